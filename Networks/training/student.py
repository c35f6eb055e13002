"""The student: a narrow VGG whose features, through a linear readout per layer, are to be the teacher's."""
import torch
import torch.nn as nn
import torch.nn.functional as F

from vgg import PLACES, enter, features, name  # noqa: F401


class Student(nn.Module):
    """Kernels, biases and readouts by layer; features in units of the teacher's root mean square."""

    def __init__(self, layers, start):
        super().__init__()
        self.layers = layers
        self.scales = [layer["scale"] for layer in start]
        of = lambda key: nn.ParameterList([nn.Parameter(layer[key].clone()) for layer in start])
        self.weights, self.biases, self.readouts = of("weight"), of("bias"), of("readout")
        # What the first kernels see is some sixty times what the others see; Adam's steps are alike for all.
        self.weights[0].data *= 60

    def features(self, pictures):
        x, found = (pictures / 60).contiguous(memory_format=torch.channels_last), []
        for (block, place), weight, bias in zip(self.layers, self.weights, self.biases):
            if place == 1 and block > 1:
                x = F.max_pool2d(x, 2)
            x = F.relu(F.conv2d(x, weight, bias, padding=1))
            found.append(x)
        return found

    def plain(self):
        """The tensors by their names, made for pictures in 0…255, without readouts."""
        tensors = {}
        for index, layer in enumerate(self.layers):
            weight = self.weights[index].detach().float()
            tensors[name(layer) + ".weight"] = weight / 60 if index == 0 else weight.clone()
            tensors[name(layer) + ".bias"] = self.biases[index].detach().float().clone()
        return tensors


def gram(x):
    """Batch × channels × channels, per position."""
    x = x.permute(0, 2, 3, 1).flatten(1, 2).float()
    return x.transpose(1, 2) @ x / x.shape[1]
