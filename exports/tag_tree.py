"""Mends the tag tree: what PDF/UA demands and WeasyPrint does not write."""

from typing import Any

IN_AN_ITEM = ("/Lbl", "/LBody")


def mend_tag_tree(pdf: Any) -> None:
    """List items hold only label and body; links say where they lead."""
    import pikepdf

    tree = pdf.Root.get("/StructTreeRoot")
    if tree is not None:
        for element in list(_elements(tree)):
            if element.S == pikepdf.Name.LI:
                _put_into_body(pdf, element)
    for page in pdf.pages:
        for annotation in page.get("/Annots", []):
            if annotation.get("/Subtype") == pikepdf.Name.Link and "/Contents" not in annotation:
                annotation.Contents = _where(annotation)


def _elements(tree: Any) -> Any:
    import pikepdf

    waiting = [tree]
    while waiting:
        at = waiting.pop()
        kids = at.get("/K")
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield kid
                waiting.append(kid)


def _put_into_body(pdf: Any, item: Any) -> None:
    """Paragraphs and lists directly in an item go into its body."""
    import pikepdf

    kids = list(item.K)
    loose = [kid for kid in kids if str(kid.S) not in IN_AN_ITEM]
    if not loose:
        return
    body = next((kid for kid in reversed(kids) if pikepdf.Name.LBody == kid.S), None)
    if body is None:
        body = pdf.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.LBody, P=item, K=pikepdf.Array())
        )
        body.Pg = item.Pg
        kids.append(body)
    for kid in loose:
        kid.P = body
        body.K.append(kid)
    item.K = pikepdf.Array([kid for kid in kids if str(kid.S) in IN_AN_ITEM])


def _where(link: Any) -> Any:
    import pikepdf

    action = link.get("/A", {})
    return action.get("/URI", pikepdf.String("…"))
