"""What is done to whom, and what is measured."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from attrs import frozen

from mscregistry.grammar.stated import Passage
from mscregistry.model.views import with_views
from mscregistry.vocab import ArmType, InterventionType, OutcomeKind, Unlisted

if TYPE_CHECKING:
    from mscregistry.grammar.outcomes.contrast import Contrast
    from mscregistry.grammar.stated import Stated
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


@with_views
@frozen(weakref_slot=False)
class Outcome:
    """Something that is measured to answer the study's question.

    Attributes:
        measured: What is measured, in codes of endpoints and measures, a derived view.
        comparison: How the figures are reported and what they are set beside, a derived view.
        window: When it is measured, read from the words, a derived view: its points, stretches
            and recurrences, the `earliest` and the `latest` time, and whether all is measured
            `within` a length of time.

    >>> outcome = Outcome("Change from baseline in eGFR", "Baseline, 3 and 6 months")
    >>> print(*outcome.measured, outcome.comparison)
    egfr change_from_baseline vs baseline
    >>> print(outcome.window, outcome.window.earliest, outcome.window.latest, sep=" | ")
    baseline; 3 mo; 6 mo | 3 mo | 6 mo
    >>> outcome.measured_groups
    ('laboratory',)
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

        The description is read where the measure holds no time either.  `None` where none of them
        says a time.

        >>> from mscregistry.grammar.times import Duration
        >>> window = Outcome("Deaths", "Day 7 and 28 days after infusion").window
        >>> window.within(Duration.of(28, "d"))
        Truth.TRUE
        """
        # The grammar of times is only for those who ask for it.
        from mscregistry.grammar.times import read_time_frame, times_named_in

        if self.time_frame is not None:
            return read_time_frame(Passage("time_frame", self.time_frame))
        return times_named_in(Passage("measure", self.measure)) or times_named_in(
            Passage("description", self.description or "")
        )

    @cached_property
    def measured(self) -> tuple[Stated[str], ...]:
        """What is measured, a derived view: read when first asked for, no part of equality.

        The codes are of `mscregistry.vocab.endpoints.measured_entry`; what the description alone
        names is not sure, and counts only where the measure names nothing, or where the description
        begins with what the measure is assessed by.
        """
        from mscregistry.grammar.outcomes.measured import read_measured

        return read_measured(*_passages(self))

    @property
    def measured_groups(self) -> tuple[str, ...]:
        """The groups of what is measured, each once and in the order said, sure or not.

        What stands in each: `mscregistry.vocab.measured_groups.measured_groups`.
        """
        from mscregistry.vocab.endpoints import measured_entry

        return tuple(dict.fromkeys([measured_entry(one.value).group for one in self.measured]))

    def measured_in(self, group: str) -> tuple[Stated[str], ...]:
        """Give what is measured of a group, with the words that say it, in the order said.

        >>> outcome = Outcome("Serious adverse events, and pain on a VAS")
        >>> [(str(one), one.words) for one in outcome.measured_in("safety")]
        [('serious_adverse_events', 'Serious adverse events')]
        >>> outcome.measured_in("renal")
        ()

        Raises:
            ValueError: There is no such group; the message names those that there are.
        """
        from mscregistry.vocab.endpoints import measured_entry
        from mscregistry.vocab.measured_groups import known_group

        asked = known_group(group)
        return tuple([one for one in self.measured if measured_entry(one.value).group == asked])

    @cached_property
    def comparison(self) -> Stated[Contrast] | None:
        """What is compared with what, a derived view; `None` where no words say it."""
        from mscregistry.grammar.outcomes.comparison import read_comparison

        return read_comparison(*_passages(self))


def _passages(outcome: Outcome) -> list[Passage]:
    """Give the measure and, where there is one, the description."""
    texts = (("measure", outcome.measure), ("description", outcome.description))
    return [Passage(path, text) for path, text in texts if text is not None]
