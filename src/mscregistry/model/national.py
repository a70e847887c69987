"""What a record says of single countries of a trial."""

from __future__ import annotations

from attrs import frozen

from mscregistry.grammar.dates import PartialDate
from mscregistry.vocab import Status, Unlisted


@frozen(weakref_slot=False)
class TrialCountry:
    """A country of the trial, and how things stand there."""

    #: Its name, or its code, as written.
    country: str
    #: Where the trial stands in it.
    status: Status | Unlisted | None = None
    #: How many people are to take part in it.
    planned_enrollment: int | None = None
    #: When its authority first decided on the trial.
    decision_date: PartialDate | None = None
    #: When the trial began in it.
    start_date: PartialDate | None = None
    #: When people could first take part.
    recruitment_start_date: PartialDate | None = None
    #: When they no longer could.
    recruitment_end_date: PartialDate | None = None
    #: When the trial ended in it.
    end_date: PartialDate | None = None
