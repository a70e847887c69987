"""What the registry works out and adds to a record: ``derivedSection``.

None of it is said by the sponsor.
"""

from __future__ import annotations

from decimal import Decimal

from attrs import frozen

from mscregistry.grammar.dates import PartialDate
from mscregistry.model.references import Link
from mscregistry.vocab import BrowseLeafRelevance, Unlisted


@frozen(weakref_slot=False)
class MeshTerm:
    """A term of the MeSH vocabulary."""

    #: Its MeSH number.
    id: str | None = None
    #: The term.
    term: str | None = None


@frozen(weakref_slot=False)
class BrowseLeaf:
    """A topic under which the registry's site lists the study."""

    #: Its id at the site.
    id: str | None = None
    #: Its name.
    name: str | None = None
    #: The words of the record that it was found by.
    as_found: str | None = None
    #: How sure the registry is.
    relevance: BrowseLeafRelevance | Unlisted | None = None


@frozen(weakref_slot=False)
class BrowseBranch:
    """A field of topics of the registry's site."""

    #: Its abbreviation at the site.
    abbrev: str | None = None
    #: Its name.
    name: str | None = None


@frozen(weakref_slot=False)
class Browse:
    """The terms found for the conditions or for the interventions of a study."""

    #: MeSH terms.
    meshes: tuple[MeshTerm, ...] = ()
    #: The terms above them in the MeSH tree.
    ancestors: tuple[MeshTerm, ...] = ()
    #: Topics of the site.
    browse_leaves: tuple[BrowseLeaf, ...] = ()
    #: Fields of topics.
    browse_branches: tuple[BrowseBranch, ...] = ()


@frozen(weakref_slot=False)
class SubmissionInfo:
    """One sending of results to the registry."""

    #: When they were sent.
    release_date: PartialDate | None = None
    #: When they were taken back.
    unrelease_date: PartialDate | None = None
    #: Whether it is said that the day they were taken back is not known.
    unrelease_date_unknown: bool | None = None
    #: When the registry sent them back.
    reset_date: PartialDate | None = None
    #: The number of the sending.
    mcp_release_n: int | None = None


@frozen(weakref_slot=False)
class SubmissionTracking:
    """How results went between sponsor and registry."""

    #: When results were first sent, estimated by the registry.
    estimated_results_first_submit_date: PartialDate | None = None
    #: When results were first posted with the registry's comments.
    first_mcp_post_date: PartialDate | None = None
    #: The sendings, in order.
    submission_infos: tuple[SubmissionInfo, ...] = ()


@frozen(weakref_slot=False)
class BmiLimits:
    """Limits of the body mass index that the registry read out of the criteria, in kg/m²."""

    #: The lowest.
    min_bmi: Decimal | None = None
    #: The highest.
    max_bmi: Decimal | None = None


@frozen(weakref_slot=False)
class Bridging:
    """What the WHO's portal (ICTRP) knows about other records of the same trial."""

    #: Whether there are any.
    other_records: bool | None = None
    #: Whether this one is tied to them.
    bridged: bool | None = None
    #: Whether this one is the parent or a child, as written.
    type: str | None = None
    #: The numbers of the others, as written.
    children: str | None = None


@frozen(weakref_slot=False)
class Derived:
    """What the registry adds to a record."""

    #: The day of the data from which this copy was made.
    version_holder: PartialDate | None = None
    #: The time of that day, as written.
    version_time: str | None = None
    #: When the portal last took the record from its registry.
    refreshed_date: PartialDate | None = None
    #: The portal's own number for the record.
    portal_id: str | None = None
    #: Other records of the same trial that the portal knows.
    bridging: Bridging | None = None
    #: The page of the record, as this copy names it.
    record_link: Link | None = None
    #: Countries that were removed from the record.
    removed_countries: tuple[str, ...] = ()
    #: How results went between sponsor and registry.
    submission_tracking: SubmissionTracking | None = None
    #: What a program of the registry read out of the criteria.
    bmi_limits: BmiLimits | None = None
    #: Terms found for the conditions.
    condition_browse: Browse | None = None
    #: Terms found for the interventions.
    intervention_browse: Browse | None = None
