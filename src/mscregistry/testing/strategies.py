"""Hypothesis strategies for the model, for readings, expressions, patients and cell products.

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
from mscregistry.testing.expression_strategies import comparisons, expressions, presences
from mscregistry.testing.late_strategies import (
    answers,
    available_ipds,
    coded_terms,
    derived,
    documents,
    ethics_reviews,
    expanded_access_types,
    expanded_accesses,
    funders,
    geo_points,
    organizations,
    products,
    registry_annotations,
    results,
    results_summaries,
    retractions,
    substances,
    translations,
    trial_countries,
)
from mscregistry.testing.patient_strategies import facts, observations, patients
from mscregistry.testing.product_strategies import stated_products, trials_stating
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
    "answers",
    "arms",
    "authors",
    "available_ipds",
    "coded",
    "coded_terms",
    "comparisons",
    "contacts",
    "criteria",
    "criteria_texts",
    "derived",
    "designs",
    "documents",
    "eligibilities",
    "enrollments",
    "ethics_reviews",
    "expanded_access_types",
    "expanded_accesses",
    "expressions",
    "facts",
    "funders",
    "geo_points",
    "interventions",
    "ipd_statements",
    "issues",
    "links",
    "locators",
    "observations",
    "officials",
    "optional",
    "organizations",
    "outcomes",
    "oversights",
    "partial_dates",
    "patients",
    "presences",
    "products",
    "readings",
    "references",
    "registry_annotations",
    "related_trials",
    "responsible_parties",
    "results",
    "results_summaries",
    "retractions",
    "secondary_ids",
    "several",
    "sites",
    "sources",
    "spans",
    "sponsors",
    "stated_products",
    "substances",
    "text",
    "translations",
    "trial_countries",
    "trial_ids",
    "trials",
    "trials_stating",
    "unlisted",
]
