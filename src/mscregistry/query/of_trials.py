"""What questions get out of a trial, where that is more than one field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.grammar.expressions import Comparison, Unparsed, walk
from mscregistry.query.codes import Doubted, Implied
from mscregistry.query.numbers import minutes
from mscregistry.truth import Truth
from mscregistry.vocab import Unlisted, country_of
from mscregistry.vocab.condition_tree import code_of_mesh
from mscregistry.vocab.conditions import condition_called
from mscregistry.vocab.endpoints import measured_entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal
    from enum import StrEnum

    from mscregistry.grammar.stated import Stated
    from mscregistry.model import Trial
    from mscregistry.query.codes import Codes

#: No trial has so many people; a number that is greater is none that can be asked for.
_MOST: Final = 10**18


def enrollment(trial: Trial) -> int | None:
    """Give how many people take part."""
    return None if trial.enrollment is None else _countable(trial.enrollment.count)


def arms(trial: Trial) -> int | None:
    """Give how many arms there are: those listed, or else as many as the record says."""
    return len(trial.arms) or _countable(trial.design.number_of_arms)


def sites(trial: Trial) -> int | None:
    """Give how many sites are listed; `None` where none is."""
    return len(trial.sites) or None


def minimum_age(trial: Trial) -> Decimal | None:
    """Give the lowest age in minutes."""
    age = trial.eligibility.minimum_age
    return None if age is None else minutes(age)


def maximum_age(trial: Trial) -> Decimal | None:
    """Give the highest age in minutes."""
    age = trial.eligibility.maximum_age
    return None if age is None else minutes(age)


def sponsor_class(trial: Trial) -> StrEnum | Unlisted | None:
    """Give what kind of organisation the lead sponsor is."""
    lead = trial.lead_sponsor
    return None if lead is None else lead.agency_class


def registry(trial: Trial) -> Codes:
    """Give the key of the registry that the number of the record is of."""
    if trial.trial_id is None:
        return ()
    found = trial.registry
    return (None if found is None else found.key,)


def countries(trial: Trial) -> Codes:
    """Give the two letters of the countries; `None` for a name that is not known."""
    found = [country_of(name) for name in trial.countries]
    return tuple([None if one is None else one.code for one in found])


def intervention_types(trial: Trial) -> Codes:
    """Give the types of what is given."""
    return tuple([one.type for one in trial.interventions])


def conditions(trial: Trial) -> Codes:
    """Give our codes for the conditions, and for what the registry adds.

    A condition that is not in our table is `None`.
    """
    stated = {one.path for one in trial.coded_conditions}
    found: list[str | Doubted | Implied | None] = [
        one.value.code if one.sure else Doubted(one.value.code) for one in trial.coded_conditions
    ]
    places = range(len(trial.conditions))
    found += [None for place in places if f"conditions[{place}]" not in stated]
    found += [Implied(code) for code in _added(trial)]
    return tuple(dict.fromkeys(found))


def _added(trial: Trial) -> Iterator[str]:
    """Give our codes for the terms of MeSH that the registry adds, and for those above them."""
    for term in trial.mesh_terms:
        entry = condition_called(term)
        if entry is not None:
            yield entry.code
    browse = None if trial.derived is None else trial.derived.condition_browse
    for one in () if browse is None else (*browse.meshes, *browse.ancestors):
        code = None if one.id is None else code_of_mesh(one.id)
        if code is not None:
            yield code


def measured(trial: Trial) -> Codes:
    """Give the codes of what the outcomes measure; `None` for an outcome of which none is known."""
    found: list[str | Doubted | None] = []
    for outcome in trial.outcomes:
        found += _codes(outcome.measured) or [None]
    return tuple(dict.fromkeys(found))


def measured_groups(trial: Trial) -> Codes:
    """Give the groups of what the outcomes measure."""
    found: list[str | Doubted | None] = []
    for outcome in trial.outcomes:
        grouped = [(measured_entry(one.value).group, one.sure) for one in outcome.measured]
        found += [group if sure else Doubted(group) for group, sure in grouped] or [None]
    return tuple(dict.fromkeys(found))


def _codes(stated: Iterable[Stated[str]]) -> list[str | Doubted | None]:
    return [one.value if one.sure else Doubted(one.value) for one in stated]


def limited(trial: Trial) -> Codes:
    """Give the codes of the measures that criteria set limits to; `None` for words not read."""
    return tuple(dict.fromkeys(_limited(trial)))


def _limited(trial: Trial) -> Iterator[str | Doubted | None]:
    for criterion in trial.eligibility.criteria:
        for node in walk(criterion.expression):
            if isinstance(node, Comparison) and node.measure.code is not None:
                yield node.measure.code if node.sure else Doubted(node.measure.code)
            elif isinstance(node, Comparison | Unparsed):
                yield None


def has_results(trial: Trial) -> bool | None:
    """Say whether there are results at the registry; `None` where the record does not tell."""
    if trial.has_results is not None:
        return trial.has_results
    told = trial.results_summary
    if trial.results_first_posted_date is not None or (
        told is not None and (told.posted_date is not None or told.summary is not None)
    ):
        return True
    return None


def registered_before_start(trial: Trial) -> bool | None:
    """Say whether it was registered by the day it began, as the record says, or as its days tell.

    The day is when it was sent to the registry, or registered.  It first appears there some days
    later: if that was in time, so was the registration, and else nobody knows.
    """
    if trial.prospective_registration is not None:
        return trial.prospective_registration
    start, posted = trial.start_date, trial.first_posted_date
    day = trial.first_submitted_date or trial.registration_date
    if start is None:
        return None
    if day is not None:
        late = day.after(start)
        return {Truth.TRUE: False, Truth.FALSE: True, Truth.UNKNOWN: None}[late]
    return True if posted is not None and posted.after(start) is Truth.FALSE else None


def multicenter(trial: Trial) -> bool | None:
    """Say whether it is done at several places, as the record says, or as it lists several."""
    if trial.design.multicenter is not None:
        return trial.design.multicenter
    return True if len(trial.sites) > 1 else None


def titles(trial: Trial) -> tuple[str, ...]:
    """Give the titles and the acronym."""
    return _some(trial.brief_title, trial.official_title, trial.acronym)


def summaries(trial: Trial) -> tuple[str, ...]:
    """Give the summary and the description."""
    return _some(trial.brief_summary, trial.detailed_description)


def intervention_texts(trial: Trial) -> tuple[str, ...]:
    """Give the names and descriptions of what is given."""
    found: list[str | None] = [trial.intervention_description, *trial.intervention_other_names]
    for one in trial.interventions:
        found += [one.name, *one.other_names, *one.mapped_names, one.description]
    for product in trial.products:
        found += [product.name, product.code, product.trade_name]
        found += [substance.name for substance in product.substances]
    return _some(*found)


def arm_texts(trial: Trial) -> tuple[str, ...]:
    """Give the names and descriptions of the arms."""
    return _some(*[text for arm in trial.arms for text in (arm.label, arm.description)])


def outcome_texts(trial: Trial) -> tuple[str, ...]:
    """Give what is measured, and how."""
    return _some(
        *[text for outcome in trial.outcomes for text in (outcome.measure, outcome.description)]
    )


def criteria_texts(trial: Trial) -> tuple[str, ...]:
    """Give the criteria, and whom an observational study draws from."""
    eligibility = trial.eligibility
    return _some(*[one.text for one in eligibility.texts], eligibility.study_population)


def sponsor_names(trial: Trial) -> tuple[str, ...]:
    """Give the sponsors, lead and collaborators, and who gives money."""
    names = [one.name for one in trial.sponsors]
    return (*names, *[one.name for one in trial.funders])


def abstract_texts(trial: Trial) -> tuple[str, ...]:
    """Give the sections of an abstract."""
    return () if trial.abstract is None else _some(*[one.text for one in trial.abstract.sections])


def all_texts(trial: Trial) -> tuple[str, ...]:
    """Give all of these texts, and the conditions and keywords."""
    return (
        *titles(trial),
        *summaries(trial),
        *trial.conditions,
        *trial.keywords,
        *intervention_texts(trial),
        *arm_texts(trial),
        *outcome_texts(trial),
        *criteria_texts(trial),
        *sponsor_names(trial),
        *abstract_texts(trial),
    )


def _some(*texts: str | None) -> tuple[str, ...]:
    return tuple([text for text in texts if text is not None])


def _countable(number: int | None) -> int | None:
    return None if number is None or abs(number) > _MOST else number
