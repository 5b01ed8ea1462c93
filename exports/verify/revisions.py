"""What was appended since the file was laid out: the seal and the signatures foreseen, each in its own field, nothing else.

Stricter than what the PDF standard lets pass: a revision may overwrite its field, the seal's also the catalogue (with its
permission), and nothing that was there before. All else it writes is new and hangs on that field alone.
"""

from typing import Any

from exports.facts import Facts
from exports.verify.opened import Opened
from exports.verify.report import Broken
from webapp.paper.sentences import Sentence

CHANGES = Sentence("verify.changes")
IN_A_FIELD = frozenset({"/V", "/AP"})
COUNTING = frozenset({"/Size", "/Prev", "/ID"})  # of the trailer: what every appended revision must write anew
IN_THE_CATALOGUE = frozenset({"/Perms", "/Extensions"})


def check_revisions(file: Opened, facts: Facts) -> None:
    """Raises Broken at the first revision that did more than sign one of the fields foreseen."""
    foreseen = {facts.seal_field, *(signatory.field for signatory in facts.signatories)}
    if _field_names(file.reader.root) != foreseen:
        raise Broken(CHANGES, Sentence("verify.unexpected_field"))
    known = set(file.written_in(0))
    for revision, signature in enumerate(file.signatures, start=1):
        is_seal = revision == 1
        if signature.field_name not in foreseen or (signature.field_name == facts.seal_field) != is_seal:
            raise Broken(CHANGES, Sentence("verify.unexpected_field"))
        field = int(signature.sig_field.container_ref.idnum)
        may = {field, file.reader.root_ref.idnum} if is_seal else {field}
        written = file.written_in(revision)
        if (written & known) - may:
            raise Broken(CHANGES, Sentence("verify.changed_after_seal", at=revision))
        _compare(file, revision, field, is_seal)
        known |= written


def _compare(file: Opened, revision: int, field: int, is_seal: bool) -> None:
    """Field and catalogue before and after this revision."""
    from pyhanko.pdf_utils.generic import Reference

    before, after = (file.reader.get_historical_resolver(at) for at in (revision - 1, revision))
    number = Reference(field, 0, pdf=file.reader)
    if _changed(before.get_object(number), after.get_object(number)) - IN_A_FIELD:
        raise Broken(CHANGES, Sentence("verify.changed_after_seal", at=revision))
    if _changed(before.root, after.root) - (IN_THE_CATALOGUE if is_seal else frozenset()):
        raise Broken(CHANGES, Sentence("verify.changed_after_seal", at=revision))
    if _trailer(file, revision) != _trailer(file, 0):
        raise Broken(CHANGES, Sentence("verify.changed_after_seal", at=revision))


def _changed(before: Any, after: Any) -> frozenset[str]:
    """Names of the entries that came, went, or point elsewhere."""
    names = set(before.keys()) | set(after.keys())
    return frozenset(name for name in names if _entry(before, name) != _entry(after, name))


def _entry(dictionary: Any, name: str) -> Any:
    value = dictionary.raw_get(name) if name in dictionary else None
    return _plain(value)


def _plain(value: Any) -> Any:
    """A value that can be compared, references by their number."""
    from pyhanko.pdf_utils import generic

    if isinstance(value, generic.IndirectObject):
        return ("reference", value.idnum, value.generation)
    if isinstance(value, generic.DictionaryObject):
        return {name: _plain(value.raw_get(name)) for name in value.keys()}
    if isinstance(value, generic.ArrayObject):
        return [_plain(value.raw_get(at)) for at in range(len(value))]
    return value


def _trailer(file: Opened, revision: int) -> dict[str, Any]:
    trailer = file.reader.trailer.flatten(revision)
    return {name: _plain(trailer.raw_get(name)) for name in trailer.keys() if name not in COUNTING}


def _field_names(root: Any) -> set[str]:
    """Every field of the form; a field inside a field is none of ours."""
    fields = [field.get_object() for field in root["/AcroForm"]["/Fields"]]
    if any("/Kids" in field or field.get("/FT") != "/Sig" for field in fields):
        raise Broken(CHANGES, Sentence("verify.unexpected_field"))
    names = [str(field["/T"]) for field in fields]
    if len(set(names)) != len(names):
        raise Broken(CHANGES, Sentence("verify.unexpected_field"))
    return set(names)
