"""How participants went through the study: ``participantFlowModule``."""

from __future__ import annotations

from attrs import frozen


@frozen(weakref_slot=False)
class ResultGroup:
    """A group of participants for which results are told."""

    #: The id by which the rest of the module names it, such as ``FG000``, ``BG001``, ``OG002``.
    id: str | None = None
    #: Its name.
    title: str | None = None
    #: Who is in it, and what they received.
    description: str | None = None


@frozen(weakref_slot=False)
class Achievement:
    """How many of a group reached a milestone."""

    #: The group's id.
    group_id: str | None = None
    #: What is added about this group.
    comment: str | None = None
    #: The number of participants, as written.
    num_subjects: str | None = None
    #: The number of other units, such as eyes or lesions, as written.
    num_units: str | None = None


@frozen(weakref_slot=False)
class Milestone:
    """A point of the study that participants reach; the registry names STARTED and COMPLETED."""

    #: Its name.
    type: str | None = None
    #: What is added about it.
    comment: str | None = None
    #: Who reached it, by group.
    achievements: tuple[Achievement, ...] = ()


@frozen(weakref_slot=False)
class DropReason:
    """How many of a group left the study for one reason."""

    #: The group's id.
    group_id: str | None = None
    #: What is added about this group.
    comment: str | None = None
    #: The number of participants, as written.
    num_subjects: str | None = None
    #: The number of other units, as written.
    num_units: str | None = None


@frozen(weakref_slot=False)
class DropWithdraw:
    """A reason for which participants left the study."""

    #: The reason.
    type: str | None = None
    #: What is added about it.
    comment: str | None = None
    #: Who left for it, by group.
    reasons: tuple[DropReason, ...] = ()


@frozen(weakref_slot=False)
class Period:
    """A stage of the study."""

    #: Its name; ``Overall Study`` where there is but one.
    title: str | None = None
    #: What participants reached, from STARTED to COMPLETED.
    milestones: tuple[Milestone, ...] = ()
    #: Why participants left.
    drop_withdraws: tuple[DropWithdraw, ...] = ()


@frozen(weakref_slot=False)
class ParticipantFlow:
    """How participants went through the study."""

    #: What happened between enrolment and assignment.
    pre_assignment_details: str | None = None
    #: Where and when participants were recruited.
    recruitment_details: str | None = None
    #: What is counted, where that is not participants.
    type_units_analyzed: str | None = None
    #: The groups.
    groups: tuple[ResultGroup, ...] = ()
    #: The stages, in order.
    periods: tuple[Period, ...] = ()
