"""Ask the rules of a trial, a reading, or many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from mscregistry.extensions import FAILURES, told
from mscregistry.failed import FailedReading
from mscregistry.model import Trial
from mscregistry.paths import follow
from mscregistry.reading import Reading
from mscregistry.validation.book import Rulebook, rulebook
from mscregistry.validation.checked import Checked, RuleFailure
from mscregistry.validation.days import day_of
from mscregistry.validation.earlier import earlier_records
from mscregistry.validation.finding import Finding
from mscregistry.validation.report import ValidationReport
from mscregistry.validation.rule import Needs, Rule
from mscregistry.vocab.lost_fields import loses

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

#: One record that is checked.
Subject: TypeAlias = Trial | Reading | FailedReading


def validate(  # noqa: PLR0913 - all but the first by name
    what: Subject | Iterable[Subject],
    *,
    on: date | str | None = None,
    rules: Rulebook | Rule | Iterable[Rule] | None = None,
    select: str | Iterable[str] | None = None,
    ignore: str | Iterable[str] | None = None,
    earlier: Trial | Reading | None = None,
) -> ValidationReport:
    """Check a trial, a reading, or many of them, and give a report of what was found.

    Nothing is looked up and nothing is changed; the same call gives the same report on any day.

    Args:
        what: A trial, a reading of one, a `TrialSet` or any other iterable of them.  With a
            reading, each issue points at the words.
        on: The day of the check, as a date or ISO text: today, or the day of the download where
            the records were kept since.  Rules that compare with it are not asked without it; the
            report names them.
        rules: Which rules to ask; by default all, with those of plug-ins (`rulebook`).
        select: Codes or their beginnings; only these rules are asked: ``"MSC2"``.
        ignore: Codes or their beginnings; these are not asked.
        earlier: An earlier record of the same trial, to compare with.  Of many, the records of
            one trial are compared with each other, by the day of their last update.

    Raises:
        TypeError: If it is none of these.
        ValueError: If no rule has such a code, `on` is no day, or `earlier` is given for many.

    >>> from mscregistry.model import Trial
    >>> from mscregistry.vocab import Status, StudyType
    >>> trial = Trial(study_type=StudyType.INTERVENTIONAL, overall_status=Status.AVAILABLE)
    >>> [issue.path for issue in validate(trial, select="MSC2").issues]
    ['overall_status']
    """
    book = _chosen(rules, select, ignore)
    day = None if on is None else day_of(on)
    if isinstance(what, Trial | Reading | FailedReading):
        subjects: list[Subject] = [what]
        before: Mapping[int, Trial] = {} if earlier is None else {0: _earlier(earlier, what)}
    else:
        if earlier is not None:
            msg = "earlier is for one record; of many, those of one trial are compared"
            raise ValueError(msg)
        # A set holds apart what could not be read.
        subjects = [*_each(what), *_each(getattr(what, "failures", ()))]
        before = earlier_records(
            [None if isinstance(one, FailedReading) else _trial(one) for one in subjects]
        )
    given = (
        {Needs.NOTHING} | ({Needs.DATE} if day else set()) | ({Needs.EARLIER} if before else set())
    )
    asked = [rule for rule in book if rule.needs in given]
    plans = _plans(asked, day)
    return ValidationReport(
        records=tuple([_check(one, plans, before.get(at)) for at, one in enumerate(subjects)]),
        rules=tuple(asked),
        on=day,
        not_asked=tuple([rule for rule in book if rule.needs not in given]),
        broken=book.broken,
    )


def _chosen(
    rules: Rulebook | Rule | Iterable[Rule] | None,
    select: str | Iterable[str] | None,
    ignore: str | Iterable[str] | None,
) -> Rulebook:
    if isinstance(rules, str):
        msg = f"rules are Rule values, not {rules!r}; choose among them by code with select="
        raise TypeError(msg)
    book = rulebook() if rules is None else rules
    if not isinstance(book, Rulebook):
        book = Rulebook([book] if isinstance(book, Rule) else book)
    # What is ignored may be of another family than what is selected.
    if ignore is not None:
        book = book.ignore(*_codes("ignore", ignore))
    return book if select is None else book.select(*_codes("select", select))


def _codes(name: str, codes: str | Iterable[str]) -> tuple[str, ...]:
    if isinstance(codes, str):
        return (codes,)
    if not isinstance(codes, Iterable):
        msg = f"{name} is a code such as 'MSC2' or a list of them, not {codes!r}"
        raise TypeError(msg)
    return tuple(codes)


def _each(what: object) -> Iterable[Subject]:
    """Give the records of many, none of another type."""
    if not isinstance(what, Iterable) or isinstance(what, str | bytes | Mapping):
        msg = (
            f"what is checked is a trial, a reading or many of them, not {type(what).__name__};"
            " read(…) or load(…) documents first"
        )
        raise TypeError(msg)
    for one in what:
        if not isinstance(one, Trial | Reading | FailedReading):
            msg = f"what is checked is a trial or a reading, not {type(one).__name__}"
            raise TypeError(msg)
        yield one


def _trial(what: object) -> Trial:
    if not isinstance(what, Trial | Reading):
        msg = f"an earlier record is a trial or a reading, not {type(what).__name__}"
        raise TypeError(msg)
    return what.trial if isinstance(what, Reading) else what


def _earlier(earlier: object, what: Subject) -> Trial:
    """Give an earlier record, if it may be one of the same trial."""
    then = _trial(earlier)
    now = None if isinstance(what, FailedReading) else _trial(what)
    if now is not None and then.ids and now.ids:
        known = {one.trial for one in then.ids}
        if known.isdisjoint({one.trial for one in now.ids}):
            msg = f"the earlier record is of another trial: {then.ids[0]}, not {now.ids[0]}"
            raise ValueError(msg)
    return then


def _plans(
    rules: Sequence[Rule], day: date | None
) -> Callable[[str, str | None], tuple[tuple[Rule, tuple[date | None, ...] | None], ...]]:
    """Give what is asked of readings of a format and register: each rule with what it needs.

    That is `None` where a rule needs an earlier record.  A trial by itself has no format.
    """

    @cache
    def plan(
        name: str, register: str | None
    ) -> tuple[tuple[Rule, tuple[date | None, ...] | None], ...]:
        beside = {Needs.NOTHING: (), Needs.DATE: (day,), Needs.EARLIER: None}
        return tuple(
            [
                (rule, beside[rule.needs])
                for rule in rules
                if not any(loses(name, each, register) for each in rule.absent)
            ]
        )

    return plan


def _check(
    subject: Subject,
    plans: Callable[[str, str | None], tuple[tuple[Rule, tuple[date | None, ...] | None], ...]],
    earlier: Trial | None,
) -> Checked:
    """Ask the rules of one record; one that fails stops no other."""
    if isinstance(subject, FailedReading):
        return Checked(subject)
    trial = _trial(subject)
    found: list[tuple[Rule, Finding]] = []
    failures: list[RuleFailure] = []
    name = subject.format if isinstance(subject, Reading) else ""
    for rule, beside in plans(name, trial.source_registry):
        if beside is None and earlier is None:
            continue
        try:
            given = rule.check(trial, *((earlier,) if beside is None else beside))
            if isinstance(given, Finding):
                msg = "it gave one Finding, and not many: write `yield Finding(…)`"
                raise TypeError(msg)
            findings = tuple(given)
            if findings:  # most find nothing
                found += [(rule, _finding(trial, one)) for one in findings]
        except FAILURES as error:  # a plug-in's fault may not stop the others
            failures.append(RuleFailure(rule, told(error)))
    return Checked(subject, tuple(found), tuple(failures))


def _finding(trial: Trial, one: object) -> Finding:
    """Give a finding, if it is one, and points at what there is."""
    if not isinstance(one, Finding):
        msg = f"it gave something of type {type(one).__name__!r}, and not a Finding"
        raise TypeError(msg)
    for place in one.places:
        follow(trial, place if isinstance(place, str) else place.path)
    return one
