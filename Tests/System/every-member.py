#!/usr/bin/python3
"""Calls every method of impastod and reads and sets every property, by a client that knows nothing of it.

The daemon watches the folder `inbox`, and has painted cat.png from it as job 1, which is all that it ever had to do. What there
is to call, and with which types, is read from the interfaces' descriptions; with which arguments stands here. The answers are
compared with the types that were promised and with values that are known beforehand, and options that nobody knows must be
refused. The last line is one JSON object with the members that were called, read and set.
"""

import argparse
import json
import os
import shutil
import time
import xml.etree.ElementTree as ElementTree

from bus_clients import CLIENTS, ROOT, SERVICE, Jeepney, Refusal

LOG_CONTROL = "org.freedesktop.LogControl1"
OBJECTS = {
    "Manager": (ROOT, f"{SERVICE}.Manager"),
    "Folder": (f"{ROOT}/folder/inbox", f"{SERVICE}.Folder"),
    "Job": (f"{ROOT}/job/_1", f"{SERVICE}.Job"),
    "LogControl1": ("/org/freedesktop/LogControl1", LOG_CONTROL),
}


class Tour:
    """What was called so far, and what comes next."""

    def __init__(self, client, description):
        self.client = client
        self.interfaces = {node.get("name").split(".")[-1]: node for node in ElementTree.parse(description).iter("interface")}
        self.called, self.read, self.written = set(), set(), set()

    def call(self, name, *arguments, at=None):
        """The values of the answer, or the only one; nothing where the client cannot send such arguments."""
        path, interface, member = self._place(name, at)
        kinds, names = {"in": "", "out": ""}, []
        for argument in member.findall("arg"):
            kinds[argument.get("direction")] += argument.get("type")
            names += [argument.get("name")] if argument.get("direction") == "in" else []
        if "h" in kinds["in"] and not self.client.sends_descriptors:
            return None
        if names[-1:] == ["options"]:
            self._refuses_unknown_options(name, path, interface, member.get("name"), kinds["in"], arguments[:-1])
        kind, values = self.client.call(path, interface, member.get("name"), kinds["in"], arguments)
        check(name, kind, kinds["out"])
        self.called.add(name)
        return values[0] if len(values) == 1 else values

    def get(self, name, at=None):
        """A property's value."""
        path, interface, member = self._place(name, at)
        kind, value = self.client.get(path, interface, member.get("name"))
        check(name, kind, member.get("type"))
        self.read.add(name)
        return value

    def set(self, name, value):
        """Sets a property, which is what it was set to when the answer comes."""
        path, interface, member = self._place(name, None)
        self.client.set(path, interface, member.get("name"), member.get("type"), value)
        self.written.add(name)
        expect(name, self.get(name), value)

    def becomes(self, name, known, at=None):
        """A property's value as it must be soon, since the answer to a call may come before its consequences."""
        deadline = time.monotonic() + 20
        while (value := self.get(name, at)) != known and time.monotonic() < deadline:
            time.sleep(0.02)
        expect(name, value, known)

    def properties(self, interface, known):
        """Reads all properties of an object, some of which are known."""
        for member in self.interfaces[interface].findall("property"):
            name = f"{interface}.{member.get('name')}"
            self.get(name)
            if member.get("name") in known:
                self.becomes(name, known[member.get("name")])

    def content(self, descriptor):
        """What can be read from a descriptor of an answer, which is another process's but for jeepney."""
        if not isinstance(self.client, Jeepney):
            return None
        with open(descriptor, "rb") as file:
            return file.read()

    def _refuses_unknown_options(self, name, path, interface, member, signature, arguments):
        try:
            self.client.call(path, interface, member, signature, (*arguments, {"soon": ("b", True)}))
        except Refusal as refusal:
            assert "No option is known" in str(refusal), f"{name}: {refusal}"
        else:
            raise AssertionError(f"{name} takes any option")

    def _place(self, name, at):
        interface, member = name.split(".")
        path, full_name = OBJECTS[interface]
        return at or path, full_name, next(node for node in self.interfaces[interface] if node.get("name") == member)


def check(name, kind, promised):
    """The types of an answer, where the client tells them."""
    assert kind in (None, promised), f"{name}: {kind} instead of {promised}"


def expect(name, value, known):
    """A value that is known beforehand."""
    assert value == known, f"{name}: {value!r} instead of {known!r}"


def look(tour, inbox):
    """What tells how things are."""
    tour.properties("Manager", {"State": "running", "Paused": False, "NQueued": 0, "MaxParallel": 1, "WatchMode": "inotify"})
    tour.properties("Folder", {"Id": "inbox", "Inbox": list(os.fsencode(inbox)), "State": "active", "StyleName": "style.png"})
    job = {"Id": 1, "Folder": "inbox", "Name": "cat.png", "State": "done", "Result": "done", "Attempts": 1}
    tour.properties("Job", job | {"OwnerUid": os.getuid(), "Progress": 1.0, "SourcePath": list(os.fsencode(f"{inbox}/cat.png"))})
    tour.properties("LogControl1", {"LogLevel": "info", "SyslogIdentifier": "impastod"})
    tour.set("LogControl1.LogLevel", "debug")

    expect("ListFolders", tour.call("Manager.ListFolders")[0][0], "inbox")
    expect("GetFolder", tour.call("Manager.GetFolder", "inbox"), OBJECTS["Folder"][0])
    expect("ListReceiving", tour.call("Folder.ListReceiving"), [])
    assert len(tour.call("Manager.GetRecentEvents", 3)) == 3
    expect("GetJob", tour.call("Manager.GetJob", 1), OBJECTS["Job"][0])
    jobs, cursor = tour.call("Manager.ListJobs", {"history": ("b", True), "states": ("as", ["done"])}, 0, 10)
    expect("ListJobs", (jobs[0][:5], cursor), ([1, OBJECTS["Job"][0], "inbox", "cat.png", "done"], 0))
    lines = tour.content(tour.call("Manager.ExportJobs", {"history": ("b", True)}))
    if lines is not None:
        job, end = (json.loads(line) for line in lines.splitlines())
        expect("ExportJobs", (job["name"], end), ("cat.png", {"end": True, "jobs": 1}))
    for picture in (tour.call("Job.OpenOutput"), tour.call("Job.OpenSnapshot", 0)):
        content = tour.content(picture)
        assert content is None or content.startswith(b"\x89PNG"), content


def manage_queue(tour, inbox):
    """What starts and stops everything."""
    tour.call("Manager.Subscribe", {})
    tour.call("Manager.Unsubscribe", {})
    tour.call("Manager.Drain", "new disk", {})
    tour.becomes("Manager.PauseReason", "new disk")
    tour.call("Manager.ResumeAll", {})
    tour.becomes("Manager.Paused", False)
    expect("Reload", tour.call("Manager.Reload", {})["inbox"]["status"], "ok")
    tour.call("Folder.Pause", {})
    tour.becomes("Folder.State", "paused")
    tour.call("Folder.Resume", {})
    expect("RescanFolder", tour.call("Manager.RescanFolder", "inbox", {}), 0)
    expect("Rescan", tour.call("Folder.Rescan", {}), 0)
    tour.call("Manager.PretendOverflow", {})
    tour.becomes("Manager.Overflows", 1)
    with open(f"{inbox}/style.toml", "rb") as recipe:
        assert not tour.call("Manager.ValidateConfig", "inbox", recipe.fileno())


def manage_jobs(tour, inbox):
    """A picture on its way, which none of this lets it come to the end of."""
    tour.call("Manager.Pause", "lunch", {})
    shutil.copy(f"{inbox}/done/cat.png", f"{inbox}/dog.png")
    tour.call("Manager.SyncFolder", "inbox", 20_000_000, {})
    path = tour.call("Manager.GetJobByPath", "inbox", b"dog.png")
    job = tour.get("Job.Id", at=path)
    with open(f"{inbox}/done/cat.png", "rb") as picture:
        submitted = tour.call("Manager.SubmitFile", picture.fileno(), "inbox", b"bird.png", {})
    assert submitted in (None, [job + 1, f"{ROOT}/job/_{job + 1}"]), submitted

    tour.call("Manager.SetJobPriority", job, -7, {})
    tour.becomes("Job.Priority", -7, path)
    tour.call("Job.SetPriority", 8, {}, at=path)
    tour.becomes("Job.Priority", 8, path)
    tour.call("Manager.PauseJob", job, {})
    tour.becomes("Job.State", "paused", path)
    tour.call("Manager.ResumeJob", job, {})
    tour.becomes("Job.State", "queued", path)
    tour.call("Job.Pause", {}, at=path)
    tour.becomes("Job.State", "paused", path)
    tour.call("Job.Resume", {}, at=path)
    tour.becomes("Job.State", "queued", path)
    tour.call("Manager.CancelJob", job, {})
    tour.becomes("Job.State", "canceled", path)
    expect("RetryJob", tour.call("Manager.RetryJob", job, {}), [job, path])
    tour.call("Job.Cancel", {}, at=path)
    tour.becomes("Job.State", "canceled", path)
    expect("Retry", tour.call("Job.Retry", {}, at=path), [job, path])
    tour.becomes("Job.State", "queued", path)


def manage_settings(tour, inbox):
    """What is kept."""
    tour.set("Manager.MaxParallel", 2)
    expect("GetSettings", tour.call("Manager.GetSettings")["jobs-at-once"], 2)
    tour.call("Manager.SetSettings", {"jobs-at-once": ("x", 3), "retry-seconds": ("d", 2.5)}, {})
    expect("GetSettings", tour.call("Manager.GetSettings")["jobs-at-once"], 3)
    expect("MaxParallel", tour.get("Manager.MaxParallel"), 3)
    tour.call("Manager.ResetSettings", ["jobs-at-once"], {})
    expect("GetSettings", tour.call("Manager.GetSettings")["jobs-at-once"], 1)
    os.mkdir(f"{inbox}-2")
    path = tour.call("Manager.AddFolder", "more", {"inbox": ("s", f"{inbox}-2")}, {})
    expect("AddFolder", path, f"{ROOT}/folder/more")
    tour.call("Manager.EditFolder", "more", {"priority": ("x", -5)}, ["settle-seconds"], {})
    expect("GetFolderSettings", tour.call("Manager.GetFolderSettings", "more")["priority"], -5)
    tour.call("Manager.RemoveFolder", "more", {})
    expect("ListFolders", [folder[0] for folder in tour.call("Manager.ListFolders")], ["inbox"])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--socket", required=True, help="the bus")
    parser.add_argument("--description", required=True, help="introspection data of all interfaces")
    parser.add_argument("--inbox", required=True, help="where pictures are dropped")
    parser.add_argument("client", choices=CLIENTS)
    options = parser.parse_args()
    tour = Tour(CLIENTS[options.client](options.socket), options.description)
    for part in (look, manage_queue, manage_jobs, manage_settings):
        part(tour, options.inbox)
    print(json.dumps({"called": sorted(tour.called), "read": sorted(tour.read), "written": sorted(tour.written)}))


if __name__ == "__main__":
    main()
