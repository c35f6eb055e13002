"""Marks: what a hand or a press leaves on a ground."""
import numpy as np
from PIL import Image, ImageDraw

from . import colours, fields


def _outlines(points, widths):
    """The outlines of strokes: count × places × 2 points, with a half width at each place."""
    along = np.gradient(points, axis=1)
    across = np.stack([-along[..., 1], along[..., 0]], -1)
    across /= np.linalg.norm(across, axis=-1, keepdims=True) + 1e-9
    side = across * widths[:, None]
    return np.concatenate([points + side, (points - side)[:, ::-1]], 1)


def strokes(random, picture, source):
    """Tapered strokes along a field of directions, coloured after a picture beneath them, with ridges of paint."""
    size = picture.shape[0]
    field = fields.directions(random, size)
    width = np.exp(random.uniform(np.log(1.0), np.log(7)))
    length = int(random.integers(4, 14))
    step = width * random.uniform(0.8, 2.0)
    count = int(min(random.uniform(0.3, 1.6) * size * size / (width * step * length), 2500))
    rigid = random.random() < 0.3
    canvas = Image.fromarray((np.clip(picture, 0, 1) * 255).astype(np.uint8)).resize((size * 2, size * 2), Image.NEAREST)
    height = Image.new("L", canvas.size, 128)
    draw, ridge = ImageDraw.Draw(canvas), ImageDraw.Draw(height)

    place = random.uniform(0, size, (count, 2))
    x, y = place.astype(int).T
    tints = random.normal(size=(count, 3)) * random.choice([0.02, 0.08, 0.25]) + random.normal(size=(count, 1)) * 0.06
    tints = (np.clip(source[y, x] + tints, 0, 1) * 255).astype(int)
    heights = random.integers(60, 230, count)
    path, angle = [place], field[y, x]
    for _ in range(length - 1):
        place = place + step * np.stack([np.cos(angle), np.sin(angle)], 1)
        path.append(place)
        if not rigid:
            x, y = np.clip(place, 0, size - 1).astype(int).T
            angle = field[y, x]
    profile = np.sin(np.linspace(0.15, np.pi, length)) ** random.uniform(0.3, 1)
    shapes = _outlines(np.stack(path, 1) * 2, profile * width)
    for shape, tint, level in zip(shapes.reshape(count, -1).tolist(), tints.tolist(), heights.tolist()):
        draw.polygon(shape, fill=tuple(tint))
        ridge.polygon(shape, fill=level)
    painted = np.asarray(canvas.resize((size, size), Image.BOX), np.float32) / 255
    if random.random() < 0.6:
        bristles = fields.natural(random, size, 0.6) * random.uniform(0, 12)
        painted = fields.relief(random, painted, np.asarray(height.resize((size, size), Image.BOX), np.float32) + bristles)
    return painted


def lines(random, picture):
    """Line art: hatching, contours of a field, or a scribble, in one dark or light ink."""
    size = picture.shape[0]
    ink = colours.palette(random, 2)[0] * random.uniform(0, 0.7)
    if random.random() < 0.2:
        ink = 1 - ink
    kind = random.integers(0, 3)
    if kind == 0:
        y, x = np.mgrid[0:size, 0:size].astype(np.float32)
        angle, period = random.uniform(0, np.pi), random.uniform(3, 12)
        wave = np.cos(2 * np.pi * (x * np.cos(angle) + y * np.sin(angle)) / period + fields.smooth(random, size, 2))
        cover = np.clip((wave - 1 + 2 * np.clip(random.uniform(0.1, 0.5) + 0.2 * fields.natural(random, size), 0, 0.8)) * period / 2, 0, 1)
    elif kind == 1:
        field = fields.smooth(random, size, random.uniform(1, 6)) * random.uniform(2, 8)
        slope = np.hypot(*np.gradient(field)) + 1e-3
        distance = np.abs(field - np.round(field)) / slope
        cover = np.clip(random.uniform(0.6, 2) - distance, 0, 1)
    else:
        sheet = Image.new("L", (size * 2, size * 2))
        draw = ImageDraw.Draw(sheet)
        for _ in range(random.integers(2, 25)):
            points = random.uniform(-0.1, 1.1, 2) * size + np.cumsum(
                fields.natural(random, 64, 1.2)[0][:, None] * [1, 0] + fields.natural(random, 64, 1.2)[1][:, None] * [0, 1], 0
            ) * random.uniform(0.5, 4)
            draw.line([tuple(p) for p in points * 2], fill=255, width=int(random.integers(1, 7)), joint="curve")
        cover = np.asarray(sheet.resize((size, size), Image.BOX), np.float32) / 255
    cover = cover[..., None] * random.uniform(0.5, 1)
    return picture * (1 - cover) + ink * cover


def halftone(random, picture):
    """Dots or lines whose size follows the tone, one screen or one per colour, as a press prints."""
    size = picture.shape[0]
    y, x = np.mgrid[0:size, 0:size].astype(np.float32)
    period, sharp = random.uniform(3, 10), random.uniform(1, 4)
    one, dots = random.random() < 0.4, random.random() < 0.7
    printed = np.empty_like(picture)
    for channel in range(3):
        if channel == 0 or not one:
            angle = random.uniform(0, np.pi)
            u = (x * np.cos(angle) + y * np.sin(angle)) * 2 * np.pi / period
            v = (y * np.cos(angle) - x * np.sin(angle)) * 2 * np.pi / period
            screen = (np.cos(u) + np.cos(v)) / 4 + 0.5 if dots else np.cos(u) / 2 + 0.5
        printed[..., channel] = np.clip((picture[..., channel] - screen) * sharp + 0.5, 0, 1)
    return printed


def watercolour(random, picture):
    """Steps of thin colour whose edges are darker than their middle, on a grained paper."""
    size = picture.shape[0]
    tone = fields.blur(picture.mean(2), random.uniform(0.5, 2)) + 0.05 * fields.natural(random, size, 1.2)
    levels = random.uniform(3, 9)
    field = tone * levels
    slope = np.hypot(*np.gradient(field)) + 1e-2
    edge = np.exp(-((np.abs(field - np.round(field)) / slope) ** 2) / random.uniform(0.5, 3))
    steps = (np.floor(field) + 0.5) / levels
    wash = fields.blur(picture, random.uniform(1, 3)) * (0.6 + 0.4 * steps / (tone + 0.1))[..., None]
    paper = 1 + 0.05 * fields.natural(random, size, 0.5)
    return np.clip(wash, 0, 1) ** 0.8 * (1 - random.uniform(0.1, 0.5) * edge)[..., None] * paper[..., None]
