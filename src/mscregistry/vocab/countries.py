"""The names of countries and of some of their regions: what the end of an address is told by."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from attrs import frozen

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


@frozen
class Country:
    """A country of ISO 3166-1.

    >>> country_of("Korea, Republic of")
    Country(code='KR', alpha3='KOR', numeric='410', name='South Korea')
    """

    #: Its two letters.
    code: str
    #: Its three letters.
    alpha3: str
    #: Its three figures.
    numeric: str
    #: Its short English name.
    name: str


@lru_cache(maxsize=1024)  # as above
def country_of(words: str | None) -> Country | None:
    """Give the country of a name, or of its two or three letters; `None` for other words.

    A part of a country that registries list beside countries is its country: England is of the
    United Kingdom.

    >>> country_of("England").code, country_of("DE").name, country_of("Europe")
    ('GB', 'Germany', None)
    """
    code = None if words is None else country_code(words) or _by_code().get(words)
    if code is None:
        return None
    alpha3, numeric = _table()["codes"][code]
    return Country(code, alpha3, numeric, _table()["names"][code][0])


@cache
def country_names() -> tuple[str, ...]:
    """Give every name that is known, in small letters.

    >>> "germany" in country_names()
    True
    """
    return tuple(_countries())


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
def _by_code() -> Mapping[str, str]:
    return {
        letters: code for code, (three, _) in _table()["codes"].items() for letters in (code, three)
    }


@cache
def _places(kind: str, code: str) -> frozenset[str]:
    return frozenset(map(_fold, _table()[kind].get(code, ())))
