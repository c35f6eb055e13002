"""Writes MATLAB 5 files as MatConvNet writes its networks, and damaged ones, into the folder given."""

import pathlib
import sys

import numpy
import scipy.io
from known_values import known
from scipy.io.matlab import _mio5
from scipy.io.matlab._mio5_params import miUINT16, mxCHAR_CLASS

FOLDER = pathlib.Path(sys.argv[1])


def column_major(number, *sides):
    """An array of MATLAB whose bytes, as MATLAB writes them, are the values of tensor `number`."""
    return known(number, sides[::-1]).transpose()


def cell(*values):
    array = numpy.empty((1, len(values)), dtype=object)
    for index, value in enumerate(values):
        array[0, index] = value
    return array


def layer(name, filters, biases, old=False, kind="conv"):
    if old:
        return {"type": kind, "name": name, "filters": filters, "biases": biases, "pad": 1.0, "stride": 1.0}
    return {"name": name, "type": kind, "weights": cell(filters, biases), "pad": 1.0, "stride": 1.0}


def layers(old=False):
    """A bias as a row and as a column, a large layer, and one whose last side MATLAB drops."""
    return cell(
        layer("conv1_1", column_major(0, 3, 3, 3, 8), column_major(1, 1, 8), old),
        {"name": "relu1_1", "type": "relu"},
        layer("conv1_2", column_major(2, 3, 3, 8, 160), column_major(3, 160, 1), old),
        {"name": "pool1", "type": "pool", "weights": cell()},
        layer("fc6", column_major(4, 2, 3, 160), column_major(5, 1, 1), old),
    )


def write(name, variables, **options):
    scipy.io.savemat(FOLDER / name, variables, **options)


# 4 x 5 pictures: a mean of 123.5, 116.75 and 103.875, in every channel something else at each place.
SPREAD = numpy.linspace(-10, 10, 20).reshape(4, 5, 1)
PICTURE = (SPREAD + numpy.array([123.5, 116.75, 103.875])).astype("f4")
POINT = numpy.array([123.68, 116.779, 103.939], "f4").reshape(1, 1, 3)
CLASSES = {"name": cell("a fish"), "description": cell("it swims")}

for suffix, packed in [("", False), ("-packed", True)]:
    new = {"layers": layers(), "meta": {"classes": CLASSES, "normalization": {"averageImage": POINT}}}
    write(f"new{suffix}.mat", new, do_compression=packed)
    old = {"classes": CLASSES, "normalization": {"averageImage": PICTURE}, "layers": layers(old=True)}
    write(f"old{suffix}.mat", old, do_compression=packed)


NARROW = _mio5.VarWriter5.write_char


def write_wide(self, array, codec="ascii"):
    """Characters as MATLAB itself writes them: 16 bits each."""
    characters = numpy.array([ord(character) for character in array.item()], dtype="<u2")
    self.write_header((1, characters.size), mxCHAR_CLASS)
    self.write_element(characters, miUINT16)


_mio5.VarWriter5.write_char = write_wide
for suffix, packed in [("", False), ("-packed", True)]:
    write(f"wide{suffix}.mat", {"layers": layers()}, do_compression=packed)
_mio5.VarWriter5.write_char = NARROW

filters, biases = column_major(0, 3, 3, 3, 8), column_major(1, 1, 8)
write("double.mat", {"layers": cell(layer("conv1_1", filters.astype("f8"), biases.astype("f8")))})
write("no-bias.mat", {"layers": cell({"name": "conv1_1", "weights": cell(filters)})})
write("empty-mean.mat", {"layers": layers(), "meta": {"normalization": {"averageImage": numpy.zeros((0, 0))}}})

# Refused: each file's name begins with the code of its error.
for name, value in [("notFinite-nan.mat", numpy.nan), ("notFinite-infinite.mat", numpy.inf)]:
    broken = filters.copy()
    broken[2, 2, 2, 7] = value
    write(name, {"layers": cell(layer("conv1_1", broken, biases))})
write("notFinite-large-double.mat", {"layers": cell(layer("conv1_1", filters.astype("f8") * 1e300, biases))})
write("notFinite-mean.mat", {"layers": layers(), "meta": {"normalization": {"averageImage": POINT * numpy.nan}}})
write("damaged-gray-mean.mat", {"layers": layers(), "meta": {"normalization": {"averageImage": POINT[:, :, :1]}}})
write("wrongType-integers.mat", {"layers": cell(layer("conv1_1", filters.astype("i2"), biases))})
write("wrongType-complex.mat", {"layers": cell(layer("conv1_1", filters.astype("c8"), biases))})
write("wrongType-text.mat", {"layers": cell(layer("conv1_1", "filters", biases))})
write("damaged-nameless.mat", {"layers": cell({"type": "conv", "weights": cell(filters, biases)})})
write("damaged-named-by-number.mat", {"layers": cell(layer(7.0, filters, biases))})
write("damaged-twice.mat", {"layers": cell(layer("conv1_1", filters, biases), layer("conv1_1", filters, biases))})
write("unknownFormat-no-weights.mat", {"layers": cell({"name": "relu1_1", "type": "relu"})})
write("unknownFormat-no-layers.mat", {"filters": filters})
write("unknownFormat-layers-of-numbers.mat", {"layers": filters})
write("unknownFormat-cells-of-numbers.mat", {"layers": cell(filters, biases)})
write("unknownFormat-level4.mat", {"layers": numpy.ones((3, 4))}, format="4")
