"""A document as it was read: the trial, and where each of its words stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from mscregistry.errors import NoSuchPath
from mscregistry.issues import Issue
from mscregistry.model import Trial
from mscregistry.source import Source, Span, Words

if TYPE_CHECKING:
    from collections.abc import Iterable


class Use(StrEnum):
    """What became of a piece of a document."""

    #: A field of the trial took it.
    FACT = "fact"
    #: It names a field.
    LABEL = "label"
    #: It only shapes the page: tags, bullets, table rules, punctuation between values.
    MARKUP = "markup"
    #: A fixed line of the site, known exactly.
    BOILERPLATE = "boilerplate"
    #: Nothing took it.
    UNREAD = "unread"


@frozen
class Part:
    """One piece of a document and its use."""

    #: What became of it.
    use: Use
    #: Where it stands.
    span: Span


@frozen
class Coverage:
    """A document cut into parts that do not overlap, so that nothing is lost unseen."""

    #: The parts, in the document's order; blank characters are in none.
    parts: tuple[Part, ...] = field(repr=False)
    #: How many non-blank characters each use has.
    counts: Mapping[Use, int]

    @property
    def total(self) -> int:
        """The number of non-blank characters."""
        return sum(self.counts.values())

    @property
    def share_read(self) -> float:
        """The share of the characters that is not unread, 1.0 for an empty document."""
        return 1 - self.counts[Use.UNREAD] / self.total if self.total else 1.0

    def __str__(self) -> str:
        """Give the counts in a line."""
        return ", ".join(f"{use} {self.counts[use]:,}" for use in Use)


class Origins(Mapping[str, tuple[Span, ...]]):
    """Field paths and the spans their words stand in, in the order they were read."""

    __slots__ = ("_words",)

    def __init__(self, words: Mapping[str, Words | tuple[Span, ...]] | None = None) -> None:
        """Hold words, whose spans are worked out when asked for."""
        self._words = dict(words or {})

    def __getitem__(self, path: str) -> tuple[Span, ...]:
        """Give the spans of one field."""
        words = self._words[path]
        return words if isinstance(words, tuple) else words.spans

    def __iter__(self) -> Iterator[str]:
        """Give the paths."""
        return iter(self._words)

    def __len__(self) -> int:
        """Count the paths."""
        return len(self._words)

    def __reduce__(self) -> tuple[type[Origins], tuple[dict[str, tuple[Span, ...]]]]:
        """Pickle the spans and not the words, which also serves the oldest protocols."""
        return (type(self), (dict(self),))

    def __repr__(self) -> str:
        """Say how many fields have their words known."""
        return f"<Origins of {len(self)} fields>"


#: Marks that say nothing where they stand alone, between or around values: rules and bars of
#: tables, bullets, brackets, commas, quotes, escape marks, invisible marks.
_MARKS: Final = frozenset(
    "|-–—_*•·◦○●▪■+,;:.…/\\()[]{}<>!&'\"`\u00b4’“”‘=#~©®™\ufeff\u200b\u200e\u200f\u00ad"
)
_STEP: Final = re.compile(r"(?:^|\.)([A-Za-z_]\w*)|\[(\d+)\]")


@frozen
class Reading:
    """What one document says, and where it says it.

    Two readings are equal when their trials, words, issues and sources are.  A reading has
    no hash, for its mappings have none; its `trial` has one.
    """

    __hash__ = None  # type: ignore[assignment]  # a mapping inside could not be hashed

    #: The facts.
    trial: Trial
    #: The document.
    source: Source
    #: The name of the format it was read as.
    format: str
    #: Field path → the spans its words stand in.
    origins: Origins = field(factory=Origins, repr=False)
    #: What is wrong with the document, as far as reading it can tell.
    issues: tuple[Issue, ...] = ()
    #: Further places that say the same as a field, by path; each is several spans.
    repeats: Mapping[str, tuple[Span, ...]] = field(factory=dict, repr=False)
    #: Where labels stand.
    labels: tuple[Span, ...] = field(default=(), repr=False)
    #: Where fixed lines of the site stand.
    boilerplate: tuple[Span, ...] = field(default=(), repr=False)
    #: Where markup stands that is more than punctuation.
    markup: tuple[Span, ...] = field(default=(), repr=False)

    def words(self, path: str) -> str:
        """Give the exact words of the document that a field or derived view was read from.

        A path is written as in Python: ``overall_status``, ``arms[1].label``,
        ``eligibility.criteria[3]``.  A node with fields below it gives theirs, a line each.

        Raises:
            NoSuchPath: If there is no such field, or the document gave it no words.
        """
        return "\n".join([self.source.words(spans) for spans in self._pieces(path)])

    def spans(self, path: str) -> tuple[Span, ...]:
        """Give the spans that `words` joins.

        Raises:
            NoSuchPath: If there is no such field, or the document gave it no words.
        """
        return tuple([span for piece in self._pieces(path) for span in piece])

    def _pieces(self, path: str) -> list[tuple[Span, ...]]:
        if path in self.origins:
            return [self.origins[path]]
        value = follow(self.trial, path)
        if (place := getattr(value, "place", None)) is not None:
            origin, spans = place
            return [self._through(origin, spans)]
        below = [
            spans
            for known, spans in self.origins.items()
            if not path or (known.startswith(path) and known[len(path)] in ".[")
        ]
        if not below:
            raise NoSuchPath(path, "the document gives it no words")
        return sorted(below)

    def _through(self, path: str, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Give spans of the source for spans of a field's text."""
        words = Words("", 0, self.origins[path])
        words.text = self.source.words(words.spans)
        pieces = [
            words.slice(span.start, span.end)
            if span.decoded is None
            else Words(span.decoded, 0, (_over(words.slice(span.start, span.end), span.decoded),))
            for span in spans
        ]
        return Words.joined(pieces, self.source.text).spans

    @cached_property
    def _coverage(self) -> Coverage:
        claims: list[tuple[int, int, Use]] = []
        for use, groups in (
            (Use.FACT, [*self.origins.values(), *self.repeats.values()]),
            (Use.LABEL, [self.labels]),
            (Use.BOILERPLATE, [self.boilerplate]),
            (Use.MARKUP, [self.markup]),
        ):
            claims += [(one.start, one.end, use) for spans in groups for one in spans]
        # A longer claim goes first where several begin together; what they share is counted
        # once, for the first.
        claims.sort(key=lambda claim: (claim[0], -claim[1]))
        text = self.source.text
        parts: list[Part] = []
        at = 0
        for start, end, use in claims:
            if start > at:
                parts += _left_over(text, at, start)
            if end > max(start, at):
                parts.append(Part(use, Span(max(start, at), end)))
            at = max(at, end)
        parts += _left_over(text, at, len(text))
        counts = dict.fromkeys(Use, 0)
        for part in parts:
            piece = text[part.span.start : part.span.end]
            counts[part.use] += len(piece) - sum(map(str.isspace, piece))
        return Coverage(tuple(parts), counts)

    def coverage(self) -> Coverage:
        """Give the document cut into facts, labels, markup, boilerplate and unread text."""
        return self._coverage

    @property
    def unread(self) -> tuple[Span, ...]:
        """The pieces of the document that no field took."""
        return tuple([part.span for part in self._coverage.parts if part.use is Use.UNREAD])

    def __str__(self) -> str:
        """Give one line: the trial, the format, how many issues."""
        count = len(self.issues)
        return f"{self.trial!r} read as {self.format}, {count} issue{'s' if count != 1 else ''}"


def follow(trial: Trial, path: str) -> Any:  # noqa: ANN401 - a path may lead to a value of any type
    """Give the value at a field path.

    Raises:
        NoSuchPath: If a step of the path leads nowhere.
    """
    value: Any = trial
    at = 0
    while at < len(path):
        step = _STEP.match(path, at)
        if step is None:
            raise NoSuchPath(path, f"cannot be read from {path[at:]!r} on")
        name, index = step.groups()
        try:
            value = getattr(value, name) if name else value[int(index)]
        except (AttributeError, IndexError, TypeError) as error:
            raise NoSuchPath(path, f"there is no {path[: step.end()]}") from error
        at = step.end()
    return value


def _over(words: Words, decoded: str) -> Span:
    return Span(words.start, words.end, decoded)


def _left_over(text: str, start: int, end: int) -> Iterator[Part]:
    """Give the parts of a piece that nothing claimed, line by line."""
    for line in re.finditer(r"[^\r\n]+", text[start:end]):
        words = line[0].strip()
        if not words:
            continue
        at = start + line.start() + len(line[0]) - len(line[0].lstrip())
        alone = all(mark in _MARKS or mark.isspace() for mark in words)
        yield Part(Use.MARKUP if alone else Use.UNREAD, Span(at, at + len(words)))
