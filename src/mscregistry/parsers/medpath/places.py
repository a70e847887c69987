"""The places of a MedPath page: a name, the flag of a country, and where it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mscregistry.issues import Code, Severity
from mscregistry.model import Site
from mscregistry.parsers.medpath.labels import bare
from mscregistry.vocab.countries import country_code, is_country

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.lex.page import Line
    from mscregistry.parsers.draft import Draft
    from mscregistry.source import Words

_COUNT: Final = re.compile(r"Locations \((\d{1,6})\)", re.ASCII)
_LETTER_A: Final = ord("\N{REGIONAL INDICATOR SYMBOL LETTER A}")
#: Two regional indicator letters; no other sign counts as a flag.
FLAG: Final = re.compile(r"[\U0001F1E6-\U0001F1FF]{2}")
#: The name of a place, where there is one, and where it is.
_Pair = tuple["Words | None", "Words"]


def read_sites(draft: Draft, lines: Sequence[Line]) -> tuple[Site, ...]:
    """Read the places: a name, then a flag, alone or in the line of ``City, Region, Country``.

    Where the flags are lost, names and places take turns, if the page's own count fits that.
    """
    rest = list(lines)
    count = bare(rest[0]) if rest else None
    stated = None if count is None else _COUNT.fullmatch(count.text)
    if stated is not None:
        rest.pop(0)
    pairs, strange = _by_flags(draft, rest)
    if not pairs and stated is not None and len(rest) == 2 * int(stated[1]):
        pairs, strange = list(zip(rest[::2], rest[1::2], strict=True)), []
    strange += [where for name, where in pairs if name is None and _is_nowhere(where)]
    pairs = [(name, where) for name, where in pairs if name is not None or not _is_nowhere(where)]
    if count is not None and stated is not None:
        if int(stated[1]) == len(pairs):
            draft.label(count)
        else:
            draft.issue(
                Code.DISAGREEMENT,
                Severity.WARNING,
                f"the page says {count.text!r}, and {len(pairs)} can be read",
                "sites",
                count,
            )
    draft.leave(strange, "no place can be read here", "sites")
    return tuple([_site(draft, f"sites[{at}]", *pair) for at, pair in enumerate(pairs)])


def _is_nowhere(where: Words) -> bool:
    return city_region_country(where)[2] is None


def _by_flags(draft: Draft, lines: Sequence[Line]) -> tuple[list[_Pair], list[Words]]:
    """Give the places whose flags are there, and the lines that belong to none."""
    pairs: list[_Pair] = []
    strange: list[Words] = []
    waiting: Line | None = None
    flagged = False
    code = ""
    for line in lines:
        flag = FLAG.match(line.text)
        where: Words = line
        if flag is not None:
            draft.markup(line.slice(0, 2))
            code = "".join([chr(ord(letter) - _LETTER_A + ord("A")) for letter in flag[0]])
            where = line.slice(2, len(line)).strip()
        if flag is not None and not where.text:
            flagged = True
        elif flag is not None or flagged:
            _compare_flag(draft, code, where)
            pairs.append((None if waiting is None else bare(waiting), where))
            waiting, flagged = None, False
        else:
            if waiting is not None:
                strange.append(waiting)
            waiting = line
    if waiting is not None:
        strange.append(waiting)
    return pairs, strange


def _compare_flag(draft: Draft, code: str, where: Words) -> None:
    country = city_region_country(where)[2]
    named = None if country is None else country_code(country.text)
    if named is not None and named != code:
        draft.issue(
            Code.DISAGREEMENT,
            Severity.WARNING,
            f"the flag of {code} stands before {where.text[:60]!r}",
            "sites",
            where,
            hint="the words are taken",
        )


def _site(draft: Draft, path: str, name: Words | None, where: Words) -> Site:
    facility = draft.maybe(f"{path}.facility", name)
    city, state, country = city_region_country(where)
    if country is None:
        draft.leave([where], "it may be a city or a country", path)
    if city is not None and ", " in city.text:
        draft.unsplit(f"{path}.city", city, "a city and what belongs to it")
    return Site(
        facility=facility,
        city=draft.maybe(f"{path}.city", city),
        state=draft.maybe(f"{path}.state", state),
        country=draft.maybe(f"{path}.country", country),
    )


def city_region_country(where: Words) -> tuple[Words | None, Words | None, Words | None]:
    """Give city, region and country; the city has all that stands before the other two.

    Some countries are written with a comma (``Iran, Islamic Republic of``).
    """
    text = where.text
    at = text.rfind(", ")
    if at >= 0 and not is_country(text[at + 2 :]):
        before = text.rfind(", ", 0, at)
        if is_country(text[before + 2 if before >= 0 else 0 :]):
            at = before
    if at < 0:
        return None, None, where if is_country(text) else None
    country = where.slice(at + 2, len(text)).strip()
    middle = text.rfind(", ", 0, at)
    if middle < 0:
        return where.slice(0, at).strip(), None, country
    return where.slice(0, middle).strip(), where.slice(middle + 2, at).strip(), country
