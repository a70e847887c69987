"""Where nobody is counted out of a number, that number had nothing, whatever is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.findings import Findings, Tells, read_findings
from mscregistry.grammar.stated import Passage

NOBODY = st.sampled_from(
    [
        "None of the {}",
        "None of {}",
        "None of all {}",
        "Not one of the {}",
        "Neither of the {}",
        "None of these {}",
        "None (0%) of the {}",
        "Zero of {}",
    ]
)
PEOPLE = st.sampled_from(["patients", "subjects", "women", "treated participants"])


def read(text: str) -> Findings:
    return read_findings([(Passage("results", text), Tells.RESULTS)])


@given(NOBODY, st.integers(2, 400), PEOPLE)
def test_nobody_out_of_a_number_is_nobody(nobody: str, many: int, people: str) -> None:
    who = f"{nobody.format(many)} {people}"
    serious = read(f"{who} had a serious adverse event.").serious_adverse_events
    assert str(serious.count) == "0"
    assert str(read(f"{who} experienced a dose-limiting toxicity.").dlt_count) == "0"
    assert str(read(f"{who} died.").deaths) == "0"
    assert str(read(f"{who} were lost to follow-up.").lost_to_follow_up) == "0"
    (event,) = read(f"{who} developed chills.").adverse_events
    assert (str(event.subjects), str(event.out_of)) == ("0", str(many))


@pytest.mark.parametrize(
    ("text", "many", "out_of"),
    [
        ("Of 9 women, none had adverse events.", 0, None),
        ("Of 9 women none had adverse events.", 0, None),
        ("No one had adverse events.", 0, None),
        ("Not a single woman had adverse events.", 0, None),
        ("Four of 9 women had an adverse event.", 4, 9),
        ("Of 9 women, 4 had adverse events.", 4, 9),
        ("Of 9 women, 12 had adverse events.", 12, None),
        ("Of 9 women, 4 (44%) had adverse events.", 4, 9),
        ("Among all 9 women enrolled, 4 women had adverse events.", 4, None),
    ],
)
def test_those_before_the_verb_had_the_events(text: str, many: int, out_of: int | None) -> None:
    (told,) = read(text).event_sets
    assert (str(told.count), str(told.out_of)) == (str(many), str(out_of))
    assert told.of_subjects
