#!/usr/bin/env bash
# Runs the tests of what speaks with libsystemd and libinotifytools under AddressSanitizer, in a build of its own.
#
# What C libraries keep until a process ends is no leak of ours, and neither is what Swift's runtime keeps.
set -euo pipefail
cd "$(dirname "$0")/.."
export IMPASTO_TARGETS="SystemdTests WatcherTests" ASAN_OPTIONS=detect_leaks=0
swift test --configuration release --scratch-path .build-sanitized --sanitize=address "$@"
