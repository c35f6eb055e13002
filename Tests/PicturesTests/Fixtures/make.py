#!/usr/bin/env python3
"""Makes the pictures that PicturesTests reads, and what they must read as.

Needs Pillow and numpy. Run it in this folder; its results are committed, so that the tests need neither.

kinds/        files that are read, each beside NAME.raw: what it must be read as
              (width, height, channels as uint32, then uint16 samples; all little-endian)
exif/         kinds/jpeg-420.jpg with metadata that say nothing of its orientation
extremes/     files that are read, named by their size
orientation/  one upright picture, stored in the eight Exif ways
hostile/      files that are refused, named CODE-what.ext by the error's code
resize/       a source, and FILTER-WxH.png: the source scaled by somebody else's code
"""

import io
import math
import pathlib
import shutil
import struct
import zlib

import numpy as np
from PIL import Image, ImageOps

HERE = pathlib.Path(__file__).parent
RANDOM = np.random.default_rng(1889)
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
GRAY, RGB, PALETTE, GRAY_ALPHA, RGBA = 0, 2, 3, 4, 6


# PNG by hand: Pillow writes neither 16-bit colour nor interlaced files nor broken ones.

def chunk(kind, data, crc=None):
    crc = zlib.crc32(kind + data) if crc is None else crc
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc)


def packed_rows(array, depth):
    """The rows of one pass, each with filter type 0 before it."""
    rows = b""
    for row in array.reshape(array.shape[0], -1):
        if depth == 16:
            data = row.astype(">u2").tobytes()
        elif depth == 8:
            data = row.astype(np.uint8).tobytes()
        else:
            bits = (row[:, None] >> np.arange(depth - 1, -1, -1)) & 1
            data = np.packbits(bits.astype(np.uint8)).tobytes()
        rows += b"\0" + data
    return rows


def header(width, height, depth, color, interlaced=False):
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, interlaced))


def png(array, depth, color, interlaced=False, before=b"", after=b""):
    height, width = array.shape[:2]
    if interlaced:
        starts = [(0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1)]
        passes = [array[y::dy, x::dx] for y, x, dy, dx in starts]
        data = b"".join(packed_rows(part, depth) for part in passes if part.size)
    else:
        data = packed_rows(array, depth)
    return (PNG_SIGNATURE + header(width, height, depth, color, interlaced) + before
            + chunk(b"IDAT", zlib.compress(data, 9)) + after + chunk(b"IEND", b""))


def raw(samples):
    height, width, channels = samples.shape
    return struct.pack("<III", width, height, channels) + samples.astype("<u2").tobytes()


def rgb(samples):
    """Gray planes as three equal channels."""
    return np.repeat(samples[:, :, None], 3, axis=2)


# The scene: smooth colour (JPEG keeps it) with some structure.

def scene(width, height):
    y, x = np.mgrid[0:height, 0:width] / max(width, height)
    planes = [0.5 + 0.45 * np.sin(a * x + b * y + c) for a, b, c in [(5, 2, 0), (-3, 6, 1), (4, -5, 2)]]
    return np.stack(planes, axis=2)


def scene8(width, height):
    return np.rint(scene(width, height) * 255).astype(np.uint8)


def save(path, data):
    path = HERE / path
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)


def kind(name, data, samples):
    save(f"kinds/{name}", data)
    save(f"kinds/{name.rsplit('.', 1)[0]}.raw", raw(samples))


def png_kind(name, array, depth, color, samples, **options):
    data = png(array, depth, color, **options)
    kind(name, data, samples)
    if depth <= 8:  # that the files are proper ones is not for their maker to say
        # (Pillow does not scale the transparent gray of less than 8 bits: its alpha is no witness there.)
        channels = 3 if color == GRAY and depth < 8 else samples.shape[2]
        pillow = np.asarray(Image.open(io.BytesIO(data)).convert("RGBA"))[:, :, :channels]
        assert (pillow.astype(int) * 257 == samples[:, :, :channels]).all(), name


def png_kinds():
    shape = (11, 13)
    for depth in (1, 2, 4, 8, 16):
        gray = RANDOM.integers(0, 2**depth, shape)
        wide = rgb(gray * (65535 // (2**depth - 1)))
        png_kind(f"gray{depth}.png", gray, depth, GRAY, wide)
        png_kind(f"gray{depth}-interlaced.png", gray, depth, GRAY, wide, interlaced=True)
        key = int(gray[3, 4])
        opaque = np.where(gray == key, 0, 65535)
        png_kind(f"gray{depth}-trns.png", gray, depth, GRAY, np.dstack([wide, opaque]),
                 before=chunk(b"tRNS", struct.pack(">H", key)))
    for depth in (1, 2, 4, 8):
        count = min(2**depth, 40)
        colors = RANDOM.integers(0, 256, (count, 3))
        coverage = RANDOM.integers(0, 256, count // 2 + 1)
        index = RANDOM.integers(0, count, shape)
        palette = chunk(b"PLTE", colors.astype(np.uint8).tobytes())
        wide = colors[index] * 257
        png_kind(f"palette{depth}.png", index, depth, PALETTE, wide, before=palette)
        full = np.concatenate([coverage, np.full(count - len(coverage), 255)])
        png_kind(f"palette{depth}-trns-interlaced.png", index, depth, PALETTE,
                 np.dstack([wide, full[index] * 257]), interlaced=True,
                 before=palette + chunk(b"tRNS", coverage.astype(np.uint8).tobytes()))
    for depth, scale in ((8, 257), (16, 1)):
        color = RANDOM.integers(0, 2**depth, shape + (4,))
        for interlaced in (False, True):
            suffix = "-interlaced" if interlaced else ""
            png_kind(f"rgb{depth}{suffix}.png", color[:, :, :3], depth, RGB, color[:, :, :3] * scale,
                     interlaced=interlaced)
            png_kind(f"rgba{depth}{suffix}.png", color, depth, RGBA, color * scale, interlaced=interlaced)
        pair = color[:, :, :2]
        png_kind(f"gray-alpha{depth}.png", pair, depth, GRAY_ALPHA,
                 np.dstack([rgb(pair[:, :, 0]), pair[:, :, 1]]) * scale)
        key = color[5, 6, :3]
        opaque = np.where((color[:, :, :3] == key).all(axis=2), 0, 65535)
        png_kind(f"rgb{depth}-trns.png", color[:, :, :3], depth, RGB, np.dstack([color[:, :, :3] * scale, opaque]),
                 before=chunk(b"tRNS", struct.pack(">HHH", *map(int, key))))

    color = RANDOM.integers(0, 256, shape + (3,))
    # What says no more than sRGB, and text in a form that unpacks to much: neither may change the samples.
    noise = chunk(b"gAMA", struct.pack(">I", 45455)) + chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b" " * 10**6, 9))
    png_kind("gamma-and-text.png", color, 8, RGB, color * 257, before=noise)

    frames = [Image.fromarray(RANDOM.integers(0, 256, shape + (3,), dtype=np.uint8)) for _ in range(3)]
    animated = io.BytesIO()
    frames[0].save(animated, "PNG", save_all=True, append_images=frames[1:])
    kind("animated.png", animated.getvalue(), np.asarray(frames[0]).astype(int) * 257)


def jpeg(image, **options):
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", **{"quality": 92, **options})
    return buffer.getvalue()


def without_adobe(data):
    at = data.index(b"\xff\xee")
    return data[:at] + data[at + 2 + struct.unpack(">H", data[at + 2:at + 4])[0]:]


def opened(data):
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGB")).astype(int) * 257


def jpeg_kinds():
    picture = Image.fromarray(scene8(23, 19))
    variants = {
        "420": jpeg(picture, subsampling="4:2:0"),
        "422": jpeg(picture, subsampling="4:2:2"),
        "444": jpeg(picture, subsampling="4:4:4"),
        "gray": jpeg(picture.convert("L")),
        "progressive": jpeg(picture, progressive=True),
        "restart": jpeg(picture, restart_marker_blocks=2),
        "rgb": jpeg(picture, keep_rgb=True),
        "quality30": jpeg(picture, quality=30),
    }
    for name, data in variants.items():
        kind(f"jpeg-{name}.jpg", data, opened(data))

    black = np.rint(scene(23, 19)[:, :, 2:] * 120).astype(np.uint8)
    inks = np.dstack([255 - scene8(23, 19), black])
    adobe = jpeg(Image.fromarray(inks, "CMYK"))
    kind("jpeg-cmyk-adobe.jpg", adobe, opened(adobe))
    # Without the marker the inks stand as they are; the same picture comes out.
    kind("jpeg-cmyk.jpg", without_adobe(jpeg(Image.fromarray(255 - inks, "CMYK"))), opened(adobe))
    # YCCK: the inverted inks as YCbCr, which Adobe's marker announces by a 2 at its end.
    ycc = np.asarray(Image.fromarray(255 - inks[:, :, :3]).convert("YCbCr"))
    stored = np.dstack([ycc, 255 - inks[:, :, 3]])
    data = bytearray(jpeg(Image.fromarray(255 - stored, "CMYK")))
    data[data.index(b"Adobe") + 11] = 2
    kind("jpeg-ycck.jpg", bytes(data), opened(bytes(data)))

    plain = variants["420"]
    assert plain.endswith(b"\xff\xd9")
    kind("jpeg-padded.jpg", plain[:-2] + b"\0\0\0" + plain[-2:], opened(plain))
    kind("jpeg-trailer.jpg", plain + b"a camera's own notes" * 3, opened(plain))
    for name, tiff in hostile_exif().items():
        segment = b"Exif\0\0" + tiff
        marked = plain[:2] + b"\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment + plain[2:]
        save(f"exif/{name}.jpg", marked)


def tiff_of(orientation, order="<", offset=8, entries=1, kind_of_value=3):
    mark = b"II" if order == "<" else b"MM"
    return (mark + struct.pack(order + "HIH", 42, offset, entries)
            + struct.pack(order + "HHIHH", 0x0112, kind_of_value, 1, orientation, 0) + b"\0\0\0\0")


def hostile_exif():
    return {
        "orientation-9": tiff_of(9),
        "orientation-0": tiff_of(0),
        "far-directory": tiff_of(6, offset=0xFFFFFFF0),
        "directory-at-end": tiff_of(6, offset=26),
        "many-entries": tiff_of(6, entries=65535).replace(b"\x12\x01", b"\x13\x01"),
        "cut-entry": tiff_of(6)[:18],
        "wrong-type": tiff_of(6, kind_of_value=7),
        "no-tiff": b"not a TIFF structure at all",
        "nothing": b"",
    }


def orientations():
    T = Image.Transpose
    # What brings the upright picture into the stored form.
    stored_by = {1: None, 2: T.FLIP_LEFT_RIGHT, 3: T.ROTATE_180, 4: T.FLIP_TOP_BOTTOM,
                 5: T.TRANSPOSE, 6: T.ROTATE_90, 7: T.TRANSVERSE, 8: T.ROTATE_270}
    upright = np.dstack([scene8(29, 19), RANDOM.integers(0, 256, (19, 29), dtype=np.uint8)])
    for orientation, way in stored_by.items():
        image = Image.fromarray(upright)
        image = image if way is None else image.transpose(way)
        order = "<" if orientation % 2 else ">"
        exif = chunk(b"eXIf", tiff_of(orientation, order))
        where = {"before": exif} if orientation % 3 else {"after": exif}
        data = png(np.asarray(image), 8, RGBA, **where)
        save(f"orientation/{orientation}.png", data)

        data = jpeg(image.convert("RGB"), quality=98, subsampling="4:4:4", exif=b"Exif\0\0" + tiff_of(orientation, order))
        again = np.asarray(ImageOps.exif_transpose(Image.open(io.BytesIO(data))))
        assert abs(again.astype(int) - upright[:, :, :3]).max() < 12, orientation
        save(f"orientation/{orientation}.jpg", data)


def extremes():
    for width, height in ((1, 1), (65535, 1), (1, 65535)):
        save(f"extremes/{width}x{height}.png", png(np.zeros((height, width), int), 1, GRAY))
    for width, height in ((1, 1), (65500, 1), (1, 65500)):
        save(f"extremes/{width}x{height}.jpg", jpeg(Image.new("L", (width, height), 90)))


def repeated_last_scan(data, times):
    start = data.rindex(b"\xff\xda")
    return data[:start] + data[start:-2] * times + data[-2:]


def hostile():
    color = RANDOM.integers(0, 256, (11, 13, 3))
    whole = png(color, 8, RGB, before=chunk(b"tEXt", b"Title\0Boats"))
    data_at = whole.index(b"IDAT")
    for name, end in {"in-signature-and-header": 20, "after-header": 33, "before-data": data_at + 4,
                      "in-data": data_at + 90, "before-end": len(whole) - 12, "in-end": len(whole) - 1}.items():
        save(f"hostile/truncated-{name}.png", whole[:end])
    picture = Image.fromarray(scene8(23, 19))
    for name, file in {"baseline": jpeg(picture), "progressive": jpeg(picture, progressive=True)}.items():
        scan = file.index(b"\xff\xda")
        for place, end in {"in-header": 100, "before-scan": scan, "in-scan": scan + (len(file) - scan) // 2,
                           "before-end": len(file) - 2, "in-end": len(file) - 1}.items():
            save(f"hostile/truncated-{name}-{place}.jpg", file[:end])

    def flipped(data, at):
        return data[:at] + bytes([data[at] ^ 0x40]) + data[at + 1:]

    save("hostile/corrupt-header-checksum.png", flipped(whole, 16 + 13))
    save("hostile/corrupt-header.png", flipped(whole, 19))
    save("hostile/corrupt-text.png", flipped(whole, whole.index(b"Boats")))
    save("hostile/corrupt-data.png", flipped(whole, data_at + 100))
    save("hostile/corrupt-data-checksum.png", flipped(whole, whole.index(b"IEND") - 5))
    save("hostile/corrupt-no-palette.png", png(color[:, :, 0] & 1, 1, PALETTE))
    save("hostile/corrupt-few-rows.png",
         PNG_SIGNATURE + header(13, 5000, 8, RGB) + whole[data_at - 4:])
    save("hostile/corrupt-no-pixels.png", PNG_SIGNATURE + header(0, 0, 8, RGB) + whole[data_at - 4:])
    save("hostile/corrupt-color-type.png", PNG_SIGNATURE + header(13, 11, 8, 5) + whole[data_at - 4:])

    plain = jpeg(picture)
    scan = plain.index(b"\xff\xda") + 14
    save("hostile/corrupt-lost-part.jpg", plain[:scan + 40] + b"\0" * 200 + plain[scan + 240:])
    save("hostile/corrupt-gap-before-end.jpg", plain[:-2] + b"\0" * 200 + plain[-2:])
    save("hostile/corrupt-marker-in-scan.jpg", plain[:scan + 60] + b"\xff\xd9" + plain[scan + 62:])
    save("hostile/corrupt-only-markers.jpg", b"\xff\xd8\xff\xd9")
    save("hostile/corrupt-many-scans.jpg",
         repeated_last_scan(jpeg(Image.new("RGB", (8, 8)), progressive=True), 300))

    save("hostile/tooLarge-60000x60000.png",
         (PNG_SIGNATURE + header(60000, 60000, 8, RGB) + chunk(b"IDAT", zlib.compress(b"\0" * 20)) + bytes(100))[:100])
    save("hostile/tooLarge-side.png", png(np.zeros((1, 70000), int), 1, GRAY))
    save("hostile/tooLarge-billions.png", PNG_SIGNATURE + header(0x7FFFFFFF, 0x7FFFFFFF, 16, RGBA))
    frame = plain.index(b"\xff\xc0")
    save("hostile/tooLarge-60000x60000.jpg", plain[:frame + 5] + struct.pack(">HH", 60000, 60000) + plain[frame + 9:])
    save("hostile/tooLarge-for-libjpeg.jpg", plain[:frame + 5] + struct.pack(">HH", 1, 65535) + plain[frame + 9:])

    save("hostile/unsupportedFormat-text.jpg", b"I am a letter, not a picture.\n" * 4)
    save("hostile/unsupportedFormat-signature-cut.png", PNG_SIGNATURE[:7])
    save("hostile/unsupportedFormat-12-bit.jpg", plain[:frame + 4] + b"\x0c" + plain[frame + 5:])
    save("hostile/unsupportedFormat-lossless.jpg", plain[:frame + 1] + b"\xc3" + plain[frame + 2:])
    gif = io.BytesIO()
    picture.save(gif, "GIF")
    save("hostile/unsupportedFormat-gif.png", gif.getvalue()[:100])
    save("hostile/empty-file.png", b"")
    save("hostile/empty-file.jpg", b"")


def interpolated(array, count, axis):
    """A straight line between neighbours, held at the borders."""
    positions = (np.arange(count) + 0.5) * array.shape[axis] / count - 0.5
    return np.apply_along_axis(lambda line: np.interp(positions, np.arange(len(line)), line), axis, array)


def averaged(array, count, axis):
    """Cut so fine that each new pixel has a whole number of pieces."""
    pieces = math.lcm(array.shape[axis], count)
    fine = np.moveaxis(np.repeat(array, pieces // array.shape[axis], axis), axis, 0)
    return np.moveaxis(fine.reshape((count, pieces // count) + fine.shape[1:]).mean(axis=1), 0, axis)


def resizes():
    # Hard edges, so that Lanczos overshoots and is clamped; noise, so that nothing is symmetrical by luck.
    source = scene8(48, 32).astype(int)
    source[8:20, 10:30] = [255, 0, 40]
    source[14:26, 22:40] = [0, 255, 255]
    source = np.clip(source + RANDOM.integers(-20, 21, source.shape), 0, 255).astype(np.uint8)
    source[8:20, 4:9] = 255
    source[20:30, 4:9] = 0
    save("resize/source.png", png(source, 8, RGB))
    image = Image.fromarray(source)
    pillow = {"nearest": Image.Resampling.NEAREST, "triangle": Image.Resampling.BILINEAR,
              "bicubic": Image.Resampling.BICUBIC, "lanczos": Image.Resampling.LANCZOS}
    for width, height in ((20, 13), (53, 37), (31, 45), (48, 9), (1, 1)):
        for name, filter in pillow.items():
            golden = np.asarray(image.resize((width, height), filter))
            save(f"resize/{name}-{width}x{height}.png", png(golden, 8, RGB))
        for name, along in {"bilinear": interpolated, "area": averaged}.items():
            golden = along(along(source * 257.0, height, 0), width, 1)
            save(f"resize/{name}-{width}x{height}.png", png(np.rint(golden).astype(int), 16, RGB))

    # Transparency: colours weighted by it, each plane scaled by Pillow in floating point.
    color = RANDOM.integers(0, 65536, (24, 36, 3))
    alpha = np.clip(np.rint(np.linspace(-0.5, 1.5, 36)[None, :] * 65535 + RANDOM.integers(-9000, 9000, (24, 36))), 0, 65535)
    alpha[9:15, 20:] = 0
    save("resize/source-alpha.png", png(np.dstack([color, alpha]).astype(int), 16, RGBA))

    def scaled(plane, size):
        return np.asarray(Image.fromarray(plane.astype(np.float32)).resize(size, Image.Resampling.BILINEAR))

    for size in ((15, 10), (50, 31)):
        coverage = scaled(alpha / 65535, size)
        kept = np.rint(coverage * 65535) > 0
        planes = [np.where(kept, scaled(color[:, :, i] * alpha / 65535, size) / np.maximum(coverage, 1e-9), 0)
                  for i in range(3)]
        golden = np.rint(np.clip(np.dstack(planes + [coverage * 65535]), 0, 65535)).astype(int)
        save(f"resize/triangle-alpha-{size[0]}x{size[1]}.png", png(golden, 16, RGBA))


def main():
    for folder in ("kinds", "exif", "extremes", "orientation", "hostile", "resize"):
        shutil.rmtree(HERE / folder, ignore_errors=True)
    png_kinds()
    jpeg_kinds()
    orientations()
    extremes()
    hostile()
    resizes()


if __name__ == "__main__":
    main()
