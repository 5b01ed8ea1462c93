"""From an edition to bytes. Whatever people typed is laid out in the cage: no network, bounded, killed freely."""

from collections.abc import Sequence

from exports import attachments
from exports.finish import finished
from exports.issue import Issue
from exports.payload import Payload, packed, unpacked
from exports.print_page import Kind, print_page
from exports.printable import check_printable
from exports.signatory import Signatory
from exports.typesetter import SHEETS, Attached, typeset
from webapp import cage
from webapp.language import say
from webapp.paper.edition import Edition
from webapp.paper.sentences import Sentence

SECONDS, MEGABYTES = 120, 2048
TAGGED, IN_THE_CAGE = "pdf/a-3a", "exports.render:in_the_cage"


def render(edition: Edition, signatories: Sequence[Signatory], issue: Issue) -> bytes:
    """Revision 0 of the signed file: all fields empty, in the given order. The same input gives the same bytes."""
    return _caged("signed", edition, signatories, issue)


def proof(edition: Edition, signatories: Sequence[Signatory], issue: Issue) -> bytes:
    """How the file will look, marked as proof, with boxes where the fields will be."""
    return _caged("proof", edition, signatories, issue)


def reading_copy(edition: Edition, signatories: Sequence[Signatory], issue: Issue) -> bytes:
    """The agreed edition without signature fields, for reading and passing on."""
    return _caged("reading_copy", edition, signatories, issue)


def draft(edition: Edition, issue: Issue) -> bytes:
    """The paper as it stands, marked as draft; an edition that nobody has frozen yet."""
    return _caged("draft", edition, (), issue)


def _caged(kind: Kind, edition: Edition, signatories: Sequence[Signatory], issue: Issue) -> bytes:
    """Raises Malformed for signs that cannot be drawn, webapp.cage.Caged where it takes too long, too much, or fails."""
    if kind != "draft":
        check_printable(edition, signatories)
    return cage.run(IN_THE_CAGE, packed(kind, edition, signatories, issue), seconds=SECONDS, megabytes=MEGABYTES)


def in_the_cage(payload: bytes) -> bytes:
    """The work itself; called by `webapp.cage` in a child process."""
    told = unpacked(payload)
    page = print_page(told.edition, told.signatories, told.issue, told.kind)
    laid_out = typeset(
        page,
        variant=TAGGED,
        at=told.issue.sealed_at,
        forms=told.kind == "signed",
        sheets=SHEETS,
        attached=_attached(told),
    )
    return finished(laid_out)


def _attached(told: Payload) -> tuple[Attached, ...]:
    """Only the file that will be signed carries the attachments: nothing else may look as if it proved something."""
    if told.kind != "signed":
        return ()
    language = told.issue.language
    text, facts = attachments.text(told.edition), attachments.facts(told.edition, told.signatories, told.issue)
    return (
        Attached(attachments.TEXT, text, say(Sentence("pdf.text_attached"), language)),
        Attached(attachments.FACTS, facts, say(Sentence("pdf.facts_attached"), language)),
    )
