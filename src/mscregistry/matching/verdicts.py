"""What matching finds: a verdict for each criterion, and one for the trial."""

from __future__ import annotations

from typing import Final, NoReturn

from attrs import field, frozen

from mscregistry.matching.needs import Need
from mscregistry.matching.said import shortened
from mscregistry.source import Span
from mscregistry.truth import Truth
from mscregistry.vocab import CriterionKind

#: How a verdict on eligibility is said.
_SAID: Final = {
    Truth.TRUE: "eligible",
    Truth.FALSE: "not eligible",
    Truth.UNKNOWN: "not known whether eligible",
}
#: So much of a criterion's words is enough to tell which it is.
_LONG: Final = 40
#: And so much of a reason; the whole is in the field.
_LONGEST: Final = 300
_MARK: Final = {Truth.TRUE: "✓", Truth.FALSE: "✗", Truth.UNKNOWN: "?"}


@frozen
class CriterionVerdict:
    """What was found for one criterion, or for one of the limits beside the criteria.

    `truth` is whether the words hold for the patient, and `met` whether that speaks for taking
    part: an exclusion that holds is not met.  `reason` says why, and `needed` what would decide it
    where it is not known; a `Need` has a `kind`, `what` it is of, the `unit` and the time (`when`).
    `sure` is false where the answer rests on a guess, which `reason` names.

    It is made by `match`; `print` gives it in one line.
    """

    #: Where it stands in the trial: ``eligibility.criteria[3]``, ``eligibility.minimum_age``.
    path: str
    #: Inclusion or exclusion; `None` where the document does not say.
    kind: CriterionKind | None
    #: Whether it holds for the patient, as written.
    truth: Truth
    #: Why, in words.
    reason: str
    #: What would decide it.
    needed: tuple[Need, ...] = ()
    #: Whether nothing was guessed.
    sure: bool = True
    #: Its words; empty for a limit.
    text: str = ""
    #: The field that its spans are in; empty for a limit, or for what is not from a trial.
    field_path: str = ""
    #: Where its words stand in that field.
    spans: tuple[Span, ...] = field(default=(), repr=False)
    #: The path of the criterion it was counted into; `None` where it counts for itself.
    parent: str | None = None

    @property
    def met(self) -> Truth:
        """Whether it speaks for taking part, which is the opposite of an exclusion that holds."""
        if self.kind is None:
            return Truth.UNKNOWN
        return self.truth if self.kind is CriterionKind.INCLUSION else ~self.truth

    def __bool__(self) -> NoReturn:
        """Refuse: an unknown is neither.

        Raises:
            TypeError: Always.
        """
        raise _no_bool(self)

    def __str__(self) -> str:
        """Give mark, place and reason in one line."""
        kind = self.kind.value.lower() if self.kind else "of unknown kind"
        sure = "" if self.sure else ", not sure"
        words = f" {shortened(self.text, _LONG)!r}" if self.text else ""
        # Words that are all of the criterion have been said.
        reason = shortened(self.reason.removeprefix(f"{self.text!r}: "), _LONGEST)
        return f"{_MARK[self.met]} {self.path}{words} ({kind}{sure}): {reason}"


@frozen
class Verdict:
    """Whether a patient may take part, as far as is known.

    `truth` is the answer and `criteria` has one verdict for each criterion; `deciding` are those
    that make it so, and `reasons` their lines.  `needed` is what would decide it where it is not
    known, and `sure` whether it would be the same if guesses did not count.

    It is made by `match`; `print` gives all of it.
    """

    #: Whether the patient is eligible.
    truth: Truth
    #: One verdict for each limit and criterion that was asked, in reading order.
    criteria: tuple[CriterionVerdict, ...]
    #: The facts that would decide it, each once; none that could not change the truth.
    needed: tuple[Need, ...] = ()
    #: Whether it would be the same if guesses did not count.
    sure: bool = True
    #: What is missing of the record itself; empty where it states its criteria.
    note: str = ""

    @property
    def deciding(self) -> tuple[CriterionVerdict, ...]:
        """The verdicts that make it what it is, which are all where the patient is eligible."""
        return tuple([one for one in self.criteria if one.parent is None and one.met is self.truth])

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it is so, as the lines of the verdicts that decide."""
        lines = [str(one) for one in self.deciding]
        return (*lines, self.note) if self.note else tuple(lines)

    def __bool__(self) -> NoReturn:
        """Refuse: an unknown is neither.

        Raises:
            TypeError: Always.
        """
        raise _no_bool(self)

    def __str__(self) -> str:
        """Give the verdict, what decides it, and what is needed."""
        lines = [_SAID[self.truth] + ("" if self.sure else " (not sure)")]
        lines += [f"  {reason}" for reason in self.reasons]
        lines += [f"  needed: {need}" for need in self.needed]
        return "\n".join(lines)


def _no_bool(verdict: CriterionVerdict | Verdict) -> TypeError:
    kind = type(verdict).__name__
    how = f"ask for .truth, and say what unknown counts as: .truth.otherwise({False})"
    return TypeError(f"a {kind} ({verdict.truth!r}) is not a bool; {how}")
