"""Who is asked about, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from mscregistry.matching.patient import Patient
from mscregistry.matching.ranges import Days

if TYPE_CHECKING:
    from mscregistry.matching.answers import Answer


@frozen
class Asking:
    """What every question to a patient has in common."""

    #: Who is asked about.
    patient: Patient
    #: The day of the entry into the trial, or the days that it can be.
    on: Days
    #: Whether what is guessed counts as unknown.
    strict: bool = False

    def take(self, answer: Answer, *, sure: bool) -> Answer:
        """Give an answer to words that were read surely or not, as it is to be counted."""
        if not sure:
            answer = answer.guessed("the words were not read with certainty")
        return answer.strictly() if self.strict else answer
