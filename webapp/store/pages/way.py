"""The paper's way from the first text to the sealed file, for the side of "Was ansteht" and the coordinator's line."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from webapp.paper.deadlines import Round, current
from webapp.paper.sentences import Sentence
from webapp.store.tables import editions


def phases(connection: Connection, paper: Row[Any], rounds: Sequence[Round], now: datetime) -> list[dict[str, Any]]:
    """One a phase: title, standing (done now later), when, lines."""
    edition = connection.execute(
        select(editions).where(editions.c.paper_id == paper.id, editions.c.withdrawn_at.is_(None))
    ).one_or_none()
    found: list[dict[str, Any]] = [
        {"title": Sentence("way.first_text"), "standing": "done", "when": Sentence("way.on", when=paper.created_at)}
    ]
    running = current(rounds) if paper.stage == "drafting" else None
    for round_ in rounds:
        if round_.cancelled_at is None:
            found.append(_round(round_, running, paper.stage))
    if paper.stage == "drafting" and running is None and not paper.sign_only:
        found.append({"title": Sentence("way.between_rounds"), "standing": "now"})
    if paper.stage == "drafting" and paper.sign_only:
        found.append({"title": Sentence("way.before_sign_off"), "standing": "now"})
    found.append(_sign_off(edition, paper.stage))
    found.append(_proof(edition, paper.stage))
    sealed = edition.sealed_at if edition is not None else None
    found.append(
        {
            "title": Sentence("way.agreed"),
            "standing": "now" if paper.stage == "agreed" else "later",
            "when": Sentence("way.on", when=sealed) if sealed else None,
        }
    )
    return found


def _round(round_: Round, running: Round | None, stage: str) -> dict[str, Any]:
    is_now = running is not None and running.number == round_.number
    done = round_.settled_at is not None or stage != "drafting"
    lines = (
        ()
        if done
        else (
            _phase_line(Sentence("way.proposals_until", when=round_.proposals_until), False),
            _phase_line(Sentence("way.decisions_until", when=round_.decisions_until), is_now),
        )
    )
    if is_now:
        lines = (*lines, _phase_line(Sentence("way.then_worked_in"), False))
    when = Sentence("way.on", when=round_.settled_at) if round_.settled_at else None
    return {
        "title": Sentence("way.round", number=round_.number),
        "standing": "now" if is_now else ("done" if done else "later"),
        "when": when,
        "lines": lines,
    }


def _sign_off(edition: Row[Any] | None, stage: str) -> dict[str, Any]:
    if edition is None:
        return {"title": Sentence("way.sign_off"), "standing": "later"}
    is_now = stage == "sign_off" and edition.proof_opened_at is None
    return {
        "title": Sentence("way.sign_off"),
        "standing": "now" if is_now else "done",
        "when": Sentence("way.until", when=edition.answers_until),
    }


def _proof(edition: Row[Any] | None, stage: str) -> dict[str, Any]:
    if edition is None or edition.proof_opened_at is None:
        return {"title": Sentence("way.proof"), "standing": "later"}
    return {
        "title": Sentence("way.proof"),
        "standing": "now" if stage == "sign_off" else "done",
        "when": Sentence("way.until", when=edition.proof_until) if edition.proof_until else None,
    }


def _phase_line(text: Sentence, strong: bool) -> Any:
    return {"text": text, "strong": strong}
