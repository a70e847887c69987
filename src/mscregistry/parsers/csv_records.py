"""A table in text into its rows, each with the line of column names before it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, Final

from attrs import evolve

from mscregistry.errors import TooLarge
from mscregistry.lex.csv_rows import DELIMITERS, delimiter_of, line_ends, never_closed
from mscregistry.locator import Locator
from mscregistry.parsers.decoding import decode, sure_encoding
from mscregistry.parsers.json_records import source_of
from mscregistry.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.parsers.parser import Limits

_MARK: Final = b"\xef\xbb\xbf"
_SAMPLE: Final = 4096


def csv_records(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Source]:
    """Give the rows of a table; the text of each is the line of column names, and the row.

    Where a quote is never closed, which rows stand behind it is not known: all that follows is one
    record, and reading it says so.

    Raises:
        TooLarge: If a row has more bytes than a record may have.
        Undecodable: If it is not text.
        BrokenRecord: If a quote is never closed in a table of another encoding than UTF-8.
    """
    sample = stream.read(_SAMPLE)
    stream.seek(0)
    if sure_encoding(sample, name) not in {None, "utf-8-sig"}:
        # The bytes of other encodings are turned into UTF-8 first; where they stood is lost.
        data = stream.read(limits.record_bytes + 1)
        _check(len(data), name, limits)
        inside = BytesIO(decode(data, name).text.encode("utf-8", "surrogatepass"))
        for source in csv_records(inside, name, limits):
            yield evolve(source, text=source.text, encoding=None, locator=None)
        return
    mark = _MARK if sample.startswith(_MARK) else b""
    stream.seek(len(mark))
    header, closed = _row(stream, "".join(DELIMITERS), name, limits)
    if not closed:
        yield _broken(header, name, Locator("", offset=len(mark), length=len(header)))
        return
    at = begin = len(mark) + len(header)
    delimiter = delimiter_of(header.decode("latin-1"))  # the marks are ASCII in any encoding
    while True:
        row, closed = _row(stream, delimiter, name, limits)
        if not row:
            return
        place = Locator("", offset=at, length=len(row), header=begin)
        if not closed:
            yield _broken(row, name, place)
        elif row.strip():
            yield source_of(header + row, name, place)
        at += len(row)


def _row(stream: BinaryIO, delimiters: str, name: str, limits: Limits) -> tuple[bytes, bool]:
    """Give the next line, and those after it while a quote is open, and whether it was closed."""
    line = stream.readline(limits.record_bytes + 1)
    _check(len(line), name, limits)
    begun, within = line_ends(delimiters)
    if b'"' not in line or begun.fullmatch(line):
        return line, True
    lines, size = [line], len(line)
    while line := stream.readline(limits.record_bytes + 1):
        lines.append(line)
        size += len(line)
        _check(size, name, limits)
        if b'"' in line and within.fullmatch(line):
            return b"".join(lines), True
    return b"".join(lines), False


def _broken(row: bytes, name: str, place: Locator) -> Source:
    """Give the source of a row that goes on to the end of the file; who reads it is told why."""
    return Source.refused(never_closed(name, row.decode("utf-8", "replace")), name, place)


def _check(size: int, name: str, limits: Limits) -> None:
    if size > limits.record_bytes:
        raise TooLarge(name, "a row's length in bytes", size, limits.record_bytes)
