"""Grades are read in figures and in Roman numerals, alone and as a range."""

import pytest

from mscregistry.grammar.findings.grades import read_grade
from tests.grammar.findings.prose_of import prose_of


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("grade 1", "=1"),
        ("grade III", "=3"),
        ("grade III/IV", "3..4"),
        ("grade II-III", "2..3"),
        ("grades 3 and 4", "3..4"),
        ("Grade 2 to 3", "2..3"),
        ("grade 4 or 3", "3..4"),
        ("grade 3 or higher", "≥3"),
        ("grade ≥3", "≥3"),
        ("≥ grade 3", "≥3"),
        ("grade > 2", ">2"),
        ("grade <3", "<3"),
        ("grade ≤2", "≤2"),
        ("grade 2 or lower", "≤2"),
        ("grade 2 and grade 3", "=2"),
        ("grade of 2", "=2"),
        ("grade 9", None),
        ("grade", None),
        ("graded 2", None),
        ("> 3", None),
    ],
)
def test_a_grade_is_read(text: str, said: str | None) -> None:
    found = read_grade(prose_of(text), 0)
    assert (None if found is None else str(found.grade)) == said
