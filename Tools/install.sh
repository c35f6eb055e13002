#!/usr/bin/env bash
# Puts what `make dist` built into place, under DESTDIR and prefix as usual. A configuration that is already there is left alone.
set -euo pipefail
cd "$(dirname "$0")/.."
: "${DESTDIR:=}" "${prefix:=/usr}"
built=.build-dist/release
made=.build-dist/share

if ! [ -x "$built/impastod" ] || ! [ -d "$made" ]; then
    echo "nothing is built to be installed: run make dist first" >&2
    exit 1
fi

program() { install -D -m 755 "$built/$1" "$DESTDIR$prefix/$2"; }
# Units and bus files name the daemon by the prefix that they were written for.
file() {
    install -D -m 644 "$1" "$DESTDIR$2"
    [ "$prefix" = /usr ] || sed -i "s|/usr/libexec/impasto|$prefix/libexec/impasto|g" "$DESTDIR$2"
}

program impastod libexec/impasto/impastod
program impasto-network libexec/impasto/impasto-network
program impastoctl bin/impastoctl
program impasto-render bin/impasto-render
for network in Networks/*.safetensors; do
    install -D -m 644 "$network" "$DESTDIR$prefix/share/impasto/networks/$(basename "$network")"
done
for example in Documentation/pictures/landscape.jpg Documentation/pictures/painting.jpg Packaging/examples/style.toml; do
    install -D -m 644 "$example" "$DESTDIR$prefix/share/impasto/examples/$(basename "$example")"
done
# What impasto-manuals made of the programs: manual pages, completions, and the interfaces of the bus.
for page in "$made"/man?/*; do
    folder=$DESTDIR$prefix/share/man/$(basename "$(dirname "$page")")
    install -d -m 755 "$folder"
    gzip -9n < "$page" > "$folder/$(basename "$page").gz"
    chmod 644 "$folder/$(basename "$page").gz"
done
shell() {
    for script in "$made/$1"/*; do install -D -m 644 "$script" "$DESTDIR$prefix/share/$2/$(basename "$script")"; done
}
shell bash bash-completion/completions
shell zsh zsh/vendor-completions
shell fish fish/vendor_completions.d
for interface in "$made"/*.xml; do
    install -D -m 644 "$interface" "$DESTDIR$prefix/share/dbus-1/interfaces/$(basename "$interface")"
done
file systemd/impastod.service "$prefix/lib/systemd/system/impastod.service"
file systemd/user/impastod.service "$prefix/lib/systemd/user/impastod.service"
for kind in system.d system-services services; do
    for source in systemd/dbus-1/"$kind"/*; do
        file "$source" "$prefix/share/dbus-1/$kind/$(basename "$source")"
    done
done
file systemd/catalog/impasto.catalog "$prefix/lib/systemd/catalog/impasto.catalog"
file systemd/polkit-1/actions/org.impasto.Impasto1.policy \
    "$prefix/share/polkit-1/actions/org.impasto.Impasto1.policy"
file systemd/sysusers.d/impasto.conf "$prefix/lib/sysusers.d/impasto.conf"
file systemd/tmpfiles.d/impasto.conf "$prefix/lib/tmpfiles.d/impasto.conf"
[ -e "$DESTDIR/etc/impasto/impastod.toml" ] || file systemd/impastod.toml /etc/impasto/impastod.toml
