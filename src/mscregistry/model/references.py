"""What a record points at: ids, publications, links, other trials, shared data."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Final

from attrs import frozen

from mscregistry.vocab import (
    ExpandedAccessStatus,
    IpdInfoType,
    IpdSharing,
    Phase,
    ReferenceType,
    SecondaryIdType,
    Status,
    Unlisted,
    doi_url,
    pubmed_url,
    trial_url,
)

#: A DOI within running text, after the Crossref recommendation, and what may cling to it.
_DOI: Final = re.compile(r"(?<![\w.])10\.[0-9]{4,9}/[^\s\"<>“”\u200b\ufeff]+")
#: Marks that end the sentence or the quotation, and the address, that a DOI stands in.
_AFTER: Final = ".,;:/'‘’([{"
_BRACKETS: Final = {")": "(", "]": "[", "}": "{"}


@frozen(weakref_slot=False)
class SecondaryId:
    """Another number of the same trial: the organisation's, a funder's, another registry's."""

    #: The number.
    value: str
    #: What kind of number it is.
    type: SecondaryIdType | Unlisted | None = None
    #: Who issued it, or the slot of the source it stands in, as the source names that.
    source: str | None = None
    #: A page about it.
    link: str | None = None

    @property
    def url(self) -> str | None:
        """The page of the trial, where the number is that of a registry with known pages."""
        return trial_url(self.value)


@frozen(weakref_slot=False)
class Retraction:
    """A note that a publication was withdrawn."""

    #: The note's number in PubMed.
    pmid: str | None = None
    #: Where the note stands, as written.
    source: str | None = None


@frozen(weakref_slot=False)
class Reference:
    """A publication that the record cites.

    Attributes:
        doi: The DOI that the citation states, or `None`; a derived view.

    >>> Reference("Doe J. A study. 2020. doi: 10.1000/xyz123.").doi
    '10.1000/xyz123'
    """

    #: The citation, as written.
    citation: str | None = None
    #: Its number in PubMed.
    pmid: str | None = None
    #: How it relates to the trial.
    type: ReferenceType | Unlisted | None = None
    #: Notes that it was withdrawn.
    retractions: tuple[Retraction, ...] = ()

    @cached_property
    def doi(self) -> str | None:
        """The DOI that the citation states, if it states one."""
        for found in _DOI.finditer(self.citation or ""):
            doi = _without_closing(found[0]).rstrip(_AFTER)
            if "/" in doi:
                return doi
        return None

    @property
    def url(self) -> str | None:
        """The page in PubMed, or else the DOI's."""
        if self.pmid is not None and (url := pubmed_url(self.pmid)) is not None:
            return url
        return None if self.doi is None else doi_url(self.doi)


@frozen(weakref_slot=False)
class Link:
    """A web page that the record points at."""

    #: The address, as written.
    url: str
    #: What the page is.
    label: str | None = None


@frozen(weakref_slot=False)
class RelatedTrial:
    """Another trial that the page itself names; nothing is claimed about the relation."""

    #: Its title.
    title: str | None = None
    #: Its registry id.
    trial_id: str | None = None
    #: Its status, on the day the page was made.
    status: Status | Unlisted | None = None
    #: Its phases.
    phases: tuple[Phase | Unlisted, ...] = ()

    @property
    def url(self) -> str | None:
        """The trial's page at its registry, where its pages are known."""
        return None if self.trial_id is None else trial_url(self.trial_id)


@frozen(weakref_slot=False)
class IpdStatement:
    """What is said about sharing individual participant data (IPD)."""

    #: Whether there is a plan to share.
    plan: IpdSharing | Unlisted | None = None
    #: What is shared, or why not.
    description: str | None = None
    #: Which documents are shared beside the data.
    info_types: tuple[IpdInfoType | Unlisted, ...] = ()
    #: When the data can be had.
    time_frame: str | None = None
    #: Who may have them, and how.
    access_criteria: str | None = None
    #: Where more is said.
    url: str | None = None


@frozen(weakref_slot=False)
class AvailableIpd:
    """A set of participants' data, or a document about them, that can be had."""

    #: Its number where it is kept.
    id: str | None = None
    #: What it is, as written.
    type: str | None = None
    #: Where it is.
    url: str | None = None
    #: What is added about it.
    comment: str | None = None


@frozen(weakref_slot=False)
class ExpandedAccess:
    """Whether what is studied can be had outside of the trial."""

    #: Whether there is such access.
    has_expanded_access: bool | None = None
    #: The number of the record that tells of it.
    trial_id: str | None = None
    #: Its status, where that record is not public.
    status: ExpandedAccessStatus | Unlisted | None = None


@frozen(weakref_slot=False)
class Oversight:
    """Which rules and boards watch over the study."""

    #: Whether it studies a drug product regulated by the U.S. FDA.
    fda_regulated_drug: bool | None = None
    #: Whether it studies a device product regulated by the U.S. FDA.
    fda_regulated_device: bool | None = None
    #: Whether it has a data monitoring committee.
    has_dmc: bool | None = None
    #: Whether the product is manufactured in and exported from the U.S.
    us_export: bool | None = None
    #: Whether a device is studied that the U.S. FDA has not approved or cleared.
    unapproved_device: bool | None = None
    #: Whether it is a pediatric postmarket surveillance of a device.
    ppsd: bool | None = None
    #: Whether the U.S. FDA found a violation of the law about results (FDAAA 801).
    fdaaa801_violation: bool | None = None
    #: Whether it studies a product regulated by the U.S. FDA, as records before 2017 say.
    fda_regulated: bool | None = None
    #: Whether the law about results (FDAAA 801) applies to it, as records before 2017 say.
    section_801: bool | None = None
    #: The authorities that watch over it, as records before 2017 name them.
    authorities: tuple[str, ...] = ()


def _without_closing(text: str) -> str:
    """Cut a text before the first bracket that closes what was opened outside of it.

    A DOI may have brackets of its own, and may stand in brackets itself.

    >>> _without_closing("10.1000/a(1)b). Next")
    '10.1000/a(1)b'
    """
    opened: list[str] = []
    for place, character in enumerate(text):
        if character in _BRACKETS.values():
            opened.append(character)
        elif character in _BRACKETS and (not opened or opened.pop() != _BRACKETS[character]):
            return text[:place]
    return text
