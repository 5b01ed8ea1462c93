"""`make run`'s last step: server and worker run, come back when they end, and end together."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from webapp.run import Child, keep

ROOT = Path(__file__).parents[1]


def test_a_child_that_never_comes_up_ends_the_service(tmp_path: Path) -> None:
    counted = tmp_path / "starts"
    child = Child("server", [sys.executable, "-c", f"open({str(counted)!r}, 'a').write('.')"])
    child.start()
    with pytest.raises(SystemExit, match="The server does not come up"):
        keep([child])
    assert counted.read_text() == "..."


def test_the_first_start_prints_the_address_and_a_code(service: "Service") -> None:
    assert f"http://127.0.0.1:{service.port}" in service.said
    assert service.code
    assert "Mitzeichnung" in service.page("/set-up")


def test_a_killed_server_and_a_killed_worker_come_back(service: "Service") -> None:
    service.wait_until(lambda: len(service.children()) == 2)  # the one that printed the code has gone
    before = service.children()
    for child in before:
        child.kill()
    service.wait_until(lambda: len(service.children()) == 2 and not set(before) & set(service.children()))
    assert "Mitzeichnung" in service.page("/set-up")


def test_the_end_of_the_service_leaves_no_process_behind(service: "Service") -> None:
    all_of_them = service.process_tree()
    service.process.send_signal(signal.SIGTERM)
    service.process.wait(30)
    assert not [one for one in all_of_them if one.is_running() and one.status() != psutil.STATUS_ZOMBIE]


def test_a_malformed_setting_stops_the_start_with_a_sentence(tmp_path: Path) -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "webapp.run"],
        cwd=ROOT,
        env=environment(tmp_path, "ninety"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 1
    assert "MITZEICHNUNG_PORT" in answer.stderr and "Traceback" not in answer.stderr


class Service:
    """The whole service as a person starts it."""

    def __init__(self, folder: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "webapp.run"],
            cwd=ROOT,
            env=environment(folder, str(self.port)),
            stdout=subprocess.PIPE,
            text=True,
        )
        self.said, self.code = "", ""
        self._read_until_code()

    def _read_until_code(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.said += line
            if found := re.search(r"\b[A-Z0-9]{4}(-[A-Z0-9]{4})+\b", line):
                self.code = found[0]
                return

    def page(self, path: str) -> str:
        self.wait_until(lambda: self._get(path))
        return self._get(path)

    def _get(self, path: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5) as answer:
            return answer.read().decode()

    def children(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children()

    def process_tree(self) -> list[psutil.Process]:
        own = psutil.Process(self.process.pid)
        return [own, *own.children(recursive=True)]

    def wait_until(self, done: Callable[[], object]) -> None:
        end = time.monotonic() + 30
        while time.monotonic() < end:
            with suppress(OSError):  # not there yet
                if done():
                    return
            time.sleep(0.1)
        raise AssertionError("waited for 30 seconds")

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(30)
        assert self.process.stdout
        self.process.stdout.close()


def environment(folder: Path, port: str) -> dict[str, str]:
    return {**os.environ, "MITZEICHNUNG_FOLDER": str(folder), "MITZEICHNUNG_PORT": port, "MITZEICHNUNG_WORKERS": "1"}


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    running = Service(tmp_path)
    yield running
    running.stop()
