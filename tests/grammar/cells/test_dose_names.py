"""Levels are named before or behind their number, and compared with no number at all."""

import pytest

from mscregistry.grammar.cells.dose_names import name_before, name_behind, names_alone
from mscregistry.grammar.cells.dose_text import DoseText


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("low dose ", "low"),
        ("Medium-dose group: ", "middle"),
        ("the highest dose is ", "high"),
        ("Cohort 2 (", "cohort 2"),
        ("dose level -1: ", "dose level -1"),
        ("DL-2 ", "dl 2"),
        ("group B will receive ", "group b"),
        ("DLI ", None),
        ("in the group a dose of ", None),
        ("slow ", None),
        ("low risk ", None),
    ],
)
def test_a_name_stands_before_its_number(before: str, name: str | None) -> None:
    text = DoseText(f"{before}1e6")
    found = name_before(text, len(before))
    assert (None if found is None else found.name) == name
    assert found is None or found.span.of(text.plain).split()[0] in before.lower()


@pytest.mark.parametrize(
    ("behind", "name"),
    [
        (" (low dose)", "low"),
        (" in the high-dose group", "high"),
        (" (cohort 3)", "cohort 3"),
        (" lowered", None),
        (" in the arm", None),
    ],
)
def test_a_name_stands_behind_its_number(behind: str, name: str | None) -> None:
    found = name_behind(DoseText(f"1e6{behind}"), 3)
    assert (None if found is None else found.name) == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("low, middle or high dose", [("low", "middle", "high")]),
        ("a low-dose and a high-dose", [("low", "high")]),
        ("high dose", []),
        ("low and high risk", []),
    ],
)
def test_names_are_compared_without_numbers(text: str, names: list[tuple[str, ...]]) -> None:
    found = names_alone(DoseText(text))
    assert [tuple(one.name for one in every) for every in found] == names
