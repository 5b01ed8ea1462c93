"""Comments on a proposal; an edited or removed one stays visible as edited or removed."""

from webapp.actions.writing import By, writing
from webapp.paper.permissions import Act
from webapp.paper.refusals import Malformed, NotNow
from webapp.paper.sentences import Sentence
from webapp.store import comments, notices, proposals
from webapp.store.database import Database

LONGEST = 4000  # characters


def comment(database: Database, slug: str, number: int, text: str, *, by: By) -> int:
    """One remark, seen by every organisation as soon as it is sent; gives its id."""
    with writing(database, slug) as ours:
        standing = ours.require(by, Act.COMMENT)
        proposal = proposals.load(ours.connection, ours.paper_id, number)
        comment_id = comments.add(
            ours.connection,
            paper_id=ours.paper_id,
            proposal_id=proposal.id,
            person_id=by.person_id,
            organisation_id=standing.organisation_id,
            text=checked(text),
            at=ours.now,
        )
        ours.record(
            "comment_added",
            by,
            proposal_number=number,
            section_id=proposal.section_id,
            organisation_id=standing.organisation_id,
            comment=comment_id,
        )
        notices.gather(ours.connection, ours.authors(proposal), paper_id=ours.paper_id, at=ours.now)
        return comment_id


def edit_comment(database: Database, slug: str, number: int, comment_id: int, text: str, *, by: By) -> None:
    """Another text from now on, marked as edited."""
    with writing(database, slug) as ours:
        proposal = proposals.load(ours.connection, ours.paper_id, number)
        present = comments.load(ours.connection, proposal.id, comment_id)
        ours.require(by, Act.EDIT_COMMENT, present)
        if not present.text:
            raise NotNow(Sentence("comments.is_removed"))
        comments.add_text(ours.connection, comment_id, text=checked(text), person_id=by.person_id, at=ours.now)
        ours.record("comment_edited", by, proposal_number=number, section_id=proposal.section_id, comment=comment_id)


def remove_comment(database: Database, slug: str, number: int, comment_id: int, *, by: By) -> None:
    """Its place stays, marked as removed."""
    with writing(database, slug) as ours:
        proposal = proposals.load(ours.connection, ours.paper_id, number)
        present = comments.load(ours.connection, proposal.id, comment_id)
        ours.require(by, Act.REMOVE_COMMENT, present)
        if not present.text:
            raise NotNow(Sentence("comments.is_removed"))
        comments.add_text(ours.connection, comment_id, text="", person_id=by.person_id, at=ours.now)
        ours.record("comment_removed", by, proposal_number=number, section_id=proposal.section_id, comment=comment_id)


def checked(text: str) -> str:
    """Raises Malformed where it is empty or too long."""
    if not text.strip():
        raise Malformed(Sentence("comments.is_empty"))
    if len(text) > LONGEST:
        raise Malformed(Sentence("comments.too_long", longest=LONGEST, have=len(text)))
    return text.strip()
