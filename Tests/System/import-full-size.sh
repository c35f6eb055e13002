#!/usr/bin/env bash
# Imports a full-size VGG19 from a file of every kind and compares it layer by layer, by digest, with what it was made of.
#
# usage: import-full-size.sh VGG19.safetensors [KIND ...]
#
# The files, some 600 MB each, are written by the original libraries, which Debian's python3 has, one at a time into a scratch
# folder (Tests/NetworksTests/Fixtures/write_vgg.py knows the kinds). Needs a release build. Prints a line a kind.
set -euo pipefail
tensors=$(realpath "$1")
shift
cd "$(dirname "$0")/../.."
tool=.build/release/impasto-network
writer=Tests/NetworksTests/Fixtures/write_vgg.py
scratch=$(mktemp --directory)
trap 'rm -rf "$scratch"' EXIT

[ $# -gt 0 ] || set -- $(/usr/bin/python3 - "$(dirname "$writer")" << 'KINDS'
import sys
sys.path.insert(0, sys.argv[1])
from write_vgg import KINDS
print(*KINDS)
KINDS
)

layers() { "$tool" show "$1" --json | python3 -c 'import json, sys; print([(l["name"], l["sha256"]) for l in json.load(sys.stdin)["layers"]])'; }

failed=0
for kind in "$@"; do
    /usr/bin/python3 "$writer" "$scratch" --tensors "$tensors" --fully 4096 --only "$kind"
    for file in "$scratch"/vgg19.*; do
        case $file in *.truth*) continue ;; esac
        # The families differ in what they see, not in their values.
        TIMEFORMAT='%R s'
        seconds=$({ time "$tool" import "$file" --name imported --store "$scratch/networks" --replace > /dev/null 2>&1; } 2>&1)
        if [ "$(layers "$scratch/networks/imported.safetensors")" = "$(layers "$scratch/vgg19.truth.safetensors")" ]; then
            echo "$kind: $(stat --format %s "$file") bytes in $seconds, bit for bit"
        else
            echo "$kind: NOT the same tensors" >&2
            failed=1
        fi
    done
    rm -f "$scratch"/vgg19.*
done
exit $failed
