"""An author's line, told apart from both ends.

author      = last "," first ("," affiliation)* ["," city] ["," region] ["," country]

The affiliation has commas of its own, so the names are taken from the front and the place from the
back: the country by its name, the region by its name, and between them and the names the words
that tell an institution (University, Hospital, Inc.) from a city.  Where no evidence decides, the
words stay in the affiliation, and an issue says so.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from attrs import frozen

from mscregistry.issues import Code, Severity
from mscregistry.model import Author
from mscregistry.vocab import country_code, is_also_city, is_region

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.parsers.draft import Draft
    from mscregistry.source import Words

#: The low quotation mark that some pages have for a comma: a blank follows, as after a comma.
_LOW_COMMA: Final = "‚ "
#: What follows a name after a comma and is no name.
_SUFFIXES: Final = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
#: Words, or beginnings or ends of words, that an institution's name has and a city's has not.
_INSTITUTION: Final = re.compile(
    r"academ|akadem|associat|authority|biotech|\bcampus\b|\bcare\b|cent(?:er|re|ro|rum)\b(?!-)"
    r"|charité|\bchu\b|clini|clíni|\bco\b|colegio|colle[gè]|company|consort|\bcorp(?:oration)?\b"
    r"|council|depart|\bdept\b|dialysis|division|facolt|facult|fondation|fondazione|foundation"
    r"|fundac|\bgmbh\b|\bgroup\b|health|hôpita|hopita|hospi|\binc\b|infirmary|\binserm\b|institu"
    r"|istitu|kidney|klini|krankenh|laborator|\blabs?\b|\bllc\b|\bllp\b|\bltd\b|medic|ministry"
    r"|nephrolog|network|\bnhs\b|osped|partners|pharma|\bplc\b|program|renal|research|school"
    r"|scien[ct]|section|services?\b|sjukhus|society|stiftung|sygehus|sykehus|systems?\b|technolog"
    r"|therapeutic|\btrust\b|\bumc\b|\bunit\b|univers|universi|uniwers|univerz|urology|zentrum"
    r"|ziekenh",
    re.IGNORECASE,
)
#: Cities whose names have such a word all the same.
_CITIES: Final = frozenset(
    {
        "Brooklyn Center",
        "Center Valley",
        "College Park",
        "College Station",
        "Medicine Hat",
        "Newton Center",
        "Newton Centre",
        "Rockville Centre",
        "University City",
        "University Heights",
        "University Park",
    }
)
#: Countries whose addresses always state the region, and of which all regions are listed.
_REGION_STATED: Final = frozenset({"US", "CA", "AU"})
#: A name, first and last; or an affiliation and a city.
_PAIR: Final = 2


@frozen
class Places:
    """How the words between the name and the country are shared out."""

    #: How many of the parts are the affiliation.
    affiliation: int
    #: Whether the part after it is the city.
    city: bool = False
    #: Whether the last part is the region.
    region: bool = False
    #: Whether something is in doubt, and kept in the affiliation for that.
    doubtful: bool = False


def is_author(text: str) -> bool:
    """Say whether the words look like an author's line: a name, and a country at the end.

    >>> is_author("Doe, Jane, North Clinic, Taipei, Taiwan"), is_author("Cells: Basic, Clinical")
    (True, False)
    """
    parts = text.replace(_LOW_COMMA, ", ").split(",")
    return len(parts) > _PAIR and _code_of(parts[-1].strip()) is not None


def _code_of(country: str) -> str | None:
    """Give the country's code; the list of countries may not have it as ``Name (the …)``."""
    name, article, _ = country.partition(" (the")
    return country_code(country) or (country_code(name) if article else None)


def share_out(parts: Sequence[str], code: str) -> Places:
    """Tell affiliation, city and region apart in the parts before a country.

    >>> share_out(["Mayo Clinic", "Rochester", "Minnesota"], "US")
    Places(affiliation=1, city=True, region=True, doubtful=False)
    >>> share_out(["King's University", "Al-Hasa", "Eastern"], "SA")
    Places(affiliation=3, city=False, region=False, doubtful=True)
    """
    count = len(parts)
    if not count or _is_institution(parts[-1]):
        return Places(count)
    if count == 1:
        return Places(1, doubtful=True)
    shared = _share_place(count, parts[-2], parts[-1], code)
    if shared.doubtful and count > _PAIR and _names_city(parts[:-2], parts[-2], parts[-1]):
        return Places(count - 2, city=True, region=True)
    return shared


def _names_city(affiliation: Sequence[str], city: str, region: str) -> bool:
    """Say whether an institution has the name of what would be its city, and not of the region."""
    names = [_plain(name) for name in affiliation if _is_institution(name)]
    return _among(_plain(city), names) and not _among(_plain(region), names)


def _among(words: str, names: Sequence[str]) -> bool:
    return any(f" {words} " in f" {name} " for name in names)


def _plain(words: str) -> str:
    """Give the words without the marks on letters, which one address has and another has not."""
    marked = unicodedata.normalize("NFKD", words.casefold())
    return "".join([letter for letter in marked if not unicodedata.combining(letter)])


@lru_cache(maxsize=1024)  # the authors of a page mostly share their places
def _share_place(count: int, before: str, last: str, code: str) -> Places:
    region = is_region(last, code)
    # The name of a region that is no city's.
    surely = region and not is_also_city(last, code)
    if _is_institution(before):
        return Places(count - 1, region=True) if surely else Places(count - 1, city=True)
    if count == _PAIR:
        # One of the two is the affiliation, or there is none; a city's place is the last.
        return Places(1, region=True, doubtful=True) if surely else Places(1, city=True)
    if surely or (region and code in _REGION_STATED) or _plain(last) == _plain(before):
        return Places(count - 2, city=True, region=True)
    if code in _REGION_STATED:
        return Places(count - 1, city=True)
    return Places(count, doubtful=True)


@lru_cache(maxsize=1024)
def _is_institution(words: str) -> bool:
    return _INSTITUTION.search(words) is not None and words not in _CITIES


def read_authors(draft: Draft, items: Sequence[Words]) -> tuple[Author, ...]:
    """Read the items of the list of authors."""
    authors: list[Author] = []
    for item in items:
        author = _read_author(draft, f"abstract.authors[{len(authors)}]", item)
        if author is not None:
            authors.append(author)
    return tuple(authors)


def _read_author(draft: Draft, path: str, words: Words) -> Author | None:
    cuts = _cut(words)
    texts = [words.text[start:end] for start, end in cuts]
    if not texts or not texts[0]:
        draft.leave([words], "an author's name should stand first", path)
        return None
    fields: dict[str, str] = {}

    def take(name: str, start: int, end: int) -> None:
        piece = words.slice(cuts[start][0], cuts[end - 1][1]) if start < end else None
        if piece is not None and piece.text:
            fields[name] = draft.fact(f"{path}.{name}", piece)

    first = _after_suffix(texts, 1)
    places = _after_suffix(texts, first + 1)
    end, code = _country(texts, places)
    shared = (
        Places(end - places, doubtful=True) if code is None else share_out(texts[places:end], code)
    )
    take("last_name", 0, first)
    take("first_name", first, min(places, len(cuts)))
    city = places + shared.affiliation
    take("affiliation", places, city)
    take("city", city, city + shared.city)
    take("state", end - shared.region, end)
    take("country", end, len(cuts))
    at = words.text.find(_LOW_COMMA)
    while at >= 0:
        draft.markup(words.slice(at, at + 1))
        at = words.text.find(_LOW_COMMA, at + 1)
    if shared.doubtful and end > places:
        draft.issue(
            Code.UNSPLIT_ROW,
            Severity.INFO,
            f"in {', '.join(texts[places:])!r} it is not sure where the affiliation ends",
            f"{path}.affiliation",
            words,
        )
    return Author(**fields)


def _cut(words: Words) -> list[tuple[int, int]]:
    """Give where the parts between commas begin and end; empty ones at the end are left out."""
    cuts = []
    at = 0
    for part in words.text.replace(_LOW_COMMA, ", ").split(","):
        bare = part.strip()
        low = at + part.find(bare)
        cuts.append((low, low + len(bare)))
        at += len(part) + 1
    while cuts and cuts[-1][0] == cuts[-1][1]:
        cuts.pop()
    return cuts


def _after_suffix(texts: Sequence[str], at: int) -> int:
    """Give the next place, after a `Jr.` that stands between commas of its own."""
    return at + 1 if at < len(texts) and texts[at].casefold() in _SUFFIXES else at


def _country(texts: Sequence[str], start: int) -> tuple[int, str | None]:
    """Give where the country begins, and its code; the end and None where there is none.

    A few countries have a comma in their name.
    """
    for size in (2, 1):
        at = len(texts) - size
        if at >= start and (code := _code_of(", ".join(texts[at:]))) is not None:
            return at, code
    return max(len(texts), start), None
