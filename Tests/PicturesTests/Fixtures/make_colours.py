#!/usr/bin/env python3
"""Makes the pictures with colours other than sRGB's that PicturesTests reads, and what they must become.

Needs Pillow and numpy, as make.py does, of which it takes the writers of files.

colours/     files whose colours are converted, each beside NAME.raw: what they must become
srgb/        files that say in one way or another that they are sRGB, each beside NAME.raw: the samples as stored
nonsense/    colours/plain.png and .jpg with words about their colours that cannot be followed
"""

import io
import pathlib
import shutil
import struct
import zlib

import numpy as np
from PIL import Image

import make
import profiles
from make import GRAY, GRAY_ALPHA, PALETTE, RGB, RGBA, chunk, jpeg, opened, png, raw, save, scene8

HERE = pathlib.Path(__file__).parent
RANDOM = np.random.default_rng(1931)
ADOBE = 563 / 256


def embedded(profile):
    return chunk(b"iCCP", b"Of a test\0\0" + zlib.compress(profile, 9))


def fractions(kind, *values):
    return chunk(kind, struct.pack(f">{len(values)}I", *(round(v * 100000) for v in values)))


def segment(number, data):
    return bytes([0xFF, 0xE0 + number]) + struct.pack(">H", len(data) + 2) + data


def parts(profile, count, order=None, total=None):
    """A profile in several segments of a JPEG."""
    size = -(-len(profile) // count)
    numbered = [segment(2, b"ICC_PROFILE\0" + bytes([i + 1, total or count]) + profile[i * size:(i + 1) * size])
                for i in range(count)]
    return b"".join(numbered[i] for i in (order or range(count)))


def marked(data, segments):
    """With more segments behind the first."""
    end = 4 + struct.unpack(">H", data[4:6])[0]
    return data[:end] + segments + data[end:]


def pair(name, data, expected):
    save(name, data)
    save(f"{name.rsplit('.', 1)[0]}.raw", raw(expected))


def cube():
    """Corners, edges and inside of the cube of colours, and a gray ramp, 16 bits deep: 21 × 11 pixels."""
    levels = np.array([0, 1500, 9000, 30000, 52000, 65535])
    colours = np.stack(np.meshgrid(levels, levels, levels, indexing="ij"), axis=-1).reshape(-1, 3)
    grays = np.repeat(np.linspace(0, 65535, 15).round().astype(int)[:, None], 3, axis=1)
    return np.concatenate([colours, grays]).reshape(11, 21, 3)


def pngs():
    color = cube()
    value = color / 65535
    gamma_light = {gamma: value ** gamma for gamma in (ADOBE, 1.0)}
    wide_green = profiles.rgb_profile(profiles.WIDE_GREEN, profiles.gamma_tag(ADOBE))
    in_wide_green = profiles.from_light(gamma_light[ADOBE], profiles.WIDE_GREEN)
    in_wide_red = profiles.from_light(profiles.srgb_to_light(value), profiles.WIDE_RED)
    linear = profiles.from_light(gamma_light[1.0], profiles.SRGB)
    variants = {
        "wide-green": (embedded(wide_green), in_wide_green),
        "wide-red": (embedded(profiles.rgb_profile(profiles.WIDE_RED, profiles.srgb_curve_tag(), version=4)), in_wide_red),
        "linear": (embedded(profiles.rgb_profile(profiles.SRGB, profiles.gamma_tag(1.0))), linear),
        # Another white becomes sRGB's.
        "warm-white": (embedded(profiles.rgb_profile(profiles.WIDE_GREEN, profiles.gamma_tag(ADOBE), white=(0.3457, 0.3585))),
                       profiles.from_light(gamma_light[ADOBE], profiles.WIDE_GREEN, white=(0.3457, 0.3585))),
        "gamma-chunk": (fractions(b"gAMA", 1), linear),
        "gamma-and-primaries-chunks": (
            fractions(b"gAMA", 1 / 1.8) + fractions(b"cHRM", *profiles.D65, *sum(profiles.WIDE_GREEN, ())),
            profiles.from_light(value ** (100000 / round(100000 / 1.8)), profiles.WIDE_GREEN)),
        # sRGB's curve is meant by its usual inverse.
        "primaries-chunk": (fractions(b"gAMA", 0.45455) + fractions(b"cHRM", *profiles.D65, *sum(profiles.WIDE_RED, ())),
                            in_wide_red),
        "code-points": (chunk(b"cICP", bytes([12, 13, 0, 1])), in_wide_red),
        "code-points-linear": (chunk(b"cICP", bytes([9, 8, 0, 1])), profiles.from_light(value, profiles.BT2020)),
        # The best word counts: code points before the profile, that before sRGB, that before gamma.
        "code-points-first": (chunk(b"cICP", bytes([12, 13, 0, 1])) + embedded(wide_green), in_wide_red),
        "profile-first": (chunk(b"sRGB", b"\0") + embedded(wide_green) + fractions(b"gAMA", 1), in_wide_green),
    }
    for name, (before, expected) in variants.items():
        pair(f"colours/{name}.png", png(color, 16, RGB, before=before), expected)

    eight = RANDOM.integers(0, 256, (11, 13, 4))
    alpha = eight[:, :, 3:] * 257
    light = (eight[:, :, :3] / 255) ** ADOBE
    seen = np.dstack([profiles.from_light(light, profiles.WIDE_GREEN), alpha])
    pair("colours/alpha.png", png(eight, 8, RGBA, before=embedded(wide_green)), seen)
    pair("colours/alpha-interlaced.png", png(eight, 8, RGBA, interlaced=True, before=embedded(wide_green)), seen)
    colors, index = eight[0, :, :3], RANDOM.integers(0, 13, (11, 13))
    pair("colours/palette.png",
         png(index, 4, PALETTE, before=embedded(wide_green) + chunk(b"PLTE", colors.astype(np.uint8).tobytes())),
         profiles.from_light((colors[index] / 255) ** ADOBE, profiles.WIDE_GREEN))

    gray_gamma = 461 / 256  # 1.8 as profiles say it
    gray = color[:, :, 0]
    as_gray = profiles.gray_profile(profiles.gamma_tag(gray_gamma))
    seen = make.rgb(profiles.samples(profiles.light_to_srgb((gray / 65535) ** gray_gamma)))
    pair("colours/gray.png", png(gray, 16, GRAY, before=embedded(as_gray)), seen)
    pair("colours/gray-alpha.png", png(np.dstack([gray, gray[::-1]]), 16, GRAY_ALPHA, before=embedded(as_gray)),
         np.dstack([seen, gray[::-1]]))
    pair("colours/gray-by-rgb.png", png(gray, 16, GRAY, before=embedded(wide_green)),
         make.rgb(profiles.samples(profiles.light_to_srgb((gray / 65535) ** ADOBE))))


def jpegs():
    picture = Image.fromarray(scene8(23, 19))
    wide_red = profiles.rgb_profile(profiles.WIDE_RED, profiles.srgb_curve_tag(), version=4)
    plain = jpeg(picture, subsampling="4:4:4")
    seen = profiles.from_light(profiles.srgb_to_light(opened(plain) / 65535), profiles.WIDE_RED)
    pair("colours/one-part.jpg", marked(plain, parts(wide_red, 1)), seen)
    pair("colours/three-parts.jpg", marked(plain, parts(wide_red, 3, order=(2, 0, 1))), seen)

    gray = jpeg(picture.convert("L"))
    seen = profiles.samples(profiles.light_to_srgb((opened(gray) / 65535) ** (461 / 256)))
    pair("colours/gray-part.jpg", marked(gray, parts(profiles.gray_profile(profiles.gamma_tag(461 / 256)), 1)), seen)

    # Smooth inks; white paper, and all four inks at once.
    y, x = np.mgrid[0:19, 0:23]
    inks = np.stack([x / 22, y / 18, (22 - x) / 22, np.clip((x + y) / 20 - 1, 0, 1)], axis=2)
    inks[:8, :8] = 0
    inks[8:16, 8:16] = 1
    stored = np.rint(inks * 255).astype(np.uint8)
    ink_profile = profiles.ink_profile()
    # Pillow inverts inks while it writes and while it reads, marker or not.
    for name, data in {"inks-adobe": jpeg(Image.fromarray(stored, "CMYK"), quality=98),
                       "inks": make.without_adobe(jpeg(Image.fromarray(255 - stored, "CMYK"), quality=98))}.items():
        decoded = np.asarray(Image.open(io.BytesIO(data))) / 255
        decoded = decoded if name == "inks-adobe" else 1 - decoded
        pair(f"colours/{name}.jpg", marked(data, parts(ink_profile, 1)),
             profiles.from_lab(profiles.inks_to_lab(decoded), profiles.DARKEST))


def srgb():
    color = cube()
    table = profiles.table_tag(profiles.srgb_to_light(np.linspace(0, 1, 1024)))
    variants = {
        "table": embedded(profiles.oldest_srgb_profile()),
        "formula": embedded(profiles.rgb_profile(profiles.SRGB, profiles.srgb_curve_tag(), version=4)),
        "gamma-chunk": fractions(b"gAMA", 0.45455),
        "chunks": fractions(b"gAMA", 0.45455) + fractions(b"cHRM", *profiles.D65, *sum(profiles.SRGB, ())),
        "chunk": chunk(b"sRGB", b"\0") + fractions(b"gAMA", 1),
        "code-points": chunk(b"cICP", bytes([1, 13, 0, 1])),
    }
    for name, before in variants.items():
        pair(f"srgb/{name}.png", png(color, 16, RGB, before=before), color)
    gray = color[:, :, 1]
    pair("srgb/gray.png", png(gray, 16, GRAY, before=embedded(profiles.gray_profile(table))), make.rgb(gray))


def nonsense():
    color = RANDOM.integers(0, 256, (11, 13, 3))
    wide_green = profiles.rgb_profile(profiles.WIDE_GREEN, profiles.gamma_tag(ADOBE))
    as_gray = profiles.gray_profile(profiles.gamma_tag(2.0))
    save("colours/plain.png", png(color, 8, RGB))
    for name, before in {
        "garbage": embedded(b"I am a letter, not a profile.\n" * 10),
        "cut": embedded(wide_green[:300]),
        "nothing": embedded(b""),
        "not-packed": chunk(b"iCCP", b"Of a test\0\0" + wide_green),
        "no-name-end": chunk(b"iCCP", b"Of a test"),
        "too-large": embedded(bytes(17 << 20)),
        "for-gray": embedded(as_gray),
        "for-inks": embedded(profiles.ink_profile()),
        "link": embedded(profiles.profile(b"link", b"RGB ", {})),
        "no-tags": embedded(profiles.profile(b"mntr", b"RGB ", {})),
        "flat-primaries": embedded(profiles.profile(b"mntr", b"RGB ", {
            **{name + b"XYZ": profiles.xyz_tag([0, 0, 0]) for name in (b"r", b"g", b"b")},
            **{name + b"TRC": profiles.gamma_tag(2.0) for name in (b"r", b"g", b"b")}})),
        "code-points-of-films": chunk(b"cICP", bytes([9, 16, 0, 1])),
        "code-points-unknown": chunk(b"cICP", bytes([200, 13, 0, 1])),
        "code-points-cut": chunk(b"cICP", bytes([12])),
        "primaries-zero": fractions(b"gAMA", 1) + fractions(b"cHRM", *[0] * 8),
    }.items():
        save(f"nonsense/{name}.png", png(color, 8, RGB, before=before))
    plain = jpeg(Image.fromarray(scene8(23, 19)))
    save("colours/plain.jpg", plain)
    for name, segments in {
        "part-missing": parts(wide_green, 2, order=(0,)),
        "part-twice": parts(wide_green, 2, order=(0, 0)),
        "wrong-total": parts(wide_green, 2, total=3),
        "empty-part": segment(2, b"ICC_PROFILE\0"),
        "for-gray": parts(as_gray, 1),
    }.items():
        save(f"nonsense/{name}.jpg", marked(plain, segments))


def main():
    for folder in ("colours", "srgb", "nonsense"):
        shutil.rmtree(HERE / folder, ignore_errors=True)
    pngs()
    jpegs()
    srgb()
    nonsense()


if __name__ == "__main__":
    main()
