"""A file of JSON into the records in it, without holding the whole.

::

    file    = (page | array)* (record | line*)
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
    from collections.abc import Generator, Iterator

    from mscregistry.parsers.parser import Limits

    #: Where a record begins, and its bytes, or how many they are that are too many.
    _Piece = tuple[int, bytes | int]

_LENGTH: Final = "a record's length in bytes"
_SHOWN: Final = 40
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
#: What may stand in a page beside its list.
_PLAIN: Final = (
    rb'\s*(?:,\s*"(?:totalCount|nextPageToken)"\s*:\s*(?:"(?:[^"\\]|\\.)*"|[-+.\w]+)\s*)*'
)
#: Where one study of a list ends and the next, or another list, begins.  No text in JSON has a
#: quote after a brace that is not escaped, so this stands outside of texts, and it is found again
#: after a broken one.
_NEXT: Final = re.compile(
    rb"\}\s*(?:,\s*(?=" + _KEYS + rb")|(?=\]" + _PLAIN + rb"(?:\}\s*){0,2}(?:\[\s*)?"
    rb'(?:\{\s*"(?:studies|totalCount|nextPageToken|FullStudiesResponse)"\s*:|' + _KEYS + rb")))"
)
_TOKEN: Final = re.compile(rb'"(?:[^"\\]|\\.)*+"|[{}\[\]]', re.DOTALL)
#: What may follow the last study of a list: plain values of the page, and its end.
_TAIL: Final = re.compile(rb"\](" + _PLAIN + rb")((?:\}\s*)*)", re.DOTALL)
_SCALAR: Final = re.compile(rb'"(?:[^"\\]|\\.)*"|[^\s,{}\[\]"]+|', re.DOTALL)
_BLANK: Final = re.compile(rb"[\s,]*")
_TOGETHER: Final = re.compile(rb"\}\s*\{")


def json_records(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Source]:
    """Give the records of a file of JSON, each with its place in the file.

    A record that is broken or too large is given too, as far as its end can be told; reading it
    will say what is wrong.

    Raises:
        TooLarge: If it cannot be cut, and has more bytes than a record may have.
        Undecodable: If it is not text.
        BrokenRecord: If it is a page or an array, and ends before its end or goes on after it.
    """
    head = stream.read(_HEAD)
    if sure_encoding(head, name) not in {None, "utf-8-sig"}:
        # The bytes of other encodings are turned into UTF-8 first; where they stood is lost.
        stream.seek(0)
        whole = stream.read(limits.record_bytes + 1)
        _check(len(whole), name, limits)
        inside = BytesIO(decode(whole, name).text.encode("utf-8", "surrogatepass"))
        for source in json_records(inside, name, limits):
            yield evolve(source, text=source.text, encoding=None, locator=None)
        return
    start = len(_MARK) if head.startswith(_MARK) else 0
    for offset, data in _pieces(stream, start, name, limits):
        if isinstance(data, int):
            # It has no text that could be held; whoever reads it is told why.
            error = TooLarge(name, _LENGTH, data, limits.record_bytes)
            yield Source.refused(error, name, Locator("", offset=offset, length=data))
        else:
            yield source_of(data, name, Locator("", offset=offset, length=len(data)))


def parted(source: Source) -> list[Source]:
    """Give the values that stand in a record that was cut from a list, if there are several.

    Between two studies there may be what is none: ``null``, a number, an empty object.
    """
    data, found, at = source.data, [], 0
    while (begin := _BLANK.match(data, at).end()) < len(data):  # type: ignore[union-attr]  # it fits nothing at all, too
        end = _end(data, begin) if data[begin : begin + 1] in b"{[" else None
        if end is None:
            end = _SCALAR.match(data, begin).end()  # type: ignore[union-attr]  # as above
        at = end if end > begin else len(data)
        place = source.locator
        if place is not None:
            place = evolve(place, offset=place.offset + begin, length=at - begin)
        found.append(Source.of_bytes(data[begin:at], source.name, place))
    return found if len(found) > 1 else []


def _pieces(stream: BinaryIO, start: int, name: str, limits: Limits) -> Iterator[_Piece]:
    """Give the records of all that stands in a file, be it one page after the other."""
    offset: int | None = start
    while offset is not None:
        stream.seek(offset)
        head = stream.read(_HEAD)
        listed = _LIST.match(head)
        if listed is not None:
            begin, opened = offset + listed.end(), listed[0].count(b"{")
            offset = yield from _of_list(stream, begin, opened, name, limits)
        elif offset == start or head.lstrip().startswith(b"{"):
            is_lines = _is_lines(head, ended=len(head) < _HEAD)
            yield from (_of_lines if is_lines else _of_values)(stream, offset, name, limits)
            return
        else:
            shown = head[:_SHOWN].decode("utf-8", "replace")
            why = f"after its list of records stands something else: {shown!r}"
            raise BrokenRecord(name, why, "If it is two files in one, part them.")


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


def _of_lines(stream: BinaryIO, offset: int, name: str, limits: Limits) -> Iterator[_Piece]:
    del name  # as the others have it
    stream.seek(offset)
    while line := stream.readline(limits.record_bytes + 2):
        size = len(line)
        data = line.strip()
        if len(data) > limits.record_bytes:
            while more := not line.endswith(b"\n") and stream.readline(_CHUNK):
                line = more
                size += len(more)
            yield offset, size
        elif data:
            yield offset + line.index(data[:1]), data
        offset += size


def _of_values(stream: BinaryIO, offset: int, name: str, limits: Limits) -> Iterator[_Piece]:
    """Give the values that stand one after the other, mostly but one."""
    stream.seek(offset)
    data = stream.read(limits.record_bytes + 1)
    _check(len(data), name, limits)
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
    stream: BinaryIO, offset: int, opened: int, name: str, limits: Limits
) -> Generator[_Piece, None, int | None]:
    """Give the records of a list, and then where what follows it begins, if anything does.

    `offset` is where the first begins, `opened` how many objects the list stands in.
    """
    stream.seek(offset)
    held, at, ended = b"", 0, False
    # Where a record began that is too long to be held, and was let go of.
    lost: int | None = None
    cut = None
    while held[at : at + 1] != b"]" and (cut is not None or not ended):
        # A record begins at `at`; the file is read on until its end is held too.
        cut = _cut(held, at, at, ended=ended, lost=False)
        while cut is None and not ended and held[at : at + 1] != b"]":
            held, at, offset = held[at:], 0, offset + at
            looked = max(len(held) - _OVERLAP, 0)
            if looked > limits.record_bytes:
                lost = offset if lost is None else lost
                held, offset, looked = held[looked:], offset + looked, 0
            more = stream.read(max(_CHUNK, min(len(held), limits.record_bytes)))
            ended = not more
            held += more
            cut = _cut(held, at, looked, ended=ended, lost=lost is not None)
        if cut is not None:
            end, begin = cut
            begun = offset + at if lost is None else lost
            fits = lost is None and end - at <= limits.record_bytes
            yield begun, held[at:end] if fits else offset + end - begun
            lost, at = None, begin
    rest = held[at:].lstrip()
    end = offset + len(held)
    if lost is not None:  # the list's end is in it
        yield lost, end - lost
        return None
    if rest.startswith(b"]"):
        return _behind(rest, stream, end - len(rest), opened, name)
    if rest.startswith(b"{"):
        yield end - len(rest), rest.rstrip()
    raise BrokenRecord(name, "it ends in the middle of its list of records")


def _behind(held: bytes, stream: BinaryIO, offset: int, opened: int, name: str) -> int | None:
    """Give where what follows a page begins, by what is held of its end; None if nothing does."""
    tail = held + stream.read(_HEAD)
    found = _TAIL.match(tail)
    if found is None or found[2].count(b"}") != opened or (found[1].strip() and not opened):
        shown = tail[:_SHOWN].decode("utf-8", "replace")
        raise BrokenRecord(name, f"its list of records does not end as one does: {shown!r}")
    at, rest = offset + found.end(), tail[found.end() :]
    while not (bare := rest.lstrip()):
        at += len(rest)
        rest = stream.read(_HEAD)
        if not rest:
            return None
    return at + len(rest) - len(bare)


def _cut(held: bytes, at: int, looked: int, *, ended: bool, lost: bool) -> tuple[int, int] | None:
    """Give where the record at `at` ends and where the next begins, if both can be told.

    Up to `looked` there is no mark between two studies; what was `lost` ends at such a mark only.
    """
    if lost or _STUDY.match(held, at):
        found = _NEXT.search(held, looked)
        if found is not None:
            return found.start() + 1, found.end()
        if lost or not ended:
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


def _check(size: int, name: str, limits: Limits) -> None:
    if size > limits.record_bytes:
        raise TooLarge(name, _LENGTH, size, limits.record_bytes)
