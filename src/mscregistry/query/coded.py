"""Questions about a field that holds one code, such as the status."""

from __future__ import annotations

from difflib import get_close_matches
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

from attrs import field, frozen

from mscregistry.query.base import NOT_STATED, AboutFact, Field, listed
from mscregistry.query.fact import Fact
from mscregistry.query.stated import IsStated
from mscregistry.vocab import Unlisted, coded

if TYPE_CHECKING:
    from mscregistry.model import Trial
    from mscregistry.query.predicate import Predicate, Test

E = TypeVar("E", bound=StrEnum)


@frozen(repr=False)
class IsOneOf(AboutFact):
    """Whether a code is one of some.

    UNKNOWN where the record states none, or a word on no list of ours, which may mean any of
    them; an `Unlisted` that is asked for itself is found by its words.
    """

    #: What is asked about.
    fact: Fact[StrEnum | Unlisted | None]
    #: The codes, or unlisted words, as they were given.
    codes: tuple[StrEnum | Unlisted, ...]

    @cached_property
    def test(self) -> Test:
        """Look the code up."""
        get, wanted = self.fact.get, frozenset(self.codes)

        def is_one_of(trial: Trial) -> bool | None:
            value = get(trial)
            if value in wanted:
                return True
            return None if value is None or type(value) is Unlisted else False

        return is_one_of

    def seen(self, trial: Trial) -> str:
        """Give the code that the record states."""
        value = self.fact.get(trial)
        return NOT_STATED if value is None else _shown(value)

    def __str__(self) -> str:
        """Give the sentence."""
        return f"{self.fact.said} is {listed([_shown(one) for one in self.codes])}"


@frozen(eq=False, repr=False)
class CodedField(Field, Generic[E]):
    """A field of one code; ask with ``==``, ``!=``, `is_in` and `stated`.

    A code is given as a member of its enum, or in the words that registries use for it; an
    `Unlisted` finds the records of which the word is on no list.
    """

    #: What is asked about.
    fact: Fact[StrEnum | Unlisted | None]
    #: Its codes.
    enum: type[E] = field()

    def __eq__(self, other: E | str | Unlisted) -> Predicate:  # type: ignore[override]  # a question, not an answer
        """Ask whether it is this code."""
        return self.is_in(other)

    def __ne__(self, other: E | str | Unlisted) -> Predicate:  # type: ignore[override]  # as above
        """Ask whether it is another; UNKNOWN where it is not known."""
        return ~self.is_in(other)

    __hash__ = Field.__hash__

    def is_in(self, *codes: E | str | Unlisted) -> Predicate:
        """Ask whether it is one of some codes.

        Raises:
            ValueError: If there is no such code; the message names the nearest.
            TypeError: If no code is given, or what is given is no word.
        """
        return IsOneOf(self.fact, codes_given(self.fact.name, self.enum, codes))

    def groups(self, trial: Trial) -> tuple[StrEnum | Unlisted, ...]:
        """Give the code, or the unlisted word."""
        value = self.fact.get(trial)
        return () if value is None else (value,)

    def order(self, trial: Trial) -> str | None:
        """Give the code as text."""
        value = self.fact.get(trial)
        return None if value is None else str(value)

    @property
    def stated(self) -> Predicate:
        """Ask whether the record states it, in whatever word."""
        return IsStated(self.fact)

    def __repr__(self) -> str:
        """Show how it is written."""
        return f"q.{self.fact.name}"


def codes_given(
    name: str, enum: type[E], codes: tuple[E | str | Unlisted, ...]
) -> tuple[E | Unlisted, ...]:
    """Give the members that were asked for, each once.

    Raises:
        ValueError: If there is no such code.
        TypeError: If none is given, or one is no word.
    """
    if not codes:
        raise TypeError(f"q.{name}: give one code or more")
    return tuple(dict.fromkeys([_code(name, enum, one) for one in codes]))


def _code(name: str, enum: type[E], given: object) -> E | Unlisted:
    if isinstance(given, enum | Unlisted):
        return given
    if not isinstance(given, str) or isinstance(given, StrEnum):  # a member of another enum is none
        raise TypeError(
            f"q.{name} is asked for a {enum.__name__} or its word, or several with commas between "
            f"and no list, not {given!r}"
        )
    found = coded(enum, given)
    if found is None:
        values = [member.value for member in enum]
        near = get_close_matches(given.upper(), values, n=1, cutoff=0.5)
        meant = f"; did you mean {near[0]!r}?" if near else ";"
        raise ValueError(
            f"q.{name}: {given!r} is no {enum.__name__}{meant} there are {', '.join(values)}, "
            f"and Unlisted({given!r}) for the word as written"
        )
    return found


def _shown(code: StrEnum | Unlisted) -> str:
    return repr(code) if isinstance(code, Unlisted) else code.value
