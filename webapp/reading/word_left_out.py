"""Takes out of a Word text what a wording cannot hold, and counts it, so that the person is told."""

from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as ET

from webapp.paper.sentences import Sentence
from webapp.reading.word_names import MC, M, W, on

PICTURES = (f"{W}drawing", f"{W}pict", f"{W}object", f"{MC}AlternateContent")
EXCERPT = 120  # characters
TOLD = {
    "images": "reading.left_out_images",
    "objects": "reading.left_out_objects",
    "formulas": "reading.left_out_formulas",
    "comments": "reading.left_out_comments",
    "contents": "reading.left_out_contents",
    "foreign_parts": "reading.left_out_foreign_parts",
    "macros": "reading.left_out_macros",
    "struck": "reading.left_out_struck",
}


def leave_out(
    tree: ET.Element, hidden_styles: set[str], left_out: dict[str, int], hidden: list[str], boxes: list[str]
) -> None:
    """Changes the tree; adds to the counts and texts."""
    for parent in list(tree.iter()):
        for child in list(parent):
            what = _what(child, hidden_styles)
            if what is None:
                continue
            text = _text(child)
            if what == "box":
                boxes.append(text)
            elif what == "hidden":
                hidden.append(text)
            else:
                left_out[what] = left_out.get(what, 0) + 1
            if what not in ("comments", "formulas", "struck"):
                parent.remove(child)


def _what(element: ET.Element, hidden_styles: set[str]) -> str | None:
    """Why this element does not go on; None if it does."""
    tag = element.tag
    if tag in PICTURES:
        return _picture(element)
    if tag == f"{W}r":
        if _hidden(element.find(f"{W}rPr"), hidden_styles):
            return "hidden"
        return "struck" if on(element.find(f"{W}rPr/{W}strike")) else None
    if tag == f"{W}p":
        return _paragraph(element, hidden_styles)
    if tag == f"{W}sdt":
        gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        return "contents" if gallery is not None and "Contents" in gallery.get(f"{W}val", "") else None
    single = {f"{W}altChunk": "foreign_parts", f"{W}subDoc": "foreign_parts", f"{W}commentReference": "comments"}
    return "formulas" if tag == f"{M}oMath" else single.get(tag)


def _picture(element: ET.Element) -> str:
    if element.find(f".//{W}txbxContent") is not None or element.find(f".//{W}t") is not None:
        return "box"
    return "objects" if element.tag == f"{W}object" else "images"


def _paragraph(element: ET.Element, hidden_styles: set[str]) -> str | None:
    style = element.find(f"{W}pPr/{W}pStyle")
    name = style.get(f"{W}val", "") if style is not None else ""
    if name in hidden_styles:
        return "hidden"
    return "contents" if name[:-1] in ("TOC", "Verzeichnis") and name[-1:].isdigit() else None


def _hidden(properties: ET.Element | None, hidden_styles: set[str]) -> bool:
    if properties is None:
        return False
    style = properties.find(f"{W}rStyle")
    own = properties.find(f"{W}vanish")
    if own is not None:
        return on(own)
    return style is not None and style.get(f"{W}val") in hidden_styles


def _text(element: ET.Element) -> str:
    """The words in it; those of a text box stand there twice, for old and new programs."""
    box = element.find(f".//{W}txbxContent")
    return "".join(text.text or "" for text in (box if box is not None else element).iter(f"{W}t")).strip()


def note_left_out(
    left_out: Mapping[str, int], hidden: Sequence[str], boxes: Sequence[str], edges: Sequence[str]
) -> tuple[Sentence, ...]:
    """One sentence for each kind of thing, with an excerpt where words were lost."""
    notes = [Sentence(key, n=left_out[what]) for what, key in TOLD.items() if left_out.get(what)]
    notes += [Sentence("reading.left_out_box", text=_excerpt(text)) for text in boxes if text]
    if any(hidden):
        notes.append(Sentence("reading.left_out_hidden", text=_excerpt("".join(hidden))))
    notes += [Sentence("reading.left_out_edge", text=_excerpt(text)) for text in dict.fromkeys(edges)]
    return tuple(notes)


def _excerpt(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= EXCERPT else words[:EXCERPT].rsplit(" ", 1)[0] + " …"
