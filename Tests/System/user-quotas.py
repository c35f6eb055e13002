#!/usr/bin/python3
"""Has two users of a shared bus take as much of impastod as they can, each by many clients; to be run by root.

The daemon has so many jobs that no pipe holds the list of them. The last line is one JSON object: what became of the calls,
subscriptions and exports of the greedy user, of the other one, and of root.
"""

import argparse
import collections
import json
import os
import pwd
import time

from bus_clients import ROOT, SERVICE, connect
from jeepney import DBusAddress, HeaderFields, MessageType, new_method_call

MANAGER = DBusAddress(ROOT, SERVICE, f"{SERVICE}.Manager")
BUS = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
GREEDY, OTHER = (pwd.getpwnam(user).pw_uid for user in ("nobody", "daemon"))


def name(reply):
    """`ok`, or an error's name without what all have in common."""
    if reply.header.message_type == MessageType.error:
        return reply.header.fields[HeaderFields.error_name].split(".")[-1]
    return "ok"


def answer(connection, member, signature=None, body=()):
    """What becomes of a call."""
    return name(connection.send_and_get_reply(new_method_call(MANAGER, member, signature, body), timeout=60))


def subscribe(connection):
    return answer(connection, "Subscribe", "a{sv}", ({},))


def pauses(connections, calls):
    """Calls that wait for polkit; gives the answers that have come when all have been taken."""
    answers = collections.Counter()
    for connection in connections:
        for _ in range(calls):
            connection.send(new_method_call(MANAGER, "Pause", "sa{sv}", ("greed", {})))
        # This is answered at once, behind everything that was refused.
        serial = next(connection.outgoing_serial)
        ping = DBusAddress(ROOT, SERVICE, "org.freedesktop.DBus.Peer")
        connection.send(new_method_call(ping, "Ping"), serial=serial)
        while (reply := connection.receive(timeout=60)).header.fields.get(HeaderFields.reply_serial) != serial:
            answers[name(reply)] += 1
    return answers


def later(deed, wanted="ok"):
    """What becomes of a deed once it ends as it should, since nobody tells when that is."""
    deadline = time.monotonic() + 30
    while (result := deed()) != wanted and time.monotonic() < deadline:
        time.sleep(0.02)
    return result


def calls(bus):
    polkit = connect(bus)
    polkit.send_and_get_reply(new_method_call(BUS, "RequestName", "su", ("org.freedesktop.PolicyKit1", 0)))
    greedy, other = [connect(bus, GREEDY) for _ in range(4)], connect(bus, OTHER)
    for connection in (*greedy, other):
        assert answer(connection, "ListFolders") == "ok"
    report = {"greedy": pauses(greedy, 32), "other": pauses([other], 8)}
    report["greedy_once_more"] = answer(connect(bus, GREEDY), "ListFolders")
    report["root"] = answer(connect(bus), "ListFolders")
    # Without polkit they are refused.
    polkit.close()
    while sum(report["greedy"].values()) < 4 * 32:
        report["greedy"].update(pauses(greedy, 0))
    report["later"] = later(lambda: answer(greedy[0], "ListFolders"))
    return report


def subscriptions(bus):
    greedy = [connect(bus, GREEDY) for _ in range(130)]
    report = {"greedy": collections.Counter(subscribe(connection) for connection in greedy)}
    report["again"] = subscribe(greedy[0])
    report["other"] = subscribe(connect(bus, OTHER))
    for connection in greedy:
        connection.close()
    latecomer = connect(bus, GREEDY)
    report["later"] = later(lambda: subscribe(latecomer))
    return report


def exports(bus):
    greedy, unread = connect(bus, GREEDY), []

    def export(connection):
        reply = connection.send_and_get_reply(new_method_call(MANAGER, "ExportJobs", "a{sv}", ({},)), timeout=60)
        if name(reply) == "ok":
            unread.append(reply.body[0])
        return name(reply)

    report = {"greedy": collections.Counter(export(greedy) for _ in range(6))}
    report["other"] = export(connect(bus, OTHER))
    report["root"] = export(connect(bus))
    for descriptor in unread:
        descriptor.close()
    report["later"] = later(lambda: export(greedy))
    return report


def jobs(bus):
    """Submissions of a user side by side, and a retry, where a few jobs of one user may wait."""
    greedy = [connect(bus, GREEDY) for _ in range(4)]
    picture = os.memfd_create("picture")
    os.truncate(picture, 8 << 20)
    body = (picture, "inbox", b"greed.png", {})
    report = {"greedy": collections.Counter()}
    for connection in greedy:
        for _ in range(16):
            connection.send(new_method_call(MANAGER, "SubmitFile", "hsaya{sv}", body))
    mine = []
    for connection in greedy:
        for _ in range(16):
            reply = connection.receive(timeout=60)
            while reply.header.message_type == MessageType.signal:
                reply = connection.receive(timeout=60)
            report["greedy"][name(reply)] += 1
            mine += [reply.body[0]] if name(reply) == "ok" else []
    report["canceled"] = answer(greedy[0], "CancelJob", "ta{sv}", (mine[0], {}))
    report["other"] = answer(connect(bus, OTHER), "SubmitFile", "hsaya{sv}", body)
    # One place is free, once the canceled job has ended.
    report["retried"] = later(lambda: answer(greedy[0], "RetryJob", "ta{sv}", (mine[0], {})))
    answer(greedy[0], "CancelJob", "ta{sv}", (mine[0], {}))
    report["again"] = later(lambda: answer(greedy[0], "SubmitFile", "hsaya{sv}", body))
    report["retried_beyond"] = later(lambda: answer(greedy[0], "RetryJob", "ta{sv}", (mine[0], {})), "QueueFull")
    report["retried_by_root"] = later(lambda: answer(connect(bus), "RetryJob", "ta{sv}", (mine[0], {})))
    return report


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--socket", required=True, help="the bus")
    bus = parser.parse_args().socket
    report = {"calls": calls(bus), "subscriptions": subscriptions(bus), "exports": exports(bus), "jobs": jobs(bus)}
    print(json.dumps(report))


if __name__ == "__main__":
    main()
