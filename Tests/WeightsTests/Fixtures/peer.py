#!/usr/bin/python3
"""Writes and describes safetensors files by struct, json and numpy alone.

usage: peer.py write FILE | peer.py describe FILE
"""
import json
import struct
import sys

import numpy as np

TYPES = {"F16": "<f2", "F32": "<f4", "F64": "<f8"}


def write(path):
    """Every kind of number, each beside the 32-bit floats that numpy makes of it."""
    bits = np.arange(1 << 16, dtype="<u4")
    halves = bits.astype("<u2").view("<f2")
    halves = halves[np.isfinite(halves)]
    brains = (bits << 16).astype("<u4").view("<f4")
    brains = brains[np.isfinite(brains)]
    rng = np.random.Generator(np.random.PCG64(4))
    doubles = rng.standard_normal(2000) * 10.0 ** rng.integers(-44, 38, 2000)
    singles = doubles.astype("<f4")
    tensors = {
        "z.last in the alphabet": ("F32", singles.reshape(4, 5, 100), singles),
        "half": ("F16", halves, halves.astype("<f4")),
        # One byte between two tensors, so that nothing behind it is aligned.
        "": ("U8", np.zeros(1, "u1"), None),
        "brain": ("BF16", (brains.view("<u4") >> 16).astype("<u2"), brains),
        "double": ("F64", doubles.reshape(2, 1000), singles),
        "number of batches": ("I64", np.array(7, "<i8"), None),
    }
    header, data = {"__metadata__": {"mean": "1,2,3", "größe": "\"\\/\n\u2028 é"}}, b""
    for name, (kind, values, exact) in tensors.items():
        for title, type_, array in ((name, kind, values), (name + ".exact", "F32", exact)):
            if array is not None:
                end = len(data) + array.nbytes
                header[title] = {"dtype": type_, "shape": list(array.shape), "data_offsets": [len(data), end]}
                data += array.tobytes()
    text = json.dumps(header, indent=1).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def describe(path):
    """What a file holds, as JSON; the format's own rules are asserted."""
    with open(path, "rb") as file:
        whole = file.read()
    length, = struct.unpack("<Q", whole[:8])
    text, data = whole[8:8 + length], whole[8 + length:]
    assert length % 8 == 0 and text[:1] == b"{"
    header = json.loads(text)
    keys = [key for key in header if key != "__metadata__"]
    assert list(header) == sorted(header)
    end, tensors = 0, []
    for key in sorted(keys, key=lambda key: header[key]["data_offsets"]):
        entry = header[key]
        begin, after = entry["data_offsets"]
        assert begin == end
        end = after
        values = np.frombuffer(data[begin:after], TYPES[entry["dtype"]]).reshape(entry["shape"])
        tensors.append({"name": key, "type": entry["dtype"], "shape": entry["shape"],
                        "values": values.astype(float).ravel().tolist()})
    assert end == len(data)
    json.dump({"notes": header.get("__metadata__", {}), "tensors": tensors}, sys.stdout)


if __name__ == "__main__":
    {"write": write, "describe": describe}[sys.argv[1]](sys.argv[2])
