"""XML of strangers: no document type, hence no entities of its own, nothing fetched, and bounded depth."""

import xml.etree.ElementTree as ET
from xml.parsers import expat

from webapp.paper.refusals import Malformed
from webapp.paper.sentences import Sentence

USUAL = "http://schemas.openxmlformats.org/"
STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": f"{USUAL}wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": f"{USUAL}officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/math": f"{USUAL}officeDocument/2006/math",
}
DEEPEST = 200  # elements inside each other; Word's own nest some 30 deep


class _Declared(Exception):
    """The document brings a document type."""


class _TooDeep(Exception):
    """Elements nest beyond reason."""


def parsed(content: bytes) -> ET.Element:
    """The tree of an XML part; raises Malformed."""
    builder = ET.TreeBuilder()
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise _TooDeep
        builder.start(_spelled(name), {_spelled(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_spelled(name))

    def declared(*_: object) -> None:
        raise _Declared

    reader = expat.ParserCreate(namespace_separator="}")
    reader.buffer_text = True
    reader.StartElementHandler, reader.EndElementHandler = start, end
    reader.CharacterDataHandler = builder.data
    reader.StartDoctypeDeclHandler = reader.EntityDeclHandler = declared
    try:
        reader.Parse(content, True)
        return builder.close()
    except _Declared:
        raise Malformed(Sentence("reading.entities")) from None
    except (expat.ExpatError, _TooDeep, ValueError, LookupError, AssertionError):
        raise Malformed(Sentence("reading.damaged")) from None


def _spelled(name: str) -> str:
    """The name as ElementTree spells it; the "strict" spelling of the format is the same as the usual one."""
    namespace, found, local = name.rpartition("}")
    return f"{{{STRICT.get(namespace, namespace)}}}{local}" if found else name


def written(tree: ET.Element) -> bytes:
    """The tree as bytes that any library may read."""
    content: bytes = ET.tostring(tree, encoding="utf-8", xml_declaration=True)
    return content
