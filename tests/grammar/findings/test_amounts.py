"""Numbers of endpoints and probabilities are exact, with their unit."""

import pytest

from mscregistry.grammar.findings.amounts import figure_at, numbers_in, p_value_in
from tests.grammar.findings.prose_of import prose_of


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("from 45 to 52 mL/min", ("45 mL/min", "52 mL/min", None, [])),
        ("from 7.2±1.1 to 3.4±0.9 points", ("7.2 points", "3.4 points", None, [])),
        ("from 8% to 6%", ("8 %", "6 %", None, [])),
        ("from 8 to baseline", (None, None, None, [])),
        ("from baseline to 8", (None, None, None, [])),
        ("from 8 to that, to 6", ("8", "6", None, [])),
        ("by 30%", (None, None, "30 %", [])),
        ("by about 3 kg", (None, None, "3 kg", [])),
        ("by 14 of 25 patients", (None, None, None, [])),
        ("(1.2 to 1.3 g/d)", ("1.2 g/d", "1.3 g/d", None, [])),
        ("12 vs. 20 days", (None, None, None, ["12", "20 days"])),
        ("28% v 9%", (None, None, None, ["28 %", "9 %"])),
        ("4 vs baseline", (None, None, None, [])),
        ("mean vs 4", (None, None, None, [])),
        ("p < 3 vs 4", (None, None, None, [])),
    ],
)
def test_numbers_are_read(
    text: str, said: tuple[str | None, str | None, str | None, list[str]]
) -> None:
    prose = prose_of(text)
    found = numbers_in(prose, 0, len(prose.tokens))
    one, other, by = [
        None if fact is None else str(fact)
        for fact in (found.before, found.after, found.difference)
    ]
    assert (one, other, by, [str(fact) for fact in found.values]) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("(p<0.05)", "<0.05"),
        ("P = .01", "=0.01"),
        ("p ≤ 0.01", "≤0.01"),
        ("P>0.05", ">0.05"),
        ("p ≥ 0.5", "≥0.5"),
        ("a P value of 0.03", "=0.03"),
        ("p = 3", None),
        ("the p 0.3 of", None),
        ("level p", None),
        ("p was low", None),
    ],
)
def test_a_probability_is_read(text: str, said: str | None) -> None:
    prose = prose_of(text)
    found = p_value_in(prose, 0, len(prose.tokens))
    assert (None if found is None else str(found)) == said


@pytest.mark.parametrize("text", ["no", "half", "2×10^6 cells", "fever"])
def test_no_number_is_read_where_none_stands(text: str) -> None:
    prose = prose_of(text)
    assert figure_at(prose, 0, len(prose.tokens)) is None
