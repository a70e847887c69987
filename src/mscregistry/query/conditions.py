"""Questions about conditions: by words, by our codes with all that is narrower, by MeSH."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import frozen

from mscregistry.query.base import AboutFact
from mscregistry.query.codes import Codes, Doubted, Implied, seen_codes
from mscregistry.query.fact import Fact
from mscregistry.query.words import TextField
from mscregistry.vocab.condition_tree import can_be, code_of_mesh, narrower
from mscregistry.vocab.conditions import condition_called, conditions

if TYPE_CHECKING:
    from mscregistry.model import Trial
    from mscregistry.query.predicate import Predicate, Test


@frozen(repr=False)
class IsCondition(AboutFact):
    """Whether a condition is studied, or one that is a kind of it.

    TRUE by the names of the record's conditions, or by the MeSH terms that its registry adds.
    UNKNOWN where a stated condition may be it: it is wider, a stage or sign that has several
    causes, in doubt, or not in our table.  FALSE means that what the record names is something
    else; people in the trial may have it besides.
    """

    #: What is asked about.
    fact: Fact[Codes]
    #: The codes that are it, or a kind of it.
    codes: frozenset[str]
    #: The codes that are wider, or have it among their causes.
    wider: frozenset[str]
    #: What it is called in the sentence.
    called: str

    @cached_property
    def test(self) -> Test:
        """Look through the codes."""
        get, wanted, wider = self.fact.get, self.codes, self.wider

        def is_condition(trial: Trial) -> bool | None:
            values = get(trial)
            for value in values:
                if (value.code if isinstance(value, Implied) else value) in wanted:
                    return True
            stated = [value for value in values if not isinstance(value, Implied)]
            if not stated or any(_leaves_open(value, wanted, wider) for value in stated):
                return None
            return False

        return is_condition

    def seen(self, trial: Trial) -> str:
        """Give the codes of the record's conditions."""
        return seen_codes(self.fact.get(trial))

    def __str__(self) -> str:
        """Give the sentence."""
        return f"{self.fact.said} is {self.called} or a kind of it"


@frozen(eq=False, repr=False)
class ConditionField(TextField):
    """The conditions of a trial; ask with `is_a`, `contains` and `stated`."""

    #: The codes of the conditions.
    codes: Fact[Codes]

    def is_a(self, condition: str) -> Predicate:
        """Ask whether a condition is studied, under any of its names, or a kind of it.

        The condition is given by one of its names (``"CKD"``), by our code
        (``"chronic_kidney_disease"``), or by a heading or number of MeSH (``"Kidney Diseases"``,
        ``"D007674"``).  What is a kind of what is told by ``vocab/tables/condition_tree.toml``.

        Raises:
            ValueError: If it is none of these; the message names the nearest.
            TypeError: If it is no text.
        """
        if not isinstance(condition, str):
            raise TypeError(f"q.condition.is_a is asked for a name, not {condition!r}")
        entry = conditions().get(code_of_mesh(condition) or condition) or condition_called(
            condition
        )
        if entry is None:
            raise ValueError(_unknown(condition))
        wanted = narrower(entry.code) | {entry.code}
        return IsCondition(self.codes, wanted, can_be(entry.code), entry.code)

    def __repr__(self) -> str:
        """Show how it is written."""
        return "q.condition"

    def groups(self, trial: Trial) -> tuple[str, ...]:
        """Give our code for each condition that is known for sure."""
        stated = [one.value.code for one in trial.coded_conditions if one.sure]
        return tuple(dict.fromkeys(stated))


def _leaves_open(value: object, wanted: frozenset[str], wider: frozenset[str]) -> bool:
    """Say whether what is stated may be what is asked for."""
    if isinstance(value, Doubted):
        return value.code in wanted or value.code in wider
    return value is None or value in wider


def _unknown(condition: str) -> str:
    names = [name for entry in conditions().values() for name in (entry.code, *entry.writings)]
    near = get_close_matches(condition, names, n=1)
    meant = f" did you mean {near[0]!r}?" if near else ""
    return (
        f"q.condition.is_a: {condition!r} is not in our table;{meant} "
        f"q.condition.contains({condition!r}) looks for the words"
    )
