"""A text file of many records into the records in it, without holding the whole."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, Final

from attrs import evolve

from mscregistry.errors import TooLarge
from mscregistry.locator import Locator
from mscregistry.parsers.decoding import decode, sure_encoding
from mscregistry.parsers.json_records import source_of
from mscregistry.source import Source

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from mscregistry.parsers.parser import Limits

_MARK: Final = b"\xef\xbb\xbf"
_CHUNK: Final = 2**20
_SAMPLE: Final = 4096
#: More bytes than what shows that a record begins, and the line break before it.
_OVERLAP: Final = 2**12
_LENGTH: Final = "a record's length in bytes"


def text_records(
    stream: BinaryIO, name: str, limits: Limits, begins: re.Pattern[bytes]
) -> Iterator[Source]:
    """Give the records of a text, each of which begins where the pattern is found.

    What stands before the first belongs to the first.  A record that is too large is given too;
    reading it will say so.

    Raises:
        TooLarge: If its encoding is not UTF-8, and it has more bytes than a record may have.
        Undecodable: If it is not text.
    """
    sample = stream.read(_SAMPLE)
    stream.seek(0)
    if sure_encoding(sample, name) not in {None, "utf-8-sig"}:
        # The bytes of other encodings are turned into UTF-8 first; where they stood is lost.
        data = stream.read(limits.record_bytes + 1)
        if len(data) > limits.record_bytes:
            raise TooLarge(name, _LENGTH, len(data), limits.record_bytes)
        inside = BytesIO(decode(data, name).text.encode("utf-8", "surrogatepass"))
        for source in text_records(inside, name, limits, begins):
            yield evolve(source, text=source.text, encoding=None, locator=None)
        return
    for offset, length, piece in _Cutter(stream, begins, limits.record_bytes).pieces():
        place = Locator("", offset=offset, length=length)
        if piece is None:
            yield Source.refused(TooLarge(name, _LENGTH, length, limits.record_bytes), name, place)
        elif piece.strip():
            yield source_of(piece, name, place)


class _Cutter:
    """What is held of a file while it is cut."""

    def __init__(self, stream: BinaryIO, begins: re.Pattern[bytes], most: int) -> None:
        """Begin at the beginning, after the mark of its encoding."""
        self._stream = stream
        self._begins = begins
        self._most = most
        self._offset = len(_MARK) if stream.read(len(_MARK)) == _MARK else 0
        stream.seek(self._offset)
        #: What is held, where in it the record begins, and how much of it was let go of before.
        self._held = b""
        self._at = 0
        self._lost = 0

    def pieces(self) -> Iterator[tuple[int, int, bytes | None]]:
        """Give where each record begins, its length, and its bytes unless they are too many."""
        looked = 0
        is_first = True
        while data := self._stream.read(max(_CHUNK, min(len(self._held), self._most))):
            self._held += data
            # What may be the beginning of a mark is looked at again once more is held.
            last = len(self._held) - _OVERLAP
            for found in self._begins.finditer(self._held, looked):
                if found.start() >= last:
                    break
                looked = found.end()
                if not is_first:
                    yield self._take(found.start())
                is_first = False
            looked = self._let_go(max(looked, last, 0))
        for found in self._begins.finditer(self._held, looked):
            if not is_first:
                yield self._take(found.start())
            is_first = False
        yield self._take(len(self._held))

    def _let_go(self, looked: int) -> int:
        """Let go of what was given or is too long, and give up to where the rest was looked at."""
        keep = self._at
        if looked - keep + self._lost > self._most:
            # One byte before is kept, by which the beginning of a line is told.
            keep = max(looked - 1, keep)
        self._lost += keep - self._at
        self._offset += keep - self._at
        self._held = self._held[keep:]
        self._at = 0
        return looked - keep

    def _take(self, end: int) -> tuple[int, int, bytes | None]:
        """Give the record that ends there, and begin the next."""
        length = end - self._at + self._lost
        offset = self._offset - self._lost
        data = self._held[self._at : end] if length <= self._most and not self._lost else None
        self._offset += end - self._at
        self._at, self._lost = end, 0
        return offset, length, data
