"""What is done to whom, and what is measured."""

from __future__ import annotations

from attrs import frozen

from mscregistry.vocab import ArmType, InterventionType, OutcomeKind, Unlisted


@frozen(weakref_slot=False)
class Arm:
    """An arm of a trial, or a group of an observational study."""

    #: Its name; `None` where the source only describes it.
    label: str | None = None
    #: Its role; `None` for the groups of an observational study.
    type: ArmType | Unlisted | None = None
    #: What happens in it.
    description: str | None = None
    #: The names of the interventions given in it.
    intervention_names: tuple[str, ...] = ()


@frozen(weakref_slot=False)
class Intervention:
    """A drug, biological, device, procedure or other thing that is given or done."""

    #: Its name.
    name: str
    #: What kind of thing it is.
    type: InterventionType | Unlisted | None = None
    #: What is given, how much, how.
    description: str | None = None
    #: Other names of the same thing.
    other_names: tuple[str, ...] = ()
    #: The labels of the arms that receive it, where the source ties them from this side.
    arm_labels: tuple[str, ...] = ()
    #: Names under which the registry itself files it.
    mapped_names: tuple[str, ...] = ()


@frozen(weakref_slot=False)
class Outcome:
    """Something that is measured to answer the study's question."""

    #: What is measured.
    measure: str
    #: When it is measured, as written.
    time_frame: str | None = None
    #: How it is measured.
    description: str | None = None
    #: Primary, secondary or other; `None` where the document does not say.
    kind: OutcomeKind | None = None
    #: Whether it concerns safety, as records before 2017 say.
    safety_issue: bool | None = None
