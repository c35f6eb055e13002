"""VGG19's topology in PyTorch: the teacher as it comes from a file, and the narrow student.

Pictures enter as B, G, R in 0…255 less the mean, batch × 3 × height × width.
"""
import json
import struct

import numpy as np
import torch
import torch.nn.functional as F

MEAN = torch.tensor([103.939, 116.779, 123.68]).view(1, 3, 1, 1)
PLACES = (2, 2, 4, 4, 4)
LAYERS = [(block, place) for block, count in enumerate(PLACES, 1) for place in range(1, count + 1)]


def name(layer):
    return "conv%d_%d" % layer


def read(path):
    """Every tensor of a safetensors file as float32, and the metadata."""
    with open(path, "rb") as file:
        data = file.read()
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + length])
    metadata = header.pop("__metadata__", {})
    kinds = {"F32": "<f4", "F16": "<f2"}
    tensors = {
        key: torch.from_numpy(
            np.frombuffer(
                data, kinds[entry["dtype"]], int(np.prod(entry["shape"])), 8 + length + entry["data_offsets"][0]
            ).reshape(entry["shape"]).astype("<f4")
        )
        for key, entry in header.items()
    }
    return tensors, metadata


def write(path, tensors, metadata):
    """A safetensors file of 16-bit floats, tensors in the order given."""
    header, offset, blobs = {"__metadata__": metadata}, 0, []
    for key, tensor in tensors.items():
        values = tensor.detach().numpy().astype("<f2")
        assert np.isfinite(values).all(), f"{key} does not fit into 16 bits"
        header[key] = {"dtype": "F16", "shape": list(values.shape), "data_offsets": [offset, offset + values.nbytes]}
        offset += values.nbytes
        blobs.append(values.tobytes())
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + b"".join(blobs))


def layers_of(tensors):
    """The layers that a file has, in order."""
    return [layer for layer in LAYERS if name(layer) + ".weight" in tensors]


def enter(pictures):
    """Batch × height × width × RGB in 0…1 (numpy) to what the networks see."""
    return torch.from_numpy(np.ascontiguousarray(pictures)).permute(0, 3, 1, 2).flip(1) * 255 - MEAN


def features(pictures, weights, layers):
    """The features after the rectifier at each of the layers, all of which are passed in order."""
    found, x = [], pictures
    for block, place in layers:
        if place == 1 and block > 1:
            x = F.max_pool2d(x, 2)
        key = name((block, place))
        x = F.relu(F.conv2d(x, weights[key + ".weight"], weights[key + ".bias"], padding=1))
        found.append(x)
    return found


class Teacher:
    """The network to learn from, in bfloat16."""

    def __init__(self, path):
        tensors, self.metadata = read(path)
        self.layers = layers_of(tensors)
        self.exact = tensors
        self.weights = {
            key: value.bfloat16().contiguous(memory_format=torch.channels_last) if value.dim() == 4 else value.bfloat16()
            for key, value in tensors.items()
        }

    @torch.no_grad()
    def features(self, pictures):
        x = pictures.bfloat16().contiguous(memory_format=torch.channels_last)
        return features(x, self.weights, self.layers)
