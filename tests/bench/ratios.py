"""Two kinds of work timed in turns, as ratios: what else the machine does hits both alike."""

import os
import resource
import time
from collections.abc import Callable
from statistics import median
from typing import NamedTuple

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "9"))


class Ratio(NamedTuple):
    """How many times as long one kind of work took as the other: by the clock, and in processor time."""

    wall: float
    cpu: float


def ratio(ours: Callable[[], object], theirs: Callable[[], object], rounds: int = ROUNDS) -> Ratio:
    """The median of the rounds' ratios, after one round for warming up."""
    ours(), theirs()
    pairs = [(_timed(ours), _timed(theirs)) for _ in range(rounds)]
    return Ratio(*(median(own[at] / other[at] for own, other in pairs) for at in (0, 1)))


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), _cpu()
    work()
    return time.perf_counter() - wall, max(_cpu() - cpu, 1e-6)


def _cpu() -> float:
    """Seconds of processor time of this process and of those that it started."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def row(work: str, goal: str, value: str, beside: str) -> None:
    """One line of the table."""
    print(f"{work:<58} {goal:>12} {value:>22}  {beside}", flush=True)


def ratio_row(work: str, goal: float, found: Ratio, beside: str) -> None:
    row(work, f"at most {goal:g}", f"{found.wall:.2f} wall {found.cpu:.2f} cpu", beside)
