"""Work on what strangers send us is done in a child process: no network, bounded memory and time, killed freely.

`run("exports.render:render", payload, seconds=60, megabytes=1024)` calls a function(bytes) -> bytes in a new Python.
The child gets none of our environment (no secrets, no database address) and a folder of its own that vanishes with it.
"""

import contextlib
import functools
import importlib
import os
import resource
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO, Literal, NoReturn

ROOT = Path(__file__).resolve().parent.parent
PASSED_ON = ("PATH", "LANG", "LC_ALL", "TZ", "LD_LIBRARY_PATH", "FONTCONFIG_PATH", "FONTCONFIG_FILE")
TOO_MUCH = 70  # exit status of a child that ran out of memory
REACHED_OUT = 71  # exit status of a child that wanted a connection
WITHOUT_NETWORK = (
    ("unshare", "--user", "--map-current-user", "--net"),
    ("unshare", "--net"),  # as root, where user namespaces are switched off
)
Reason = Literal["too_long", "too_much", "failed"]


class Caged(Exception):
    """The child gave no answer: it took too long, wanted too much memory or room, or failed."""

    def __init__(self, reason: Reason, details: str = "") -> None:
        super().__init__(f"{reason}: {details}" if details else reason)
        self.reason = reason
        self.details = details


def run(function: str, payload: bytes, *, seconds: int, megabytes: int) -> bytes:
    """The answer of "module:function" to the payload; raises Caged. `megabytes` bounds memory and each file written."""
    python = (sys.executable, "-X", "utf8", "-m", "webapp.cage", function, str(seconds), str(megabytes))
    with (
        tempfile.TemporaryDirectory(prefix="cage-") as folder,
        tempfile.TemporaryFile() as question,
        tempfile.TemporaryFile() as answer,
        tempfile.TemporaryFile() as complaint,
    ):
        question.write(payload)
        question.seek(0)
        child = subprocess.Popen(
            (*_without_network(), *python),
            stdin=question,
            stdout=answer,
            stderr=complaint,
            cwd=ROOT,
            env=_environment(folder),
            start_new_session=True,
        )
        try:
            status = child.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            raise Caged("too_long", f"more than {seconds} s") from None
        finally:
            _end(child)
        if status:
            raise Caged(_reason(status), _last_words(complaint))
        answer.seek(0)
        return answer.read()


def kind() -> Literal["namespace", "audit_hook"]:
    """How the child is kept from the network on this machine; the operator's page says it."""
    return "namespace" if _without_network() else "audit_hook"


@functools.cache
def _without_network() -> tuple[str, ...]:
    """The command that starts a process without network, or nothing where the system allows none. Tried once."""
    for command in WITHOUT_NETWORK:
        try:
            if subprocess.run([*command, "true"], capture_output=True, timeout=10).returncode == 0:
                return command
        except (OSError, subprocess.TimeoutExpired):
            continue
    return ()


def _environment(folder: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    return {**kept, "HOME": folder, "TMPDIR": folder, "PYTHONDONTWRITEBYTECODE": "1"}


def _end(child: subprocess.Popen[bytes]) -> None:
    """The child and whatever it started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def _reason(status: int) -> Reason:
    number = -status if status < 0 else status - 128  # `unshare` hands a signal on as 128 + its number
    if number in (signal.SIGXCPU, signal.SIGALRM):
        return "too_long"
    if status == TOO_MUCH or number in (signal.SIGXFSZ, signal.SIGKILL):  # SIGKILL: the kernel, out of memory
        return "too_much"
    return "failed"


def _last_words(complaint: IO[bytes]) -> str:
    size = complaint.seek(0, os.SEEK_END)
    complaint.seek(max(0, size - 2000))
    return complaint.read().decode("utf-8", "replace").strip()


def main(function: str, seconds: int, megabytes: int) -> None:
    """In the child: take the limits on, do the work, write the answer."""
    answer = os.dup(1)
    os.dup2(2, 1)  # what the work prints is no part of the answer
    _limit(seconds, megabytes)
    sys.addaudithook(_no_connections)
    module, _, name = function.partition(":")
    try:
        result = getattr(importlib.import_module(module), name)(sys.stdin.buffer.read())
        with open(answer, "wb") as out:
            out.write(result)
    except MemoryError:
        os._exit(TOO_MUCH)


def _limit(seconds: int, megabytes: int) -> None:
    room = megabytes * 1024 * 1024
    for what, limit in (
        (resource.RLIMIT_AS, room),
        (resource.RLIMIT_FSIZE, room),
        (resource.RLIMIT_CPU, seconds + 1),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(what)[1]
        limit = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        resource.setrlimit(what, (limit, limit))
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)  # Python ignores it, and would raise an OSError instead
    signal.alarm(seconds + 5)  # ends the child also when its parent was killed


def _no_connections(event: str, arguments: tuple[object, ...]) -> None:
    """Ends the child that wants to reach out: the only guard where there are no namespaces, a second one elsewhere."""
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname"):
        _refuse(event)


def _refuse(event: str) -> NoReturn:
    os.write(2, f"the cage allows no connection ({event})\n".encode())
    os._exit(REACHED_OUT)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
