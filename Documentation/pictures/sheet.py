#!/usr/bin/env python3
"""Lays pictures out on a sheet, each with its label, and writes a small JPEG: needs Pillow.

sheet.py [--kilobytes N] OUTPUT WIDTH COLUMNS [LABEL=]PICTURE …
"""

import argparse
import io

from PIL import Image, ImageDraw, ImageFont

GAP = 6
LINE = 15


def scaled(path, width):
    picture = Image.open(path).convert("RGB")
    height = round(picture.height * width / picture.width)
    return picture.resize((width, height), Image.Resampling.LANCZOS)


def sheet(width, columns, entries):
    cell = (width - GAP * (columns - 1)) // columns
    pictures = [scaled(path, cell) for _, path in entries]
    line = LINE if any(label for label, _ in entries) else 0
    tallest = max(picture.height for picture in pictures)
    rows = -(-len(entries) // columns)
    page = Image.new("RGB", (width, rows * (tallest + line) + (rows - 1) * GAP), "white")
    draw = ImageDraw.Draw(page)
    for index, ((label, _), picture) in enumerate(zip(entries, pictures)):
        left = index % columns * (cell + GAP)
        top = index // columns * (tallest + line + GAP)
        page.paste(picture, (left, top))
        draw.text((left, top + picture.height + 2), label, "black", ImageFont.load_default())
    return page


def small_jpeg(page, most_bytes):
    for quality in range(90, 20, -5):
        buffer = io.BytesIO()
        page.save(buffer, "JPEG", quality=quality, optimize=True, progressive=True)
        if buffer.tell() <= most_bytes:
            break
    return buffer.getvalue()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kilobytes", type=int, default=60, help="the most that the JPEG may have; 60 if not given")
    parser.add_argument("output")
    parser.add_argument("width", type=int, help="pixels of the whole sheet")
    parser.add_argument("columns", type=int, help="pictures side by side")
    parser.add_argument("pictures", nargs="+", metavar="[LABEL=]PICTURE")
    options = parser.parse_args()
    entries = [tuple(name.rpartition("=")[::2]) for name in options.pictures]
    page = sheet(options.width, options.columns, entries)
    with open(options.output, "wb") as file:
        file.write(small_jpeg(page, options.kilobytes * 1000))


if __name__ == "__main__":
    main()
