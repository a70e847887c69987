"""How many took part, where a text on methods says it in passing, and what headings tell."""

from __future__ import annotations

import pytest

from mscregistry.grammar.findings import Tells, read_findings, tells_of
from mscregistry.grammar.stated import Passage


@pytest.mark.parametrize(
    ("text", "enrolled"),
    [
        ("Forty women with migraine, aged 18 to 40.", "40?"),
        ("One woman with migraine.", "None"),
        ("Migraine of unknown cause.", "None"),
        ("We studied sleep in women (n = 60) at home.", "60?"),
        ("We studied sleep in women (n = many) at home.", "None"),
        ("We studied sleep in women (n = 60) of the gel group.", "None"),
        ("We studied sleep in women (n = 60) and men (n = 20).", "None"),
    ],
)
def test_methods_tell_in_passing_how_many_took_part(text: str, enrolled: str) -> None:
    found = read_findings([(Passage("methods", text), Tells.METHODS)])
    assert str(found.enrolled) == enrolled


@pytest.mark.parametrize(
    ("label", "tells"),
    [
        ("RESULTS:", Tells.RESULTS),
        ("Purpose", Tells.BACKGROUND),
        ("Interpretation.", Tells.CONCLUSION),
        ("Results of others", None),
        ("", None),
    ],
)
def test_a_heading_says_what_is_told(label: str, tells: Tells | None) -> None:
    assert tells_of(label) is tells


def test_a_treatment_is_known_from_an_earlier_text() -> None:
    methods = Passage("methods", "Adults were randomly assigned to bemadur (n=4) or foam (n=5).")
    results = Passage("results", "Itch fell by 3 points with bemadur and by 1 point with foam.")
    found = read_findings([(methods, Tells.METHODS), (results, Tells.RESULTS)])
    told = [(str(one.population), str(one.difference)) for one in found.efficacy]
    assert told == [("bemadur", "3 points"), ("foam", "1 point")]
