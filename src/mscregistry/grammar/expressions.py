"""What a criterion says, as a tree of eight kinds of node.

::

    expression = Comparison | Presence | All | Any | Not | IfThen | AtLeast | Unparsed

A node is a value: two nodes are equal when they say the same, wherever their words stand.
Each has the spans of its words, within the text that was read, and says whether it is sure:
whether the grammar met nothing on the way that it does not know.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from attrs import field, frozen

from mscregistry.grammar.dates import PartialDate
from mscregistry.grammar.intervals import Interval
from mscregistry.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


class Reference(StrEnum):
    """What a multiple is a multiple of."""

    #: The upper limit of normal.
    ULN = "ULN"
    #: The lower limit of normal.
    LLN = "LLN"
    #: What is normal, where the words do not say which limit.
    NORMAL = "normal"
    #: The patient's own value before.
    BASELINE = "baseline"
    #: What is predicted for the patient's age, sex and height.
    PREDICTED = "predicted"


class Subject(StrEnum):
    """What kind of thing is present or absent."""

    #: A disease, a symptom, a finding.
    CONDITION = "condition"
    #: An operation, a therapy that is no medicine, a test that was done.
    PROCEDURE = "procedure"
    #: A medicine or another substance that is taken.
    MEDICATION = "medication"
    #: An allergy, an intolerance, a contraindication by hypersensitivity.
    ALLERGY = "allergy"
    #: Pregnancy, breast feeding, the wish for a child.
    PREGNANCY = "pregnancy"
    #: The sex of the patient.
    SEX = "sex"
    #: What somebody declares: consent, willingness, ability to comply.
    ATTESTATION = "attestation"
    #: Taking part in a study.
    STUDY = "study"


class Anchor(StrEnum):
    """The way time is counted in a window."""

    #: Back from a point in time, usually the entry: `within the last 3 months`.
    BEFORE = "before"
    #: Forward from it: `within the next 3 months`, `for 6 weeks after`.
    AFTER = "after"
    #: The words do not say which way: `within 3 months of`.
    EITHER = "either"
    #: Calendar time: `since 2010`.
    CALENDAR = "calendar"


@frozen
class Measure:
    """What is measured.

    >>> print(Measure("eGFR", "egfr"), Measure("Bishop score"))
    egfr "Bishop score"
    """

    #: The words as written; empty where they stand elsewhere.
    words: str = field(eq=False)
    #: The code in ``vocab/tables/measures.toml``; `None` for a measure that is not in it.
    code: str | None = None
    #: Where the words stand.
    spans: tuple[Span, ...] = field(default=(), eq=False, repr=False)
    #: What measures without a code are compared by.
    _key: str = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Fold the words once, since white space and case are no difference."""
        key = "" if self.code else " ".join(self.words.casefold().split())
        object.__setattr__(self, "_key", key)

    def __str__(self) -> str:
        """Give the code, or the words in quotes."""
        return self.code or f'"{self.words}"'


@frozen
class Amount:
    """Numbers with their unit, as stated.

    >>> print(Amount(Interval.at_most(9), "%"), Amount(Interval.more_than(3), "1", Reference.ULN))
    ≤9 % >3 × ULN
    """

    #: The numbers, exact, in `unit`.
    interval: Interval
    #: The unit in UCUM, `1` for a pure number; `None` where the words name none.  What UCUM has no
    #: code for stands in braces, as it does there: `{cigarettes}/d`.
    unit: str | None = None
    #: What the numbers are multiples of; `None` where they are no multiples.
    reference: Reference | None = None
    #: The unit as written.
    unit_words: str = field(default="", eq=False, repr=False)
    #: Where number, sign and unit stand.
    spans: tuple[Span, ...] = field(default=(), eq=False, repr=False)
    #: Whether the words leave no doubt that these are the numbers.
    sure: bool = field(default=True, eq=False)

    def __str__(self) -> str:
        """Give sign, number and unit."""
        unit = "" if self.unit in {None, "1"} else f" {self.unit}"
        if self.reference is None:
            return f"{self.interval}{unit}"
        return f"{self.interval}{unit}{'' if unit == ' %' else ' ×'} {self.reference.value}"


@frozen
class Window:
    """When: a time before or after a point.

    >>> print(Window(Amount(Interval.at_most(3), "mo"), Anchor.BEFORE))
    ≤3 mo before
    """

    #: The time between, as stated: `the last 3 months` says exactly 3.  Years where the anchor is
    #: the calendar.
    amount: Amount
    #: The way time is counted.
    anchor: Anchor
    #: The first day of a stretch of the calendar.
    since: PartialDate | None = None
    #: The last day of a stretch of the calendar.
    until: PartialDate | None = None
    #: The words for the point in time; empty where they name none.
    point: str = field(default="", eq=False)
    #: Where those words stand.
    point_spans: tuple[Span, ...] = field(default=(), eq=False, repr=False)
    #: Whether the words name the whole of the time up to the point: `the last 3 months`.
    whole: bool = False
    #: Whether time is counted from the latest of such events: `3 months since last chemotherapy`
    #: allows none within them.
    latest: bool = False

    @property
    def reach(self) -> Interval:
        """The time between that is meant, as `the last 3 months` reaches from 0 to 3."""
        end = self.amount.interval.high
        return Interval(high=end) if self.whole and end is not None else self.amount.interval

    def __str__(self) -> str:
        """Give the time, its unit and the way."""
        if self.anchor is Anchor.CALENDAR:
            return " ".join(
                f"{word} {day}"
                for word, day in (("since", self.since), ("until", self.until))
                if day is not None
            )
        if self.latest:
            return f"{self.amount} since the last"
        whole = "next " if self.anchor is Anchor.AFTER else "last "
        return f"{whole if self.whole else ''}{self.amount} {self.anchor.value}"


@frozen
class Comparison:
    """A measure that lies in an interval.

    >>> print(Comparison(Measure("eGFR", "egfr"), Amount(Interval.less_than(60), "mL/min")))
    egfr <60 mL/min
    """

    #: What is measured.
    measure: Measure
    #: The numbers it may have.
    amount: Amount
    #: When it is to be measured.
    window: Window | None = None
    #: For how long it is to have been so.
    duration: Amount | None = None
    #: Where its words stand.
    spans: tuple[Span, ...] = field(default=(), eq=False, repr=False)
    #: Whether nothing was guessed.
    sure: bool = field(default=True, eq=False)

    def __str__(self) -> str:
        """Give measure, numbers, time."""
        return f"{self.measure} {self.amount}{_times(self.window, self.duration)}"


@frozen
class Presence:
    """Something that a patient has, had, takes, underwent or declares.

    >>> print(Presence("hepatitis B", Subject.CONDITION))
    condition "hepatitis B"
    """

    #: The words for it.
    words: str = field(eq=False)
    #: What kind of thing it is; `None` where the words do not tell.
    subject: Subject | None = None
    #: When.
    window: Window | None = None
    #: For how long.
    duration: Amount | None = None
    #: How many of it: `at least 2 prior lines`.
    count: Amount | None = None
    #: How much of a medicine, with the frequency in its unit: `mg/d`.
    dose: Amount | None = None
    #: Where its words stand.
    spans: tuple[Span, ...] = field(default=(), eq=False, repr=False)
    #: Whether nothing was guessed.
    sure: bool = field(default=True, eq=False)
    #: Whether the past counts: `history of stroke`.
    ever: bool = field(default=False, kw_only=True)
    #: What two of them are compared by.
    _key: str = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Fold the words once, since white space and case are no difference."""
        object.__setattr__(self, "_key", " ".join(self.words.casefold().split()))

    def __str__(self) -> str:
        """Give the kind, the words, how many, how much, when."""
        kind = self.subject.value if self.subject else "finding"
        count = f" {self.count} times" if self.count else ""
        dose = f" {self.dose}" if self.dose else ""
        ever = " ever" if self.ever else ""
        return f'{kind} "{self.words}"{ever}{count}{dose}{_times(self.window, self.duration)}'


@frozen
class All:
    """Everything of it holds.

    >>> print(All((Presence("asthma", Subject.CONDITION), Not(Presence("smoking")))))
    condition "asthma" and not finding "smoking"
    """

    #: What must hold.
    parts: tuple[Expression, ...]
    #: Where its words stand.
    spans: tuple[Span, ...] = field(default=(), eq=False, repr=False)
    #: Whether nothing was guessed.
    sure: bool = field(default=True, eq=False)

    def __str__(self) -> str:
        """Join the parts."""
        return " and ".join(map(_nested, self.parts))


@frozen
class Any:
    """At least one of it holds."""

    #: What may hold.
    parts: tuple[Expression, ...]
    #: Where its words stand.
    spans: tuple[Span, ...] = field(default=(), eq=False, repr=False)
    #: Whether nothing was guessed.
    sure: bool = field(default=True, eq=False)

    def __str__(self) -> str:
        """Join the parts."""
        return " or ".join(map(_nested, self.parts))


@frozen
class Not:
    """It does not hold."""

    #: What must not hold.
    part: Expression
    #: Where its words stand, the word for `not` included.
    spans: tuple[Span, ...] = field(default=(), eq=False, repr=False)
    #: Whether nothing was guessed.
    sure: bool = field(default=True, eq=False)
    #: Whether it is an exception from what stands beside it: who has a skin cancer and another
    #: one has a cancer that `any cancer except skin cancer` means.
    excepts: bool = False

    def __str__(self) -> str:
        """Put `not` before it."""
        return f"not {_nested(self.part)}"


@frozen
class IfThen:
    """Where the condition holds, the rest must; where it does not hold, nothing is asked."""

    #: The condition.
    condition: Expression
    #: What must hold then.
    then: Expression
    #: Where its words stand.
    spans: tuple[Span, ...] = field(default=(), eq=False, repr=False)
    #: Whether nothing was guessed.
    sure: bool = field(default=True, eq=False)

    def __str__(self) -> str:
        """Give it as if and then."""
        return f"if {_nested(self.condition)} then {_nested(self.then)}"


@frozen
class AtLeast:
    """A number of the parts holds: `two of the following`.

    The parts may stand in the criteria below this one; then there are none here.
    """

    #: How many: `two` is exactly two as stated, and means at least two.
    count: Amount
    #: What they are of.
    parts: tuple[Expression, ...] = ()
    #: The words for what is counted.
    words: str = field(default="", eq=False)
    #: Where its words stand.
    spans: tuple[Span, ...] = field(default=(), eq=False, repr=False)
    #: Whether nothing was guessed.
    sure: bool = field(default=True, eq=False)

    def __str__(self) -> str:
        """Give the number and the parts."""
        parts = f" ({'; '.join(map(str, self.parts))})" if self.parts else ""
        return f"{self.count.interval} of{parts or f' {self.words}'}"


@frozen
class Unparsed:
    """Words that the grammar does not read, kept; and the numbers that it found in them."""

    #: The words.
    text: str
    #: The numbers, as stated.
    amounts: tuple[Amount, ...] = ()
    #: Where the words stand.
    spans: tuple[Span, ...] = field(default=(), eq=False, repr=False)
    #: Never.
    sure: bool = field(default=False, eq=False)

    def __str__(self) -> str:
        """Give the words in question marks."""
        return f"?{self.text}?"


#: What a criterion says.
Expression: TypeAlias = Comparison | Presence | All | Any | Not | IfThen | AtLeast | Unparsed


def parts_of(node: Expression) -> tuple[Expression, ...]:
    """Give the nodes right below a node."""
    match node:
        case All() | Any() | AtLeast():
            return node.parts
        case Not():
            return (node.part,)
        case IfThen():
            return (node.condition, node.then)
        case _:
            return ()


def walk(node: Expression) -> Iterator[Expression]:
    """Give the node and all below it, in reading order."""
    rest = [node]
    while rest:
        one = rest.pop()
        yield one
        rest += reversed(parts_of(one))


def _times(window: Window | None, duration: Amount | None) -> str:
    length = f" for {duration}" if duration else ""
    return f"{length}{f' [{window}]' if window else ''}"


def _nested(node: Expression) -> str:
    whole = isinstance(node, Comparison | Presence | Not | AtLeast | Unparsed)
    return str(node) if whole else f"({node})"
