#!/usr/bin/env python3
"""Lays pictures out on a sheet, each with its label, and writes a JPEG of at most 60 KB: needs Pillow.

sheet.py OUTPUT WIDTH COLUMNS [LABEL=]PICTURE …
"""

import io
import sys

from PIL import Image, ImageDraw, ImageFont

MOST_BYTES = 60_000
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


def small_jpeg(page):
    for quality in range(90, 20, -5):
        buffer = io.BytesIO()
        page.save(buffer, "JPEG", quality=quality, optimize=True, progressive=True)
        if buffer.tell() <= MOST_BYTES:
            break
    return buffer.getvalue()


def main():
    output, width, columns = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    entries = [tuple(name.rpartition("=")[::2]) for name in sys.argv[4:]]
    with open(output, "wb") as file:
        file.write(small_jpeg(sheet(width, columns, entries)))


if __name__ == "__main__":
    main()
