"""Crops from a bank of pictures, varied in colour and contrast."""
import numpy as np


class Crops:
    def __init__(self, banks, random):
        self.banks, self.random = [np.load(bank, mmap_mode="r") for bank in banks], random

    def _plain(self, side):
        random = self.random
        bank = self.banks[random.integers(len(self.banks))]
        picture = bank[random.integers(len(bank))]
        top, left = random.integers(0, picture.shape[0] - side + 1, 2)
        crop = picture[top : top + side, left : left + side].astype(np.float32) / 255
        if random.random() < 0.5:
            crop = crop[:, ::-1]
        if random.random() < 0.5:
            crop = crop.transpose(1, 0, 2)
        if random.random() < 0.3:
            crop = crop[:, :, random.permutation(3)]
        return crop

    def one(self, side):
        """A crop, height × width × RGB in 0…1."""
        random = self.random
        crop = self._plain(side)
        if random.random() < 0.15:
            part = random.random()
            crop = crop * part + self._plain(side) * (1 - part)
        if random.random() < 0.45:
            part = random.random() * 0.9
            crop = crop * (1 - part) + crop.mean(2, keepdims=True) * part
        if random.random() < 0.45:
            part, mean = np.exp(random.uniform(np.log(0.15), 0)), crop.mean((0, 1))
            crop = mean + (crop - mean) * part + (random.random(3) - 0.5) * 0.4 * (1 - part)
        return np.clip(crop, 0, 1).astype(np.float32)

    def batch(self, count, side):
        return np.stack([self.one(side) for _ in range(count)])
