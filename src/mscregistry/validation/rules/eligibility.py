"""Who may take part: fields and criteria that do not fit each other: MSC5xx."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mscregistry.grammar.ages import Age, AgeUnit
from mscregistry.issues import Severity
from mscregistry.validation.brackets import unclosed
from mscregistry.validation.criteria import Conflict, conflicts, stated_ages
from mscregistry.validation.finding import Finding
from mscregistry.validation.rule import Rule
from mscregistry.vocab import CriterionKind, Sex, StandardAge
from mscregistry.vocab.rule_words import rule_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mscregistry.model import Criterion, Trial

_WORD: Final = re.compile(r"[^\W_]+")
#: Behind these, what is given is not a condition of its own.
_OF: Final = frozenset({"after", "before", "by", "during", "for", "from", "in", "of", "to", "with"})
#: A condition of more words is a sentence.
_LONG: Final = 8
#: So many criteria behind or before it may have the other bracket of one.
_NEAR: Final = 3
#: The ages of the groups, in years: from and below.
_GROUPS: Final = {
    StandardAge.CHILD: (0, 18),
    StandardAge.ADULT: (18, 65),
    StandardAge.OLDER_ADULT: (65, None),
}


def _age_limits_crossed(trial: Trial) -> Iterator[Finding]:
    """The lowest age is above the highest.

    Ages are compared as times, whatever their units.

    Bad::

        Trial(eligibility=Eligibility(minimum_age=age("18 Years"), maximum_age=age("18 Months")))

    Good::

        Trial(eligibility=Eligibility(minimum_age=age("6 Months"), maximum_age=age("2 Years")))
    """
    low, high = trial.eligibility.minimum_age, trial.eligibility.maximum_age
    if low is not None and high is not None and _days(low) > _days(high):
        yield Finding(
            f"the lowest age is {low}, and the highest {high}",
            "eligibility.minimum_age",
            "eligibility.maximum_age",
        )


#: Days of a unit of age, about; months of twelve years are compared with years exactly.
_DAYS: Final = {
    AgeUnit.YEARS: 365.25,
    AgeUnit.MONTHS: 365.25 / 12,
    AgeUnit.WEEKS: 7,
    AgeUnit.DAYS: 1,
    AgeUnit.HOURS: 1 / 24,
    AgeUnit.MINUTES: 1 / 1440,
}


def _days(age: Age) -> float:
    return float(age.value) * _DAYS[age.unit]


def _standard_ages(trial: Trial) -> Iterator[Finding]:
    """The age groups that the registry names are not those of the limits.

    Children are below 18 years, adults below 65, older adults from 65 on.

    Bad::

        Trial(
            eligibility=Eligibility(
                minimum_age=age("18 Years"),
                maximum_age=age("60 Years"),
                standard_ages=(StandardAge.CHILD, StandardAge.ADULT),
            )
        )

    Good::

        Trial(
            eligibility=Eligibility(
                minimum_age=age("18 Years"),
                maximum_age=age("60 Years"),
                standard_ages=(StandardAge.ADULT,),
            )
        )
    """
    asked = trial.eligibility
    if not asked.standard_ages or (asked.minimum_age is None and asked.maximum_age is None):
        return
    year = _DAYS[AgeUnit.YEARS]
    low = 0.0 if asked.minimum_age is None else _days(asked.minimum_age)
    high = float("inf") if asked.maximum_age is None else _days(asked.maximum_age)
    for group, (start, end) in _GROUPS.items():
        within = high >= start * year and (end is None or low < end * year)
        named = group in asked.standard_ages
        if named is not within:
            verb = "is named" if named else "is not named"
            limit = "eligibility.minimum_age" if asked.minimum_age else "eligibility.maximum_age"
            yield Finding(
                f"the group {group} {verb}, and the limits are {asked.minimum_age or 'none'} to"
                f" {asked.maximum_age or 'none'}",
                "eligibility.standard_ages",
                limit,
            )


def _criteria_of_one_kind(trial: Trial) -> Iterator[Finding]:
    """There are criteria of one kind only, and both are usual.

    Either nobody is excluded beyond what is asked for, or a heading was lost.

    Bad::

        Trial(eligibility=Eligibility(texts=(CriteriaText("* Adults", CriterionKind.INCLUSION),)))

    Good::

        Trial(
            eligibility=Eligibility(
                texts=(
                    CriteriaText("* Adults", CriterionKind.INCLUSION),
                    CriteriaText("* Cancer", CriterionKind.EXCLUSION),
                )
            )
        )
    """
    kinds = {one.kind for one in trial.eligibility.criteria}
    there = next(iter(kinds), None)
    texts = [one.text.strip() for one in trial.eligibility.texts]
    if any(text.endswith(("...", "…")) for text in texts):
        return  # it was cut
    if all(text.casefold().strip(" .-") in rule_words("placeholders") for text in texts):
        return
    if len(kinds) == 1 and there is not None:
        yield Finding(f"all criteria are of {str(there).lower()}", "eligibility.texts")


def _gender_of_everyone(trial: Trial) -> Iterator[Finding]:
    """Eligibility is based on gender, and people of all sexes may take part.

    Bad::

        Trial(eligibility=Eligibility(sex=Sex.ALL, gender_based=True))

    Good::

        Trial(eligibility=Eligibility(sex=Sex.FEMALE, gender_based=True))
    """
    asked = trial.eligibility
    if asked.gender_based and asked.sex is Sex.ALL and not asked.gender_description:
        yield Finding(
            "it is based on gender, and all may take part",
            "eligibility.gender_based",
            "eligibility.sex",
        )


def _condition_of_one_sex(trial: Trial) -> Iterator[Finding]:
    """The condition is one of one sex, and people of all sexes may take part.

    Partners or children may be meant; most often the field was left as it was.

    Bad::

        Trial(conditions=("Prostate Cancer",), eligibility=Eligibility(sex=Sex.ALL))

    Good::

        Trial(conditions=("Prostate Cancer",), eligibility=Eligibility(sex=Sex.MALE))
    """
    if trial.eligibility.sex is not Sex.ALL or not trial.conditions:
        return
    found = [_sex_of(condition) for condition in trial.conditions]
    if len(set(found)) == 1 and found[0] is not None:
        yield Finding(
            f"the condition is one of {found[0]} people, and all may take part",
            "eligibility.sex",
            "conditions[0]",
        )


def _sex_of(condition: str) -> str | None:
    words = {word.casefold() for word in _WORD.findall(condition)}
    for sex in ("female", "male"):
        if words & rule_words(f"{sex}_conditions"):
            return sex
    return None


def _of_ages(trial: Trial, *kinds: Conflict) -> Iterator[Finding]:
    for one in conflicts(trial):
        if one.conflict in kinds:
            yield Finding(one.message, *one.places)


def _nobody_can_take_part(trial: Trial) -> Iterator[Finding]:
    """Criteria contradict each other, so that nobody can take part.

    Two ranges of one measure that are both asked for do not meet, or all of what is asked for is
    excluded.  Only what is said for certain counts.

    Bad::

        Trial(
            eligibility=Eligibility(
                texts=(
                    CriteriaText("* eGFR < 30 mL/min/1.73m2", CriterionKind.INCLUSION),
                    CriteriaText("* eGFR < 45 mL/min/1.73m2", CriterionKind.EXCLUSION),
                )
            )
        )

    Good::

        Trial(
            eligibility=Eligibility(
                texts=(
                    CriteriaText("* eGFR < 45 mL/min/1.73m2", CriterionKind.INCLUSION),
                    CriteriaText("* eGFR < 15 mL/min/1.73m2", CriterionKind.EXCLUSION),
                )
            )
        )
    """
    yield from _of_ages(trial, Conflict.NOBODY)


def _perhaps_nobody(trial: Trial) -> Iterator[Finding]:
    r"""Criteria contradict each other or the fields as they were read, which is not sure.

    Bad::

        Trial(
            eligibility=Eligibility(
                texts=(CriteriaText("* Ages 18-40\n* Age > 50 years", CriterionKind.INCLUSION),)
            )
        )

    Good::

        Trial(
            eligibility=Eligibility(
                texts=(CriteriaText("* Ages 18-40\n* Age > 20 years", CriterionKind.INCLUSION),)
            )
        )
    """
    yield from _of_ages(trial, Conflict.PERHAPS_NOBODY, Conflict.PERHAPS_LIMIT)


def _ages_in_words_and_fields(trial: Trial) -> Iterator[Finding]:
    """The ages in the criteria are not those of the fields.

    People search by the fields, and the criteria decide.

    Bad::

        Trial(
            eligibility=Eligibility(
                texts=(CriteriaText("* Age 21 to 65 years", CriterionKind.INCLUSION),),
                minimum_age=age("18 Years"),
                maximum_age=age("65 Years"),
            )
        )

    Good::

        Trial(
            eligibility=Eligibility(
                texts=(CriteriaText("* Age 18 to 65 years", CriterionKind.INCLUSION),),
                minimum_age=age("18 Years"),
                maximum_age=age("65 Years"),
            )
        )
    """
    yield from _of_ages(trial, Conflict.LIMIT)


def _age_at_the_limit(trial: Trial) -> Iterator[Finding]:
    """The age at the limit is in by the field, and out by the words.

    Fields include their limits; `older than 18 years` leaves out those who are 18, in words at
    least.

    Bad::

        Trial(
            eligibility=Eligibility(
                texts=(CriteriaText("* Age > 18 years", CriterionKind.INCLUSION),),
                minimum_age=age("18 Years"),
            )
        )

    Good::

        Trial(
            eligibility=Eligibility(
                texts=(CriteriaText("* Age >= 18 years", CriterionKind.INCLUSION),),
                minimum_age=age("18 Years"),
            )
        )
    """
    yield from _of_ages(trial, Conflict.BOUNDARY)


def _ages_only_in_words(trial: Trial) -> Iterator[Finding]:
    """Criteria state a limit of age, and no field does.

    A search by age misses the trial.

    Bad::

        Trial(
            eligibility=Eligibility(
                texts=(CriteriaText("* Age 18 to 65 years", CriterionKind.INCLUSION),)
            )
        )

    Good::

        Trial(
            eligibility=Eligibility(
                texts=(CriteriaText("* Age 18 to 65 years", CriterionKind.INCLUSION),),
                minimum_age=age("18 Years"),
                maximum_age=age("65 Years"),
            )
        )
    """
    asked = trial.eligibility
    if asked.minimum_age is None and asked.maximum_age is None:
        for path in stated_ages(asked):
            yield Finding("ages are stated here, and in no field", path)
            return


def _criterion_of_both_kinds(trial: Trial) -> Iterator[Finding]:
    """The same criterion is one of inclusion and one of exclusion.

    Bad::

        Trial(
            eligibility=Eligibility(
                texts=(
                    CriteriaText("* Able to walk", CriterionKind.INCLUSION),
                    CriteriaText("* Able to walk", CriterionKind.EXCLUSION),
                )
            )
        )

    Good::

        Trial(
            eligibility=Eligibility(
                texts=(
                    CriteriaText("* Able to walk", CriterionKind.INCLUSION),
                    CriteriaText("* Unable to walk", CriterionKind.EXCLUSION),
                )
            )
        )
    """
    known: dict[str, tuple[CriterionKind, int]] = {}
    for at, one in enumerate(trial.eligibility.criteria):
        if one.kind is None:
            continue
        words = " ".join(one.text.casefold().split()).strip(".;,* ")
        kind, first = known.setdefault(words, (one.kind, at))
        # Headings such as `Diabetes:` and single words may stand over lists of both kinds.
        if kind is not one.kind and not one.text.rstrip().endswith(":") and " " in words:
            yield Finding(
                "it is one of inclusion, and one of exclusion",
                f"eligibility.criteria[{at}]",
                f"eligibility.criteria[{first}]",
            )


def _brackets(trial: Trial) -> Iterator[Finding]:
    """A bracket of a criterion is never closed, or was never opened.

    Words may be missing, and what the bracket qualifies cannot be told.

    Bad::

        Trial(
            eligibility=Eligibility(
                texts=(CriteriaText("* Anemia (hemoglobin < 8.5 g/dL", CriterionKind.EXCLUSION),)
            )
        )

    Good::

        Trial(
            eligibility=Eligibility(
                texts=(CriteriaText("* Anemia (hemoglobin < 8.5 g/dL)", CriterionKind.EXCLUSION),)
            )
        )
    """
    if all(unclosed(one.text) is None for one in trial.eligibility.texts):
        return
    criteria = trial.eligibility.criteria
    for at, one in enumerate(criteria):
        found = unclosed(one.text)
        if (
            found is not None
            and not _is_mended(criteria, at, found)
            and not _is_mended_below(criteria, at)
        ):
            yield Finding(f"the bracket {found!r} has no other", f"eligibility.criteria[{at}]")


def _is_mended(criteria: Sequence[Criterion], at: int, bracket: str) -> bool:
    """Say whether what is opened in a criterion is closed in one of the next, or the reverse.

    So it is where a list in brackets has its bullets, or a line was taken for one.
    """
    for more in range(1, _NEAR + 1):
        first, last = (at, at + more) if bracket == "(" else (max(at - more, 0), at)
        if unclosed("\n".join([one.text for one in criteria[first : last + 1]])) is None:
            return True
    return False


def _is_mended_below(criteria: Sequence[Criterion], at: int) -> bool:
    """Say whether a criterion, with those it stands with in a list below another, is whole."""
    top = at
    while (parent := criteria[top].parent) is not None:
        top = parent
    last = at + 1
    while last < len(criteria) and criteria[last].parent is not None:
        last += 1
    return last - top > 1 and unclosed("\n".join([one.text for one in criteria[top:last]])) is None


def _condition_is_an_intervention(trial: Trial) -> Iterator[Finding]:
    """A condition is what is given, and no disease.

    A search by disease misses the trial, and one by treatment finds it twice.

    Bad::

        Trial(
            conditions=("Mesenchymal Stem Cells",),
            interventions=(Intervention("Mesenchymal Stem Cells"),),
        )

    Good::

        Trial(
            conditions=("Acute Kidney Injury",),
            interventions=(Intervention("Mesenchymal Stem Cells"),),
        )
    """
    given = {
        " ".join(_WORD.findall(name.casefold()))
        for one in trial.interventions
        for name in (one.name, *one.other_names)
    }
    for at, condition in enumerate(trial.conditions):
        words = " ".join(_WORD.findall(condition.casefold()))
        if words and (words in given or words in rule_words("treatments")):
            yield Finding(f"{condition!r} is what is given, and no condition", f"conditions[{at}]")
            continue
        if words.count(" ") >= _LONG:
            continue
        # Several conditions may stand in one line, without anything between; the longest is meant.
        named = [name for name in rule_words("treatments") if words.endswith(f" {name}")]
        name = max(named, key=len, default="")
        if name and words.removesuffix(f" {name}").split()[-1] not in _OF:
            yield Finding(f"{condition!r} names what is given: {name}", f"conditions[{at}]")


RULES: Final = (
    Rule(
        "MSC501",
        Severity.ERROR,
        _age_limits_crossed,
        "ClinicalTrials.gov API v2: minimumAge, maximumAge",
        verified=True,
    ),
    Rule(
        "MSC502",
        Severity.WARNING,
        _standard_ages,
        "derived from the limits; the groups' ages are not verified",
        verified=False,
    ),
    Rule(
        "MSC503",
        Severity.INFO,
        _criteria_of_one_kind,
        "protocol registration system; our own",
        verified=False,
        absent=("eligibility.texts of inclusion",),
    ),
    Rule("MSC504", Severity.WARNING, _gender_of_everyone, "our own", verified=False),
    Rule("MSC505", Severity.WARNING, _condition_of_one_sex, "our own", verified=False),
    Rule("MSC506", Severity.WARNING, _nobody_can_take_part, "the words themselves", verified=False),
    Rule("MSC507", Severity.INFO, _perhaps_nobody, "the words themselves", verified=False),
    Rule("MSC508", Severity.WARNING, _ages_in_words_and_fields, "seen in records", verified=False),
    Rule("MSC509", Severity.INFO, _age_at_the_limit, "seen in records", verified=False),
    Rule(
        "MSC510",
        Severity.INFO,
        _ages_only_in_words,
        "seen in records",
        verified=False,
        absent=("eligibility.minimum_age",),
    ),
    Rule("MSC511", Severity.WARNING, _criterion_of_both_kinds, "our own", verified=False),
    Rule("MSC512", Severity.INFO, _brackets, "seen in records", verified=False),
    Rule(
        "MSC513", Severity.WARNING, _condition_is_an_intervention, "seen in records", verified=False
    ),
)
