"""What a record tells of results in short: item 23 of the WHO's Trial Registration Data Set."""

from __future__ import annotations

from attrs import frozen

from mscregistry.grammar.dates import PartialDate


@frozen(weakref_slot=False)
class ResultsSummary:
    """Results in the words of the record, and where more of them is.

    The tables of ClinicalTrials.gov are in `mscregistry.model.results`.
    """

    #: A short summary.
    summary: str | None = None
    #: When it was posted at the registry.
    posted_date: PartialDate | None = None
    #: When results were first published in a journal.
    first_publication_date: PartialDate | None = None
    #: When they are meant to be published.
    planned_publication_date: PartialDate | None = None
    #: A page about the results.
    url: str | None = None
    #: A page with the protocol.
    protocol_url: str | None = None
    #: Who took part.
    baseline_characteristics: str | None = None
    #: How many came and went.
    participant_flow: str | None = None
    #: What harmed them.
    adverse_events: str | None = None
    #: What was measured.
    outcome_measures: str | None = None
