"""What the prose of results states, each fact with its words."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction

from attrs import field, frozen

from mscregistry.grammar.expressions import Comparison
from mscregistry.grammar.intervals import Interval, number_text
from mscregistry.grammar.stated import Stated
from mscregistry.vocab import Phase


class Outcome(Enum):
    """What became of an event."""

    RESOLVED = "resolved"
    IMPROVING = "improving"
    NOT_RESOLVED = "not resolved"


class Change(Enum):
    """Which way a measure went, or how one group compares with another."""

    INCREASE = "increase"
    DECREASE = "decrease"
    IMPROVEMENT = "improvement"
    WORSENING = "worsening"
    #: A change or a difference whose direction is not said.
    CHANGE = "change"
    DIFFERENCE = "difference"
    #: It is said to be stable, or the same in both groups.
    NO_CHANGE = "no change"
    #: It was reached: `achieved complete remission`.
    ACHIEVED = "achieved"


@frozen
class Figure:
    """A number with its unit as written.

    >>> print(Figure(Fraction(15, 2), "mmHg"), Figure(Fraction(3)))
    7.5 mmHg 3
    """

    #: The number, exact.
    value: Fraction
    #: The unit as written; `None` where none stands behind the number.
    unit: str | None = None

    def __str__(self) -> str:
        """Give number and unit."""
        return f"{number_text(self.value)}{f' {self.unit}' if self.unit else ''}"


@frozen
class Ratio:
    """How two groups compare, as a ratio.

    >>> print(Ratio("hazard ratio", Fraction(7, 10)))
    hazard ratio 0.7
    """

    #: Which ratio, in full and in small letters: `hazard ratio`, `odds ratio`.
    measure: str
    #: The number, exact.
    value: Fraction

    def __str__(self) -> str:
        """Give name and number."""
        return f"{self.measure} {number_text(self.value)}"


@frozen
class Group:
    """A group of people that the text names: a dose, an arm, a cohort."""

    #: What it is called, without its article and the word for group: `high`, `placebo`, `Group A`.
    name: Stated[str]
    #: How many are in it.
    subjects: Stated[int] | None = None


@frozen(kw_only=True)
class EventSet:
    """Events told together, with how many there were; a count of 0 says that there were none."""

    #: How many events or people; `None` where only a share or a list is told.
    count: Stated[int] | None = None
    #: Whether the count is of people who had one, and not of events.
    of_subjects: bool = False
    #: The words for the set: `treatment related adverse events`.
    kind: Stated[str]
    #: Whether the events are called serious.
    serious: bool
    #: Whether they are called dose-limiting.
    dose_limiting: bool
    #: How many people the count is out of.
    out_of: Stated[int] | None = None
    #: The share in per cent, as stated.
    percent: Stated[Fraction] | None = None
    #: How far they are held to come of the treatment, as stated.
    relatedness: Stated[str] | None = None
    #: The grade that is said of the set.
    grade: Stated[Interval] | None = None
    #: How bad they were, in words: `mild to moderate`.
    severity: Stated[str] | None = None
    #: The group they occurred in.
    group: Stated[str] | None = None


@frozen
class AdverseEvent:
    """One event, as told: what is not told is `None`."""

    #: What happened, as written.
    term: Stated[str]
    #: The grade, in the numbers of the CTCAE whether they are written as `3`, `III` or `3-4`.
    grade: Stated[Interval] | None = None
    #: How bad it was, in a word: `mild`, `severe`.
    severity: Stated[str] | None = None
    #: The group it occurred in.
    group: Stated[str] | None = None
    #: How many people had it; 0 where the text says that nobody had.
    subjects: Stated[int] | None = None
    #: Out of how many.
    out_of: Stated[int] | None = None
    #: The share in per cent, as stated.
    percent: Stated[Fraction] | None = None
    #: How far it is held to come of the treatment, as stated.
    relatedness: Stated[str] | None = None
    #: Whether it is said to be serious; `None` where neither is said.
    serious: Stated[bool] | None = None
    #: Whether it is said to be a dose-limiting toxicity.
    dose_limiting: Stated[bool] | None = None
    #: When it began, as written.
    onset: Stated[str] | None = None
    #: What became of it.
    outcome: Stated[Outcome] | None = None
    #: When and how it ended, as written.
    resolution: Stated[str] | None = None
    #: What it was later found to be.
    later_diagnosis: Stated[str] | None = None
    #: How that was found.
    diagnosed_by: Stated[str] | None = None
    #: The names of the fields that are stated of the set it is told with, and not of it alone.
    inherited: frozenset[str] = frozenset()


@frozen
class SeriousEvents:
    """The events that are said to be serious."""

    #: How many there were; 0 where the text says that there were none.
    count: Stated[int] | None = None
    #: Those that are told one by one.
    events: tuple[AdverseEvent, ...] = ()


@frozen
class Efficacy:
    """One thing that is said of one endpoint."""

    #: What was measured, as written.
    endpoint: Stated[str]
    #: What was found, in the words of the text: `no significant reduction`.
    finding: Stated[str]
    #: Which way it went; `None` where only numbers are told.
    change: Stated[Change] | None = None
    #: Whether the text denies the change.
    denied: bool = False
    #: Of whom it is said, as written.
    population: Stated[str] | None = None
    #: Whether it is called significant.
    significant: Stated[bool] | None = None
    #: The probability that is stated for it.
    p_value: Stated[Interval] | None = None
    #: The value before, with its unit.
    before: Stated[Figure] | None = None
    #: The value after.
    after: Stated[Figure] | None = None
    #: By how much it changed.
    difference: Stated[Figure] | None = None
    #: The values of the groups, where they are compared by numbers alone: `12 vs 20 days`.
    values: tuple[Stated[Figure], ...] = ()
    #: The ratio that is stated for it.
    ratio: Stated[Ratio] | None = None
    #: The first confidence interval that is stated for it, whatever its level: that of the ratio
    #: where one is stated.
    confidence: Stated[Interval] | None = None
    #: How many people it is said of.
    subjects: Stated[int] | None = None
    #: Out of how many.
    out_of: Stated[int] | None = None
    #: The share in per cent, as stated.
    percent: Stated[Fraction] | None = None


@frozen
class FollowUp:
    """How long people were followed.

    >>> print(FollowUp(Fraction(6), "months"))
    6 months
    """

    #: The number.
    value: Fraction
    #: The unit of time, as one of day, week, month and year in the plural.
    unit: str

    def __str__(self) -> str:
        """Give number and unit."""
        return f"{number_text(self.value)} {self.unit}"


@frozen
class StudyDesign:
    """How the study was laid out, as far as the text says."""

    #: One arm, several, crossover, parallel, factorial.
    layout: tuple[Stated[str], ...] = ()
    #: Whether it was randomised.
    randomised: Stated[bool] | None = None
    #: What the groups are compared with: `placebo controlled`, `controlled`.
    control: Stated[str] | None = None
    #: Who does not know the treatment: `double blind`, `open label`.
    blinding: Stated[str] | None = None
    #: All else: `dose escalation`, `case series`, `prospective`.
    kinds: tuple[Stated[str], ...] = ()
    #: What people were allocated by, as written.
    allocation_basis: Stated[str] | None = None
    #: How long they were followed.
    follow_up: Stated[FollowUp] | None = None


@frozen
class Findings:
    """What the prose of a report states; what it does not state is `None` or empty."""

    #: The phases that are named.
    phases: tuple[Stated[Phase], ...] = ()
    #: The design.
    design: StudyDesign = field(factory=StudyDesign)
    #: How many people took part.
    enrolled: Stated[int] | None = None
    #: The groups that are named.
    groups: tuple[Group, ...] = ()
    #: The ranges of a measure that those who took part had.
    population: tuple[Stated[Comparison], ...] = ()
    #: How many were lost to follow-up.
    lost_to_follow_up: Stated[int] | None = None
    #: How many completed the study.
    completed: Stated[int] | None = None
    #: How many left it.
    withdrawn: Stated[int] | None = None
    #: How many died.
    deaths: Stated[int] | None = None
    #: The sets of events that are counted.
    event_sets: tuple[EventSet, ...] = ()
    #: The events that are not said to be serious.
    adverse_events: tuple[AdverseEvent, ...] = ()
    #: Those that are.
    serious_adverse_events: SeriousEvents = field(factory=SeriousEvents)
    #: How many dose-limiting toxicities there were: stated, or those of the events that are
    #: called so.
    dlt_count: Stated[int] | None = None
    #: What was found of the endpoints.
    efficacy: tuple[Efficacy, ...] = ()
    #: The stages of a disease that the conclusion names.
    stages_in_conclusion: tuple[Stated[str], ...] = ()
