"""Words to members of our enums, exactly or not at all."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from mscregistry.vocab import codes, findings, people
from mscregistry.vocab.table_files import read_table
from mscregistry.vocab.unlisted import Unlisted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: Any of our enums.
Code = TypeVar("Code", bound=StrEnum)

_OURS = (codes.__name__, people.__name__, findings.__name__)
#: A registry's blank is another's underscore or hyphen, the two typographic hyphens included.
_BLANKS = re.compile(r"[\s_\-‐‑]+")


def fold(words: str) -> str:
    """Give the words without what makes no difference in a code.

    Case goes; blanks, underscores and hyphens become one space, which goes at either end and
    beside a slash.  Nothing else does: a letter too few is another word.

    >>> fold(" NOT_YET-recruiting "), fold("Biological / Vaccine")
    ('not yet recruiting', 'biological/vaccine')
    """
    spaced = _BLANKS.sub(" ", words.casefold())
    return spaced.replace(" /", "/").replace("/ ", "/").strip()


def coded(enum: type[Code], words: str) -> Code | None:
    """Give the member that the words stand for, or ``None`` when they are on no list of ours.

    The value, the older site's display and the aliases of ``tables/codes.toml`` are known, each as
    `fold` leaves it.  Never the nearest: a damaged word is an unknown word.

    >>> from mscregistry.vocab import Masking, Status
    >>> coded(Masking, "None (Open Label)")
    <Masking.NONE: 'NONE'>
    >>> coded(Status, "active not recruiting")
    <Status.ACTIVE_NOT_RECRUITING: 'ACTIVE_NOT_RECRUITING'>
    >>> coded(Status, "ot Recruiting") is None
    True
    """
    index: Mapping[str, Code] = _index(enum)
    # Most words come as one of the writings listed, which spares them the folding.
    member = index.get(words)
    return index.get(fold(words)) if member is None else member


def coded_or_unlisted(enum: type[Code], words: str) -> Code | Unlisted:
    """Give the member that the words stand for, or the words themselves as `Unlisted`.

    >>> from mscregistry.vocab import Status
    >>> coded_or_unlisted(Status, "ot Recruiting")
    Unlisted('ot Recruiting')
    """
    member = coded(enum, words)
    return Unlisted(words) if member is None else member


def display_of(member: StrEnum) -> str:
    """Give the words that the older ClinicalTrials.gov site shows for a member.

    An enum of a plug-in is in no table of ours; its value is shown.

    >>> from mscregistry.vocab import InterventionModel
    >>> display_of(InterventionModel.SINGLE_GROUP)
    'Single Group Assignment'
    """
    row: Mapping[str, str] = _rows(type(member)).get(member.name, {})
    return row.get("display", member.value)


def is_ours(member: StrEnum) -> bool:
    """Say whether a member is a code of our own, which ClinicalTrials.gov does not have.

    >>> from mscregistry.vocab import Status
    >>> is_ours(Status.NOT_RECRUITING), is_ours(Status.RECRUITING)
    (True, False)
    """
    row: Mapping[str, str] = _rows(type(member)).get(member.name, {})
    return row.get("status") == "ours"


def _rows(enum: type[StrEnum]) -> Mapping[str, Any]:
    """Give the table's rows by member, none for an enum that only has the name of one of ours."""
    rows: Mapping[str, Any] = _table().get(enum.__name__, {}) if enum.__module__ in _OURS else {}
    return rows


@cache
def _table() -> Mapping[str, Any]:
    return read_table("codes")


@cache
def _index(enum: type[StrEnum]) -> Mapping[str, Any]:
    """Give the members by every writing known, as written and folded."""
    return {key: member for member, words in _writings(enum) for key in (words, fold(words))}


def _writings(enum: type[StrEnum]) -> Iterator[tuple[StrEnum, str]]:
    rows = _rows(enum)
    for member in enum:
        row = rows.get(member.name, {})
        yield member, member.value
        yield member, row.get("display", member.value)
        yield from ((member, words) for words in row.get("aliases", ()))
