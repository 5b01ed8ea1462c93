"""A real page with a signed-in person beside a null view of the same workers: `python -m tests.bench.bench_pages`.

Single requests in turns over one connection; the 95th percentile of each round, the median of the rounds' ratios.
"""

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench.fresh import fresh_databases
from tests.bench.ratios import ROUNDS, row
from tests.bench.served import Served, paper_with, served
from webapp.settings import Settings

REQUESTS = 60  # of each kind in a round
GOALS = {"sqlite": 2.0, "postgresql": 3.5}


def main() -> None:
    print(__doc__)
    with fresh_databases() as kinds, TemporaryDirectory() as folder:
        for kind, address in kinds.items():
            with served(address, Path(folder) / kind) as server:
                settings = Settings(folder=Path(folder) / kind, database_url=address, _env_file=None)  # type: ignore[call-arg]
                four, forty = (paper_with(server.database, settings, f"Papier {n}", n) for n in (4, 40))
                measure(kind, server, f"/papers/{four}/with-proposals", f"/papers/{forty}/with-proposals")


def measure(kind: str, server: Served, four: str, forty: str) -> None:
    asked = [lambda path=path: server.get(path) for path in ("/null", "/help", four, forty)]
    _round(asked)
    rounds = [_round(asked) for _ in range(max(9, ROUNDS))]
    null, empty, with_four, with_forty = (median(times) for times in zip(*rounds, strict=True))
    against = f"null view ({_ms(null)}; the frame alone, without a paper: {_ms(empty)})"
    page, more = (median(one[later] / one[at] for one in rounds) for later, at in ((2, 0), (3, 2)))
    row(f"{kind}: page, 4 open proposals, p95", f"at most {GOALS[kind]:g}", f"{page:.2f} ({_ms(with_four)})", against)
    row(f"{kind}: page, 40 open proposals, p95", "at most 1.5", f"{more:.2f} ({_ms(with_forty)})", "the page with 4")


def _round(asked: list[Callable[[], object]]) -> list[float]:
    """The 95th percentile of each kind of request, asked in turns."""
    times: list[list[float]] = [[] for _ in asked]
    for _ in range(REQUESTS):
        for own, ask in zip(times, asked, strict=True):
            began = time.perf_counter()
            ask()
            own.append(time.perf_counter() - began)
    return [sorted(own)[int(len(own) * 0.95)] for own in times]


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"


if __name__ == "__main__":
    main()
