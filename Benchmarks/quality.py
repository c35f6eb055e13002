#!/usr/bin/env python3
"""Compares two recipes by what they paint and by what that costs, over six pairs of a content and a style.

usage: quality.py --render impasto-render --judge judge.py --pictures DIR --out DIR --network FILE
                  [--ours impasto] [--reference jcjohnson] [--size 512] [--set key=value ...] [--python python3]

Paints every pair with both presets, measures each painting with the judge (a script that takes painting, content and style
and prints one line of JSON: style_error, content_error, flat_noise; lower is better), and prints a table. The cost of a
painting is its evaluations, each counted by its scale's share of the full number of pixels, as its sidecar has them.
--set lays keys over our preset, not over the reference. Paintings that are there already are kept.
"""
import argparse
import json
import os
import subprocess

PAIRS = [
    ("tubingen", "starry-night"), ("labrador", "composition-vii"), ("tubingen", "the-scream"),
    ("labrador", "starry-night"), ("building", "composition-vii"), ("building", "seated-nude"),
]
MEASURES = ["style_error", "content_error", "flat_noise"]


def paint(options, preset, settings, content, style):
    """Paints a pair unless it is painted already; the path without its ending."""
    name = "-".join([content, style, str(options.size), preset] + [s.replace("/", "_") for s in settings])
    path = os.path.join(options.out, name)
    if not os.path.exists(path + ".json"):
        command = [
            options.render, os.path.join(options.pictures, content + ".jpg"), "--style",
            os.path.join(options.pictures, style + ".jpg"), "--preset", preset, "--network", options.network, "--size",
            str(options.size), "--output", path + ".png", "--sidecar", path + ".json", "--progress", "none",
        ]
        for setting in settings:
            command += ["--set", setting]
        subprocess.run(command, check=True)
    return path


def cost(sidecar):
    """Evaluations in those of the full size, and seconds."""
    painting = sidecar["painting"]
    pixels = painting["width"] * painting["height"]
    evaluations = sum(s["evaluations"] * s["width"] * s["height"] for s in sidecar["scales"])
    return {"cost": evaluations / pixels, "seconds": sidecar["seconds"]}


def measure(options, path, content, style):
    command = [options.python, options.judge, path + ".png"]
    command += [os.path.join(options.pictures, name + ".jpg") for name in (content, style)]
    found = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    with open(path + ".json") as file:
        return {**found, **cost(json.load(file))}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--render", "--judge", "--pictures", "--out", "--network"):
        parser.add_argument(name, required=True)
    parser.add_argument("--ours", default="impasto")
    parser.add_argument("--reference", default="jcjohnson")
    parser.add_argument("--size", type=int, default=512)
    parser.add_argument("--python", default="python3", help="the one that the judge runs under")
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE")
    options = parser.parse_args()
    os.makedirs(options.out, exist_ok=True)
    columns = MEASURES + ["cost", "seconds"]
    print("| pair | " + " | ".join(columns) + " |\n|---|" + "---|" * len(columns))
    sums = [dict.fromkeys(columns, 0.0), dict.fromkeys(columns, 0.0)]
    for content, style in PAIRS:
        found = [
            measure(options, paint(options, preset, settings, content, style), content, style)
            for preset, settings in ((options.ours, options.set), (options.reference, []))
        ]
        for values, total in zip(found, sums):
            for key in columns:
                total[key] += values[key] / len(PAIRS)
        print(f"| {content}, {style} | " + " | ".join(cell(found, key) for key in columns) + " |", flush=True)
    print("| **mean** | " + " | ".join(cell(sums, key) for key in columns) + " |")


def cell(pair, key):
    places = 4 if key == "style_error" else 3 if key == "content_error" else 0
    return " : ".join(f"{values[key]:.{places}f}" for values in pair)


if __name__ == "__main__":
    main()
