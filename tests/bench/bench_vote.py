"""A vote, from the form to the durable answer, beside a bare commit on the same database: `python -m tests.bench.bench_vote`.

In turns: so many votes over one connection to the real server, so many commits of one small row; the rates' ratio.
"""

import re
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

from sqlalchemy import text

from tests.bench.fresh import fresh_databases
from tests.bench.ratios import ROUNDS, ratio, row
from tests.bench.served import Served, paper_with, served
from webapp.settings import Settings

VOTES = 20  # in a round; as many commits


def main() -> None:
    print(__doc__)
    with fresh_databases() as kinds, TemporaryDirectory() as folder:
        for kind, address in kinds.items():
            with served(address, Path(folder) / kind) as server:
                settings = Settings(folder=Path(folder) / kind, database_url=address, _env_file=None)  # type: ignore[call-arg]
                slug = paper_with(server.database, settings, "Papier", 4)
                voter, commits = Voter(server, f"/papers/{slug}/proposals/1"), Commits(server)
                found = ratio(voter.vote, commits.commit, rounds=max(9, ROUNDS))
                row(f"{kind}: votes a second", "at least 0.25", f"{1 / found.wall:.3f}", "bare commits a second")


class Voter:
    """Somebody who changes their mind again and again: each time a new row, an entry in the record, a redirect."""

    def __init__(self, server: Served, page: str) -> None:
        self.server, self.page = server, page
        shown = server.get(page)
        self.fields = {name: _field(shown, name) for name in ("csrf_token", "revision", "seen")}
        self.seen, self.keys = int(self.fields["seen"]), count(1)

    def vote(self) -> None:
        for _ in range(VOTES):
            key = next(self.keys)
            sent = {**self.fields, "seen": self.seen, "form_key": f"a-form-of-the-benchmark-{key}", "stance": "support"}
            self.server.post(f"{self.page}/votes", urlencode({**sent, "reason": f"Zum {key}. Mal."}))
            self.seen += 1


class Commits:
    """The least that can be durable: one row in a table without anything around it."""

    def __init__(self, server: Served) -> None:
        self.database = server.database
        with self.database.transaction() as connection:
            connection.execute(text("CREATE TABLE bare (word TEXT)"))

    def commit(self) -> None:
        for _ in range(VOTES):
            with self.database.transaction() as connection:
                connection.execute(text("INSERT INTO bare VALUES ('done')"))


def _field(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found is not None, name
    return found[1]


if __name__ == "__main__":
    main()
