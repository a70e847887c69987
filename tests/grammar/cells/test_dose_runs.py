"""Numbers are joined by what stands between them, and only then."""

import pytest

from mscregistry.grammar.cells.dose_runs import runs_in
from mscregistry.grammar.cells.dose_text import DoseText


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("1, 2 and 3 million", [["1000000", "2000000", "3000000"]]),
        ("1-2 million", [["1000000..2000000"]]),
        ("1 million cells, 2 million cells", [["1000000", "2000000"]]),
        ("1 million cells on day 1, 2 million", [["1000000"], ["2000000"]]),
        ("1 million cells and later 2 million", [["1000000"], ["2000000"]]),
        ("1 million (arm A) or 2 million (arm B)", [["1000000", "2000000"]]),
        ("1 million cells, 2 or 3 times", [["1000000"]]),
        ("cohorts 1, 2 and 3", []),
        ("n = 5, 6 million", [["6000000"]]),
        ("dose 2: 6 million", [["6000000"]]),
        ("dose 2, 4 and 6 million", [["2000000", "4000000", "6000000"]]),
        ("1 2 3", []),
    ],
)
def test_runs_are_those_of_the_text(text: str, runs: list[list[str]]) -> None:
    found = [
        [
            str(one.low.whole) if one.low == one.high else f"{one.low.whole}..{one.high.whole}"
            for one in run
        ]
        for run in runs_in(DoseText(text))
    ]
    assert found == runs
