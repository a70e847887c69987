"""What a parser is: a frozen value that recognises one format and reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import IntEnum
from typing import Any, BinaryIO, Final

from attrs import field, frozen
from attrs.validators import and_, ge, instance_of, le

from mscregistry.extensions import FAILURES, told
from mscregistry.reading import Reading
from mscregistry.source import Source

#: How many characters of a document `Head` holds.
HEAD_LENGTH: Final = 65_536


class Strength(IntEnum):
    """How sure a parser is that a document is of its format."""

    #: It is not, as far as one can see.
    NONE = 0
    #: It looks like it: several of its usual words are there.
    SHAPED = 1
    #: Its structure is there: fixed labels, in place.
    STRUCTURED = 2
    #: It says so itself: a root element, a schema, a line that only this site has.
    MARKED = 3


@frozen
class Head:
    """The beginning of a document, by which its format is recognised."""

    #: The first 65,536 characters.
    text: str = field(repr=False)
    #: The name of the file or source.
    name: str = "<text>"


@frozen
class Match:
    """What a parser thinks of a document."""

    #: How sure it is.
    strength: Strength
    #: What it saw, or what it missed.
    why: str
    #: What kind of document this is that is recognised and cannot be read; empty otherwise.
    refused: str = ""
    #: What to read instead.
    hint: str = ""
    #: Whether something of the format was seen, though too little.
    close: bool = False


#: More than any file has.
_ENDLESS: Final = 2**60
_POSITIVE: Final = and_(instance_of(int), ge(1), le(_ENDLESS))


@frozen
class Limits:
    """How large a document may be, so that time and memory stay bounded.

    >>> Limits(record_bytes=10**6).record_bytes
    1000000
    """

    #: Bytes of one record: 256 MiB.
    record_bytes: int = field(default=256 * 2**20, validator=_POSITIVE)
    #: Bytes that may come out of one archive, all in all: 64 GiB.
    archive_bytes: int = field(default=64 * 2**30, validator=_POSITIVE)
    #: How many times the bytes that went into a member may come out of it; looked at once 64 MiB
    #: have come out, for small members of much blank are no harm.
    archive_ratio: int = field(default=200, validator=_POSITIVE)
    #: Members of one archive.
    archive_members: int = field(default=2_000_000, validator=_POSITIVE)


@frozen
class Parser:
    """A format, as a value: how to recognise it, cut it into records, and read one.

    Its functions are defined at module level, so that it can be sent to another process.
    """

    #: The short name, as in ``read(…, format="aggregator")``.
    name: str
    #: What it is called in a sentence.
    title: str
    #: Says how well the beginning of a document fits.
    recognise: Callable[[Head], Match]
    #: Gives the records of a file, one source each.
    records: Callable[[BinaryIO, str, Limits], Iterator[Source]]
    #: Cuts one record into what `parse` takes: lines, or a tree.
    lex: Callable[[Source], Any]
    #: Reads that.
    parse: Callable[[Any], Reading]
    #: Whether the corridor looks for damaged characters; a parser may do that itself, later.
    checks_text: bool = True
    #: Whether `records` cuts files, so that a text that is handed over is cut too.
    many: bool = False
    #: The distribution that brought it; empty for the parsers of this package.
    distribution: str = ""

    def match(self, head: Head) -> Match:
        """Say how well the beginning of a document fits; of a parser that fails, not at all."""
        try:
            return self.look(head)
        except FAILURES as error:  # a plug-in's fault may not stop the others
            return Match(Strength.NONE, f"it could not be looked at: {told(error)}", close=True)

    def look(self, head: Head) -> Match:
        """Say how well the beginning of a document fits; what `recognise` raises is raised.

        Raises:
            TypeError: If `recognise` gives something else than it should.
        """
        found: object = self.recognise(head)
        if not isinstance(found, Match):
            raise TypeError(f"recognise gave something of type {_kind(found)}, and not a Match")
        # A number would be greater than any strength, or be no one's equal.
        if not isinstance(found.strength, Strength):
            kind = _kind(found.strength)
            raise TypeError(f"recognise gave a strength of type {kind}, and not a Strength")
        return found

    def read(self, source: Source) -> Reading:
        """Give the reading of one record; what `lex` and `parse` raise is raised.

        Raises:
            TypeError: If `parse` gives something else than it should.
        """
        found: object = self.parse(self.lex(source))
        if not isinstance(found, Reading):
            raise TypeError(f"parse gave something of type {_kind(found)}, and not a Reading")
        return found

    def cut(self, stream: BinaryIO, name: str, limits: Limits) -> Iterator[Source]:
        """Give the records of a file; what `records` raises is raised.

        Raises:
            TypeError: If `records` gives something else than it should.
        """
        found: object
        for found in self.records(stream, name, limits):
            if not isinstance(found, Source):
                raise TypeError(f"records gave something of type {_kind(found)}, and not a Source")
            yield found


def _kind(found: object) -> str:
    return repr(type(found).__name__)
