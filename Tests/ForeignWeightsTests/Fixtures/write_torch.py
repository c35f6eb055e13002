"""Writes state dictionaries as PyTorch does into the folder that is the only argument.

Each is written as a zip archive (*.zip.pth) and as the stream of before 1.6 (*.stream.pth).
"""

import pathlib
import pickle
import struct
import sys
import zipfile
from collections import OrderedDict

import torch

from known_values import known

folder = pathlib.Path(sys.argv[1])


def save(name, value, **options):
    torch.save(value, folder / f"{name}.zip.pth", **options)
    torch.save(value, folder / f"{name}.stream.pth", _use_new_zipfile_serialization=False, **options)


def tensor(number, *shape):
    return torch.from_numpy(known(number, shape))


layers = OrderedDict()
layers["features.0.weight"] = tensor(0, 4, 3, 3, 3)
layers["features.0.bias"] = tensor(1, 4)
layers["features.2.weight"] = tensor(2, 5, 4, 3, 3)
layers["features.2.bias"] = tensor(3, 5)
layers._metadata = OrderedDict([("", {"version": 1}), ("features", {"version": 1})])
save("layers", layers)
save("parameters", OrderedDict((name, torch.nn.Parameter(value)) for name, value in layers.items()))
save("dictionary", dict(layers))
optimizer = {"groups": [{"lr": 1e-3, "betas": (0.9, 0.999)}]}
numbers = {"epoch": 90, "best": 0.745, "large": 2**70, "less": -3, "count": 70000}
save("checkpoint", numbers | {"state_dict": layers, "optimizer": optimizer})
save(
    "types",
    {
        "double": tensor(0, 7).double(),
        "half": tensor(1, 7).half(),
        "brain": tensor(2, 7).bfloat16(),
        "num_batches_tracked": torch.tensor(3),
        "mask": torch.tensor([True, False]),
        "single": tensor(3, 7),
    },
)

base = tensor(0, 4, 6)
save(
    "views",
    {
        "transposed": base.t(),
        "row": base[2],
        "column": base[:, 5],
        "sparse": base[::3, 1::2],
        "scalar": base[1, 1],
        "empty": base[:0],
        "last": tensor(1, 2, 3, 4, 5).to(memory_format=torch.channels_last),
    },
)


class Python2Pickler(pickle._Pickler):
    """Writes as PyTorch 0.1 did on Python 2: names are bytes, ordered dictionaries lists of pairs."""

    dispatch = dict(pickle._Pickler.dispatch)

    def save_str(self, text):
        data = text.encode()
        if data == b"features.0.bias":
            self.write(pickle.BINSTRING + struct.pack("<i", len(data)) + data)
        else:
            self.write(pickle.SHORT_BINSTRING + bytes([len(data)]) + data)
        self.memoize(text)

    dispatch[str] = save_str

    def reducer_override(self, value):
        if isinstance(value, OrderedDict):
            return OrderedDict, ([[key, item] for key, item in value.items()],) if value else ()
        if isinstance(value, torch.nn.Parameter):
            return torch.nn.Parameter, (value.data,), (True, False, OrderedDict())
        if isinstance(value, torch.Tensor):
            arguments = (value.storage(), value.storage_offset(), value.size(), value.stride())
            return torch._utils._rebuild_tensor, arguments
        return NotImplemented


class Python2Pickle:
    Pickler = Python2Pickler

    @staticmethod
    def dump(value, file, protocol):
        Python2Pickler(file, protocol).dump(value)


torch.save(
    OrderedDict((name, torch.nn.Parameter(value)) for name, value in layers.items()),
    folder / "python2.stream.pth",
    _use_new_zipfile_serialization=False,
    pickle_module=Python2Pickle,
)

contents = zipfile.ZipFile(folder / "layers.zip.pth")
members = {info.filename: contents.read(info) for info in contents.infolist()}


def write_members(path, members, comment=b""):
    with zipfile.ZipFile(path, "w") as archive:
        archive.comment = comment
        for name, data in members.items():
            archive.writestr(name, data)


members["layers.zip/byteorder"] = b"little"
write_members(folder / "commented.zip.pth", members, comment=b"PK\5\6 and no end here")


def write_zip64(path, members):
    """An archive as those beyond 4 GiB are: every size stands in 64 bits only."""
    body, directory = b"", b""
    for name, data in members.items():
        name = name.encode()
        extra = struct.pack("<HHQQQ", 1, 24, len(data), len(data), len(body))
        directory += struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 45, 45, 0, 0, 0, 0, 0, 2**32 - 1, 2**32 - 1,
                                 len(name), len(extra) + 6, 0, 0, 0, 0, 2**32 - 1) + name
        directory += struct.pack("<HHH", 0xCAFE, 2, 7) + extra
        body += struct.pack("<IHHHHHIIIHH", 0x04034B50, 45, 8, 0, 0, 0, 0, 0, 0, len(name), 0) + name + data
    counts = len(members), len(members), len(directory), len(body)
    end = struct.pack("<IQHHIIQQQQ", 0x06064B50, 44, 45, 45, 0, 0, *counts)
    end += struct.pack("<IIQI", 0x07064B50, 0, len(body) + len(directory), 1)
    end += struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 2**16 - 1, 2**16 - 1, 2**32 - 1, 2**32 - 1, 0)
    path.write_bytes(body + directory + end)


write_zip64(folder / "long.zip.pth", members)

# What was made by hand here is what PyTorch reads too.
for name in ["python2.stream", "commented.zip", "long.zip"]:
    read = torch.load(folder / f"{name}.pth")
    assert all(torch.equal(read[name], layers[name]) for name in layers), name
