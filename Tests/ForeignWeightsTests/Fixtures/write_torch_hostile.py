"""Writes hostile PyTorch files into the folder that is the only argument.

Each name begins with the error in which reading it must end.
"""

import io
import os
import pathlib
import pickle
import struct
import sys
import zipfile
from collections import OrderedDict

import torch

from known_values import known

folder = pathlib.Path(sys.argv[1])
layers = {"weight": torch.from_numpy(known(0, (2, 3)))}

# Programs.


class Call:
    def __init__(self, function, *arguments):
        self.call = function, arguments

    def __reduce__(self):
        return self.call


def save(name, value, **options):
    torch.save(value, folder / f"{name}.zip.pth", **options)
    torch.save(value, folder / f"{name}.stream.pth", _use_new_zipfile_serialization=False, **options)


command = f"touch {folder / 'ran'}"
save("forbidden-system", Call(os.system, command))
save("forbidden-nested", dict(layers, evil=[{"a": (Call(os.system, command),)}]))
save("forbidden-eval", Call(eval, f"__import__('os').system({command!r})"))
save("forbidden-attribute", Call(getattr, os.system, "__call__"))
save("forbidden-bytes", {"weights": torch.storage._load_from_bytes, **layers})
save("forbidden-module", torch.nn.Conv2d(1, 1, 1))
save("forbidden-complex", {"a": torch.zeros(2, dtype=torch.complex64)})

# Files of torch.save's own that hold no weights.

save("unknownFormat-list", [layers["weight"]])
save("unknownFormat-tensor", layers["weight"])
save("unknownFormat-protocol", layers, pickle_protocol=4)
save("notFinite-nan", {"a": torch.tensor([1, float("nan")])})
save("notFinite-infinity", {"a": torch.tensor([1, float("-inf")]).half()})
save("notFinite-beyond", {"a": torch.tensor([1e300], dtype=torch.float64)})
save("damaged-expanded", {"a": torch.zeros(1).expand(1000, 1000, 1000)})

# Files by hand.


class Storage:
    def __init__(self, count, kind=torch.FloatStorage, key="0", view=None):
        self.parts = "storage", kind, key, "cpu", count
        self.view = view


class Pickler(pickle._Pickler):
    def __init__(self, file, parts):
        super().__init__(file, 2)
        self.parts = parts

    def persistent_id(self, value):
        if isinstance(value, Storage):
            return value.parts if self.parts == 5 else value.parts + (value.view,)


def pickled(value, parts=5):
    if isinstance(value, bytes):
        return value
    file = io.BytesIO()
    Pickler(file, parts).dump(value)
    return file.getvalue()


def write_archive(name, members, method=zipfile.ZIP_STORED):
    with zipfile.ZipFile(folder / f"{name}.zip.pth", "w", method) as archive:
        for member, data in members.items():
            archive.writestr(member, data)


def write_stream(name, value, count=4, little=True, protocol=1001, keys=None, said=None):
    """A stream with the storage "0" of `count` zeros, of which it says that they are `said` many."""
    system = {"protocol_version": 1001, "little_endian": little, "type_sizes": {"short": 2, "int": 4, "long": 4}}
    data = b"".join(pickle.dumps(part, 2) for part in [0x1950A86A20F9469CFC6C, protocol, system])
    described = pickled(value, parts=6)
    if keys is None:
        keys = ["0"] if b"storage" in described else []
    data += described + pickle.dumps(keys, 2)
    data += struct.pack("<q", count if said is None else said) + bytes(4 * count)
    (folder / f"{name}.stream.pth").write_bytes(data)


def write(name, value, little=True):
    """Both kinds of file with `value`, which may be a pickle already, and the storage "0" of four zeros."""
    order = b"little" if little else b"big"
    write_archive(name, {"a/data.pkl": pickled(value), "a/data/0": bytes(16), "a/byteorder": order})
    write_stream(name, value, little=little)


def view(storage, offset, shape, strides):
    return {"a": Call(torch._utils._rebuild_tensor_v2, storage, offset, shape, strides, False, OrderedDict())}


claims = view(Storage(2**60), 0, (2**60,), (1,))
write("damaged-claims", claims)
write_stream("truncated-claims", claims, said=2**60)
write("damaged-beyond", view(Storage(2**62), 0, (2**62,), (1,)))
write("damaged-shape", view(Storage(4), 0, (2**32, 2**32), (2**32, 1)))
write("damaged-side", view(Storage(4), 0, (5,), (1,)))
write("damaged-offset", view(Storage(4), 2, (3,), (1,)))
write("damaged-offset-before", view(Storage(4), -1, (3,), (1,)))
write("damaged-offset-huge", view(Storage(4), 2**63 - 1, (3,), (1,)))
write("damaged-stride", view(Storage(4), 0, (2, 2), (3, 1)))
write("damaged-stride-huge", view(Storage(4), 0, (3, 2), (2**62, 1)))
write("damaged-stride-back", view(Storage(4), 3, (2,), (-1,)))
write("damaged-sides", view(Storage(4), 0, (2, 2), (1,)))
write("damaged-sides-negative", view(Storage(4), 0, (-2, -2), (2, 1)))
write("damaged-sides-many", view(Storage(4), 0, (1,) * 100, (1,) * 100))
write("damaged-number", view(Storage(4), 0, (2.0,), (1,)))
write("damaged-count", view(Storage(5), 0, (4,), (1,)))
write("damaged-count-negative", view(Storage(-4), 0, (4,), (1,)))
write("damaged-key", view(Storage(4, key="1"), 0, (4,), (1,)))
write("damaged-storage", view("storage", 0, (4,), (1,)))
write("damaged-parameter", {"a": Call(torch._utils._rebuild_parameter, 7, True, OrderedDict())})
write("wrongType-big-endian", view(Storage(4), 0, (4,), (1,)), little=False)

endless = []
endless.append(endless)
write("unknownFormat-endless-list", endless)
write("unknownFormat-endless-dictionary", b"\x80\x02]q\0h\0a.")
write("unknownFormat-pairs", b"\x80\x02ccollections\nOrderedDict\n]q\0h\0a\x85R.")
write("unknownFormat-deep", b"\x80\x02)" + b"\x85" * 200_000 + b".")
write("damaged-wide", b"\x80\x02" + b"(" * 200_000 + b".")
write("damaged-memo", b"\x80\x02Nr\xff\xff\xff\xff" + b"j\xfe\xff\xff\xff.")
write("damaged-stack", b"\x80\x02.")
write("damaged-mark", b"\x80\x02N(s.")
write("damaged-tuple", b"\x80\x02Nt.")
write("damaged-append", b"\x80\x02NNa.")
write("damaged-item", b"\x80\x02}(NNNu.")
write("damaged-call", b"\x80\x02N)R.")
write("damaged-state", b"\x80\x02NNb.")
write("damaged-operation", b"\x80\x02\xff.")
write("damaged-text", b"\x80\x02X\x01\0\0\0\xff.")
tensor = view(Storage(4), 0, (4,), (1,))["a"]
write("damaged-twice", Call(OrderedDict, [["a", tensor], ["a", tensor]]))
# Fifty thousand dictionaries made of one list of a hundred thousand pairs: forty gigabytes, were it copied.
pairs = b"\x80\x02ccollections\nOrderedDict\nq\0]q\1(" + b"N" * 100_000 + b"eh\1\x85q\2"
write("unknownFormat-copies", pairs + b"h\0h\2R" * 50_000 + b".")
write("unknownFormat-appended", b"\x80\x02]q\0" + b"Na" * 200_000 + b".")
write("damaged-length", b"\x80\x02X\xf0\xff\x0f\0" + b"a" * (1 << 20) + b".")

honest = view(Storage(4), 0, (4,), (1,))
write_stream("unknownFormat-version", honest, protocol=1002)
write_stream("damaged-keys", honest, keys=["1", "0"])
write_stream("damaged-keys-none", honest, keys=[])
write_stream("damaged-keys-text", honest, keys="0")
write_stream("damaged-said", honest, said=2**60)
write_stream("damaged-said-negative", honest, said=-1)
kinds = [honest, view(Storage(4, kind=torch.DoubleStorage), 0, (4,), (1,))]
write_stream("damaged-kinds", {"a": kinds[0]["a"], "b": kinds[1]["a"]})
write("damaged-name", {"a\x1b[2J": tensor})
write("damaged-name-long", {"a" * 1000: tensor})
write_stream("wrongType-view", view(Storage(4, view=("1", 0, 4)), 0, (4,), (1,)))
write_stream("truncated-storage", honest, count=3, said=4)

# Archives.

file = io.BytesIO()
torch.save(layers, file)
with zipfile.ZipFile(file) as archive:
    members = {info.filename: archive.read(info) for info in archive.infolist()}

write_archive("forbidden-bomb", members | {"archive/data/0": bytes(1 << 26)}, method=zipfile.ZIP_DEFLATED)
write_archive("unknownFormat-array", {"a.npy": bytes(100)})
write_archive("unknownFormat-two", members | {"other/data.pkl": b""})
write_archive("damaged-empty-pickle", members | {"archive/data.pkl": b""})
write_archive("damaged-short-storage", members | {"archive/data/0": bytes(4)})
write_archive("damaged-kind", {"a/data.pkl": pickled(kinds[1]), "a/data/0": bytes(16)})

file = io.BytesIO()
with zipfile.ZipFile(file, "w") as archive:
    for number in range(70):
        info = zipfile.ZipInfo(f"a/{number}")
        info.comment = bytes(65535)
        archive.writestr(info, b"")
(folder / "damaged-long-directory.zip.pth").write_bytes(file.getvalue())

write_archive("damaged-same-members", {"a/data/0": b"", "a/data/1": b""})
twins = folder / "damaged-same-members.zip.pth"
twins.write_bytes(twins.read_bytes().replace(b"a/data/1", b"a/data/0"))


def write_changed(name, signature, *changes):
    """A good archive with other numbers at places in its last header of a kind."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for member, data in members.items():
            archive.writestr(member, data)
    data = bytearray(file.getvalue())
    start = data.rindex(signature)
    for place, kind, number in changes:
        struct.pack_into(kind, data, start + place, number)
    (folder / f"{name}.zip.pth").write_bytes(data)


entry, header, end = b"PK\1\2", b"PK\3\4", b"PK\5\6"
write_changed("truncated-member", entry, (20, "<I", 2**31), (24, "<I", 2**31))
write_changed("truncated-member-far", entry, (42, "<I", 2**31))
write_changed("damaged-member-sizes", entry, (24, "<I", 2**31))
write_changed("damaged-member-long", entry, (20, "<I", 2**32 - 1), (24, "<I", 2**32 - 1))
write_changed("damaged-member-name", entry, (28, "<H", 2**16 - 1))
write_changed("damaged-member-place", entry, (42, "<I", 0))
write_changed("damaged-member-text", entry, (46, "<B", 0xFF))
write_changed("forbidden-encrypted", entry, (8, "<H", 1))
write_changed("truncated-header", header, (28, "<H", 2**16 - 1))
write_changed("damaged-header", header, (0, "<I", 0))
write_changed("damaged-header-name", header, (26, "<H", 3))
write_changed("damaged-end-count", end, (10, "<H", 2**16 - 2))
write_changed("damaged-end-long", end, (10, "<H", 2**16 - 1))
write_changed("truncated-end", end, (16, "<I", 2**31))
write_changed("truncated-end-missing", end, (0, "<I", 0))
