#!/usr/bin/env python3
"""Types a password where a command asks for one on its terminal: password.py USER PASSWORD COMMAND...

Runs the command as the user in a login session on a terminal of its own, prints what it shows there, and exits as it does, or
with 3 when it ended without having asked. Without a session, polkit asks no agent of a terminal.
"""

import os
import pty
import shlex
import sys

user, password, command = sys.argv[1], sys.argv[2], sys.argv[3:]
child, terminal = pty.fork()
if child == 0:
    os.execvp("su", ["su", "--login", user, "--session-command", shlex.join(command)])

shown, asked = b"", False
while True:
    try:
        piece = os.read(terminal, 4096)
    except OSError:
        # The other end of the terminal is closed.
        break
    if not piece:
        break
    shown += piece
    if not asked and shown.rstrip().endswith(b"Password:"):
        asked = True
        os.write(terminal, password.encode() + b"\n")
_, status = os.waitpid(child, 0)
print(shown.decode(errors="replace"))
sys.exit(os.waitstatus_to_exitcode(status) if asked else 3)
