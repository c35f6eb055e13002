#!/usr/bin/python3
"""Treats impastod as no honest client would: calls that are never waited for, ends in the middle, descriptors of all kinds.

The daemon watches the folder `inbox`. A well-behaved client meanwhile asks for the list of folders and measures how long that
takes. The last line is one JSON object: the answers to what was submitted, the worst and the middle latency of the other client in
milliseconds, memory of the daemon before, at most and after, and its descriptors before and after.
"""

import argparse
import functools
import json
import os
import socket
import statistics
import struct
import tempfile
import threading
import time

from bus_clients import ROOT, SERVICE, connect
from jeepney import DBusAddress, HeaderFields, MessageType, new_method_call

MANAGER = DBusAddress(ROOT, SERVICE, f"{SERVICE}.Manager")
PROPERTIES = DBusAddress(ROOT, SERVICE, "org.freedesktop.DBus.Properties")


def answer(connection, message):
    """The answer's name, `ok` or the error's without what all have in common."""
    reply = connection.send_and_get_reply(message, timeout=60)
    if reply.header.message_type == MessageType.error:
        return reply.header.fields[HeaderFields.error_name].split(".")[-1]
    return "ok"


def descriptors(pid):
    """How many a process has open."""
    return len(os.listdir(f"/proc/{pid}/fd"))


class Witness:
    """Another client, and what it sees of the daemon."""

    def __init__(self, bus, pid):
        # Here and not in the thread: the other clients become another user for a moment, and all threads with them.
        self.connection, self.pid = connect(bus), pid
        self.latencies, self.memory = [], []
        self.stop = threading.Event()
        self.thread = threading.Thread(target=self._look)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.stop.set()
        self.thread.join()

    def _look(self):
        while not self.stop.is_set():
            began = time.monotonic()
            said = answer(self.connection, new_method_call(MANAGER, "ListFolders"))
            assert said == "ok", said
            self.latencies.append((time.monotonic() - began) * 1000)
            with open(f"/proc/{self.pid}/status", encoding="ascii") as file:
                self.memory.append(next(int(line.split()[1]) for line in file if line.startswith("VmRSS:")))
            self.stop.wait(0.02)


def never_read(enter, calls, message):
    """Calls as fast as the bus takes them and leaves the answers alone; gives the connection, which still has them all."""
    connection = enter()
    bytes_of_call = bytearray(message.serialise(1))
    for serial in range(2, calls + 2):
        # Byte order, type, flags, version, length of the body; then the number.
        struct.pack_into("<I", bytes_of_call, 8, serial)
        connection.sock.sendall(bytes_of_call)
    return connection


def leave_early(enter, times):
    """Ends in the middle of a call, and between a call and its answer."""
    call = new_method_call(PROPERTIES, "GetAll", "s", (f"{SERVICE}.Manager",)).serialise(2)
    for number in range(times):
        connection = enter()
        connection.sock.sendall(call[: number % len(call)] if number % 2 else call)
        connection.close()


def submit(connection, descriptor, name, more=()):
    """Submits an open file, perhaps with more descriptors than are meant."""
    body = (descriptor, "inbox", name.encode(), {})
    message = new_method_call(MANAGER, "SubmitFile", "hsaya{sv}", body)
    if not more:
        return answer(connection, message)
    serial = next(connection.outgoing_serial)
    content = message.serialise(serial, fds=(files := list(more)))
    rights = struct.pack(f"{len(files)}i", *files)
    connection.sock.sendmsg([content], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, rights)])
    while (reply := connection.receive(timeout=60)).header.fields.get(HeaderFields.reply_serial) != serial:
        pass
    return "ok" if reply.header.message_type == MessageType.method_return else reply.body[0]


def submissions(enter, picture):
    """What becomes of descriptors that are no pictures, and of such as look like none."""
    connection = enter()
    answers = {}
    reader, writer = os.pipe()
    for name, file in {
        "pipe": reader, "writer": writer, "directory": os.open("/", os.O_RDONLY), "zero": os.open("/dev/zero", os.O_RDONLY),
        "socket": socket.socket().detach(), "path": os.open(picture, os.O_PATH), "deaf": os.open(picture, os.O_WRONLY),
    }.items():
        answers[name] = submit(connection, file, f"{name}.png")
    with tempfile.TemporaryFile() as unlinked, open(picture, "rb") as content:
        unlinked.write(content.read())
        unlinked.flush()
        answers["unlinked"] = submit(connection, unlinked.fileno(), "unlinked.png")
        answers["sixteen"] = submit(connection, content.fileno(), "sixteen.png", [content.fileno()] * 15)
    for signature, body in {"s": ("inbox",), "hs": (0, "inbox"), "hsays": (0, "inbox", b"cat.png", ""), "": ()}.items():
        answers[f"signature {signature}"] = answer(connection, new_method_call(MANAGER, "SubmitFile", signature or None, body))
    return answers


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--socket", required=True, help="the bus")
    parser.add_argument("--pid", type=int, required=True, help="the daemon")
    parser.add_argument("--picture", required=True, help="a picture that may be painted")
    parser.add_argument("--calls", type=int, default=100_000)
    parser.add_argument("--user", type=int, help="whose clients they are, where the caller is root")
    options = parser.parse_args()
    before = descriptors(options.pid)
    enter = functools.partial(connect, options.socket, options.user)
    answers = submissions(enter, options.picture)
    with Witness(options.socket, options.pid) as witness:
        deaf = [never_read(enter, options.calls, call) for call in (
            new_method_call(MANAGER, "ListFolders"),
            new_method_call(PROPERTIES, "GetAll", "s", (f"{SERVICE}.Manager",)),
            new_method_call(MANAGER, "ListJobs", "a{sv}tu", ({}, 0, 10)),
        )]
        leave_early(enter, 500)
        # Everything that was sent before has been taken when this is answered.
        connection = connect(options.socket)
        assert answer(connection, new_method_call(MANAGER, "GetSettings")) == "ok"
        for connection in deaf:
            connection.close()
    print(json.dumps({
        "answers": answers,
        "worst_latency_ms": round(max(witness.latencies), 1),
        "middle_latency_ms": round(statistics.median(witness.latencies), 2),
        "memory_kib": [witness.memory[0], max(witness.memory), witness.memory[-1]],
        "descriptors": [before, descriptors(options.pid)],
    }))


if __name__ == "__main__":
    main()
