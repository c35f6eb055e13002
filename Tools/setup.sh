#!/usr/bin/env bash
# Installs the Debian packages that Packaging/debian-packages lists for the given occasions, those that are missing only.
#
# usage: setup.sh build|run|test ...
set -euo pipefail
cd "$(dirname "$0")/.."

wanted=()
for occasion in "$@"; do
    while read -r when package _; do
        [ "$when" = "$occasion" ] && wanted+=("$package")
    done < Packaging/debian-packages
done

missing=()
for package in "${wanted[@]}"; do
    state=$(dpkg-query --show --showformat '${db:Status-Abbrev}' "$package" 2>/dev/null || true)
    [ "${state:0:2}" = ii ] || missing+=("$package")
done

if [ ${#missing[@]} -gt 0 ]; then
    echo "installing: ${missing[*]}" >&2
    as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(sudo)
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -q >&2
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" >&2
fi

if ! command -v swift > /dev/null; then
    echo "a Swift toolchain of 6.2 or newer is needed: install one from swift.org and put it on PATH" >&2
    exit 1
fi
