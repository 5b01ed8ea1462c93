""" "Satz ändern": one block by its words alone."""

import pytest

from webapp.paper.rewording import reworded, words_of_block
from webapp.paper.wording import Wording

TEXT = Wording.from_text("Wir wollen:\n  - **Strom** aus Wind\n- Wärme")


def test_an_item_stays_an_item_at_its_depth():
    assert words_of_block(TEXT, 1) == "**Strom** aus Wind"
    assert reworded(TEXT, 1, "**Strom** aus Sonne").text == "Wir wollen:\n  - **Strom** aus Sonne\n- Wärme"


def test_each_further_line_is_one_more_item():
    assert reworded(TEXT, 2, "Wärme\r\n\r\nKälte").text == "Wir wollen:\n  - **Strom** aus Wind\n- Wärme\n- Kälte"


def test_without_words_the_block_goes():
    assert reworded(TEXT, 0, "  ").text == "  - **Strom** aus Wind\n- Wärme"


def test_words_that_look_like_a_prefix_are_words():
    assert reworded(TEXT, 0, "- kein Punkt").text.startswith("\\- kein Punkt\n")


def test_words_taken_and_put_back_change_nothing():
    assert all(reworded(TEXT, at, words_of_block(TEXT, at)) == TEXT for at in range(3))


def test_a_block_that_is_not_there_cannot_be_reworded():
    with pytest.raises(IndexError):
        reworded(TEXT, 3, "x")
