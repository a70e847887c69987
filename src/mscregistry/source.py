"""The text a record came in, and words that know where in it they stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from codecs import BOM_UTF8
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, NoReturn, Self

from attrs import field, frozen

from mscregistry.deferred import Deferring, defer, is_waiting
from mscregistry.errors import MscRegistryError
from mscregistry.locator import Locator, changed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@frozen(order=True)
class Span:
    """A piece of a source's text: the characters from `start` up to `end`.

    `decoded` is what the piece stands for where that is not the piece itself: an HTML
    entity, a line break that the page's markup implies.

    >>> Span(0, 5).of("amp: &amp;"), Span(5, 10, "&").of("amp: &amp;")
    ('amp: ', '&')
    """

    #: Offset of the first character.
    start: int
    #: Offset after the last character; equal to `start` where markup alone implies the words.
    end: int
    #: What the piece stands for; `None` where it stands for itself.
    decoded: str | None = None

    def of(self, text: str) -> str:
        """Give the words of this span in the text it was made for."""
        return text[self.start : self.end] if self.decoded is None else self.decoded


class Words:
    """A string that knows the spans it was read from; slicing keeps them true.

    The spans, read in order and joined, are the text exactly.  Most words are one plain
    piece of the source, and those cost no more than their offset.

    >>> words = Words.plain("Sex | All |", 6, 9)
    >>> words.text, words.spans
    ('All', (Span(start=6, end=9, decoded=None),))
    """

    __slots__ = ("_spans", "_starts", "start", "text")

    def __init__(self, text: str, start: int, spans: tuple[Span, ...] | None = None) -> None:
        """Hold `text`, which stands at `start`, or in the `spans` where it is in pieces."""
        self.text = text
        self.start = start
        self._spans = spans
        self._starts: list[int] | None = None

    @classmethod
    def plain(cls, source: str, start: int, end: int) -> Words:
        """Give the words of one plain piece of a source's text."""
        return cls(source[start:end], start)

    @classmethod
    def joined(cls, pieces: Iterable[Words | Span], source: str) -> Words:
        """Give one string from pieces in reading order; adjoining spans become one."""
        spans: list[Span] = []
        for piece in pieces:
            for span in (piece,) if isinstance(piece, Span) else piece.spans:
                last = spans[-1] if spans else None
                if (
                    last is not None
                    and last.decoded is None
                    and span.decoded is None
                    and last.end == span.start
                ):
                    spans[-1] = Span(last.start, span.end)
                elif span.start != span.end or span.decoded:
                    spans.append(span)
        text = "".join([span.of(source) for span in spans])
        if len(spans) == 1 and spans[0].decoded is None:
            return cls(text, spans[0].start)
        return cls(text, spans[0].start if spans else 0, tuple(spans))

    @property
    def spans(self) -> tuple[Span, ...]:
        """The pieces of the source that these words are."""
        if self._spans is None:
            return (Span(self.start, self.start + len(self.text)),) if self.text else ()
        return self._spans

    @property
    def end(self) -> int:
        """The offset in the source after the last character."""
        if self._spans is None:
            return self.start + len(self.text)
        return self._spans[-1].end if self._spans else self.start

    def slice(self, start: int, end: int) -> Words:
        """Give the words from offset `start` up to `end` of `text`."""
        if self._spans is None:
            return Words(self.text[start:end], self.start + start)
        return Words(self.text[start:end], self._place(start), tuple(self._cut(start, end)))

    def strip(self) -> Words:
        """Give the words without white space at either end."""
        text = self.text
        bare = text.strip()
        if len(bare) == len(text):
            return self
        start = len(text) - len(text.lstrip())
        return self.slice(start, start + len(bare))

    def split(self, separator: str) -> list[Words]:
        """Give the stripped pieces between separators, empty ones too."""
        pieces: list[Words] = []
        start = 0
        while (found := self.text.find(separator, start)) >= 0:
            pieces.append(self.slice(start, found).strip())
            start = found + len(separator)
        pieces.append(self.slice(start, len(self.text)).strip())
        return pieces

    def _offsets(self) -> list[int]:
        if self._starts is None:
            at = 0
            starts = []
            for span in self.spans:
                starts.append(at)
                at += span.end - span.start if span.decoded is None else len(span.decoded)
            self._starts = starts
        return self._starts

    def _place(self, offset: int) -> int:
        spans = self.spans
        if not spans:
            return self.start
        starts = self._offsets()
        index = max(bisect_right(starts, offset) - 1, 0)
        span, into = spans[index], offset - starts[index]
        if span.decoded is None:
            return span.start + into
        # A decoded piece has no places inside it.
        return span.start if into < len(span.decoded) else span.end

    def _cut(self, start: int, end: int) -> Iterator[Span]:
        spans, starts = self.spans, self._offsets()
        for index in range(max(bisect_right(starts, start) - 1, 0), len(spans)):
            span, at = spans[index], starts[index]
            if at >= end:
                return
            length = span.end - span.start if span.decoded is None else len(span.decoded)
            low, high = max(start - at, 0), min(end - at, length)
            if low >= high:
                continue
            if span.decoded is None:
                yield Span(span.start + low, span.start + high)
            else:
                # A part of a decoded piece still rests on the whole piece.
                yield Span(span.start, span.end, span.decoded[low:high])

    def __len__(self) -> int:
        """Count the characters."""
        return len(self.text)

    def __str__(self) -> str:
        """Give the bare text."""
        return self.text

    def __repr__(self) -> str:
        """Show the text and where it starts."""
        return f"Words({self.text!r} at {self.start})"


@frozen
class Source(Deferring):
    r"""One record's text as it was received: decoded, its newlines untouched.

    >>> source = Source("Sex\nAll", name="page.txt")
    >>> len(source), source.line_of(4)
    (7, 2)
    """

    deferrable: ClassVar[frozenset[str]] = frozenset({"text"})

    #: The decoded text; never edited, so that spans stay true.
    text: str = field(repr=False)
    #: What to call it in messages: a file name, or ``<text>``.
    name: str = "<text>"
    #: The encoding its bytes were decoded with; `None` where it came as text.
    encoding: str | None = None
    #: Where it can be opened again, where that is known.
    locator: Locator | None = None

    @classmethod
    def of_bytes(cls, data: bytes, name: str, locator: Locator | None = None) -> Self:
        """Give the source of some bytes that are known to be UTF-8; decoded when asked for."""
        source = cls.__new__(cls)
        for one, value in (("name", name), ("encoding", "utf-8"), ("locator", locator)):
            object.__setattr__(source, one, value)
        defer(source, _decoded, data)
        return source

    @classmethod
    def refused(cls, error: MscRegistryError, name: str, locator: Locator) -> Self:
        """Give the source of a record that cannot be held; who asks for its text is told why."""
        source = cls.of_bytes(b"", name, locator)
        defer(source, _refuse, error)
        return source

    @property
    def data(self) -> bytes:
        """The text as bytes in UTF-8; halves of surrogate pairs, which it has not, as they are.

        Raises:
            MscRegistryError: If it cannot be held, or cannot be read again.
        """
        later = getattr(self, "_later", None)
        if later is None:
            return self.text.encode("utf-8", "surrogatepass")
        held: bytes | Locator | MscRegistryError = later[1]
        if isinstance(held, MscRegistryError):
            raise held
        return held.read().removeprefix(BOM_UTF8) if isinstance(held, Locator) else held

    def release(self) -> None:
        """Let go of the text, where it can be read again from the file it came from.

        Nothing else changes: whoever asks for the text finds it.  What was decoded from
        another encoding than UTF-8, came from no file, or lies deep in something packed,
        is kept.
        """
        if self.locator is None or self.encoding != "utf-8" or not self.locator.is_near:
            return
        held = not is_waiting(self, "text")
        if held and self.text.endswith("\ufffd"):
            return  # what the file ends in may be half a character
        defer(self, _reopened, self.locator)
        if held:
            object.__delattr__(self, "text")

    @property
    def sha256(self) -> str:
        """The SHA-256 of the text as UTF-8, in hexadecimal."""
        from hashlib import sha256

        return sha256(self.data).hexdigest()

    def line_of(self, offset: int) -> int:
        """Give the number, from 1, of the line in which the offset stands."""
        return bisect_right(self._line_ends, offset - 1) + 1

    @cached_property
    def _line_ends(self) -> list[int]:
        """The offsets of the line feeds, found once for all who ask for lines."""
        return [found.start() for found in re.finditer("\n", self.text)]

    def words(self, spans: Iterable[Span]) -> str:
        """Give the words of the spans, joined in their order."""
        return "".join([span.of(self.text) for span in spans])

    def evolve_text(self, text: str) -> Self:
        """Give a source of the same name with another text."""
        return type(self)(text, name=self.name)

    def __len__(self) -> int:
        """Count the characters of the text."""
        return len(self.text)


def _reopened(locator: Locator, _: str) -> dict[str, object]:
    try:
        return {"text": locator.read().removeprefix(BOM_UTF8).decode("utf-8")}
    except UnicodeDecodeError:  # by a hand that left the file's size and time as they were
        raise changed(locator.path) from None


def _refuse(error: MscRegistryError, _: str) -> NoReturn:
    raise error


def _decoded(data: bytes, _: str) -> dict[str, object]:
    return {"text": data.decode("utf-8")}
