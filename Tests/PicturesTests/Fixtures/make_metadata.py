#!/usr/bin/env python3
"""Makes the pictures whose metadata PicturesTests reads. Needs Pillow and numpy, as make.py does.

metadata/   files with resolution and texts, by Pillow's hand; what they say stands in MetadataTests.swift
senseless/  files whose metadata say nothing that can be kept, or lie about their own size
"""

import io
import pathlib
import shutil
import struct
import zlib

import numpy as np
from PIL import Image
from PIL.PngImagePlugin import PngInfo

import make
from make import RGB, chunk, png, save, scene8

HERE = pathlib.Path(__file__).parent
DESCRIPTION, SOFTWARE, ARTIST, COPYRIGHT, ORIENTATION = 0x010E, 0x0131, 0x013B, 0x8298, 0x0112
X_RESOLUTION, Y_RESOLUTION, UNIT, EXIF, GPS, NEXT = 0x011A, 0x011B, 0x0128, 0x8769, 0x8825, 0
ASCII, SHORT, LONG, RATIONAL = 2, 3, 4, 5


def saved(image, kind, **options):
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def exif(**more):
    metadata = Image.Exif()
    metadata[DESCRIPTION] = "Boats at the beach"
    metadata[SOFTWARE] = "A camera's own"
    metadata[ARTIST] = "Vincent"
    metadata[COPYRIGHT] = "Vincent\0The museum"
    metadata.get_ifd(GPS)[1] = "N"
    metadata.get_ifd(EXIF)[0x927C] = b"a maker's own notes"
    for tag, value in more.get("tags", {}).items():
        metadata[tag] = value
    return metadata


def metadata():
    image = Image.fromarray(scene8(23, 19))
    texts = PngInfo()
    texts.add_text("Title", "Café")
    texts.add_itxt("Author", "Władysław\u0007", lang="pl")
    texts.add_text("Description", "Boats.\r\n" + "Waves. " * 100, zip=True)
    texts.add_itxt("Copyright", "© 1888 漁師", zip=True)
    texts.add_text("Software", "Somebody else's")
    texts.add_text("Title", "A second one")
    save("metadata/texts.png", saved(image, "PNG", pnginfo=texts, dpi=(300, 150)))
    save("metadata/exif.png", saved(image, "PNG", exif=exif()))
    both = PngInfo()
    both.add_text("Author", "Theo")
    save("metadata/both.png", saved(image, "PNG", pnginfo=both, exif=exif()))
    save("metadata/density.jpg", saved(image, "JPEG", dpi=(300, 300), exif=exif(tags={X_RESOLUTION: 72, Y_RESOLUTION: 72})))
    turned = exif(tags={X_RESOLUTION: 100, Y_RESOLUTION: 50, UNIT: 3, ORIENTATION: 6})
    save("metadata/turned.jpg", saved(image, "JPEG", exif=turned))
    latin = saved(image, "JPEG", exif=exif()).replace(b"Vincent\0The museum", b"\xa9 Fran\xe7ois, Lyon\0\0")
    save("metadata/latin1.jpg", latin)


def tiff(entries, order=">", following=0):
    """Entries are tag, type, count, and four bytes."""
    mark = b"MM" if order == ">" else b"II"
    data = mark + struct.pack(order + "HIH", 42, 8, len(entries))
    for tag, kind, count, value in entries:
        data += struct.pack(order + "HHI", tag, kind, count) + value
    return data + struct.pack(order + "I", following)


def at(offset, order=">"):
    return struct.pack(order + "I", offset)


def senseless():
    exifs = {
        "loop": tiff([(EXIF, LONG, 1, at(8)), (GPS, LONG, 1, at(8))], following=8),
        "offset-outside": tiff([(COPYRIGHT, ASCII, 20, at(0xFFFFFFF0)), (ARTIST, ASCII, 20, at(30))]),
        "count-huge": tiff([(COPYRIGHT, ASCII, 0xFFFFFFFF, at(8)), (X_RESOLUTION, RATIONAL, 0xFFFFFFFF, at(8)),
                            (Y_RESOLUTION, RATIONAL, 1, at(8))]),
        "count-zero": tiff([(COPYRIGHT, ASCII, 0, b"abc\0"), (ARTIST, ASCII, 0, at(0))]),
        "other-types": tiff([(COPYRIGHT, LONG, 1, b"abc\0"), (ARTIST, 99, 1, b"abc\0"), (UNIT, LONG, 1, at(2))]),
        "divided-by-zero": tiff([(X_RESOLUTION, RATIONAL, 1, at(38)), (Y_RESOLUTION, RATIONAL, 1, at(38))])
                           + struct.pack(">II", 300, 0),
        "too-fine": tiff([(X_RESOLUTION, RATIONAL, 1, at(38)), (Y_RESOLUTION, RATIONAL, 1, at(38))])
                    + struct.pack(">II", 0xFFFFFFFF, 1),
        "no-unit": tiff([(X_RESOLUTION, RATIONAL, 1, at(50)), (Y_RESOLUTION, RATIONAL, 1, at(50)),
                         (UNIT, SHORT, 1, b"\0\1\0\0")]) + struct.pack(">II", 300, 1),
        "blank": tiff([(COPYRIGHT, ASCII, 4, b" \t\n\0"), (ARTIST, ASCII, 4, b"\0\0\0\0"), (DESCRIPTION, ASCII, 2, b"\1\0\0\0")]),
    }
    plain = make.jpeg(Image.fromarray(scene8(23, 19)))
    for name, data in exifs.items():
        segment = b"Exif\0\0" + data
        save(f"senseless/{name}.jpg",
             plain[:2] + b"\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment + plain[2:])

    color = np.random.default_rng(1888).integers(0, 256, (11, 13, 3))
    bomb = zlib.compress(b"Waves. " * 100_000, 9)
    packed = zlib.compress(b"Waves.", 9)
    chunks = {
        "bombs": chunk(b"zTXt", b"Title\0\0" + bomb) + chunk(b"iTXt", b"Author\0\1\0\0\0" + bomb),
        "not-packed": chunk(b"zTXt", b"Title\0\0Waves.") + chunk(b"iTXt", b"Author\0\1\0\0\0Waves."),
        "unknown-method": chunk(b"zTXt", b"Title\0\7" + packed) + chunk(b"iTXt", b"Author\0\1\7\0\0" + packed)
                          + chunk(b"iTXt", b"Copyright\0\7\0\0\0" + packed),
        "cut": chunk(b"tEXt", b"Title") + chunk(b"zTXt", b"Author\0") + chunk(b"iTXt", b"Copyright\0\0\0en\0")
               + chunk(b"pHYs", bytes(8)) + chunk(b"eXIf", b"MM"),
        "no-unit": chunk(b"pHYs", struct.pack(">IIB", 300, 150, 0)),
        "zero": chunk(b"pHYs", struct.pack(">IIB", 0, 0, 1)),
        "other-keywords": chunk(b"tEXt", b"Comment\0Waves.") + chunk(b"tEXt", b"title\0Waves."),
    }
    for name, before in chunks.items():
        save(f"senseless/{name}.png", png(color, 8, RGB, before=before))


def main():
    for folder in ("metadata", "senseless"):
        shutil.rmtree(HERE / folder, ignore_errors=True)
    metadata()
    senseless()


if __name__ == "__main__":
    main()
