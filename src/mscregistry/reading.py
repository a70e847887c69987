"""A document as it was read: the trial, and where each of its words stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Final

from attrs import field, fields, frozen, has

from mscregistry.coverage import Coverage, Use, cover
from mscregistry.deferred import Deferring
from mscregistry.errors import MscRegistryError, NoSuchPath
from mscregistry.grammar.stated import Stated
from mscregistry.issues import Issue
from mscregistry.model import Trial
from mscregistry.paths import follow, places_in, view_at, without_words
from mscregistry.source import Source, Span, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    #: Pieces of a document that stand apart, and together say one thing.
    _Pieces = tuple[tuple[Span, ...], ...]

#: What parts them.
_APART: Final = " … "


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


@frozen(repr=False, weakref_slot=False)
class Reading(Deferring):
    """What one document says, and where it says it.

    Two readings are equal when their trials, words, issues and sources are.  A reading has
    no hash, for its mappings have none; its `trial` has one.
    """

    __hash__ = None  # type: ignore[assignment]  # a mapping inside could not be hashed

    #: What a parser may leave to be worked out from the source when it is first asked for.
    deferrable: ClassVar[frozenset[str]] = frozenset(
        {"origins", "issues", "repeats", "labels", "boilerplate", "markup"}
    )
    #: A document that could not be read comes back as a `FailedReading`, where this is true.
    failed: ClassVar[bool] = False

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
    repeats: Origins = field(factory=Origins, repr=False)
    #: Where labels stand.
    labels: tuple[Span, ...] = field(default=(), repr=False)
    #: Where fixed lines of the site stand.
    boilerplate: tuple[Span, ...] = field(default=(), repr=False)
    #: Where markup stands that is more than punctuation.
    markup: tuple[Span, ...] = field(default=(), repr=False)

    def words(self, path: str | Stated[Any]) -> str:
        """Give the exact words of the document that a field or derived view was read from.

        A path is written as in Python: ``overall_status``, ``arms[1].label``,
        ``eligibility.criteria[3]``, ``cell_products[0].tissue``.  A node with fields below it
        gives theirs, a line each.  What a view of the trial states may stand for its path; words
        of one view that stand apart are parted by an ellipsis.

        Raises:
            NoSuchPath: If there is no such field, or the document gave it no words.
            TypeError: If it is neither a path nor what a view states.
        """
        return "\n".join(
            [_APART.join(map(self.source.words, pieces)) for pieces in self._pieces(path)]
        )

    def spans(self, path: str | Stated[Any]) -> tuple[Span, ...]:
        """Give the spans that `words` joins: places in the document, not in the field's text.

        Raises:
            NoSuchPath: If there is no such field, or the document gave it no words.
            TypeError: If it is neither a path nor what a view states.
        """
        return tuple([span for pieces in self._pieces(path) for piece in pieces for span in piece])

    def _pieces(self, path: str | Stated[Any]) -> list[_Pieces]:
        if not isinstance(path, str):
            if not isinstance(path, Stated):
                raise TypeError(f"{path!r} is no path; give one such as 'arms[0].label', or a view")
            found = self._of_views(path, "")
            if not found:
                raise NoSuchPath(path.path, "it is no field of this trial; give the view's path")
            return found
        if path in self.origins:
            return [(self.origins[path],)]
        value = follow(self.trial, path)
        if path.endswith(".text") and (parent := view_at(self.trial, path[:-5])) is not None:
            value = parent
        pieces = self._of_views(value, path) or self._below(path) or self._of_parts(value)
        if not pieces:
            raise NoSuchPath(path, without_words(self.trial, path, value))
        return pieces

    def _of_views(self, value: object, path: str) -> list[_Pieces]:
        """Give the words of a derived view, or of several, each place once."""
        found = [
            self._through(origin, spans)
            for field_path, spans in places_in(value)
            if (origin := self._origin(field_path, path)) is not None
        ]
        return list(dict.fromkeys(found))

    def _origin(self, field_path: str, path: str) -> str | None:
        """Give the field that a view at a path means: its own, or that of the object it is of."""
        if field_path in self.origins:
            return field_path
        owner = path
        while owner:
            owner = owner.rpartition(".")[0]
            if owner and f"{owner}.{field_path}" in self.origins:
                return f"{owner}.{field_path}"
        return None

    def _below(self, path: str) -> list[_Pieces]:
        """Give the words of all fields below a path, in the document's order."""
        return sorted(
            [
                (spans,)
                for known, spans in self.origins.items()
                if not path or (known.startswith(path) and known[len(path)] in ".[")
            ]
        )

    def _of_parts(self, value: object) -> list[_Pieces]:
        """Give the words of parts of the trial that a view hands on, such as the lead sponsor."""
        views = value if isinstance(value, tuple) else (value,)
        wanted = {id(view) for view in views if has(type(view))}
        parts = [
            f"{one.name}[{index}]"
            for one in fields(Trial)
            if isinstance(items := getattr(self.trial, one.name), tuple)
            for index, item in enumerate(items)
            if id(item) in wanted
        ]
        return [piece for part in parts for piece in self._below(part)]

    def _through(self, path: str, spans: Iterable[Span]) -> _Pieces:
        """Give spans of the source for spans of a field's text, those that touch together."""
        words = Words("", 0, self.origins[path])
        words.text = self.source.words(words.spans)
        pieces: list[list[Words]] = []
        end = None
        for span in spans:
            said = words.slice(span.start, span.end)
            if span.decoded is not None:
                said = Words(span.decoded, 0, (_over(said, span.decoded),))
            if span.start != end:
                pieces.append([])
            pieces[-1].append(said)
            end = span.end
        return tuple([Words.joined(piece, self.source.text).spans for piece in pieces])

    @cached_property
    def _coverage(self) -> Coverage:
        return cover(
            self.source.text,
            {
                Use.FACT: [*self.origins.values(), *self.repeats.values()],
                Use.LABEL: [self.labels],
                Use.BOILERPLATE: [self.boilerplate],
                Use.MARKUP: [self.markup],
            },
        )

    def coverage(self) -> Coverage:
        """Give the document cut into facts, labels, markup, boilerplate and unread text."""
        return self._coverage

    @property
    def unread(self) -> tuple[Span, ...]:
        """The pieces of the document that no field took."""
        return tuple([part.span for part in self._coverage.parts if part.use is Use.UNREAD])

    def __repr__(self) -> str:
        """Give one line: the trial, the format, how many issues."""
        try:
            count = len(self.issues)
        except MscRegistryError:  # its file is gone, or says something else now
            return (
                f"<Reading of {self.trial!r} as {self.format}, whose source cannot be read again>"
            )
        issues = f"{count} issue{'s' if count != 1 else ''}"
        return f"<Reading of {self.trial!r} as {self.format}, {issues}>"


def _over(words: Words, decoded: str) -> Span:
    return Span(words.start, words.end, decoded)
