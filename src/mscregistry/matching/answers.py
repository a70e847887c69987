"""What is known about one expression: a truth, why, and how answers become one answer.

The logic is Kleene's.  An answer also says whether it is sure: whether it would be the same if
all that was guessed were unknown.  The needs of an unknown answer are those of its unknown parts,
since nothing else could still change it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from mscregistry.matching.needs import Need, each_once
from mscregistry.matching.ranges import lies
from mscregistry.matching.said import listing
from mscregistry.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mscregistry.grammar.intervals import Interval


@frozen
class Answer:
    """Whether something holds for a patient."""

    #: Whether it holds.
    truth: Truth
    #: Why, in words.
    reason: str
    #: What would decide it; empty where it is decided, or where no fact would.
    needed: tuple[Need, ...] = ()
    #: Whether nothing was guessed; what is unknown is no guess.
    sure: bool = True

    @property
    def firm(self) -> Truth:
        """The truth, where what is guessed counts as unknown."""
        return self.truth if self.sure else Truth.UNKNOWN

    def guessed(self, why: str) -> Answer:
        """Give the answer as one that rests on a guess; what is unknown stays as it is."""
        if self.truth is Truth.UNKNOWN:
            return self
        note = f" (not sure: {why})"
        return evolve(self, sure=False, reason=self.reason.removesuffix(note) + note)

    def strictly(self) -> Answer:
        """Give the answer where guesses do not count."""
        return self if self.sure else unknown(f"{self.reason}, which does not count")


def unknown(reason: str, *needed: Need) -> Answer:
    """Give the answer that it is not known."""
    return Answer(Truth.UNKNOWN, reason, needed)


def negated(answer: Answer) -> Answer:
    """Give the answer to the opposite."""
    return evolve(answer, truth=~answer.truth)


def all_of(answers: Sequence[Answer]) -> Answer:
    """Give the conjunction.

    >>> print(all_of([Answer(Truth.TRUE, "a"), Answer(Truth.FALSE, "b")]).reason)
    b
    """
    return _combined(answers, Truth.all)


def any_of(answers: Sequence[Answer]) -> Answer:
    """Give the disjunction."""
    return _combined(answers, Truth.any)


def agreed(answers: Sequence[Answer]) -> Answer:
    """Give what all answers say; unknown where they differ.

    >>> agreed([Answer(Truth.TRUE, "a"), Answer(Truth.FALSE, "b")]).truth
    Truth.UNKNOWN
    """

    def same(truths: list[Truth]) -> Truth:
        return truths[0] if len(set(truths)) == 1 else Truth.UNKNOWN

    found = _combined(answers, same)
    # Where two of them differ already, nothing can make them one.
    apart = {Truth.TRUE, Truth.FALSE}.issubset([answer.truth for answer in answers])
    return evolve(found, needed=()) if apart else found


def counted(answers: Sequence[Answer], wanted: Interval) -> Answer:
    """Give whether the number of those that hold is in the interval."""

    def number(truths: list[Truth]) -> Truth:
        sure = truths.count(Truth.TRUE)
        return lies(sure, sure + truths.count(Truth.UNKNOWN), wanted)

    found = _combined(answers, number)
    held = sum(answer.truth is Truth.TRUE for answer in answers)
    return evolve(found, reason=f"{held} of {len(answers)} hold: {found.reason}")


def _combined(answers: Sequence[Answer], logic: Callable[[list[Truth]], Truth]) -> Answer:
    """Put answers together by a logic in which more knowledge never overturns a truth."""
    truth = logic([answer.truth for answer in answers])
    deciding = [answer for answer in answers if answer.truth is truth] or list(answers)
    return Answer(
        truth,
        listing([answer.reason for answer in deciding]),
        each_once([need for answer in deciding for need in answer.needed]),
        sure=logic([answer.firm for answer in answers]) is truth,
    )
