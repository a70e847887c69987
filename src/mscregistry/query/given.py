"""The codes that users may give for facts of several codes."""

from __future__ import annotations

from difflib import get_close_matches
from functools import partial
from typing import TYPE_CHECKING

from mscregistry.query.coded import codes_given
from mscregistry.vocab import country_of, registries
from mscregistry.vocab.countries import country_names
from mscregistry.vocab.endpoints import endpoints
from mscregistry.vocab.measured_groups import known_group
from mscregistry.vocab.measures import measure_called, measures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from enum import StrEnum


def member_given(name: str, enum: type[StrEnum]) -> Callable[[str], str]:
    """Give what turns a member or its word into the member."""
    return partial(_member, name, enum)


def _member(name: str, enum: type[StrEnum], code: str) -> str:
    (found,) = codes_given(name, enum, (code,))
    return str(found)


def nearest(words: str, known: Iterable[str]) -> str:
    """Give a question with the nearest of the known words, or nothing.

    >>> nearest("bonemarrow", ["bone_marrow", "skin"])
    "; did you mean 'bone_marrow'?"
    """
    near = get_close_matches(words.casefold(), list(known), n=1, cutoff=0.7)
    return f"; did you mean {near[0]!r}?" if near else ""


def group_given(group: str) -> str:
    """Give a group of what is measured.

    Raises:
        ValueError: If there is no such group.
    """
    try:
        return known_group(group)
    except ValueError as error:
        raise ValueError(f"q.measured_group: {error}") from None


def country_given(words: str) -> str:
    """Give the two letters of a country.

    Raises:
        ValueError: If it is no country by name or letters.
    """
    found = country_of(words) or country_of(words.upper())
    if found is None:
        near = nearest(words, country_names())
        raise ValueError(
            f"q.country: {words!r} is no country{near}; give its English name or its letters, such "
            f"as 'DE' or 'Germany'"
        )
    return found.code


def registry_given(key: str) -> str:
    """Give the key of a registry.

    Raises:
        ValueError: If there is no such registry.
    """
    keys = {name.casefold(): one.key for one in registries() for name in (one.name, one.key)}
    found = keys.get(key.casefold())
    if found is None:
        known = ", ".join(dict.fromkeys(keys.values()))
        near = nearest(key, keys)
        raise ValueError(f"q.registry: {key!r} is no registry{near}; there are {known}")
    return found


def measured_given(words: str) -> str:
    """Give the code of an endpoint or a measure.

    Raises:
        ValueError: If it is neither.
    """
    if words in endpoints() or words in measures():
        return words
    found = measure_called(words)
    if found is not None:
        return found.code
    named = {
        name.casefold(): code
        for code, entry in endpoints().items()
        for name in (entry.name, *entry.aliases)
    }
    code = named.get(words.casefold())
    if code is None:
        raise ValueError(_unknown(words, [*endpoints(), *measures()]))
    return code


def _unknown(words: str, codes: Iterable[str]) -> str:
    near = get_close_matches(words.casefold(), list(codes), n=3, cutoff=0.4)
    meant = f"; the nearest are {', '.join(near)}" if near else ""
    return f"q.measured, q.limited: {words!r} is no endpoint or measure that we know{meant}"
