"""A file of XML into the records in it, without holding the whole.

::

    file    = before (record between)*
    record  = "<" tag … ">" … "</" tag ">"  |  "<" tag … "/>"
    before  = blanks, declaration, document type, comments, instructions, root and wrappers
    between = the same, but that no tag but the root's has attributes

What stands around the records is no part of any, and what may not stand there is refused.  None
stands in another: where the next begins, the one before it ends, though its end be missing.
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

#: What a piece of a file is: a record, or what stands before the first or after one.
_RECORD: Final = "record"
_BEFORE: Final = "before its first record"
_BETWEEN: Final = "between its records"

_LENGTH: Final = "a record's length in bytes"
_CHUNK: Final = 2**20
_SAMPLE: Final = 4096
_SHOWN: Final = 40
#: How many blanks may be in the end tag of a record.
_BLANKS: Final = 4096
#: What may hold that which only looks like a tag: a comment, a section of characters, and an
#: instruction.  The declaration is none, so that one with a faulty end takes no record with it.
_ASIDE: Final = rb"(?P<aside>!--|!\[CDATA\[|\?(?=[A-Za-wyz_:\x80-\xff]|x(?:[^m]|m(?:[^l]|l\S))))"
#: What ends each of them.
_CLOSING: Final = {b"!--": b"-->", b"![CDATA[": b"]]>", b"?": b"?>"}
#: A tag after its name, up to its end, or to the next where it has none; a ">" may be in quotes.
_IN_TAG: Final = (
    rb"(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+"
    rb"(?:(?P<empty>(?<=/)>)|[<>]|\"[^\"<]*+<|'[^'<]*+<)"
)
#: A piece of what may stand around records.
_MARKUP: Final = re.compile(
    rb"\s+|\xef\xbb\xbf|<!--.*?-->|<\?xml\s[^<>]*>|<\?.*?\?>"
    rb"|<!DOCTYPE[^>\[]*+(?:\[.*?\]\s*)?>"
    rb"|<(?P<end>/?)(?P<name>[A-Za-z_:\x80-\xff][^\s<>/=\"']*+)"
    rb"(?P<said>(?:\s+[^\s<>/=\"']++\s*=\s*(?:\"[^\"<]*+\"|'[^'<]*+'))*+)\s*(?P<empty>/?)>",
    re.DOTALL,
)


def xml_records(
    stream: BinaryIO, name: str, limits: Limits, tags: tuple[str, ...]
) -> Iterator[Source]:
    """Give the elements of some `tags` in a file, each with its place; none stands in another.

    One may lack its end; reading it will say so.  What stands around them and is no declaration,
    comment, instruction or wrapper is given as a source that is refused.

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
    around = _Around(tags)
    cutter = _Cutter(stream, limits.record_bytes, tags)
    for offset, size, data, kind in cutter.pieces():
        place = Locator("", offset=offset, length=size)
        if data is None:
            what = _LENGTH if kind == _RECORD else f"the length in bytes of what stands {kind}"
            error = TooLarge(name, what, size, limits.record_bytes)
            yield Source.refused(error, name, place)
        elif kind == _RECORD:
            if cutter.unclosed is None:
                yield decode_as(data, name, declared, place)
            else:
                yield Source.refused(_unclosed(name, cutter.unclosed), name, place)
        elif not data.isspace() and (left := around.left(data, kind)):
            shown = left[:_SHOWN].strip().decode("utf-8", "replace")
            why = f"{kind} stands something else: {shown!r}"
            yield Source.refused(BrokenRecord(name, why), name, place)


def _placeless(source: Source) -> Source:
    """Give the source of a record without its place; what was refused stays as it is."""
    try:
        return evolve(source, text=source.text, encoding=None, locator=None)
    except MscRegistryError:
        return source


def _unclosed(name: str, mark: bytes) -> BrokenRecord:
    why = f"'<{mark.decode()}' in a record is never closed, and the rest of the file belongs to it"
    return BrokenRecord(name, why, f"Write '{_CLOSING[mark].decode()}' where it ends.")


class _Around:
    """What may stand around the records of a file, told piece by piece from its beginning."""

    def __init__(self, tags: tuple[str, ...]) -> None:
        self._records = frozenset(tag.encode() for tag in tags)
        #: The name of the first tag; it comes again where files were joined.
        self._root: bytes | None = None

    def left(self, data: bytes, kind: str) -> bytes:
        """Give what stands around records from the first on that may not stand there."""
        at = 0
        #: Which elements are open, and where those begin that have more to say than their name.
        opened: list[tuple[bytes, int | None]] = []
        while at < len(data):
            found = _MARKUP.match(data, at)
            if found is None:
                return data[at:]
            if found["name"]:
                strange = self._before(found, opened) if kind == _BEFORE else self._between(found)
                if strange is not None:
                    return data[strange:]
            at = found.end()
        return b""

    def _before(self, tag: re.Match[bytes], opened: list[tuple[bytes, int | None]]) -> int | None:
        """Give where words are lost by a tag: an element that ends here has no records in it."""
        name = tag["name"]
        if tag["end"]:
            # What ends and did not begin is the rest of a record.
            return opened.pop()[1] if opened and opened[-1][0] == name else tag.start()
        self._root = self._root or name
        lost = self._lost(tag)
        if tag["empty"]:
            return lost
        opened.append((name, lost))
        return None

    def _between(self, tag: re.Match[bytes]) -> int | None:
        if tag["end"]:
            return tag.start() if tag["name"] in self._records else None
        return self._lost(tag)

    def _lost(self, tag: re.Match[bytes]) -> int | None:
        return tag.start() if tag["said"] and tag["name"] != self._root else None


class _Cutter:
    """Cuts a stream at the tags of its records; used up by one walk."""

    def __init__(self, stream: BinaryIO, most: int, tags: tuple[str, ...]) -> None:
        names = "|".join(map(re.escape, tags)).encode()
        begin = rb"(?:%s)(?=[\s/>])" % names
        end = rb"/(?:%s)\s{0,%d}>" % (names, _BLANKS)
        self._begin = re.compile(rb"<(?:%s|%s)" % (_ASIDE, begin))
        self._end = re.compile(rb"<(?:%s|%s|(?P<begin>%s))" % (_ASIDE, end, begin))
        self._tag = re.compile(rb"<(?:%s)%s" % (names, _IN_TAG))
        #: As many bytes as what is looked for may have.
        self._longest = max(len(tag.encode()) for tag in tags) + _BLANKS + len("<![CDATA[")
        self._stream = stream
        self._most = most
        #: What is held of the stream, where it begins there, and how far it is used up.
        self._held, self._offset, self._at = b"", 0, 0
        #: How much of the piece that is being read was let go of, for it is too long.
        self._lost = 0
        #: What begins a comment, or the like, that is still open where the stream ends.
        self.unclosed: bytes | None = None

    def pieces(self) -> Iterator[tuple[int, int, bytes | None, str]]:
        """Give each record, and what stands around it: where, how long, its bytes, which it is.

        Of what has more bytes than a record may have there are none.  A file without a record
        has no pieces.
        """
        kind = _BEFORE
        while (found := self._find(self._begin, 0)) is not None:
            if found.start() > self._at or self._lost:
                yield self._take(found.start(), kind)
            self.unclosed = None
            yield self._take(self._record_end(), _RECORD)
            kind = _BETWEEN
        if kind == _BETWEEN and (len(self._held) > self._at or self._lost):
            yield self._take(len(self._held), kind)

    def _record_end(self) -> int:
        """Give where the record ends that begins here."""
        _, end = self._empty(self._at)
        if end is not None:
            return end
        ahead = 1
        while (found := self._find(self._end, ahead)) is not None:
            if found["begin"] is None:
                return found.end()
            # The next record begins before this one has ended; an empty element of the same
            # name is none that could be lost, and may refer to another record.
            begin, end = self._empty(found.start())
            if end is None:
                return begin
            ahead = end - self._at
        return len(self._held)

    def _empty(self, at: int) -> tuple[int, int | None]:
        """Give where the tag `at` some place stands now, and where it ends if it has no end tag."""
        while True:
            found = self._tag.match(self._held, at, at + self._most)
            if found is not None:
                return at, found.end() if found["empty"] else None
            looked = self._more(at) if len(self._held) - at < self._most else None
            if looked is None:
                return at, None
            at = looked

    def _find(self, pattern: re.Pattern[bytes], ahead: int) -> re.Match[bytes] | None:
        """Give the next tag, from so many bytes ahead on; None where there is none."""
        at = self._at + ahead
        while True:
            found = pattern.search(self._held, at)
            if found is None:
                # The last bytes may be the beginning of a tag.
                looked = self._more(max(at, len(self._held) - self._longest))
                if looked is None:
                    return None
                at = looked
            elif found["aside"]:
                closing = _CLOSING[found["aside"]]
                at = found.end()
                while (end := self._held.find(closing, at)) < 0:
                    looked = self._more(max(at, len(self._held) - len(closing)))
                    if looked is None:
                        self.unclosed = found["aside"]
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
        # Twice as much each time, for all that is held is copied.
        held = len(self._held) - self._at
        data = self._stream.read(max(_CHUNK, min(held, self._most - held)))
        if not data:
            return None
        self._held, self._offset = self._held[self._at :] + data, self._offset + self._at
        looked, self._at = looked - self._at, 0
        return looked

    def _take(self, end: int, kind: str) -> tuple[int, int, bytes | None, str]:
        begin, self._at = self._at, end
        start, length = self._offset + begin - self._lost, end - begin + self._lost
        data = None if length > self._most else self._held[begin:end]
        self._lost = 0
        return start, length, data, kind
