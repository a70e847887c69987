"""The countries of a trial: what its member states, its parts II and its notices say of each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from mscregistry.parsers.ctis import codes
from mscregistry.parsers.ctis.odd import day, day_of, first
from mscregistry.parsers.ctis.record import objects
from mscregistry.parsers.tree.moved import coded, piece
from mscregistry.vocab import country_code, fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from mscregistry.parsers.tree.leaf_dialect import Leaf
    from mscregistry.parsers.tree.moved import Mover
    from mscregistry.parsers.tree.placed import Node

_NAME: Final = first("mscName", "countryName", "mscInfo.mscName", "mscInfo.countryName")
#: Where the fields stand in a member state, in a part II, and in what a part II says of its state.
_PLACES: Final = {
    "planned_enrollment": first("recruitmentSubjectCount", "mscInfo.recruitmentSubjectCount"),
    "decision_date": day(
        "firstDecisionDate", "mscInfo.firstDecisionDate", "decisionDate", "mscInfo.decisionDate"
    ),
    "start_date": day(
        "activeTrialPeriod.trialStartDate", "mscInfo.activeTrialPeriod.trialStartDate"
    ),
    "recruitment_start_date": day(
        "activeTrialRecruitmentPeriod.recruitmentStartDate",
        "mscInfo.activeTrialRecruitmentPeriod.recruitmentStartDate",
    ),
    "recruitment_end_date": day(
        "activeTrialRecruitmentPeriod.recruitmentEndDate",
        "mscInfo.activeTrialRecruitmentPeriod.recruitmentEndDate",
    ),
    "end_date": day("activeTrialPeriod.trialEndDate", "mscInfo.activeTrialPeriod.trialEndDate"),
}
_STATUS: Final = first("mscPublicStatusCode")
_OLD_STATUS: Final = first("trialStatus", "mscInfo.trialStatus")
#: Where a state that has not decided on the trial stands.
_UNDECIDED: Final = frozenset({"1", "under evaluation"})
#: How the European Union and ISO 3166 call the same country.
_SAME: Final = {"EL": "GR", "UK": "GB"}


def country_details(node: Node, mover: Mover) -> Iterator[Node]:
    """Give each country of the trial with what is said of it anywhere."""
    shown = _shown(node, mover)
    for said in _by_country(node, mover):
        (name,) = _said(_NAME, said, mover)
        found: Node = {"country": [name], **_noticed(said, mover)}
        code = country_code(name.words)
        status = (
            _said(_STATUS, said, mover)
            or [shown[key] for key in (fold(name.words), code) if key in shown][:1]
            or _said(_OLD_STATUS, said, mover)
        )
        found["status"] = [coded(leaf, codes.STATUS) for leaf in status]
        undecided = any(fold(leaf.words) in _UNDECIDED for leaf in status)
        for field, read in _PLACES.items():
            # A state that has not decided yet has a day there too, that of the application.
            if field not in found and not (undecided and field == "decision_date"):
                found[field] = _said(read, said, mover)
        yield {field: some for field, some in found.items() if some}


def _by_country(node: Node, mover: Mover) -> list[list[Node]]:
    """Give the objects that name a country, those of one country together."""
    found: dict[str, list[Node]] = {}
    for keys in (
        "memberStatesConcerned",
        "partsII",
        "events.trialEvents",
        "mscTrialNotificationsInfoList",
    ):
        for one in objects(node, keys):
            for name in _NAME(one, mover):
                found.setdefault(fold(name.words), []).append(one)
    return [*found.values()]


def _said(
    read: Callable[[Node, Mover], Any], said: list[Node], mover: Mover
) -> list[Leaf]:
    """Give what the first of some objects says that says anything."""
    for one in said:
        found: list[Leaf] = [*read(one, mover)]
        if found:
            return found
    return []


def _noticed(said: list[Node], mover: Mover) -> Node:
    """Give the days of which a country gave notice: the first of a beginning, the last of an end."""
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
