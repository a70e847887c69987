"""What is written of a trial or a publication, before it is RIS or BibTeX."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from mscregistry.grammar.dates import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: What a key may not have in all readers; one sign stands for a run of them.
_NOT_IN_KEYS: Final = re.compile(r"[^A-Za-z0-9.]+")
#: The longest key that is made of an id; a longer one is made of its digest.
_LONGEST: Final = 60


@frozen
class Entry:
    """One entry of a file of references; every text is on one line."""

    #: Whether it is a trial, and not a publication.
    is_trial: bool
    #: What it is cited by, unique in its file.
    key: str
    #: The title, or the whole citation of a publication, as written.
    title: str | None = None
    #: A shorter title.
    short_title: str | None = None
    #: The organisations that answer for it.
    authors: tuple[str, ...] = ()
    #: When it was registered.
    date: PartialDate | None = None
    #: Where it is registered or listed.
    database: str | None = None
    #: Its number there.
    number: str | None = None
    #: Its DOI.
    doi: str | None = None
    #: Its page.
    url: str | None = None
    #: What it is about.
    abstract: str | None = None
    #: Words to find it by.
    keywords: tuple[str, ...] = ()
    #: What no other field takes.
    notes: tuple[str, ...] = ()


def key_of(identifier: str | None, words: Iterable[str], kind: str) -> str:
    """Give a key in ASCII: the identifier, or else a digest of the words.

    The same record has the same key in every run.

    >>> key_of("CTRI/2099/01/000001", [], "trial"), key_of(None, ["Doe J. A study."], "ref")
    ('CTRI-2099-01-000001', 'ref-a64bf286807a')
    """
    plain = _NOT_IN_KEYS.sub("-", identifier or "").strip("-")
    if plain and len(plain) <= _LONGEST:
        return plain
    text = "\n".join([identifier or "", *words])
    return f"{kind}-{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def with_unique_keys(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Give the entries, each once; where two have one key, the later one has a number added.

    Keys that differ only in capitals are one key, as BibTeX has it.
    """
    taken: dict[str, int] = {}
    for entry in dict.fromkeys(entries):
        key, plain = entry.key, entry.key.lower()
        while key.lower() in taken:
            taken[plain] += 1
            key = f"{entry.key}-{taken[plain]}"
        taken[key.lower()] = 1
        yield evolve(entry, key=key)
