#!/usr/bin/env python3
"""Draws a bank of procedural pictures to train on, 8 bits a channel, 192×192.

usage: bank.py OUT.npy --first SEED --count N
"""
import argparse

import numpy as np

from pictures import SIZE, draw


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out")
    parser.add_argument("--first", type=int, default=1_000_000, help="seed of the first picture")
    parser.add_argument("--count", type=int, default=7000)
    options = parser.parse_args()
    bank = np.empty((options.count, SIZE, SIZE, 3), np.uint8)
    for index in range(options.count):
        bank[index] = draw(options.first + index) * 255 + 0.5
    np.save(options.out, bank)


if __name__ == "__main__":
    main()
