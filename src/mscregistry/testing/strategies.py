"""Hypothesis strategies for every class of the model, and for readings.

Texts are tidy, that is not empty and without blanks at their ends, since no parser yields others;
with ``wild=True`` anything goes.  A field can be given a strategy of one's own:
``trials(overall_status=st.just(Status.RECRUITING))``.

They need Hypothesis: ``pip install 'mscregistry[testing]'``.

>>> from hypothesis import given
>>> @given(trials())
... def every_trial_is_written_and_read_back(trial): ...

Raises:
    MissingExtra: On import, where Hypothesis is not installed.
"""

from mscregistry.testing.abstract_strategies import abstract_reports, abstract_sections, authors
from mscregistry.testing.late_strategies import (
    available_ipds,
    derived,
    documents,
    expanded_access_types,
    expanded_accesses,
    geo_points,
    organizations,
    registry_annotations,
    results,
    retractions,
)
from mscregistry.testing.reading_strategies import issues, locators, readings, sources, spans
from mscregistry.testing.trial_strategies import (
    arms,
    contacts,
    criteria,
    criteria_texts,
    designs,
    eligibilities,
    enrollments,
    interventions,
    ipd_statements,
    links,
    officials,
    outcomes,
    oversights,
    references,
    related_trials,
    responsible_parties,
    secondary_ids,
    sites,
    sponsors,
    trials,
)
from mscregistry.testing.value_strategies import (
    ages,
    coded,
    optional,
    partial_dates,
    several,
    text,
    trial_ids,
    unlisted,
)

__all__ = [
    "abstract_reports",
    "abstract_sections",
    "ages",
    "arms",
    "authors",
    "available_ipds",
    "coded",
    "contacts",
    "criteria",
    "criteria_texts",
    "derived",
    "designs",
    "documents",
    "eligibilities",
    "enrollments",
    "expanded_access_types",
    "expanded_accesses",
    "geo_points",
    "interventions",
    "ipd_statements",
    "issues",
    "links",
    "locators",
    "officials",
    "optional",
    "organizations",
    "outcomes",
    "oversights",
    "partial_dates",
    "readings",
    "references",
    "registry_annotations",
    "related_trials",
    "responsible_parties",
    "results",
    "retractions",
    "secondary_ids",
    "several",
    "sites",
    "sources",
    "spans",
    "sponsors",
    "text",
    "trial_ids",
    "trials",
    "unlisted",
]
