#!/usr/bin/env bash
# Tries the Debian package in a real Debian 12 under a real systemd: a container of systemd-nspawn with no network.
#
# Needs root, room for some 600 MB under .build-system, and Debian's mirror the first time, or whenever the package needs
# others than before. Where it cannot run, because nobody is root or a tool or the mirror is not there, it says why and exits
# with 77; a package that cannot be installed or a system that does not boot is a failure.
set -euo pipefail
cd "$(dirname "$0")/../.."

left_out() {
    echo "LEFT OUT: the system test did not run: $1" >&2
    exit 77
}

failed() {
    echo "FAILED: $1" >&2
    exit 1
}

((EUID == 0)) || left_out "a container can only be booted by root"
for tool in debootstrap systemd-nspawn nsenter; do
    command -v "$tool" > /dev/null || left_out "there is no $tool (Tools/setup.sh system installs it)"
done

package=$(ls -t .build-dist/impasto_*.deb | head -1)
depends=$(dpkg-deb --field "$package" Depends)
include=ca-certificates,dbus,dbus-user-session,libglib2.0-bin,libpam-systemd,man-db,polkitd,python3,python3-jeepney,systemd,systemd-sysv

# The bare system with everything that the package depends on: made once, and again when that changes.
base=.build-system/bookworm-$(echo "$depends $include" | sha256sum | cut -c1-12)
if ! [ -d "$base" ]; then
    echo "== making a Debian 12 in $base"
    rm -rf .build-system
    mkdir -p .build-system
    debootstrap --variant=minbase --include="$include" bookworm "$base.new" > .build-system/debootstrap.log 2>&1 ||
        left_out "debootstrap failed: $(tail -1 .build-system/debootstrap.log)"
    chroot "$base.new" apt-get satisfy -y -q --no-install-recommends "$depends" > .build-system/apt.log 2>&1 ||
        failed "the dependencies cannot be installed: $(tail -1 .build-system/apt.log)"
    chroot "$base.new" apt-get clean
    mv "$base.new" "$base"
fi

scratch=$(mktemp -d)
machine=$scratch/machine
init=
clean_up() {
    # The init of a container obeys SIGRTMIN+4 by powering off, as systemd(1) says.
    if [ -n "$init" ] && kill -s RTMIN+4 "$init" 2> /dev/null; then wait "$nspawn" || true; fi
    rm -rf "$scratch"
}
trap clean_up EXIT
cp -a --reflink=auto "$base" "$machine"
mkdir "$machine/try"
cp -r Tests/System/{checks.sh,inside.sh,inside,password.py,fuzz-bus.py,bus_clients.py} "$machine/try/"
mkdir "$machine/try/.build-dist"
cp "$package" "$machine/try/.build-dist/"
sed -n '/<!-- first painting -->/,/<!-- .first painting -->/s/^    //p' README.md > "$machine/try/first-painting.sh"

echo "== booting"
systemd-nspawn --quiet --directory="$machine" --boot --register=no --keep-unit --private-network \
    > "$scratch/boot.log" 2>&1 < /dev/null &
nspawn=$!

# The first child of systemd-nspawn that has become an init of its own.
for _ in $(seq 300); do
    init=$(pgrep --parent "$nspawn" | tail -1) || init=
    if [ -n "$init" ] && [ -S "/proc/$init/root/run/systemd/private" ]; then break; fi
    kill -0 "$nspawn" 2> /dev/null || failed "the container does not boot: $(tail -3 "$scratch/boot.log")"
    sleep 0.1
done
[ -n "$init" ] && [ -S "/proc/$init/root/run/systemd/private" ] ||
    failed "the container does not boot within 30 s: $(tail -3 "$scratch/boot.log")"

echo "== inside"
nsenter --target "$init" --all env --ignore-environment HOME=/root LANG=C.UTF-8 \
    PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin bash /try/inside.sh
