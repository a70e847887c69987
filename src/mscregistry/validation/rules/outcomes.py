"""What is measured, and when: MSC4xx."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mscregistry.issues import Severity
from mscregistry.truth import Truth
from mscregistry.validation.finding import Finding
from mscregistry.validation.rule import Needs, Rule
from mscregistry.vocab import OutcomeKind, Status, StudyType, TimePerspective
from mscregistry.vocab.rule_words import rule_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.model import Outcome, Trial

#: Of these nothing was measured to the end.
_STOPPED: Final = frozenset({Status.WITHDRAWN, Status.TERMINATED, Status.SUSPENDED})
_NUMBER: Final = re.compile(r"[\d.,\s]+")
_COUNTED: Final = re.compile(
    r"(?:number|percentage|proportion|count) of (?:participants|patients|subjects)\b", re.IGNORECASE
)
#: What says how events are counted.
_METRIC: Final = re.compile(
    r"(?<!\w)(?:rates?|numbers?|percent\w*|proportions?|incidences?|frequenc(?:y|ies)|counts?|grad\w+)(?!\w)",
    re.IGNORECASE,
)
_LETTERS: Final = re.compile(r"[^\W\d_]+")


def _no_primary_outcome(trial: Trial) -> Iterator[Finding]:
    """An interventional trial lists outcomes, and none of them is primary.

    42 CFR 11.28 asks for the primary outcomes.  Where the kinds of outcomes were lost, nothing is
    said, and neither where the record lists no outcome at all.

    Bad::

        Trial(
            study_type=StudyType.INTERVENTIONAL,
            outcomes=(Outcome("eGFR", "1 year", kind=OutcomeKind.SECONDARY),),
        )

    Good::

        Trial(
            study_type=StudyType.INTERVENTIONAL,
            outcomes=(Outcome("eGFR", "1 year", kind=OutcomeKind.PRIMARY),),
        )
    """
    kinds = {one.kind for one in trial.outcomes}
    known = kinds and None not in kinds
    if trial.study_type is StudyType.INTERVENTIONAL and known and OutcomeKind.PRIMARY not in kinds:
        yield Finding("no outcome is primary", "outcomes")


def _no_time_frame(trial: Trial) -> Iterator[Finding]:
    """A primary or secondary outcome has no time frame.

    ClinicalTrials.gov asks for one with each outcome.  Only where other outcomes of the record have
    theirs, or the record is of that registry and has been seen there whole.

    Bad::

        Trial(
            outcomes=(
                Outcome("eGFR", "1 year", kind=OutcomeKind.PRIMARY),
                Outcome("Proteinuria", kind=OutcomeKind.SECONDARY),
            )
        )

    Good::

        Trial(outcomes=(Outcome("eGFR", "1 year", kind=OutcomeKind.PRIMARY),))
    """
    if any(one.time_frame for one in trial.outcomes):
        for at, one in enumerate(trial.outcomes):
            if not one.time_frame and one.kind in {OutcomeKind.PRIMARY, OutcomeKind.SECONDARY}:
                yield Finding("it has no time frame", f"outcomes[{at}].measure")


def _measure_says_nothing(trial: Trial) -> Iterator[Finding]:
    """The title of an outcome is a word such as safety or efficacy alone.

    The protocol registration system warns of titles that do not say what is measured.  Adverse
    events whose description says how they are counted are told well enough.

    Bad::

        Trial(outcomes=(Outcome("Safety", "1 year"),))

    Good::

        Trial(outcomes=(Outcome("Number of serious adverse events", "1 year"),))
    """
    for at, one in enumerate(trial.outcomes):
        words = {word.casefold() for word in _LETTERS.findall(one.measure)}
        if words & rule_words("vague") and words <= rule_words("vague") | rule_words(
            "vague_beside"
        ):
            if "adverse" in words and _METRIC.search(one.description or ""):
                continue
            yield Finding(
                f"{one.measure!r} does not say what is measured", f"outcomes[{at}].measure"
            )


def _time_frame_says_nothing(trial: Trial) -> Iterator[Finding]:
    """A time frame is a number alone, or stands for none.

    The protocol registration system refuses time frames without a unit, and placeholders.

    Bad::

        Trial(outcomes=(Outcome("eGFR", "12"), Outcome("Deaths", "N/A")))

    Good::

        Trial(outcomes=(Outcome("eGFR", "12 months"),))
    """
    for at, one in enumerate(trial.outcomes):
        frame = (one.time_frame or "").strip()
        placeholder = frame.casefold().strip(" .-()") in rule_words("placeholders")
        if frame and (_NUMBER.fullmatch(frame) or placeholder):
            what = "stands for none" if placeholder else "is a number without a unit"
            yield Finding(f"the time frame {frame!r} {what}", f"outcomes[{at}].time_frame")


def _longer_than_the_trial(trial: Trial) -> Iterator[Finding]:
    """A primary outcome is measured longer than the time from start to primary completion.

    Of two dates that are not days, the longest time between them counts.

    Bad::

        Trial(
            start_date=day("2020-01"),
            primary_completion_date=day("2020-12"),
            outcomes=(Outcome("Survival", "5 years", kind=OutcomeKind.PRIMARY),),
        )

    Good::

        Trial(
            start_date=day("2020-01"),
            primary_completion_date=day("2025-12"),
            outcomes=(Outcome("Survival", "5 years", kind=OutcomeKind.PRIMARY),),
        )
    """
    start, end = trial.start_date, trial.primary_completion_date
    if start is None or end is None or end.before(start) is Truth.TRUE:
        return
    backward = trial.design.time_perspective is TimePerspective.RETROSPECTIVE
    if backward or trial.overall_status in _STOPPED:
        return
    days = (end.latest - start.earliest).days
    for at, one in enumerate(trial.outcomes):
        if one.kind is not OutcomeKind.PRIMARY or one.time_frame is None:
            continue
        longest = _least_days(one)
        if longest is not None and longest > days:
            yield Finding(
                f"it is measured up to {longest} days, and the trial takes at most {days} up to its"
                " primary completion",
                f"outcomes[{at}].time_frame",
                "start_date",
                "primary_completion_date",
            )


#: The least days that a unit of time can be.
_LEAST: Final = {"d": 1, "wk": 7, "mo": 28, "a": 365}


def _least_days(outcome: Outcome) -> int | None:
    """Give the least number of days up to the last time at which it is measured."""
    window = outcome.window
    latest = None if window is None or not window.sure else window.latest
    if latest is None or latest.unit not in _LEAST:
        return None
    return int(latest.value * _LEAST[latest.unit])


def _outcome_twice(trial: Trial) -> Iterator[Finding]:
    """Two outcomes are the same, time frame included.

    Bad::

        Trial(outcomes=(Outcome("eGFR", "1 year"), Outcome("eGFR", "1 year")))

    Good::

        Trial(outcomes=(Outcome("eGFR", "1 year"), Outcome("eGFR", "2 years")))
    """
    known: dict[tuple[object, ...], int] = {}
    for at, one in enumerate(trial.outcomes):
        key = (one.measure.casefold().strip(), one.time_frame, one.description, one.kind)
        first = known.setdefault(key, at)
        if first != at:
            yield Finding(
                "it is listed twice", f"outcomes[{at}].measure", f"outcomes[{first}].measure"
            )


def _primary_outcomes_changed(trial: Trial, earlier: Trial) -> Iterator[Finding]:
    """The primary outcomes are not those of the earlier record.

    Outcomes that are switched, above all once results are known, are a known source of bias
    (COMPare).  Only spelling, capitals and order may differ.

    Earlier::

        Trial(trial_id="NCT04194671", outcomes=(Outcome("eGFR", kind=OutcomeKind.PRIMARY),))

    Bad::

        Trial(trial_id="NCT04194671", outcomes=(Outcome("Pain", kind=OutcomeKind.PRIMARY),))

    Good::

        Trial(trial_id="NCT04194671", outcomes=(Outcome("egfr", kind=OutcomeKind.PRIMARY),))
    """
    now, then = _primary(trial), _primary(earlier)
    if now and then:
        for key in sorted(now.keys() - then.keys()):
            yield Finding("this primary outcome is new", f"outcomes[{now[key]}].measure")
        for key in sorted(then.keys() - now.keys()):
            gone = earlier.outcomes[then[key]].measure
            yield Finding(f"the primary outcome {gone!r} of the earlier record is gone", "outcomes")


def _primary(trial: Trial) -> dict[str, int]:
    return {
        " ".join(_LETTERS.findall(one.measure.casefold())): at
        for at, one in enumerate(trial.outcomes)
        if one.kind is OutcomeKind.PRIMARY
    }


def _participants_without_unit(trial: Trial) -> Iterator[Finding]:
    """An outcome of the results counts participants, and its unit says something else.

    A title that begins with number or percentage of participants needs a unit of participants or
    percent.

    Bad::

        Trial(
            results=Results(
                outcome_measures=(
                    OutcomeMeasure(
                        title="Number of Participants With Pain", unit_of_measure="days"
                    ),
                )
            )
        )

    Good::

        Trial(
            results=Results(
                outcome_measures=(
                    OutcomeMeasure(
                        title="Number of Participants With Pain", unit_of_measure="Participants"
                    ),
                )
            )
        )
    """
    measures = () if trial.results is None else trial.results.outcome_measures
    for at, one in enumerate(measures):
        unit = (one.unit_of_measure or "").casefold()
        if unit and _COUNTED.match(one.title or "") and not _is_of_people(unit):
            path = f"results.outcome_measures[{at}]"
            yield Finding(
                f"it counts participants, and its unit is {one.unit_of_measure!r}",
                f"{path}.unit_of_measure",
                f"{path}.title",
            )


def _is_of_people(unit: str) -> bool:
    return "%" in unit or any(word in unit for word in rule_words("people_units"))


RULES: Final = (
    Rule(
        "MSC401",
        Severity.ERROR,
        _no_primary_outcome,
        "42 CFR 11.28; protocol registration system",
        verified=True,
    ),
    Rule(
        "MSC402",
        Severity.WARNING,
        _no_time_frame,
        "42 CFR 11.28; protocol registration system",
        verified=True,
        absent=("outcomes.time_frame",),
    ),
    Rule(
        "MSC403",
        Severity.WARNING,
        _measure_says_nothing,
        "protocol registration system, June 2018: non-specific titles",
        verified=True,
    ),
    Rule(
        "MSC404",
        Severity.ERROR,
        _time_frame_says_nothing,
        "protocol registration system, September 2018",
        verified=True,
    ),
    Rule(
        "MSC405",
        Severity.WARNING,
        _participants_without_unit,
        "protocol registration system, September 2018",
        verified=True,
    ),
    Rule("MSC406", Severity.WARNING, _longer_than_the_trial, "our own", verified=False),
    Rule("MSC407", Severity.WARNING, _outcome_twice, "our own", verified=False),
    Rule(
        "MSC408",
        Severity.INFO,
        _primary_outcomes_changed,
        "fairotrials validators: outcome switching; COMPare",
        verified=True,
        needs=Needs.EARLIER,
    ),
)
