"""The cage: an answer comes out, and nothing else."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from webapp import cage


def test_the_answer_of_the_function_comes_back() -> None:
    assert run("backwards", b"abc") == b"cba"


def test_what_the_function_prints_is_no_part_of_the_answer() -> None:
    assert run("chatty", b"x") == b"answer"


def test_a_large_payload_and_answer_pass() -> None:
    payload = os.urandom(5_000_000)
    assert run("backwards", payload) == payload[::-1]


def test_a_child_that_takes_too_long_is_killed_with_all_it_started(tmp_path: Path) -> None:
    pidfile = tmp_path / "pid"
    with pytest.raises(cage.Caged) as caged:
        run("sleepy", str(pidfile).encode(), seconds=2)
    assert caged.value.reason == "too_long"
    assert not is_running(int(pidfile.read_text()))


@pytest.mark.parametrize("greedy", ["memory", "file"])
def test_a_child_that_wants_too_much_is_stopped(greedy: str) -> None:
    with pytest.raises(cage.Caged) as caged:
        run(greedy, b"", megabytes=200)
    assert caged.value.reason == "too_much"


def test_a_failure_tells_its_last_words() -> None:
    with pytest.raises(cage.Caged, match="no luck") as caged:
        run("unlucky", b"")
    assert caged.value.reason == "failed"


def test_the_child_can_not_connect(listener: int) -> None:
    with pytest.raises(cage.Caged) as caged:
        run("connect", str(listener).encode())
    assert caged.value.reason == "failed"


def test_a_program_that_the_child_starts_can_not_connect_either(listener: int) -> None:
    if cage.kind() != "namespace":
        pytest.skip("this machine allows no namespaces; pandoc runs with --sandbox")
    assert run("connect_by_program", str(listener).encode()) == b"refused"


def test_without_namespaces_the_audit_hook_ends_the_child(listener: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cage, "_without_network", lambda: ())
    assert cage.kind() == "audit_hook"
    with pytest.raises(cage.Caged, match="no connection"):
        run("connect", str(listener).encode())


def test_the_child_knows_nothing_of_our_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MITZEICHNUNG_SECRET_KEY", "canary-4711")
    assert b"canary-4711" not in run("environment", b"")


def test_the_folder_of_the_child_vanishes_with_it() -> None:
    assert not Path(run("leave_a_file", b"").decode()).exists()


@pytest.fixture
def listener() -> Iterator[int]:
    """The port of a server on this machine that would take a connection."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def run(name: str, payload: bytes, *, seconds: int = 20, megabytes: int = 400) -> bytes:
    return cage.run(f"tests.caged_work:{name}", payload, seconds=seconds, megabytes=megabytes)


def is_running(pid: int) -> bool:
    for _ in range(20):  # a killed process is gone a moment later
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except FileNotFoundError:
            return False
        if state == "Z":
            return False
        time.sleep(0.05)
    return subprocess.run(["kill", "-0", str(pid)]).returncode == 0
