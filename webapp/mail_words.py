"""What a mail says, as sentences: of a notice by its name, or gathered from what waits for a person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from webapp import links
from webapp.language import known
from webapp.notices import NOTICES, UNKNOWN
from webapp.paper.permissions import Act, may
from webapp.paper.sentences import Sentence
from webapp.store import letters, people
from webapp.store.letters import Addressee
from webapp.store.pages import record_lines, what_needs_you


@dataclass(frozen=True)
class Matter:
    """One thing to decide: where, what, how it stands, and the page that it stands on."""

    facts: Sentence
    title: str
    stand: tuple[Sentence, ...]
    blocks: Any
    path: str
    label: Sentence


@dataclass(frozen=True)
class Words:
    """The whole mail but its code and links. `reason`: what a person wrote, printed as it is; `until`: when this is over."""

    subject: Sentence
    greeting: Sentence
    lines: tuple[Sentence, ...] = ()
    reason: str = ""
    matters: tuple[Matter, ...] = ()
    news: tuple[Sentence, ...] = ()
    button: Sentence | None = None
    path: str = ""
    small: tuple[Sentence, ...] = ()
    why: Sentence | None = None
    until: datetime | None = None

    @property
    def paths(self) -> tuple[str, ...]:
        """All pages that it leads to, each once."""
        every = [*(matter.path for matter in self.matters), self.path]
        return tuple(dict.fromkeys(path for path in every if path))


def notice_words(connection: Connection, to: Addressee, told: Mapping[str, Any], now: datetime) -> Words | None:
    """The words of a notice that leaves at once; None where its paper is gone."""
    if to.paper is None:
        return None
    name, facts = told["notice"], told["facts"]
    notice = NOTICES.get(name, UNKNOWN)
    values = _values(connection, to, facts)
    stem = name if known(f"mail.{name}_subject") else "unknown"
    button = f"mail.{stem}_button" if known(f"mail.{stem}_button") else "mail.open"
    waiting = _waiting(connection, to, to.paper, now) if notice.lists else ()
    return Words(
        subject=Sentence(f"mail.{stem}_subject", **values),
        greeting=_greeting(to),
        lines=(Sentence(f"mail.{stem}_body", **values),),
        reason=facts.get("reason", "") if isinstance(facts.get("reason"), str) else "",
        matters=waiting,
        button=Sentence(button),
        path=notice.page(to.paper.slug, facts),
        small=_small(to),
        why=Sentence("mail.why_notice", paper=to.paper.title),
        until=values.get("until"),
    )


def digest_words(connection: Connection, to: Addressee, now: datetime) -> Words | None:
    """What waits for this person, and what happened, over all their papers; None if there is nothing to say."""
    told = [_gathered(connection, to, paper, now) for paper in letters.papers_of(connection, to.person.id)]
    told = [one for one in told if one.lines or one.matters or one.news]
    if not told:
        return None
    matters = tuple(matter for one in told for matter in one.matters)
    until = min((one.until for one in told if one.until is not None), default=None)
    return Words(
        subject=_digest_subject(len(matters), until),
        greeting=_greeting(to),
        lines=tuple(line for one in told for line in one.lines),
        matters=matters,
        news=tuple(line for one in told for line in one.news),
        button=Sentence("mail.digest_button", n=len(matters)) if len(matters) > 1 else Sentence("mail.open"),
        path=told[0].path,
        small=_small(to),
        why=Sentence("mail.why_digest"),
        until=until,
    )


@dataclass(frozen=True)
class _Gathered:
    """The part of one paper."""

    path: str
    lines: tuple[Sentence, ...] = ()
    matters: tuple[Matter, ...] = ()
    news: tuple[Sentence, ...] = ()
    until: datetime | None = None


def _gathered(connection: Connection, to: Addressee, paper: Any, now: datetime) -> _Gathered:
    standing, path = people.standing(connection, paper.id, to.person.id), links.what_needs_you(paper.slug)
    if not may(standing, Act.READ_INVITATION):
        return _Gathered(path)
    page = what_needs_you.load(connection, paper, standing, now)
    lines, deadlines = [], [one.round.decisions_until for one in page.decisions if one.round is not None]
    if page.decisions:
        mine = page.stands.organisation(standing.organisation_id)
        lines.append(_decisions_line(paper, mine, len(page.decisions), min(deadlines, default=None)))
    if page.edition is not None:
        lines.append(Sentence("mail.digest_edition", paper=paper.title, until=page.edition.answers_until))
        deadlines.append(page.edition.answers_until)
    matters = tuple(_matter(one, page, paper) for one in (*page.tasks, *page.decisions, *page.choices))
    news = _news(connection, to, paper) if may(standing, Act.READ_RECORD) else ()
    return _Gathered(path, tuple(lines), matters, news, min(deadlines, default=None))


def _news(connection: Connection, to: Addressee, paper: Any) -> tuple[Sentence, ...]:
    """What others did since this person was told or was here."""
    since = letters.last_told(connection, to.person, paper.id)
    entries = what_needs_you.entries_since(connection, paper.id, since, to.person.id)
    said = [line["sentence"] for line in record_lines.said(connection, paper.id, entries)]
    return tuple(sentence for sentence in said if known(sentence.key))


def _digest_subject(count: int, until: datetime | None) -> Sentence:
    if count and until is not None:
        return Sentence("mail.digest_subject", n=count, until=until)
    return Sentence("mail.digest_subject_open", n=count) if count else Sentence("mail.digest_subject_news")


def _decisions_line(paper: Any, organisation: Any, count: int, until: datetime | None) -> Sentence:
    name = organisation.short_name if organisation is not None else ""
    if until is None:
        return Sentence("mail.digest_line_open", n=count, paper=paper.title, organisation=name)
    return Sentence("mail.digest_line", n=count, paper=paper.title, organisation=name, until=until)


def _waiting(connection: Connection, to: Addressee, paper: Any, now: datetime) -> tuple[Matter, ...]:
    page = what_needs_you.load(connection, paper, people.standing(connection, paper.id, to.person.id), now)
    return tuple(_matter(one, page, paper) for one in (*page.tasks, *page.decisions))


def _matter(one: Any, page: Any, paper: Any) -> Matter:
    place = next((row.position for row in page.sections if row.id == one.proposal.section_id), 0)
    task = one in page.tasks
    return Matter(
        facts=Sentence("mail.matter", number=one.proposal.number, section=place),
        title=one.proposal.title,
        stand=(Sentence("mail.needs_wording"),) if task else one.verdict.needs or (one.verdict.because,),
        blocks=one.blocks,
        path=links.proposal(paper.slug, one.proposal.number),
        label=Sentence("mail.read_and_reword" if task else "mail.read_and_decide"),
    )


def _greeting(to: Addressee) -> Sentence:
    name = f"{to.person.title} {to.person.name}".strip()
    return Sentence("mail.greeting", name=name) if name else Sentence("mail.greeting_nobody")


def _small(to: Addressee) -> tuple[Sentence, ...]:
    personal = (Sentence("mail.personal"),)
    return (*personal, Sentence("mail.others_too", names=to.others)) if to.others else personal


def _values(connection: Connection, to: Addressee, facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of a notice as a sentence names them: ids become names, moments become moments."""
    values: dict[str, Any] = {name: value for name, value in facts.items() if isinstance(value, str | int)}
    values["paper"] = to.paper.title if to.paper is not None else ""
    values["organisation"] = to.organisation.short_name if to.organisation is not None else ""
    values["n"] = facts.get("asked", 1)
    if "until" in facts:
        values["until"] = datetime.fromisoformat(facts["until"])
    for role in ("observer", "coordinator"):
        if role in facts:
            values["who"] = letters.name_of(connection, facts[role])
    if "numbers" in facts:
        values["numbers"] = tuple(str(number) for number in facts["numbers"])
    for name in ("level", "what", "because", "answer"):
        if name in facts and known(f"mail.{name}_{facts[name]}"):
            values[name] = Sentence(
                f"mail.{name}_{facts[name]}",
                **{key: value for key, value in facts.items() if isinstance(value, str | int)},
            )
    return values


__all__: Sequence[str] = ("Matter", "Words", "digest_words", "notice_words")
