"""The publications that trials cite, each once, with the trials that cite it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from mscregistry.export.references.entry import Entry, key_of
from mscregistry.export.references.one_line import lines_of, one_line
from mscregistry.model import Reference
from mscregistry.vocab import doi_url, pubmed_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mscregistry.model import Retraction

    #: What tells one publication from another: the kind of id, and the id.
    _Identity = tuple[str, str]


@frozen
class Cited:
    """A publication as one trial cites it."""

    #: What the trial is called.
    trial: str
    #: The publication.
    reference: Reference


def publications(cited: Iterable[Cited]) -> Iterator[Entry]:
    """Give an entry for each publication, in the order in which they are first cited.

    Two citations are of one publication when they have the same PMID; or where one has none, the
    same DOI; or where they have neither, the same words.  Two PMIDs are two publications even if
    both citations state one DOI, as that of an article stands in the citation of its erratum; and
    what has only that DOI is then neither of them.  A reference that says nothing is left out.
    """
    every = list(cited)
    numbers: dict[_Identity, dict[str, None]] = {}
    for one in every:
        pmid, words = one_line(one.reference.pmid), _identity(one.reference)
        if pmid is not None and words is not None:
            numbers.setdefault(words, {})[pmid] = None
    grouped: dict[_Identity, list[Cited]] = {}
    for one in every:
        identity = _identity(one.reference)
        pmids = () if identity is None else tuple(numbers.get(identity, ()))
        if (pmid := one_line(one.reference.pmid)) is not None:
            identity = ("pmid", pmid)
        elif len(pmids) == 1:
            identity = ("pmid", pmids[0])
        if identity is not None:
            grouped.setdefault(identity, []).append(one)
    return (_entry(identity, group) for identity, group in grouped.items())


def _identity(reference: Reference) -> _Identity | None:
    """Give what tells a publication that has no PMID from others; a DOI has no capitals."""
    if (doi := one_line(reference.doi)) is not None:
        return ("doi", doi.lower())
    if (citation := one_line(reference.citation)) is not None:
        return ("citation", citation)
    notes = [note for one in reference.retractions if (note := _retraction(one)) is not None]
    return ("retraction", " ".join(notes)) if notes else None


def _entry(identity: _Identity, group: list[Cited]) -> Entry:
    references = [one.reference for one in group]
    kind, words = identity
    pmid = words if kind == "pmid" else None
    citations = lines_of(*[one.citation for one in references])
    dois = [one.doi for one in references if one.doi is not None]
    shown_dois = lines_of(*dois)
    page = None if pmid is None else pubmed_url(pmid)
    return Entry(
        is_trial=False,
        key=key_of(f"{kind}{words}" if kind in {"pmid", "doi"} else None, [words], "ref"),
        title=citations[0] if citations else None,
        database=None if page is None else "PubMed",
        number=pmid,
        doi=shown_dois[0] if dois else None,
        url=page if page is not None or not dois else doi_url(dois[0]),
        notes=(
            f"Cited by {'; '.join(dict.fromkeys(map(_citing, group)))}",
            *[f"Also cited as: {citation}" for citation in citations[1:]],
            *[f"Also cited with the DOI {doi}" for doi in _others(shown_dois)],
            *lines_of(*[_retraction(note) for one in references for note in one.retractions]),
        ),
    )


def _others(dois: tuple[str, ...]) -> list[str]:
    """Give the DOIs that are not the first one in other letters."""
    return [doi for doi in dois[1:] if doi.lower() != dois[0].lower()]


def _citing(one: Cited) -> str:
    kind = one_line(None if one.reference.type is None else str(one.reference.type))
    return one.trial if kind is None else f"{one.trial} ({kind})"


def _retraction(note: Retraction) -> str | None:
    pmid = one_line(note.pmid)
    said = [one_line(note.source), None if pmid is None else f"PMID {pmid}"]
    words = ", ".join([one for one in said if one is not None])
    return f"Retraction: {words}" if words else None
