"""Grounds and surfaces: what covers an area."""
import numpy as np
from PIL import Image, ImageDraw

from . import colours, fields


def ground(random, size):
    """A ground: sky-like gradient, cloud, grain, or flat colour."""
    kind = random.choice(4, p=[0.3, 0.25, 0.35, 0.1])
    if kind == 0:
        pair = colours.palette(random, 2)
        part = fields.ramp(random, size)[..., None]
        return pair[0] * (1 - part) + pair[1] * part + 0.03 * fields.natural(random, size)[..., None]
    if kind == 1:
        return colours.colour(random, fields.natural(random, size), colours.palette(random))
    if kind == 2:
        return colours.colour(random, fields.grain(random, size), colours.palette(random))
    return np.broadcast_to(colours.palette(random, 2)[0], (size, size, 3)).astype(np.float32).copy()


def outline(random, radius):
    """A closed shape around the origin: ellipse, polygon, blob or bar."""
    kind = random.integers(0, 4)
    turn, stretch = random.uniform(0, 2 * np.pi), np.exp(random.normal() * 0.5)
    if kind == 1:
        angles = np.sort(random.uniform(0, 2 * np.pi, random.integers(3, 7)))
        points = np.stack([np.cos(angles), np.sin(angles)], 1)
    elif kind == 2:
        angles = np.linspace(0, 2 * np.pi, 40, endpoint=False)
        bumps = 1 + 0.25 * np.sin(angles * random.integers(2, 6) + turn) + 0.15 * np.sin(angles * random.integers(3, 9))
        points = np.stack([np.cos(angles) * bumps, np.sin(angles) * bumps], 1)
    elif kind == 3:
        points = np.array([(-2, -0.4), (2, -0.4), (2, 0.4), (-2, 0.4)]) * random.uniform(0.5, 1)
    else:
        angles = np.linspace(0, 2 * np.pi, 32, endpoint=False)
        points = np.stack([np.cos(angles), np.sin(angles)], 1)
    points = points * [stretch**0.5, stretch**-0.5] * radius
    cos, sin = np.cos(turn), np.sin(turn)
    return points @ np.array([[cos, sin], [-sin, cos]])


def leaves(random, picture):
    """Dead leaves: shapes whose sizes follow a power law hide one another, each with a surface and a shade of its own."""
    size = picture.shape[0]
    smallest, largest = random.uniform(2, 8), random.uniform(0.15, 0.45) * size
    count, exponent = int(random.integers(8, 120)), random.uniform(1.0, 2.5)
    shared = colours.palette(random)
    surfaces = [ground(random, size) for _ in range(random.integers(1, 4))]
    light = [fields.ramp(random, size) for _ in range(4)]
    line = random.random() < 0.3
    mask, edges = Image.new("L", (size * 2, size * 2)), Image.new("L", (size * 2, size * 2))
    for _ in range(count):
        part = random.random()
        radius = (smallest ** -exponent * (1 - part) + largest ** -exponent * part) ** (-1 / exponent)
        points = [tuple(p) for p in (outline(random, radius) + random.uniform(0, size, 2)) * 2]
        mask.paste(0, (0, 0) + mask.size)
        ImageDraw.Draw(mask).polygon(points, fill=255)
        cover = np.asarray(mask.resize((size, size), Image.BOX), np.float32)[..., None] / 255
        rows = np.flatnonzero(cover.any(axis=(1, 2)))
        if not len(rows):
            continue
        columns = np.flatnonzero(cover.any(axis=(0, 2)))
        box = np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
        fill = shared[random.integers(len(shared))]
        if random.random() < 0.6:
            part = random.choice([0.5, 1.0])
            fill = (1 - part) * fill + part * surfaces[random.integers(len(surfaces))][box]
        shade = 1 + random.uniform(-0.4, 0.4) * (light[random.integers(len(light))][box][..., None] - 0.5)
        picture[box] = picture[box] * (1 - cover[box]) + np.clip(fill * shade, 0, 1) * cover[box]
        if line:
            edges.paste(0, (0, 0) + edges.size)
            ImageDraw.Draw(edges).line(points + points[:1], fill=255, width=int(random.integers(1, 5)))
            drawn = np.asarray(edges.resize((size, size), Image.BOX), np.float32)[..., None] / 255
            picture *= 1 - 0.8 * drawn
    return picture
