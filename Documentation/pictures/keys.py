#!/usr/bin/env python3
"""Writes into each page of Documentation/keys what the program says of the key, and the index of the pages.

keys.py IMPASTO-RENDER, from the repository's root. What a key may be is taken from Documentation/recipes.md, and what a
page is about from its first sentence; DocumentationTests and KeyPagesTests compare both with the program.
"""

import pathlib
import re
import subprocess
import sys

KEYS = pathlib.Path("Documentation/keys")
RECIPES = pathlib.Path("Documentation/recipes.md")
ROW = re.compile(r"\| \[`([a-z0-9-]+)`\]\([^)]*\) \| (.*?) \|")


def groups():
    """The headings of recipes.md with their keys, each with what it must be."""
    found, heading = [], ""
    for line in RECIPES.read_text().splitlines():
        if line.startswith("### "):
            heading = line[4:]
        elif row := ROW.match(line):
            if not found or found[-1][0] != heading:
                found.append((heading, {}))
            found[-1][1][row[1]] = row[2]
    return found


def recipes(program):
    """The keys and values of each preset, the default first."""
    def output(*arguments):
        return subprocess.run([program, *arguments], check=True, capture_output=True, text=True).stdout

    names = [line.split()[0] for line in output("recipe", "list").splitlines()]
    shown = {name: output("recipe", "show", "--preset", name) for name in names}
    return {name: dict(re.findall(r"^([a-z0-9-]+) = (.*)$", text, re.M)) for name, text in shown.items()}


def facts(key, must_be, presets):
    """The table of a key: what it must be, its default, and the presets that differ from it."""
    names = {}
    for name, recipe in presets.items():
        names.setdefault(recipe.get(key), []).append(f"`{name}`")
    default = presets["impasto"].get(key)
    rows = [f"| must be | {must_be} |", "|---|---|", f"| default | {f'`{default}`' if default else 'none'} |"]
    if key != "preset":
        rows += [f"| {', '.join(those)} | `{value}` |" for value, those in names.items() if value != default]
    return "\n".join(rows)


def main():
    presets = recipes(sys.argv[1])
    index = (KEYS / "README.md").read_text().split("\n## ")[0].rstrip() + "\n"
    for heading, keys in groups():
        index += f"\n## {heading}\n\n"
        for key, must_be in keys.items():
            page = KEYS / f"{key}.md"
            blocks = page.read_text().split("\n\n")
            table = next(number for number, block in enumerate(blocks) if block.startswith("| must be |"))
            blocks[table] = facts(key, must_be, presets)
            page.write_text("\n\n".join(blocks))
            index += f"* [`{key}`]({key}.md): {' '.join(blocks[1].split())}\n"
    (KEYS / "README.md").write_text(index)


if __name__ == "__main__":
    main()
