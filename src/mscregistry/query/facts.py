"""The facts that can be asked about, each with its name and where it comes from."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from mscregistry.query import ids, of_trials
from mscregistry.query.fact import Fact

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mscregistry.model import Trial


def _field(name: str, said: str, path: str) -> Fact[Any]:
    """Make the fact that is one field of the trial."""
    return Fact(name, said, attrgetter(path), (path,))


def _made(name: str, said: str, get: Callable[[Trial], Any], *paths: str) -> Fact[Any]:
    """Make a fact that is worked out of fields."""
    return Fact(name, said, get, paths)


#: Facts of one code.
CODED: Final = (
    _field("status", "the overall status", "overall_status"),
    _field("study_type", "the study type", "study_type"),
    _field("allocation", "the allocation", "design.allocation"),
    _field("intervention_model", "the intervention model", "design.intervention_model"),
    _field("purpose", "the primary purpose", "design.primary_purpose"),
    _field("masking", "the masking", "design.masking"),
    _field("observational_model", "the observational model", "design.observational_model"),
    _field("time_perspective", "the time perspective", "design.time_perspective"),
    _field("sex", "the sex", "eligibility.sex"),
    _made("sponsor_class", "the class of the lead sponsor", of_trials.sponsor_class, "sponsors"),
)
#: Facts of several codes.
SEVERAL: Final = (
    _field("phase", "the phases", "phases"),
    _field("standard_age", "the age groups", "eligibility.standard_ages"),
    _field("who_masked", "those masked", "design.who_masked"),
    _made("registry", "the registries", of_trials.registry, "trial_id"),
    _made("country", "the countries", of_trials.countries, "recruitment_countries", "sites"),
    _made(
        "intervention_type",
        "the types of intervention",
        of_trials.intervention_types,
        "interventions",
    ),
    _made("condition", "the condition", of_trials.conditions, "conditions"),
    _made("measured", "what is measured", of_trials.measured, "outcomes"),
    _made("measured_group", "the groups measured", of_trials.measured_groups, "outcomes"),
    _made("limited", "what criteria set limits to", of_trials.limited, "eligibility.texts"),
)
#: Facts that are a number.
NUMBERS: Final = (
    _made("enrollment", "the enrollment", of_trials.enrollment, "enrollment", "target_size"),
    _made("arms", "the number of arms", of_trials.arms, "arms", "design.number_of_arms"),
    _made("sites", "the number of sites", of_trials.sites, "sites"),
)
#: Facts that are an age, in minutes.
AGES: Final = (
    _made("minimum_age", "the minimum age", of_trials.minimum_age, "eligibility.minimum_age"),
    _made("maximum_age", "the maximum age", of_trials.maximum_age, "eligibility.maximum_age"),
)
#: Facts that are a date.
DATES: Final = (
    _field("start", "the start", "start_date"),
    _field("primary_completion", "the primary completion", "primary_completion_date"),
    _field("completion", "the completion", "completion_date"),
    _field("recruitment_end", "the end of recruitment", "recruitment_end_date"),
    _field("registered", "the day of registration", "registration_date"),
    _field("first_submitted", "the first sending", "first_submitted_date"),
    _field("first_posted", "the first posting", "first_posted_date"),
    _field("results_posted", "the first posting of results", "results_first_posted_date"),
    _field("last_update", "the last update", "last_update_date"),
    _field("verified", "the last verification", "verified_date"),
)
#: Facts that are true or false.
FLAGS: Final = (
    _made("has_results", "there are results", of_trials.has_results, "has_results"),
    _made(
        "registered_before_start",
        "it was registered by the day it began",
        of_trials.registered_before_start,
        "prospective_registration",
        "first_submitted_date",
        "registration_date",
        "first_posted_date",
        "start_date",
    ),
    _field(
        "healthy_volunteers", "healthy volunteers may take part", "eligibility.healthy_volunteers"
    ),
    _made(
        "multicenter",
        "it is done at several places",
        of_trials.multicenter,
        "design.multicenter",
        "sites",
    ),
    _field("has_dmc", "it has a data monitoring committee", "oversight.has_dmc"),
    _field("fda_regulated_drug", "its drug is FDA-regulated", "oversight.fda_regulated_drug"),
    _field("fda_regulated_device", "its device is FDA-regulated", "oversight.fda_regulated_device"),
)
#: Facts that are texts, apart from `text`, which is all of them.
TEXTS: Final = (
    _made("title", "a title", of_trials.titles, "brief_title", "official_title"),
    _made("summary", "the summary", of_trials.summaries, "brief_summary"),
    _field("condition_words", "the condition", "conditions"),
    _field("keyword", "a keyword", "keywords"),
    _made("intervention", "an intervention", of_trials.intervention_texts, "interventions"),
    _made("arm", "an arm", of_trials.arm_texts, "arms"),
    _made("outcome", "an outcome", of_trials.outcome_texts, "outcomes"),
    _made("criterion", "a criterion", of_trials.criteria_texts, "eligibility.texts"),
    _made("sponsor", "a sponsor", of_trials.sponsor_names, "sponsors"),
    _made("abstract", "the abstract", of_trials.abstract_texts, "abstract"),
)
#: All texts together.
TEXT: Final = _made("text", "the record", of_trials.all_texts)
#: The numbers of the trial.
ID: Final = _made("id", "the number", ids.keys_of, "trial_id")
#: The cell products.
CELLS: Final = _field("cells", "the cells", "cell_products")
#: The sites, for their place on the globe.
PLACES: Final = _field("near", "the sites", "sites")

_FACTS: Final[Mapping[str, Fact[Any]]] = {
    fact.name: fact
    for fact in (
        *CODED,
        *SEVERAL,
        *NUMBERS,
        *AGES,
        *DATES,
        *FLAGS,
        *TEXTS,
        TEXT,
        ID,
        CELLS,
        PLACES,
    )
}


def fact_called(name: str) -> Fact[Any]:
    """Give the fact of a name.

    >>> fact_called("status").said
    'the overall status'

    Raises:
        KeyError: If there is none.
    """
    return _FACTS[name]
