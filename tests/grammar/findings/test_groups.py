"""Groups are named by a dose, a letter, a number or a treatment."""

import pytest

from mscregistry.grammar.findings.groups import groups_in
from tests.grammar.findings.prose_of import prose_of


def names(text: str) -> list[str]:
    prose = prose_of(text)
    return [one.name.value for one in groups_in(prose, 0, len(prose.tokens))]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("in the high-dose group", ["high"]),
        ("low, moderate, or high dose of cells", ["low", "moderate", "high"]),
        ("low (n=3), medium (n=3) or high dose", ["low", "medium", "high"]),
        ("low dose and high dose cells", ["low", "high"]),
        ("low- and high-dose groups", ["low", "high"]),
        ("a single dose", []),
        ("Group A and Group B", ["Group A", "Group B"]),
        ("cohort 2", ["cohort 2"]),
        ("dose level 3", ["dose level 3"]),
        ("the level of it, dose level", []),
        ("the placebo arm", ["placebo"]),
        ("placebo", ["placebo"]),
        ("placebo-controlled", []),
        ("the 2×10^6/kg cohort", ["2×10^6/kg"]),
        ("3 groups", []),
        ("both groups", []),
        ("the treatment groups", []),
        ("the cell and placebo groups", ["cell", "placebo"]),
        ("in and placebo groups", []),
        ("the + MSC group", ["MSC"]),
        ("patients group", []),
        ("patients receiving the vaccine", ["vaccine"]),
        ("patients receiving the vaccine group", ["vaccine"]),
        ("patients receiving it", []),
        ("receiving the vaccine", []),
        ("group", []),
        ("(MSC group)", ["MSC"]),
    ],
)
def test_groups_are_named(text: str, said: list[str]) -> None:
    assert names(text) == said
