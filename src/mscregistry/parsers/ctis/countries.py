"""The countries of a trial: what its member states, its parts II and its notices say of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.issues import Code, Severity
from mscregistry.parsers.ctis import codes
from mscregistry.parsers.ctis.odd import day_of, once, once_a_day
from mscregistry.parsers.ctis.record import objects
from mscregistry.parsers.tree.moved import coded, piece
from mscregistry.vocab import country_code, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.parsers.tree.leaf_dialect import Leaf
    from mscregistry.parsers.tree.moved import Mover
    from mscregistry.parsers.tree.placed import Node

_NAMES: Final = ("mscName", "countryName", "mscInfo.mscName", "mscInfo.countryName")
#: Where the fields stand in a member state; in a part II, it is its ``mscInfo``.
_PLACES: Final = {
    "planned_enrollment": "recruitmentSubjectCount",
    "decision_date": "firstDecisionDate",
    "start_date": "activeTrialPeriod.trialStartDate",
    "recruitment_start_date": "activeTrialRecruitmentPeriod.recruitmentStartDate",
    "recruitment_end_date": "activeTrialRecruitmentPeriod.recruitmentEndDate",
    "end_date": "activeTrialPeriod.trialEndDate",
}
#: Where a state that has not decided on the trial stands.
_UNDECIDED: Final = "UNDER_EVALUATION"
#: How the European Union and ISO 3166 call the same country.
_SAME: Final = {"EL": "GR", "UK": "GB"}


def country_details(node: Node, mover: Mover) -> Iterator[Node]:
    """Give each country of the trial with what is said of it anywhere."""
    shown = _shown(node, mover)
    for said in _by_country(node, mover):
        names = [leaf for one in said for keys in _NAMES for leaf in mover.leaves(one, keys)[:1]]
        status = _status(names[0], said, shown, node, mover)
        found: Node = {"country": once(names, mover), "status": status}
        noticed = _noticed(said, mover)
        for field, keys in _PLACES.items():
            # A state that has not decided yet has a day there too, that of the application.
            if field != "decision_date" or _UNDECIDED not in [leaf.words for leaf in status]:
                places = (keys, f"mscInfo.{keys}")
                again = [
                    leaf
                    for one in said
                    for place in places
                    for leaf in mover.leaves(one, place)[:1]
                ]
                found[field] = _confirmed(noticed, field, again, mover)
        yield {field: some for field, some in found.items() if some}


def _confirmed(noticed: Node, field: str, again: list[Leaf], mover: Mover) -> list[Leaf]:
    """Give what was notified, which periods can only say again; or these, if nothing was."""
    if field in noticed or not noticed or not field.endswith("_date") or field == "decision_date":
        return once_a_day([*noticed.get(field, ()), *again], mover)
    return []


def countries(node: Node, mover: Mover) -> list[Leaf]:
    """Give the countries, each once: member states of the Union, and those outside of it."""
    found = [
        leaf
        for said in _by_country(node, mover)
        for leaf in [name for keys in _NAMES for name in mover.leaves(said[0], keys)][:1]
    ]
    found += mover.leaves(node, "partI.rowCountriesInfo.name")
    return [*{fold(leaf.words): leaf for leaf in reversed(found)}.values()][::-1]


def _by_country(node: Node, mover: Mover) -> list[list[Node]]:
    """Give the objects that name a country, those of one country together.

    Only member states make a country, or without any the parts II; what names another is no part
    of this, and stays unread.
    """
    found: dict[str, list[Node]] = {}
    for keys in (
        "memberStatesConcerned",
        "partsII",
        "events.trialEvents",
        "mscTrialNotificationsInfoList",
    ):
        named = [
            (fold(leaf.words), one)
            for one in objects(node, keys)
            for leaf in [name for place in _NAMES for name in mover.leaves(one, place)][:1]
        ]
        known = {*found} or {name for name, _ in named}
        for name, one in named:
            if name in known:
                found.setdefault(name, []).append(one)
    return [*found.values()]


def _status(
    name: Leaf, said: list[Node], shown: dict[str | None, Leaf], node: Node, mover: Mover
) -> list[Leaf]:
    """Give where a trial stands in a country: its own code, or what the portal's search shows.

    The older form has the status of its application, for want of both.
    """
    found = [leaf for one in said for leaf in mover.leaves(one, "mscPublicStatusCode")[:1]]
    keys = (fold(name.words), country_code(name.words))
    found += [shown[key] for key in keys if key in shown][:1]
    if not found and not shown and "authorizedApplication" not in node:
        found = [leaf for one in said for leaf in mover.leaves(one, "trialStatus")[:1]]
        for leaf in found[:1]:
            why = "the record has no status of the trial here; that of its application is read"
            mover.taken.issue(Code.INTERPRETED, Severity.INFO, why, "country_details", leaf.at)
    return once([coded(leaf, codes.STATUS) for leaf in found], mover)


def _noticed(said: list[Node], mover: Mover) -> Node:
    """Give the days that were notified: the first of a beginning, the last of an end."""
    days: dict[str, list[tuple[Leaf, Leaf]]] = {}
    for one in said:
        for notice in [*objects(one, "events"), *objects(one, "mscNotificationsListInfo")]:
            kinds = mover.leaves(notice, "notificationType")[:1]
            for kind, leaf in zip(kinds, mover.leaves(notice, "date"), strict=False):
                field = codes.NOTICES.get(fold(kind.words))
                if field is not None:
                    days.setdefault(field, []).append((kind, leaf))
    found: Node = {}
    for field, some in days.items():
        choose = max if field.endswith("end_date") else min
        kind, leaf = choose(some, key=lambda pair: pair[1].words)
        mover.silence([kind])
        found[field] = [day_of(leaf)]
    return found


def _shown(node: Node, mover: Mover) -> dict[str | None, Leaf]:
    """Give the status that the portal's search shows of each country, by its name or two letters.

    It is ``Poland:4`` in a list, or ``DE:Ongoing, recruiting, GR:Authorised, not started``.
    """
    found: dict[str | None, Leaf] = {}
    for leaf in mover.leaves(node, "trialCountries"):
        for start, end in _entries(leaf.words):
            name, _, _ = leaf.words[start:end].partition(":")
            key = _SAME.get(name.strip(), name.strip())
            status = piece(leaf, start + len(name) + 1, end)
            if status.words:
                found.setdefault(key if country_code(key) is None else fold(key), status)
    return found


def _entries(words: str) -> Iterator[tuple[int, int]]:
    """Give where each country begins and where what is said of it ends."""
    start, at = 0, 0
    for part in words.split(", "):
        if ":" in part and at > start:
            yield start, at - 2
            start = at
        at += len(part) + 2
    yield start, len(words)
