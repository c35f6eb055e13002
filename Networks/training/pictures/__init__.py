"""Procedural pictures to learn from: nothing photographed, nothing painted by anybody, everything from a seed.

`draw(seed)` gives one picture. What a picture is made of follows what style transfer meets: photographs (surfaces that hide
one another, soft light, natural spectra) and paintings (strokes along a field, ridges of paint, lines, flat colour,
halftone, edges that darken as watercolour dries).
"""
from .scenes import SIZE, draw

__all__ = ["SIZE", "draw"]
