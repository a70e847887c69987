"""Bytes end in the right text, or in `Undecodable`; never in another error."""

import codecs
import contextlib
import encodings.aliases

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.errors import Undecodable
from mscregistry.locator import Locator
from mscregistry.parsers.decoding import (
    declared_encoding,
    decode,
    decode_as,
    decode_beginning,
)

#: Letters that every encoding tried here writes in its own way.
TEXT = "Naïve cells, 5 µg\r\nTOY “quoted” – eGFR ≥ 30\n" * 3
WESTERN = "Naïve cells, 5 µg\r\nTOY “quoted” – eGFR 30\n" * 3
DECODE_IT = "Decode it yourself and hand over a str, if you know its encoding."
LATIN = "Naïve cells, 5 µg\r\nTOY eGFR 30\n" * 3


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32"),
        (codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"), "utf-32"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_unicode_is_told_with_and_without_its_mark(data: bytes, encoding: str) -> None:
    source = decode(data, "a.txt")
    assert (source.text, source.encoding, source.name) == (TEXT, encoding, "a.txt")
    assert decode_beginning(data, "a.txt") == TEXT


@pytest.mark.parametrize(
    ("text", "written", "told"),
    [
        (WESTERN, "cp1252", "cp1252"),
        (LATIN, "iso-8859-1", "cp1252"),
        (LATIN + "\x81", "iso-8859-1", "iso-8859-1"),
    ],
)
def test_what_says_nothing_is_taken_for_a_western_encoding(
    text: str, written: str, told: str
) -> None:
    source = decode(text.encode(written), "a.txt")
    assert (source.text, source.encoding) == (text, told)


@pytest.mark.parametrize(
    ("declared", "codec", "text"),
    [
        ("windows-1251", "cp1251", "Клетки"),
        ("koi8-r", "koi8-r", "Клетки"),
        ("iso-8859-15", "iso8859-15", "5 € cells"),
        ("Shift_JIS", "shift_jis", "細胞"),
        ("GB2312", "gb2312", "细胞"),
        ("gb18030", "gb18030", "细胞"),
        ("euc-kr", "euc_kr", "세포"),
        ("windows-1252", "cp1252", "“cells”"),
    ],
)
@pytest.mark.parametrize(
    "page",
    [
        '<meta charset="{}"><p>{}',
        "<meta content='text/html; charset={}'><p>{}",
        "<?xml version='1.0' encoding='{}'?><p>{}",
        "<META CHARSET = {} ><p>{}",
    ],
)
def test_a_declaration_is_followed(page: str, declared: str, codec: str, text: str) -> None:
    whole = page.format(declared, text)
    source = decode(whole.encode(codec), "a.html")
    assert (source.text, source.encoding) == (whole, codec)
    assert decode_beginning(whole.encode(codec), "a.html") == whole


@pytest.mark.parametrize("declared", ["iso-8859-1", "latin1", "us-ascii", "ascii"])
def test_what_says_to_be_latin_is_read_as_browsers_do(declared: str) -> None:
    page = f"<meta charset={declared}><p>“cells”"
    assert decode(page.encode("cp1252"), "a.html").text == page


@pytest.mark.parametrize("declared", ["utf-8", "windows-1251", "rot13", "no-such"])
def test_what_is_utf_8_is_read_so_whatever_it_declares(declared: str) -> None:
    page = f"<meta charset={declared}><p>naïve"
    assert decode(page.encode(), "a.html").text == page
    assert decode_beginning(page.encode(), "a.html") == page


@pytest.mark.parametrize(
    "declared",
    sorted(
        {*encodings.aliases.aliases.values(), *encodings.aliases.aliases}
        | {"idna", "punycode", "unicode-escape", "raw_unicode_escape", "undefined", "utf-7"}
        | {"rot-13", "rot13", "mbcs", "oem", "aliases", "no-such", "..", "x:y", "_"}
    ),
)
def test_no_declared_name_does_harm(declared: str) -> None:
    r"""What cannot be right is passed over: a page in EBCDIC could not declare it in ASCII."""
    page = f"<meta charset={declared}><p>na".encode() + b"\xefve \\x41 \\N{BULLET} +AGE-"
    read = decode(page, "a.html")
    assert read.text.startswith(f"<meta charset={declared}><p>na")
    assert decode_beginning(page, "a.html").startswith("<meta charset=")
    assert r"\x41" in read.text.replace("\uff3c", "\\").replace("¥", "\\").replace("₩", "\\")


def test_a_declaration_that_does_not_fit_the_bytes_is_passed_over() -> None:
    page = b"<meta charset=shift_jis>na\xefve \xff"
    assert decode(page, "a").encoding == "cp1252"


def test_a_declaration_far_down_is_not_looked_for() -> None:
    page = b"x" * 5000 + b"<meta charset=windows-1251>na\xefve"
    assert decode(page, "a").encoding == "cp1252"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_a_beginning_may_end_within_a_character(codec: str) -> None:
    text = "TOY naïve ≥ 𝄞 cells" * 5
    data = text.encode(codec)
    for end in range(len(data) // 2, len(data)):
        assert text.startswith(decode_beginning(data[:end], "a"))


def test_utf_8_that_is_cut_within_its_last_character_stays_utf_8() -> None:
    """Otherwise the loss of one byte would damage every letter before it."""
    data = "naïve cells ≥".encode()
    for cut in (1, 2):
        source = decode(data[:-cut], "a.txt")
        assert (source.text, source.encoding) == ("naïve cells \ufffd", "utf-8")


def test_an_old_text_that_ends_in_an_accent_is_not_taken_for_cut_utf_8() -> None:
    assert decode("un résumé".encode("cp1252"), "a").text == "un résumé"
    assert decode("resumé".encode("cp1252"), "a").text == "resumé"


@pytest.mark.parametrize("codec", ["utf-16", "utf-32"])
def test_wide_text_that_is_cut_within_a_character_is_refused(codec: str) -> None:
    with pytest.raises(Undecodable) as caught:
        decode(TEXT.encode(codec)[:-1], "a.txt")
    assert f"it begins as {codec}, but " in str(caught.value)


@pytest.mark.parametrize("read", [decode, decode_beginning])
def test_wide_text_with_half_a_pair_is_refused(read: object) -> None:
    data = codecs.BOM_UTF16_LE + b"a\0" * 50 + b"\x00\xdc" + b"b\0" * 50
    assert callable(read)
    with pytest.raises(Undecodable, match="it begins as utf-16, but"):
        read(data, "a.txt")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"%PDF-1.7\n...", "it is a PDF file. Save it as text or HTML first."),
        (
            b"PK\x03\x04...",
            "it is a zip archive or a file of an office program. Unpack it first.",
        ),
        (b"\x1f\x8b\x08...", "it is a gzip file. Unpack it first."),
        (b"7z\xbc\xaf\x27\x1c", "it is a 7z archive. Unpack it first."),
        (b"\xd0\xcf\x11\xe0", "it is an old Microsoft Office file. Save it as text or HTML first."),
        (b"\x89PNG\r\n", "it is a PNG image."),
        (b"\xff\xd8\xff\xe0", "it is a JPEG image."),
        (b"SQLite format 3\x00", "it is an SQLite database."),
        (
            b"\0\x01\x02\x03",
            f"binary data, beginning 00 01 02 03. {DECODE_IT}",
        ),
        (
            "TOY text".encode("utf-32-le"),
            f"binary data, beginning 54 00 00 00 4f 00 00 00. {DECODE_IT}",
        ),
    ],
)
def test_what_is_no_text_is_refused_by_what_it_is(data: bytes, sentence: str) -> None:
    for read in (decode, decode_beginning):
        with pytest.raises(Undecodable) as caught:
            read(data, "a.bin")
        assert str(caught.value) == f"a.bin: cannot be read as text: {sentence}"


def test_a_text_about_such_files_is_text() -> None:
    for text in ("%PDF is a format", "PK is a prefix", "SQLite format 3 is a format"):
        assert decode(text.encode(), "a").text == text


def test_nothing_is_an_empty_text() -> None:
    assert decode(b"", "a").text == decode_beginning(b"", "a") == ""
    assert decode(codecs.BOM_UTF8, "a").text == ""
    assert decode(codecs.BOM_UTF16_LE, "a").text == ""


def test_a_nul_here_and_there_is_kept() -> None:
    text = "TOY " * 50 + "\0" + "cells " * 50
    assert decode(text.encode(), "a").text == text


@given(st.binary(max_size=200))
def test_no_bytes_raise_another_error(data: bytes) -> None:
    for read in (decode, decode_beginning):
        with contextlib.suppress(Undecodable):
            read(data, "a")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=100))
def test_every_text_in_utf_8_comes_back(text: str) -> None:
    assert decode(text.encode("utf-8-sig"), "a").text == text
    assert decode(("TOY " + text).encode(), "a").text == "TOY " + text


@pytest.mark.parametrize(
    ("data", "declared", "text", "encoding"),
    [
        (b"cells", "cp1251", "cells", "utf-8"),
        ("Zellen für".encode(), "cp1251", "Zellen für", "utf-8"),
        ("Клетки".encode("cp1251"), "cp1251", "Клетки", "cp1251"),
        ("für “5”".encode("cp1252"), None, "für “5”", "cp1252"),
        ("für".encode("cp1252"), "gb2312", "für", "cp1252"),
        (b"f\xfcr \x81", None, "für \x81", "iso-8859-1"),
    ],
)
def test_a_piece_of_a_document_is_read_as_the_document_declares(
    data: bytes, declared: str | None, text: str, encoding: str
) -> None:
    place = Locator("f.xml", offset=3)
    source = decode_as(data, "f.xml", declared, place)
    assert (source.text, source.encoding, source.name) == (text, encoding, "f.xml")
    assert source.locator is place
    assert decode_as(data, "f.xml", declared).locator is None


@given(st.binary(max_size=40), st.sampled_from([None, "cp1251", "utf-16", "gb18030"]))
def test_no_piece_of_a_document_raises(data: bytes, declared: str | None) -> None:
    assert isinstance(decode_as(data, "x", declared).text, str)


@pytest.mark.parametrize(
    ("beginning", "declared"),
    [
        (b"<?xml version='1.0' encoding='windows-1251'?>", "cp1251"),
        (b'<?xml version="1.0" encoding="UTF-8"?>', "utf-8"),
        (b"<?xml version='1.0' encoding='ISO-8859-1'?>", None),
        (b"<?xml version='1.0' encoding='utf-16'?>", None),
        (b"<?xml version='1.0' encoding='rot13'?>", None),
        (b"<?xml version='1.0' encoding='no-such'?>", None),
        (b"<?xml version='1.0'?>", None),
        (b"", None),
    ],
)
def test_what_a_document_declares_is_found_where_it_can_be_so(
    beginning: bytes, declared: str | None
) -> None:
    assert declared_encoding(beginning) == declared
