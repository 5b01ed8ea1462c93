"""A signed file taken apart: its signatures in order, and which objects each revision wrote."""

import io
from dataclasses import dataclass
from typing import Any

from exports.verify.report import Broken
from webapp.paper.sentences import Sentence

LARGEST = 64 * 1024 * 1024  # bytes; a file of 200 signatures has about ten million
MOST_REVISIONS = 1000
FILE = Sentence("verify.file")
END = b"%%EOF"


@dataclass(frozen=True)
class Opened:
    """`reader` and `signatures` are pyHanko's; `revision0` are the bytes that were laid out, before the seal."""

    pdf: bytes
    reader: Any
    signatures: tuple[Any, ...]
    revision0: bytes

    def written_in(self, revision: int) -> frozenset[int]:
        """Numbers of the objects that this revision wrote, or declared free."""
        return frozenset(one.idnum for one in self.reader.xrefs.explicit_refs_in_revision(revision))


def opened(pdf: bytes) -> Opened:
    """Raises Broken where the file is too large, no PDF, encrypted, unsigned, or not built as we build files."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    if len(pdf) > LARGEST:
        raise Broken(FILE, Sentence("verify.too_large", megabytes=LARGEST // 1024 // 1024))
    if not pdf.startswith(b"%PDF-"):
        raise Broken(FILE, Sentence("verify.no_pdf"))
    reader = PdfFileReader(io.BytesIO(pdf), strict=True)
    if reader.encrypted:
        raise Broken(FILE, Sentence("verify.encrypted"))
    if reader.xrefs.total_revisions > MOST_REVISIONS:
        raise Broken(FILE, Sentence("verify.too_many_revisions"))
    signatures = tuple(reader.embedded_signatures)
    if not signatures:
        raise Broken(FILE, Sentence("verify.unsigned"))
    if reader.xrefs.total_revisions != len(signatures) + 1:
        raise Broken(FILE, Sentence("verify.foreign_revision"))
    return Opened(pdf, reader, signatures, _revision0(pdf, reader))


def _revision0(pdf: bytes, reader: Any) -> bytes:
    """The file up to the end mark of its first revision."""
    starts = reader.xrefs.get_startxref_for_revision(0)
    end = pdf.index(END, starts) + len(END)
    return pdf[: end + (pdf[end : end + 1] == b"\n")]
