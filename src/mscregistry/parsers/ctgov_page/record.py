"""The foot of the page: who answers for the record, its numbers and dates, shared data, rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from mscregistry.model import IpdStatement, Oversight, SecondaryId
from mscregistry.parsers.ctgov_page.cells import Row, once, one_value, passage, rows
from mscregistry.parsers.ctgov_page.head import POSTED, state_date, state_id
from mscregistry.parsers.ctgov_page.labels import LABELS, Part
from mscregistry.parsers.ctgov_page.responsible import read_responsible
from mscregistry.vocab import IpdInfoType, IpdSharing, SecondaryIdType, Unlisted, coded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mscregistry.parsers.ctgov_page.head import Facts
    from mscregistry.parsers.ctgov_page.layout import Layout
    from mscregistry.parsers.draft import Draft
    from mscregistry.source import Words

_NAMES: Final = frozenset(name for name, parts in LABELS.items() if Part.RECORD in parts)
_FLAGS: Final[Mapping[str, str]] = {
    "Has Data Monitoring Committee": "has_dmc",
    "Studies a U.S. FDA-regulated Drug Product": "fda_regulated_drug",
    "Studies a U.S. FDA-regulated Device Product": "fda_regulated_device",
    "Product Manufactured in and Exported from the U.S.": "us_export",
}
_IPD: Final[Mapping[str, str]] = {
    "Plan Description": "description",
    "Time Frame": "time_frame",
    "Access Criteria": "access_criteria",
    "URL": "url",
}
_TYPED_ID: Final = re.compile(
    r"(.{1,200}?)[ \xa0]+\([ \xa0]*+([^():]{2,60})(?::[ \xa0]*([^()]*(?:\([^()]*\)[^()]*)?))?\)"
)
_IPD_ROWS: Final = frozenset((*_IPD, "Plan to Share IPD", "Supporting Materials"))


def read_record(
    draft: Draft, layout: Layout, informants: Sequence[Words], facts: Facts
) -> list[Words]:
    """Read the foot of the page into `facts`, and give the lines after it that have no label."""
    found, loose = rows(layout.of(Part.RECORD), _NAMES, layout.damaged)
    oversight: dict[str, Any] = {}
    ipd: dict[str, Any] = {}
    facts.setdefault("secondary_ids", ())
    for row in once(draft, found, {*POSTED, "ClinicalTrials.gov Identifier"}):
        draft.label(row.label)
        if row.name in POSTED:
            state_date(draft, row, POSTED[row.name], facts)
        elif row.name in _FLAGS:
            path = _FLAGS[row.name]
            if (words := one_value(draft, row, f"oversight.{path}")) is not None:
                oversight[path] = draft.flag(f"oversight.{path}", words)
        elif row.name in _IPD_ROWS:
            _ipd(draft, row, ipd)
        else:
            _other(draft, row, facts)
    read_responsible(draft, found, informants, facts)
    facts["oversight"] = Oversight(**oversight)
    facts["ipd_sharing"] = IpdStatement(**ipd) if ipd else None
    return loose


def _other(draft: Draft, row: Row, facts: Facts) -> None:
    if row.name == "ClinicalTrials.gov Identifier":
        state_id(draft, row, facts)
    elif row.name == "Other Study ID Numbers":
        facts["secondary_ids"] = tuple(
            [_secondary_id(draft, row, place, one) for place, one in enumerate(row.pieces)]
        )
    elif row.name != "Responsible Party":
        draft.leave(row.pieces, f"the trial has no field for {row.name!r}")


def _secondary_id(draft: Draft, row: Row, place: int, words: Words) -> SecondaryId:
    """Read ``MSC-001``, or ``U1111-0000-0000 ( Registry Identifier: WHO )``."""
    path = f"secondary_ids[{place}]"
    typed = _TYPED_ID.fullmatch(words.text)
    if not place and "( " in words.text:
        # The first number is the organisation's, to which the site prints no type.
        draft.unsplit(f"{path}.value", words, "the numbers")
        typed = None
    # On the page, blanks stand within the brackets; without them these are of the number itself.
    kind = None if typed is None else words.slice(*typed.span(2)).strip()
    if (
        typed is None
        or kind is None
        or not (
            words.text[typed.end(1) :].lstrip()[1:2].isspace() or coded(SecondaryIdType, kind.text)
        )
    ):
        label = row.label.slice(0, len(row.label.text) - 1).strip()
        source = draft.fact(f"{path}.source", label)
        return SecondaryId(draft.fact(f"{path}.value", words), source=source)
    value = words.slice(*typed.span(1))
    issuer = words.slice(*typed.span(3)).strip() if typed[3] else None
    return SecondaryId(
        value=draft.fact(f"{path}.value", value),
        type=draft.coded(f"{path}.type", kind, SecondaryIdType),
        source=draft.maybe(f"{path}.source", issuer),
    )


def _ipd(draft: Draft, row: Row, ipd: dict[str, Any]) -> None:
    if row.name in _IPD:
        path = _IPD[row.name]
        ipd[path] = draft.maybe(f"ipd_sharing.{path}", passage(draft.page, row.pieces))
    elif row.name == "Plan to Share IPD":
        if (words := one_value(draft, row, "ipd_sharing.plan")) is not None:
            ipd["plan"] = draft.coded("ipd_sharing.plan", words, IpdSharing)
    else:
        ipd["info_types"] = tuple(
            [
                _info_type(draft, f"ipd_sharing.info_types[{place}]", words)
                for place, words in enumerate(row.pieces)
            ]
        )


def _info_type(draft: Draft, path: str, words: Words) -> IpdInfoType | Unlisted:
    value = draft.coded(path, words, IpdInfoType)
    return Unlisted(words.text) if value is None else value
