"""The layers that the teacher's file lacks: seeded random kernels on top of what was guided.

A teacher of three blocks says nothing about the fourth and fifth; random kernels there keep what the guided layers tell and
mix it over ever wider surroundings.
"""
import torch
import torch.nn.functional as F

from vgg import name


def random_kernels(layers, inputs, widths, seed):
    """He-normal kernels (He et al. 2015) without biases, the mean of each taken away.

    Features are positive: without that, how a random kernel answers is mostly its sum times their mean, and many a feature
    is never seen or shows nothing but the border.
    """
    generator = torch.Generator().manual_seed(seed)
    tensors = {}
    for layer in layers:
        outputs = widths[layer[0] - 1]
        kernel = torch.randn(outputs, inputs, 3, 3, generator=generator) * (2 / (9 * inputs)) ** 0.5
        tensors[name(layer) + ".weight"] = kernel - kernel.mean((1, 2, 3), keepdim=True)
        tensors[name(layer) + ".bias"] = torch.zeros(outputs)
        inputs = outputs
    return tensors


def forward(x, tensors, layers):
    """Features at each of these layers, behind the pooling that begins a block."""
    found = []
    for layer in layers:
        if layer[1] == 1:
            x = F.max_pool2d(x, 2)
        x = F.relu(F.conv2d(x, tensors[name(layer) + ".weight"], tensors[name(layer) + ".bias"], padding=1))
        found.append(x)
    return found
