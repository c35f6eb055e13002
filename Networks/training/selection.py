"""Where the student begins: at each layer it takes over those of the teacher's channels that tell most about the rest.

A channel is chosen when it removes most of what the chosen ones leave of all features' second moments (a pivoted Cholesky
decomposition). Its kernel is the teacher's, composed with the linear readout that makes the teacher's features of the layer
before out of the student's. Every channel is then weighted so that its readout has length one, which brings distances
between Gram matrices near the teacher's.
"""
import torch
import torch.nn.functional as F

from vgg import features, name


def choose(moments, count):
    """The indices of so many channels, the most telling first."""
    rest, chosen = moments.double().clone(), []
    for _ in range(count):
        diagonal = rest.diagonal().clone()
        gain = (rest**2).sum(0) / diagonal.clamp(min=1e-9 * moments.trace())
        gain[diagonal < 1e-7 * moments.trace() / len(moments)] = -1
        gain[chosen] = -2
        best = int(gain.argmax())
        chosen.append(best)
        rest -= torch.outer(rest[:, best], rest[:, best]) / rest[best, best].clamp(min=1e-12)
    return torch.tensor(chosen)


def _columns(x):
    return x.permute(1, 0, 2, 3).reshape(x.shape[1], -1)


def readout(source, target):
    """The matrix that makes target features out of source features with least squares.

    There is no constant beside it: Gram matrices then carry over by the matrix alone, and so do borders of zeros.
    """
    a, b = _columns(source).double(), _columns(target).double()
    square = a @ a.T
    square += 1e-6 * square.diagonal().mean() * torch.eye(len(square), dtype=torch.float64)
    return torch.linalg.solve(square, a @ b.T).T.float()


@torch.no_grad()
def begin(teacher, widths, pictures):
    """The student's weights, biases and readouts, by layer, its features in units of the teacher's root mean square.

    Returns a list of dictionaries: weight, bias, readout (teacher's channels × own), scale (that root mean square).
    """
    layers, found, x = teacher.layers, [], pictures
    truths = features(pictures, teacher.exact, layers)
    before, scale_before = torch.eye(3), 1.0
    for layer, truth in zip(layers, truths):
        block, place = layer
        if place == 1 and block > 1:
            x = F.max_pool2d(x, 2)
        scale = float(truth.square().mean().sqrt())
        moments = _columns(truth) @ _columns(truth).T / truth[:, 0].numel()
        chosen = choose(moments, min(widths[block - 1], len(moments)))
        kernel = teacher.exact[name(layer) + ".weight"][chosen]
        bias = teacher.exact[name(layer) + ".bias"][chosen] / scale
        weight = torch.einsum("oihw,ij->ojhw", kernel, before) * scale_before / scale
        taken = F.relu(F.conv2d(x, weight, bias, padding=1))
        before = readout(taken, truth / scale)
        length = before.norm(dim=0)
        weight, bias = weight * length.view(-1, 1, 1, 1), bias * length
        x, before = taken * length.view(1, -1, 1, 1), before / length
        found.append(dict(weight=weight, bias=bias, readout=before.clone(), scale=scale))
        scale_before = scale
    return found
