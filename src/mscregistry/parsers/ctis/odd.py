"""Fields of a CTIS record that are read in a way of their own."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias

from mscregistry.grammar.dates import read_day_first, read_iso_date
from mscregistry.parsers.ctis import codes
from mscregistry.parsers.ctis.record import objects
from mscregistry.parsers.tree.moved import coded, constant, piece, together
from mscregistry.vocab import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from mscregistry.grammar.dates import PartialDate
    from mscregistry.parsers.tree.leaf_dialect import Leaf
    from mscregistry.parsers.tree.moved import Mover, Odd
    from mscregistry.parsers.tree.placed import Node

#: Gives the leaves that a field is read from.
Leaves: TypeAlias = "Callable[[Node, Mover], list[Leaf]]"
_TIMED: Final = re.compile(r"(\d{4}-\d\d-\d\d)[T ]", re.ASCII)
#: What people write into a field of a form that must not be left empty.
_NOTHING: Final = frozenset({"", "n/a", "na"})
#: What stands in the dictionary of products where it has nothing; `fold` leaves none of it.
_DASH: Final = "-"
#: As many digits as a place in a list may have.
_LONGEST_PLACE: Final = 9


def read_date(words: str) -> PartialDate | None:
    """Read a date as one of the two styles: slashes with the day first, or hyphens with the year.

    >>> str(read_date("05/08/2026")), str(read_date("2026-08-05")), read_date("05-08-2026")
    ('2026-08-05', '2026-08-05', None)
    """
    return read_day_first(words) if "/" in words else read_iso_date(words)


# ── One of several places ──────────────────────────────────────────────────────────────────────


def first(*places: str) -> Leaves:
    """Give what reads the first of some paths that lead to anything."""
    return partial(_first, places)


def _first(places: tuple[str, ...], node: Node, mover: Mover) -> list[Leaf]:
    return once([leaf for keys in places for leaf in mover.leaves(node, keys)[:1]], mover)


def once(found: list[Leaf], mover: Mover) -> list[Leaf]:
    """Give the first of some leaves; others in the same words say it again, and are labels.

    What says something else stays unread.
    """
    mover.silence([leaf for leaf in found[1:] if leaf.words == found[0].words])
    return found[:1]


def day(*places: str) -> Leaves:
    """Give what reads the day of the first of some dates; the time of day stays unread."""
    return partial(_day, places)


def _day(places: tuple[str, ...], node: Node, mover: Mover) -> list[Leaf]:
    return once_a_day([leaf for keys in places for leaf in mover.leaves(node, keys)[:1]], mover)


def once_a_day(found: list[Leaf], mover: Mover) -> list[Leaf]:
    """Give the day of the first of some leaves; others that are just that day say it again."""
    return once([day_of(leaf) for leaf in found[:1]] + found[1:], mover)


def day_of(leaf: Leaf) -> Leaf:
    """Give the part of a leaf that is the day."""
    timed = _TIMED.match(leaf.words)
    return leaf if timed is None else piece(leaf, *timed.span(1))


def wrapped(read: Leaves, into: str, **says: str) -> Odd:
    """Give what makes an object of each leaf that is read."""
    return partial(_wrapped, read, into, says)


def _wrapped(
    read: Leaves, into: str, says: Mapping[str, str], node: Node, mover: Mover
) -> Iterator[Node]:
    for leaf in read(node, mover):
        yield {**{name: [constant(words)] for name, words in says.items()}, into: [leaf]}


def told(*places: str) -> Leaves:
    """Give what reads the first of some paths, but for words that only fill the form."""
    return partial(_told, places)


def _told(places: tuple[str, ...], node: Node, mover: Mover) -> list[Leaf]:
    found: list[Leaf] = []
    for keys in places:
        leaves = mover.leaves(node, keys)
        mover.silence([one for one in leaves if one.words == _DASH])
        found += [one for one in leaves if fold(one.words) not in _NOTHING][:1]
    return once(found, mover)


def earliest(*places: str) -> Leaves:
    """Give what reads the earliest day of all that stands at the first path that has any."""
    return partial(_earliest, places)


def _earliest(places: tuple[str, ...], node: Node, mover: Mover) -> list[Leaf]:
    for keys in places:
        found = mover.leaves(node, keys)
        if found:
            return [day_of(min(found, key=lambda leaf: leaf.words))]
    return []


# ── Lists ──────────────────────────────────────────────────────────────────────────────────────


def numbered(node: Node, mover: Mover, keys: str, text: str) -> list[tuple[Node, Leaf]]:
    """Give the items of a list that have a text, by their numbers where each has one."""
    found = [(one, leaf) for one in objects(node, keys) for leaf in mover.leaves(one, text)[:1]]
    places = [[leaf.words for leaf in mover.leaves(one, "number")[:1]] for one, _ in found]
    if not all(place and _is_place(place[0]) for place in places):
        return found
    order = sorted(range(len(found)), key=lambda index: int(places[index][0]))
    return [found[index] for index in order]


def _is_place(words: str) -> bool:
    return words.isascii() and words.isdecimal() and len(words) <= _LONGEST_PLACE


def listed(keys: str, text: str, into: str, **says: str) -> Odd:
    """Give what makes an object of each item of a numbered list."""
    return partial(_listed, keys, text, into, says)


def _listed(  # noqa: PLR0913, PLR0917 - where a list stands, and what is read
    keys: str, text: str, into: str, says: Mapping[str, str], node: Node, mover: Mover
) -> Iterator[Node]:
    for _, leaf in numbered(node, mover, keys, text):
        yield {**{name: [constant(words)] for name, words in says.items()}, into: [leaf]}


# ── Coded fields ───────────────────────────────────────────────────────────────────────────────


def status(node: Node, mover: Mover) -> list[Leaf]:
    """Give where the trial stands: the public status, which the older form has in words.

    What the newer form calls the status is that of an application.
    """
    newer = "authorizedApplication" in node or "ctPublicStatusCode" in node
    places = ("ctPublicStatusCode", "ctPublicStatus") if newer else ("ctStatus",)
    found = [leaf for keys in places for leaf in mover.leaves(node, keys)[:1]]
    return once([coded(leaf, codes.STATUS) for leaf in found], mover)


def phases(node: Node, mover: Mover) -> Iterator[Leaf]:
    """Give each phase of the one code that there is, or of its words."""
    keys = "partI.trialDetails.trialInformation.trialCategory.trialPhase"
    found = [leaf for place in (keys, "trialPhase") for leaf in mover.leaves(node, place)[:1]]
    meant = [codes.PHASES.get(fold(leaf.words)) for leaf in found]
    mover.silence(
        [leaf for leaf, phase in zip(found[1:], meant[1:], strict=True) if phase == meant[0]]
    )
    for leaf in found[:1]:
        for phase in meant[0] or (leaf.words,):
            yield coded(leaf, {fold(leaf.words): phase})


def ages(node: Node, mover: Mover) -> list[Leaf]:
    """Give the groups of age, each once: of the form, or else of the portal's search."""
    asked = [
        coded(leaf, codes.AGES)
        for one in objects(node, f"{_SUBJECTS}.ageRanges")
        for leaf in _first(("ageRangeCategoryCode", "ageRangeCategory"), one, mover)
    ]
    lists = mover.leaves(node, "ageGroup")
    shown = [coded(part, codes.AGES) for leaf in lists for part in parts(leaf)]
    groups = {leaf.words: leaf for leaf in reversed(asked or shown)}
    if asked and {leaf.words for leaf in shown} == {*groups}:
        mover.silence(lists)
    return [*reversed(groups.values())]


_SUBJECTS: Final = "partI.trialDetails.trialInformation.populationOfTrialSubjects"


def sexes(node: Node, mover: Mover) -> list[Leaf]:
    """Give the sexes that may take part: by two questions, or else of the portal's search."""
    asked = {
        sex: mover.leaves(node, f"{_SUBJECTS}.is{sex}Subjects")[:1] for sex in ("Female", "Male")
    }
    both = [leaf for some in asked.values() for leaf in some]
    yes = [sex.upper() for sex, some in asked.items() for leaf in some if leaf.words == "true"]
    shown = [coded(leaf, codes.SEXES) for leaf in mover.leaves(node, "gender")[:1]]
    if not yes:
        return shown
    meant = yes[0] if len(yes) == 1 else "ALL"
    mover.silence([leaf for leaf in shown if leaf.words == meant])
    return [together(both, meant)]


def healthy(node: Node, mover: Mover) -> list[Leaf]:
    """Give that people without the condition take part, where the record names them."""
    names = mover.leaves(node, f"{_SUBJECTS}.clinicalTrialGroups.name")
    known = {"healthy volunteers": "true", "healthy volunteer": "true"}
    return [coded(leaf, known) for leaf in names if fold(leaf.words) in known][:1]


def is_document(field: str, node: Node, mover: Mover) -> list[Leaf]:
    """Give that a document is of a kind, by the words for its type."""
    known = dict.fromkeys(codes.DOCUMENTS[field], "true")
    labels = mover.leaves(node, "documentTypeLabel")[:1]
    return [coded(leaf, known) for leaf in labels if fold(leaf.words) in known]


def submitted(node: Node, mover: Mover) -> list[Leaf]:
    """Give the day on which the first application was sent."""
    for one in objects(node, "applicationInfo"):
        kinds = [leaf for leaf in mover.leaves(one, "type") if leaf.words == "INITIAL"]
        if kinds and (found := _day(("submissionDate",), one, mover)):
            mover.silence(kinds[:1])
            return found
    return _day(("submissionDate",), node, mover)


# ── Parts, periods ─────────────────────────────────────────────────────────────────────────────


def parts(leaf: Leaf) -> Iterator[Leaf]:
    """Give the parts of words with commas between them."""
    at = 0
    for part in leaf.words.split(", "):
        if part.strip():
            yield piece(leaf, at, at + len(part))
        at += len(part) + 2


def only(keys: str, node: Node, mover: Mover) -> Iterable[Leaf]:
    """Give the leaf at the end of a path if there is one alone."""
    found = mover.leaves(node, keys)
    return found if len(found) == 1 else []


def coded_first(keys: str, words: Mapping[str, str]) -> Leaves:
    """Give what reads the first code at the end of a path, by a list."""
    return partial(_coded_first, keys, words)


def _coded_first(keys: str, words: Mapping[str, str], node: Node, mover: Mover) -> list[Leaf]:
    return [coded(leaf, words) for leaf in _first((keys,), node, mover)]


def blinded(node: Node, mover: Mover) -> list[Leaf]:
    """Give who does not know what is given, in the first period."""
    for one in objects(node, "partI.trialDetails.protocolInformation.studyDesign.periodDetails"):
        return [coded(leaf, codes.BLINDED) for leaf in mover.leaves(one, "blindedRoles.name")]
    return []


def other_numbers(node: Node, mover: Mover) -> Iterator[Node]:
    """Give the numbers at further registries; none without a number."""
    keys = "partI.trialDetails.clinicalTrialIdentifiers.secondaryIdentifyingNumbers"
    for one in objects(node, f"{keys}.additionalRegistries"):
        found = mover.moved(one, {"value": "number", "source": "otherRegistryName"})
        if "value" in found:
            yield found


def areas(node: Node, mover: Mover) -> Iterator[Node]:
    """Give the therapeutic areas: of part I, or else of the portal's search."""
    system: Node = {"system": [constant("Therapeutic area")]}
    said = objects(node, "partI.therapeuticAreas")
    shown = mover.leaves(node, "therapeuticAreas")
    names = {leaf.words for one in said for leaf in mover.leaves(one, "name")}
    mover.silence([leaf for leaf in shown if leaf.words in names])
    found = [mover.moved(one, {"term": "name", "code": "code"}) for one in said]
    yield from [{**system, **one} for one in found if one]
    if not names:
        yield from [{**system, "term": [leaf]} for leaf in shown]
