"""What the questions about one fact have in common."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, Final, NoReturn

from mscregistry.query.explanation import Explanation
from mscregistry.query.predicate import Predicate, forgotten_brackets
from mscregistry.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from mscregistry.model import Trial
    from mscregistry.query.fact import Fact
    from mscregistry.reading import Reading


#: What is seen where a record does not state a fact.
NOT_STATED: Final = "not stated"


class AboutFact(Predicate):
    """A question about one fact of a trial."""

    __slots__ = ()

    @property
    @abstractmethod
    def fact(self) -> Fact[Any]:
        """What is asked about."""

    @abstractmethod
    def seen(self, trial: Trial) -> str:
        """Say what the record states of the fact."""

    def explained(self, trial: Trial, reading: Reading | None) -> Explanation:
        """Give the answer, what the record states, and its words."""
        truth, words = Truth.of(self.test(trial)), self.fact.words(reading)
        seen = self.seen(trial)
        if seen == NOT_STATED and words:
            seen = "stated in words that are not read"
        return Explanation(str(self), truth, seen, words)


class Field(ABC):
    """A fact as `q` offers it: its methods make predicates, and sets are sorted and grouped by it.

    A field is no truth.
    """

    __slots__ = ()

    @abstractmethod
    def groups(self, trial: Trial) -> tuple[Hashable, ...]:
        """Give what a trial is grouped under, each once; none where nothing is stated for sure."""

    @abstractmethod
    def order(self, trial: Trial) -> Any:  # noqa: ANN401 - each field has its own kind of key
        """Give what a trial is sorted by; `None` where nothing is stated."""

    #: A field that several predicates come from is compared by no one.
    __hash__ = object.__hash__

    def __bool__(self) -> bool:
        """Refuse.

        Raises:
            TypeError: Always.
        """
        raise TypeError(f"{self!r} is no question yet; {_asks(self)}")

    if not TYPE_CHECKING:  # a type checker says by itself what a field cannot be asked

        def _refuse(self, other: object) -> NoReturn:
            """Say how it is asked, where it has no such comparison."""
            raise TypeError(f"{self!r} is not compared with {other!r} in this way; {_asks(self)}")

        __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _refuse

        def _compose(self, _: object) -> NoReturn:
            """Refuse: it is no question, and mostly brackets were forgotten."""
            raise forgotten_brackets(self)

        __and__ = __or__ = __rand__ = __ror__ = _compose

        def __getattr__(self, name: str) -> NoReturn:
            """Say how it is asked."""
            if name.startswith("__"):
                raise AttributeError(name)
            raise AttributeError(f"{self!r} has no {name!r}; {_asks(self)}", name=name, obj=self)


def _asks(field: Field) -> str:
    """Say how a field is asked."""
    kind = type(field)
    names = [name for name in dir(kind) if not name.startswith("_") and name not in _NO_QUESTIONS]
    return f"{field!r} is asked with {listed([f'.{name}' for name in names])}"


#: What a field has beside its questions.
_NO_QUESTIONS: Final = frozenset({"fact", "codes", "enum", "code_of", "respect", "groups", "order"})


def listed(values: Sequence[str]) -> str:
    """Give values as a sentence lists them.

    >>> listed(["A", "B", "C"])
    'A, B or C'
    """
    *most, last = values
    return f"{', '.join(most)} or {last}" if most else last
