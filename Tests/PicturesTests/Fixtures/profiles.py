"""Colour profiles written by hand (ICC.1), and what they mean in plain formulas of double precision.

None of the code that Impasto runs has a part in either: what it makes of a profile is compared with these formulas.
"""

import struct

import numpy as np

D50 = np.array([0.9642, 1.0, 0.8249])
BRADFORD = np.array([[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]])
D65 = (0.3127, 0.3290)
SRGB = ((0.64, 0.33), (0.30, 0.60), (0.15, 0.06))
WIDE_GREEN = ((0.64, 0.33), (0.21, 0.71), (0.15, 0.06))  # as Adobe RGB (1998)
WIDE_RED = ((0.680, 0.320), (0.265, 0.690), (0.150, 0.060))  # as Display P3
BT2020 = ((0.708, 0.292), (0.170, 0.797), (0.131, 0.046))


# Formulas.

def xyz(xy):
    return np.array([xy[0] / xy[1], 1, (1 - xy[0] - xy[1]) / xy[1]])


def rgb_to_xyz(primaries, white=D65):
    """From linear RGB to XYZ, such that the three together are white (columns are the primaries)."""
    columns = np.stack([xyz(p) for p in primaries], axis=1)
    return columns * np.linalg.solve(columns, xyz(white))


def adapted(white):
    """From XYZ under a white to XYZ under D50."""
    ratio = (BRADFORD @ D50) / (BRADFORD @ xyz(white))
    return np.linalg.inv(BRADFORD) @ np.diag(ratio) @ BRADFORD


def srgb_to_light(v):
    return np.where(v <= 0.04045, v / 12.92, ((v + 0.055) / 1.055) ** 2.4)


def light_to_srgb(v):
    v = np.clip(v, 0, 1)
    return np.where(v <= 0.0031308, v * 12.92, 1.055 * v ** (1 / 2.4) - 0.055)


def samples(values):
    return np.rint(values * 65535).astype(int)


def from_light(light, primaries, white=D65):
    """Samples of sRGB from linear light of other primaries."""
    to_xyz = adapted(white) @ rgb_to_xyz(primaries, white)
    from_xyz = np.linalg.inv(adapted(D65) @ rgb_to_xyz(SRGB))
    return samples(light_to_srgb(light @ (from_xyz @ to_xyz).T))


def lab_to_xyz(lab):
    y = (lab[..., 0] + 16) / 116
    f = np.stack([y + lab[..., 1] / 500, y, y - lab[..., 2] / 200], axis=-1)
    return np.where(f > 24 / 116, f ** 3, (108 / 841) * (f - 16 / 116)) * D50


def from_lab(lab, black):
    """Samples of sRGB from Lab; what is as dark as `black` becomes black, scaled in XYZ (ISO 18619)."""
    dark = lab_to_xyz(np.array([black, 0, 0]))
    scale = D50 / (D50 - dark)
    light = (lab_to_xyz(lab) - dark) * scale
    return samples(light_to_srgb(light @ np.linalg.inv(adapted(D65) @ rgb_to_xyz(SRGB)).T))


# Tags.

def fixed(values):
    return struct.pack(f">{len(values)}i", *(round(v * 65536) for v in values))


def xyz_tag(values):
    return b"XYZ \0\0\0\0" + fixed(values)


def gamma_tag(gamma):
    """A power, in 256ths."""
    assert gamma * 256 == int(gamma * 256)
    return b"curv\0\0\0\0" + struct.pack(">IH", 1, int(gamma * 256))


def table_tag(values):
    entries = np.rint(values * 65535).astype(">u2")
    return b"curv\0\0\0\0" + struct.pack(">I", len(entries)) + entries.tobytes()


def srgb_curve_tag():
    return b"para\0\0\0\0" + struct.pack(">HH", 3, 0) + fixed([2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045])


def text_tag(text):
    return b"text\0\0\0\0" + text + b"\0"


def name_tag(name):
    return b"desc\0\0\0\0" + struct.pack(">I", len(name) + 1) + name + b"\0" + bytes(4 + 4 + 2 + 1 + 67)


def ink_table_tag(corners):
    """From four inks to Lab by their sixteen corners, straight in between."""
    tables = struct.pack(">2H", 0, 65535)
    lab = np.clip(corners * [65280 / 100, 256, 256] + [0, 32768, 32768], 0, 65535)
    return (b"mft2\0\0\0\0" + bytes([4, 3, 2, 0]) + fixed([1, 0, 0, 0, 1, 0, 0, 0, 1]) + struct.pack(">HH", 2, 2)
            + tables * 4 + np.rint(lab).astype(">u2").tobytes() + tables * 3)


def profile(kind, space, tags, connection=b"XYZ ", version=2):
    tags = {b"desc": name_tag(b"Of a test"), b"cprt": text_tag(b"Anybody's"), b"wtpt": xyz_tag(D50), **tags}
    table, data, start = b"", b"", 128 + 4 + 12 * len(tags)
    seen = {}
    for name, tag in tags.items():
        if tag not in seen:
            seen[tag] = start + len(data)
            data += tag + bytes(-len(tag) % 4)
        table += name + struct.pack(">II", seen[tag], len(tag))
    body = struct.pack(">I", len(tags)) + table + data
    head = struct.pack(">I4sI4s4s4s12s4s", 128 + len(body), b"\0\0\0\0", version << 24, kind, space, connection,
                       bytes(12), b"acsp")
    return (head + bytes(28) + fixed(D50)).ljust(128, b"\0") + body


def rgb_profile(primaries, curve, white=D65, version=2):
    columns = (adapted(white) @ rgb_to_xyz(primaries, white)).T
    tags = {name + b"XYZ": xyz_tag(column) for name, column in zip((b"r", b"g", b"b"), columns)}
    return profile(b"mntr", b"RGB ", {**tags, **{name + b"TRC": curve for name in (b"r", b"g", b"b")}}, version=version)


def oldest_srgb_profile():
    """As it has been embedded since 1998: a table of 1024 values, rounded primaries, the white of the screen."""
    table = table_tag(srgb_to_light(np.linspace(0, 1, 1024)))
    return profile(b"mntr", b"RGB ", {
        b"wtpt": xyz_tag([0.95045, 1.0, 1.08905]),
        b"rXYZ": xyz_tag([0.43607, 0.22249, 0.01392]),
        b"gXYZ": xyz_tag([0.38515, 0.71687, 0.09708]),
        b"bXYZ": xyz_tag([0.14307, 0.06061, 0.71410]),
        **{name + b"TRC": table for name in (b"r", b"g", b"b")}})


def gray_profile(curve):
    return profile(b"mntr", b"GRAY", {b"kTRC": curve})


# Inks whose Lab is a straight sum: there is only one way to interpolate that.
INKS = np.array([[-30, -40, -40], [-30, 60, -10], [-5, -5, 70], [-20, 0, 0]])
DARKEST = 15


def inks_to_lab(inks):
    return [100, 0, 0] + inks @ INKS


def ink_profile():
    corners = np.stack(np.meshgrid(*[[0, 1]] * 4, indexing="ij"), axis=-1).reshape(16, 4)
    table = ink_table_tag(inks_to_lab(corners))
    return profile(b"scnr", b"CMYK", {b"A2B0": table, b"A2B1": table}, connection=b"Lab ")
