#!/usr/bin/env python3
"""Trains the default network: a narrow VGG19 guided by a true one.

usage: train.py --teacher VGG19.safetensors --bank BANK.npy ... --out student.pt [--widths 32,96,128] [--steps N]

Three things are asked of every layer that the teacher has, all relative to the teacher's own size:
  features   a linear readout of the student's features gives the teacher's;
  grams      through the same readout, the difference of two pictures' Gram matrices is the teacher's difference;
  distances  the same difference has the same length without the readout, so that a style loss weighs alike.
A third of the lessons are pairs of a picture that the student has painted itself and the style that it was after
(rehearsal.py). Pictures are procedural (bank.py). `export.py` makes the network file.
"""
import argparse
import math
import time

import numpy as np
import torch
import torch.nn.functional as F

from crops import Crops
from rehearsal import STYLE, paint, style_error
from selection import begin
from student import Student, gram
from vgg import Teacher, enter

GRAMS = [(1, 1), (1, 2), (2, 1), (2, 2), (3, 1)]
SIDE, FRESH, PAIRS, PAINTED = 96, 10, 3, 12


class Rehearsals:
    """Pairs of a painted picture and its style, the oldest of which are forgotten."""

    def __init__(self, crops, random, limit=400):
        self.crops, self.random, self.limit, self.pairs = crops, random, limit, []

    def paint(self, student, teacher, steps=48):
        """Paints a batch; returns the mean style error on the teacher's features."""
        content, style = (enter(self.crops.batch(PAINTED, SIDE)) for _ in range(2))
        balance = torch.from_numpy(np.exp(self.random.uniform(np.log(0.3), np.log(30), PAINTED))).float()

        def seen(x):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                return student.features(x)

        keep = {steps // 4, steps}
        kept = paint(seen, student.layers, content, style, steps, float(self.random.uniform(3, 10)), balance, keep)
        self.pairs += [(p, s) for batch in kept for p, s in zip(batch, style)]
        self.pairs = self.pairs[-self.limit :]
        return style_error(teacher, kept[-1], style)

    def some(self, count):
        chosen = [self.pairs[self.random.integers(len(self.pairs))] for _ in range(count)]
        return torch.stack([p for p, _ in chosen]), torch.stack([s for _, s in chosen])


def lesson(student, teacher, pictures, pairs, random):
    """The three errors by layer; `pairs` are two index tensors into the batch."""
    truths = teacher.features(pictures)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        seen = student.features(pictures)
    one, other = pairs
    features, grams, distances = [], [], []
    for layer, truth, x, matrix, scale in zip(student.layers, truths, seen, student.readouts, student.scales):
        # Neighbours in the first two blocks say nearly the same: every other row and column is enough.
        stride = 2 if layer[0] < 3 else 1
        top, left = random.integers(0, stride, 2)
        shown = truth[:, :, top::stride, left::stride].float() / scale
        with torch.autocast("cpu", dtype=torch.bfloat16):
            guess = F.conv2d(x[:, :, top::stride, left::stride], matrix[:, :, None, None])
        features.append(F.mse_loss(guess.float(), shown) / shown.square().mean())
        if layer not in GRAMS:
            continue
        true, own = gram(truth) / scale**2, gram(x)
        true, own = true[one] - true[other], own[one] - own[other]
        size = true.square().sum((1, 2))
        floor = 1e-3 * size.mean()
        lifted = matrix @ own @ matrix.T
        grams.append(((lifted - true).square().sum((1, 2)) / (size + floor)).mean())
        distances.append((((own.square().sum((1, 2)) + floor) / (size + floor)).log()).square().mean())
    return torch.stack(features), torch.stack(grams), torch.stack(distances)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--teacher", required=True)
    parser.add_argument("--bank", nargs="+", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--widths", default="32,96,128,128,128")
    parser.add_argument("--steps", type=int, default=12000)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()

    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    random = np.random.default_rng(options.seed)
    crops = Crops(options.bank, random)
    teacher = Teacher(options.teacher)
    widths = [int(width) for width in options.widths.split(",")]
    student = Student(teacher.layers, begin(teacher, widths, enter(crops.batch(64, SIDE))))
    mean = {key: value.clone() for key, value in student.state_dict().items()}
    weigh = lambda layers: torch.tensor([1.0 if layer in STYLE else 0.5 for layer in layers])
    weights, gram_weights = weigh(teacher.layers), weigh(GRAMS)
    optimiser = torch.optim.Adam(student.parameters(), lr=options.rate, betas=(0.9, 0.99))
    rehearsals = Rehearsals(crops, random)
    began, sums, painted = time.time(), [0, 0, 0], []

    for step in range(options.steps):
        if step % 100 == 0:
            painted.append(rehearsals.paint(student, teacher).numpy())
        rate = options.rate * min(1, (step + 1) / 200) * (0.5 + 0.5 * math.cos(math.pi * step / options.steps)) + 1e-6
        for group in optimiser.param_groups:
            group["lr"] = rate
        one, other = rehearsals.some(PAIRS)
        pictures = torch.cat([enter(crops.batch(FRESH, SIDE)), one, other])
        pairs = (
            torch.cat([torch.arange(FRESH), FRESH + torch.arange(PAIRS)]),
            torch.cat([(torch.arange(FRESH) + 1 + step % (FRESH - 1)) % FRESH, FRESH + PAIRS + torch.arange(PAIRS)]),
        )
        features, grams, distances = lesson(student, teacher, pictures, pairs, random)
        loss = (weights * features).sum() + (gram_weights * (0.2 * grams + 0.1 * distances)).sum()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        keep = min(0.999, step / (step + 100))
        for key, value in student.state_dict().items():
            mean[key].mul_(keep).add_(value, alpha=1 - keep)
        sums = [total + value.detach().numpy() for total, value in zip(sums, (features, grams, distances))]
        if (step + 1) % 250 == 0:
            rows = [" ".join(f"{v:.4f}" for v in row) for row in (total / 250 for total in sums)]
            print(f"{step + 1} {time.time() - began:.0f}s features {rows[0]} | grams {rows[1]} | distances {rows[2]}", flush=True)
            print("  painted: style error on the teacher", np.round(np.mean(painted[-10:], 0), 4), flush=True)
            sums = [0, 0, 0]
        if (step + 1) % 1000 == 0 or step + 1 == options.steps:
            torch.save(dict(student=mean, scales=student.scales, layers=student.layers, widths=widths), options.out)


if __name__ == "__main__":
    main()
