"""What WeasyPrint leaves to be done before a file is PDF/A-3a and PDF/UA-1 and can be signed (SIGNED_PDF.md 2)."""

import io
from typing import Any

from exports.signature_fields import make_signature_fields
from exports.tag_tree import mend_tag_tree

CLAIM = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA part</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


def finished(typeset: bytes) -> bytes:
    """The file as revision 0: signature fields, the claim to PDF/UA, one list of attachments. Same input, same bytes."""
    import pikepdf

    with pikepdf.open(io.BytesIO(typeset)) as pdf:
        mend_tag_tree(pdf)
        make_signature_fields(pdf)
        _claim_accessibility(pdf)
        _name_attachments_once(pdf)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


def _claim_accessibility(pdf: Any) -> None:
    """PDF/UA-1 in the XMP, with the schema that PDF/A demands for it; the stream stays readable."""
    written = pdf.Root.Metadata.read_bytes()
    head, tail = written.rsplit(b"</rdf:RDF>", 1)
    import pikepdf

    pdf.Root.Metadata = pdf.make_stream(
        head + CLAIM + b"</rdf:RDF>" + tail, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML
    )
    # pikepdf compresses what has no filter when it saves; the caller's save keeps metadata as it is


def _name_attachments_once(pdf: Any) -> None:
    """WeasyPrint lists each attachment twice."""
    import pikepdf

    seen: dict[tuple[int, int], Any] = {}
    for attachment in pdf.Root.get("/AF", []):
        seen.setdefault(attachment.objgen, attachment)
    if seen:
        pdf.Root.AF = pikepdf.Array(seen.values())
