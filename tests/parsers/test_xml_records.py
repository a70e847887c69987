"""A file of XML into its records, each with its place, whatever stands around them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from mscregistry.errors import BrokenRecord, MscRegistryError, TooLarge, Undecodable
from mscregistry.parsers import xml_records as module
from mscregistry.parsers.parser import Limits
from mscregistry.parsers.xml_records import xml_records
from tests.timing import seconds

if TYPE_CHECKING:
    from mscregistry.source import Source

LIMITS = Limits()
TAGS = ("trial", "Triall")
RECORDS = [
    "<trial><a>1</a></trial>",
    '<trial a="1"\n b="2"><!-- </trial> --><b><![CDATA[</trial><trial>]]></b></trial  >',
    "<trial/>",
    '<trial a="1" />',
    "<Triall><trials>é</trials><trialx/></Triall>",
]
FILE = (
    "<?xml version='1.0'?><!-- <trial>0</trial> -->\n<trials xmlns='u'>\n"
    + "\n<!-- <trial>no</trial> --><?p q?></trials>\n<trials>".join(RECORDS)
    + "</trials>\n"
).encode()


def shown(data: bytes, limits: Limits = LIMITS) -> list[str]:
    """Give the text of each record, and what is said of each that is refused."""
    found = []
    for source in xml_records(BytesIO(data), "f.xml", limits, TAGS):
        try:
            found.append(source.text)
        except MscRegistryError as error:
            found.append(f"{type(error).__name__}: {error}")
    return found


def check_places(data: bytes) -> None:
    for source in xml_records(BytesIO(data), "f.xml", LIMITS, TAGS):
        place = source.locator
        assert place is not None
        assert place.length is not None
        lies = data[place.offset : place.offset + place.length]
        assert lies.decode(source.encoding or "") == source.text


@pytest.mark.parametrize("chunk", [1, 2, 3, 5, 7, 11, 16, 64, 2**20])
@pytest.mark.parametrize("longest", [16, 256])
def test_each_record_lies_where_it_says_however_the_file_is_read(
    monkeypatch: pytest.MonkeyPatch, chunk: int, longest: int
) -> None:
    monkeypatch.setattr(module, "_CHUNK", chunk)
    monkeypatch.setattr(module, "_LONGEST", longest)
    assert shown(FILE) == RECORDS
    check_places(FILE)


@pytest.mark.parametrize("chunk", [1, 4, 2**20])
def test_the_last_record_may_lack_its_end(monkeypatch: pytest.MonkeyPatch, chunk: int) -> None:
    monkeypatch.setattr(module, "_CHUNK", chunk)
    for last in ("<trial><a>", "<trial", "<trial/", "<trial><!-- </trial>", "<trial><![CDATA["):
        data = f"<trials>{RECORDS[0]}{last}".encode()
        if last == "<trial":
            # What is no whole tag begins no record.
            assert shown(data)[1].startswith("BrokenRecord")
        else:
            assert shown(data) == [RECORDS[0], last]
            check_places(data)


@pytest.mark.parametrize(
    ("between", "left"),
    [
        ("</trials>x<trials>", "x<trials>"),
        ("<!-- x", "<!-- x<trial><a>1</a></trial></trials>"),
        ("  <![CDATA[x]]>", "<![CDATA[x]]>"),
        ("\xff" * 9, "ÿ" * 9),
    ],
)
def test_what_stands_between_two_records_and_may_not_is_told(between: str, left: str) -> None:
    data = f"<trials>{RECORDS[0]}{between}{RECORDS[0]}</trials>".encode()
    first, told, *_ = shown(data)
    assert first == RECORDS[0]
    assert told.startswith("BrokenRecord")
    assert f"between its records stands something else: {left!r}" in told


def test_what_stands_around_all_records_is_told_too() -> None:
    assert shown(f"{RECORDS[0]} and so on".encode())[1].endswith("'and so on'.")
    assert shown(f"so it begins {RECORDS[0]}".encode()) == [RECORDS[0]]


@pytest.mark.parametrize(
    "data", [b"", b"<trials/>", b"<!-- <trial/> -->", b"<trials><![CDATA[<trial>]]></trials>", b"x"]
)
def test_a_file_may_have_no_record(data: bytes) -> None:
    assert shown(data) == []


@pytest.mark.parametrize("chunk", [16, 2**20])
def test_what_is_too_long_is_refused_and_the_next_is_read(
    monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    monkeypatch.setattr(module, "_CHUNK", chunk)
    long = f"<trial>{'<a>1</a>' * 100}</trial>"
    comment = f"<!--{'x' * 900}-->"
    for strange in (long, f"<trial>{comment}</trial>", f"{RECORDS[0]}{comment}"):
        data = f"<trials>\n{strange}\n{RECORDS[0]}\n</trials>".encode()
        small = Limits(record_bytes=300)
        *_, told, last = shown(data, small)
        assert told.startswith("TooLarge")
        assert "a record's length in bytes" in told
        assert last == RECORDS[0]
        (place,) = [
            one.locator
            for one in xml_records(BytesIO(data), "f.xml", small, TAGS)
            if is_too_long(one) and one.locator
        ]
        assert place.length is not None
        lies = data[place.offset : place.offset + place.length].decode()
        assert lies.strip() in {long, f"<trial>{comment}</trial>", comment}


def is_too_long(source: Source) -> bool:
    try:
        return not source.text
    except TooLarge:
        return True


def test_a_long_beginning_does_not_move_the_first_record(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_CHUNK", 64)
    data = f"<!--{'x' * 3000}--><trials {'y ' * 900}>{RECORDS[0]}{RECORDS[1]}".encode()
    assert shown(data, Limits(record_bytes=300)) == RECORDS[:2]
    first, _ = xml_records(BytesIO(data), "f.xml", Limits(record_bytes=300), TAGS)
    assert first.locator is not None
    assert first.locator.offset == data.index(b"<trial>")


def test_a_long_record_that_is_never_closed_is_refused() -> None:
    (told,) = shown(b"<trials><trial>" + b"<a>1</a>" * 100, Limits(record_bytes=300))
    assert "TooLarge" in told


def test_each_record_is_decoded_as_its_file_declares() -> None:
    text = "<?xml version='1.0' encoding='{}'?><trials><trial>Ж</trial><trial>a</trial></trials>"
    data = text.format("windows-1251").encode("cp1251")
    assert shown(data) == ["<trial>Ж</trial>", "<trial>a</trial>"]
    check_places(data)
    latin = text.replace("Ж", "é “").format("ISO-8859-1").encode("cp1252")
    first, second = xml_records(BytesIO(latin), "f.xml", LIMITS, TAGS)
    assert (first.text, first.encoding) == ("<trial>é “</trial>", "cp1252")
    assert (second.text, second.encoding) == ("<trial>a</trial>", "utf-8")
    marked = b"\xef\xbb\xbf" + FILE
    assert shown(marked) == RECORDS
    check_places(marked)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_records_in_wide_encodings_are_read_without_their_places(encoding: str) -> None:
    data = FILE.decode().encode(encoding)
    assert shown(data) == RECORDS
    for source in xml_records(BytesIO(data), "f.xml", LIMITS, TAGS):
        assert (source.locator, source.encoding, source.name) == (None, None, "f.xml")


def test_what_is_wrong_in_a_wide_file_is_told_and_the_next_is_read() -> None:
    text = f"<trials>{RECORDS[0]}x{RECORDS[0]}</trials>"
    first, told, last = shown(text.encode("utf-16"))
    assert (first, last) == (RECORDS[0], RECORDS[0])
    assert told.startswith("BrokenRecord")
    wide = f"<trials><trial>{'細' * 300}</trial>{RECORDS[0]}</trials>".encode("utf-16")
    told, last = shown(wide, Limits(record_bytes=900))
    assert told.startswith("TooLarge")
    assert last == RECORDS[0]
    with pytest.raises(TooLarge, match="its length in bytes"):
        shown(text.encode("utf-16"), Limits(record_bytes=30))


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(Undecodable):
        shown(b"%PDF-1.7 <trial/>")
    with pytest.raises(Undecodable):
        shown(FILE.decode().encode("utf-16")[:-1])


@pytest.mark.parametrize(
    "piece",
    [
        "<!--",
        "<?",
        "<!DOCTYPE",
        "<![CDATA[",
        "<",
        "</x",
        "<x",
        "<trial>",
        "<trial",
        "<trial/>",
        " ",
    ],
)
def test_any_file_is_cut_in_time_as_its_length(piece: str) -> None:
    def cut(count: int) -> None:
        shown(f"<trials>{RECORDS[0]}{piece * count}".encode())
        shown(f"<trials>{piece * count}{RECORDS[0]}".encode())
        shown(f"<trials><trial>{piece * count}".encode())

    assert seconds(lambda: cut(20_000)) < 8 * seconds(lambda: cut(5_000)) + 0.2


def test_the_refusal_is_that_of_a_broken_record() -> None:
    data = f"{RECORDS[0]}x{RECORDS[0]}".encode()
    _, refused, _ = xml_records(BytesIO(data), "f.xml", LIMITS, TAGS)
    with pytest.raises(BrokenRecord):
        _ = refused.text
