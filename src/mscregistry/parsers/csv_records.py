"""A table in text into its rows, each with the line of column names before it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, Final

from attrs import evolve

from mscregistry.errors import TooLarge
from mscregistry.locator import Locator
from mscregistry.parsers.decoding import decode, sure_encoding
from mscregistry.parsers.json_records import source_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.parsers.parser import Limits
    from mscregistry.source import Source

_MARK: Final = b"\xef\xbb\xbf"
_SAMPLE: Final = 4096


def csv_records(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Source]:
    """Give the rows of a table; the text of each is the line of column names, and the row.

    Raises:
        TooLarge: If a row has more bytes than a record may have.
        Undecodable: If it is not text.
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
    header = _row(stream, name, limits)
    at = len(header)
    begin = header.removeprefix(_MARK)
    while row := _row(stream, name, limits):
        if row.strip():
            place = Locator("", offset=at, length=len(row), header=len(header))
            yield source_of(begin + row, name, place)
        at += len(row)


def _row(stream: BinaryIO, name: str, limits: Limits) -> bytes:
    """Give the next line, and the lines after it for as long as a quote is open."""
    lines: list[bytes] = []
    size = quotes = 0
    while line := stream.readline(limits.record_bytes + 1):
        lines.append(line)
        size += len(line)
        quotes += line.count(b'"')
        _check(size, name, limits)
        if quotes % 2 == 0:
            break
    return b"".join(lines)


def _check(size: int, name: str, limits: Limits) -> None:
    if size > limits.record_bytes:
        raise TooLarge(name, "a row's length in bytes", size, limits.record_bytes)
