"""Comments: seen by every organisation at once; edited or removed ones stay visible as edited or removed."""

import pytest

from tests.actions.drafting_stage import by, paper_id, proposed, recorded, row
from tests.cast import ANNA, ARNE, BIRTE, CHRIS, FRIEDA, GERO, PAPER, UTE, Somebody, play
from webapp.actions.comment import LONGEST, comment, edit_comment, remove_comment
from webapp.paper.refusals import Malformed, NotFound, NotNow, NotYours
from webapp.store import comments, proposals
from webapp.store.database import Database


@pytest.fixture(autouse=True)
def the_cast_is_in_place(database: Database) -> None:
    play(database)


def test_a_comment_carries_name_organisation_and_moment(database: Database) -> None:
    number = proposed(database)
    comment(database, PAPER, number, " Warum zehn?\n„Größe“ <b> ", by=by(database, BIRTE))
    (said,) = stored(database, number)
    assert (said.text, said.person_id, said.at) == (
        "Warum zehn?\n„Größe“ <b>",
        BIRTE.id(database),
        database.clock.now(),
    )


def test_edited_and_removed_comments_keep_their_place_and_their_history(database: Database) -> None:
    number = proposed(database)
    said = comment(database, PAPER, number, "Erster Wortlaut.", by=by(database, BIRTE))
    edit_comment(database, PAPER, number, said, "Zweiter Wortlaut.", by=by(database, BIRTE))
    assert [(one.text, one.text_number) for one in stored(database, number)] == [("Zweiter Wortlaut.", 2)]
    remove_comment(database, PAPER, number, said, by=by(database, BIRTE))
    assert [one.text for one in stored(database, number)] == [""]
    with pytest.raises(NotNow):
        edit_comment(database, PAPER, number, said, "Doch.", by=by(database, BIRTE))
    assert [len(recorded(database, f"comment_{act}")) for act in ("added", "edited", "removed")] == [1, 1, 1]


@pytest.mark.parametrize("who", [ANNA, FRIEDA, GERO], ids=lambda who: who.name)
def test_only_who_wrote_it_edits_or_removes_it(database: Database, who: Somebody) -> None:
    number = proposed(database)
    said = comment(database, PAPER, number, "Meins.", by=by(database, BIRTE))
    with pytest.raises(NotYours):
        edit_comment(database, PAPER, number, said, "Deins.", by=by(database, who))
    with pytest.raises(NotYours):
        remove_comment(database, PAPER, number, said, by=by(database, who))


def test_a_colleague_does_not_put_words_in_ones_mouth(database: Database) -> None:
    number = proposed(database)
    said = comment(database, PAPER, number, "Annas Wort.", by=by(database, ANNA))
    with pytest.raises(NotYours):
        edit_comment(database, PAPER, number, said, "Arnes Wort.", by=by(database, ARNE))


@pytest.mark.parametrize("who", [CHRIS, GERO, UTE], ids=lambda who: who.name)
def test_who_does_not_take_part_does_not_comment(database: Database, who: Somebody) -> None:
    number = proposed(database)
    with pytest.raises(NotYours):
        comment(database, PAPER, number, "Ich auch.", by=by(database, who))


@pytest.mark.parametrize("text, key", [(" \n", "comments.is_empty"), ("x" * (LONGEST + 1), "comments.too_long")])
def test_an_empty_or_endless_comment_is_refused(database: Database, text: str, key: str) -> None:
    number = proposed(database)
    with pytest.raises(Malformed) as refused:
        comment(database, PAPER, number, text, by=by(database, ANNA))
    assert refused.value.sentence.key == key


def test_a_comment_of_another_proposal_is_not_reached_through_this_one(database: Database) -> None:
    first, second = proposed(database), proposed(database)
    said = comment(database, PAPER, first, "Zum ersten.", by=by(database, ANNA))
    with pytest.raises(NotFound):
        remove_comment(database, PAPER, second, said, by=by(database, ANNA))


def test_comments_may_be_written_on_what_is_decided_too(database: Database) -> None:
    from tests.actions.drafting_stage import round_ends

    number = proposed(database)
    round_ends(database)
    comment(database, PAPER, number, "Schade.", by=by(database, ANNA))
    assert (row(database, number).state, len(stored(database, number))) == ("rejected", 1)


def stored(database: Database, number: int):  # type: ignore[no-untyped-def]
    with database.reading() as connection:
        return comments.of_proposal(connection, proposals.load(connection, paper_id(connection), number).id)
