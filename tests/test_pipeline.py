"""Documents go in, readings come out, and whatever cannot be read says why."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from attrs import evolve

from mscregistry.errors import (
    AmbiguousFormat,
    BrokenRecord,
    FaultyDocument,
    IssueRaised,
    MscRegistryError,
    NoSuchFormat,
    RefusedDocument,
    SeveralTrials,
    TooLarge,
    Undecodable,
    UnknownFormat,
    UnreadableSource,
)
from mscregistry.failed import FailedReading
from mscregistry.issues import Code
from mscregistry.locator import Locator
from mscregistry.parsers.aggregator import AGGREGATOR
from mscregistry.parsers.formats import Formats
from mscregistry.parsers.parser import Head, Limits, Match, Strength
from mscregistry.pipeline import read, scan
from mscregistry.source import Source
from mscregistry.trialset import load
from tests.toy_format import TOY, TOYS, toy

EXAMPLE = Path(__file__).parent.parent / "examples" / "documents" / "aggregator.txt"
PAIR = f"{toy('NCT00000102')}%%\n{toy('NCT00000103')}"
FAULTY = toy(status="Pausing", updated="soon")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(toy())
    return path


def broken_stream(at: int) -> BinaryIO:
    """Give an open file of which reading fails at an offset, as of a bad disk."""

    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if size is None or size < 0 or self.tell() + size > at:
                raise OSError(5, "Input/output error")
            return super().read(size)

    return Broken(b"TOY\n" * 1000)


def test_every_way_to_hand_over_a_document_gives_the_same_trial(page: Path) -> None:
    text, data = toy(), toy().encode()
    with page.open("rb") as binary, page.open(encoding="utf-8") as opened:
        readings = [
            read(one, formats=TOYS)
            for one in (
                page,
                str(page),
                text,
                data,
                bytearray(data),
                memoryview(data),
                io.BytesIO(data),
                io.StringIO(text),
                binary,
                opened,
                Source(text),
                Source(text.replace("\n", "\r\n")),
                text.encode("utf-16"),
            )
        ]
    assert [one.trial for one in readings] == [readings[0].trial] * len(readings)
    assert all(one.words("trial_id") == "NCT00000102" for one in readings)
    assert {one.format for one in readings} == {"toy"}
    assert not any(one.issues for one in readings)


def located(path: Path) -> Locator:
    return Locator(str(path), modified=path.stat().st_mtime_ns, size=path.stat().st_size)


def test_what_is_read_from_a_file_knows_where_it_lies(page: Path) -> None:
    source = read(page, formats=TOYS).source
    assert source == Source(toy(), str(page), "utf-8", located(page))
    assert read(page.read_bytes(), formats=TOYS).source.locator is None


def test_a_records_own_place_is_kept(page: Path) -> None:
    within = Locator(str(page), member="a.txt", offset=4)

    def records(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Source]:
        for source in TOY.records(stream, name, limits):
            yield evolve(source, locator=within)

    placed = Formats((evolve(TOY, records=records),))
    assert read(page, formats=placed).source.locator == within


def test_a_named_format_is_used_without_being_recognised() -> None:
    text = "id: NCT00000102\n"
    with pytest.raises(UnknownFormat):
        read(text, formats=TOYS)
    for document in (text, text.encode()):
        assert read(document, formats=TOYS, format="toy").trial.trial_id == "NCT00000102"


@pytest.mark.parametrize("document", [toy(), toy().encode()])
def test_a_format_that_there_is_not_is_refused(document: str | bytes) -> None:
    with pytest.raises(NoSuchFormat) as caught:
        read(document, format="toys", formats=TOYS)
    assert caught.value.known == ("toy",)


def test_the_packages_own_formats_are_the_usual_choice() -> None:
    reading = read(EXAMPLE)
    assert (reading.format, reading.trial.trial_id) == ("aggregator", "NCT06752577")
    assert read(EXAMPLE, formats=Formats((AGGREGATOR,))) == reading
    assert read(EXAMPLE, format="aggregator") == reading


def test_a_parser_of_ones_own_joins_the_others() -> None:
    both = Formats((AGGREGATOR,)).with_parser(TOY)
    assert [one.format for one in scan(EXAMPLE, toy(), formats=both)] == ["aggregator", "toy"]


@pytest.mark.parametrize("as_bytes", [True, False])
def test_a_document_in_two_formats_is_refused(*, as_bytes: bool) -> None:
    twin = TOYS.with_parser(evolve(TOY, name="twin"))
    document = toy().encode() if as_bytes else toy()
    with pytest.raises(AmbiguousFormat) as caught:
        read(document, formats=twin)
    assert [name for name, _ in caught.value.rivals] == ["toy", "twin"]
    assert read(document, formats=twin, format="twin").format == "toy"


@pytest.mark.parametrize("document", ["RESULTS OF TOY\n", b"RESULTS OF TOY\n"])
def test_a_page_that_is_no_record_is_refused_by_name(document: str | bytes) -> None:
    with pytest.raises(RefusedDocument) as caught:
        read(document, formats=TOYS)
    assert caught.value.kind == "a page of results"


@pytest.mark.parametrize("document", ["", "\n \n", b"", io.StringIO(""), Source("")])
def test_an_empty_document_is_in_no_format(document: str | bytes | io.StringIO) -> None:
    """The empty string above all: as a path it would mean the folder that we are in."""
    for many in (False, True):
        with pytest.raises(UnknownFormat) as caught:
            _ = list(scan(document, formats=TOYS)) if many else read(document, formats=TOYS)
        assert caught.value.seen == "empty"
        assert caught.value.closest == ()
        assert str(caught.value).count("\n") == 0


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(Undecodable, match=r"^<bytes>: cannot be read as text: it is a PDF file"):
        read(b"%PDF-1.7\n", formats=TOYS)


def test_a_folder_or_a_pattern_is_no_single_document(page: Path) -> None:
    folder = page.parent
    for document, seen in (
        (folder, "this is a folder"),
        (str(folder), "this is a folder"),
        (folder / "*.txt", "this is a pattern for file names"),
        (str(folder / "p?ge.txt"), "this is a pattern for file names"),
    ):
        with pytest.raises(SeveralTrials) as caught:
            read(document, formats=TOYS)
        assert str(caught.value) == (
            f"{document}: {seen}; read takes one record, scan(…) and load(…) take many"
        )


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(page: Path) -> None:
    odd = page.rename(page.with_name("page[1]?.txt"))
    assert read(odd, formats=TOYS).trial == read(str(odd), formats=TOYS).trial


def test_a_file_of_two_records_is_no_single_document(page: Path) -> None:
    page.write_text(PAIR)
    with pytest.raises(SeveralTrials) as caught:
        read(page, formats=TOYS)
    assert str(caught.value) == (
        f"{page}: this holds more than one record; "
        "read takes one record, scan(…) and load(…) take many"
    )
    found = list(scan(page, formats=TOYS))
    assert [one.trial.trial_id for one in found] == ["NCT00000102", "NCT00000103"]
    assert [one.source.locator for one in found] == [located(page)] * 2


def test_a_file_of_no_record_is_refused(page: Path) -> None:
    page.write_text("%%\n%%\n")
    with pytest.raises(RefusedDocument) as caught:
        read(page, format="toy", formats=TOYS)
    assert str(caught.value) == (
        f"{page}: this is a file without a record (it has no record of a trial, read as toy format), "
        "not a trial record."
    )


def test_a_missing_file_is_named() -> None:
    for missing in ("nowhere.txt", Path("nowhere.txt")):
        with pytest.raises(UnreadableSource) as caught:
            read(missing, formats=TOYS)
        assert isinstance(caught.value, OSError)
        assert caught.value.filename == "nowhere.txt"


@pytest.mark.parametrize("at", [0, 5, 400_000])
def test_a_file_that_fails_while_it_is_read_says_so(
    page: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    monkeypatch.setattr(Path, "open", lambda *_: broken_stream(at))
    with pytest.raises(UnreadableSource) as caught:
        read(page, formats=TOYS)
    assert str(caught.value) == f"{page}: cannot be opened: Input/output error"
    assert caught.value.errno == 5


def test_a_file_that_is_deleted_meanwhile_says_so(page: Path) -> None:
    second = page.with_name("second.txt")
    second.write_text(toy())
    readings = scan(page.parent, formats=TOYS)
    assert next(readings).source.name == str(page)
    second.unlink()
    with pytest.raises(UnreadableSource, match="No such file"):
        next(readings)


def test_scan_opens_a_file_when_it_is_asked_for(
    page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = page.with_name("second.txt")
    second.write_text(toy())
    opened: list[str] = []
    really_open = Path.open

    def noted(path: Path, mode: str) -> object:
        opened.append(path.name)
        return really_open(path, mode)

    monkeypatch.setattr(Path, "open", noted)
    readings = scan([page, second], "nowhere.txt", formats=TOYS)
    assert opened == []
    next(readings)
    assert opened == ["page.txt"]
    next(readings)
    assert opened == ["page.txt", "second.txt"]
    with pytest.raises(UnreadableSource):
        next(readings)


def test_scan_reads_folders_patterns_lists_and_documents(page: Path) -> None:
    (page.parent / ".hidden").write_text("not a record")
    folder = page.parent
    found = list(
        scan(folder, str(folder / "*.txt"), [page, toy()], io.StringIO(PAIR), formats=TOYS)
    )
    assert [one.source.name for one in found] == [
        *[str(page)] * 3,
        "<text>",
        "<file>",
    ]


def test_text_handed_over_is_one_record_of_text() -> None:
    """Text is a `Source`; only bytes are cut into records."""
    assert len(list(scan(PAIR.encode(), formats=TOYS))) == 2
    assert len(list(scan(Source(PAIR), formats=TOYS))) == 1


def test_scan_ends_with_a_pattern_that_fits_nothing(page: Path) -> None:
    readings = scan(page, "*.nowhere", formats=TOYS)
    next(readings)
    with pytest.raises(UnreadableSource, match="no file fits this pattern"):
        next(readings)


def test_scan_names_the_first_document_that_cannot_be_read(page: Path) -> None:
    (page.parent / "q.txt").write_text("something else")
    readings = scan(page.parent, formats=TOYS)
    next(readings)
    with pytest.raises(UnknownFormat) as caught:
        next(readings)
    assert caught.value.name == str(page.parent / "q.txt")


@pytest.mark.parametrize("document", [toy(), toy().encode(), io.StringIO(toy()), Source(toy())])
def test_a_document_over_the_limit_is_refused(document: str | bytes | io.StringIO) -> None:
    with pytest.raises(TooLarge) as caught:
        read(document, formats=TOYS, limits=Limits(record_bytes=10))
    assert caught.value.limit == 10
    assert caught.value.size >= 11


def test_a_document_at_the_limit_is_read() -> None:
    limits = Limits(record_bytes=len(toy()))
    assert read(toy(), formats=TOYS, limits=limits) == read(Source(toy()), formats=TOYS)
    assert (
        read(toy().encode(), formats=TOYS, limits=limits).trial == read(toy(), formats=TOYS).trial
    )


def test_a_strict_reader_gets_every_fault_at_once() -> None:
    assert len(read(FAULTY, formats=TOYS).issues) == 2
    with pytest.raises(FaultyDocument) as caught:
        read(FAULTY, formats=TOYS, strict=True)
    assert str(caught.value) == "<text>: 2 issues (2 sub-exceptions)"
    assert [str(one) for one in caught.value.exceptions] == [
        "MSC001 warning overall_status: 'Pausing' is on no list of Status; kept as written",
        "MSC002 error last_update_date: 'soon' cannot be read as a date",
    ]


def test_except_star_takes_the_faults_apart() -> None:
    caught: dict[str, list[str]] = {"unlisted": [], "rest": []}

    def unlisted(error: BaseException) -> bool:
        return isinstance(error, IssueRaised) and getattr(error.issue, "code", "") == "MSC001"

    try:
        read(FAULTY, formats=TOYS, strict=True)
    except* IssueRaised as group:
        known, rest = group.split(unlisted)
        assert known is not None
        assert rest is not None
        caught["unlisted"] = [str(one)[:6] for one in known.exceptions]
        caught["rest"] = [str(one)[:6] for one in rest.exceptions]
    assert caught == {"unlisted": ["MSC001"], "rest": ["MSC002"]}


def test_a_strict_scan_stops_at_the_first_faulty_document() -> None:
    readings = scan(toy(), toy(status="Pausing"), formats=TOYS, strict=True)
    assert next(readings).issues == ()
    with pytest.raises(FaultyDocument) as caught:
        next(readings)
    assert caught.value.message == "<text>: 1 issue"


def test_what_is_only_worth_knowing_stops_no_strict_reader() -> None:
    reading = read(toy(title="Naïve cells").encode("cp1252"), formats=TOYS, strict=True)
    assert [one.code for one in reading.issues] == [Code.LEGACY_ENCODING]
    assert reading.trial.brief_title == "Naïve cells"


@pytest.mark.parametrize("number", [0, 0xD800])
def test_odd_characters_are_kept_with_an_issue(number: int) -> None:
    title = f"Cells{chr(number)}here"
    reading = read(toy(title=title), formats=TOYS)
    assert reading.trial.brief_title == title
    assert [one.code for one in reading.issues] == [Code.CONTROL_CHARACTERS]
    assert len(reading.source.sha256) == 64


def test_half_a_pair_in_a_path_is_an_error_of_ours() -> None:
    for path in (chr(0xD800), Path(chr(0xD800))):
        with pytest.raises(UnreadableSource):
            read(path, formats=TOYS)


def test_a_format_is_told_by_the_beginning_alone() -> None:
    seen: list[int] = []

    def recognise(head: Head) -> Match:
        seen.append(len(head.text))
        return Match(Strength.MARKED, "it is")

    curious = Formats((evolve(TOY, recognise=recognise),))
    long = toy(title="𝄞" * 100_000)
    for document in (long, long.encode(), long.encode("utf-16"), long.encode("utf-32")):
        assert read(document, formats=curious).trial.brief_title == "𝄞" * 100_000
    assert seen == [65_536] * 4


@pytest.mark.parametrize("thing", [None, 1, ["page.txt"], {"page.txt"}])
def test_what_is_no_document_is_a_mistake_in_the_program(thing: object) -> None:
    with pytest.raises(TypeError, match="a document is a path, text, bytes"):
        read(thing, formats=TOYS)  # type: ignore[arg-type]


def test_no_file_stays_open(page: Path) -> None:
    """An open file that is forgotten warns, and a warning fails the test."""
    page.write_text(PAIR)
    with pytest.raises(SeveralTrials):
        read(page, formats=TOYS)
    next(scan(page, formats=TOYS))
    for wrong in (b"%PDF-", b"hello"):
        page.write_bytes(wrong)
        with pytest.raises(MscRegistryError):
            read(page, formats=TOYS)


def test_a_format_that_nothing_shows_is_read_with_a_warning() -> None:
    reading = read(Source("hello"), format="toy", formats=TOYS)
    assert [issue.code for issue in reading.issues][:1] == ["MSC017"]
    assert "MSC017" not in [one.code for one in read(toy("NCT00000102"), formats=TOYS).issues]


def test_a_pattern_that_fits_nothing_does_not_stop_the_rest(page: Path) -> None:
    nothing = str(page.parent / "*.pdf")
    failed, good = scan(nothing, page, formats=TOYS, on_error="collect")
    assert isinstance(failed, FailedReading)
    assert isinstance(failed.error, UnreadableSource)
    assert failed.name == nothing
    assert not good.failed
    with pytest.raises(UnreadableSource, match="no file fits this pattern"):
        list(scan(nothing, page, formats=TOYS))


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"limits": None}, TypeError),
        ({"limits": 5}, TypeError),
        ({"format": 5}, TypeError),
    ],
)
def test_an_argument_of_the_wrong_type_is_refused(
    arguments: dict[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error):
        read(toy(), **arguments)


@pytest.mark.parametrize(
    ("size", "error"), [(None, TypeError), ("5", TypeError), (0, ValueError), (10**30, ValueError)]
)
def test_a_limit_is_a_number_of_bytes(size: Any, error: type[Exception]) -> None:  # noqa: ANN401 - wrong on purpose
    for name in ("record_bytes", "archive_bytes", "archive_ratio", "archive_members"):
        with pytest.raises(error):
            Limits(**{name: size})


def test_parsed_json_is_no_document() -> None:
    page: Any = {"studies": []}
    with pytest.raises(TypeError, match="no dict; hand over json"):
        read(page)
    with pytest.raises(TypeError, match="no dict; hand over json"):
        list(scan(page))


@pytest.mark.parametrize("text", ["[null,{}]", "[ true]", '["a.txt"]', "[[1]]", "[]"])
def test_a_string_that_begins_as_a_list_of_json_is_no_pattern(text: str) -> None:
    with pytest.raises(UnknownFormat):
        read(text)


def test_an_archive_of_several_records_is_named_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", toy())
        archive.writestr("b.txt", toy())
    with pytest.raises(SeveralTrials) as caught:
        read(path, formats=TOYS)
    assert str(caught.value).startswith(f"{path}: this holds more than one record")


def test_an_error_within_a_file_says_where_the_record_begins(tmp_path: Path) -> None:
    path = tmp_path / "studies.ndjson"
    study = '{"protocolSection":{"identificationModule":{"nctId":"NCT99999999"}}}'
    path.write_text(f"{study}\n{study[:-9]}\n", encoding="utf-8")
    with pytest.raises(BrokenRecord, match="line 1, column 53 of the record") as caught:
        list(scan(path))
    assert caught.value.__notes__ == [f"The record begins at byte {len(study) + 1} of {path}."]


def test_a_file_that_is_named_from_here_is_found_from_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "page.txt").write_text(toy(), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    (reading,) = load("page.txt", formats=TOYS)
    monkeypatch.chdir("/")
    assert reading.source.text == toy()
    assert reading.source.name == "page.txt"


def test_a_text_that_cannot_be_held_is_refused_when_it_is_asked_for() -> None:
    source = Source.refused(TooLarge("a.json", "its length", 2, 1), "a.json", Locator("a.json"))
    for ask in (lambda: source.text, lambda: source.data, lambda: len(source)):
        with pytest.raises(TooLarge):
            ask()
