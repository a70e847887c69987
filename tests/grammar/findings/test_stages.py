"""Stages are read with their letters, several behind one word."""

import pytest

from mscregistry.grammar.findings.stages import stages_in
from tests.grammar.findings.prose_of import prose_of


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("stages 3b and 4", ["3b", "4"]),
        ("stage III", ["III"]),
        ("stage IIIa, IIIb or IV disease", ["IIIa", "IIIb", "IV"]),
        ("stage 2 or stage 3", ["2", "3"]),
        ("stage of disease", []),
        ("stage", []),
    ],
)
def test_stages_are_read(text: str, said: list[str]) -> None:
    prose = prose_of(text)
    assert [one.value for one in stages_in(prose, 0, len(prose.tokens))] == said
