#!/usr/bin/env python3
"""Compares networks by what they paint: six pairs, each at 256 and 512 pixels, at equal settings.

usage: table.py --render impasto-render --judge judge.py --pictures DIR --out DIR NETWORK REFERENCE
                [--sizes 256,512] [--set key=value ...]

Paints every pair with both networks, measures each painting on true VGG19 features (the script given as --judge, which
prints one line of JSON: style_error, content_error), and prints a table. Paintings that are there already are kept.
"""
import argparse
import json
import os
import subprocess
import sys

PAIRS = [
    ("tubingen", "starry-night"), ("labrador", "composition-vii"), ("tubingen", "the-scream"),
    ("labrador", "starry-night"), ("building", "composition-vii"), ("building", "seated-nude"),
]
MEASURES = ["style_error", "conv1_1", "conv2_1", "conv3_1", "content_error"]


def painting(options, network, content, style, size):
    label = os.path.splitext(os.path.basename(network))[0]
    path = os.path.join(options.out, f"{content}-{style}-{size}-{label}.png")
    if not os.path.exists(path):
        command = [
            options.render, os.path.join(options.pictures, content + ".jpg"), "--style",
            os.path.join(options.pictures, style + ".jpg"), "--network", network, "--size", str(size), "--output", path,
            "--progress", "none",
        ]
        for setting in options.set:
            command += ["--set", setting]
        subprocess.run(command, check=True)
    return path


def measure(options, path, content, style):
    command = [sys.executable, options.judge, path]
    command += [os.path.join(options.pictures, name + ".jpg") for name in (content, style)]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--render", "--judge", "--pictures", "--out"):
        parser.add_argument(name, required=True)
    parser.add_argument("--sizes", default="256,512")
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE")
    parser.add_argument("--pairs", type=int, default=len(PAIRS), help="only the first so many")
    parser.add_argument("network")
    parser.add_argument("reference")
    options = parser.parse_args()
    os.makedirs(options.out, exist_ok=True)
    print("| size | pair | " + " | ".join(MEASURES) + " |\n|---|---|" + "---|" * len(MEASURES))
    for size in options.sizes.split(","):
        sums = [dict.fromkeys(MEASURES, 0.0), dict.fromkeys(MEASURES, 0.0)]
        for content, style in PAIRS[: options.pairs]:
            found = []
            for network, total in zip((options.network, options.reference), sums):
                found.append(measure(options, painting(options, network, content, style, size), content, style))
                for key in MEASURES:
                    total[key] += found[-1][key] / options.pairs
            cells = [f"{found[0][key]:.4f} : {found[1][key]:.4f}" for key in MEASURES]
            print(f"| {size} | {content}, {style} | " + " | ".join(cells) + " |", flush=True)
        cells = [f"{sums[0][key]:.4f} : {sums[1][key]:.4f} = {sums[0][key] / sums[1][key]:.2f}" for key in MEASURES]
        print(f"| {size} | **mean** | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
