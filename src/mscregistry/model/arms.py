"""What is done to whom, and what is measured."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from attrs import frozen

from mscregistry.vocab import ArmType, InterventionType, OutcomeKind, Unlisted

if TYPE_CHECKING:
    from mscregistry.grammar.times import TimeFrame


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
    """Something that is measured to answer the study's question.

    Attributes:
        window: When it is measured, read from the words, a derived view: worked out when first
            asked for, and no part of equality.

    >>> print(Outcome("Pain", time_frame="Baseline, 3 and 6 months").window)
    baseline; 3 mo; 6 mo
    """

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

    @cached_property
    def window(self) -> TimeFrame | None:
        """When it is measured; where there is no time frame, what the measure says, never sure.

        `None` where neither says a time.
        """
        # The grammar of times is only for those who ask for it.
        from mscregistry.grammar.stated import Passage
        from mscregistry.grammar.times import read_time_frame, times_named_in

        if self.time_frame is not None:
            return read_time_frame(Passage("time_frame", self.time_frame))
        return times_named_in(Passage("measure", self.measure)) or times_named_in(
            Passage("description", self.description or "")
        )


# attrs lists the type of a cached property among those of the fields, and whoever resolves them
# need not load the grammar of times for it.
Outcome.__annotations__.pop("window")
