"""Counts of people are read with what they are out of and with their share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.findings.tallies import read_tally, tallies_in
from mscregistry.grammar.intervals import number_text
from tests.grammar.findings.prose_of import prose_of


def tally(text: str) -> str | None:
    """Give the first tally as `count/out of percent people`."""
    prose = prose_of(text)
    found = read_tally(prose, 0, len(prose.tokens))
    if found is None:
        return None
    count = "" if found.count is None else str(found.count)
    out_of = "" if found.out_of is None else f"/{found.out_of}"
    share = "" if found.percent is None else f" {number_text(found.percent.value)}%"
    rest = len(prose.tokens) - found.end
    whole = (
        f"{count}{out_of}{share}{' people' if found.people else ''}{f' +{rest}' if rest else ''}"
    )
    return whole.strip()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("12 of 20 patients (60%)", "12/20 60% people"),
        ("12 (60%) of 20 patients", "12/20 60% people"),
        ("14/25 (56%) patients", "14/25 56% people"),
        ("3 out of the 10 children", "3/10 people"),
        ("5 patients (25%)", "5 25% people"),
        ("5 patients (5/20)", "5/20 people"),
        ("six of the patients", "6 people"),
        ("6 of which", "6 +2"),
        ("20 of 12", "20 +2"),
        ("(n=12)", "12"),
        ("(n = 12, 60%)", "12 60%"),
        ("(3/10, 30%)", "3/10 30%"),
        ("(3/10)", "3/10"),
        ("(12; 60%)", "12 60%"),
        ("(12, mild)", None),
        ("(60%)", "60%"),
        ("((3))", None),
        ("(mild)", None),
        ("n=many", None),
        ("60% (12/20) of patients", "12/20 60% people"),
        ("60% (n=12) of patients", "12 60% people"),
        ("60% (mild)", "60% +3"),
        ("120% of patients", None),
        ("another patient", "1 people"),
        ("another had", "1 +1"),
        ("another patients", None),
        ("a patient", "1 people"),
        ("a fever", None),
        ("a second patient", "1 people"),
        ("a second had", "1 people +1"),
        ("the", None),
        ("third patient", "1 people"),
        ("third patients", None),
        ("first dose", None),
        ("she had", "1 people +1"),
        ("both", "2"),
        ("both of them", "2 +2"),
        ("none of the patients", "0 people"),
        ("no patient", "0 people"),
        ("none of the 8 helped", "0/8 people +1"),
        ("none of our first 8 patients", "0/8 people"),
        ("none (0%) of the 8 patients", "0/8 0% people"),
        ("none had", "0 people +1"),
        ("none (mild)", "0 +3"),
        ("none of", "0 +1"),
        ("neither of the two women", "0/2 people"),
        ("neither fever", None),
        ("zero of 8 patients", "0/8 people"),
        ("not one patient", "0 people"),
        ("not one of the 8 patients", "0/8 people"),
        ("not a single woman", "0 people"),
        ("not one fever", None),
        ("not one", None),
        ("no one", "0 people"),
        ("none of the 8 dogs", None),
        ("8 white rabbits", None),
        ("8 received mouse serum", "8 +3"),
        ("8 (rats)", "8 +3"),
        ("8 eager to help other old rats", "8 +6"),
        ("8 red green blue white grey black rats", "8 +7"),
        ("2:1", None),
        ("2: women", "2 +2"),
        ("2:women", "2 +2"),
        ("no fever", None),
        ("all 31 patients", "31 people"),
        ("12 eligible older diabetic patients", "12 people"),
        ("3 months", None),
        ("2018", None),
        ("2018 patients", "2018 people"),
        ("5 mg", None),
        ("two thirds of patients", None),
        ("once", None),
        ("1.5 patients", None),
        ("2×10^6 cells", None),
    ],
)
def test_a_count_is_read(text: str, said: str | None) -> None:
    assert tally(text) == said


@pytest.mark.parametrize("text", ["grade 3", "day 12", "patient 7", "1/2", "phase 2/3", "15-44 of"])
def test_a_number_of_another_kind_is_no_second_count(text: str) -> None:
    prose = prose_of(text)
    assert read_tally(prose, len(prose.tokens) - 1, len(prose.tokens)) is None


@pytest.mark.parametrize(
    "text",
    [
        "none of the 8",
        "neither of 8",
        "any of these 8",
        "no one",
        "not one",
        "not a single",
        "fewer than 8",
        "more than 8",
        "over 8",
    ],
)
def test_a_number_that_is_denied_or_a_bound_counts_nobody(text: str) -> None:
    prose = prose_of(f"{text} patients")
    assert read_tally(prose, len(prose.tokens) - 2, len(prose.tokens)) is None


def test_a_number_behind_another_word_and_than_is_a_count() -> None:
    prose = prose_of("other than 8 patients")
    tally = read_tally(prose, 2, 4)
    assert tally is not None
    assert tally.people


def test_a_denial_cut_off_is_no_count() -> None:
    assert read_tally(prose_of("no one"), 0, 1) is None


def test_none_between_two_is_no_count() -> None:
    prose = prose_of("between both")
    assert read_tally(prose, 1, 2) is None


def test_counts_by_grade_are_parts_of_one_count() -> None:
    prose = prose_of("8 patients (grade 1, n=6; grade 2, n=2) and 3 patients (mild")
    counts = [one.count for one in tallies_in(prose, 0, len(prose.tokens))]
    assert [one.value for one in counts if one is not None] == [8, 3]


@given(
    st.lists(st.sampled_from(["3", "women", "(", ")", "grade 2", "none", "of", "n=3", ",", "and"]))
)
def test_counts_before_a_nearer_end_do_not_depend_on_what_was_read_before(words: list[str]) -> None:
    text = " ".join(words * 12)
    used = prose_of(text)
    many = len(used.tokens)
    tallies_in(used, 0, many)
    for end in range(0, many, 7):
        assert tallies_in(used, 0, end) == tallies_in(prose_of(text), 0, end)
