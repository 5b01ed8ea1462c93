"""What a signature looks like in its field: what happened, when, and the end of the certificate's serial number.

Made in this process, not in the cage: it holds our own words and numbers only, nothing that a person typed.
"""

from datetime import datetime

from exports.fonts import LOOK
from exports.print_page import with_our_glyphs
from exports.typesetter import STAMP_SHEETS, typeset
from webapp.language import environment, say
from webapp.paper.sentences import Sentence

DIGITS_OF_SERIAL = 6


def stamp(what: str, serial: int, at: datetime, language: str, zone: str) -> bytes:
    """The stamp as a PDF of one page; `what` is the key of its first line."""
    page = (
        environment(language, zone=zone, folders=[LOOK])
        .get_template("stamp.html")
        .render(
            what=say(Sentence(what), language),
            when=say(Sentence("pdf.stamp_time", at=at), language, zone=zone),
            serial=say(Sentence("pdf.stamp_serial", end=f"{serial:X}"[-DIGITS_OF_SERIAL:]), language),
        )
    )
    return typeset(
        with_our_glyphs(page), variant="pdf/a-3b", at=at, forms=False, sheets=STAMP_SHEETS, families=("Fira Sans",)
    )
