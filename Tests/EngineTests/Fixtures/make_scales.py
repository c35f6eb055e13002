#!/usr/bin/env python3
"""Writes the golden values of painting from coarse to fine, in float64: what a step to the next scale makes of a picture
and of Adam's moments, and the totals of whole runs over two scales. Seeded; run it again only to change the fixtures.

The pictures of the coarse scale are those of make.py, made smaller by Pillow.

needs: numpy, pillow, torch
"""
import json
import os

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

import make

COARSE = {"content-21x16.png": ("content-27x21.png", (21, 16)), "style-20x16.png": ("style-24x19.png", (20, 16))}
FINE = (27, 21)
STEPS = 8
LOW = -torch.tensor(make.MEAN, dtype=torch.float64).view(1, 3, 1, 1)


def keys(x):
    """The cubic convolution kernel of Keys 1981 with a = -1/2."""
    x = np.abs(x)
    return np.where(x < 1, 1.5 * x ** 3 - 2.5 * x ** 2 + 1, np.where(x < 2, -0.5 * x ** 3 + 2.5 * x ** 2 - 4 * x + 2, 0))


def cubic_rows(old, new):
    """The matrix that makes new pixels of old ones along an axis; pixels beyond the edge are left out."""
    centers = (np.arange(new)[:, None] + 0.5) * old / new
    rows = keys(np.arange(old)[None] + 0.5 - centers)
    return torch.from_numpy(rows / rows.sum(1, keepdims=True))


def cubic(x, width, height):
    return cubic_rows(x.shape[2], height) @ x @ cubic_rows(x.shape[3], width).T


def triangle_rows(old, new):
    """The matrix that makes fewer pixels of more along an axis by a triangle as wide as the new ones."""
    centers = (np.arange(new)[:, None] + 0.5) * old / new
    rows = np.maximum(0, 1 - np.abs(np.arange(old)[None] + 0.5 - centers) * new / old)
    return torch.from_numpy(rows / rows.sum(1, keepdims=True))


def detail(x, width, height):
    """What a picture has that cannot be had from one of the size given."""
    smaller = triangle_rows(x.shape[2], height) @ x @ triangle_rows(x.shape[3], width).T
    return x - cubic(smaller, x.shape[3], x.shape[2])


def linear(x, width, height):
    return F.interpolate(x, (height, width), mode="bilinear", align_corners=False)


def read(name):
    return make.to_tensor(Image.open(os.path.join(make.HERE, name)))


def adam(x, content, style, weights, recipe, first, second, steps):
    """STEPS steps of Adam as make.py has them; returns totals and every picture that it came by, the start too."""
    totals, path = [], [x]
    for step in range(steps + 1, steps + STEPS + 1):
        x = x.detach().requires_grad_(True)
        total, values = make.losses(x, content, style, weights, recipe)
        totals.append(values["total"])
        gradient, = torch.autograd.grad(total, x)
        first = recipe["b1"] * first + (1 - recipe["b1"]) * gradient
        second = recipe["b2"] * second + (1 - recipe["b2"]) * gradient ** 2
        mean, square = first / (1 - recipe["b1"] ** step), 1 - recipe["b2"] ** step
        if recipe["optimiser"] == "adam-tf":
            move = mean * square ** 0.5 / (second ** 0.5 + recipe["eps"])
        else:
            move = mean / ((second / square) ** 0.5 + recipe["eps"])
        x = torch.clamp(x.detach() - recipe["lr"] * move, LOW, LOW + 255)
        path.append(x)
    return totals, path, first, second


def averaged(path, decay):
    """The exponential mean of pictures, corrected for having begun with none."""
    shares = [decay ** (len(path) - 1 - index) for index in range(len(path))]
    return sum(share * x for share, x in zip(shares, path)) / sum(shares)


def two_scales(name, decay, share, weights):
    recipe = make.RECIPES[name]
    content, style = (read(file) for file in COARSE)
    totals, path, first, second = adam(content, content, style, weights, recipe, 0, 0, 0)
    coarse, (content, style) = content.shape, (read("content-27x21.png"), read("style-24x19.png"))
    x = cubic(averaged(path, decay), *FINE)
    x = torch.clamp(x + share * detail(content, coarse[3], coarse[2]), LOW, LOW + 255)
    fine, path, _, _ = adam(x, content, style, weights, recipe, cubic(first, *FINE), linear(second, *FINE), STEPS)
    return totals + fine, averaged(path, decay)


def main():
    for name, (source, size) in COARSE.items():
        Image.open(os.path.join(make.HERE, source)).resize(size, Image.Resampling.LANCZOS).save(
            os.path.join(make.HERE, name))
    rng = np.random.Generator(np.random.PCG64(31))
    tensors = {"picture_bgr": rng.uniform(-120, 140, (3, 9, 13)).astype("<f4")}
    tensors["second_bgr"] = (tensors["picture_bgr"] ** 2).astype("<f4")
    for width, height in ((19, 13), (26, 18), (27, 19), (13, 9)):
        for name, along in (("picture", cubic), ("second", linear)):
            x = torch.from_numpy(tensors[name + "_bgr"].astype(np.float64))[None]
            tensors[f"{name}_bgr_{width}x{height}"] = along(x, width, height)[0].numpy().astype("<f4")
    weights = {name: torch.from_numpy(tensor.astype(np.float64))
               for name, tensor in make.tiny_network(np.random.Generator(np.random.PCG64(19))).items()}
    runs = []
    for name in ("seed0-adam", "seed3-adam"):
        for decay, share in ((0.0, 0.0), (0.75, 0.0), (0.0, 0.75)):
            totals, painting = two_scales(name, decay, share, weights)
            tensor = f"painting_bgr_{len(runs)}"
            runs.append({"recipe": name, "averaging": decay, "content_detail": share, "totals": totals,
                         "painting": tensor})
            tensors[tensor] = painting[0].numpy().astype("<f4")
    make.write_safetensors(os.path.join(make.HERE, "scales.safetensors"), tensors)
    with open(os.path.join(make.HERE, "scales.json"), "w") as file:
        json.dump(runs, file, indent=1)


if __name__ == "__main__":
    main()
