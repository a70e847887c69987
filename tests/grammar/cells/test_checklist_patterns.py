"""Every pattern of the checklist is of a field once, and finds words of a plain text."""

from collections import Counter

from mscregistry.grammar.cells.checklist_patterns import checklist_patterns


def test_a_field_has_one_pattern() -> None:
    fields = Counter((item, field) for item, field, _ in checklist_patterns())
    assert set(fields.values()) == {1}


def test_no_pattern_finds_what_is_empty() -> None:
    assert all(pattern.search("") is None for _, _, pattern in checklist_patterns())
