#!/usr/bin/python3
"""Calls everything that impastod has on a bus with arguments of the right types and senseless values, and with wrong types.

What there is to call is read from the introspection data, object by object, and again now and then, since jobs come and go. A
second client meanwhile asks for the list of folders and measures how long that takes. The last line is one JSON object: calls,
answers by name, what of the interfaces' descriptions was never called as described, the worst and the middle latency of the
other client in milliseconds, and memory and descriptors of the daemon before and after.
"""

import argparse
import collections
import json
import os
import random
import socket
import statistics
import threading
import time
import xml.etree.ElementTree as ElementTree

from bus_clients import ROOT, SERVICE, complete_types, connect
from jeepney import DBusAddress, HeaderFields, MessageType, new_method_call


def call(connection, path, interface, member, signature=None, body=(), timeout=60):
    """The answer's name, `ok` or the error's, and its body."""
    message = new_method_call(DBusAddress(path, SERVICE, interface), member, signature, body)
    reply = connection.send_and_get_reply(message, timeout=timeout)
    if reply.header.message_type == MessageType.error:
        return reply.header.fields.get(HeaderFields.error_name), reply.body
    return "ok", reply.body


class Nonsense:
    """Values of any type, most of them senseless, some at the edge of sense."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.files = [os.open(path, os.O_RDWR) for path in ("/dev/null", "/dev/zero")]
        self.files += [os.open("/", os.O_RDONLY), os.open("/etc/passwd", os.O_RDONLY), *os.pipe(), socket.socket().detach()]

    def integer(self, low, high):
        return self.random.choice([low, high, 0, 1, 2, 3, 64, 65, self.random.randint(low, high)]) if low <= 0 else low

    def bounded(self, low, high):
        return max(low, min(high, self.integer(min(low, 0), high)))

    def text(self):
        choice = self.random.random()
        if choice < 0.3:
            return self.random.choice(["", "inbox", "default", "states", "folder", "jobs-at-once", "worker.threads", "free-space"])
        if choice < 0.35:
            return "x" * self.random.choice([255, 256, 4096, 1 << 20])
        letters = "ab/.-_%\\\"'\n\t\u00e9\u202e\U0001f600=[]{}#"
        return "".join(self.random.choice(letters) for _ in range(self.random.randrange(40)))

    def path(self):
        words = ["org", "impasto", "Impasto1", "job", "folder", "_1", "_99999999999999999999", "inbox", "_", "x_2e"]
        return "/" + "/".join(self.random.choice(words) for _ in range(self.random.randrange(6)))

    def signature(self):
        return self.random.choice(["s", "u", "t", "i", "x", "d", "b", "as", "ay", "a{sv}", "(su)", "aas", "o", "g", "v"])

    def value(self, kind, depth=0):
        """A value as jeepney takes it for a complete type."""
        letter = kind[0]
        if letter == "v":
            inner = self.signature() if depth < 3 else "s"
            return (inner, self.value(inner, depth + 1))
        if letter == "(":
            return tuple(self.value(part, depth + 1) for part in complete_types(kind[1:-1]))
        if letter == "a":
            count = self.random.choice([0, 1, 2, 3, 40 if depth == 0 else 2])
            if kind[1] == "y":
                return bytes(self.random.choice([0, 46, 47, 92, 97, 255, self.random.randrange(256)]) for _ in range(count))
            if kind[1] == "{":
                key, value = complete_types(kind[2:-1])
                return {self.value(key, depth + 1): self.value(value, depth + 1) for _ in range(count)}
            return [self.value(kind[1:], depth + 1) for _ in range(count)]
        simple = {
            "y": lambda: self.random.randrange(256),
            "b": lambda: self.random.random() < 0.5,
            "n": lambda: self.bounded(-(1 << 15), (1 << 15) - 1),
            "q": lambda: self.bounded(0, (1 << 16) - 1),
            "i": lambda: self.bounded(-(1 << 31), (1 << 31) - 1),
            "u": lambda: self.bounded(0, (1 << 32) - 1),
            "x": lambda: self.bounded(-(1 << 63), (1 << 63) - 1),
            "t": lambda: self.bounded(0, (1 << 64) - 1),
            "d": lambda: self.random.choice([0.0, -1.0, 1e308, float("inf"), float("nan"), 0.5]),
            "s": self.text,
            "o": self.path,
            "g": self.signature,
            "h": lambda: self.random.choice(self.files),
        }
        return simple[letter]()


def interfaces(connection, path):
    """Everything that can be called on an object: (path, interface, member, signature), properties included."""
    name, body = call(connection, path, "org.freedesktop.DBus.Introspectable", "Introspect")
    if name != "ok":
        return []
    found = []
    node = ElementTree.fromstring(body[0])
    for interface in node.findall("interface"):
        name = interface.get("name")
        for method in interface.findall("method"):
            signature = "".join(argument.get("type") for argument in method.findall("arg") if argument.get("direction") != "out")
            found.append((path, name, method.get("name"), signature))
        for prop in interface.findall("property"):
            found.append((path, "org.freedesktop.DBus.Properties", "Get", (name, prop.get("name"))))
            found.append((path, "org.freedesktop.DBus.Properties", "Set", (name, prop.get("name"), prop.get("type"))))
    for child in node.findall("node"):
        found += interfaces(connection, path.rstrip("/") + "/" + child.get("name"))
    return found


def described(files):
    """What the descriptions of interfaces promise: (interface, member, `call`, `Get` or `Set`)."""
    found = set()
    for file in files:
        for interface in ElementTree.parse(file).iter("interface"):
            name = interface.get("name")
            found |= {(name, method.get("name"), "call") for method in interface.findall("method")}
            for prop in interface.findall("property"):
                found.add((name, prop.get("name"), "Get"))
                if prop.get("access") == "readwrite":
                    found.add((name, prop.get("name"), "Set"))
    return found


def status(pid):
    """Resident memory in KiB and open descriptors of a process, as far as the caller may look at it."""
    try:
        descriptors = len(os.listdir(f"/proc/{pid}/fd"))
    except PermissionError:
        descriptors = None
    with open(f"/proc/{pid}/status", encoding="ascii") as file:
        memory = next(int(line.split()[1]) for line in file if line.startswith("VmRSS:"))
    return memory, descriptors


def watch(path, latencies, stop):
    """Measures how long another client waits for its answers."""
    connection = connect(path)
    while not stop.is_set():
        began = time.monotonic()
        name, _ = call(connection, ROOT, SERVICE + ".Manager", "ListFolders")
        assert name == "ok", name
        latencies.append((time.monotonic() - began) * 1000)
        stop.wait(0.02)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--socket", required=True, help="the bus")
    parser.add_argument("--pid", type=int, required=True, help="the daemon")
    parser.add_argument("--calls", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--description", nargs="+", default=[], help="files with the interfaces that all have to be called")
    options = parser.parse_args()

    def look():
        """Each member, and the objects that have it: of many jobs each is called seldom, but what all have is not."""
        found = collections.defaultdict(list)
        for path, *member in interfaces(connection, ROOT) + interfaces(connection, "/org/freedesktop/LogControl1"):
            found[tuple(member)].append(path)
        return list(found.items())

    def choose():
        member, paths = nonsense.random.choice(members)
        return nonsense.random.choice(paths), *member

    nonsense = Nonsense(options.seed)
    connection = connect(options.socket)
    members = look()
    count = len(members)
    answers = collections.Counter()
    missed = described(options.description)
    latencies, stop = [], threading.Event()
    other = threading.Thread(target=watch, args=(options.socket, latencies, stop))

    def one():
        path, interface, member, signature = choose()
        if member == "Get" and isinstance(signature, tuple):
            return heard(call(connection, path, interface, member, "ss", signature)[0], *signature, "Get")
        if member == "Set" and isinstance(signature, tuple):
            kind = signature[2] if nonsense.random.random() < 0.8 else nonsense.signature()
            body = (signature[0], signature[1], (kind, nonsense.value(kind)))
            answer = call(connection, path, interface, member, "ssv", body)[0]
            return heard(answer, *signature[:2], "Set") if kind == signature[2] else answer
        is_known = True
        if nonsense.random.random() < 0.1:
            signature, is_known = "".join(nonsense.signature() for _ in range(nonsense.random.randrange(4))), False
        if nonsense.random.random() < 0.05:
            path, is_known = nonsense.path(), False
        types = complete_types(signature)
        body = tuple(nonsense.value(kind) for kind in types)
        answer = call(connection, path, interface, member, signature or None, body)[0]
        return heard(answer, interface, member, "call") if is_known else answer

    def heard(answer, *member):
        # A job whose object has gone meanwhile does not count.
        if not answer.startswith("org.freedesktop.DBus.Error.Unknown"):
            missed.discard(member)
        return answer

    # What the daemon takes for itself once, it has taken after some calls of every kind.
    for _ in range(min(2000, options.calls // 5)):
        answers[one()] += 1
    before = status(options.pid)
    other.start()
    for number in range(options.calls):
        answers[one()] += 1
        # Some clients leave without hearing the answer.
        if number % 500 == 499:
            path, interface, member, _ = choose()
            connection.send(new_method_call(DBusAddress(path, SERVICE, interface), member))
            connection.close()
            connection = connect(options.socket)
            members = look()
    stop.set()
    other.join()
    connection.close()
    after = status(options.pid)
    print(json.dumps({
        "members": count,
        "calls": sum(answers.values()),
        "answers": dict(answers.most_common()),
        "missed": sorted(" ".join(member) for member in missed),
        "worst_latency_ms": round(max(latencies), 1),
        "middle_latency_ms": round(statistics.median(latencies), 2),
        "memory_kib": [before[0], after[0]],
        "descriptors": [before[1], after[1]],
    }))


if __name__ == "__main__":
    main()
