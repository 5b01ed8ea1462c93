"""Turns the form fields that WeasyPrint laid out into signature fields (SIGNED_PDF.md 2.2)."""

from typing import Any

FORM_FONT = "+Mitzeichnung-Form"  # of the cut that only the fields name; drawn nowhere
KEPT = ("/Type", "/Subtype", "/Rect", "/P", "/F", "/T", "/TU", "/StructParent")


def make_signature_fields(pdf: Any) -> None:
    """Every field of the form becomes an empty signature field, in its place on the page and in the tag tree."""
    import pikepdf

    form = pdf.Root.get("/AcroForm")
    if form is None:
        return
    for field in form.Fields:
        _make_signature_field(pdf, field)
    pdf.Root.AcroForm = pdf.make_indirect(pikepdf.Dictionary(Fields=form.Fields, SigFlags=3))
    _link_directly(pdf.Root.StructTreeRoot)
    _drop_form_font(pdf)


def _make_signature_field(pdf: Any, field: Any) -> None:
    import pikepdf

    for key in [key for key in field.keys() if key not in KEPT]:
        del field[key]
    left, right = sorted((float(field.Rect[0]), float(field.Rect[2])))
    low, high = sorted((float(field.Rect[1]), float(field.Rect[3])))
    field.Rect = pikepdf.Array([_rounded(value) for value in (left, low, right, high)])
    field.FT = pikepdf.Name.Sig
    empty = pdf.make_stream(b"", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)
    empty.BBox = pikepdf.Array([0, 0, _rounded(right - left), _rounded(high - low)])
    field.AP = pikepdf.Dictionary(N=empty)
    field.Lock = pikepdf.Dictionary(
        Type=pikepdf.Name.SigFieldLock, Action=pikepdf.Name.Include, Fields=pikepdf.Array([field.T])
    )


def _rounded(value: float) -> Any:
    from decimal import Decimal

    return Decimal(str(round(value, 3)))


def _link_directly(element: Any) -> None:
    """In each Form element, the reference itself instead of a list of one: pyHanko's comparison knows only that path."""
    import pikepdf

    waiting = [element]
    while waiting:
        at = waiting.pop()
        if at.get("/S") == pikepdf.Name.Form and isinstance(at.get("/K"), pikepdf.Array) and len(at.K) == 1:
            at.K = at.K[0]
            continue
        kids = at.get("/K")
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                waiting.append(kid)


def _drop_form_font(pdf: Any) -> None:
    """The fields' typeface is embedded whole and never used: out of the pages' resources with it."""
    wanted = _form_fonts(pdf)
    for page in pdf.pages:
        named = page.get("/Resources", {}).get("/Font", {})
        for name in [name for name in named.keys() if str(named[name].BaseFont) in wanted]:
            del named[name]


def _form_fonts(pdf: Any) -> set[str]:
    return {
        str(font.BaseFont)
        for page in pdf.pages
        for font in page.get("/Resources", {}).get("/Font", {}).values()
        if str(font.BaseFont).endswith(FORM_FONT)
    }
