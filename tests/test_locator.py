"""Records are opened again where they lie, unless that has changed."""

from __future__ import annotations

import os
import zipfile
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

import mscregistry as msc
from mscregistry.errors import UnreadableSource
from mscregistry.locator import Locator
from mscregistry.source import Source

if TYPE_CHECKING:
    from pathlib import Path


def test_a_piece_of_a_file_is_read_with_what_belongs_before_it(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"A,B\n1,2\n3,4\n")
    assert Locator(str(path)).read() == b"A,B\n1,2\n3,4\n"
    assert Locator(str(path), offset=8).read() == b"3,4\n"
    assert Locator(str(path), offset=8, length=3, header=4).read() == b"A,B\n3,4"


def test_a_file_that_was_changed_or_is_gone_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"one")
    place = Locator(str(path), modified=path.stat().st_mtime_ns)
    assert place.read() == b"one"
    os.utime(path, ns=(1, 1))
    with pytest.raises(UnreadableSource, match="changed since it was read"):
        place.read()
    path.unlink()
    with pytest.raises(UnreadableSource, match="cannot be read again"):
        place.read()


def test_a_member_is_read_again_without_listing_the_archive_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in "ab":
            archive.writestr(name, name * 9)
    listed: list[zipfile.ZipFile] = []
    usual = zipfile.ZipFile.infolist

    def infolist(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
        listed.append(archive)
        return usual(archive)

    monkeypatch.setattr(zipfile.ZipFile, "infolist", infolist)
    assert Locator(str(path), "a", 2, 3).read() == b"aaa"
    assert Locator(str(path), "b").read() == b"b" * 9
    assert len(listed) == 1
    os.utime(path, ns=(1, 1))
    assert Locator(str(path), "b").read() == b"b" * 9
    assert len(listed) == 2
    with pytest.raises(UnreadableSource, match="cannot be read again"):
        Locator(str(path), "c").read()
    path.write_bytes(b"no archive any more")
    with pytest.raises(UnreadableSource, match="cannot be read again"):
        Locator(str(path), "a").read()


def test_what_lies_deep_in_something_packed_is_kept(tmp_path: Path) -> None:
    path = str(tmp_path / "a.gz")
    deep = 2**30
    for place in (Locator(path, offset=deep, gzipped=True), Locator(path, "a", offset=deep)):
        assert not place.is_near
        source = Source("é", "a", "utf-8", place)
        source.release()
        assert source.text == "é"
    assert Locator(path, offset=deep).is_near
    assert Locator(path, gzipped=True).is_near


def test_a_byte_order_mark_is_no_part_of_what_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffé".encode())
    source = Source("é", "a", "utf-8", Locator(str(path)))
    before = source.sha256
    source.release()
    assert source.sha256 == before
    assert source.text == "é"


def test_half_a_character_at_the_end_is_kept_as_it_was_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("ééé".encode()[:-1])
    source = Source("éé\ufffd", "a", "utf-8", Locator(str(path)))
    source.release()
    assert source.text == "éé\ufffd"


def test_a_source_lets_go_of_its_text_and_finds_it_again(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("é".encode())
    place = Locator(str(path))
    for source in (Source("é", "a", "utf-8", place), Source.of_bytes("é".encode(), "a", place)):
        source.release()
        path.write_bytes("ü".encode())
        assert source.data == "ü".encode()
        assert source.text == "ü"
        path.write_bytes("é".encode())


def test_what_cannot_be_found_again_is_kept(tmp_path: Path) -> None:
    for source in (
        Source("é"),
        Source("é", "a", "cp1252", Locator(str(tmp_path / "a.txt"))),
        evolve(Source("é", "a", "utf-8"), encoding=None),
    ):
        source.release()
        assert source.text == "é"


def test_load_keeps_no_text_but_knows_the_words(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"protocolSection":{"identificationModule":{"nctId":"NCT99999999"}}}')
    (reading,) = msc.load(path)
    stamp = path.stat().st_mtime_ns
    path.write_text('{"protocolSection":{"identificationModule":{"nctId":"NCT88888888"}}}')
    os.utime(path, ns=(stamp, stamp))
    assert reading.trial.trial_id == "NCT99999999"
    assert reading.words("trial_id") == "NCT88888888"
