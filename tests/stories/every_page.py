"""Every address that a GET answers, in an installation that shows every state: three papers, seven kinds of people."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from sqlalchemy import select

from tests.stories.house import House
from webapp.actions import publish
from webapp.actions.installation import prepare
from webapp.actions.papers import NewSection
from webapp.actions.sign_in import printed_link
from webapp.demo import cast, play
from webapp.demo.play import Play
from webapp.store import papers
from webapp.store.tables import drafts, organisations, proposals

COORDINATOR, REPRESENTATIVE, DEPUTY = cast.COORDINATOR[0], cast.ORGANISATIONS[0].email, cast.DEPUTY.email
READS_EVERYTHING, READS_AGREED = cast.OBSERVERS[0][0], cast.OBSERVERS[1][0]
OPERATOR, NOBODY = "technik@example.org", ""
EVERYBODY = (COORDINATOR, REPRESENTATIVE, DEPUTY, READS_EVERYTHING, READS_AGREED, OPERATOR, NOBODY)
FILES = (".pdf", ".txt", "/<name>")  # not pages
FEW = 4  # organisations of the agreed paper: each signature takes its time


@dataclass
class Places:
    """What may stand in the gaps of an address, for each paper."""

    slugs: dict[str, dict[str, list[Any]]] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)


def furnish(house: House) -> Places:
    """Fills the installation."""
    operator = prepare(house.database, house.settings)
    places = Places()
    for until in ("drafting", "sign-off"):
        made = play.living_paper(house.database, house.settings, operator=operator, until=until)
        play.hush(made)
        places.slugs[made.slug] = gaps(house, made)
    agreed = agreed_paper(house, operator)
    places.slugs[agreed.slug] = gaps(house, agreed)
    places.tokens["public"] = publish.publish(agreed.database, agreed.slug, show_count=True, by=agreed.coordinator)
    places.tokens["l"] = printed_link(house.database, COORDINATOR)
    return places


def agreed_paper(house: House, operator: int) -> Play:
    """A short one, sealed."""
    made = play.own_paper(
        house.database,
        house.settings,
        "Ein kurzes gemeinsames Papier",
        "",
        (NewSection("Worum es geht", "Wir fordern verlässliche Förderung für alle Netzwerke.\n- erstens\n- zweitens"),),
        cast.ORGANISATIONS[:FEW],
        operator=operator,
        until="agreed",
        seed=1,
        language="de",
    )
    play.add_people(made)
    play.hush(made)
    return made


def gaps(house: House, made: Play) -> dict[str, list[Any]]:
    """One proposal of each state, one draft, one organisation."""
    with house.database.reading() as connection:
        paper = papers.by_slug(connection, made.slug)
        rows = connection.execute(select(proposals).where(proposals.c.paper_id == paper.id)).all()
        one_of_each = {(row.state, bool(row.needs_wording), bool(row.behalf_how)): row.number for row in rows}
        drafted = connection.scalars(select(drafts.c.id).where(drafts.c.paper_id == paper.id)).first()
        organisation = connection.scalars(
            select(organisations.c.id).where(organisations.c.paper_id == paper.id)
        ).first()
    return {
        "proposals": sorted(one_of_each.values()),
        "rounds": [1],
        "editions": [1],
        "draft_id": [drafted or 1],
        "block": [0],
        "organisation_id": [organisation],
        "position": [2],
    }


def addresses(house: House, places: Places) -> Iterator[str]:
    """Each address with a page; where a number belongs to several things, the word before it says which."""
    for rule in house.app.url_map.iter_rules():
        path = str(rule)
        if "GET" not in (rule.methods or ()) or rule.endpoint == "static" or path.endswith(FILES):
            continue
        if "<token>" in path:
            yield path.replace("<token>", places.tokens[path.split("/")[1]])
        elif "<slug>" not in path:
            yield path
        else:
            yield from in_each_paper(path, places)


def in_each_paper(path: str, places: Places) -> Iterator[str]:
    """The address with all that may stand in its gaps."""
    parts = path.split("/")
    for slug, values in places.slugs.items():
        names = [
            (place, parts[place - 1] if part == "<int:number>" else part.removeprefix("<int:").removesuffix(">"))
            for place, part in enumerate(parts)
            if part.startswith("<int:")
        ]
        for chosen in product(*(values[name] for _, name in names)):
            filled = [slug if part == "<slug>" else part for part in parts]
            for (place, _), value in zip(names, chosen, strict=True):
                filled[place] = str(value)
            yield "/".join(filled)
