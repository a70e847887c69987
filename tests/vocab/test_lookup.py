"""A word finds its member exactly, or stays a word."""

import inspect
import subprocess
import sys
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.vocab import (
    AgencyClass,
    Allocation,
    ArmType,
    ContactRole,
    InterventionType,
    Masking,
    Phase,
    PrimaryPurpose,
    Sex,
    Status,
    StudyType,
    Unlisted,
    coded,
    coded_or_unlisted,
    codes,
    display_of,
    fold,
    people,
)
from mscregistry.vocab.table_files import read_table

MEMBERS = [
    member
    for module in (codes, people)
    for _, enum in inspect.getmembers(module, inspect.isclass)
    if issubclass(enum, StrEnum)
    for member in enum
]


@pytest.mark.parametrize(
    ("enum", "words", "member"),
    [
        (Status, "NOT_YET_RECRUITING", Status.NOT_YET_RECRUITING),
        (Status, "Not yet recruiting", Status.NOT_YET_RECRUITING),
        (Status, "  not   yet\nrecruiting ", Status.NOT_YET_RECRUITING),
        (Status, "Active, not recruiting", Status.ACTIVE_NOT_RECRUITING),
        (Status, "active not recruiting", Status.ACTIVE_NOT_RECRUITING),
        (Status, "Unknown status", Status.UNKNOWN),
        (StudyType, "Interventional (Clinical Trial)", StudyType.INTERVENTIONAL),
        (Allocation, "Non-Randomized", Allocation.NON_RANDOMIZED),
        (Allocation, "N/A", Allocation.NA),
        (Allocation, "n / a", Allocation.NA),
        (Masking, "None (Open Label)", Masking.NONE),
        (ArmType, "SHAM_COMPARATOR", ArmType.SHAM_COMPARATOR),
        (ArmType, "Placebo Comparator", ArmType.PLACEBO_COMPARATOR),
        (InterventionType, "Procedure/Surgery", InterventionType.PROCEDURE),
        (PrimaryPurpose, "Educational/Counseling/Training", PrimaryPurpose.ECT),
        (Sex, "Both", Sex.ALL),
        (ContactRole, "primary", ContactRole.PRIMARY),
        (ContactRole, "backup", ContactRole.BACKUP),
        (AgencyClass, "Other", AgencyClass.OTHER),
        (Phase, "Phase\u2011I", Phase.PHASE1),
    ],
)
def test_a_known_word_is_its_member(enum: type[StrEnum], words: str, member: StrEnum) -> None:
    assert coded(enum, words) is member
    assert coded_or_unlisted(enum, words) is member


@pytest.mark.parametrize(
    ("enum", "words"),
    [
        (Status, "ot Recruiting"),
        (Status, "Recruitin"),
        (Status, "Recruiting."),
        (Status, "Pausing"),
        (Status, ""),
        (Status, "-"),
        (Phase, "Phase 1/Phase 2"),
        (Phase, "Phase IIa"),
        (Masking, "Single (Participant)"),
        (StudyType, "Observational [Patient Registry]"),
    ],
)
def test_any_other_word_is_kept_and_never_guessed(enum: type[StrEnum], words: str) -> None:
    assert coded(enum, words) is None
    assert coded_or_unlisted(enum, words) == Unlisted(words)


@pytest.mark.parametrize("member", MEMBERS, ids=repr)
def test_every_writing_in_the_table_is_read(member: StrEnum) -> None:
    enum = type(member)
    row = read_table("codes")[enum.__name__][member.name]
    for words in (member.value, row["display"], *row.get("aliases", ())):
        assert coded(enum, words) is member
        assert coded(enum, words.upper()) is member
        assert coded(enum, f"\t{words.replace(' ', '  ')}\n") is member


@pytest.mark.parametrize("member", MEMBERS, ids=repr)
def test_what_is_displayed_is_read_back(member: StrEnum) -> None:
    assert coded(type(member), display_of(member)) is member


def test_a_member_displays_as_on_the_older_site() -> None:
    assert display_of(Status.ACTIVE_NOT_RECRUITING) == "Active, not recruiting"
    assert display_of(Masking.NONE) == "None (Open Label)"


@given(st.text())
def test_folding_twice_changes_nothing(words: str) -> None:
    assert fold(fold(words)) == fold(words)


@given(st.text())
def test_no_text_stops_a_look_up(words: str) -> None:
    found = coded_or_unlisted(Status, words)
    assert isinstance(found, Status) or str(found) == words


def test_an_enum_of_a_plug_in_is_known_by_its_values_alone() -> None:
    """Even one that has the name of ours: the aliases of our table are said of our codes."""

    class Status(StrEnum):
        RECRUITING = "open now"
        COMPLETED = "done"

    assert coded(Status, "Open-now") is Status.RECRUITING
    assert coded(Status, "Recruiting") is None
    assert coded(Status, "") is None
    assert display_of(Status.COMPLETED) == "done"


def test_importing_the_room_reads_no_table() -> None:
    """A program that makes its own trials does not pay for the tables."""
    script = "import sys, mscregistry.vocab; sys.exit('tomllib' in sys.modules)"
    subprocess.run([sys.executable, "-c", script], check=True)
