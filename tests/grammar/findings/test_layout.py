"""The design is read from prose, as far as it is stated."""

import pytest

from mscregistry.grammar.findings import Tells, read_findings
from mscregistry.grammar.stated import Passage
from tests.corpus.abstract_lines import lines_of


def design(text: str) -> list[str]:
    found = lines_of(read_findings([(Passage("text", text), Tells.METHODS)]))
    lines = found.get("design", [])
    assert isinstance(lines, list)
    return lines


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "A randomised, double-blind, placebo-controlled, multicentre trial.",
            ["randomised", "placebo controlled", "double blind", "multicentre"],
        ),
        ("A randomized controlled trial.", ["randomised", "controlled"]),
        ("A controlled, placebo-controlled trial.", ["placebo controlled"]),
        ("A placebo-controlled trial, controlled, of pain.", ["placebo controlled"]),
        ("Patients with controlled hypertension.", []),
        ("A non-randomized study; later patients were randomized.", ["not randomised"]),
        ("An open-label study, later double-blind.", ["open label"]),
        ("A crossover study with two groups in parallel to it.", ["crossover"]),
        ("A prospective, prospective study.", ["prospective"]),
        ("Follow-up was for 2 years.", ["follow-up 2 years"]),
        ("A 6-month follow-up, then 12 months of followup.", ["follow-up 6 months"]),
        ("It had 3 months followup.", ["follow-up 3 months"]),
        ("It lasted 6 months in all.", []),
        ("They weighed 12 kg.", []),
        ("In the low dose group 3 had pain, and nobody at all in the high-dose group.", []),
        (
            "The placebo group came first, as had been planned; the others had a low or high dose.",
            ["basis: low or high dose"],
        ),
        (
            "They received low or high dose, then a low or high dose.",
            ["basis: low or high dose"],
        ),
    ],
)
def test_the_design_is_read(text: str, said: list[str]) -> None:
    assert design(text) == said
