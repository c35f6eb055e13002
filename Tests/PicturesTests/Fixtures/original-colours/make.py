#!/usr/bin/env python3
"""Makes the pictures that ColourTests compares with, in double precision by numpy and its linear algebra.

Run it anywhere; the pictures beside it are committed, so that the tests need neither it nor numpy. Colours are brought
to another picture's as in the notebook of Gatys et al., "Controlling Perceptual Factors in Neural Style Transfer".

content.png, painting.png     as large as each other; the content has transparency
style.png, grey.png, flat.png styles: of colours, of greys, of one colour
luma-STYLE.png                the style in greys with the content's mean
MATCH-STYLE.png               the style with the content's mean and covariance
chroma.png, hue.png           the painting with the content's chroma, or hue
"""

import pathlib
import sys

import numpy as np

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from make import RGB, RGBA, png, scene  # noqa: E402

RANDOM = np.random.default_rng(2017)
LUMA = np.array([0.299, 0.587, 0.114])


def save(name, picture):
    samples = np.rint(np.clip(picture, 0, 1) * 65535).astype(int)
    (HERE / f"{name}.png").write_bytes(png(samples, 16, RGBA if samples.shape[2] == 4 else RGB))


def quantised(picture):
    return np.rint(np.clip(picture, 0, 1) * 65535) / 65535


def spread(picture, alpha=None):
    """Mean and covariance of the colours, each pixel counted by its alpha."""
    colours = picture.reshape(-1, 3)
    weights = None if alpha is None else alpha.ravel()
    mean = np.average(colours, axis=0, weights=weights)
    return mean, np.cov(colours.T, aweights=weights, bias=True) + 1e-5 * np.eye(3)


def root(matrix):
    values, vectors = np.linalg.eigh(matrix)
    return vectors @ np.diag(np.sqrt(values)) @ vectors.T


def maps(style, content):
    inverse = np.linalg.inv(root(style))
    return {
        "pca": root(content) @ inverse,
        "cholesky": np.linalg.cholesky(content) @ np.linalg.inv(np.linalg.cholesky(style)),
        "symmetric": inverse @ root(root(style) @ content @ root(style)) @ inverse,
    }


# OKLab as published on https://bottosson.github.io/posts/oklab/ for sRGB's linear light.
CONES = np.array([[0.4122214708, 0.5363325363, 0.0514459929],
                  [0.2119034982, 0.6806995451, 0.1073969566],
                  [0.0883024619, 0.2817188376, 0.6299787005]])
OPPONENTS = np.array([[0.2104542553, 0.7936177850, -0.0040720468],
                      [1.9779984951, -2.4285922050, 0.4505937099],
                      [0.0259040371, 0.7827717662, -0.8086757660]])


def oklab(picture):
    light = np.where(picture <= 0.04045, picture / 12.92, ((picture + 0.055) / 1.055) ** 2.4)
    return np.cbrt(light @ CONES.T) @ OPPONENTS.T


def light_of(lab):
    """Back by inverting the matrices; the published inverses are rounded."""
    return (lab @ np.linalg.inv(OPPONENTS).T) ** 3 @ np.linalg.inv(CONES).T


def with_hue(painting, content):
    painted, hue = oklab(painting), oklab(content)
    chroma = np.hypot(painted[:, :, 1], painted[:, :, 2])
    strength = np.hypot(hue[:, :, 1], hue[:, :, 2])
    angle = np.arctan2(hue[:, :, 2], hue[:, :, 1])
    wanted = chroma * strength**2 / (strength**2 + 0.03**2)

    def lab(share):
        reach = wanted * share
        return np.dstack([painted[:, :, 0], reach * np.cos(angle), reach * np.sin(angle)])

    def is_shown(share):
        light = light_of(lab(share))
        return (light.min(axis=2) > -1e-6) & (light.max(axis=2) < 1 + 1e-6)

    low, high = np.zeros_like(chroma), np.ones_like(chroma)
    for _ in range(50):
        middle = (low + high) / 2
        low, high = np.where(is_shown(middle), middle, low), np.where(is_shown(middle), high, middle)
    light = np.clip(light_of(lab(np.where(is_shown(np.ones_like(chroma)), 1, low))), 0, 1)
    return np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)


def main():
    height, width = 22, 34
    # A half is nearly grey, with the noise of a camera: there hues say nothing.
    content = 0.1 + 0.5 * scene(width, height)
    content[:, width // 2:] = content[:, width // 2:].mean(axis=2, keepdims=True)
    content = quantised(content + RANDOM.normal(0, 0.006, content.shape))
    alpha = quantised(np.linspace(-0.3, 1.4, width) * np.ones((height, 1)))
    painting = quantised(RANDOM.uniform(0, 1, (height, width, 3)) ** 0.7)
    style = quantised(np.array([0.7, 0.5, 0.2]) + RANDOM.normal(0, 1, (17, 29, 3)) @ RANDOM.normal(0, 0.12, (3, 3)))
    grey = np.repeat(style[:, :, :1], 3, axis=2)
    flat = quantised(np.full((5, 7, 3), [0.2, 0.7, 0.4]))
    save("content", np.dstack([content, alpha]))
    save("painting", painting)

    mean, covariance = spread(content, alpha)
    for name, picture in {"style": style, "grey": grey, "flat": flat}.items():
        save(name, picture)
        own_mean, own_covariance = spread(picture)
        save(f"luma-{name}", np.repeat(((picture + mean - own_mean) @ LUMA)[:, :, None], 3, axis=2))
        for match, matrix in maps(own_covariance, covariance).items():
            save(f"{match}-{name}", (picture - own_mean) @ matrix.T + mean)

    save("chroma", content + ((painting - content) @ LUMA)[:, :, None])
    save("hue", with_hue(painting, content))


if __name__ == "__main__":
    main()
