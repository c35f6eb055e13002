"""Palettes, and fields turned into colour."""
import colorsys

import numpy as np


def palette(random, count=None):
    """Two to seven colours in 0…1: kindred hues, or any; now and then nearly grey."""
    count = int(random.integers(2, 8)) if count is None else count
    kindred, hue = random.random() < 0.6, random.random()
    spread = random.uniform(0.03, 0.25) if kindred else 1.0
    dull = random.choice([0.15, 0.5, 1.0], p=[0.25, 0.4, 0.35])
    colours = []
    for _ in range(count):
        own = (hue + spread * random.normal()) % 1 if kindred else random.random()
        if kindred and random.random() < 0.2:
            own = (own + 0.5) % 1
        saturation = dull * random.beta(2, 2)
        value = random.beta(1.3, 1.1)
        colours.append(colorsys.hsv_to_rgb(own, saturation, value))
    return np.array(colours, np.float32)


def colour(random, field, colours, steps=None):
    """Colours a field of unit variance: flat steps, or blended from one colour to the next."""
    steps = random.random() < 0.35 if steps is None else steps
    place = np.clip(field * random.uniform(0.15, 0.35) + 0.5, 0, 0.9999)
    if steps:
        return colours[(place * len(colours)).astype(int)]
    place = place * (len(colours) - 1)
    lower = place.astype(int)
    part = (place - lower)[..., None].astype(np.float32)
    return colours[lower] * (1 - part) + colours[np.minimum(lower + 1, len(colours) - 1)] * part
