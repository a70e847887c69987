"""What outcomes measure: families of endpoints, and the names by which outcomes call them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from attrs import frozen

from mscregistry.vocab.measures import MeasureEntry, measures
from mscregistry.vocab.phrases import Phrases
from mscregistry.vocab.table_files import read_table
from mscregistry.vocab.word_forms import forms_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@frozen(kw_only=True)
class EndpointEntry:
    """A family of endpoints, as ``tables/endpoints.toml`` has it.

    >>> entry = endpoint_of("rrt_dependence")
    >>> print(entry.name, "-", entry.group)
    Dependence on renal replacement therapy - renal
    """

    #: Our code for it, never changed.
    code: str
    #: What it is called in full.
    name: str
    #: The family that it belongs to: a key of `mscregistry.vocab.measured_groups.measured_groups`.
    group: str
    #: What else outcomes call it.
    aliases: tuple[str, ...] = ()
    #: Whether it is said only where nothing else is.
    fallback: bool = False
    #: Whether it is a way to look, too: what is `assessed by` it is something else.
    method: bool = False
    #: The measures that it is where one of their words stands in the same text.
    of: tuple[tuple[str, frozenset[str]], ...] = ()


def endpoint_of(code: str) -> EndpointEntry:
    """Give the endpoint with a code.

    Raises:
        KeyError: There is none with this code.

    >>> endpoint_of("make").aliases[0]
    'MAKE'
    """
    return endpoints()[code]


def measured_entry(code: str) -> EndpointEntry | MeasureEntry:
    """Give what a code of an outcome stands for: an endpoint, or a measure of measures.toml.

    Raises:
        KeyError: It stands for neither.

    >>> measured_entry("egfr").name, measured_entry("adverse_events").name
    ('Estimated glomerular filtration rate', 'Adverse events')
    >>> measured_entry("egfr").group, measured_entry("adverse_events").group
    ('laboratory', 'safety')
    """
    return endpoints().get(code) or measures()[code]


def is_fallback(code: str) -> bool:
    """Say whether a code of an outcome counts only where nothing else is named.

    >>> is_fallback("mri"), is_fallback("pain"), is_fallback("egfr")
    (True, False, False)
    """
    entry = endpoints().get(code)
    return entry is not None and entry.fallback


@cache
def endpoints() -> Mapping[str, EndpointEntry]:
    """Give every endpoint by its code.

    >>> endpoints()["mri"].fallback
    True
    """
    return {code: _entry(code, row) for code, row in read_table("endpoints").items()}


@cache
def measured_phrases() -> Phrases[str]:
    """Give the code of every name of an endpoint or a measure, in the forms of its words.

    Phrases that hold a name and do not measure it mean the empty code.
    """
    words, also = _words(), read_table("outcome_words")["also"]
    unread = {_phrase(one) for one in words["unread"]}
    named = {phrase: code for code, more in also.items() for phrase in _phrases(more)}
    named |= {
        phrase: code
        for code, measure in measures().items()
        for phrase in _phrases((measure.name, *measure.aliases))
        if phrase not in unread
    }
    named |= {
        phrase: code
        for code, endpoint in endpoints().items()
        for phrase in _phrases((endpoint.name, *endpoint.aliases))
    }
    return Phrases(named | dict.fromkeys(_phrases(words["passed"]), ""))


@cache
def as_written() -> Mapping[str, frozenset[str]]:
    """Give the forms that are known in certain letters alone, each with these letters.

    >>> sorted(as_written()["mrs"])
    ['MRs', 'mRS', 'mRs']
    """
    found: dict[str, set[str]] = {}
    for written in _words()["as_written"]:
        found.setdefault(_phrase(written), set()).add(written)
    return {form: frozenset(written) for form, written in found.items()}


@cache
def whom_openers() -> Phrases[str]:
    """Give the words that open who is looked at."""
    return Phrases({phrase: phrase for phrase in _phrases(_words()["in_whom"])})


@cache
def whom_ends() -> frozenset[str]:
    """Give the words and marks that end who is looked at.

    >>> "," in whom_ends()
    True
    """
    return frozenset(_words()["whom_ends"])


def _phrases(writings: Iterable[str]) -> list[str]:
    return [_phrase(words) for words in writings]


def _phrase(words: str) -> str:
    return " ".join(forms_of(words))


@cache
def _words() -> Mapping[str, list[str]]:
    words: Mapping[str, list[str]] = read_table("outcome_words")["measured"]
    return words


def _entry(code: str, row: Mapping[str, Any]) -> EndpointEntry:
    known = dict(row)
    known["aliases"] = tuple(row.get("aliases", ()))
    known["of"] = tuple(
        [(measure, frozenset(words)) for measure, words in row.get("of", {}).items()]
    )
    return EndpointEntry(code=code, **known)
