"""What other people's tools, and our own, say of the file."""

import io
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import expect
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from exports.keys import read_certificate
from exports.signing import asn1
from tests.exports import verapdf
from tests.stories.house import House, in_a_thread
from tests.stories.whole_way.story import Story, look
from tests.stories.whole_way.text import SIGN
from webapp import links

SIGNATURES = len(SIGN) + 1  # and the seal


def pdfsig_finds_all_signatures(path: Path) -> None:
    said = subprocess.run(["pdfsig", "-nocert", path], capture_output=True, text=True, check=True).stdout
    assert said.count("Signature is Valid") == SIGNATURES == 18
    assert said.count("Total document signed") == 1


def pyhanko_trusts_all_signatures(house: House, path: Path) -> None:
    root = asn1(read_certificate(house.settings.keys / "root.pem"))
    trust = ValidationContext(trust_roots=[root], allow_fetching=False, moment=house.clock.now())
    reader = PdfFileReader(io.BytesIO(path.read_bytes()), strict=True)
    found = [in_a_thread(validate_pdf_signature, one, trust) for one in reader.embedded_signatures]
    assert len(found) == SIGNATURES
    assert all(one.bottom_line and one.docmdp_ok for one in found)


def verapdf_finds_both_standards(path: Path) -> None:
    assert verapdf.complaints(path) == []


def verifier_says(house: House, path: Path) -> int:
    """The exit status of `python -m exports.verify`."""
    command = [sys.executable, "-m", "exports.verify", str(path), "--root", str(house.settings.keys / "root.pem")]
    return subprocess.run(command, capture_output=True, check=False).returncode


def the_record_holds(house: House) -> None:
    """`verify-record` finds every entry as it was written."""
    with house.app.app_context():  # as the `flask` command opens one
        told = house.app.test_cli_runner().invoke(args=["verify-record"])
    assert told.exit_code == 0, told.output


def with_a_flipped_byte(path: Path) -> Path:
    """The same file, but for one bit in the middle."""
    altered = bytearray(path.read_bytes())
    altered[len(altered) // 3] ^= 1
    changed = path.with_name("veraendert.pdf")
    changed.write_bytes(altered)
    return changed


def the_page_says(story: Story, path: Path, words: str) -> None:
    """The verify page, to somebody who has never been here."""
    window = story.window("")
    story.go(window, links.verify())
    window.locator("#file").set_input_files(path)
    window.locator("main form button").first.click()
    expect(window.locator("main .finding")).to_contain_text(words, timeout=40_000)
    look(window)
