"""Questions about a fact of several codes: phases, countries, what is measured."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Generic, NoReturn, TypeAlias, TypeVar

from attrs import field, frozen

from mscregistry.query.base import NOT_STATED, AboutFact, Field, listed
from mscregistry.query.fact import Fact
from mscregistry.query.stated import IsStated
from mscregistry.vocab import Unlisted

if TYPE_CHECKING:
    from mscregistry.model import Trial
    from mscregistry.query.predicate import Predicate, Test

C = TypeVar("C", bound=str)


@frozen
class Doubted:
    """A code that the words may mean, or not."""

    #: The code.
    code: str

    def __str__(self) -> str:
        """Give the code with a mark of doubt."""
        return f"{self.code}?"


@frozen
class Implied:
    """A code that the registry adds to what the record states.

    It answers whether this is so, and opens no question: that the registry files a record under
    kidney diseases says nothing of those that the record does not name.
    """

    #: The code.
    code: str

    def __str__(self) -> str:
        """Give the code, and that the registry adds it."""
        return f"{self.code} (added by the registry)"


#: The codes of a record: known, implied, doubted, unlisted; `None` for one that cannot be told.
Codes: TypeAlias = tuple[str | Doubted | Implied | Unlisted | None, ...]


@frozen(repr=False)
class HasAny(AboutFact):
    """Whether one of some codes is among those of the trial.

    UNKNOWN where none is for sure, and the record states nothing, or something that may be one
    of them: a word on no list, or a code in doubt.
    """

    #: What is asked about.
    fact: Fact[Codes]
    #: The codes.
    codes: tuple[str, ...]

    @cached_property
    def test(self) -> Test:
        """Look through the codes."""
        get, wanted = self.fact.get, frozenset(self.codes)

        def has_any(trial: Trial) -> bool | None:
            values = get(trial)
            for value in values:
                if value in wanted:
                    return True
            if not values:
                return None
            for value in values:
                if not isinstance(value, str) and _may_be(value, wanted):
                    return None
            return False

        return has_any

    def seen(self, trial: Trial) -> str:
        """Give the codes that the record states."""
        return seen_codes(self.fact.get(trial))

    def __str__(self) -> str:
        """Give the sentence."""
        return f"among {self.fact.said} is {listed(list(self.codes))}"


@frozen(repr=False)
class HasNoOther(AboutFact):
    """Whether all codes of the trial are among some."""

    #: What is asked about.
    fact: Fact[Codes]
    #: The codes.
    codes: tuple[str, ...]

    @cached_property
    def test(self) -> Test:
        """Look for others."""
        get, wanted = self.fact.get, frozenset(self.codes)

        def has_no_other(trial: Trial) -> bool | None:
            values = get(trial)
            known = [value for value in values if isinstance(value, str)]
            if not wanted.issuperset(known):
                return False
            return True if known and len(known) == len(values) else None

        return has_no_other

    def seen(self, trial: Trial) -> str:
        """Give the codes that the record states."""
        return seen_codes(self.fact.get(trial))

    def __str__(self) -> str:
        """Give the sentence."""
        return f"among {self.fact.said} is no other than {listed(list(self.codes))}"


@frozen(eq=False, repr=False)
class CodesField(Field, Generic[C]):
    """A fact of several codes; ask with `has`, `has_any`, `has_all`, `exactly` and `stated`."""

    #: What is asked about.
    fact: Fact[Codes]
    #: Gives the code for what a user may give for it, or raises `ValueError`.
    code_of: Callable[[str], str] = field(repr=False)

    def has(self, code: C | str) -> Predicate:
        """Ask whether a code is among them.

        Raises:
            ValueError: If there is no such code; the message names those there are, or the nearest.
        """
        return self.has_any(code)

    def has_any(self, *codes: C | str) -> Predicate:
        """Ask whether one of some codes is among them.

        Raises:
            ValueError: As `has`.
            TypeError: If no code is given, or what is given is no word.
        """
        return HasAny(self.fact, self._given(codes))

    def has_all(self, *codes: C | str) -> Predicate:
        """Ask whether each of some codes is among them.

        Raises:
            ValueError: As `has`.
            TypeError: As `has_any`.
        """
        first, *others = [HasAny(self.fact, (code,)) for code in self._given(codes)]
        every: Predicate = first
        for one in others:
            every &= one
        return every

    def exactly(self, *codes: C | str) -> Predicate:
        """Ask whether they are these codes and no other, in any order.

        Raises:
            ValueError: As `has`.
            TypeError: As `has_any`.
        """
        return self.has_all(*codes) & HasNoOther(self.fact, self._given(codes))

    def groups(self, trial: Trial) -> tuple[str, ...]:
        """Give each code that is known for sure, as text."""
        known = [str(one) for one in self.fact.get(trial) if isinstance(one, str)]
        return tuple(dict.fromkeys(known))

    def order(self, trial: Trial) -> tuple[str, ...] | None:
        """Give the codes that are known for sure, in the record's order."""
        return self.groups(trial) or None

    @property
    def stated(self) -> Predicate:
        """Ask whether the record states any, in whatever word."""
        return IsStated(self.fact)

    def _given(self, codes: tuple[C | str, ...]) -> tuple[str, ...]:
        if not codes:
            raise TypeError(f"{self!r}: give one code or more")
        for code in codes:
            if not isinstance(code, str):
                raise TypeError(
                    f"{self!r} is asked for a code or its word, or several with commas between "
                    f"and no list, not {code!r}"
                )
        return tuple(dict.fromkeys([self.code_of(code) for code in codes]))

    if not TYPE_CHECKING:  # a type checker says by itself that it is not compared

        def __eq__(self, other: object) -> NoReturn:
            """Refuse, since it could mean that it is among them, or that there is no other.

            Raises:
                TypeError: Always.
            """
            raise TypeError(
                f"{self!r} holds several codes: ask .has({other!r}) or .exactly({other!r})"
            )

    __hash__ = Field.__hash__

    def __repr__(self) -> str:
        """Show how it is written."""
        return f"q.{self.fact.name}"


def _may_be(value: object, wanted: frozenset[str]) -> bool:
    """Say whether what is no known code may be one that is asked for."""
    return value.code in wanted if isinstance(value, Doubted) else True


def seen_codes(values: Codes) -> str:
    """Say which codes a record states."""
    shown = ["not known" if one is None else str(one) for one in dict.fromkeys(values)]
    return ", ".join(shown) or NOT_STATED
