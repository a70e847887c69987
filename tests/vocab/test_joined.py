"""A cell of several codes is taken apart wholly or not at all, each code with its place."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.vocab import Located, Phase, Unlisted, WhoMasked, read_masked_roles, read_phases

P1, P2, P3 = Phase.PHASE1, Phase.PHASE2, Phase.PHASE3


@pytest.mark.parametrize(
    ("words", "phases"),
    [
        ("PHASE2", [P2]),
        ("Phase 2", [P2]),
        ("phase ii", [P2]),
        ("NA", [Phase.NA]),
        ("N/A", [Phase.NA]),
        ("Not Applicable", [Phase.NA]),
        ("Early Phase 1", [Phase.EARLY_PHASE1]),
        ("EARLY_PHASE1", [Phase.EARLY_PHASE1]),
        ("Phase 0", [Phase.EARLY_PHASE1]),
        ("PHASE1/PHASE2", [P1, P2]),
        ("Phase 1 Phase 2", [P1, P2]),
        ("Phase 1/Phase 2", [P1, P2]),
        ("Phase 1 / Phase 2", [P1, P2]),
        ("Phase 1/2", [P1, P2]),
        ("Phase I/II", [P1, P2]),
        ("I-II", [P1, P2]),
        ("1-2", [P1, P2]),
        ("PHASE-1/PHASE-2", [P1, P2]),
        ("PHASE1, PHASE2", [P1, P2]),
        ("Phase 2|Phase 3", [P2, P3]),
        ("Phase 2 + 3", [P2, P3]),
        ("Early Phase 1 Phase 1", [Phase.EARLY_PHASE1, P1]),
        ("Phase 1/Phase 2/Phase 3", [P1, P2, P3]),
    ],
)
def test_a_cell_of_phases_is_read(words: str, phases: list[Phase]) -> None:
    assert [found.value for found in read_phases(words)] == phases


def test_each_phase_has_the_place_of_its_words() -> None:
    words = " Phase 1/ 2 "
    assert [words[found.start : found.end] for found in read_phases(words)] == ["Phase 1", "2"]


@pytest.mark.parametrize(
    "words",
    [
        "Phase IIa",
        "I-IIA",
        "Phase 1/Phase X",
        "Phase 1, then 2",
        "Phase 1/",
        "/Phase 1",
        "Phase 1//2",
        "PHASE1PHASE2",
        "2020-03-02",
        "Phase \u0131",
        "hase 1",
        "Phase",
        "/",
    ],
)
def test_a_cell_with_anything_else_is_one_unlisted_word(words: str) -> None:
    assert read_phases(f" {words}\n") == (Located(Unlisted(words), 1, 1 + len(words)),)


@pytest.mark.parametrize("words", ["", "  \n"])
def test_a_blank_cell_names_nothing(words: str) -> None:
    assert read_phases(words) == ()
    assert read_masked_roles(words) == ()


@pytest.mark.parametrize(
    ("words", "written"),
    [
        (
            "Participants Caregivers Investigators Outcome Assessors",
            ["Participants", "Caregivers", "Investigators", "Outcome Assessors"],
        ),
        (
            "Participant, Care Provider,  Investigator, Outcomes Assessor",
            ["Participant", "Care Provider", "Investigator", "Outcomes Assessor"],
        ),
        (
            "PARTICIPANT|CARE_PROVIDER|INVESTIGATOR|OUTCOMES_ASSESSOR",
            ["PARTICIPANT", "CARE_PROVIDER", "INVESTIGATOR", "OUTCOMES_ASSESSOR"],
        ),
        (
            "Subject, Caregiver, Investigator, Outcomes Assessor",
            ["Subject", "Caregiver", "Investigator", "Outcomes Assessor"],
        ),
    ],
)
def test_masked_roles_are_read_each_with_its_place(words: str, written: list[str]) -> None:
    found = read_masked_roles(words)
    assert [role.value for role in found] == list(WhoMasked)
    assert [words[role.start : role.end] for role in found] == written


def test_an_unknown_role_among_commas_leaves_the_others_known() -> None:
    assert read_masked_roles("Investigator, Biostatistician ,") == (
        Located(WhoMasked.INVESTIGATOR, 0, 12),
        Located(Unlisted("Biostatistician"), 14, 29),
    )


def test_an_unknown_role_among_blanks_leaves_none_known() -> None:
    """Without commas, nobody can say where the unknown role ends."""
    words = "Participants Trial Statistician Investigators"
    assert read_masked_roles(words) == (Located(Unlisted(words), 0, len(words)),)


@pytest.mark.parametrize("read", [read_phases, read_masked_roles])
@given(st.text(st.sampled_from("Phase 12IVNA/,|+- OutcomesAssessorParticipant\n"), max_size=40))
def test_places_follow_each_other_and_leave_no_word_out(
    read: Callable[[str], tuple[Located[object], ...]], words: str
) -> None:
    at, rest = 0, ""
    for found in read(words):
        assert at <= found.start < found.end
        rest += words[at : found.start]
        at = found.end
        if isinstance(found.value, Unlisted):
            assert found.value.words == words[found.start : found.end]
    assert not set(rest + words[at:]) - set("/,|+- \n")


@pytest.mark.parametrize(
    "unit", ["Phase 1/", "Phase 1 ", "Participants ", "-", " ", "Participant,"]
)
def test_a_long_cell_costs_its_length(unit: str) -> None:
    """Too slow to finish if the cost were its square."""
    words = unit * 50_000
    assert len(read_phases(words)) in (0, 1, 50_000)
    assert len(read_masked_roles(words)) in (0, 1, 50_000)
