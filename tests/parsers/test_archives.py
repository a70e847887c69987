"""Archives: what is in them is read, and what could harm is refused."""

from __future__ import annotations

import gzip
import io
import zipfile
from typing import TYPE_CHECKING

import pytest

import mscregistry as msc
from mscregistry.errors import (
    BrokenRecord,
    MscRegistryError,
    SeveralTrials,
    TooLarge,
    UnreadableSource,
)
from mscregistry.parsers import archives
from mscregistry.parsers.archives import members_of, unpacked
from mscregistry.parsers.documents import Opened
from tests.toy_format import TOY, TOYS, toy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FORMATS = msc.formats().with_parser(TOY)


def packed(members: dict[str, bytes | str], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Give a zip archive of some members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", how) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def scan(data: bytes | Path, limits: msc.Limits | None = None) -> list[object]:
    found = msc.scan(data, formats=FORMATS, on_error="collect", limits=limits or msc.Limits())
    return [
        one.error if isinstance(one, msc.FailedReading) else one.trial.trial_id for one in found
    ]


def errors(data: bytes, limits: msc.Limits | None = None) -> Iterator[MscRegistryError]:
    return (one for one in scan(data, limits) if isinstance(one, MscRegistryError))


def error(data: bytes, limits: msc.Limits | None = None) -> MscRegistryError:
    (only,) = errors(data, limits)
    return only


def test_every_member_is_a_document_of_its_own() -> None:
    data = packed(
        {
            "a/": b"",
            "a/one.txt": toy("A1"),
            "__MACOSX/a/._one.txt": b"\0\0",
            ".hidden": b"x",
            "two.txt": toy("A2") + "%%\n" + toy("A3"),
        }
    )
    assert scan(data) == ["A1", "A2", "A3"]
    with pytest.raises(SeveralTrials):
        msc.read(data, formats=FORMATS)
    assert msc.read(packed({"x": toy("B1")}), formats=FORMATS).trial.trial_id == "B1"


def test_a_member_can_be_opened_again(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(packed({"one.txt": toy("A1")}))
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(toy("B1").encode()))
    (tmp_path / "c.zip").write_bytes(packed({"x.gz": gzip.compress(toy("C1").encode())}))
    readings = list(msc.scan(tmp_path, formats=FORMATS))
    assert [one.trial.trial_id for one in readings] == ["A1", "B1", "C1"]
    for reading in readings:
        assert reading.source.locator is not None
        assert reading.source.locator.read().decode() == reading.source.text


def test_what_is_no_trial_does_not_stop_the_rest() -> None:
    found = scan(packed({"README": "Some prose.", "one.txt": toy("A1")}))
    assert isinstance(found[0], MscRegistryError)
    assert found[1:] == ["A1"]
    with pytest.raises(MscRegistryError):
        list(msc.scan(packed({"README": "Some prose."}), formats=FORMATS))


def test_gzip_of_one_file_is_read() -> None:
    assert scan(gzip.compress(toy("A1").encode())) == ["A1"]
    assert scan(gzip.compress(b"")) != []


BAD_PATHS = ["/etc/x", "\\\\x", "C:x", "a/../../x", "..\\x", "../x"]


@pytest.mark.parametrize("path", BAD_PATHS)
def test_a_path_that_leads_out_is_refused_and_the_rest_is_read(path: str) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        info = zipfile.ZipInfo("x")
        info.filename = path
        archive.writestr(info, toy("A1"))
        archive.writestr("good.txt", toy("A2"))
    first, second = scan(stream.getvalue())
    assert "absolute path" in str(first) or "leads out of the archive" in str(first)
    assert second == "A2"


def test_a_member_without_a_name_is_refused_and_the_rest_is_read() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("z.txt", toy())
        archive.writestr("b.txt", toy())
    data = held.getvalue().replace(b"z.txt", b"\0.txt")
    failed, fine = msc.scan(data, formats=TOYS, on_error="collect")
    assert isinstance(failed, msc.FailedReading)
    assert "its member '' has no name" in str(failed.error)
    assert not fine.failed


def test_bombs_are_refused_by_ratio_and_by_what_comes_out() -> None:
    zeros = b"TOY\n" + b"\n" * (80 * 2**20)
    for data in (packed({"bomb.txt": zeros}), gzip.compress(zeros)):
        found = error(data, msc.Limits(archive_ratio=50))
        assert isinstance(found, TooLarge)
        assert "more comes out of the archive than went in" in str(found)
    several = packed({f"{n}.txt": b"TOY\n" + b" " * 2**20 for n in range(4)})
    spent = list(errors(several, msc.Limits(archive_bytes=2 * 2**20)))
    assert "what comes out of the archive" in str(spent[-1])


def test_many_members_of_a_little_each_are_a_bomb_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(archives, "_HARMLESS", 2**20)
    data = packed({f"{n}.txt": b"TOY\nid: A1\n" + b"\n" * 2**19 for n in range(9)})
    found = scan(data, msc.Limits(archive_ratio=200))
    assert found[:2] == ["A1", "A1"]
    assert isinstance(found[-1], TooLarge)
    assert len(found) == 9


def test_what_is_read_twice_counts_once() -> None:
    data = packed({f"{n}.txt": toy("A1") + "%%\n" * 20_000 for n in range(9)})
    out = 9 * len(toy("A1") + "%%\n" * 20_000)
    assert scan(data, msc.Limits(archive_bytes=out)) == ["A1"] * 9
    assert isinstance(scan(data, msc.Limits(archive_bytes=out - 1))[-1], TooLarge)


@pytest.mark.parametrize("how", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_method_that_unpacks_gigabytes_at_once_is_refused(how: int) -> None:
    found = error(packed({"bomb.txt": b"TOY\n" + b"\n" * 2**20}, how))
    assert "packed by a method that is not read" in str(found)
    assert "Pack it again by deflate" in str(found)


def test_of_members_of_one_name_each_is_read_and_the_last_can_be_opened_again(
    tmp_path: Path,
) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("x.txt", toy("A1"))
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("x.txt", toy("A2"))
    first, second = msc.load(tmp_path / "a.zip", formats=FORMATS)
    assert (first.trial.trial_id, second.trial.trial_id) == ("A1", "A2")
    assert first.source.locator is None
    assert first.source.text == toy("A1")
    assert second.source.locator is not None
    assert second.source.text == toy("A2")


def test_too_many_members_are_refused() -> None:
    data = packed({str(n): toy("A1") for n in range(5)})
    assert "number of members" in str(error(data, msc.Limits(archive_members=4)))


def test_an_archive_in_an_archive_is_refused() -> None:
    inner = packed({"x": toy("A1")})
    twice = gzip.compress(gzip.compress(b"x"))
    for data in (packed({"inner.zip": inner}), gzip.compress(inner), twice):
        found = error(data)
        assert isinstance(found, BrokenRecord)
        assert "an archive inside of an archive" in str(found)


def test_a_file_of_an_office_program_is_no_archive_of_records() -> None:
    assert "office program" in str(error(packed({"[Content_Types].xml": "<x/>"})))


def _damaged() -> dict[str, bytes]:
    whole = packed({"one.txt": toy("A1") * 50})
    stored = packed({"one.txt": toy("A1")}, zipfile.ZIP_STORED)
    zipped = gzip.compress(toy("A1").encode() * 50)
    encrypted = bytearray(whole)
    strange = bytearray(whole)
    for mark, flag, method in ((b"PK\x03\x04", 6, 8), (b"PK\x01\x02", 8, 10)):
        at = whole.index(mark)
        encrypted[at + flag] |= 1
        strange[at + method] = 99
    return {
        "a zip that is cut off": whole[:-30],
        "a zip with a wrong letter": stored.replace(b"A1", b"A2", 1),
        "a zip with wrong bytes": whole[:45] + b"\xff" * 8 + whole[53:],
        "an encrypted member": bytes(encrypted),
        "a compression nobody knows": bytes(strange),
        "a gzip that is cut off": zipped[:-12],
        "a gzip with wrong bytes": zipped[:15] + b"\xff" * 8 + zipped[23:],
        "only the beginning of a zip": b"PK\x03\x04",
        "only the beginning of a gzip": b"\x1f\x8b\x08",
    }


@pytest.mark.parametrize("data", _damaged().values(), ids=_damaged())
def test_a_damaged_archive_is_refused(data: bytes) -> None:
    found = error(data)
    assert isinstance(found, BrokenRecord)
    assert str(found)


def test_what_is_damaged_further_on_gives_what_comes_before() -> None:
    data = gzip.compress("".join(f"{n:09}\n" for n in range(400_000)).encode(), 1)
    stream = io.BytesIO(data[: len(data) // 2])
    with pytest.raises(MscRegistryError):
        list(msc.scan(stream, formats=FORMATS, format="toy"))


def test_a_member_can_be_asked_for_alone() -> None:
    opened = Opened(io.BytesIO(packed({"a": toy("A1"), "b": toy("A2")})), "x.zip")
    _, wanted = members_of(opened, msc.Limits())
    (only,) = unpacked(opened, msc.Limits(), [wanted])
    assert isinstance(only, Opened)
    assert only.name == "x.zip/b"
    assert only.locator is None


class Broken(io.BytesIO):
    """A stream that cannot be read."""

    def read(self, _: int | None = -1) -> bytes:
        raise OSError(5, "Input/output error")


def test_a_stream_that_cannot_be_read_is_told() -> None:
    (failed,) = unpacked(Opened(Broken(), "x.zip"), msc.Limits())
    assert isinstance(failed, MscRegistryError)


class Failing(io.BytesIO):
    """A stream of which a part cannot be read."""

    bad = range(0)

    def read(self, size: int | None = -1) -> bytes:
        if self.tell() in self.bad:
            raise OSError(5, "Input/output error")
        return super().read(size)


@pytest.mark.parametrize("where", ["the list", "a member"])
def test_a_disk_that_fails_further_on_is_told(where: str) -> None:
    data = packed({"one.txt": toy("A1") + "%%\n" * 400, "two.txt": toy("A2")}, 0)
    stream = Failing(data)
    at = data.index(b"PK\x01\x02") if where == "the list" else data.index(b"TOY")
    stream.bad = range(at, at + 1)
    found = list(unpacked(Opened(stream, "x.zip"), msc.Limits()))
    assert isinstance(found[0], UnreadableSource)
    assert len(found) == (1 if where == "the list" else 2)


def test_a_member_that_does_not_begin_where_it_is_said_to_is_told() -> None:
    data = packed({"a.txt": toy("A1"), "b.txt": toy("B1")})
    at = data.index(b"PK\x03\x04", 4)
    first, second = scan(data[:at] + b"XX" + data[at + 2 :])
    assert first == "A1"
    assert "the member cannot be unpacked" in str(second)
