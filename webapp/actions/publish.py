"""Publishing the agreed edition under a link that cannot be guessed and can be taken away again."""

from webapp.actions.writing import By, Writing, writing
from webapp.paper.permissions import Act
from webapp.paper.refusals import NotNow
from webapp.paper.sentences import Sentence
from webapp.paper.stages import Stage
from webapp.secret import token_hash
from webapp.store import editions, papers
from webapp.store.database import Database


def publish(database: Database, slug: str, *, show_count: bool, by: By) -> str:
    """Opens the agreed edition to whoever has the link; gives its token. An open link stays the same, only the
    count changes."""
    with writing(database, slug) as ours:
        ours.require(by, Act.PUBLISH)
        ours.check_stage(Stage.AGREED)
        paper = ours.paper
        token = paper.public_token or ours.chance.token()
        papers.change(
            ours.connection,
            ours.paper_id,
            public_token=token,
            public_token_hash=token_hash(token),
            show_count=show_count,
        )
        ours.record("edition_published", by, edition=agreed_number(ours), show_count=int(show_count))
        return str(token)


def unpublish(database: Database, slug: str, *, by: By) -> None:
    """The link opens nothing any more; publishing again gives another one."""
    with writing(database, slug) as ours:
        ours.require(by, Act.PUBLISH)
        if ours.paper.public_token is None:
            raise NotNow(Sentence("edition_page.not_published"))
        papers.change(ours.connection, ours.paper_id, public_token=None, public_token_hash=None)
        ours.record("publication_ended", by, edition=agreed_number(ours))


def agreed_number(ours: Writing) -> int:
    """The edition that is published: the one that was sealed."""
    edition = editions.standing(ours.connection, ours.paper_id)
    assert edition is not None  # an agreed paper has one
    return int(edition.number)
