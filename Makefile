# Impasto: what people do with it, a word each.

prefix ?= /usr
DESTDIR ?=
flags := --configuration release --explicit-target-dependency-import-check error

.PHONY: all build demo test test-long test-sanitized lint format dist install deb test-system setup clean

all: build

setup:
	@Tools/setup.sh build run

build: setup
	swift build $(flags)

# Paints a sample picture through a watched folder, on a private bus.
demo: build
	@Tools/demo.sh

# Everything that the tests need, then all of them.
test:
	@Tools/setup.sh build run test
	@Tools/test.sh

# The same, and what repeats a fault does so hundreds of times, which takes hours.
test-long: export IMPASTO_LONG = 1
test-long: test

# What speaks with libsystemd and libinotifytools, under AddressSanitizer.
test-sanitized:
	@Tools/setup.sh build run test
	@Tools/test-sanitized.sh

lint:
	swift format lint --strict --recursive Package.swift Sources Tests Benchmarks

format:
	swift format --in-place --recursive Package.swift Sources Tests Benchmarks

# Programs to install: the Swift runtime inside, no symbols and no paths of this folder; their manual pages and completions.
dist: setup
	swift build $(flags) --scratch-path .build-dist --static-swift-stdlib -Xlinker -s \
		-Xcc -ffile-prefix-map="$(CURDIR)=." -Xcxx -ffile-prefix-map="$(CURDIR)=."
	mkdir -p .build-dist/share
	.build-dist/release/impasto-manuals .build-dist/share

# impasto_VERSION_ARCHITECTURE.deb in .build-dist.
deb: dist
	@Tools/setup.sh package
	@Packaging/deb.sh

# The Debian package in a real Debian under a real systemd.
test-system: deb
	@Tools/setup.sh system
	@Tests/System/run.sh || [ $$? -eq 77 ]

# Puts them into place; needs no compiler, so that it can be run by sudo.
install:
	DESTDIR="$(DESTDIR)" prefix="$(prefix)" Tools/install.sh

clean:
	rm -rf .build .build-dist demo
