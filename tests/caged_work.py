"""What the tests of the cage let the child do."""

import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path


def backwards(payload: bytes) -> bytes:
    return payload[::-1]


def chatty(payload: bytes) -> bytes:
    print("hello from the work")
    return b"answer"


def sleepy(payload: bytes) -> bytes:
    child = subprocess.Popen(["sleep", "60"])
    Path(payload.decode()).write_text(str(child.pid))
    child.wait()
    return b""


def memory(payload: bytes) -> bytes:
    return bytes(1_000_000_000)


def file(payload: bytes) -> bytes:
    with tempfile.TemporaryFile() as out:
        for _ in range(400):
            out.write(bytes(1024 * 1024))
    return b""


def unlucky(payload: bytes) -> bytes:
    raise ValueError("no luck")


def connect(payload: bytes) -> bytes:
    socket.create_connection(("127.0.0.1", int(payload)), timeout=2)
    return b"connected"


def connect_by_program(payload: bytes) -> bytes:
    code = f"import socket; socket.create_connection(('127.0.0.1', {int(payload)}), timeout=2)"
    status = subprocess.run([sys.executable, "-c", code], capture_output=True).returncode
    return b"refused" if status else b"connected"


def environment(payload: bytes) -> bytes:
    return repr(dict(os.environ)).encode()


def leave_a_file(payload: bytes) -> bytes:
    handle, path = tempfile.mkstemp()
    os.close(handle)
    return path.encode()
