#!/usr/bin/env python3
"""Writes the golden values of this folder: a tiny VGG19, two small pictures, and for every recipe what PyTorch makes of
them in float64. Seeded; run it again only to change the fixtures.

needs: numpy, pillow, torch
"""
import json
import os
import struct

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

HERE = os.path.dirname(os.path.abspath(__file__))
BLOCKS = (2, 2, 4, 4, 4)
WIDTHS = (6, 8, 10, 12, 12)
MEAN = (103.939, 116.779, 123.68)
FIVE = {f"conv{block}_1": 1.0 for block in range(1, 6)}
FIFTHS = {name: 0.2 for name in FIVE}

RECIPES = {
    "seed0-adam": dict(content={"conv4_2": 1.0}, style=FIFTHS, relu=True, pool="max", content_reduce="half-sum",
                       style_norm="gram-shape", alpha=1.0, beta=1000.0, tv=0.0, optimiser="adam-tf", lr=5.0, b1=0.99,
                       b2=0.999, eps=0.1, clamp=True),
    "seed1-lbfgs": dict(content={"conv5_2": 1.0}, style=FIFTHS, relu=True, pool="max", content_reduce="sum",
                        style_norm="image", alpha=0.025, beta=1.0, tv=1.0, optimiser="lbfgs", clamp=False),
    "seed2-lbfgs": dict(content={"conv2_2": 1.0},
                        style={name: 1.0 for name in ("conv1_1", "conv1_2", "conv2_1", "conv2_2", "conv3_1")},
                        relu=False, pool="avg", content_reduce="mean", style_norm="mean", alpha=1.0, beta=1e6, tv=0.0,
                        optimiser="lbfgs", clamp=True),
    "seed3-adam": dict(content={"conv5_2": 1.0}, style=FIVE, relu=False, pool="max", content_reduce="mean",
                       style_norm="mean", alpha=1.0, beta=1e6, tv=0.0, optimiser="adam", lr=5.1, b1=0.9, b2=0.999,
                       eps=1e-8, clamp=True),
    "jcjohnson": dict(content={"conv4_2": 1.0}, style=FIVE, relu=True, pool="max", content_reduce="mean",
                      style_norm="mean", alpha=5.0, beta=100.0, tv=0.0, optimiser="lbfgs", clamp=False),
}
RECIPES["seed0-adam-paper"] = {**RECIPES["seed0-adam"], "style_norm": "paper"}
RECIPES["seed3-lbfgs"] = {**{k: v for k, v in RECIPES["seed3-adam"].items() if k not in ("lr", "b1", "b2", "eps")},
                          "optimiser": "lbfgs"}


def names():
    return [f"conv{block}_{place}" for block, count in enumerate(BLOCKS, 1) for place in range(1, count + 1)]


def tiny_network(rng):
    weights, inputs = {}, 3
    for name in names():
        outputs = WIDTHS[int(name[4]) - 1]
        kernels = rng.standard_normal((outputs, inputs, 3, 3)) * np.sqrt(2 / (9 * inputs))
        weights[name + ".weight"] = kernels.astype("<f4")
        weights[name + ".bias"] = (rng.standard_normal(outputs) * 2).astype("<f4")
        inputs = outputs
    return weights


def write_safetensors(path, tensors, metadata=None):
    header, offset = ({"__metadata__": metadata} if metadata else {}), 0
    for name, tensor in tensors.items():
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [offset, offset + tensor.nbytes]}
        offset += tensor.nbytes
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for tensor in tensors.values():
            file.write(np.ascontiguousarray(tensor, "<f4").tobytes())


def draw(rng, width, height):
    """A smooth gradient under hard-edged patches: something for every rectifier to decide."""
    y, x = np.mgrid[0:height, 0:width] / max(width, height)
    picture = np.stack([x, y, 1 - x], 2) * 160
    for _ in range(12):
        left, top = rng.integers(0, width), rng.integers(0, height)
        picture[top:top + rng.integers(2, 8), left:left + rng.integers(2, 8)] = rng.uniform(0, 255, 3)
    return Image.fromarray(np.clip(picture + rng.normal(0, 6, picture.shape), 0, 255).astype(np.uint8))


def to_tensor(picture):
    bgr = np.asarray(picture).astype(np.float64)[:, :, ::-1] - MEAN
    return torch.from_numpy(np.ascontiguousarray(bgr.transpose(2, 0, 1)))[None]


def features(x, weights, recipe):
    wanted, found = set(recipe["content"]) | set(recipe["style"]), {}
    for name in names():
        if name.endswith("_1") and name != "conv1_1":
            x = F.max_pool2d(x, 2) if recipe["pool"] == "max" else F.avg_pool2d(x, 2)
        before = F.conv2d(x, weights[name + ".weight"], weights[name + ".bias"], padding=1)
        x = F.relu(before)
        if name in wanted:
            found[name] = x if recipe["relu"] else before
    return found


def gram(feature):
    flat = feature.flatten(2)[0]
    return flat @ flat.T, flat.shape[0], flat.shape[1]


def losses(x, content, style, weights, recipe):
    mine, theirs, grams = (features(p, weights, recipe) for p in (x, content, style))
    content_loss = style_loss = total_variation = torch.zeros((), dtype=torch.float64)
    for name, weight in recipe["content"].items():
        squares = (mine[name] - theirs[name].detach()) ** 2
        reduced = {"half-sum": squares.sum() / 2, "sum": squares.sum(), "mean": squares.mean()}
        content_loss = content_loss + weight * reduced[recipe["content_reduce"]]
    for name, weight in recipe["style"].items():
        (g, channels, positions), (a, _, others) = gram(mine[name]), gram(grams[name].detach())
        if recipe["style_norm"] == "mean":
            value = ((g / (channels * positions) - a / (channels * others)) ** 2).mean()
        else:
            divisor = {"paper": channels ** 2 * positions ** 2, "gram-shape": channels ** 4,
                       "image": 9 * (x.shape[2] * x.shape[3]) ** 2}[recipe["style_norm"]]
            value = ((g - a) ** 2).sum() / (4 * divisor)
        style_loss = style_loss + weight * value
    if recipe["tv"]:
        here = x[:, :, :-1, :-1]
        energy = (here - x[:, :, 1:, :-1]) ** 2 + (here - x[:, :, :-1, 1:]) ** 2
        total_variation = (energy ** 1.25).sum()
    total = recipe["alpha"] * content_loss + recipe["beta"] * style_loss + recipe["tv"] * total_variation
    return total, dict(content=content_loss.item(), style=style_loss.item(), tv=total_variation.item(),
                       total=total.item())


def adam_totals(content, style, weights, recipe, steps=20):
    x, first, second, totals = content.clone(), 0, 0, []
    low = -torch.tensor(MEAN, dtype=torch.float64).view(1, 3, 1, 1)
    for step in range(1, steps + 1):
        x = x.detach().requires_grad_(True)
        total, values = losses(x, content, style, weights, recipe)
        totals.append(values["total"])
        gradient, = torch.autograd.grad(total, x)
        first = recipe["b1"] * first + (1 - recipe["b1"]) * gradient
        second = recipe["b2"] * second + (1 - recipe["b2"]) * gradient ** 2
        mean, square = first / (1 - recipe["b1"] ** step), 1 - recipe["b2"] ** step
        if recipe["optimiser"] == "adam-tf":
            move = mean * square ** 0.5 / (second ** 0.5 + recipe["eps"])
        else:
            move = mean / ((second / square) ** 0.5 + recipe["eps"])
        x = torch.clamp(x.detach() - recipe["lr"] * move, low, low + 255)
    return totals


def faint(x):
    """A picture with 3 % of its contrast, in 16 bits. Its first steps, of far less than a level, are large beside what
    float32 rounds away, so that L-BFGS in float32 can be held to L-BFGS in float64."""
    mean = torch.tensor(MEAN, dtype=torch.float64).view(1, 3, 1, 1)
    return torch.round((0.03 * x + mean) * 257) / 257 - mean


def lbfgs_totals(content, style, weights, recipe, steps=15):
    """What torch.optim.LBFGS comes to without a line search; its memory outlasts the steps, nothing ends them early."""
    x = content.clone().requires_grad_(True)
    low = -torch.tensor(MEAN, dtype=torch.float64).view(1, 3, 1, 1)
    optimiser = torch.optim.LBFGS([x], lr=1, max_iter=steps, max_eval=steps, history_size=100, tolerance_grad=0,
                                  tolerance_change=0)
    totals = []

    def closure():
        if recipe["clamp"]:
            with torch.no_grad():
                x.copy_(torch.clamp(x, low, low + 255))
        optimiser.zero_grad()
        total, values = losses(x, content, style, weights, recipe)
        totals.append(values["total"])
        total.backward()
        return total

    optimiser.step(closure)
    return totals


def main():
    rng = np.random.Generator(np.random.PCG64(19))
    network = tiny_network(rng)
    write_safetensors(os.path.join(HERE, "tiny.safetensors"), network, {
        "network": "vgg19", "variant": "tiny", "input": "bgr255", "mean": ",".join(map(str, MEAN)), "layout": "OIHW"})
    weights = {name: torch.from_numpy(tensor.astype(np.float64)) for name, tensor in network.items()}
    sizes = {"content-27x21.png": (27, 21), "style-24x19.png": (24, 19)}
    for name, size in sizes.items():
        draw(rng, *size).save(os.path.join(HERE, name))
    content, style = (to_tensor(Image.open(os.path.join(HERE, name))) for name in sizes)
    noise = rng.uniform(0, 255, content.shape[1:]) - np.array(MEAN)[:, None, None]
    noise = torch.from_numpy(noise.astype("<f4").astype(np.float64))[None]
    for name, recipe in RECIPES.items():
        report = {"recipe": name, "content": list(sizes)[0], "style": list(sizes)[1], "settings": recipe}
        tensors = {"noise_bgr": noise[0].numpy().astype("<f4")}
        for start, picture in (("content", content), ("noise", noise)):
            x = picture.clone().requires_grad_(True)
            total, values = losses(x, content, style, weights, recipe)
            gradient, = torch.autograd.grad(total, x)
            report["from_" + start] = values
            tensors["gradient_bgr_from_" + start] = gradient[0].numpy().astype("<f4")
        if "lr" in recipe:
            report["adam_totals"] = adam_totals(content, style, weights, recipe)
        with open(os.path.join(HERE, name + ".json"), "w") as file:
            json.dump(report, file, indent=1)
        write_safetensors(os.path.join(HERE, name + ".safetensors"), tensors)
    totals = {name: lbfgs_totals(faint(content), faint(style), weights, RECIPES[name])
              for name in ("jcjohnson", "seed2-lbfgs")}
    with open(os.path.join(HERE, "lbfgs-totals.json"), "w") as file:
        json.dump(totals, file, indent=1)


if __name__ == "__main__":
    main()
