"""Three ways to call impastod on a bus that know nothing of it: jeepney, busctl(1) and gdbus(1).

Arguments are given as jeepney takes them: a variant is a pair of its signature and its value. Answers come as plain values, with
variants taken out of their wrapping and bytes as lists of numbers, so that those of the three can be compared.
"""

import ast
import json
import os
import re
import subprocess

from jeepney import DBusAddress, HeaderFields, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection, prep_socket

SERVICE = "org.impasto.Impasto1"
ROOT = "/org/impasto/Impasto1"
PROPERTIES = "org.freedesktop.DBus.Properties"


class Refusal(Exception):
    """An error instead of an answer."""


def connect(path, user=None):
    """A connection that may pass descriptors, to the bus at a socket; perhaps that of another user, which root alone can make."""
    if user is not None:
        os.setresuid(user, user, os.geteuid())
    try:
        connection = DBusConnection(prep_socket(path, enable_fds=True, timeout=60), enable_fds=True)
    finally:
        if user is not None:
            os.setresuid(*[os.getresuid()[2]] * 3)
    bus = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
    connection.unique_name = connection.send_and_get_reply(new_method_call(bus, "Hello")).body[0]
    return connection


def complete_types(signature):
    """The complete types of a signature, each as text."""
    types = []
    while signature:
        end = 1
        while signature[:end].rstrip("a") == "" or signature[:end].count("(") != signature[:end].count(")") or (
            signature[:end].count("{") != signature[:end].count("}")
        ):
            end += 1
        types.append(signature[:end])
        signature = signature[end:]
    return types


class Jeepney:
    """A library without any C in it, which shows that no detail of another one is relied upon."""

    sends_descriptors = True

    def __init__(self, socket):
        self.connection = connect(socket)

    def call(self, path, interface, member, signature="", arguments=()):
        """The answer's signature and its values."""
        message = new_method_call(DBusAddress(path, SERVICE, interface), member, signature or None, tuple(arguments))
        reply = self.connection.send_and_get_reply(message, timeout=60)
        if reply.header.message_type == MessageType.error:
            raise Refusal(f"{reply.header.fields.get(HeaderFields.error_name)}: {reply.body}")
        kind = reply.header.fields.get(HeaderFields.signature, "")
        return kind, [self._plain(*pair) for pair in zip(complete_types(kind), reply.body)]

    def get(self, path, interface, name):
        """The signature of a property's value, and the value."""
        message = new_method_call(DBusAddress(path, SERVICE, PROPERTIES), "Get", "ss", (interface, name))
        reply = self.connection.send_and_get_reply(message, timeout=60)
        if reply.header.message_type == MessageType.error:
            raise Refusal(f"{name}: {reply.body}")
        kind, value = reply.body[0]
        return kind, self._plain(kind, value)

    def set(self, path, interface, name, kind, value):
        """Sets a property."""
        self.call(path, PROPERTIES, "Set", "ssv", (interface, name, (kind, value)))

    def _plain(self, kind, value):
        if kind == "v":
            return self._plain(*value)
        if kind[0] == "(":
            return [self._plain(*pair) for pair in zip(complete_types(kind[1:-1]), value)]
        if kind.startswith("a{"):
            return {key: self._plain(complete_types(kind[2:-1])[1], content) for key, content in value.items()}
        if kind[0] == "a":
            return [self._plain(kind[1:], content) for content in value]
        return value.to_raw_fd() if kind == "h" else value


class Busctl:
    """systemd's tool; it makes no messages with descriptors."""

    sends_descriptors = False

    def __init__(self, socket):
        self.command = ["busctl", f"--address=unix:path={socket}", "--json=short"]

    def call(self, path, interface, member, signature="", arguments=()):
        """The answer's signature and its values."""
        words = [word for kind, value in zip(complete_types(signature), arguments) for word in self._words(kind, value)]
        output = self._run("call", SERVICE, path, interface, member, *([signature, *words] if signature else []))
        answer = json.loads(output) if output.strip() else {"type": "", "data": []}
        return answer["type"], self._plain(answer["data"])

    def get(self, path, interface, name):
        """The signature of a property's value, and the value."""
        answer = json.loads(self._run("get-property", SERVICE, path, interface, name))
        return answer["type"], self._plain(answer["data"])

    def set(self, path, interface, name, kind, value):
        """Sets a property."""
        self._run("set-property", SERVICE, path, interface, name, kind, *self._words(kind, value))

    def _run(self, *words):
        return run([*self.command, "--", *words])

    def _words(self, kind, value):
        if kind == "v":
            return [value[0], *self._words(*value)]
        if kind.startswith("a{"):
            types = complete_types(kind[2:-1])
            entries = [word for entry in value.items() for pair in zip(types, entry) for word in self._words(*pair)]
            return [str(len(value)), *entries]
        if kind[0] == "a":
            return [str(len(value)), *(word for content in value for word in self._words(kind[1:], content))]
        return [plain_word(value)]

    def _plain(self, value):
        if isinstance(value, dict):
            if value.keys() == {"type", "data"}:
                return self._plain(value["data"])
            return {key: self._plain(content) for key, content in value.items()}
        return [self._plain(content) for content in value] if isinstance(value, list) else value


class Gdbus:
    """GLib's tool; it passes descriptors that it has open itself, and does not tell the types of an answer."""

    sends_descriptors = True

    # Whatever GVariant text has and Python's literals have not, outside of quotes.
    FOREIGN = re.compile(
        r"""('(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
        r"|@[a-z(){}]+ |\b(?:byte|u?int(?:16|32|64)|handle|objectpath|signature) |[<>]"
        r"|\b(true|false)\b"
    )

    def __init__(self, socket):
        self.command = ["gdbus", "call", "--address", f"unix:path={socket}", "--dest", SERVICE]

    def call(self, path, interface, member, signature="", arguments=()):
        """Nothing, and the values of the answer."""
        types = complete_types(signature)
        texts = [self._text(kind, value) for kind, value in zip(types, arguments)]
        files = [value for kind, value in zip(types, arguments) if kind == "h"]
        answer = run([*self.command, "--object-path", path, "--method", f"{interface}.{member}", "--", *texts], files)
        return None, self._plain(ast.literal_eval(self._literal(answer)))

    def get(self, path, interface, name):
        """Nothing, and a property's value."""
        return None, self.call(path, PROPERTIES, "Get", "ss", (interface, name))[1][0]

    def set(self, path, interface, name, kind, value):
        """Sets a property."""
        self.call(path, PROPERTIES, "Set", "ssv", (interface, name, (kind, value)))

    def _text(self, kind, value):
        if kind == "v":
            return f"<@{value[0]} {self._text(*value)}>"
        if kind.startswith("a{"):
            types = complete_types(kind[2:-1])
            entries = (": ".join(self._text(*pair) for pair in zip(types, entry)) for entry in value.items())
            return "{" + ", ".join(entries) + "}"
        if kind[0] == "a":
            return "[" + ", ".join(self._text(kind[1:], content) for content in value) + "]"
        return "'" + re.sub(r"(['\\])", r"\\\1", value) + "'" if kind in "so" else plain_word(value)

    def _plain(self, value):
        if isinstance(value, dict):
            return {key: self._plain(content) for key, content in value.items()}
        return [self._plain(content) for content in value] if isinstance(value, (list, tuple)) else value

    def _literal(self, text):
        return self.FOREIGN.sub(lambda found: found[1] or (found[2].capitalize() if found[2] else ""), text)


def plain_word(value):
    """A number, a truth or a text as the tools take it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def run(command, files=()):
    """What a program says, which must end well."""
    # Without an own connection in the environment, gdbus looks for none beside that of its option.
    done = subprocess.run(command, capture_output=True, text=True, pass_fds=files, env={"PATH": os.environ["PATH"]})
    if done.returncode != 0:
        raise Refusal(f"{' '.join(command)}: {done.stderr.strip()}")
    return done.stdout


CLIENTS = {"busctl": Busctl, "gdbus": Gdbus, "jeepney": Jeepney}
