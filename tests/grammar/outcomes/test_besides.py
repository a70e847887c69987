"""What values are set beside: the first value, and groups in their words."""

import pytest

from mscregistry.grammar.outcomes.besides import read_besides
from mscregistry.vocab.word_forms import words_in


def besides(text: str) -> list[str]:
    found = read_besides(list(words_in(text)), text)
    assert all(one.span.of(text) for one in found)
    return [f"{one.words}{'' if one.sure else '?'}" for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fall from baseline", ["baseline"]),
        ("Scores before and after the infusion", ["baseline"]),
        ("Pain compared to the pre-treatment value", ["baseline"]),
        ("Pain compared with baseline and vs. placebo", ["baseline", "placebo"]),
        ("Pain versus sham injection, at day 9", ["sham injection"]),
        ("More pain relief than placebo", ["placebo"]),
        ("Drug A versus drug B", ["drug B"]),
        ("Game one vs game two", ["game two?"]),
        ("Pain compared to", []),
        ("Pain compared to, well, nothing", []),
        ("Pain between the two groups", ["between the two groups"]),
        ("Pain between cells and usual drugs, by group", []),
        (
            "Pain between the cell arm and the sham arm at day 9",
            ["between the cell arm and the sham arm"],
        ),
        ("Pain between breakfast and dinner", []),
        ("Pain at baseline", []),
        ("", []),
    ],
)
def test_the_baseline_and_the_groups_are_found(text: str, expected: list[str]) -> None:
    assert besides(text) == expected
