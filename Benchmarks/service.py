#!/usr/bin/python3
"""What the service costs: how long `impastoctl list` takes with 10 000 jobs, and what a hundred subscribers cost.

Runs the programs of .build/release on a bus and in folders of its own. Needs dbus-daemon and python3-jeepney. The second
figure is the processor time of impastod while one picture is painted and a hundred clients hear of every step, in percent
of one core, beside the same without any client.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from jeepney import DBusAddress, MatchRule, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, prep_socket

ROOT = Path(__file__).resolve().parent.parent
MANAGER = DBusAddress("/org/impasto/Impasto1", "org.impasto.Impasto1", "org.impasto.Impasto1.Manager")


class Service:
    """A bus and a daemon on it, gone at the end."""

    def __init__(self, programs, folder):
        self.programs = programs
        self.folder = folder
        self.socket = folder / "bus"
        self.inbox = folder / "inbox"
        self.inbox.mkdir()
        (folder / "state").mkdir()
        sample = [programs / "impasto-sample", "painting", "--size", "96x64", "--seed", "1", "--output", self.inbox / "style.png"]
        subprocess.run(sample, check=True)
        (self.inbox / "style.toml").write_text(
            'style = "style.png"\nsize = 256\niterations = 100000\nsmallest-size = 0\nsnapshot-every = 0\n'
        )
        (folder / "impastod.toml").write_text(
            f'[worker]\nthreads = 1\n[[folder]]\nname = "inbox"\ninbox = "{self.inbox}"\nsettle-seconds = 0.2\n'
        )
        address = f"unix:path={self.socket}"
        self.bus = subprocess.Popen(["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address={address}"])
        while not self.socket.exists():
            time.sleep(0.05)
        self.environment = dict(os.environ, DBUS_SESSION_BUS_ADDRESS=address)
        command = [programs / "impastod", "--user", "--config", folder / "impastod.toml"]
        command += ["--state-directory", folder / "state"]
        with open(folder / "log", "wb") as log:
            self.daemon = subprocess.Popen(command, env=self.environment, stderr=log)
        while self.ctl("status", check=False).returncode != 0:
            time.sleep(0.1)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.daemon.terminate()
        self.daemon.wait()
        self.bus.terminate()
        self.bus.wait()

    def ctl(self, *words, check=True):
        """Runs impastoctl."""
        command = [self.programs / "impastoctl", words[0], "--user", *words[1:]]
        return subprocess.run(command, env=self.environment, check=check, capture_output=True)

    def drop(self, name):
        """Puts a picture into the inbox."""
        shutil.copyfile(self.inbox / "style.png", self.inbox / name)

    def connect(self):
        """One more client."""
        connection = DBusConnection(prep_socket(str(self.socket), enable_fds=False))
        connection.send_and_get_reply(message_bus.Hello())
        return connection

    def processor_seconds(self):
        """What the daemon itself has used so far, without its workers."""
        fields = Path(f"/proc/{self.daemon.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def list_time(service, jobs, rounds):
    """Milliseconds that `impastoctl list` takes with so many jobs, process and all."""
    service.ctl("pause")
    for number in range(jobs):
        service.drop(f"{number:05}.png")
    service.ctl("sync", "inbox", "--timeout", "600")
    times = []
    for _ in range(rounds):
        began = time.monotonic()
        said = service.ctl("list", "--json=short")
        times.append((time.monotonic() - began) * 1000)
        assert len(json.loads(said.stdout)) == jobs
    return times


def share(service, clients, seconds):
    """Percent of a core that the daemon uses while a picture is painted and so many clients hear of it."""
    rule = MatchRule(type="signal", interface="org.impasto.Impasto1.Job", member="ProgressUpdate")
    connections = []
    for _ in range(clients):
        connection = service.connect()
        connection.send_and_get_reply(message_bus.AddMatch(rule))
        connection.send_and_get_reply(new_method_call(MANAGER, "Subscribe", "a{sv}", ({},)))
        connections.append(connection)
    began, used = time.monotonic(), service.processor_seconds()
    time.sleep(seconds)
    percent = (service.processor_seconds() - used) / (time.monotonic() - began) * 100
    heard = 0
    for connection in connections:
        try:
            while True:
                connection.receive(timeout=0.01)
                heard += 1
        except TimeoutError:
            connection.close()
    return percent, heard


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--programs", type=Path, default=ROOT / ".build/release")
    parser.add_argument("--jobs", type=int, default=10_000)
    parser.add_argument("--clients", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=20)
    options = parser.parse_args()

    with tempfile.TemporaryDirectory() as folder, Service(options.programs, Path(folder)) as service:
        times = list_time(service, options.jobs, rounds=9)
        print(f"impastoctl list, {options.jobs} jobs: {statistics.median(times):.0f} ms ({min(times):.0f} to {max(times):.0f})")
    with tempfile.TemporaryDirectory() as folder, Service(options.programs, Path(folder)) as service:
        service.drop("cat.png")
        while b'"running"' not in service.ctl("list", "--json=short").stdout:
            time.sleep(0.1)
        for clients in (0, options.clients):
            percent, heard = share(service, clients, options.seconds)
            print(f"impastod, {clients} subscribers: {percent:.2f} % of a core, {heard} signals heard")
    return 0


if __name__ == "__main__":
    sys.exit(main())
