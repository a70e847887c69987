"""What harm was seen: ``adverseEventsModule``."""

from __future__ import annotations

from attrs import frozen

from mscregistry.vocab import EventAssessment, Unlisted


@frozen(weakref_slot=False)
class EventGroup:
    """A group of participants, and how many of it came to harm."""

    #: The id by which the events name it, such as ``EG000``.
    id: str | None = None
    #: Its name.
    title: str | None = None
    #: Who is in it.
    description: str | None = None
    #: How many died, of any cause.
    deaths_num_affected: int | None = None
    #: Of how many.
    deaths_num_at_risk: int | None = None
    #: How many had a serious event.
    serious_num_affected: int | None = None
    #: Of how many.
    serious_num_at_risk: int | None = None
    #: How many had another event.
    other_num_affected: int | None = None
    #: Of how many.
    other_num_at_risk: int | None = None


@frozen(weakref_slot=False)
class EventStats:
    """How often an event was seen in a group."""

    #: The group's id.
    group_id: str | None = None
    #: How often it happened.
    num_events: int | None = None
    #: To how many participants.
    num_affected: int | None = None
    #: Of how many.
    num_at_risk: int | None = None


@frozen(weakref_slot=False)
class AdverseEvent:
    """A kind of event."""

    #: The term for it.
    term: str | None = None
    #: The organ system that the registry files it under.
    organ_system: str | None = None
    #: Where the term is from: ``MedDRA 21.0``.
    source_vocabulary: str | None = None
    #: How such events were looked for.
    assessment_type: EventAssessment | Unlisted | None = None
    #: What is added about it.
    notes: str | None = None
    #: How often it was seen, by group.
    stats: tuple[EventStats, ...] = ()


@frozen(weakref_slot=False)
class AdverseEvents:
    """What harm was seen, in whom, and how it was looked for."""

    #: From which share of participants on, in per cent, other events are listed.
    frequency_threshold: str | None = None
    #: Over which time they were collected.
    time_frame: str | None = None
    #: What is added about how they were collected.
    description: str | None = None
    #: What is added about deaths.
    all_cause_mortality_comment: str | None = None
    #: The groups.
    event_groups: tuple[EventGroup, ...] = ()
    #: Serious events.
    serious_events: tuple[AdverseEvent, ...] = ()
    #: Other events.
    other_events: tuple[AdverseEvent, ...] = ()
