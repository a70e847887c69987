"""A value with the words that state it, and the text those words stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from attrs import field, frozen

from mscregistry.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@frozen
class Stated(Generic[T_co]):
    """What words state, and which words: never a default, for without words there is none.

    Two are equal when they say the same, wherever their words stand.
    """

    #: What is stated.
    value: T_co
    #: The words as written; pieces that stand apart are parted by an ellipsis.
    words: str = field(eq=False)
    #: The field the words stand in, such as `arms[0].description`.
    path: str = field(eq=False)
    #: Where in that field's text they stand.
    spans: tuple[Span, ...] = field(eq=False, repr=False)
    #: Whether the words leave no doubt that this is what they state.
    sure: bool = field(default=True, eq=False)

    @property
    def place(self) -> tuple[str, tuple[Span, ...]]:
        """The field, and the spans in it that the words are."""
        return self.path, self.spans

    def __str__(self) -> str:
        """Give the value, with a mark of doubt where it is not sure."""
        return f"{self.value}{'' if self.sure else '?'}"


@frozen
class Passage:
    """One text of a record, and the field it stands in.

    >>> passage = Passage("brief_title", "Cells from cord")
    >>> passage.stated("umbilical_cord", 11, 15)
    Stated(value='umbilical_cord', words='cord', path='brief_title', sure=True)
    """

    #: The field, as a path from the object whose view is worked out.
    path: str
    #: Its text.
    text: str

    def stated(self, value: T, start: int, end: int, *, sure: bool = True) -> Stated[T]:
        """Give a value that the characters from `start` up to `end` state."""
        return self.stated_at(value, [Span(start, end)], sure=sure)

    def stated_at(self, value: T, spans: Iterable[Span], *, sure: bool = True) -> Stated[T]:
        """Give a value that several pieces of the text state together."""
        pieces = tuple(spans)
        words = " … ".join([span.of(self.text) for span in pieces])
        return Stated(value, words, self.path, pieces, sure)
