#!/usr/bin/env python3
"""Draws a mask: its left half is blue, its right half red. usage: halves.py WIDTH HEIGHT OUTPUT"""
import sys

from PIL import Image

width, height = int(sys.argv[1]), int(sys.argv[2])
mask = Image.new("RGB", (width, height), (0, 0, 255))
mask.paste((255, 0, 0), (width // 2, 0, width, height))
mask.save(sys.argv[3])
