#!/usr/bin/env bash
# Packs what `make dist` built into impasto_VERSION_ARCHITECTURE.deb, in .build-dist. Needs no root.
set -euo pipefail
cd "$(dirname "$0")/.."
umask 022

version=$(.build-dist/release/impastoctl --version)
architecture=$(dpkg --print-architecture)
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
chmod 755 "$stage"
tree=$stage/tree

DESTDIR=$tree prefix=/usr Tools/install.sh

documents=$tree/usr/share/doc/impasto
mkdir -p "$documents" "$tree/DEBIAN"
cp Packaging/debian/copyright NOTICE "$documents/"
gzip -9n < CHANGELOG.md > "$documents/CHANGELOG.md.gz"
# dpkg's own kind of changelog, dated by the last commit so that the same sources give the same package.
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
gzip -9n > "$documents/changelog.gz" << END
impasto ($version) unstable; urgency=medium

  * /usr/share/doc/impasto/CHANGELOG.md.gz tells what is new.

 -- $(sed -n 's/^Maintainer: //p' Packaging/debian/control.in)  $(date --utc --rfc-email --date "@$SOURCE_DATE_EPOCH")
END
install -D -m 644 Packaging/debian/lintian-overrides "$tree/usr/share/lintian/overrides/impasto"

# What the linker names, by dpkg's own tool, and what Packaging/debian-packages says is needed to run.
mkdir "$stage/debian"
printf 'Source: impasto\n\nPackage: impasto\nArchitecture: any\nDescription: for dpkg-shlibdeps\n' > "$stage/debian/control"
programs=("$tree"/usr/bin/* "$tree"/usr/libexec/impasto/*)
libraries=$(cd "$stage" && dpkg-shlibdeps -O "${programs[@]}" | sed -n 's/^shlibs:Depends=//p')
others=$(awk '$1 == "run" { printf ", %s", $2 }' Packaging/debian-packages)

sed -e "s|@VERSION@|$version|" -e "s|@ARCHITECTURE@|$architecture|" -e "s#@DEPENDS@#$libraries$others#" \
    -e "s|@SIZE@|$(du -sk --apparent-size "$tree" | cut -f1)|" Packaging/debian/control.in > "$tree/DEBIAN/control"
(cd "$tree/usr/share/impasto/examples" && sha256sum painting.jpg style.toml) > "$stage/examples"
sed -e "/@EXAMPLES@/{r $stage/examples" -e 'd}' Packaging/debian/postrm > "$tree/DEBIAN/postrm"
cp Packaging/debian/postinst Packaging/debian/prerm "$tree/DEBIAN/"
chmod 755 "$tree"/DEBIAN/p*
(cd "$tree" && find etc -type f -printf '/%p\n' | sort) > "$tree/DEBIAN/conffiles"
(cd "$tree" && find usr -type f -printf '%P\0' | sort -z | sed -z 's|^|usr/|' | xargs -0 md5sum) > "$tree/DEBIAN/md5sums"

package=.build-dist/impasto_${version}_$architecture.deb
dpkg-deb --root-owner-group --build "$tree" "$package" >&2
lintian --allow-root --fail-on error,warning "$package" >&2
echo "$package"
