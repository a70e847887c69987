"""The ranges of those who took part are read as the grammar of criteria reads them."""

import pytest

from mscregistry.grammar.findings.ranges import ranges_in
from tests.grammar.findings.prose_of import prose_of


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("12 patients with an eGFR of 15-44 mL/min were enrolled", ["egfr 15..44 mL/min"]),
        ("adults aged 18-65 years", ["age 18..65 a"]),
        ("patients with HbA1c between 7.5 and 10%", ["hba1c 7.5..10 %"]),
        ("patients with asthma", []),
        ("12 patients were enrolled", []),
        ("patients with", []),
        ("patients with " + "asthma or " * 60 + "an eGFR of 15-44 mL/min", []),
    ],
)
def test_ranges_are_read(text: str, said: list[str]) -> None:
    prose = prose_of(text)
    stated = [fact for one in prose.sentences() for fact in ranges_in(prose, one)]
    assert [str(fact.value) for fact in stated] == said
    for fact in stated:
        assert fact.value.spans == fact.spans
