"""Questions that are a fact themselves: whether there are results, say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from mscregistry.query.base import AboutFact
from mscregistry.query.fact import Fact
from mscregistry.query.stated import IsStated

if TYPE_CHECKING:
    from mscregistry.model import Trial
    from mscregistry.query.predicate import Predicate, Test


@frozen(repr=False)
class Flag(AboutFact):
    """A fact that is true or false, and so is a question itself: ``q.has_results``."""

    #: What is asked about.
    fact: Fact[bool | None]

    @property
    def test(self) -> Test:
        """Give the fact."""
        return self.fact.get

    @property
    def stated(self) -> Predicate:
        """Ask whether it is known."""
        return IsStated(self.fact)

    def seen(self, trial: Trial) -> str:
        """Say what the record states."""
        return {None: "not known", True: "yes", False: "no"}[self.fact.get(trial)]

    def __str__(self) -> str:
        """Give the sentence."""
        return self.fact.said
