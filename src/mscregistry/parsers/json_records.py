"""A file of JSON into the records in it, without holding the whole.

::

    file    = record | page | array | line*
    page    = "{" … '"studies": [' record ("," record)* "]" … "}"           API version 2
            | '{"FullStudiesResponse": {' … '"FullStudies": [' … "]}}"     API version 1
    array   = "[" record ("," record)* "]"                                   a site's download
    line    = record line-break                                              NDJSON
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, Final

from attrs import evolve

from mscregistry.errors import BrokenRecord, TooLarge
from mscregistry.locator import Locator
from mscregistry.parsers.decoding import decode, sure_encoding
from mscregistry.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.parsers.parser import Limits

_MARK: Final = b"\xef\xbb\xbf"
_CHUNK: Final = 2**20
#: More bytes than the mark between two studies has, blanks and all.
_OVERLAP: Final = 2**12
#: How far into a page its list of records may begin.
_HEAD: Final = 2**16
#: The list of records in a page of the API, of either version.
_LIST: Final = re.compile(
    rb'\s*(?:\[|\{\s*(?:"(?:totalCount|nextPageToken)"\s*:[^,{\[]*,\s*)*"studies"\s*:\s*\[|'
    rb'\{\s*"FullStudiesResponse"\s*:\s*\{(?:\s*"\w+"\s*:\s*(?:"[^"]*"|[\d.]+)\s*,)*'
    rb'\s*"FullStudies"\s*:\s*\[)\s*'
)
_KEYS: Final = (
    rb'\{\s*"(?:(?:protocol|results|annotation|document|derived)Section|hasResults|Rank|Study)"\s*:'
)
#: How a study begins.
_STUDY: Final = re.compile(_KEYS)
#: Where one study of a list ends and the next begins.  No text in JSON has a quote after a brace
#: that is not escaped, so this stands outside of texts, and it is found again after a broken one.
_NEXT: Final = re.compile(rb"\}\s*,\s*(?=" + _KEYS + rb")")
_TOKEN: Final = re.compile(rb'"(?:[^"\\]|\\.)*+"|[{}\[\]]', re.DOTALL)
_BLANK: Final = re.compile(rb"[\s,]*")
_TOGETHER: Final = re.compile(rb"\}\s*\{")


def json_records(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Source]:
    """Give the records of a file of JSON, each with its place in the file.

    A record that is broken is given too, as far as its end can be told; reading it will say what
    is wrong.

    Raises:
        TooLarge: If a record has more bytes than it may have.
        Undecodable: If it is not text.
        BrokenRecord: If it is a page or an array, and ends before its end.
    """
    head = stream.read(_HEAD)
    start = len(_MARK) if head.startswith(_MARK) else 0
    if sure_encoding(head, name) not in {None, "utf-8-sig"}:
        # The bytes of other encodings are turned into UTF-8 first; where they stood is lost.
        stream.seek(0)
        data = _whole(stream, name, limits)
        inside = BytesIO(decode(data, name).text.encode("utf-8", "surrogatepass"))
        for source in json_records(inside, name, limits):
            yield evolve(source, text=source.text, encoding=None, locator=None)
        return
    listed = _LIST.match(head, start)
    if listed is not None:
        pieces = _of_list(stream, listed.end(), name, limits)
    elif _is_lines(head[start:], ended=len(head) < _HEAD):
        pieces = _of_lines(stream, start, name, limits)
    else:
        pieces = _of_values(stream, start, name, limits)
    for offset, data in pieces:
        yield source_of(data, name, Locator("", offset=offset, length=len(data)))


def source_of(data: bytes, name: str, locator: Locator) -> Source:
    """Give the source of a record's bytes, which are UTF-8 unless shown otherwise."""
    if not data.isascii():
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            return evolve(decode(data, name), locator=locator)
    return Source.of_bytes(data, name, locator)


def _is_lines(head: bytes, *, ended: bool) -> bool:
    """Say whether each line is a record: the first is whole, or the second begins as it does."""
    first, found, rest = head.lstrip().partition(b"\n")
    if not found:
        return not ended and first.startswith(b"{")
    is_whole = first.startswith(b"{") and first.rstrip().endswith(b"}")
    return is_whole or rest.lstrip(b"\r\n").startswith(b"{")


def _of_lines(
    stream: BinaryIO, offset: int, name: str, limits: Limits
) -> Iterator[tuple[int, bytes]]:
    stream.seek(offset)
    while line := stream.readline(limits.record_bytes + 2):
        data = line.strip()
        _check(data, name, limits)
        if data:
            yield offset + line.index(data[:1]), data
        offset += len(line)


def _of_values(
    stream: BinaryIO, offset: int, name: str, limits: Limits
) -> Iterator[tuple[int, bytes]]:
    """Give the values that stand one after the other, mostly but one."""
    stream.seek(offset)
    data = _whole(stream, name, limits)
    at = 0
    if _TOGETHER.search(data) is not None:
        while (end := _end(data, at)) is not None:
            begin = at + len(data[at:end]) - len(data[at:end].lstrip())
            yield offset + begin, data[begin:end]
            at = end
    rest = data[at:]
    if bare := rest.strip():
        yield offset + at + rest.index(bare), bare


def _of_list(
    stream: BinaryIO, offset: int, name: str, limits: Limits
) -> Iterator[tuple[int, bytes]]:
    """Give the records of a list; `offset` is where the first begins."""
    stream.seek(offset)
    held, at, ended = b"", 0, False
    while True:
        # A record begins at `at`; the file is read on until its end is held too.
        looked = at
        while (cut := _cut(held, at, looked, ended=ended)) is None and not ended:
            held, at, offset = held[at:], 0, offset + at
            _check(held, name, limits)
            looked = max(len(held) - _OVERLAP, 0)
            more = stream.read(max(_CHUNK, len(held)))
            ended = not more
            held += more
        if cut is None:
            rest = held[at:].strip()
            if rest.startswith(b"{"):
                yield offset + at, rest
            if not rest.startswith(b"]"):
                raise BrokenRecord(name, "it ends in the middle of its list of records")
            return
        end, begin = cut
        _check(held[at:end], name, limits)
        yield offset + at, held[at:end]
        at = begin


def _cut(held: bytes, at: int, looked: int, *, ended: bool) -> tuple[int, int] | None:
    """Give where the record at `at` ends and where the next begins, if both can be told.

    Up to `looked` there is no mark between two studies.
    """
    if _STUDY.match(held, at):
        found = _NEXT.search(held, looked)
        if found is not None:
            return found.start() + 1, found.end()
        if not ended:
            return None
    if held[at : at + 1] in {b"", b"]"}:
        return None
    end = _end(held, at)
    if end is None:
        return None
    begin = _BLANK.match(held, end).end()  # type: ignore[union-attr]  # it fits nothing at all, too
    # What follows is held, so that it can be told from the end of the list.
    return (end, begin) if ended or begin < len(held) else None


def _end(data: bytes, at: int) -> int | None:
    """Give where the object or list that begins next ends, texts in it passed over."""
    depth = 0
    for token in _TOKEN.finditer(data, at):
        mark = data[token.start()]
        if mark in b"{[":
            depth += 1
        elif mark in b"}]":
            depth -= 1
            if depth <= 0:
                return token.end()
    return None


def _whole(stream: BinaryIO, name: str, limits: Limits) -> bytes:
    data = stream.read(limits.record_bytes + 1)
    _check(data, name, limits)
    return data


def _check(data: bytes, name: str, limits: Limits) -> None:
    if len(data) > limits.record_bytes:
        raise TooLarge(name, "a record's length in bytes", len(data), limits.record_bytes)
