"""The world's trial registries, told apart by the shape of their numbers."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal
from urllib.parse import quote

from attrs import field, frozen

from mscregistry.vocab.table_files import read_table


@frozen(kw_only=True)
class Registry:
    """A registry of trials, as ``tables/registries.toml`` has it.

    >>> registry = registry_of("EUCTR2015-000950-39-SE")
    >>> registry.key, registry.country
    ('EUCTR', 'EU/EEA')
    """

    #: Our name for it, never changed.
    key: str
    name: str
    #: Where it is kept: a country, a region, or the world.
    country: str
    #: What it is to the WHO; the universal trial number, here too, says that it is no registry.
    role: str
    #: A whole identifier as the registry writes it.
    strict: re.Pattern[str]
    #: An identifier as people write it, to search a text for.
    loose: re.Pattern[str]
    #: How the groups of `loose` make an identifier as the registry writes it.
    forms: tuple[str, ...] = field(converter=tuple)
    #: What the WHO's portal writes before the identifier.
    ictrp_prefix: str = ""
    url_template: str | None = None
    #: Whether the patterns were checked against a public source.
    format_status: Literal["verified", "unverified"]
    #: Whether the URL was; where not, `url_of` makes none.
    url_status: Literal["verified", "unverified"]
    #: What both were checked against.
    source: str

    def match(self, identifier: str) -> re.Match[str] | None:
        """Give the match of a whole identifier, as the registry or the WHO's portal writes it."""
        return self.strict.fullmatch(identifier.removeprefix(self.ictrp_prefix))

    def url_of(self, identifier: str) -> str | None:
        """Give the web page of a trial, or ``None`` where no verified URL can be made."""
        found = self.match(identifier)
        if found is None or self.url_template is None or self.url_status != "verified":
            return None
        groups = {"id": found.group(), **found.groupdict()}
        parts = {name: quote(text, safe="") for name, text in groups.items() if text is not None}
        try:
            return self.url_template.format_map(parts)
        except KeyError:  # this form of the number is not in the URL
            return None


@cache
def registries() -> tuple[Registry, ...]:
    """Give every registry known; ClinicalTrials.gov, which has most trials, is the first.

    >>> [registry.key for registry in registries()][:3]
    ['CTGOV', 'ISRCTN', 'EUCTR']
    """
    # ASCII: a digit of another script is no digit of an identifier.
    return tuple(
        Registry(
            key=key,
            **row | {form: re.compile(row[form], re.ASCII) for form in ("strict", "loose")},
        )
        for key, row in read_table("registries").items()
    )


@lru_cache(maxsize=4096)
def registry_of(identifier: str) -> Registry | None:
    """Give the registry whose number this is, or ``None`` when it is written like none of them.

    The number must be written as its registry writes it, with nothing before or after.

    >>> registry_of("JPRN-UMIN000039873").key
    'UMIN'
    >>> registry_of("NCT 04194671") is None
    True
    """
    # Every number has a digit, which most words that are asked about have not.
    if identifier.isalpha():
        return None
    return next((found for found in registries() if found.match(identifier)), None)


def trial_url(identifier: str) -> str | None:
    """Give the web page of a trial at its registry.

    ``None`` when the identifier is of no registry known, or when we have not verified how the
    registry's URLs are made: a wrong link is worse than none.

    >>> trial_url("NCT04194671")
    'https://clinicaltrials.gov/study/NCT04194671'
    >>> trial_url("CTRI/2017/08/009535") is None
    True
    """
    registry = registry_of(identifier)
    return None if registry is None else registry.url_of(identifier)


def pubmed_url(pmid: str) -> str | None:
    """Give the PubMed page of an article, or ``None`` when the PMID is not all digits.

    >>> pubmed_url("12345678")
    'https://pubmed.ncbi.nlm.nih.gov/12345678/'
    """
    if not (pmid.isascii() and pmid.isdigit()):
        return None
    return f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/"


def doi_url(doi: str) -> str | None:
    """Give the link of a DOI, or ``None`` when it does not begin with "10." or cannot be printed.

    All but letters, digits and ``/_.-~`` is quoted, so no text can leave the URL it stands in.

    >>> doi_url("10.1000/a<b>(c)")
    'https://doi.org/10.1000/a%3Cb%3E%28c%29'
    """
    # A control character, and half of a pair that stands alone, is a fault of the text's encoding.
    if not (doi.startswith("10.") and doi.isprintable()):
        return None
    return f"https://doi.org/{quote(doi, safe='/')}"
