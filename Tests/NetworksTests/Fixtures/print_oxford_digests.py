#!/usr/bin/env python3
"""Prints the table of Sources/Networks/Families/OxfordVGG19.swift.

usage: print_oxford_digests.py VGG19.safetensors        (needs numpy only)

The file holds Oxford's VGG19, or its first blocks, as convB_I.weight (OIHW, B G R, F32) and convB_I.bias: for example the
published Keras or Caffe file after `impasto-network import`. Per layer, two SHA-256 digests: of the kernel's values and
the bias's, little-endian, one behind the other; and of their signs, a bit each (1 below zero), the first in the lowest bit
of the first byte. Last the mean magnitude of conv1_1's kernel.
"""
import hashlib
import json
import struct
import sys

import numpy as np


def read(path):
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        header.pop("__metadata__", None)
        data = file.read()
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        tensors[name] = np.frombuffer(data[begin:end], "<f4").reshape(entry["shape"])
    return tensors


def main(path):
    tensors = read(path)
    layers = [f"conv{b + 1}_{i + 1}" for b, count in enumerate([2, 2, 4, 4, 4]) for i in range(count)]
    for layer in layers:
        if f"{layer}.weight" not in tensors:
            break
        values = np.concatenate([tensors[f"{layer}.weight"].ravel(), tensors[f"{layer}.bias"]])
        print(layer, hashlib.sha256(values.tobytes()).hexdigest())
    values = np.concatenate([tensors["conv1_1.weight"].ravel(), tensors["conv1_1.bias"]])
    print("signs", hashlib.sha256(np.packbits(values < 0, bitorder="little").tobytes()).hexdigest())
    print("mean magnitude", np.abs(tensors["conv1_1.weight"].astype(np.float64)).mean())


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
