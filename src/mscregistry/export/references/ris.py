"""Trials and publications as RIS, which EndNote, Zotero, Covidence and Rayyan take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mscregistry.export.references.entries import What, entries_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mscregistry.export.references.entry import Entry
    from mscregistry.model import Trial
    from mscregistry.reading import Reading


def to_ris(records: Iterable[Trial | Reading] | Trial | Reading, *, what: What = "all") -> str:
    r"""Give trials and the publications that they cite as RIS.

    A trial is of the type ``DBASE``, an online database, with the registry in ``DB`` and the
    number in ``AN``; ``M3`` says what it is.  ClinicalTrials.gov's own RIS has that type, as
    programs that copy it show; EndNote reads it as an online database, and Zotero as a data set
    (``RIS.js`` of its translators).  ``DATA`` would claim that there are data, and ``JOUR``, which
    other exports have, would make an article of a registration.  A publication is
    of the type ``GEN``, since a citation does not say surely what is cited; ``TI`` is the whole
    citation as written, and nothing is parted.

    A sponsor is written as a corporate author is in EndNote: a comma after the name, or the first
    comma in it doubled, without which a part of the name would be taken for a given name.  A date
    without a day is written so.  A field is one line: breaks within it become blanks.  Lines end
    with ``\n``, so that writing in text mode gives the ends that the system has.

    A publication that several trials cite is written once, and ``N1`` names them; what is the same
    publication is said at `mscregistry.export.references.publications.publications`.

    Args:
        records: One trial or reading, or several.
        what: Trials, the publications that they cite ("references"), or all.

    Raises:
        TypeError: If something is neither a trial nor a reading.
        ValueError: If there is no such `what`.

    >>> from mscregistry.model import Reference, Sponsor, Trial
    >>> from mscregistry.vocab import SponsorRole
    >>> cited = Reference("Doe J. An invented study. 2020.", pmid="99000001")
    >>> sponsors = (Sponsor("Invented Institute", role=SponsorRole.LEAD),)
    >>> trial = Trial("CTRI/2099/01/000001", sponsors=sponsors, references=(cited,))
    >>> print(to_ris(trial))  # doctest: +NORMALIZE_WHITESPACE
    TY  - DBASE
    ID  - CTRI-2099-01-000001
    AU  - Invented Institute,
    DB  - Clinical Trials Registry - India
    AN  - CTRI/2099/01/000001
    M3  - Trial registry record
    ER  -
    <BLANKLINE>
    TY  - GEN
    ID  - pmid99000001
    TI  - Doe J. An invented study. 2020.
    DB  - PubMed
    AN  - 99000001
    UR  - https://...
    N1  - Cited by CTRI/2099/01/000001
    ER  -
    """
    return "\n".join([_record(entry) for entry in entries_of(records, what)])


def _record(entry: Entry) -> str:
    said = [f"{tag}  - {value}\n" for tag, value in _fields(entry) if value is not None]
    return "".join([*said, "ER  - \n"])


def _fields(entry: Entry) -> Iterator[tuple[str, str | None]]:
    yield "TY", "DBASE" if entry.is_trial else "GEN"
    yield "ID", entry.key
    yield "TI", entry.title
    yield "ST", entry.short_title
    for name in entry.authors:
        yield "AU", name.replace(",", ",,", 1) if "," in name else f"{name},"
    if (when := entry.date) is not None:
        yield "PY", f"{when.year:04}"
        if when.month is not None:  # year/month/day/anything else
            day = "" if when.day is None else f"{when.day:02}"
            yield "DA", f"{when.year:04}/{when.month:02}/{day}/"
    yield "DB", entry.database
    yield "AN", entry.number
    yield "M3", "Trial registry record" if entry.is_trial else None
    yield "DO", entry.doi
    yield "UR", entry.url
    yield "AB", entry.abstract
    for word in entry.keywords:
        yield "KW", word
    for note in entry.notes:
        yield "N1", note
