"""A DOCX is looked at before any library opens it: what kind of file it is, and whether unpacking it is safe."""

import io
import zipfile

from webapp.paper.refusals import Malformed
from webapp.paper.sentences import Sentence

LARGEST_UPLOAD = 10 * 1024 * 1024  # bytes
LARGEST_UNPACKED = 100 * 1024 * 1024  # all parts, as the directory tells; what we read is counted again
LARGEST_PART = 40 * 1024 * 1024  # one XML part
MOST_ENTRIES = 2000
MOST_PACKED = 100  # times smaller; a text of Word's is 5 to 20 times smaller
HARMLESS = 20 * 1024 * 1024  # bytes: a part up to this size may be packed as it likes
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
UTF_16 = "utf-16-le"


def check_size(content: bytes) -> None:
    """Malformed if nothing came, or too much."""
    if not content:
        raise Malformed(Sentence("reading.empty_file"))
    if len(content) > LARGEST_UPLOAD:
        raise Malformed(Sentence("reading.too_large", megabytes=LARGEST_UPLOAD // 1024 // 1024))


def check_kind(content: bytes) -> None:
    """Malformed, with what to do, for the files that people take for a text: PDF, old Word, protected Word, RTF."""
    if content.startswith(OLE):
        locked = "EncryptedPackage".encode(UTF_16) in content
        raise Malformed(Sentence("reading.encrypted" if locked else "reading.old_word"))
    if content.lstrip()[:5] == b"%PDF-":
        raise Malformed(Sentence("reading.is_pdf"))
    if content.lstrip()[:5] == b"{\\rtf":
        raise Malformed(Sentence("reading.is_rtf"))


def opened(content: bytes) -> zipfile.ZipFile:
    """The archive, its directory found harmless; raises Malformed."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError, OverflowError):
        raise Malformed(Sentence("reading.damaged")) from None
    if len(entries) > MOST_ENTRIES or len({entry.filename for entry in entries}) != len(entries):
        raise Malformed(Sentence("reading.damaged"))
    if any(entry.flag_bits & 1 for entry in entries):
        raise Malformed(Sentence("reading.encrypted"))
    sizes = [(entry.file_size, max(1, entry.compress_size)) for entry in entries]
    swollen = any(size > HARMLESS and size > MOST_PACKED * packed for size, packed in sizes)
    if swollen or sum(size for size, _ in sizes) > LARGEST_UNPACKED:
        raise Malformed(Sentence("reading.bomb"))
    return archive


def part(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """One part unpacked, never more than its bound: a directory may lie about sizes. None if there is no such part."""
    try:
        with archive.open(name) as packed:
            content = packed.read(LARGEST_PART + 1)
    except KeyError:
        return None
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError, zipfile.zlib.error):  # type: ignore[attr-defined]
        raise Malformed(Sentence("reading.damaged")) from None
    if len(content) > LARGEST_PART:
        raise Malformed(Sentence("reading.bomb"))
    return content
