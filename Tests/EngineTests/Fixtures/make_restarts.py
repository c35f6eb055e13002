#!/usr/bin/env python3
"""Writes restarts.json: what L-BFGS comes to in float64 when it is called several times, as the seeds' programs call it.

"torch" are the losses of torch.optim.LBFGS, a new one for every round, with the network's mean added to the picture in
between. "concave" are those of a start where the loss bends downwards, so that no step is remembered at first, by pixels
of 0...255 and of 0...1. "scipy" are those of the rounds of scipy.optimize.fmin_l_bfgs_b: the loss that each begins with and the one that
it ends with, and how many evaluations its steps took. Run it again only to change the fixtures.

needs: numpy, pillow, scipy, torch
"""
import json
import os

import numpy as np
import torch
from PIL import Image
from scipy.optimize import fmin_l_bfgs_b

from make import HERE, MEAN, RECIPES, faint, losses, tiny_network, to_tensor

LIFT = torch.tensor(MEAN, dtype=torch.float64).view(1, 3, 1, 1)


def torch_totals(content, style, weights, recipe, rounds, steps):
    """No round's last step is followed by an evaluation of its own: PyTorch leaves it to the next call."""
    x, totals = content.clone(), []
    for place in range(rounds):
        x = (x.detach() + (LIFT if place else 0)).requires_grad_(True)
        optimiser = torch.optim.LBFGS([x], lr=1, max_iter=steps, max_eval=steps, history_size=100, tolerance_grad=0,
                                      tolerance_change=0)

        def closure():
            optimiser.zero_grad()
            total, values = losses(x, content, style, weights, recipe)
            totals.append(values["total"])
            total.backward()
            return total

        optimiser.step(closure)
    return totals


def concave_totals(content, style, weights, recipe, levels, steps):
    """`levels` are those of a unit that PyTorch's pixels are in."""
    x, totals = (content / levels).requires_grad_(True), []
    optimiser = torch.optim.LBFGS([x], lr=1, max_iter=steps, max_eval=steps, history_size=100, tolerance_grad=0,
                                  tolerance_change=0)

    def closure():
        optimiser.zero_grad()
        total, values = losses(x * levels, content, style, weights, recipe)
        totals.append(values["total"])
        total.backward()
        return total

    optimiser.step(closure)
    return totals


def scipy_rounds(content, style, weights, recipe, rounds, steps):
    shape, found = content.shape, []

    def value(pixels):
        x = torch.from_numpy(pixels.reshape(shape)).requires_grad_(True)
        total, values = losses(x, content, style, weights, recipe)
        gradient, = torch.autograd.grad(total, x)
        return values["total"], gradient.numpy().ravel()

    pixels = content.numpy().ravel().copy()
    for _ in range(rounds):
        begin = value(pixels)[0]
        pixels, end, report = fmin_l_bfgs_b(value, pixels, maxiter=steps)
        found.append(dict(begin=begin, end=end, steps=report["nit"], evaluations=report["funcalls"]))
        pixels = (pixels.reshape(shape) + LIFT.numpy()).ravel()
    return found


def main():
    weights = {name: torch.from_numpy(tensor.astype(np.float64))
               for name, tensor in tiny_network(np.random.Generator(np.random.PCG64(19))).items()}
    content, style = (to_tensor(Image.open(os.path.join(HERE, name))) for name in
                      ("content-27x21.png", "style-24x19.png"))
    report = {
        "torch": torch_totals(faint(content), faint(style), weights, RECIPES["jcjohnson"], 2, 6),
        "concave": {levels: concave_totals(faint(content), style, weights, RECIPES["jcjohnson"], levels, 8)
                    for levels in (1, 255)},
        "scipy": scipy_rounds(content, style, weights, RECIPES["seed1-lbfgs"], 3, 40),
    }
    with open(os.path.join(HERE, "restarts.json"), "w") as file:
        json.dump(report, file, indent=1)
        file.write("\n")


if __name__ == "__main__":
    main()
