#!/usr/bin/python3
"""An FTP server for anybody, of one folder: tells its port on standard output, and serves until it is killed."""

import logging
import sys

from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.handlers import FTPHandler
from pyftpdlib.servers import FTPServer

logging.disable()
FTPHandler.authorizer = DummyAuthorizer()
# To change into the folder, list, retrieve, rename and store.
FTPHandler.authorizer.add_user("anonymous", "", sys.argv[1], perm="elrfw")
server = FTPServer(("127.0.0.1", 0), FTPHandler)
print(server.address[1], flush=True)
server.serve_forever()
