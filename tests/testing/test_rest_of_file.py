"""What of a file stands in no record is told, and what holds records together is little."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from mscregistry.locator import Locator
from mscregistry.parsers.decoding import decode
from mscregistry.parsers.formats import formats
from mscregistry.parsers.parser import Limits
from mscregistry.source import Source
from mscregistry.testing.rest_of_file import Rest, rest_of_file

DOCUMENTS = Path(__file__).parents[1] / "documents"
NOTHING = Rest(0.0, "", "")
CUTTING = [
    (parser, path)
    for parser in formats()
    if parser.many
    for path in sorted((DOCUMENTS / parser.name.replace("-", "_")).iterdir())
]


def rest(whole: str, *records: str | tuple[int, int] | tuple[int, int, int]) -> Rest:
    """Give the rest of a file of records that are texts, or places."""
    sources = [
        Source(one) if isinstance(one, str) else Source("", "a", "utf-8", Locator("", None, *one))
        for one in records
    ]
    return rest_of_file(whole.encode(), whole, sources)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(("parser", "path"), CUTTING, ids=lambda one: getattr(one, "name", ""))
def test_our_own_parsers_leave_next_to_nothing_out(
    parser: object, path: Path, encoding: str
) -> None:
    whole = decode(path.read_bytes(), path.name).text
    data = whole.encode(encoding)
    one = formats().named(getattr(parser, "name", ""))
    sources = [*one.cut(BytesIO(data), path.name, Limits())]
    found = rest_of_file(data, whole, sources)
    assert found.share < 0.001
    assert found.between == ""
    if len(sources) > 2:
        assert rest_of_file(data, whole, [*sources[:1], *sources[2:]]).between


def test_what_stands_around_and_between_the_records_is_counted_by_letters_and_digits() -> None:
    whole = "ab: [cdef, ghij]. kl"
    assert rest(whole, "cdef", "ghij") == Rest(4 / 12, "ab: [", "")
    assert rest(whole, (5, 4), (11, 4)) == rest(whole, "cdef", "ghij")
    assert rest(whole, (5, 4), (11, None)) == Rest(2 / 12, "ab: [", "")  # type: ignore[arg-type]  # up to the end
    assert rest("ä 1", (0, 2)) == Rest(1 / 2, "1", "")
    assert rest("abc", "abc") == NOTHING


def test_tags_and_comments_are_left_out_where_there_is_more_than_these() -> None:
    whole = '<?xml version="1.0"?><all of="it"><!-- a > b --><a>b</a><a>c</a></all>'
    assert rest(whole, "<a>b</a>", "<a>c</a>").share == 0
    assert rest(whole, "<a>b</a>") == Rest(0.5, "<a>c</a></all>", "")
    assert rest('<a b="c"/><a b="d"/>', '<a b="c"/>') == Rest(0.5, '<a b="d"/>', "")


def test_a_record_that_was_passed_over_between_two_is_told_however_small() -> None:
    rows = [f"row {number}" for number in range(100, 200)]
    whole = ", ".join(rows)
    found = rest(whole, *rows[:50], *rows[51:])
    assert found == Rest(0.01, ", row 150,", ", row 150,")
    assert rest(whole, *rows[1:]).between == ""  # there stands what begins a file


def test_places_that_overlap_or_stand_in_any_order_count_once() -> None:
    assert rest("abcd", (2, 2), (0, 3)) == NOTHING
    assert rest("abcd", (0, 2), (0, 2)) == Rest(0.5, "cd", "")


def test_the_same_record_given_twice_does_not_stand_for_two() -> None:
    assert rest("ab cd", "ab", "ab") == Rest(0.5, "cd", "")
    assert rest("ab ab", "ab", "ab") == NOTHING


def test_a_text_that_is_not_in_the_file_stands_for_nothing() -> None:
    assert rest("abc", "x") == Rest(1.0, "abc", "")


def test_the_names_of_columns_stand_once_for_all_rows() -> None:
    table = "a,b\n1,2\n3,4\n"
    assert rest(table, "a,b\n1,2\n", "a,b\n3,4\n") == NOTHING
    assert rest(table, (4, 4, 4), (8, 4, 4)) == NOTHING
    assert rest(table, (8, 4, 4)) == Rest(2 / 6, "1,2", "1,2")


def test_an_empty_file_of_empty_records_has_no_rest() -> None:
    assert rest("", "") == NOTHING
