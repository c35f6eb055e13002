"""Writes HDF5 files as Keras writes them, and some that it does not, into the folder given."""

import pathlib
import sys

import h5py
import numpy
from known_values import known

FOLDER = pathlib.Path(sys.argv[1])


def create(name, **options):
    return h5py.File(FOLDER / name, "w", **options)


def layers(group, names, datasets, texts=list):
    """Groups of layers, some with a kernel and a bias, and attributes as `texts` has them."""
    group.attrs["layer_names"] = texts([name.encode() for name in names])
    number = 0
    for name in names:
        layer = group.create_group(name)
        weights = [path.format(name) for path in datasets] if name.startswith(("block", "fc")) else []
        layer.attrs["weight_names"] = texts([path.encode() for path in weights])
        for path, shape in zip(weights, [(3, 3, 2 + number, 4), (4,)]):
            layer.create_dataset(path, data=known(number, shape))
            number += 1


# Keras 1: what the published weights of VGG are, of a time when h5py wrote lists as texts of one length.
with create("keras1.h5") as file:
    names = ["input_1", "block1_conv2", "block1_conv10", "block1_conv1", "pool"]
    layers(file, names, ["{}_W_1:0", "{}_b_1:0"], texts=lambda names: numpy.array(names, dtype="S"))

# Keras 2, weights alone, with texts of any length.
with create("keras2.h5") as file:
    layers(file, ["block1_conv1", "block1_conv2"], ["{0}/kernel:0", "{0}/bias:0"])
    file.attrs["backend"] = "tensorflow"
    file.attrs["keras_version"] = b"2.1.6"

# Keras 2, a whole model.
with create("model.h5") as file:
    file.attrs["model_config"] = "{}"
    layers(file.create_group("model_weights"), ["block1_conv1"], ["{0}/kernel:0", "{0}/bias:0"])
    file["model_weights"].attrs["backend"] = b"tensorflow"
    file.create_dataset("optimizer_weights/momentum:0", data=known(9, (3, 3, 2, 4)))

# Keras 3, with the layers' names and before those were written.
for name, described in [("keras3.h5", True), ("keras3-early.h5", False)]:
    with create(name) as file:
        for number, layer in enumerate(["conv2d", "conv2d_2", "conv2d_10"]):
            variables = file.create_group(f"layers/{layer}/vars")
            if described:
                variables.attrs["name"] = f"block1_conv{number + 1}"
            variables["0"] = known(2 * number, (3, 3, 2, 4))
            variables["1"] = known(2 * number + 1, (4,))
        file["optimizer/vars/0"] = known(9, (3, 3, 2, 4))

# The ways to store the same tensor.
with create("types.h5", userblock_size=1024) as file:
    tensor = known(3, (5, 7))
    file["little"] = tensor.astype("<f4")
    file["big"] = tensor.astype(">f4")
    file["double"] = tensor.astype("<f8")
    file["half"] = tensor.astype("<f2")
    file["integer"] = numpy.arange(4)
    file["text"] = "no numbers"
    file["empty"] = h5py.Empty("f4")
    file["nothing"] = numpy.zeros((0, 3), "f4")
    file.create_dataset("packed", data=tensor, chunks=(2, 4), compression="gzip", shuffle=True, fletcher32=True)
    space = h5py.h5s.create_simple(tensor.shape)
    properties = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    properties.set_layout(h5py.h5d.COMPACT)
    compact = h5py.h5d.create(file.id, b"compact", h5py.h5t.IEEE_F32LE, space, properties)
    compact.write(h5py.h5s.ALL, h5py.h5s.ALL, tensor)

# Groups that hold each other, and links that lead out.
with create("links.h5") as file:
    file["layer/kernel"] = known(3, (5, 7))
    file["layer/again"] = file["layer/kernel"]
    file["layer/up"] = file["/"]
    file["layer/soft"] = h5py.SoftLink("/layer/kernel")
    file["layer/outside"] = h5py.ExternalLink(str(FOLDER / "types.h5"), "little")

# Refused: each file's name begins with the code of its error.
for name, value in [("notFinite-nan.h5", numpy.nan), ("notFinite-infinite.h5", numpy.inf)]:
    with create(name) as file:
        tensor = known(3, (5, 7))
        tensor[4, 6] = value
        file["kernel"] = tensor
with create("notFinite-large-double.h5") as file:
    file["kernel"] = numpy.full(4, 1e300)

with create("unknownFormat-integers.h5") as file:
    file["kernel"] = numpy.arange(4)
with create("wrongType-lzf.h5") as file:
    file.create_dataset("kernel", data=known(3, (5, 7)), compression="lzf")
with create("forbidden-external.h5") as file:
    file.create_dataset("kernel", (4,), "f4", external=[(str(FOLDER / "notFinite-nan.h5"), 0, 16)])
with create("forbidden-virtual.h5") as file:
    layout = h5py.VirtualLayout((5, 7), "f4")
    layout[:] = h5py.VirtualSource(FOLDER / "types.h5", "little", (5, 7))
    file.create_virtual_dataset("kernel", layout)
with create("wrongType-brain-float.h5") as file:
    kind = h5py.h5t.IEEE_F32LE.copy()
    kind.set_fields(15, 7, 8, 0, 7)
    kind.set_size(2)
    h5py.h5d.create(file.id, b"kernel", kind, h5py.h5s.create_simple((4,))).write(
        h5py.h5s.ALL, h5py.h5s.ALL, numpy.ones(4, "f4"), h5py.h5t.NATIVE_FLOAT
    )
with create("damaged-unwritten.h5") as file:
    file.create_dataset("kernel", (1024, 1024), "f4")
with create("damaged-unwritten-chunks.h5") as file:
    file.create_dataset("kernel", (1024, 1024), "f4", chunks=(64, 64), compression="gzip")[:64, :64] = 1
with create("damaged-endless.h5") as file:
    file.create_dataset("kernel", (2**20, 2**20, 2**20), "f4", chunks=(64, 64, 64))
with create("damaged-endless-chunk.h5") as file:
    file.create_dataset("kernel", (4, 4), "f4", maxshape=(None, None), chunks=(2**15, 2**14), compression="gzip")
with create("damaged-deep.h5") as file:
    file["/".join(["group"] * 20) + "/kernel"] = known(3, (5, 7))
with create("unknownFormat-matlab73.h5", userblock_size=512) as file:
    file["layers"] = known(3, (5, 7))
with open(FOLDER / "unknownFormat-matlab73.h5", "r+b") as file:
    file.write(b"MATLAB 7.3 MAT-file".ljust(116) + bytes(8) + b"\0\2IM")
