"""Rehearsal: what the student paints now is what it must learn from next.

Optimising pixels finds whatever the student does not see: two pictures that are alike to it and are not alike to the teacher.
So from time to time it paints, and these pictures join the lessons, each beside the style that it was meant to have.
"""
import torch

from student import gram
from vgg import MEAN

# The layers that most recipes take style from, as far as the teacher has them, by block and place.
STYLE = [(1, 1), (2, 1), (3, 1)]
CONTENT = (3, 3)


def paint(features, layers, content, style, steps, rate, balance, keep):
    """Paints a batch of content pictures in the manner of a batch of styles with Adam.

    `features` gives the features of a batch at all layers; `balance` (batch) weighs style against content. Returns the batch
    after each number of steps in `keep`.
    """
    at = {layer: index for index, layer in enumerate(layers)}
    low, high = -MEAN, 255 - MEAN
    with torch.no_grad():
        wanted = features(style)
        targets = {layer: gram(wanted[at[layer]]) for layer in STYLE}
        goal = features(content)[at[CONTENT]].float()
    x = content.clone().requires_grad_(True)
    first, second, kept = torch.zeros_like(x), torch.zeros_like(x), []
    for step in range(1, steps + 1):
        seen = features(x)
        loss = 0
        for layer, target in targets.items():
            distance = (gram(seen[at[layer]]) - target).square().sum((1, 2))
            loss = loss + balance * distance / target.square().sum((1, 2))
        distance = (seen[at[CONTENT]].float() - goal).square().sum((1, 2, 3))
        loss = loss + distance / goal.square().sum((1, 2, 3))
        (slope,) = torch.autograd.grad(loss.sum(), x)
        with torch.no_grad():
            first.mul_(0.9).add_(slope, alpha=0.1)
            second.mul_(0.99).addcmul_(slope, slope, value=0.01)
            x -= rate / (1 - 0.9**step) * first / ((second / (1 - 0.99**step)).sqrt() + 1e-12)
            x.copy_(torch.minimum(torch.maximum(x, low), high))
        if step in keep:
            kept.append(x.detach().clone())
    return kept


@torch.no_grad()
def style_error(teacher, painted, style):
    """The mean relative Gram error on the teacher's features, per layer of STYLE."""
    at = {layer: index for index, layer in enumerate(teacher.layers)}
    seen, wanted = teacher.features(painted), teacher.features(style)
    errors = []
    for layer in STYLE:
        a, b = gram(seen[at[layer]]), gram(wanted[at[layer]])
        errors.append(((a - b).square().sum((1, 2)) / b.square().sum((1, 2))).mean())
    return torch.stack(errors)
