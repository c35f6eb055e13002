#!/usr/bin/env python3
"""Writes the same VGGs in every kind of file in which VGGs are published, by the original libraries of each.

usage: write_vgg.py FOLDER [--tensors VGG19.safetensors] [--fully N] [--only KIND …]

Without --tensors they are narrow and random. --fully is the width of the fully connected layers behind them (4096 in a
true VGG). NAME.truth.safetensors holds the tensors as Impasto should have them: kernels by output, input (B, G, R for all
families but torchvision's), row and column, and says that they are Oxford's; NAME.truth-torchvision.safetensors holds the
same and says that they are torchvision's.
"""

import argparse
import json
import pathlib
import struct
import zipfile
from collections import OrderedDict

import numpy

BLOCKS = {"vgg19": [2, 2, 4, 4, 4], "vgg16": [2, 2, 3, 3, 3]}


def layer_names(network):
    return [(b + 1, i + 1) for b, count in enumerate(BLOCKS[network]) for i in range(count)]


def narrow(network):
    """Random tensors under which activations keep their size."""
    random = numpy.random.Generator(numpy.random.PCG64(len(network) + sum(BLOCKS[network])))
    tensors, inputs = OrderedDict(), 3
    for block, place in layer_names(network):
        outputs = [4, 8, 8, 8, 8][block - 1]
        kernel = random.standard_normal((outputs, inputs, 3, 3)) * numpy.sqrt(2 / (9 * inputs))
        tensors[f"conv{block}_{place}.weight"] = kernel.astype("<f4")
        tensors[f"conv{block}_{place}.bias"] = random.standard_normal(outputs).astype("<f4")
        inputs = outputs
    return tensors


def fully_connected(tensors, width):
    """The three layers behind a VGG's convolutions, whose picture is 7 by 7 then."""
    random = numpy.random.Generator(numpy.random.PCG64(7))
    inputs = 49 * list(tensors.values())[-1].size
    layers = []
    for outputs in [width, width, 1000]:
        layers.append((random.standard_normal((outputs, inputs), dtype="f4") * 0.01, numpy.zeros(outputs, "f4")))
        inputs = outputs
    return layers


def pairs(tensors):
    """(layer, kernel, bias) in order."""
    return [(name[:-7], value, tensors[name[:-7] + ".bias"]) for name, value in tensors.items() if name.endswith("weight")]


def read_safetensors(path):
    data = path.read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + length])
    header.pop("__metadata__", None)
    tensors = OrderedDict()
    for name, entry in header.items():
        begin, end = (8 + length + offset for offset in entry["data_offsets"])
        tensors[name] = numpy.frombuffer(data[begin:end], "<f4").reshape(entry["shape"])
    return tensors


def write_safetensors(path, tensors, metadata=None):
    header, offset = {"__metadata__": metadata} if metadata else {}, 0
    for name, value in tensors.items():
        header[name] = {"dtype": "F32", "shape": list(value.shape), "data_offsets": [offset, offset + value.nbytes]}
        offset += value.nbytes
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for value in tensors.values():
            file.write(numpy.ascontiguousarray(value, "<f4").tobytes())


def modules(tensors):
    """Names as torchvision's: the places of convolutions among rectifiers and poolings."""
    renamed, index, last = OrderedDict(), 0, 1
    for layer, kernel, bias in pairs(tensors):
        block = int(layer[4])
        index += block - last
        last = block
        renamed[f"features.{index}.weight"], renamed[f"features.{index}.bias"] = kernel, bias
        index += 2
    return renamed


def write_torch(path, tensors, zipped, classifier=None, fully=()):
    import torch

    state = OrderedDict((name, torch.from_numpy(numpy.array(value))) for name, value in tensors.items())
    for number, (weight, bias) in zip(classifier or [], fully):
        state[f"classifier.{number}.weight"] = torch.from_numpy(weight)
        state[f"classifier.{number}.bias"] = torch.from_numpy(bias)
    torch.save(state, path, _use_new_zipfile_serialization=zipped)


def write_keras(path, tensors, dataset_names, fully, theano=False, attributes=None):
    import h5py

    with h5py.File(path, "w") as file:
        layers = [(f"block{layer[4]}_conv{layer[6]}", kernel, bias) for layer, kernel, bias in pairs(tensors)]
        layers = [(name, kernel[:, :, ::-1, ::-1] if theano else kernel.transpose(2, 3, 1, 0), bias)
                  for name, kernel, bias in layers]
        layers += [(name, weight.T, bias) for name, (weight, bias) in zip(["fc1", "fc2", "predictions"], fully)]
        file.attrs["layer_names"] = [name.encode() for name, _, _ in layers]
        for name, value in (attributes or {}).items():
            file.attrs[name] = value
        for name, kernel, bias in layers:
            group = file.create_group(name)
            names = [each.format(name) for each in dataset_names]
            group.attrs["weight_names"] = [each.encode() for each in names]
            group.create_dataset(names[0], data=kernel)
            group.create_dataset(names[1], data=bias)


def write_keras3(path, tensors):
    import h5py

    with h5py.File(path, "w") as file:
        for number, (layer, kernel, bias) in enumerate(pairs(tensors)):
            variables = file.create_group(f"layers/conv2d{f'_{number}' if number else ''}/vars")
            variables.attrs["name"] = f"block{layer[4]}_conv{layer[6]}"
            variables["0"], variables["1"] = kernel.transpose(2, 3, 1, 0), bias
        file["optimizer/vars/0"] = numpy.zeros((3, 3, 3, 4), "f4")


def write_matlab(path, tensors, fully, old=False, transposed=False):
    import scipy.io

    def cell(values):
        array = numpy.empty((1, len(values)), dtype=object)
        for index, value in enumerate(values):
            array[0, index] = value
        return array

    layers = []
    rows = [(layer, kernel, bias) for layer, kernel, bias in pairs(tensors)]
    for name, (weight, bias) in zip(["fc6", "fc7", "fc8"], fully):
        side = 7 if name == "fc6" else 1
        rows.append((name, weight.reshape(weight.shape[0], -1, side, side), bias))
    for name, kernel, bias in rows:
        if name == "conv1_1":
            kernel = kernel[:, ::-1]
        filters = numpy.asfortranarray(kernel.transpose((3, 2, 1, 0) if transposed else (2, 3, 1, 0)))
        if old:
            layers.append({"type": "conv", "name": name, "filters": filters, "biases": bias.reshape(1, -1)})
        else:
            layers.append({"name": name, "type": "conv", "weights": cell([filters, bias.reshape(-1, 1)])})
        layers.append({"name": name.replace("conv", "relu"), "type": "relu"})
    mean = numpy.array([123.68, 116.779, 103.939], "f4").reshape(1, 1, 3)
    normalization = {"averageImage": mean, "interpolation": "bilinear"}
    variables = {"layers": cell(layers)}
    variables |= {"normalization": normalization} if old else {"meta": {"normalization": normalization}}
    scipy.io.savemat(path, variables)


def caffe_messages():
    """Those of caffe.proto that hold weights."""
    from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

    field = descriptor_pb2.FieldDescriptorProto
    file = descriptor_pb2.FileDescriptorProto(name="caffe.proto", package="caffe", syntax="proto2")
    messages = {
        "BlobShape": [("dim", 1, "int64", True)],
        "BlobProto": [("num", 1, "int32", False), ("channels", 2, "int32", False), ("height", 3, "int32", False),
                      ("width", 4, "int32", False), ("data", 5, "float", True), ("shape", 7, "BlobShape", False)],
        "LayerParameter": [("name", 1, "string", False), ("type", 2, "string", False), ("blobs", 7, "BlobProto", True)],
        "V1LayerParameter": [("name", 4, "string", False), ("type", 5, "int32", False), ("blobs", 6, "BlobProto", True)],
        "NetParameter": [("name", 1, "string", False), ("layers", 2, "V1LayerParameter", True),
                         ("layer", 100, "LayerParameter", True)],
    }
    for message_name, fields in messages.items():
        message = file.message_type.add(name=message_name)
        for name, number, kind, is_repeated in fields:
            entry = message.field.add(name=name, number=number)
            entry.label = field.LABEL_REPEATED if is_repeated else field.LABEL_OPTIONAL
            if kind in messages:
                entry.type, entry.type_name = field.TYPE_MESSAGE, f".caffe.{kind}"
            else:
                entry.type = getattr(field, f"TYPE_{kind.upper()}")
            if kind in ("float", "int64"):
                entry.options.packed = True
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return message_factory.MessageFactory(pool).GetPrototype(pool.FindMessageTypeByName("caffe.NetParameter"))


def write_caffe(path, tensors, fully, old):
    net = caffe_messages()(name="VGG")
    rows = pairs(tensors) + [(name, *layer) for name, layer in zip(["fc6", "fc7", "fc8"], fully)]
    for name, kernel, bias in rows:
        if old:
            layer = net.layers.add(name=name, type=4)
        else:
            layer = net.layer.add(name=name, type="Convolution")
        for value in [kernel, bias]:
            blob = layer.blobs.add()
            if old:
                blob.num, blob.channels, blob.height, blob.width = [1] * (4 - value.ndim) + list(value.shape)
            else:
                blob.shape.dim.extend(value.shape)
            blob.data.extend(value.ravel())
    path.write_bytes(net.SerializeToString())


def write_onnx(path, tensors, fully):
    import onnx
    from onnx import helper, numpy_helper

    nodes, initializers, last = [], [], "data"
    for name, value in tensors.items():
        initializers.append(numpy_helper.from_array(numpy.ascontiguousarray(value), name))
    names = list(tensors)
    for kernel, bias in zip(names[::2], names[1::2]):
        out = kernel + "_fwd"
        nodes.append(helper.make_node("Conv", [last, kernel, bias], [out], kernel_shape=[3, 3], pads=[1, 1, 1, 1]))
        last = out
    for number, (weight, bias) in enumerate(fully):
        initializers.append(numpy_helper.from_array(weight, f"vgg0_dense{number}_weight"))
        initializers.append(numpy_helper.from_array(bias, f"vgg0_dense{number}_bias"))
    sides = [1, 3, 224, 224]
    data = helper.make_tensor_value_info("data", onnx.TensorProto.FLOAT, sides)
    result = helper.make_tensor_value_info(last, onnx.TensorProto.FLOAT, None)
    onnx.save(helper.make_model(helper.make_graph(nodes, "vgg", [data], [result], initializers)), str(path))


def numbered(tensors):
    """Names as those of the ONNX zoo."""
    renamed = OrderedDict()
    for index, (_, kernel, bias) in enumerate(pairs(tensors)):
        renamed[f"vgg0_conv{index}_weight"], renamed[f"vgg0_conv{index}_bias"] = kernel, bias
    return renamed


# What is written, by its file's name; each gets the path, the tensors and the fully connected layers.
KINDS = {
    "torchvision.stream.pth": lambda p, t, f: write_torch(p, modules(t), False, [0, 3, 6], f),
    "torchvision.zip.pth": lambda p, t, f: write_torch(p, modules(t), True, [0, 3, 6], f),
    "jcjohnson.pth": lambda p, t, f: write_torch(p, modules(t), False, [1, 4, 6], f),
    "gatys.pth": lambda p, t, f: write_torch(p, t, True),
    "keras.h5": lambda p, t, f: write_keras(p, t, ["{}_W_1:0", "{}_b_1:0"], f),
    "keras2.h5": lambda p, t, f: write_keras(p, t, ["{0}/kernel:0", "{0}/bias:0"], f,
                                             attributes={"backend": b"tensorflow", "keras_version": b"2.1.6"}),
    "keras3.h5": lambda p, t, f: write_keras3(p, t),
    "theano.h5": lambda p, t, f: write_keras(p, t, ["{}_W", "{}_b"], f, theano=True),
    "old.caffemodel": lambda p, t, f: write_caffe(p, t, f, True),
    "new.caffemodel": lambda p, t, f: write_caffe(p, t, f, False),
    "old.mat": lambda p, t, f: write_matlab(p, t, f, old=True),
    "new.mat": lambda p, t, f: write_matlab(p, t, f),
    "zoo.onnx": lambda p, t, f: write_onnx(p, numbered(t), f),
    "exported.onnx": lambda p, t, f: write_onnx(p, modules(t), f),
    "timm.safetensors": lambda p, t, f: write_safetensors(p, modules(t), {"format": "pt"}),
}


class Command:
    """What an unpickler would run."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        import os

        return os.system, (f"touch {self.path}",)


def write_hostile(folder, tensors):
    """Files that are none, each refused for another reason."""
    import torch

    torch.save({"features.0.weight": Command(folder / "pickle-was-run")}, folder / "command.zip.pth")
    torch.save(
        {"features.0.weight": Command(folder / "pickle-was-run")},
        folder / "command.stream.pth",
        _use_new_zipfile_serialization=False,
    )
    with zipfile.ZipFile(folder / "bomb.pth", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb/data.pkl", bytes(1 << 28))

    def changed(name, layer, change):
        others = OrderedDict(tensors)
        others[layer] = change(others[layer].copy())
        write_torch(folder / name, modules(others), True)

    def with_nan(value):
        value[1, 2, 0, 1] = numpy.nan
        return value

    changed("nan.pth", "conv2_1.weight", with_nan)
    changed("five.pth", "conv1_2.weight", lambda value: numpy.zeros((4, 4, 5, 5), "f4"))
    changed("channels.pth", "conv3_1.weight", lambda value: value[:, :5])
    changed("bias.pth", "conv4_4.bias", lambda value: value[:5])
    normalised = modules(tensors)
    normalised["features.1.running_mean"] = numpy.zeros(4, "f4")
    write_torch(folder / "batches.pth", normalised, True)
    gap = OrderedDict((name, value) for name, value in tensors.items() if not name.startswith("conv2_2"))
    write_torch(folder / "gap.pth", gap, True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--tensors", type=pathlib.Path)
    parser.add_argument("--fully", type=int, default=5)
    parser.add_argument("--only", nargs="+", choices=KINDS, default=list(KINDS))
    options = parser.parse_args()
    networks = {"vgg19": read_safetensors(options.tensors)} if options.tensors else {name: narrow(name) for name in BLOCKS}
    oxford = {"family": "oxford", "input": "bgr255", "mean": "103.939,116.779,123.68", "layout": "OIHW"}
    torchvision = {"family": "torchvision", "input": "rgb1", "mean": "0.485,0.456,0.406", "std": "0.229,0.224,0.225"}
    torchvision["layout"] = "OIHW"
    for network, tensors in networks.items():
        fully = fully_connected(tensors, options.fully)
        write_safetensors(options.folder / f"{network}.truth.safetensors", tensors, oxford)
        write_safetensors(options.folder / f"{network}.truth-torchvision.safetensors", tensors, torchvision)
        for kind in options.only:
            KINDS[kind](options.folder / f"{network}.{kind}", tensors, fully)
    if not options.tensors:
        write_hostile(options.folder, networks["vgg19"])
        # Blocks 1 to 3 and nothing behind them.
        part = OrderedDict(list(networks["vgg19"].items())[:16])
        write_torch(options.folder / "part.pth", part, True)


if __name__ == "__main__":
    main()
