"""A heading says what is told from it on."""

import pytest

from mscregistry.grammar.findings.sections import Tells, told_from
from tests.grammar.findings.prose_of import prose_of


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("RESULTS: Fever", (Tells.RESULTS, 2)),
        ("Methods - We", (Tells.METHODS, 2)),
        ("Conclusions", (Tells.CONCLUSION, 1)),
        ("Background.", (Tells.BACKGROUND, 2)),
        ("Results were good", None),
        ("In conclusion, it works", (Tells.CONCLUSION, 0)),
        ("Fever occurred", None),
    ],
)
def test_a_heading_is_known(text: str, said: tuple[Tells, int] | None) -> None:
    prose = prose_of(text)
    assert told_from(prose, prose.sentences()[0]) == said
