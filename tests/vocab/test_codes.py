"""The enums, their table and the facts they were made from say the same."""

import csv
import inspect
from enum import StrEnum
from itertools import pairwise
from pathlib import Path

import pytest

from mscregistry import vocab
from mscregistry.vocab import EthicsStatus, codes, findings, people
from mscregistry.vocab.lookup import fold
from mscregistry.vocab.table_files import read_table

ENUMS = {
    name: member
    for module in (codes, people, findings)
    for name, member in inspect.getmembers(module, inspect.isclass)
    if issubclass(member, StrEnum) and member is not StrEnum
}
TABLE = read_table("codes")

#: Names of the v2 data model that read better here without their prefix.
V2_NAMES = {
    "Allocation": "DesignAllocation",
    "ArmType": "ArmGroupType",
    "DateKind": "DateType",
    "EnrollmentKind": "EnrollmentType",
    "InterventionModel": "InterventionalAssignment",
    "IpdInfoType": "IpdSharingInfoType",
    "Masking": "DesignMasking",
    "TimePerspective": "DesignTimePerspective",
}
#: What the v2 data model has no code for.
OURS = {
    ("ContactRole", "PRIMARY"),
    ("ContactRole", "BACKUP"),
    ("ContactRole", "PUBLIC"),
    ("ContactRole", "SCIENTIFIC"),
    ("ContactRole", "SITE"),
    ("Status", "NOT_RECRUITING"),
    ("Status", "UNDER_EVALUATION"),
    ("Status", "NOT_AUTHORISED"),
    ("Status", "AUTHORISED"),
    ("Status", "ONGOING"),
    *(("EthicsStatus", status) for status in EthicsStatus.__members__),
    *(("CriterionKind", kind) for kind in ("INCLUSION", "EXCLUSION")),
    *(("OutcomeKind", kind) for kind in ("PRIMARY", "SECONDARY", "OTHER")),
    *(("SponsorRole", role) for role in ("LEAD", "COLLABORATOR")),
}
FACTS = Path(__file__).parents[3] / "shared" / "standards" / "enumerations.tsv"


def test_enums_and_table_have_the_same_members() -> None:
    assert {name: set(rows) for name, rows in TABLE.items()} == {
        name: set(enum.__members__) for name, enum in ENUMS.items()
    }


@pytest.mark.parametrize("enum", ENUMS.values(), ids=ENUMS)
def test_the_value_of_a_member_is_its_name(enum: type[StrEnum]) -> None:
    assert [member.value for member in enum] == [member.name for member in enum]


@pytest.mark.parametrize("enum", ENUMS.values(), ids=ENUMS)
def test_no_writing_stands_for_two_members(enum: type[StrEnum]) -> None:
    """Nor is one written down twice: what only differs by case or blanks is the same writing."""
    aliases = [
        (fold(alias), member)
        for member, row in TABLE[enum.__name__].items()
        for alias in row.get("aliases", ())
    ]
    owners = {(fold(member.value), member.name) for member in enum} | {
        (fold(row["display"]), member) for member, row in TABLE[enum.__name__].items()
    }
    writings = sorted([*owners, *aliases])
    assert all(earlier[0] != later[0] for earlier, later in pairwise(writings))
    assert all(writing for writing, _ in writings)


def test_only_codes_of_our_own_are_marked_ours() -> None:
    marked = {
        (name, member): row["status"]
        for name, rows in TABLE.items()
        for member, row in rows.items()
    }
    assert {key for key, status in marked.items() if status == "ours"} == OURS
    assert set(marked.values()) == {"ours", "verified"}


def test_a_row_has_no_key_that_is_not_read() -> None:
    keys = {key for rows in TABLE.values() for row in rows.values() for key in row}
    assert keys == {"display", "aliases", "status"}


def test_every_enum_is_offered_by_the_room() -> None:
    assert set(ENUMS) <= set(vocab.__all__)


@pytest.mark.skipif(not FACTS.exists(), reason="the fact tables are not beside this repository")
def test_the_enums_are_the_published_ones() -> None:
    with FACTS.open(encoding="utf-8", newline="") as lines:
        rows = [
            row
            for row in csv.DictReader(lines, delimiter="\t")
            if row["status_source"].startswith("verified")
        ]
    published = {
        (name, row["value"]): row["legacy_display"]
        for name in ENUMS
        for row in rows
        if row["enum"] == V2_NAMES.get(name, name)
    }
    here = {(name, value) for name, enum in ENUMS.items() for value in enum.__members__}
    assert set(published) == here - OURS
    shown = {key: TABLE[key[0]][key[1]]["display"] for key in published}
    # The older site has two displays for an estimated date, by where it stands.
    assert {key for key in published if shown[key] != published[key]} == {("DateKind", "ESTIMATED")}
