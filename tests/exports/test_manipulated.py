"""Altered files (the table of SIGNED_PDF.md, section 6): none is ever called genuine."""

import io
import random
from datetime import timedelta

import pikepdf
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, append_signature_field

from exports.certificates import make_for_signature, signature_address
from exports.signatures import sign
from exports.signing import Act, append_signature
from exports.stamp import stamp
from exports.verify import Finding, verify
from tests.exports.cast import EDITION, SEALED
from tests.exports.conftest import THREE


def test_the_file_as_it_was_made_is_genuine(made):
    report = verify(made.file, roots=[made.root])
    assert (report.verdict.key, report.exit_status) == ("verify.genuine", 0)


@pytest.mark.parametrize(
    "alter",
    [
        "cover_the_text",
        "replace_a_page",
        "note_over_the_text",
        "visible_field",
        "invisible_field",
        "second_attachment",
        "script",
        "layers",
        "swapped_appearance",
        "title_in_metadata",
        "title_in_info",
        "accessibility_off",
        "later_version",
        "junk_in_dss",
        "zero_range",
        "rewritten",
        "trailing_bytes",
        "cut_in_the_middle",
    ],
)
def test_an_altered_file_is_refused(made, alter):
    report = verify(globals()[alter](made.file), roots=[made.root])
    assert report.finding is Finding.BROKEN, report.verdict
    assert report.exit_status == 1 and not report.signatures


@pytest.mark.parametrize("seed", [20, *range(100, 115)])
def test_one_flipped_bit_is_noticed_wherever_it_is(made, seed):
    chance = random.Random(seed)
    altered = bytearray(made.file)
    altered[chance.randrange(len(altered))] ^= 1 << chance.randrange(8)
    assert verify(bytes(altered), roots=[made.root]).exit_status == 1


def test_one_flipped_bit_is_noticed_in_the_containers_too(made):
    start = made.file.index(b"/Contents <") + len(b"/Contents <")
    for at in (start, start + 1, start + 301, start + 9001):
        altered = bytearray(made.file)
        altered[at] ^= 0x20
        assert verify(bytes(altered), roots=[made.root]).exit_status == 1, at


def test_a_change_that_is_honestly_signed_on_top_is_still_refused(keys, made):
    hidden = accessibility_off(made.stages[3])
    topped = sign(hidden, THREE[2], EDITION.fingerprint, keys, SEALED + timedelta(minutes=5))
    assert verify(topped, roots=[made.root]).exit_status == 1


def test_a_file_cut_back_to_an_earlier_revision_is_genuine_but_not_complete(made):
    report = verify(made.stages[2], roots=[made.root])
    assert (report.verdict.key, report.exit_status, len(report.signatures)) == ("verify.older", 2, 1)


def test_a_key_of_the_same_installation_cannot_sign_in_another_field(keys, made):
    wrong = make_for_signature(keys.issuing, THREE[0].person, THREE[0].short_name, address_of(THREE[0]), SEALED)
    assert verify(signed_with(made.stages[2], wrong, keys, THREE[1].field), roots=[made.root]).exit_status == 1


def test_somebody_else_cannot_sign_in_the_right_field(keys, made):
    wrong = make_for_signature(keys.issuing, "Otto Other", "Other", address_of(THREE[1]), SEALED)
    assert verify(signed_with(made.stages[2], wrong, keys, THREE[1].field), roots=[made.root]).exit_status == 1


def test_the_seal_cannot_be_made_with_a_key_for_signatures(keys, made):
    other = make_for_signature(keys.issuing, "Mitzeichnung", "Mitzeichnung", address_of(THREE[0]), SEALED)
    act = an_act("seal", certifies=True)
    look_alike = append_signature(made.stages[0], act, other, (keys.issuing.certificate, keys.root))
    assert verify(look_alike, roots=[made.root]).exit_status == 1


def test_a_look_alike_of_another_installation_is_not_from_here(made, elsewhere):
    report = verify(elsewhere.file, roots=[made.root])
    assert (report.verdict.key, report.exit_status) == ("verify.not_from_here", 2)


def test_a_look_alike_that_names_our_root_is_never_confirmed(keys, elsewhere, made):
    report = verify(elsewhere.file)
    assert report.exit_status == 2 and report.root_fingerprint == elsewhere.root != made.root


def test_two_signatures_swapped_in_order_of_fields_are_still_genuine(keys, made):
    second = sign(made.stages[1], THREE[2], EDITION.fingerprint, keys, SEALED + timedelta(seconds=9))
    report = verify(second, roots=[made.root])
    assert report.verdict.key == "verify.older" and report.signatures[0].organisation == THREE[2].organisation


@pytest.mark.parametrize("junk", [b"", b"%PDF-", b"no pdf at all", b"%PDF-1.7\n" + b"x" * 5000, b"\0" * 1000])
def test_what_is_no_pdf_is_refused_in_a_sentence(junk):
    report = verify(junk)
    assert report.verdict.key in ("verify.cannot_be_read", "verify.altered") and report.exit_status == 1


def test_an_encrypted_or_unsigned_file_is_refused(made):
    report = verify(made.stages[0], roots=[made.root])
    assert (report.verdict.key, report.exit_status) == ("verify.not_from_here", 1)
    assert verify(encrypted(made.stages[0])).exit_status == 1


def address_of(signatory):
    return signature_address(EDITION.fingerprint, signatory.field)


def an_act(field, certifies=False):
    return Act(field, "why", "who", SEALED, stamp("pdf.stamp_signed", 7, SEALED, "de", "Europe/Berlin"), certifies)


def signed_with(pdf, pair, keys, field):
    return append_signature(pdf, an_act(field), pair, (keys.issuing.certificate, keys.root))


def cover_the_text(pdf):
    def change(writer):
        stream = writer.add_object(generic.StreamObject(stream_data=b"1 g 100 500 300 200 re f"))
        writer.add_stream_to_page(2, stream)

    return appended(pdf, change)


def replace_a_page(pdf):
    def change(writer):
        writer.root["/Pages"]["/Kids"].pop()
        writer.update_container(writer.root["/Pages"]["/Kids"])

    return appended(pdf, change)


def note_over_the_text(pdf):
    note = {
        pdf_name("/Type"): pdf_name("/Annot"),
        pdf_name("/Subtype"): pdf_name("/FreeText"),
        pdf_name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (100, 500, 400, 600))),
        pdf_name("/Contents"): pdf_string("anders"),
        pdf_name("/DA"): pdf_string("/Helv 12 Tf"),
    }
    return appended(
        pdf,
        lambda writer: writer.register_annotation(
            writer.find_page_for_modification(2)[0], writer.add_object(generic.DictionaryObject(note))
        ),
    )


def visible_field(pdf):
    return appended(pdf, lambda writer: append_signature_field(writer, SigFieldSpec("extra", box=(100, 500, 400, 600))))


def invisible_field(pdf):
    return appended(pdf, lambda writer: append_signature_field(writer, SigFieldSpec("extra")))


def second_attachment(pdf):
    from pyhanko.pdf_utils.embed import EmbeddedFileObject, FileSpec, embed_file

    def change(writer):
        content = EmbeddedFileObject.from_file_data(writer, data=b"{}", mime_type="application/json")
        embed_file(writer, FileSpec("edition.json", embedded_data=content))

    return appended(pdf, change)


def script(pdf):
    action = {pdf_name("/S"): pdf_name("/JavaScript"), pdf_name("/JS"): pdf_string("app.alert(1)")}
    return in_the_catalogue(pdf, "/OpenAction", generic.DictionaryObject(action))


def layers(pdf):
    return in_the_catalogue(pdf, "/OCProperties", generic.DictionaryObject({pdf_name("/OCGs"): generic.ArrayObject()}))


def swapped_appearance(pdf):
    def change(writer):
        field = writer.root["/AcroForm"]["/Fields"][0]
        empty = generic.StreamObject(stream_data=b"1 g 0 0 100 30 re f")
        empty.update(
            {
                pdf_name("/Subtype"): pdf_name("/Form"),
                pdf_name("/BBox"): generic.ArrayObject(map(generic.NumberObject, (0, 0, 100, 30))),
            }
        )
        field["/AP"] = generic.DictionaryObject({pdf_name("/N"): writer.add_object(empty)})
        writer.update_container(field)

    return appended(pdf, change)


def title_in_metadata(pdf):
    def change(writer):
        old = writer.root["/Metadata"]
        new = generic.StreamObject(stream_data=old.data.replace(b"Innovation", b"Stagnation"))
        new.update({pdf_name("/Type"): pdf_name("/Metadata"), pdf_name("/Subtype"): pdf_name("/XML")})
        writer.root["/Metadata"] = writer.add_object(new)
        writer.update_root()

    return appended(pdf, change)


def title_in_info(pdf):
    def change(writer):
        writer.trailer["/Info"]["/Title"] = pdf_string("Stagnation")
        writer.update_container(writer.trailer["/Info"])

    return appended(pdf, change)


def accessibility_off(pdf):
    return in_the_catalogue(
        pdf, "/MarkInfo", generic.DictionaryObject({pdf_name("/Marked"): generic.BooleanObject(False)})
    )


def later_version(pdf):
    return in_the_catalogue(pdf, "/Version", pdf_name("/2.0"))


def junk_in_dss(pdf):
    return in_the_catalogue(pdf, "/DSS", generic.DictionaryObject({pdf_name("/Junk"): pdf_string("x")}))


def zero_range(pdf):
    start = pdf.index(b"/ByteRange [") + len(b"/ByteRange [")
    end = pdf.index(b"]", start)
    return pdf[:start] + b"0 0 0 0".ljust(end - start) + pdf[end:]


def rewritten(pdf):
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(out)
    return out.getvalue()


def encrypted(pdf):
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


def trailing_bytes(pdf):
    return pdf + b"\n"


def cut_in_the_middle(pdf):
    return pdf[: len(pdf) // 2]


def in_the_catalogue(pdf, name, value):
    def change(writer):
        writer.root[name] = value
        writer.update_root()

    return appended(pdf, change)


def appended(pdf, change):
    """The file with one revision more, as an attacker would write it."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    assert out.getvalue() != pdf
    return out.getvalue()
