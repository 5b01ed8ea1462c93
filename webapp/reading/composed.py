"""Lines become a draft: title, sections, and a question wherever we had to guess."""

from collections.abc import Sequence

from webapp.paper.sentences import Sentence
from webapp.reading.closing_block import closing_block
from webapp.reading.draft import Draft, Line, Question
from webapp.reading.furniture import furniture, with_pages
from webapp.reading.headings import by_level, could_be, likely
from webapp.reading.lists import with_numbered_items
from webapp.reading.page_breaks import torn

MOST_FRONT_LINES = 4
CAPTION_START = ("Abbildung ", "Abb. ", "Bild ", "Figure ", "Fig. ", "Grafik ", "Tabelle ", "Table ")


def composed(
    lines: Sequence[Line],
    *,
    title: str = "",
    subtitle: str = "",
    not_taken: Sequence[Sentence] = (),
    images: bool = False,
) -> Draft:
    """The draft of an upload's lines. `images` says that pictures were left out, so that captions are asked."""
    away = furniture(tuple(lines))
    numbers = frozenset(
        number for question in away if question.name.startswith("page_numbers") for number in question.lines
    )
    paged = with_pages(tuple(lines), numbers)
    dropped = {number for question in away for number in question.lines}
    text = [line for line in paged if line.number not in dropped]
    block, organisations = closing_block(text)
    in_block = set(block.lines) if block else set()
    body = [line for line in text if line.number not in in_block]
    if not title:
        title, subtitle, taken = _title(body)
        in_title = {line.number for line in body[:taken]}
        body = body[taken:]
        paged = tuple(line for line in paged if line.number not in in_title)
    styled = any(line.level for line in body)
    body = list(with_numbered_items(tuple(body)))
    joins = torn(body)
    torn_lines = {number for question in joins for number in question.lines}
    captions = _captions(body) if images else ()
    no_headings = torn_lines | {number for question in captions for number in question.lines}
    asked = [q for q in likely(body, styled=styled) if not no_headings & set(q.lines)]
    questions = [*away, *_front(body, asked), *joins, *asked, *captions, *([block] if block else [])]
    items = {line.number: line for line in body}
    return Draft(
        title=title,
        subtitle=subtitle,
        lines=by_level([items.get(line.number, line) for line in paged]),
        questions=tuple(sorted(questions, key=lambda question: question.lines[0])),
        not_taken=tuple(not_taken),
        organisations=organisations,
    )


def _title(lines: Sequence[Line]) -> tuple[str, str, int]:
    """The title, the subtitle, and how many lines they were."""
    if len(lines) < 2:
        return "", "", 0
    first, second = lines[0], lines[1]
    if first.level:
        lone = sum(line.level == first.level for line in lines) == 1
        deeper = any(line.level > first.level for line in lines)
        return (first.text, "", 1) if lone and deeper else ("", "", 0)
    if not could_be(first) or torn((first, second)):
        return "", "", 0
    if (
        could_be(second)
        and len(lines) > 2
        and (could_be(lines[2]) or lines[2].level)
        and not lines[2].text[:1].isdigit()
    ):
        return first.text, second.text, 2
    if could_be(second) and len(lines) > 2 and lines[2].text[:1].isdigit() and could_be(lines[2]):
        return first.text, second.text, 2
    return first.text, "", 1


def _front(lines: Sequence[Line], headings: Sequence[Question]) -> tuple[Question, ...]:
    """Short lines between the title and the first heading: a date, a further subtitle. They make no section."""
    believed = {number for question in headings if question.guess for number in question.lines}
    first = next((at for at, line in enumerate(lines) if line.level or line.number in believed), 0)
    before = lines[:first]
    if len(before) > MOST_FRONT_LINES or not all(could_be(line) for line in before):
        return ()
    return tuple(
        Question(
            name=f"front-{line.number}",
            kind="drop",
            lines=(line.number,),
            sentence=Sentence("reading.ask_front"),
            yes=Sentence("reading.yes_leave_out"),
            no=Sentence("reading.no_keep_paragraph"),
            guess=True,
            shown=line.text,
            page=line.page,
        )
        for line in before
    )


def _captions(lines: Sequence[Line]) -> tuple[Question, ...]:
    return tuple(
        Question(
            name=f"caption-{line.number}",
            kind="drop",
            lines=(line.number,),
            sentence=Sentence("reading.ask_caption"),
            yes=Sentence("reading.yes_leave_out"),
            no=Sentence("reading.no_keep_paragraph"),
            guess=False,
            shown=line.text,
            page=line.page,
        )
        for line in lines
        if line.kind == "p" and line.text.startswith(CAPTION_START) and len(line.text) < 250
    )
