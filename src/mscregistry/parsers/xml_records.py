"""A file of XML into the records in it, without holding the whole.

::

    file   = anything (record between)*
    record = "<" tag … ">" … "</" tag ">"
    between = blanks, comments, instructions, tags

What stands around the records, the root and its declarations, is no part of any.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, Final

from attrs import evolve

from mscregistry.errors import BrokenRecord, MscRegistryError, TooLarge
from mscregistry.locator import Locator
from mscregistry.parsers.decoding import declared_encoding, decode, decode_as, sure_encoding
from mscregistry.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.parsers.parser import Limits

_CHUNK: Final = 2**20
_SAMPLE: Final = 4096
_SHOWN: Final = 40
#: More bytes than the tag of a record has.
_LONGEST: Final = 256
#: What ends a comment, and a section of characters.
_CLOSING: Final = {b"<!--": b"-->", b"<![CDATA[": b"]]>"}
#: Blanks, tags, comments, instructions: what may stand between two records.
_MARKUP: Final = re.compile(
    rb"(?:\s+|<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^>\[]*>|</?[A-Za-z_][^<>]*>)*+", re.DOTALL
)
#: The end of a tag, or the beginning of the next where it has none.
_TAG_END: Final = re.compile(rb"(?P<aside>(?!))|[<>]")


def xml_records(
    stream: BinaryIO, name: str, limits: Limits, tags: tuple[str, ...]
) -> Iterator[Source]:
    """Give the elements of some `tags` in a file, each with its place; none stands in another.

    The last may lack its end; reading it will say so.

    Raises:
        Undecodable: If it is not text.
    """
    sample = stream.read(_SAMPLE)
    stream.seek(0)
    if sure_encoding(sample, name) not in {None, "utf-8-sig"}:
        # The bytes of other encodings are turned into UTF-8 first; where they stood is lost.
        whole = stream.read(limits.record_bytes + 1)
        if len(whole) > limits.record_bytes:
            raise TooLarge(name, "its length in bytes", len(whole), limits.record_bytes)
        inside = BytesIO(decode(whole, name).text.encode("utf-8", "surrogatepass"))
        for source in xml_records(inside, name, limits, tags):
            yield _placeless(source)
        return
    declared = declared_encoding(sample)
    for offset, size, data, is_record in _Cutter(stream, limits.record_bytes, tags).pieces():
        place = Locator("", offset=offset, length=size)
        if data is None:
            error = TooLarge(name, "a record's length in bytes", size, limits.record_bytes)
            yield Source.refused(error, name, place)
        elif is_record:
            yield decode_as(data, name, declared, place)
        elif left := _after_markup(data):
            shown = left[:_SHOWN].strip().decode("utf-8", "replace")
            why = f"between its records stands something else: {shown!r}"
            yield Source.refused(BrokenRecord(name, why), name, place)


def _placeless(source: Source) -> Source:
    """Give the source of a record without its place; what was refused stays as it is."""
    try:
        return evolve(source, text=source.text, encoding=None, locator=None)
    except MscRegistryError:
        return source


def _after_markup(data: bytes) -> bytes:
    """Give what stands between two records from the first on that may not stand there."""
    markup = _MARKUP.match(data)
    return data if markup is None else data[markup.end() :]


class _Cutter:
    """Cuts a stream at the tags of its records; used up by one walk."""

    def __init__(self, stream: BinaryIO, most: int, tags: tuple[str, ...]) -> None:
        names = "|".join(map(re.escape, tags)).encode()
        #: Before a tag there may be a comment or a section of characters that holds what looks
        #: like one.
        aside = rb"(?P<aside><!--|<!\[CDATA\[)"
        self._begin = re.compile(rb"%s|<(?:%s)(?=[\s/>])" % (aside, names))
        self._end = re.compile(rb"%s|</(?:%s)\s*>" % (aside, names))
        self._empty = re.compile(rb"<(?:%s)(?:\s[^<>]*)?/>" % names)
        self._stream = stream
        self._most = most
        #: What is held of the stream, where it begins there, and how far it is used up.
        self._held, self._offset, self._at = b"", 0, 0
        #: How much of the piece that is being read was let go of, for it is too long.
        self._lost = 0

    def pieces(self) -> Iterator[tuple[int, int, bytes | None, bool]]:
        """Give each record, and what stands between two: where, how long, its bytes, which of both.

        Of what has more bytes than a record may have there are none.
        """
        found = self._find(self._begin, 0)
        self._at = len(self._held) if found is None else found.start()
        self._lost = 0
        while found is not None:
            self._find(_TAG_END, 1)
            ended = self._empty.match(self._held, self._at) or self._find(self._end, 1)
            yield self._take(ended.end() if ended else len(self._held), is_record=True)
            found = self._find(self._begin, 0)
            end = len(self._held) if found is None else found.start()
            if end > self._at or self._lost:
                yield self._take(end, is_record=False)

    def _find(self, pattern: re.Pattern[bytes], ahead: int) -> re.Match[bytes] | None:
        """Give the next tag, from so many bytes ahead on; None where there is none."""
        at = self._at + ahead
        while True:
            found = pattern.search(self._held, at)
            if found is None:
                # The last bytes may be the beginning of a tag.
                looked = self._more(max(at, len(self._held) - _LONGEST))
                if looked is None:
                    return None
                at = looked
            elif found["aside"]:
                closing = _CLOSING[found["aside"]]
                at = found.end()
                while (end := self._held.find(closing, at)) < 0:
                    looked = self._more(max(at, len(self._held) - len(closing)))
                    if looked is None:
                        return None
                    at = looked
                at = end + len(closing)
            else:
                return found

    def _more(self, looked: int) -> int | None:
        """Read on, and give where what was `looked` at ends now; None at the end of the file."""
        if looked - self._at > self._most:
            self._lost += looked - self._at
            self._at = looked
        data = self._stream.read(_CHUNK)
        self._held, self._offset = self._held[self._at :] + data, self._offset + self._at
        looked, self._at = looked - self._at, 0
        return looked if data else None

    def _take(self, end: int, *, is_record: bool) -> tuple[int, int, bytes | None, bool]:
        begin, self._at = self._at, end
        start, length = self._offset + begin - self._lost, end - begin + self._lost
        data = None if length > self._most else self._held[begin:end]
        self._lost = 0
        return start, length, data, is_record
