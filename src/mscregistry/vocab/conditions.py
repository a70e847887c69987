"""Conditions to a small coded table, exactly or not at all; any of their codes may be absent."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from mscregistry.vocab.table_files import read_table
from mscregistry.vocab.word_forms import forms_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Forms = tuple[str, ...]

#: Brackets at the end of a name: `Amyotrophic Lateral Sclerosis (ALS)`.
_BRACKETS: Final = re.compile(r"([^()]+)\(([^()]+)\)")
#: An abbreviation has more than one capital, and nothing but letters and figures.
_ABBREVIATION: Final = re.compile(r"[a-z]{0,3}[A-Z][A-Za-z\d]*[A-Z][A-Za-z\d]*")
#: What ends a condition that is written as a sentence.
_STOPS: Final = " \t\r\n.;,"


@frozen(kw_only=True)
class ConditionEntry:
    """A condition, as ``tables/conditions.toml`` has it.

    A code that was not verified, or that the vocabulary does not have, is `None`: each of `mesh`,
    `mondo` and `ncit` may be, and all three, so that our `code` alone is always there.

    >>> entry = condition_of("knee_osteoarthritis")
    >>> entry.name, entry.mesh, entry.mesh_term, entry.mondo
    ('Knee osteoarthritis', 'D020370', 'Osteoarthritis, Knee', 'MONDO:0005416')
    """

    #: Our code for it, never changed.
    code: str
    #: What it is called in full.
    name: str
    #: What else it is called.
    aliases: tuple[str, ...] = ()
    #: The descriptor of MeSH; `None` where there is none, or it was not verified.
    mesh: str | None = None
    #: The heading of that descriptor; `None` where that is.
    mesh_term: str | None = None
    #: The class of the Mondo Disease Ontology; `None` as for MeSH.
    mondo: str | None = None
    #: The concept of the NCI Thesaurus; `None` as for MeSH.
    ncit: str | None = None

    def __str__(self) -> str:
        """Give our code."""
        return self.code

    @property
    def writings(self) -> tuple[str, ...]:
        """Everything that it is called."""
        return (self.name, *self.aliases, *([] if self.mesh_term is None else [self.mesh_term]))


def condition_of(code: str) -> ConditionEntry:
    """Give the condition with a code of ours.

    Raises:
        KeyError: There is none with this code.

    >>> condition_of("als").name
    'Amyotrophic lateral sclerosis'
    """
    return conditions()[code]


@lru_cache(maxsize=4096)  # records name the same conditions, many times
def condition_called(words: str) -> ConditionEntry | None:
    """Give the condition that the words, all of them, are the name of; `None` for other words.

    Case, blanks, hyphens, plurals, accents, British spelling, an `'s`, and the inverted order of
    MeSH make no difference, nor do brackets at the end that hold the initials of the name or
    another name of the same condition.  Abbreviations are known in their capitals alone.  Never the
    nearest: a wider or narrower name is another name.

    >>> [str(condition_called(words)) for words in ("Osteoarthritis, Knee", "Knee Osteoarthritis")]
    ['knee_osteoarthritis', 'knee_osteoarthritis']
    >>> str(condition_called("Acute Kidney Injury (AKI)"))
    'acute_kidney_injury'
    >>> condition_called("acute kidney injury in sheep") is None
    True
    """
    plain = words.strip(_STOPS)
    found = _called(plain)
    brackets = None if found else _BRACKETS.fullmatch(plain)
    if brackets is None:
        return found
    before, inside = (part.strip(_STOPS) for part in brackets.groups())
    outer, inner = _called(before), _called(inside)
    if outer is None:
        # `ALS (Amyotrophic Lateral Sclerosis)`
        return inner if _is_short_for(before, inside) else None
    return outer if inner is outer or _is_short_for(inside, before) else None


@cache
def conditions() -> Mapping[str, ConditionEntry]:
    """Give every condition by our code.

    >>> conditions()["covid19"].mondo
    'MONDO:0100096'
    """
    return {code: _entry(code, row) for code, row in read_table("conditions").items()}


def condition_keys(words: str) -> Iterator[tuple[str, ...]]:
    """Give what a name is looked up by: its words as written, and in the order before inversion.

    >>> list(condition_keys("Arthritis, Rheumatoid"))
    [('arthritis', 'rheumatoid'), ('rheumatoid', 'arthritis')]
    """
    return _keys(forms_of(words))


def condition_named(written: str, forms: Sequence[str]) -> ConditionEntry | None:
    """Give the condition that words are the plain name of, brackets and stops not looked at.

    Args:
        written: The words, for an abbreviation is known by its letters.
        forms: Their forms, `mscregistry.vocab.word_forms.forms_of`.

    >>> str(condition_named("Stroke", ["stroke"])), condition_named("a", ["a"])
    ('stroke', None)
    """
    short, index = _abbreviations().get(written), _index()
    if short is not None:
        return short
    return next((entry for key in _keys(forms) if (entry := index.get(key))), None)


@cache
def longest_name() -> int:
    """Give how many words and marks the longest name of a condition has.

    >>> longest_name() > 5
    True
    """
    return max(len(forms_of(words)) for one in conditions().values() for words in one.writings)


def _keys(forms: Sequence[str]) -> Iterator[Forms]:
    if "," not in forms:
        yield tuple(forms)
        return
    parts: list[list[str]] = [[]]
    for form in forms:
        if form == ",":
            parts.append([])
        else:
            parts[-1].append(form)
    yield tuple([form for part in parts for form in part])
    yield tuple([form for part in reversed(parts) for form in part])


def is_abbreviation(words: str) -> bool:
    """Say whether the words are one with two capitals or more, which is known as written alone.

    >>> is_abbreviation("GvHD"), is_abbreviation("Asthma")
    (True, False)
    """
    return _ABBREVIATION.fullmatch(words) is not None


def _called(words: str) -> ConditionEntry | None:
    return condition_named(words, forms_of(words))


def _is_short_for(short: str, words: str) -> bool:
    """Say whether one word is the initials of the others: `DFU` of a diabetic foot ulcer."""
    if not is_abbreviation(short):
        return False
    initials = "".join([form[0] for form in re.findall(r"[^\W_]+", words.casefold())])
    letters = iter(initials)
    return short[0].casefold() == initials[:1] and all(
        letter in letters for letter in short.casefold()
    )


def _entry(code: str, row: Mapping[str, Any]) -> ConditionEntry:
    return ConditionEntry(code=code, **{**row, "aliases": tuple(row.get("aliases", ()))})


@cache
def _index() -> Mapping[Forms, ConditionEntry]:
    return {
        key: entry
        for entry in conditions().values()
        for words in entry.writings
        if not is_abbreviation(words)
        for key in condition_keys(words)
    }


@cache
def _abbreviations() -> Mapping[str, ConditionEntry]:
    return {
        words: entry
        for entry in conditions().values()
        for words in entry.writings
        if is_abbreviation(words)
    }
