"""A question of a kind that the package does not know."""

from attrs import frozen

from mscregistry.model import Trial
from mscregistry.query import Explanation, Predicate
from mscregistry.query.predicate import Test
from mscregistry.reading import Reading
from mscregistry.truth import Truth


@frozen(repr=False)
class Titled(Predicate):
    """Whether a trial has a brief title."""

    @property
    def test(self) -> Test:
        """Look for one."""
        return lambda trial: bool(trial.brief_title)

    def explained(self, trial: Trial, reading: Reading | None) -> Explanation:
        """Give the title."""
        assert reading is None
        return Explanation(str(self), Truth.of(self.test(trial)), trial.brief_title or "")

    def __str__(self) -> str:
        """Give the sentence."""
        return "it has a title"
