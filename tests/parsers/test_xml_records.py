"""A file of XML into its records, each with its place, whatever stands around them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mscregistry.errors import BrokenRecord, MscRegistryError, TooLarge, Undecodable
from mscregistry.parsers import xml_records as module
from mscregistry.parsers.parser import Limits
from mscregistry.parsers.xml_records import xml_records
from tests.timing import takes_at_most

if TYPE_CHECKING:
    from mscregistry.source import Source

LIMITS = Limits()
TAGS = ("trial", "Triall")
CHUNK = 2**20
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


class Slow(BytesIO):
    """A stream that gives a few bytes at a time, but for the sample by which a file is known."""

    def __init__(self, data: bytes, most: int) -> None:
        super().__init__(data)
        self.most = most

    def read(self, size: int | None = -1) -> bytes:
        assert size is not None
        return super().read(min(size, self.most) if size >= CHUNK else size)


def said(source: Source) -> str:
    """Give the text of a record, or what is said of one that is refused."""
    try:
        return source.text
    except MscRegistryError as error:
        return f"{type(error).__name__}: {error}"


def shown(data: bytes, limits: Limits = LIMITS) -> list[str]:
    return [said(source) for source in xml_records(BytesIO(data), "f.xml", limits, TAGS)]


def placed(data: bytes, most: int, limits: Limits = LIMITS) -> list[tuple[int, int | None, str]]:
    """Give where each record lies and what it is, in a file of which so many bytes come at once."""
    return [
        (source.locator.offset, source.locator.length, said(source))
        for source in xml_records(Slow(data, most), "f.xml", limits, TAGS)
        if source.locator is not None
    ]


def check_places(data: bytes) -> None:
    for source in xml_records(BytesIO(data), "f.xml", LIMITS, TAGS):
        place = source.locator
        assert place is not None
        assert place.length is not None
        lies = data[place.offset : place.offset + place.length]
        assert lies.decode(source.encoding or "") == source.text


@pytest.mark.parametrize("most", [1, 2, 3, 5, 7, 11, 16, 64, CHUNK])
def test_each_record_lies_where_it_says_however_the_file_is_read(most: int) -> None:
    found = placed(FILE, most)
    assert [text for _, _, text in found] == RECORDS
    for offset, length, text in found:
        assert length is not None
        assert FILE[offset : offset + length].decode() == text


@given(
    st.lists(
        st.sampled_from(
            [
                *RECORDS,
                "<trial>",
                "<trial a='>'/>",
                "<trial",
                "</trial>",
                f"</trial{' ' * 300}>",
                "<Triall a='",
                "<!-- ",
                " -->",
                "<![CDATA[",
                "]]>",
                "<?x ",
                "<?xml ",
                "?>",
                "<a b='c'>",
                "</a>",
                "words",
                "\n",
                "<",
            ]
        ),
        max_size=12,
    ),
    st.sampled_from([1, 2, 3, 7, 64]),
    st.sampled_from([20, 40, 10**6]),
)
@example(["<trial>", f"</trial{' ' * 300}>", "<trial/>"], 150, 10**6)
@example(["<?x ", "<trial/>", "?>", "<trial/>"], 3, 10**6)
def test_what_a_file_is_cut_into_does_not_hang_on_how_it_is_read(
    pieces: list[str], most: int, longest: int
) -> None:
    data, limits = "".join(pieces).encode(), Limits(record_bytes=longest)
    assert placed(data, most, limits) == placed(data, CHUNK, limits)


@pytest.mark.parametrize("lies", range(-12, 2))
@pytest.mark.parametrize("record", ["<trial/>", f"<trial>2</trial{' ' * 300}>"])
def test_a_record_may_lie_across_two_pieces_of_a_file(record: str, lies: int) -> None:
    data = f"<trials>{RECORDS[0]}"
    data += " " * (CHUNK - len(data) + lies) + record + RECORDS[0]
    assert shown(data.encode()) == [RECORDS[0], record, RECORDS[0]]


@pytest.mark.parametrize("chunk", [1, 4, CHUNK])
def test_the_last_record_may_lack_its_end(monkeypatch: pytest.MonkeyPatch, chunk: int) -> None:
    monkeypatch.setattr(module, "_CHUNK", chunk)
    for last in ("<trial><a>", "<trial/", "<trial a='/>", "<trial><?xml a"):
        data = f"<trials>{RECORDS[0]}{last}".encode()
        assert shown(data) == [RECORDS[0], last]
        check_places(data)
    # What is no whole tag begins no record.
    assert shown(f"<trials>{RECORDS[0]}<trial".encode())[1].startswith("BrokenRecord")


@pytest.mark.parametrize(
    ("mark", "closing"), [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?x", "?>")]
)
def test_what_takes_the_rest_of_a_file_for_it_is_never_closed_says_so(
    mark: str, closing: str
) -> None:
    data = f"<trials>{RECORDS[0]}<trial>{mark} </trial>{RECORDS[0]}</trials>".encode()
    first, told = shown(data)
    assert first == RECORDS[0]
    assert told.startswith("BrokenRecord")
    assert "in a record is never closed, and the rest of the file belongs to it" in told
    assert told.endswith(f"Write '{closing}' where it ends.")
    *_, place = xml_records(BytesIO(data), "f.xml", LIMITS, TAGS)
    assert place.locator is not None
    assert data[place.locator.offset :].startswith(f"<trial>{mark}".encode())


def test_what_was_never_closed_before_a_record_does_not_hang_on_to_it() -> None:
    told, *rest = shown(f"<trials>{RECORDS[1]}<!-- {RECORDS[0]}".encode())
    assert (told, len(rest)) == (RECORDS[1], 1)
    assert "between its records stands something else" in rest[0]


@pytest.mark.parametrize("broken", ["<trial><a>1</a>", "<trial><a>1</a></tria>", "<trial a='x>1"])
def test_a_record_without_its_end_leaves_the_next_as_it_is(broken: str) -> None:
    data = f"<trials>{RECORDS[0]}{broken}{RECORDS[1]}{RECORDS[0]}</trials>".encode()
    assert shown(data) == [RECORDS[0], broken, RECORDS[1], RECORDS[0]]
    check_places(data)


@pytest.mark.parametrize("inner", ["<trial/>", "<trial a='>' />", "<Triall b='c'/>"])
def test_an_empty_element_of_the_same_name_may_stand_in_a_record(inner: str) -> None:
    record = f"<trial><a>{inner}</a>{inner}</trial>"
    assert shown(f"<trials>{record}{record}</trials>".encode()) == [record, record]


def test_a_mark_in_quotes_does_not_end_a_tag() -> None:
    records = ["<trial a='>' b=\"'/>\"/>", "<trial a='/>'>1</trial>"]
    assert shown(f"<trials a='>'>{records[0]}{records[1]}</trials>".encode()) == records


def test_what_stands_in_an_instruction_is_no_record() -> None:
    for what in ("<?x <trial>1</trial>?>", "<?xm <trial/>?>", "<?xml-a <trial/>?>", "<?é <trial?>"):
        assert shown(f"<trials>{what}{RECORDS[0]}{what}</trials>".encode()) == [RECORDS[0]]
        inside = f"<trial>{what}</trial>"
        assert shown(f"<trials>{inside}</trials>".encode()) == [inside]


def test_a_declaration_without_its_end_takes_no_record_with_it() -> None:
    data = f"<?xml version='1.0'><trials>{RECORDS[0]}{RECORDS[0]}</trials>".encode()
    assert shown(data) == [RECORDS[0], RECORDS[0]]


@pytest.mark.parametrize(
    ("between", "left"),
    [
        ("</trials>x<trials>", "x<trials>"),
        ("<!-- x", "<!-- x<trial><a>1</a></trial></trials>"),
        ("  <![CDATA[x]]>", "<![CDATA[x]]>"),
        ("\xff" * 9, "ÿ" * 9),
        ("<TRIAL id='2'/>", "<TRIAL id='2'/>"),
        ("<TRIAL\n id = '2'>", "<TRIAL\n id = '2'>"),
        ("</trials><group id='2'>", "<group id='2'>"),
        ("<a></trial>", "</trial>"),
        ("<a b='c>", "<a b='c>"),
    ],
)
def test_what_stands_between_two_records_and_may_not_is_told(between: str, left: str) -> None:
    data = f"<trials>{RECORDS[0]}{between}{RECORDS[0]}</trials>".encode()
    first, told, *_ = shown(data)
    assert first == RECORDS[0]
    assert told.startswith("BrokenRecord")
    assert f"between its records stands something else: {left!r}" in told


def test_what_stands_after_all_records_is_told_too() -> None:
    assert shown(f"{RECORDS[0]} and so on".encode())[1].endswith("'and so on'.")


@pytest.mark.parametrize(
    ("before", "left"),
    [
        ("so it begins ", "so it begins "),
        ("<trials>words", "words"),
        ("<trials><![CDATA[x]]>", "<![CDATA[x]]>"),
        ("<trials><tria><a>1</a></tria>", "1</a></tria>"),
        ("<trials><TRIAL>1</TRIAL>", "1</TRIAL>"),
        ("<trials><TRIAL id='1'/>", "<TRIAL id='1'/>"),
        ("<trials a='b'><TRIAL id='1'><x></x></TRIAL>", "<TRIAL id='1'><x></x></TRIAL>"),
        ("1</a></trial>", "1</a></trial>"),
        ("</a></trial>\n", "</a></trial>"),
        ("<trials></trial>", "</trial>"),
        ("<!DOCTYPE a [<!ENTITY b 'c'>]", "<!DOCTYPE a [<!ENTITY b 'c'>]"),
    ],
)
def test_what_stands_before_the_first_record_and_may_not_is_told(before: str, left: str) -> None:
    data = f"{before}{RECORDS[0]}{RECORDS[2]}".encode()
    told, *rest = shown(data)
    assert rest == [RECORDS[0], RECORDS[2]]
    assert told.startswith("BrokenRecord")
    assert f"before its first record stands something else: {left.strip()!r}" in told
    place = next(xml_records(BytesIO(data), "f.xml", LIMITS, TAGS)).locator
    assert place is not None
    assert (place.offset, place.length) == (0, len(before.encode()))


@pytest.mark.parametrize(
    "before",
    [
        "\ufeff<?xml version='1.0'?>\r\n<?x y?><!-- z --><trials>\n",
        "<!DOCTYPE trial SYSTEM 'a.dtd'>\n",
        "<!DOCTYPE a PUBLIC 'b' 'c' [\n<!ENTITY d 'e'>\n] >",
        "<allTrials xmlns='u' totalCount=\"1\"><page n='>'>",
        "<trials><head></head><none/><b>",
        "<trials n='0'/><trials n='0'></trials><trials n='2'>",
        "<é:trials>",
    ],
)
def test_declarations_and_wrappers_may_stand_before_the_first_record(before: str) -> None:
    assert shown(f"{before}{RECORDS[0]}".encode()) == [RECORDS[0]]


def test_files_may_be_joined() -> None:
    one = f"\ufeff<?xml version='1.0'?><trials xmlns='u' n='1'>{RECORDS[0]}</trials>\n"
    assert shown((one * 3).encode()) == [RECORDS[0]] * 3


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
        between = strange.startswith(RECORDS[0])
        what = "the length in bytes of what stands between its" if between else "a record's length"
        assert what in told
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
    data = f"<!--{'x' * 3000}--><trials y='{'y ' * 900}'>{RECORDS[0]}{RECORDS[1]}".encode()
    told, *rest = shown(data, Limits(record_bytes=300))
    assert rest == RECORDS[:2]
    assert "the length in bytes of what stands before its first record is 4,8" in told
    assert shown(data) == RECORDS[:2]
    _, first, _ = xml_records(BytesIO(data), "f.xml", Limits(record_bytes=300), TAGS)
    assert first.locator is not None
    assert first.locator.offset == data.index(b"<trial>")


def test_a_long_record_that_is_never_closed_is_refused() -> None:
    (told,) = shown(b"<trials><trial>" + b"<a>1</a>" * 100, Limits(record_bytes=300))
    assert "TooLarge" in told


@pytest.mark.parametrize("most", [7, CHUNK])
def test_a_long_record_that_is_never_closed_is_refused_and_the_next_is_read(most: int) -> None:
    long = f"<trial>{'<a>1</a>' * 100}"
    data = f"<trials>{long}{RECORDS[0]}<trial a='{'x' * 400}'/>{RECORDS[0]}".encode()
    first, second, third, last = placed(data, most, Limits(record_bytes=300))
    assert first[:2] == (8, len(long))
    assert "TooLarge" in first[2]
    assert "TooLarge" in third[2]
    assert (second[2], last[2]) == (RECORDS[0], RECORDS[0])


class Counted(BytesIO):
    """A stream that keeps how much it was asked for."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self.asked: list[int] = []

    def read(self, size: int | None = -1) -> bytes:
        assert size is not None
        self.asked.append(size)
        return super().read(size)


def asked_for(data: bytes, limits: Limits = LIMITS) -> list[int]:
    """Give how much of a file is asked for each time, without the sample and what finds its end."""
    stream = Counted(data)
    for source in xml_records(stream, "f.xml", limits, TAGS):
        said(source)
    return stream.asked[1:-1]


def test_a_long_record_is_read_in_steps_that_double(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_CHUNK", 64)
    asked = asked_for(f"<trial>{'<a>1</a>' * 10_000}</trial>".encode())
    assert asked == [64, 64, 128, 256, 512, 1024, 2048, 4096, *asked[8:]]
    assert len(asked) < 15


def test_a_file_of_short_records_is_read_in_even_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_CHUNK", 64)
    assert set(asked_for(b"<trials>" + b"<trial>1</trial>\n" * 1000)) == {64}


def test_no_more_is_held_than_a_record_may_have(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_CHUNK", 64)
    data = f"<trial>{'<a>1</a>' * 10_000}</trial>".encode()
    assert max(asked_for(data, Limits(record_bytes=6000))) <= 3000


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
        "<trial ",
        "<trial a='",
        "<trial a='\"' b",
        "</trial",
        "</trial>",
        "<?x",
        "<!DOCTYPE a [",
        "<!DOCTYPE a []",
        "<a>",
        "<a b='c'>",
        "<a b='c'",
        "</a>",
        "a='b' ",
        "]",
        " ",
    ],
)
def test_any_file_is_cut_in_time_as_its_length(piece: str) -> None:
    def cut(count: int) -> None:
        shown(f"<trials>{RECORDS[0]}{piece * count}".encode())
        shown(f"<trials>{piece * count}{RECORDS[0]}".encode())
        shown(f"<trials>{RECORDS[0]}{piece * count}{RECORDS[0]}".encode())
        shown(f"<trials><trial>{piece * count}".encode())
        shown(f"<trials><trial {piece * count}".encode())
        shown(f"<trials><x {piece * count}{RECORDS[0]}".encode())

    assert takes_at_most(8, lambda: cut(5_000), lambda: cut(20_000))


def test_the_refusal_is_that_of_a_broken_record() -> None:
    data = f"{RECORDS[0]}x{RECORDS[0]}".encode()
    _, refused, _ = xml_records(BytesIO(data), "f.xml", LIMITS, TAGS)
    with pytest.raises(BrokenRecord):
        _ = refused.text
