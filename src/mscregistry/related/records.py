"""A trial that is like another one, and why."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from mscregistry.model import Trial
from mscregistry.reading import Reading
from mscregistry.visible import visible

#: How many reasons a line shows.
_SHOWN: Final = 3


@frozen
class Reason:
    """How alike two trials are in one aspect."""

    #: What was compared: `condition`, `intervention`, `cells`, `design`, `ages` or `text`.
    aspect: str
    #: How alike they are in it, from 0 to 1.
    score: float
    #: The part of the whole score that this aspect decides: those of all reasons add up to 1.
    share: float
    #: What they share, or that they share nothing, in one sentence.
    said: str

    def __str__(self) -> str:
        """Give aspect, score and sentence."""
        return f"{self.aspect} {self.score:.2f}: {self.said}"


@frozen
class Related:
    """A record of a set that is like the one that was asked about."""

    #: The trial or reading, as the set has it.
    record: Trial | Reading
    #: How alike they are, from 0 to 1: the mean of the reasons' scores by their shares.
    score: float
    #: Every aspect that was compared, the one that adds most to the score first.
    reasons: tuple[Reason, ...]
    #: How much of all the weight could be compared, from 0 to 1: the less, the less it says.
    compared: float
    #: Whether the record that was asked about names this trial itself, which adds nothing.
    named: bool = False

    @property
    def trial(self) -> Trial:
        """The trial of the record."""
        return self.record.trial if isinstance(self.record, Reading) else self.record

    def __str__(self) -> str:
        """Give the score, the trial, and the reasons that add most."""
        trial = self.trial
        told = (trial.trial_id, trial.brief_title or trial.official_title)
        names = " ".join([visible(one) for one in told if one]) or "(no id, no title)"
        why = "; ".join([one.said for one in self.reasons[:_SHOWN] if one.score])
        named = " (named by the record itself)" if self.named else ""
        part = "" if self.compared == 1 else f" ({self.compared:.0%} compared)".replace("%", " %")
        return f"{self.score:.2f}{part} {names}{named}\n  {why}"
