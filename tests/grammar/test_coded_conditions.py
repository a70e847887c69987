"""Conditions that are known carry their codes and place; the others stay as written."""

from mscregistry.grammar.coded_conditions import read_conditions
from mscregistry.source import Span


def test_each_known_condition_has_its_path_words_and_span() -> None:
    found = read_conditions(["Sore elbow", "Stroke; Lupus Nephritis (LN)"])
    assert [(one.path, one.words, one.spans) for one in found] == [
        ("conditions[1]", "Stroke", (Span(0, 6),)),
        ("conditions[1]", "Lupus Nephritis (LN)", (Span(8, 28),)),
    ]
    assert [one.value.mesh for one in found] == ["D020521", "D008181"]
    assert all(one.sure for one in found)


def test_no_condition_gives_none() -> None:
    assert read_conditions([]) == ()
