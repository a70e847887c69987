"""Questions about the numbers of a trial."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from attrs import field, frozen

from mscregistry.query.base import AboutFact, Field, listed
from mscregistry.query.fact import Fact
from mscregistry.query.stated import IsStated
from mscregistry.visible import visible
from mscregistry.vocab import TrialId
from mscregistry.vocab.trial_id import number_key

if TYPE_CHECKING:
    from mscregistry.model import Trial
    from mscregistry.query.predicate import Predicate, Test


@frozen(repr=False)
class HasId(AboutFact):
    """Whether a record carries one of some numbers, which is never unknown."""

    #: What is asked about.
    fact: Fact[tuple[str, ...]]
    #: The numbers as they are compared.
    keys: tuple[str, ...]
    #: The numbers as they were given.
    given: tuple[str, ...] = field(eq=False)

    @cached_property
    def test(self) -> Test:
        """Look them up."""
        get, wanted = self.fact.get, frozenset(self.keys)
        return lambda trial: not wanted.isdisjoint(get(trial))

    def seen(self, trial: Trial) -> str:
        """Give the numbers of the record."""
        return ", ".join(self.fact.get(trial)) or "no number"

    def __str__(self) -> str:
        """Give the sentence."""
        return f"{self.fact.said} is {visible(listed(list(self.given)))}"


@frozen(eq=False, repr=False)
class IdField(Field):
    """The numbers of a trial, at any registry; ask with ``==``, `is_in` and `stated`."""

    #: What is asked about.
    fact: Fact[tuple[str, ...]]

    def __eq__(self, other: str) -> Predicate:  # type: ignore[override]  # a question, not an answer
        """Ask whether this is one of its numbers."""
        return self.is_in(other)

    def __ne__(self, other: str) -> Predicate:  # type: ignore[override]  # as above
        """Ask whether this is none of its numbers."""
        return ~self.is_in(other)

    __hash__ = Field.__hash__

    def is_in(self, *numbers: str | TrialId) -> Predicate:
        """Ask whether one of these, however they are written, is one of its numbers.

        The number of a trial of the European Union finds its records of all countries.

        Raises:
            TypeError: If none is given, or one is no text.
        """
        if not numbers or not all(isinstance(one, str | TrialId) for one in numbers):
            raise TypeError("q.id is asked for numbers as text, such as 'NCT00000102'")
        given = tuple([str(one) for one in numbers])
        return HasId(self.fact, tuple([number_key(one) for one in given]), given)

    def groups(self, trial: Trial) -> tuple[str, ...]:
        """Give the number of the record."""
        return () if trial.trial_id is None else (trial.trial_id,)

    def order(self, trial: Trial) -> str | None:
        """Give the number of the record."""
        return trial.trial_id

    @property
    def stated(self) -> Predicate:
        """Ask whether it has any."""
        return IsStated(self.fact)

    def __repr__(self) -> str:
        """Show how it is written."""
        return "q.id"


def keys_of(trial: Trial) -> tuple[str, ...]:
    """Give all numbers of a record as they are compared, those of the trial as a whole too."""
    numbers = [
        trial.trial_id,
        *trial.nct_id_aliases,
        None if trial.org_study_id is None else trial.org_study_id.value,
        *[one.value for one in trial.secondary_ids],
    ]
    own = [number_key(number) for number in numbers if number is not None]
    return tuple(dict.fromkeys([*own, *[str(one.trial) for one in trial.ids]]))
