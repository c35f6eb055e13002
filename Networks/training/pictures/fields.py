"""Scalar fields: noise of a given spectrum, gradients, directions, and what they do to a picture."""
import numpy as np


def _frequencies(size):
    y, x = np.meshgrid(np.fft.fftfreq(size), np.fft.rfftfreq(size), indexing="ij")
    return np.hypot(y, x) + 1e-9, np.arctan2(y, x)


_CACHE = {}


def frequencies(size):
    """Radius (cycles per pixel) and angle of every coefficient of a real Fourier transform."""
    if size not in _CACHE:
        _CACHE[size] = _frequencies(size)
    return _CACHE[size]


def _noise(random, amplitude, size):
    phase = random.random(amplitude.shape)
    field = np.fft.irfft2(amplitude * np.exp(2j * np.pi * phase), s=(size, size))
    return ((field - field.mean()) / (field.std() + 1e-9)).astype(np.float32)


def natural(random, size, slope=None):
    """Noise whose amplitude falls as 1/fᵅ; photographs have α near 1, clouds near 1.7."""
    radius, _ = frequencies(size)
    slope = random.uniform(0.8, 2.0) if slope is None else slope
    amplitude = radius ** -slope
    amplitude[0, 0] = 0
    return _noise(random, amplitude, size)


def smooth(random, size, waves=3.0):
    """Noise without anything finer than about so many waves across the picture."""
    radius, _ = frequencies(size)
    amplitude = np.exp(-((radius * size / waves) ** 2) / 2)
    amplitude[0, 0] = 0
    return _noise(random, amplitude, size)


def grain(random, size):
    """Oriented band-pass noise of one to three lobes, bent by a pointwise curve: cloth, wood, hair, skin, ripples."""
    radius, angle = frequencies(size)
    amplitude = np.zeros_like(radius)
    for _ in range(random.integers(1, 4)):
        frequency = np.exp(random.uniform(np.log(0.015), np.log(0.4)))
        width, spread = random.uniform(0.15, 0.7), random.choice([0.12, 0.4, 9.0])
        turn = np.angle(np.exp(2j * (angle - random.uniform(0, np.pi)))) / 2
        band = np.exp(-(np.log(radius / frequency) ** 2) / (2 * width**2) - turn**2 / (2 * spread**2))
        amplitude += random.uniform(0.3, 1) * band / radius
    amplitude[0, 0] = 0
    field = _noise(random, amplitude, size)
    curve = random.integers(0, 6)
    if curve == 1:
        field = np.abs(field) * 2 - 1.5
    elif curve == 2:
        field = np.sin(field * random.uniform(1.5, 4))
    elif curve == 3:
        field = np.sign(field) * np.sqrt(np.abs(field))
    elif curve == 4:
        field = np.maximum(field, 0) * 2 - 1
    elif curve == 5:
        field = np.tanh(field * random.uniform(2, 6))
    return field.astype(np.float32)


def ramp(random, size):
    """A straight or round gradient from 0 to 1."""
    y, x = np.mgrid[0:size, 0:size].astype(np.float32) / size
    if random.random() < 0.6:
        angle = random.uniform(0, 2 * np.pi)
        field = x * np.cos(angle) + y * np.sin(angle)
    else:
        field = np.hypot(x - random.uniform(-0.2, 1.2), y - random.uniform(-0.2, 1.2))
    return (field - field.min()) / (np.ptp(field) + 1e-9)


def directions(random, size):
    """An angle per pixel that turns slowly: swirls, rays, rings, or nearly one direction."""
    kind = random.integers(0, 3)
    if kind == 0:
        return (smooth(random, size, random.uniform(0.8, 3)) * random.uniform(0.3, 2.5)).astype(np.float32)
    y, x = np.mgrid[0:size, 0:size].astype(np.float32)
    centre = random.uniform(-0.3, 1.3, 2) * size
    angle = np.arctan2(y - centre[0], x - centre[1])
    return angle + (np.pi / 2 if kind == 1 else 0) + 0.3 * smooth(random, size, 2)


def relief(random, picture, height, depth=None):
    """Light from one side over a height field: the ridges of thick paint, the weave of a canvas."""
    depth = random.uniform(0.05, 0.35) if depth is None else depth
    angle = random.uniform(0, 2 * np.pi)
    dy, dx = np.gradient(height.astype(np.float32))
    slope = dx * np.cos(angle) + dy * np.sin(angle)
    slope /= slope.std() + 1e-9
    return picture * (1 + depth * np.tanh(slope))[..., None] + 0.15 * depth * np.maximum(slope - 1.5, 0)[..., None]


def blur(picture, sigma):
    """A Gaussian blur by its spectrum; the borders wrap around."""
    size = picture.shape[0]
    radius, _ = frequencies(size)
    kernel = np.exp(-2 * (np.pi * sigma * radius) ** 2)
    if picture.ndim == 2:
        return np.fft.irfft2(np.fft.rfft2(picture) * kernel, s=picture.shape).astype(np.float32)
    return np.fft.irfft2(
        np.fft.rfft2(picture, axes=(0, 1)) * kernel[..., None], s=picture.shape[:2], axes=(0, 1)
    ).astype(np.float32)
