"""Files of JSON into their records, whatever the file's shape and size."""

from __future__ import annotations

import json
import tracemalloc
from io import BytesIO, RawIOBase
from typing import TYPE_CHECKING, Any, BinaryIO, cast

import pytest

import mscregistry as msc
from mscregistry.errors import BrokenRecord, TooLarge, Undecodable
from mscregistry.parsers.json_records import json_records
from mscregistry.parsers.parser import Limits

if TYPE_CHECKING:
    from pathlib import Path

LIMITS = Limits()
STUDIES = [
    {
        "protocolSection": {"identificationModule": {"nctId": f"NCT9999{n:04}"}, "x": ["}, {", n]},
        "hasResults": False,
    }
    for n in range(7)
]
STRANGE: list[dict[str, Any]] = [
    {"own": [{"protocolSection": 1}, {"a": '"},{"'}], **one} for one in STUDIES
]
V1 = [{"Rank": n, "Study": {"ProtocolSection": {"x": one}}} for n, one in enumerate(STUDIES, 1)]


def records(data: bytes, limits: Limits = LIMITS) -> list[Any]:
    """Give the records of a file, each read, after checking that it lies where it says."""
    found = list(json_records(BytesIO(data), "f.json", limits))
    for source in found:
        place = source.locator
        assert place is not None
        assert place.length is not None
        assert data[place.offset : place.offset + place.length] == source.data
    return [json.loads(source.text) for source in found]


HOW: dict[str, dict[str, Any]] = {
    "as it comes": {},
    "compact": {"separators": (",", ":")},
    "indented": {"indent": 2},
    "broken into lines": {"indent": 0},
}
WRAPPED: dict[str, Any] = {
    "an array": STUDIES,
    "an array of strange studies": STRANGE,
    "a page": {"studies": STUDIES, "nextPageToken": "x", "totalCount": 7},
    "a page with its numbers first": {"totalCount": 7, "nextPageToken": "x", "studies": STUDIES},
    "one study": STUDIES[0],
    "an empty array": [],
    "an empty page": {"studies": []},
    "version 1": {"FullStudiesResponse": {"APIVrs": "1", "NStudies": 7, "FullStudies": V1}},
}
EXPECTED: dict[str, list[Any]] = {
    "an array of strange studies": STRANGE,
    "one study": STUDIES[:1],
    "an empty array": [],
    "an empty page": [],
    "version 1": V1,
}


@pytest.mark.parametrize("how", HOW)
@pytest.mark.parametrize("what", WRAPPED)
def test_a_file_of_any_shape_is_cut(what: str, how: str) -> None:
    data = json.dumps(WRAPPED[what], **HOW[how]).encode()
    assert records(data) == EXPECTED.get(what, STUDIES)
    assert records(b"\xef\xbb\xbf" + data + b"\n\n") == EXPECTED.get(what, STUDIES)


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n", b"\n\n \n"])
def test_lines_are_records(line_end: bytes) -> None:
    lines = [json.dumps(one).encode() for one in STUDIES]
    assert records(line_end.join(lines)) == STUDIES
    assert records(line_end.join([*lines, b""])) == STUDIES
    assert records(lines[0] + line_end) == STUDIES[:1]


def test_values_one_after_the_other_are_records() -> None:
    data = "\n".join([json.dumps(one, indent=1) for one in STUDIES[:3]]).encode()
    assert records(data) == STUDIES[:3]
    cut = list(json_records(BytesIO(data[:-5]), "f.json", LIMITS))
    assert len(cut) == 3
    assert cut[2].text.startswith("{")


def test_a_long_line_without_a_break_is_one_record() -> None:
    long = {"protocolSection": {"x": "y" * 100_000}}
    assert records(json.dumps(long).encode()) == [long]


def test_a_record_that_is_broken_does_not_take_the_next_with_it() -> None:
    whole = json.dumps(STUDIES)
    broken = whole.replace('"NCT99990002"}', '"NCT99990002').encode()
    found = list(json_records(BytesIO(broken), "f.json", LIMITS))
    assert len(found) == 7
    assert [json.loads(one.text) for one in (*found[:2], *found[3:])] == STUDIES[:2] + STUDIES[3:]


@pytest.mark.parametrize("studies", [STUDIES, STRANGE], ids=["usual", "strange"])
def test_an_array_that_is_cut_off_gives_its_whole_records_first(
    studies: list[dict[str, Any]],
) -> None:
    data = json.dumps(studies).encode()
    stream = json_records(BytesIO(data[: len(data) // 2]), "f.json", LIMITS)
    assert json.loads(next(stream).text) == studies[0]
    with pytest.raises(BrokenRecord, match="ends in the middle of its list"):
        list(stream)


def test_an_array_that_is_never_closed_says_so() -> None:
    with pytest.raises(BrokenRecord, match="ends in the middle"):
        records(json.dumps(STUDIES)[:-1].encode())


def test_a_record_over_the_limit_is_refused() -> None:
    small = Limits(record_bytes=200)
    big = json.dumps({"protocolSection": {"x": "y" * 300}})
    for text in (big, f"{big}\n{big}", f"[{big},{big}]", f'[{{"own": "{"y" * 300}"}}]'):
        with pytest.raises(TooLarge, match="over the limit of 200"):
            records(text.encode(), small)


def test_other_encodings_are_read() -> None:
    study = {"protocolSection": {"briefTitle": "Étude sur la douleur à l’épaule"}}
    text = json.dumps([study, study], ensure_ascii=False)
    for encoding in ("utf-16", "utf-8-sig", "utf-8", "cp1252"):
        found = list(json_records(BytesIO(text.encode(encoding)), "f.json", LIMITS))
        assert [json.loads(one.text) for one in found] == [study, study], encoding
    with pytest.raises(Undecodable):
        list(json_records(BytesIO(b"\xff\xfe["), "f.json", LIMITS))


class Endless(RawIOBase):
    """An array of very many studies, made as it is read."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.one = json.dumps(STUDIES[0], separators=(",", ":")).encode() + b","
        self.size = size
        self.at = 0

    def read(self, wanted: int = -1) -> bytes:
        begin = b"[" if self.at == 0 else b""
        turns = max(min(wanted, self.size - self.at), 0) // len(self.one)
        data = begin + self.one * turns
        if self.at < self.size and turns == 0:
            data = self.one[:-1] + b"]"
            self.at = self.size
        self.at += len(data)
        return data

    def seek(self, offset: int, _: int = 0) -> int:
        self.at = 0
        self.read(0)
        self.at = offset
        return offset


def test_a_file_of_any_size_takes_the_same_memory() -> None:
    peaks = []
    for megabytes in (4, 32):
        tracemalloc.start()
        stream = cast("BinaryIO", Endless(megabytes * 2**20))
        count = sum(1 for _ in json_records(stream, "f.json", LIMITS))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert count > megabytes * 7_000
    assert peaks[1] < peaks[0] * 1.5


G, H, K = (
    f'{{"protocolSection":{{"identificationModule":{{"nctId":"NCT9990000{number}"}}}}}}'
    for number in (1, 2, 3)
)


def ids(data: str, limits: Limits = LIMITS) -> list[str]:
    """Give the last digit of each record of a file, an x for what was refused."""
    return [
        "x" if isinstance(one, msc.FailedReading) else str(one.trial.trial_id)[-1:]
        for one in msc.scan(data.encode(), limits=limits, on_error="collect", format="ctgov-json")
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (f"[{G}]\n[{H},{K}]\n", "123"),
        (
            f'{{"studies":[{G}]}}{{"studies":[{H}],"nextPageToken":"a]}}"}}\n{{"studies":[{K}]}}',
            "123",
        ),
        (f'{{"totalCount":2,"studies":[{G}]}} [{H}] \n {K}\n', "123"),
        (f'{{"studies":[]}}{{"studies":[{G}]}}', "1"),
        (f"[{G},{H}]garbage", "12x"),
        (f'{{"studies":[{G}],"x":"unclosed', "1x"),
        (f'{{"studies":[{G}],"studies":[{H}]}}', "1x"),
        (f'{{"studies":[{G}],"other":[{H}]}}', "1x"),
        (f'[{G}],"totalCount":1', "1x"),
        (f"[{G},{H}", "12x"),
        (f"[{G},null,{H},{K}]", "1x23"),
        (f'[{G},5,"x, {{",[],{H},{K}]', "1xxx23"),
        (f"[{G} {H},,{K}]", "123"),
        (f"[{G},null,{H.replace(':', ' ')},{K}]", "1xx3"),
        (f'[{G},{H},{{"a":[}}],{K}]', "12x3"),
        (f'[{G},null,"never closed', "1x"),
    ],
)
def test_nothing_of_a_file_is_passed_over(data: str, expected: str) -> None:
    assert "".join(ids(data)) == expected
    assert "".join(ids(data.replace("}\n", "}" + " " * 70_000 + "\n"))) == expected


def test_what_follows_a_list_is_found_however_far_behind_it_stands() -> None:
    blanks = " " * 3_000_000
    assert ids(f"[{G}]{blanks}[{H}]{blanks}") == ["1", "2"]
    assert ids(f"[{G}]{blanks}x") == ["1", "x"]
    assert ids(f"[]{blanks}[{G}]{blanks}") == ["1"]


LONG = G[:-1] + ',"z":"' + "y" * 3_000_000 + '"}'


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (f"[{G},{LONG},{H}]", "1x2"),
        (f"[{LONG}]", "x"),
        (f"[{G},{LONG[:9000]}}},{H}]", "1x2"),
        (f'{{"studies":[{G},{LONG},{LONG}]}}', "1xx"),
        (f"{G}\n{LONG}\n{H}\n", "1x2"),
        (f"{G}\n{LONG}", "1x"),
        (f"{G}\n{LONG[:2500]}\n{H}", "1x2"),
    ],
)
def test_a_record_that_is_too_long_is_passed_over_and_the_rest_is_read(
    data: str, expected: str, tmp_path: Path
) -> None:
    limits = Limits(record_bytes=2000)
    assert "".join(ids(data, limits)) == expected
    path = tmp_path / "studies.json"
    path.write_text(data, encoding="utf-8")
    mapped = msc.map_trials(path, number, workers=1, limits=limits, on_error="collect")
    assert ["x" if isinstance(one, msc.FailedReading) else one for one in mapped] == list(expected)
    scanned = msc.scan(path, limits=limits, on_error="collect")
    failed = next(one for one in scanned if isinstance(one, msc.FailedReading))
    assert failed.locator is not None
    assert failed.locator.length is not None
    assert failed.locator.length > 2000


def number(reading: msc.Reading) -> str:
    return str(reading.trial.trial_id)[-1]
