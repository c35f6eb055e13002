"""Writes a VGG19 with known weights, named as torchvision's, into the folder that is the only argument.

All sides but those of pictures and kernels are divided by the environment's IMPASTO_VGG19_DIVISOR, 16 unless given; 1 is
full size, half a gigabyte for each of both kinds of file.
"""

import os
import pathlib
import sys
from collections import OrderedDict

import torch

from known_values import known

folder = pathlib.Path(sys.argv[1])
divisor = int(os.environ.get("IMPASTO_VGG19_DIVISOR", "16"))

shapes = OrderedDict()
place, inputs = 0, 3
for width, count in [(64, 2), (128, 2), (256, 4), (512, 4), (512, 4)]:
    for _ in range(count):
        shapes[f"features.{place}"] = (width // divisor, inputs, 3, 3)
        place, inputs = place + 2, width // divisor
    place += 1
for place, outputs, inputs in [(0, 4096, 25088), (3, 4096, 4096), (6, 1000, 4096)]:
    shapes[f"classifier.{place}"] = (outputs // divisor, inputs // divisor)

layers = OrderedDict()
for name, shape in shapes.items():
    layers[f"{name}.weight"] = torch.from_numpy(known(len(layers), shape))
    layers[f"{name}.bias"] = torch.from_numpy(known(len(layers), shape[:1]))
torch.save(layers, folder / "vgg19.zip.pth")
torch.save(layers, folder / "vgg19.stream.pth", _use_new_zipfile_serialization=False)
