"""Files, through the same door as the page that names them."""

from flask import Blueprint, Response

from webapp.actions import downloads as make
from webapp.http import here
from webapp.http.door import Visit, needs, open_page
from webapp.http.rate_limit import limiter
from webapp.paper.permissions import Act
from webapp.paper.refusals import NotFound
from webapp.paper.sentences import Sentence
from webapp.secret import token_hash
from webapp.store.pages import proof as read_proof
from webapp.store.pages import public_edition as read
from webapp.store.pages.public_edition import EditionPage

pages = Blueprint("downloads", __name__)
PDF, TEXT = "application/pdf", "text/plain; charset=utf-8"


@pages.get("/papers/<slug>/editions/<int:number>/signed.pdf")
@needs(Act.READ_TEXT, Act.READ_AGREED)
def signed(visit: Visit, number: int) -> Response:
    with visit.database.reading() as connection:
        return _file(read.signed_file(connection, _edition(visit, number).edition), visit.slug, PDF)


@pages.get("/papers/<slug>/editions/<int:number>/reading-copy.pdf")
@needs(Act.READ_TEXT, Act.READ_AGREED)
def reading_copy(visit: Visit, number: int) -> Response:
    with visit.database.reading() as connection:
        return _file(read.reading_copy(connection, _edition(visit, number).edition), f"{visit.slug}-lesefassung", PDF)


@pages.get("/papers/<slug>/editions/<int:number>/draft.pdf")
@needs(Act.READ_TEXT)
def draft_of_edition(visit: Visit, number: int) -> Response:
    content = _edition(visit, number).content
    return _file(make.draft_of(visit.database, here.settings(), visit.paper, content), f"{visit.slug}-entwurf", PDF)


@pages.get("/papers/<slug>/draft.pdf")
@needs(Act.READ_TEXT)
@limiter.limit("20/minute")
def draft(visit: Visit) -> Response:
    return _file(make.draft(visit.database, here.settings(), visit.paper), f"{visit.slug}-entwurf", PDF)


@pages.get("/papers/<slug>/editions/<int:number>/text.txt")
@needs(Act.READ_TEXT, Act.READ_AGREED)
def text(visit: Visit, number: int) -> Response:
    return _file(_edition(visit, number).content.text.encode(), visit.slug, TEXT)


@pages.get("/papers/<slug>/editions/<int:number>/proof.pdf")
@needs(Act.READ_INVITATION, Act.COORDINATE)
def proof(visit: Visit, number: int) -> Response:
    with visit.database.reading() as connection:
        page = read_proof.load(connection, visit.paper, number)
        file = read_proof.file(connection, visit.paper.id, number)
    if file is None or not (visit.standing.coordinates or page.own(visit.standing.organisation_id)):
        raise NotFound(Sentence("proof.not_open"))
    return _file(file, f"{visit.slug}-druckfahne", PDF)


@pages.get("/public/<token>/<name>")
@open_page
@limiter.limit("60/minute")
def public(token: str, name: str) -> Response:
    """The files of the agreed edition, for whoever has the link."""
    with here.database().reading() as connection:
        page = read.published(connection, token_hash(token))
        if name == "signed.pdf":
            answer = _file(read.signed_file(connection, page.edition), page.paper.slug, PDF)
        elif name == "reading-copy.pdf":
            answer = _file(read.reading_copy(connection, page.edition), f"{page.paper.slug}-lesefassung", PDF)
        elif name == "text.txt":
            answer = _file(page.content.text.encode(), page.paper.slug, TEXT)
        else:
            raise NotFound(Sentence("errors.no_page"))
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer


def _edition(visit: Visit, number: int) -> EditionPage:
    """Before it is agreed only for those who read the text. Raises NotFound."""
    with visit.database.reading() as connection:
        page = read.load(connection, visit.paper, number)
    if not page.is_agreed and not visit.may(Act.READ_TEXT):
        raise NotFound(Sentence("errors.no_edition"))
    return page


def _file(content: bytes, name: str, kind: str) -> Response:
    """Named after the paper; exactly these bytes."""
    answer = Response(content, mimetype=kind.split(";")[0], content_type=kind)
    ending = "pdf" if kind == PDF else "txt"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return answer
