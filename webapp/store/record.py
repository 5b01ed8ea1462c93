"""The record: one log a paper (log = the paper's id), one for the installation (log 0). Append-only; the database refuses the rest."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from webapp.chance import Chance
from webapp.paper import record
from webapp.store.tables import papers, record_entries

INSTALLATION = 0


def add(
    connection: Connection,
    chance: Chance,
    log: int,
    kind: str,
    *,
    at: datetime,
    person_id: int | None,
    organisation_id: int | None = None,
    section_id: int | None = None,
    proposal_number: int | None = None,
    **facts: object,
) -> int:
    """Writes one entry; gives its number. Raises ValueError where the kind is unknown or a fact is missing."""
    said: dict[str, object] = {**facts}
    for name, value in (("organisation", organisation_id), ("section", section_id), ("proposal", proposal_number)):
        if value is not None:
            said[name] = value
    entry = record.entry(kind, at=at, by=person_id, **said)
    body, salt = record.canonical(entry), chance.salt()
    leaf = record.leaf(salt, body)
    earlier = leaves(connection, log)
    root = record.root([*earlier, leaf])
    number = len(earlier) + 1
    connection.execute(
        insert(record_entries).values(
            log=log,
            number=number,
            kind=kind,
            body=body.decode(),
            salt=salt,
            leaf=leaf.hex(),
            root=root.hex(),
            at=at,
            person_id=person_id,
            organisation_id=organisation_id,
            section_id=section_id,
            proposal_number=proposal_number,
        )
    )
    if log != INSTALLATION:
        connection.execute(update(papers).where(papers.c.id == log).values(record_size=number, record_root=root.hex()))
    return number


def leaves(connection: Connection, log: int) -> list[bytes]:
    """All leaves in order."""
    rows = connection.execute(
        select(record_entries.c.leaf).where(record_entries.c.log == log).order_by(record_entries.c.number)
    )
    return [bytes.fromhex(leaf) for (leaf,) in rows]


def entries(connection: Connection, log: int) -> list[Row[Any]]:
    """All entries in order."""
    return list(
        connection.execute(select(record_entries).where(record_entries.c.log == log).order_by(record_entries.c.number))
    )


def facts(entry: Row[Any]) -> dict[str, Any]:
    """What the entry says."""
    loaded: dict[str, Any] = json.loads(entry.body)["facts"]
    return loaded


def head(connection: Connection, log: int) -> tuple[int, str]:
    """Size and root of the log now."""
    last = connection.execute(
        select(record_entries.c.number, record_entries.c.root)
        .where(record_entries.c.log == log)
        .order_by(record_entries.c.number.desc())
        .limit(1)
    ).one_or_none()
    return (int(last.number), str(last.root)) if last else (0, record.root([]).hex())
