"""The names of countries and of some of their regions: what the end of an address is told by."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from mscregistry.vocab.table_files import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping


@lru_cache(maxsize=1024)  # a page says one country many times
def country_code(words: str) -> str | None:
    """Give the two letters of ISO 3166-1 for the name of a country, or ``None`` for other words.

    The short English name, the form ISO lists it under, and what people write are known.  Case,
    white space, a full stop at the end and the form of an apostrophe make no difference; nothing
    else is forgiven.

    >>> country_code("Taiwan"), country_code("Korea (the Republic of)"), country_code("Taipei")
    ('TW', 'KR', None)
    """
    return _countries().get(_fold(words))


def is_country(words: str) -> bool:
    """Say whether the words are the name of a country.

    >>> is_country("Türkiye"), is_country("Minnesota")
    (True, False)
    """
    return country_code(words) is not None


def is_region(words: str, code: str) -> bool:
    """Say whether the words are a region of the country with these two letters.

    The regions of few countries are listed, so False can also mean that they are not known.

    >>> is_region("Minnesota", "US"), is_region("Leicester", "GB")
    (True, False)
    """
    return _fold(words) in _places("regions", code)


def is_also_city(words: str, code: str) -> bool:
    """Say whether a region's name is a city's too, so that the name does not tell which is meant.

    >>> is_also_city("New York", "US"), is_also_city("Minnesota", "US")
    (True, False)
    """
    return _fold(words) in _places("cities", code)


def _fold(words: str) -> str:
    # A curly apostrophe is how a word processor writes the straight one.
    return " ".join(words.replace("\u2019", "'").casefold().split()).removesuffix(".")


@cache
def _table() -> Mapping[str, Mapping[str, list[str]]]:
    return read_table("countries")


@cache
def _countries() -> Mapping[str, str]:
    return {_fold(name): code for code, names in _table()["names"].items() for name in names}


@cache
def _places(kind: str, code: str) -> frozenset[str]:
    return frozenset(map(_fold, _table()[kind].get(code, ())))
