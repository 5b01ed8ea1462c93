"""The HTML that is printed: templates of `look/`, filled with the edition, its signatories and where it comes from."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from jinja2 import Environment
from markupsafe import Markup

from exports import blocks
from exports.fingerprints import check_line, grouped, grouped_lines
from exports.fonts import LOOK
from exports.issue import Issue
from exports.printable import with_known_signs
from exports.signatory import SEAL_FIELD, Signatory
from webapp.language import environment, say
from webapp.paper.edition import Edition
from webapp.paper.sentences import Sentence

Kind = Literal["signed", "proof", "reading_copy", "draft"]
SECTIONS_WITHOUT_CONTENTS = 3  # a paper of so few sections needs no list of them
LETTERS_ON_THE_TITLE_PAGE = 1500  # of the organisations' short names
TITLE_SIZES = ((40, ""), (80, "long"), (140, "longer"))  # up to so many letters
NARROW_SPACE, UNBROKEN_HYPHEN, HYPHEN = "\u202f", "\u2011", "\u2010"


def print_page(edition: Edition, signatories: Sequence[Signatory], issue: Issue, kind: Kind) -> str:
    """The whole HTML. Only `signed` has signature fields; `draft` names no signatories."""
    shown = () if kind == "draft" else tuple(signatories)
    made = (
        _environment(issue)
        .get_template("paper.html")
        .render(
            edition=edition,
            signatories=shown,
            reservations=[signatory for signatory in shown if signatory.reservation],
            issue=issue,
            kind=kind,
            fields=kind in ("signed", "proof"),
            field=_signature_field if kind == "signed" else _box(issue),
            checkable=kind in ("signed", "proof"),
            mark=kind != "signed",
            contents=len(edition.sections) > SECTIONS_WITHOUT_CONTENTS,
            names_fit=sum(len(signatory.short_name) for signatory in shown) <= LETTERS_ON_THE_TITLE_PAGE,
            title_size=next((size for letters, size in TITLE_SIZES if len(edition.title) <= letters), "longest"),
            seal_field=SEAL_FIELD,
            running=_running(edition, issue, kind),
            foot="pdf.foot" if kind == "signed" else f"pdf.foot_{kind}",
            fingerprint=grouped(edition.fingerprint[:32]),
            check_line=check_line(issue.record_size, issue.record_root),
            moment_of_rendering=issue.sealed_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        )
    )
    return with_our_glyphs(with_known_signs(made) if kind == "draft" else made)


def with_our_glyphs(page: str) -> str:
    """Narrow spaces and unbroken hyphens, which our faces lack, made from what they have (in the body's words only)."""
    head, body = page.split("</head>", 1)
    return f"{head}</head>{re.sub(r'>([^<]+)<', lambda words: f'>{_our_glyphs(words[1])}<', body)}"


def _our_glyphs(words: str) -> str:
    words = words.replace(HYPHEN, "-")
    if UNBROKEN_HYPHEN in words:
        words = re.sub(rf"[^\s]*{UNBROKEN_HYPHEN}[^\s]*", lambda word: _unbroken(word[0]), words)
    return words.replace(NARROW_SPACE, '<span class="narrow">\u00a0</span>')


def _unbroken(word: str) -> str:
    return f'<span class="unbroken">{word.replace(UNBROKEN_HYPHEN, "-")}</span>'


def _environment(issue: Issue) -> Environment:
    made = environment(issue.language, zone=issue.zone, folders=[LOOK])
    made.filters["blocks"] = blocks.html
    made.filters["name"] = lambda name: name.replace("e. V.", "e.\u00a0V.")  # no line ends within the legal form
    made.filters["year"] = lambda dated: str(_local(_moment_of(dated), issue.zone).year)
    made.globals["lines"] = lambda fingerprint: Markup("<br>").join(grouped_lines(fingerprint))
    return made


def _moment_of(dated: Signatory | Issue) -> datetime:
    return dated.signed_off_at if isinstance(dated, Signatory) else dated.sealed_at


def _local(at: datetime, zone: str) -> datetime:
    return at.astimezone(ZoneInfo(zone))


def _running(edition: Edition, issue: Issue, kind: Kind) -> str:
    key, at = ("pdf.running_draft", issue.sealed_at) if kind == "draft" else ("pdf.running", edition.frozen_at)
    return say(Sentence(key, title=edition.title, at=at), issue.language, zone=issue.zone)


def _signature_field(name: str, description: str) -> Markup:
    return Markup('<input type="text" name="{}" title="{}">').format(name, description)


def _box(issue: Issue) -> "type[Markup] | object":
    words = say(Sentence("pdf.field_for_later"), issue.language)
    return lambda name, description: Markup('<span class="box">{}</span>').format(words)
