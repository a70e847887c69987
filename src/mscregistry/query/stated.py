"""Whether a record states something at all, which is never unknown."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from attrs import frozen

from mscregistry.query.base import AboutFact
from mscregistry.query.fact import Fact

if TYPE_CHECKING:
    from collections.abc import Container

    from mscregistry.model import Trial
    from mscregistry.query.predicate import Test


@frozen(repr=False)
class IsStated(AboutFact):
    """Whether a fact is stated: known to the record, in words that we can read or not."""

    #: What is asked about.
    fact: Fact[Any]

    @cached_property
    def test(self) -> Test:
        """True where there is a value."""
        get = self.fact.get
        return lambda trial: get(trial) not in _NOTHING

    def seen(self, trial: Trial) -> str:
        """Say whether there is a value."""
        return "stated" if self.test(trial) else "not stated"

    def __str__(self) -> str:
        """Give the sentence."""
        whether = "whether " if self.fact in _flags() else ""
        return f"the record states {whether}{self.fact.said}"


def _flags() -> Container[Fact[Any]]:
    from mscregistry.query.facts import FLAGS

    return FLAGS


#: What a fact is where a record does not state it.
_NOTHING: Any = (None, ())
