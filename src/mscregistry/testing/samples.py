"""Invented trials in any number, the same for the same seed on every Python.

They look like records of a registry, which lets one try a pipeline, a display or a query before
there are data.  What Hypothesis makes (`mscregistry.testing.strategies`) is stranger, and slower.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mscregistry import vocab
from mscregistry.grammar.dates import PartialDate
from mscregistry.model import (
    Contact,
    Enrollment,
    IpdStatement,
    Link,
    Oversight,
    ResponsibleParty,
    SecondaryId,
    Trial,
)
from mscregistry.testing import sample_parts as parts
from mscregistry.testing import sample_words as words
from mscregistry.testing.sample_dice import Dice
from mscregistry.vocab import DateKind, Phase, Status, StudyType, Unlisted

if TYPE_CHECKING:
    from collections.abc import Iterator

#: How many different numbers there are behind NCT9.
_NUMBERS = 10_000_000
#: Sample trials are made as if it were the beginning of this year.
_THIS_YEAR = 2026
_PHASES = (
    (Phase.PHASE1,),
    (Phase.PHASE1, Phase.PHASE2),
    (Phase.PHASE2,),
    (Phase.PHASE2, Phase.PHASE3),
    (Phase.PHASE3,),
    (Phase.PHASE4,),
    (Phase.EARLY_PHASE1,),
    (Phase.NA,),
)
_OVER = (Status.COMPLETED, Status.COMPLETED, Status.TERMINATED, Status.WITHDRAWN, Status.UNKNOWN)
_GOING_ON = (Status.RECRUITING, Status.RECRUITING, Status.ACTIVE_NOT_RECRUITING, Status.SUSPENDED)
_STOPPED = frozenset({Status.TERMINATED, Status.WITHDRAWN, Status.SUSPENDED})


def sample_trials(n: int, seed: int = 0) -> Iterator[Trial]:
    """Give `n` invented trials, one at a time.

    Their numbers begin with NCT9, which the registry is far from, and differ within the first
    ten million.  People are invented, and their addresses end in ``example.org``.

    >>> [trial] = sample_trials(1)
    >>> trial == next(sample_trials(10, seed=0))
    True
    """
    dice = Dice(seed)
    first = dice.within(0, _NUMBERS - 1)
    for index in range(n):
        yield _trial(dice, f"NCT9{(first + index) % _NUMBERS:07}")


def _trial(dice: Dice, trial_id: str) -> Trial:
    observational = dice.chance(0.15)
    single = dice.chance(0.3)
    condition, measure = dice.one(words.CONDITIONS)
    interventions = parts.sample_interventions(dice, single=single)
    product = interventions[0]
    begins = dice.within(2005, _THIS_YEAR + 1)
    measured = begins + dice.within(1, 5)
    ends = measured + 1
    status = _status(dice, begins, ends)
    counted = vocab.EnrollmentKind.ACTUAL if ends < _THIS_YEAR else vocab.EnrollmentKind.ESTIMATED
    sponsors = parts.sample_sponsors(dice)
    sites = parts.sample_sites(dice, status)
    return Trial(
        trial_id=trial_id,
        secondary_ids=_secondary_ids(dice),
        brief_title=f"{product.name} for {condition}",
        official_title=f"A Study of {product.name} in People With {condition}",
        acronym=f"CELL-{dice.within(1, 99)}" if dice.chance(0.2) else None,
        overall_status=status,
        why_stopped=dice.one(words.WHY_STOPPED) if status in _STOPPED else None,
        last_known_status=dice.one(_GOING_ON) if status is Status.UNKNOWN else None,
        study_type=StudyType.OBSERVATIONAL if observational else StudyType.INTERVENTIONAL,
        phases=() if observational else _phases(dice),
        enrollment=Enrollment(dice.within(6, 400), counted) if dice.chance(0.95) else None,
        has_results=ends < _THIS_YEAR and dice.chance(0.1),
        start_date=_date(dice, begins),
        primary_completion_date=_date(dice, measured),
        completion_date=_date(dice, ends),
        first_posted_date=PartialDate(begins, dice.within(1, 12), dice.within(1, 28)),
        verified_date=PartialDate(min(ends, _THIS_YEAR), dice.within(1, 12)),
        brief_summary=_about(dice, dice.one(words.SUMMARIES), product.name, condition, measure),
        detailed_description="\n\n".join(
            [dice.fill(paragraph) for paragraph in dice.some(words.DETAILS, 3)]
        ),
        conditions=(condition,),
        keywords=(*product.other_names, "cell therapy"),
        design=parts.sample_design(dice, observational=observational, single=single),
        arms=parts.sample_arms(dice, interventions, observational=observational),
        interventions=interventions,
        outcomes=parts.sample_outcomes(dice, measure),
        eligibility=parts.sample_eligibility(dice, condition),
        sponsors=sponsors,
        responsible_party=ResponsibleParty(type=vocab.ResponsiblePartyType.SPONSOR),
        officials=parts.sample_officials(dice),
        sites=sites,
        recruitment_countries=tuple(dict.fromkeys([site.country or "" for site in sites])),
        central_contacts=_central_contacts(dice, status),
        references=parts.sample_references(dice, condition),
        links=(Link(f"https://{trial_id.lower()}.example.org/", "Study page"),)
        if dice.chance(0.2)
        else (),
        ipd_sharing=IpdStatement(dice.one(tuple(vocab.IpdSharing))) if dice.chance(0.5) else None,
        oversight=Oversight(dice.chance(0.4), dice.chance(0.1), dice.chance(0.6)),
        abstract=parts.sample_abstract(dice, ends) if dice.chance(0.05) else None,
    )


def _status(dice: Dice, begins: int, ends: int) -> Status | Unlisted:
    if dice.chance(0.03):
        return Unlisted(dice.one(words.UNLISTED_STATUSES))
    if begins >= _THIS_YEAR:
        return Status.NOT_YET_RECRUITING
    return dice.one(_OVER if ends < _THIS_YEAR else _GOING_ON)


def _phases(dice: Dice) -> tuple[Phase | Unlisted, ...]:
    if dice.chance(0.03):
        return (Unlisted(dice.one(words.UNLISTED_PHASES)),)
    return dice.one(_PHASES)


def _date(dice: Dice, year: int) -> PartialDate | None:
    """Give a date in the year: the day, the month or the year alone, and rarely none."""
    kind = DateKind.ACTUAL if year < _THIS_YEAR else DateKind.ESTIMATED
    said = dice.within(0, 99)
    if said == 0:
        return None
    month = dice.within(1, 12) if said >= 5 else None  # noqa: PLR2004 - the year alone in 4 of 100
    day = dice.within(1, 28) if said >= 45 else None  # noqa: PLR2004 - the month in another 40
    return PartialDate(year, month, day, kind if dice.chance(0.9) else None)


def _secondary_ids(dice: Dice) -> tuple[SecondaryId, ...]:
    number = SecondaryId(f"INV-{dice.within(1, 999):03}-{dice.within(10, 99)}")
    if dice.chance(0.1):
        other = f"ISRCTN99{dice.within(0, 999_999):06}"
        return number, SecondaryId(other, vocab.SecondaryIdType.REGISTRY, "ISRCTN")
    return (number,)


def _about(dice: Dice, template: str, product: str, condition: str, measure: str) -> str:
    return dice.fill(template, product=product, condition=condition, measure=measure)


def _central_contacts(dice: Dice, status: Status | Unlisted) -> tuple[Contact, ...]:
    if status is not Status.RECRUITING:
        return ()
    return (parts.sample_contact(dice, vocab.ContactRole.PRIMARY),)
