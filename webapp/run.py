"""One command that serves: the web server and the worker beside it. A child that ends is started again; Ctrl-C ends both.

`python -m webapp.run`. Needs no root and no other service. Under systemd one may as well run the two as units of their own
(docs/operating.md).
"""

import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from webapp.settings import Settings, settings

BIN = Path(sys.executable).parent
FLASK = [str(BIN / "flask"), "--app", "webapp.app"]
PATIENCE = 20.0  # seconds until the server must answer, and for the children to end what they are doing
TOO_SHORT = 3.0  # seconds: a child that lived less has not come up
MOST_FAILURES = 3  # in a row; then all ends, for whoever looks after the service


@dataclass
class Child:
    """A process that is to run all the time."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    failures: int = field(default=0)

    def start(self) -> None:
        # In a group of its own: Ctrl-C reaches us only, and we end it in order.
        self.process = subprocess.Popen(self.command, process_group=0)
        self.started_at = time.monotonic()

    def ended(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def again(self) -> None:
        lived = time.monotonic() - self.started_at
        self.failures = self.failures + 1 if lived < TOO_SHORT else 0
        if self.failures >= MOST_FAILURES:
            raise SystemExit(f"The {self.name} does not come up. What it said last stands above.")
        print(f"The {self.name} ended and is started again.", file=sys.stderr, flush=True)
        time.sleep(self.failures)
        self.start()

    def end(self) -> None:
        if self.process is None or self.ended():
            return
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()


def main() -> None:
    chosen = read_settings()
    prepare()
    children = [Child("server", server(chosen)), Child("worker", [*FLASK, "work"])]
    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    try:
        for child in children:
            child.start()
        if answers(chosen, PATIENCE):
            tell(chosen)
        keep(children)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C must not leave one of them behind
        for child in children:
            child.end()


def read_settings() -> Settings:
    """A malformed setting stops the start with a sentence."""
    try:
        return settings()
    except ValidationError as wrong:
        lines = (f"  MITZEICHNUNG_{'_'.join(map(str, e['loc'])).upper()}: {e['msg']}" for e in wrong.errors())
        raise SystemExit("A setting cannot be used:\n" + "\n".join(lines)) from None


def prepare() -> None:
    """Database and folders, as this version of the program wants them; does nothing where they are."""
    if subprocess.run([*FLASK, "prepare"], check=False).returncode:
        raise SystemExit("Not started: the database could not be prepared.")


def server(chosen: Settings) -> list[str]:
    return [
        str(BIN / "gunicorn"), "webapp.app:create_app()",
        "--bind", f"{chosen.host}:{chosen.port}",
        "--worker-class", "gthread", "--workers", str(chosen.workers), "--threads", str(chosen.threads),
        "--forwarded-allow-ips", "",  # whom to believe is said by one setting, proxy_hops
        "--no-control-socket", "--log-level", "warning",
    ]  # fmt: skip


def answers(chosen: Settings, seconds: float) -> bool:
    """Waits until the server takes connections."""
    host = "127.0.0.1" if chosen.host in ("", "0.0.0.0") else chosen.host
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            socket.create_connection((host, chosen.port), timeout=1).close()
            return True
        except OSError:
            time.sleep(0.1)
    return False


def tell(chosen: Settings) -> None:
    address = chosen.public_address or f"http://{chosen.host}:{chosen.port}"
    print(f"\nMitzeichnung runs at {address} (Ctrl-C ends it).", flush=True)
    subprocess.run([*FLASK, "setup-code"], check=False)


def keep(children: list[Child]) -> None:
    while True:
        for child in children:
            if child.ended():
                child.again()
        time.sleep(0.2)


def stop(*_: object) -> None:
    raise SystemExit(0)


if __name__ == "__main__":
    main()
