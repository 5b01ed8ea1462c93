"""What the file carries: exactly the text and the facts, fitting each other and the pages."""

import hashlib

from exports.attachments import FACTS, TEXT
from exports.facts import Facts, attachments_in, facts_from
from exports.verify.opened import Opened
from exports.verify.page_text import PageText, page_text
from exports.verify.report import Broken
from exports.verify.same_words import appears, first_difference
from webapp.paper.sentences import Sentence

TEXT_CHECK = Sentence("verify.text")


def check_contents(file: Opened) -> Facts:
    """The facts of the file; raises Broken where text, facts and pages do not say the same."""
    attached = attachments_in(file.revision0)
    if set(attached) != {TEXT, FACTS}:
        raise Broken(TEXT_CHECK, Sentence("verify.attachments"))
    try:
        facts = facts_from(attached[FACTS])
    except ValueError as wrong:
        raise Broken(TEXT_CHECK, Sentence("verify.attachments")) from wrong
    if hashlib.sha256(attached[TEXT]).hexdigest() != facts.fingerprint:
        raise Broken(TEXT_CHECK, Sentence("verify.other_text"))
    pages = page_text(file.revision0)
    if difference := first_difference(attached[TEXT].decode(), pages):
        raise Broken(TEXT_CHECK, Sentence("verify.pages_differ", words=difference))
    _check_table(facts, pages)
    return facts


def _check_table(facts: Facts, pages: PageText) -> None:
    """Names, functions and reservations of the facts stand on the pages too."""
    for signatory in facts.signatories:
        for words in (signatory.organisation, signatory.person, signatory.function, signatory.reservation):
            if not appears(words, pages):
                raise Broken(TEXT_CHECK, Sentence("verify.pages_differ", words=words))
