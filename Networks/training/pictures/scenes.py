"""Whole pictures: a ground, surfaces on it, marks over them, and what a lens and a print do at the end."""
import numpy as np

from . import colours, fields, marks, surfaces

# Large enough for crops of 128 pixels that differ.
SIZE = 192


def draw(seed, size=SIZE):
    """One picture, height × width × RGB in 0…1, float32; the same for the same seed."""
    random = np.random.default_rng(seed)
    picture = surfaces.ground(random, size)
    if random.random() < 0.65:
        picture = surfaces.leaves(random, picture)
    if random.random() < 0.25:
        light = 1 + random.uniform(0.1, 0.6) * np.tanh(fields.smooth(random, size, 2))
        picture = picture * light[..., None]
    mark = random.random()
    if mark < 0.40:
        base = picture if random.random() < 0.5 else surfaces.ground(random, size)
        for _ in range(random.integers(1, 3)):
            base = marks.strokes(random, base, np.clip(picture, 0, 1))
        picture = base
    elif mark < 0.50:
        picture = marks.watercolour(random, np.clip(picture, 0, 1))
    elif mark < 0.56:
        picture = marks.halftone(random, np.clip(picture, 0, 1))
    if random.random() < 0.2:
        picture = marks.lines(random, picture)
    if random.random() < 0.15:
        picture = fields.relief(random, picture, fields.grain(random, size))
    return _developed(random, picture)


def _developed(random, picture):
    """Exposure, contrast, sharpness and noise."""
    picture = picture * np.exp(random.normal(size=3) * 0.06) * np.exp(random.normal() * 0.12)
    if random.random() < 0.35:
        picture = fields.blur(picture, random.uniform(0.3, 2.5))
    elif random.random() < 0.2:
        picture = picture + random.uniform(0.2, 1) * (picture - fields.blur(picture, 1))
    if random.random() < 0.5:
        picture = picture + random.normal(size=picture.shape) * np.exp(random.uniform(np.log(0.002), np.log(0.06)))
    return np.clip(picture, 0, 1).astype(np.float32)
