"""What a question is about: a named fact of a trial, and how it is got."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from attrs import field, frozen

from mscregistry.errors import MscRegistryError
from mscregistry.model import Trial

if TYPE_CHECKING:
    from mscregistry.reading import Reading

T = TypeVar("T")

#: So many words of one field are shown in an explanation.
_FEW: Final = 3


@frozen
class Fact(Generic[T]):
    """A fact that questions are about.

    Two are equal when they are of the same name, and a pickle holds the name alone, so that a
    question goes to another process and is the same there.
    """

    #: Its name in `q`, and in the table `facets` of a database.
    name: str
    #: What it is called in sentences.
    said: str = field(eq=False)
    #: Gives it for a trial.
    get: Callable[[Trial], T] = field(eq=False, repr=False)
    #: The fields it is read from, whose words an explanation shows.
    paths: tuple[str, ...] = field(eq=False, repr=False)

    def words(self, reading: Reading | None) -> tuple[tuple[str, str], ...]:
        """Give the words of the document that state it, each with its field."""
        found = [] if reading is None else [(path, _words(reading, path)) for path in self.paths]
        return tuple([(path, words) for path, words in found if words is not None])[:_FEW]

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the name."""
        from mscregistry.query.facts import fact_called

        return (fact_called, (self.name,))


def _words(reading: Reading, path: str) -> str | None:
    """Give the words of a field, if the document has any that can be had."""
    try:
        return reading.words(path)
    except MscRegistryError:
        return None
