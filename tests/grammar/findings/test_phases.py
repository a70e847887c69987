"""Phases are read in figures and Roman numerals, two of them where two are named."""

import pytest

from mscregistry.grammar.findings.phases import phases_in
from tests.grammar.findings.prose_of import prose_of


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a phase I trial", ["PHASE1"]),
        ("a phase 2b trial", ["PHASE2"]),
        ("Phase I/IIa", ["PHASE1", "PHASE2"]),
        ("phase 1 and 2", ["PHASE1", "PHASE2"]),
        ("phase III", ["PHASE3"]),
        ("phase 0", ["EARLY_PHASE1"]),
        ("the acute phase of it", []),
        ("phase", []),
    ],
)
def test_phases_are_read(text: str, said: list[str]) -> None:
    prose = prose_of(text)
    assert [one.value.name for one in phases_in(prose, 0, len(prose.tokens))] == said
