"""What stayed unread, unit by unit, under the name that it stands under."""

from __future__ import annotations

import pytest

from mscregistry.model import Trial
from mscregistry.reading import Reading
from mscregistry.source import Source, Span
from mscregistry.testing.unread_units import unread_units


def reading(text: str, form: str, *read: str) -> Reading:
    """Give the reading of a text of which some words, and all tags and marks, were read."""
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in read]
    return Reading(Trial(), Source(text), form, markup=tuple(spans))


@pytest.mark.parametrize(
    ("form", "text", "read", "expected"),
    [
        (
            "toy-xml",
            "<a><b>one</b><c d='two'/></a>",
            ("<a><b>", "</b>", "<c d='"),
            [("b", "one"), ("c.@d", "two'/></a>")],
        ),
        (
            "toy-json",
            '{"a": [{"b": "one"}], "c": 2}',
            ('{"a": [{"b": "', '"c":'),
            [("a.b", 'one"}],'), ("c", "2}")],
        ),
        ("toy-json", '[{"b": 1}]', ('[{"b": ', "}]"), [("b", "1")]),
        ("toy-csv", 'A,B\n1,"x, y",3\n', ("A,B", '1,"', '",'), [("B", "x, y"), ("", "3")]),
        ("toy-csv", "A,B\n1,2\n", ("B", "1,2"), []),  # a name of a column is no unit
        ("toy", "first\nSex: All\n", ("Sex: ",), [("", "first"), ("Sex", "All")]),
        ("toy-page", "<p>Sex: All</p>", ("<p>Sex:", "</p>"), [("<p>Sex", "All")]),
        ("toy-xml", "<a>one</a>", ("<a>one</a>",), []),
        ("toy-json", '{"a": 1}', (": 1}",), []),
    ],
)
def test_each_unit_has_its_name_and_words(
    form: str, text: str, read: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    assert unread_units(reading(text, form, *read)) == expected
