#!/usr/bin/env python3
"""Makes the network file of a trained student: every layer on VGG19's scale, 16-bit floats, metadata.

usage: export.py student.pt --teacher VGG19.safetensors --bank BANK.npy ... --out NETWORK.safetensors

Scale: a style loss means the same on this network as on VGG19. For a layer of C of VGG19's channels and c of its own, the
mean-form style loss is multiplied by (c/C)² when a recipe runs on narrower layers; so Gram differences of pictures have to be
c/C as long as the teacher's. A network of rectifiers is scaled exactly: weights times s(l)/s(l-1), biases times s(l).
Layers that the teacher's file lacks stand on the scale that PUBLISHED says.
"""
import argparse
import hashlib

import numpy as np
import torch

import deep
from crops import Crops
from student import Student, gram
from vgg import LAYERS, Teacher, enter, features, name, write

VGG19 = (64, 128, 256, 512, 512)

# How much larger or smaller VGG19's features are than those of He-normal kernels on top of its first three blocks, by layer.
# jcjohnson/neural-style's INSTALL.md prints its losses at the first of 1000 evaluations (its example pictures, 512 pixels, a
# start that is nearly flat grey): 124046 at conv4_1 and 6.57 at conv5_1 in style, 418236 at conv4_2 in content, each divided
# by its weight. The same losses of the same pictures on true blocks 1-3 and He-normal blocks 4-5 (numpy PCG64, seed 19) are
# 429142, 1276852 and 888463; true layers conv1_1, conv2_1 and conv3_1 agree with the print within 3 % of activation.
# Between conv4_2 and conv5_1 a geometric series; behind conv5_1 nothing is known and its ratio is kept.
PUBLISHED = {
    (4, 1): (124046 / 429142) ** 0.25,
    (4, 2): (418236 / 888463) ** 0.5,
    (5, 1): (6.5686 / 1276852) ** 0.25,
}
for place in (3, 4):
    PUBLISHED[4, place] = PUBLISHED[4, 2] * (PUBLISHED[5, 1] / PUBLISHED[4, 2]) ** ((place - 2) / 3)
for place in (2, 3, 4):
    PUBLISHED[5, place] = PUBLISHED[5, 1]


def he_normal_as_published(layers, inputs):
    """The kernels that PUBLISHED compares with, at VGG19's own widths."""
    random = np.random.Generator(np.random.PCG64(19))
    tensors = {}
    for layer in layers:
        outputs = VGG19[layer[0] - 1]
        kernel = random.standard_normal((outputs, inputs, 3, 3), dtype=np.float32) * np.float32(np.sqrt(2 / (9 * inputs)))
        tensors[name(layer) + ".weight"] = torch.from_numpy(kernel)
        tensors[name(layer) + ".bias"] = torch.zeros(outputs)
        inputs = outputs
    return tensors


def differences(x):
    """The length of the difference of every two pictures' Gram matrices."""
    matrices = gram(x).flatten(1)
    return torch.pdist(matrices)


def rescale(tensors, layers, factors):
    before = 1.0
    for layer, factor in zip(layers, factors):
        tensors[name(layer) + ".weight"] *= factor / before
        tensors[name(layer) + ".bias"] *= factor
        before = factor


@torch.no_grad()
def on_scale(tensors, teacher, pictures):
    """Puts every layer on VGG19's scale, in place."""
    own = features(pictures, tensors, LAYERS)
    true = features(pictures, teacher.exact, teacher.layers)
    missing = LAYERS[len(teacher.layers) :]
    true += deep.forward(true[-1], he_normal_as_published(missing, true[-1].shape[1]), missing) if missing else []
    factors = []
    for layer, a, b in zip(LAYERS, own, true):
        length = (differences(b).log() - differences(a).log()).mean().exp() * a.shape[1] / VGG19[layer[0] - 1]
        factor = float(length) ** 0.5
        if layer in missing:
            factor *= PUBLISHED[layer]
        factors.append(factor)
    rescale(tensors, LAYERS, factors)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("student")
    parser.add_argument("--teacher", required=True)
    parser.add_argument("--bank", nargs="+", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()

    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    saved = torch.load(options.student)
    teacher = Teacher(options.teacher)
    crops = Crops(options.bank, np.random.default_rng(options.seed))
    start = [
        dict(weight=saved["student"][f"weights.{i}"], bias=saved["student"][f"biases.{i}"],
             readout=saved["student"][f"readouts.{i}"], scale=saved["scales"][i])
        for i in range(len(saved["layers"]))
    ]
    student = Student(saved["layers"], start)
    student.weights[0].data /= 60
    tensors = student.plain()
    missing = LAYERS[len(teacher.layers) :]
    if missing:
        inputs = len(tensors[name(teacher.layers[-1]) + ".bias"])
        tensors.update(deep.random_kernels(missing, inputs, saved["widths"], options.seed))
    pictures = enter(crops.batch(40, 160))
    on_scale(tensors, teacher, pictures)
    with open(options.teacher, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    write(options.out, tensors, {
        "network": "vgg19", "family": "impasto", "input": "bgr255", "mean": "103.939,116.779,123.68", "layout": "OIHW",
        "licence": "CC BY 4.0",
        "attribution": "derived from VGG19 of K. Simonyan and A. Zisserman, University of Oxford, CC BY 4.0",
        "teacher-sha256": digest, "guided": ",".join(name(layer) for layer in teacher.layers),
    })


if __name__ == "__main__":
    main()
