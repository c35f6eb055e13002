#!/usr/bin/env bash
# Runs all tests: style, units, and every test of the package, release-built because that is what ships.
#
# With a folder ../shared beside the checkout the full-width VGG19 is compared too; without it that is said and left out.
set -euo pipefail
cd "$(dirname "$0")/.."

flags=(--configuration release --explicit-target-dependency-import-check error)

echo "== style"
# One file after the other: --parallel has all of them open at once, which is more than most systems allow.
swift format lint --strict --recursive Package.swift Sources Tests Benchmarks
echo "clean"

echo "== unit files"
bash Tests/System/check-units.sh

echo "== build"
swift build "${flags[@]}" --build-tests

if [ -d ../shared/golden ] && [ -x ../shared/weights/complete.py ]; then
    network=$(pwd)/.build/vgg19-completed.safetensors
    [ -f "$network" ] || python3 ../shared/weights/complete.py "$network"
    export IMPASTO_GOLDEN_NETWORK=$network IMPASTO_GOLDEN=$(cd ../shared/golden && pwd)
else
    echo "left out: golden values of the full-width VGG19, and how Oxford's weights are recognised: there is no ../shared" >&2
fi

echo "== tests"
# Not all of them at once: a test that waits for a daemon does so for a while only.
export SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=${SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH:-24}
swift test "${flags[@]}" --skip-build "$@"
