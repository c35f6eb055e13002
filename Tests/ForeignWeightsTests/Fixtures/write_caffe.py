"""Writes Caffe networks with Google's protobuf library; the folder to write to is the only argument.

Caffe itself is not needed: the messages are those of its caffe.proto, as far as they hold weights.
"""

import sys
from pathlib import Path

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

from known_values import known

FIELD = descriptor_pb2.FieldDescriptorProto


def add_message(file, name, fields, packed=True):
    """Adds a message of fields (label, type, name, number) to a .proto file; a type in capitals is another message."""
    message = file.message_type.add(name=name)
    for label, kind, field_name, number in fields:
        field = message.field.add(name=field_name, number=number)
        field.label = FIELD.LABEL_REPEATED if label == "repeated" else FIELD.LABEL_OPTIONAL
        if kind[0].isupper():
            field.type = FIELD.TYPE_MESSAGE
            field.type_name = f".{file.package}.{kind}"
        else:
            field.type = getattr(FIELD, f"TYPE_{kind.upper()}")
        if label == "repeated" and kind in ("float", "double", "int64"):
            field.options.packed = packed
    return message


def caffe(packed=True, extended=False):
    """The messages of caffe.proto, with lists of numbers packed or not, and with fields of a later date if asked."""
    file = descriptor_pb2.FileDescriptorProto(name="caffe.proto", package="caffe", syntax="proto2")
    add_message(file, "BlobShape", [("repeated", "int64", "dim", 1)], packed)
    add_message(
        file,
        "BlobProto",
        [
            ("optional", "int32", "num", 1),
            ("optional", "int32", "channels", 2),
            ("optional", "int32", "height", 3),
            ("optional", "int32", "width", 4),
            ("repeated", "float", "data", 5),
            ("repeated", "float", "diff", 6),
            ("optional", "BlobShape", "shape", 7),
            ("repeated", "double", "double_data", 8),
        ],
        packed,
    )
    layer = [
        ("optional", "string", "name", 1),
        ("optional", "string", "type", 2),
        ("repeated", "string", "bottom", 3),
        ("repeated", "string", "top", 4),
        ("repeated", "BlobProto", "blobs", 7),
    ]
    old_layer = [
        ("repeated", "string", "bottom", 2),
        ("repeated", "string", "top", 3),
        ("optional", "string", "name", 4),
        ("optional", "int32", "type", 5),
        ("repeated", "BlobProto", "blobs", 6),
        ("repeated", "float", "blobs_lr", 7),
    ]
    net = [
        ("optional", "string", "name", 1),
        ("repeated", "V1LayerParameter", "layers", 2),
        ("repeated", "string", "input", 3),
        ("repeated", "int32", "input_dim", 4),
        ("optional", "bool", "force_backward", 5),
        ("repeated", "LayerParameter", "layer", 100),
    ]
    if extended:
        later = [
            ("optional", "fixed64", "later_fixed64", 9000),
            ("optional", "fixed32", "later_fixed32", 9001),
            ("optional", "uint64", "later_integer", 9002),
            ("optional", "bytes", "later_bytes", 9003),
        ]
        layer = later + layer
        net = later + net
    add_message(file, "LayerParameter", layer)
    add_message(file, "V1LayerParameter", old_layer)
    message = add_message(file, "NetParameter", net)
    if extended:
        # A group within a group: fields between a beginning and an end instead of a length.
        outer = message.nested_type.add(name="Outer")
        outer.field.add(name="number", number=1, type=FIELD.TYPE_INT64, label=FIELD.LABEL_OPTIONAL)
        inner = outer.nested_type.add(name="Inner")
        inner.field.add(name="text", number=1, type=FIELD.TYPE_STRING, label=FIELD.LABEL_OPTIONAL)
        outer.field.add(
            name="inner",
            number=2,
            type=FIELD.TYPE_GROUP,
            type_name=".caffe.NetParameter.Outer.Inner",
            label=FIELD.LABEL_OPTIONAL,
        )
        # A number so low that it is written before all layers.
        message.field.add(
            name="outer",
            number=9,
            type=FIELD.TYPE_GROUP,
            type_name=".caffe.NetParameter.Outer",
            label=FIELD.LABEL_REPEATED,
        )
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return message_factory.MessageFactory(pool).GetPrototype(pool.FindMessageTypeByName("caffe.NetParameter"))


def fill_old(blob, values):
    """Gives a blob the four sides of the files of 2014."""
    sides = [1] * (4 - values.ndim) + list(values.shape)
    blob.num, blob.channels, blob.height, blob.width = sides
    blob.data.extend(values.ravel().tolist())


def fill(blob, values):
    """Gives a blob a shape."""
    blob.shape.dim.extend(values.shape)
    blob.data.extend(values.ravel().tolist())


def fill_double(blob, values):
    """Gives a blob a shape and values of 64 bits."""
    blob.shape.dim.extend(values.shape)
    blob.double_data.extend(values.ravel().astype("float64").tolist())


# The shapes that every file here holds, a weight and a bias in turn: two convolutions and a fully connected layer.
LAYERS = [("conv1_1", (4, 3, 3, 3)), ("conv1_2", (5, 4, 3, 3)), ("fc6", (6, 20))]


def write_new(net, fill, layers=LAYERS):
    """Fills `layer`."""
    net.name = "small"
    net.layer.add(name="data", type="Input")
    for index, (name, shape) in enumerate(layers):
        layer = net.layer.add(name=name, type="Convolution" if len(shape) == 4 else "InnerProduct")
        fill(layer.blobs.add(), known(2 * index, shape))
        fill(layer.blobs.add(), known(2 * index + 1, shape[:1]))
        net.layer.add(name=f"relu_{name}", type="ReLU")
    return net


def write_old(net, layers=LAYERS):
    """Fills `layers`, as VGG's networks were published."""
    net.name = "small"
    net.input.append("data")
    net.input_dim.extend([10, 3, 224, 224])
    for index, (name, shape) in enumerate(layers):
        layer = net.layers.add(name=name, type=4 if len(shape) == 4 else 14, bottom=["data"], top=[name])
        fill_old(layer.blobs.add(), known(2 * index, shape))
        fill_old(layer.blobs.add(), known(2 * index + 1, shape[:1]))
        layer.blobs_lr.extend([0, 0])
        net.layers.add(name=f"relu_{name}", type=18)
    return net


def extended():
    """A network with fields of a later date, groups, a layer of three blobs and `diff` beside `data`."""
    net = write_new(caffe(extended=True)(), fill)
    for message in [net, *net.layer]:
        message.later_fixed64 = 2**63
        message.later_fixed32 = 7
        message.later_integer = 2**64 - 1
        message.later_bytes = b"\x2a\x00" * 40
    for index in range(3):
        outer = net.outer.add(number=-index)
        outer.inner.text = "text"
    norm = net.layer.add(name="norm", type="BatchNorm")
    for number in (6, 7, 8):
        fill(norm.blobs.add(), known(number, (4,)))
        norm.blobs[-1].diff.extend([9, 9, 9, 9])
    return net


def faulty(change):
    """A network of which something is changed that should not be."""
    net = write_new(caffe()(), fill)
    change(net)
    return net


def lie(sides):
    """A change: the first weight says that it has another shape."""

    def change(net):
        del net.layer[1].blobs[0].shape.dim[:]
        net.layer[1].blobs[0].shape.dim.extend(sides)

    return change


def put(value):
    """A change: the first bias has this value."""

    def change(net):
        net.layer[1].blobs[1].data[2] = value

    return change


def name(text):
    """A change: the first layer that has learned has this name."""

    def change(net):
        net.layer[1].name = text

    return change


def empty(net):
    """A change: the first bias has no values."""
    del net.layer[1].blobs[1].data[:]


def huge_double(net):
    """A change: the first bias has a value that no 32-bit float holds."""
    bias = net.layer[1].blobs[1]
    del bias.data[:]
    bias.double_data.extend([0, 1e300, 0, 0])


def unlearned(net):
    """A change: the network has layers, but nothing that they have learned."""
    for layer in net.layer:
        del layer.blobs[:]


def main(folder):
    files = {
        "new": write_new(caffe()(), fill),
        "unpacked": write_new(caffe(packed=False)(), fill),
        "double": write_new(caffe()(), fill_double),
        "double-unpacked": write_new(caffe(packed=False)(), fill_double),
        "old": write_old(caffe()()),
        "extended": extended(),
        "not-a-number": faulty(put(float("nan"))),
        "infinite": faulty(put(float("-inf"))),
        "infinite-double": faulty(huge_double),
        "shape-lies": faulty(lie([4, 3, 3, 4])),
        "shape-negative": faulty(lie([-4, -3, 3, 3])),
        "shape-overflows": faulty(lie([2**62, 2**62, 1, 4])),
        "shape-endless": faulty(lie([1] * 1000)),
        "no-values": faulty(empty),
        "unlearned": faulty(unlearned),
        "name-twice": faulty(name("conv1_2")),
        "name-escapes": faulty(name("\x1b[2J")),
        "name-endless": faulty(name("n" * 100_000)),
    }
    for file, net in files.items():
        (folder / f"{file}.caffemodel").write_bytes(net.SerializeToString())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
