"""Writes ONNX networks with ONNX's own library; the folder to write to is the only argument."""

import sys
from pathlib import Path

import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper

from known_values import known

# The shapes that every file here holds: two convolutions.
SHAPES = [(4, 3, 3, 3), (4,), (5, 4, 3, 3), (5,)]
NAMES = ["features.0.weight", "features.0.bias", "features.2.weight", "features.2.bias"]


def raw(name, values):
    """A tensor as most programs write it."""
    return numpy_helper.from_array(values, name)


def typed(kind):
    """Tensors whose values stand in a list of their type."""

    def tensor(name, values):
        return helper.make_tensor(name, kind, values.shape, values.ravel().tolist())

    return tensor


def model(initializers, names=NAMES):
    """A network of two convolutions; its graph also holds integers and an empty tensor, as others do."""
    nodes = [
        helper.make_node("Conv", ["picture", *names[:2]], ["conv0"], pads=[1, 1, 1, 1]),
        helper.make_node("Relu", ["conv0"], ["relu0"]),
        helper.make_node("Conv", ["relu0", *names[2:4]], ["conv1"], pads=[1, 1, 1, 1]),
        helper.make_node("Reshape", ["conv1", "shape"], ["flat"]),
    ]
    shape = helper.make_tensor("shape", TensorProto.INT64, [2], [1, -1])
    absent = helper.make_tensor("absent", TensorProto.FLOAT, [0], [])
    picture = helper.make_tensor_value_info("picture", TensorProto.FLOAT, [1, 3, None, None])
    flat = helper.make_tensor_value_info("flat", TensorProto.FLOAT, [1, None])
    graph = helper.make_graph(nodes, "small", [picture], [flat], [*initializers, shape, absent])
    return helper.make_model(graph, producer_name="write_onnx")


def whole(tensor, names=NAMES, kind=numpy.float32):
    """A network whose weights are written by `tensor`."""
    values = [known(number, shape).astype(kind) for number, shape in enumerate(SHAPES)]
    return model([tensor(name, value) for name, value in zip(names, values)], names)


def faulty(change):
    """A network of which something is changed in the first initializer that should not be."""
    network = whole(raw)
    change(network.graph.initializer[0])
    return network


def lie(sides):
    """A change: the tensor says that it has another shape."""

    def change(tensor):
        del tensor.dims[:]
        tensor.dims.extend(sides)

    return change


def value(number):
    """A change: the tensor's second value is another."""

    def change(tensor):
        tensor.raw_data = tensor.raw_data[:4] + numpy.float32(number).tobytes() + tensor.raw_data[8:]

    return change


def cut(tensor):
    """A change: half of the last value is missing."""
    tensor.raw_data = tensor.raw_data[:-2]


def integers(tensor):
    """A change: the tensor says that its numbers are integers."""
    tensor.data_type = TensorProto.INT32


def too_wide(tensor):
    """A change: a number of 16 bits is stored as an integer that has more."""
    tensor.CopyFrom(helper.make_tensor(tensor.name, TensorProto.FLOAT16, [2], [0, 0]))
    tensor.int32_data[1] = 0x10000


def named(name):
    """A change: the tensor has this name."""

    def change(tensor):
        tensor.name = name

    return change


def unlearned():
    """A network of nodes alone."""
    network = whole(raw)
    del network.graph.initializer[:]
    return network


def main(folder):
    numbers = ["onnx::Conv_12", "onnx::Conv_13", "14", "15"]
    files = {
        "raw": whole(raw),
        "listed": whole(typed(TensorProto.FLOAT)),
        "half": whole(raw, kind=numpy.float16),
        "half-listed": whole(typed(TensorProto.FLOAT16), kind=numpy.float16),
        "double": whole(raw, kind=numpy.float64),
        "double-listed": whole(typed(TensorProto.DOUBLE), kind=numpy.float64),
        "counted": whole(raw, names=numbers),
        "not-a-number": faulty(value(float("nan"))),
        "infinite": faulty(value(float("inf"))),
        "shape-lies": faulty(lie([4, 3, 3, 4])),
        "shape-negative": faulty(lie([-4, -3, 3, 3])),
        "shape-overflows": faulty(lie([2**62, 2**62, 1, 4])),
        "shape-endless": faulty(lie([1] * 1000)),
        "value-cut": faulty(cut),
        "integers": faulty(integers),
        "half-too-wide": faulty(too_wide),
        "unlearned": unlearned(),
        "name-twice": faulty(named(NAMES[1])),
        "name-escapes": faulty(named("\x1b[2J")),
    }
    for name in ("raw", "listed", "half", "half-listed", "double", "double-listed", "counted"):
        onnx.checker.check_model(files[name])
    for name, network in files.items():
        (folder / f"{name}.onnx").write_bytes(network.SerializeToString())
    onnx.save_model(whole(raw), str(folder / "external.onnx"), save_as_external_data=True, size_threshold=0)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
