"""What the registry notes about a record: ``annotationSection``."""

from __future__ import annotations

from attrs import frozen

from mscregistry.grammar.dates import PartialDate
from mscregistry.vocab import Unlisted, UnpostedEventType, ViolationEventType


@frozen(weakref_slot=False)
class UnpostedEvent:
    """What became of results that were sent in and are not posted."""

    #: What was done.
    type: UnpostedEventType | Unlisted | None = None
    #: When.
    date: PartialDate | None = None
    #: Whether it is said that the day is not known.
    date_unknown: bool | None = None


@frozen(weakref_slot=False)
class ViolationEvent:
    """What the U.S. FDA did about a violation of the rules for results."""

    #: What was done.
    type: ViolationEventType | Unlisted | None = None
    #: What is said about it.
    description: str | None = None
    #: When the note was made.
    creation_date: PartialDate | None = None
    #: When the letter was issued.
    issued_date: PartialDate | None = None
    #: When the note was released.
    release_date: PartialDate | None = None
    #: When it was posted.
    posted_date: PartialDate | None = None


@frozen(weakref_slot=False)
class Annotations:
    """What the registry notes about a record."""

    #: Who answers for results that are not posted.
    unposted_responsible_party: str | None = None
    #: What became of them, in order.
    unposted_events: tuple[UnpostedEvent, ...] = ()
    #: What was done about violations, in order.
    violation_events: tuple[ViolationEvent, ...] = ()
