"""A web server whose faults are ordered in the address, for the tests of downloads.

Prints one line of JSON once it listens: its three ports (HTTP, HTTPS with a certificate that nobody else signed, proxy)
and the digests of its file. Each request is written as a line of JSON to DIRECTORY/requests before it is answered. Ends
when its standard input is closed.

Addresses:
  /file?KEY=VALUE&...   the file; /own/NAME?... the file of that name in DIRECTORY, in the same ways
      faults=A,B,...    what befalls the first, the second, ... request of this very address; later ones are well:
                        none, cut-N (the connection ends behind N bytes of the body), stall-N (nothing comes behind N
                        bytes), wrong (other bytes), status-N (an error)
      versions=A,B,...  which version of the file each request meets, 0 or 1; the last one stays
      tags=A,B,...      its entity tag for each request: text, weak, or none; the last one stays
      modified=no       no Last-Modified
      ranges=no         every request is answered with the whole file
      conditions=no     If-Range is not looked at
      shift=N           a range begins N bytes too late
      length=no         no Content-Length: the end of the connection is the end of the file
      length=N          a Content-Length that lies
  /endless              bytes without an end and without a length
  /hop/N?to=PATH        N redirects, then one to PATH
  /loop                 a redirect to itself
  /away?to=ADDRESS      a redirect to another server
  /missing              404
"""

import email.utils
import hashlib
import http.client
import http.server
import json
import os
import random
import ssl
import subprocess
import sys
import threading
import urllib.parse

SIZE = 300_000
VERSIONS = [random.Random(seed).randbytes(SIZE) for seed in (1, 2)]
WRONG = random.Random(3).randbytes(SIZE)
CHANGED = [email.utils.formatdate(day * 86400, usegmt=True) for day in (1, 2)]

directory = sys.argv[1]
log = open(os.path.join(directory, "requests"), "w", encoding="utf-8")
lock = threading.Lock()
counts = {}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def note(self, through):
        """Writes the request down; tells how often the same address was asked for before."""
        facts = {
            "target": self.path,
            "through": through,
            "range": self.headers.get("Range"),
            "condition": self.headers.get("If-Range"),
            "agent": self.headers.get("User-Agent"),
        }
        with lock:
            number = counts.get(self.path, 0)
            counts[self.path] = number + 1
            log.write(json.dumps(facts) + "\n")
            log.flush()
        return number

    def end(self, status, headers=()):
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_GET(self):
        number = self.note("tls" if isinstance(self.connection, ssl.SSLSocket) else "plain")
        address = urllib.parse.urlsplit(self.path)
        options = dict(urllib.parse.parse_qsl(address.query))
        place = address.path.split("/")[1]
        try:
            if place == "file":
                self.send_file(VERSIONS, options, number)
            elif place == "own":
                with open(os.path.join(directory, os.path.basename(address.path)), "rb") as own:
                    self.send_file([own.read()], options, number)
            elif place == "endless":
                self.send_endlessly()
            elif place == "hop":
                self.hop(int(address.path.split("/")[2]), options["to"])
            elif place == "loop":
                self.end(302, [("Location", "/loop")])
            elif place == "away":
                self.end(302, [("Location", options["to"])])
            else:
                self.end(404)
        except OSError:
            self.close_connection = True  # The client has gone; many of the tests mean it to.

    def hop(self, left, to):
        self.end(302, [("Location", f"/hop/{left - 1}?to={to}" if left > 1 else to)])

    def send_endlessly(self):
        self.send_response(200)
        self.send_header("Connection", "close")
        self.end_headers()
        while True:
            self.wfile.write(WRONG)

    def send_file(self, versions, options, number):
        def nth(key, otherwise):
            values = options[key].split(",") if key in options else [otherwise]
            return values[min(number, len(values) - 1)]

        faults = options.get("faults", "").split(",")
        fault, _, amount = (faults[number] if number < len(faults) else "none").partition("-")
        if fault == "status":
            return self.end(int(amount))
        version = int(nth("versions", "0"))
        tag = {"none": None, "weak": 'W/"weak"'}.get(name := nth("tags", f"v{version}"), f'"{name}"')
        content = versions[version] if fault != "wrong" else WRONG

        validators = [("ETag", tag)] if tag else []
        if options.get("modified") != "no":
            validators.append(("Last-Modified", CHANGED[version]))
        first = self.wanted(options, [value for _, value in validators if not value.startswith("W/")])
        if first is not None and first >= len(content):
            return self.end(416, validators + [("Content-Range", f"bytes */{len(content)}")])
        self.send_response(200 if first is None else 206)
        for name, value in validators:
            self.send_header(name, value)
        start = first or 0
        if first is not None:
            start += int(options.get("shift", "0"))
            total = options.get("total", str(len(content)))
            self.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{total}")
        body = content[start:]
        length = options.get("length", str(len(body)))
        if length != "no":
            self.send_header("Content-Length", length)
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body[: int(amount)] if fault in ("cut", "stall") else body)
        if fault == "stall":
            self.wfile.flush()
            threading.Event().wait()
        self.close_connection = True

    def wanted(self, options, validators):
        """The first byte of the range that is asked for and granted."""
        condition = self.headers.get("If-Range")
        if "Range" not in self.headers or options.get("ranges") == "no":
            return None
        if condition and condition not in validators and options.get("conditions") != "no":
            return None
        return int(self.headers["Range"].removeprefix("bytes=").removesuffix("-"))


class Proxy(Handler):
    """Fetches plain HTTP for somebody else."""

    def do_GET(self):
        self.note("proxy")
        address = urllib.parse.urlsplit(self.path)
        connection = http.client.HTTPConnection(address.netloc)
        names = ("Range", "If-Range", "User-Agent")
        wanted = {name: self.headers[name] for name in names if name in self.headers}
        connection.request("GET", f"{address.path}?{address.query}", headers=wanted)
        answer = connection.getresponse()
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name not in ("Server", "Date", "Connection"):
                self.send_header(name, value)
        self.send_header("Connection", "close")
        self.end_headers()
        while chunk := answer.read(1 << 16):
            self.wfile.write(chunk)
        self.close_connection = True


def listen(handler):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    return server


def certify(server):
    """Puts the server behind TLS, with a certificate that is its own authority."""
    key, certificate = (os.path.join(directory, name) for name in ("key.pem", "certificate.pem"))
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
        + ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate],
        check=True,
        stderr=subprocess.DEVNULL,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    # The handshake belongs to the thread of its request, where a client that breaks it off stops nobody else.
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    return certificate


plain, secure, proxy = listen(Handler), listen(Handler), listen(Proxy)
facts = {
    "plain": plain.server_port,
    "secure": secure.server_port,
    "proxy": proxy.server_port,
    "certificate": certify(secure),
    "size": SIZE,
    "sha256": [hashlib.sha256(version).hexdigest() for version in VERSIONS],
    "md5": hashlib.md5(VERSIONS[0]).hexdigest(),
}
for server in (plain, secure, proxy):
    threading.Thread(target=server.serve_forever, daemon=True).start()
print(json.dumps(facts), flush=True)
sys.stdin.read()
