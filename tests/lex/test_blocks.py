"""A page cut into labelled blocks."""

from mscregistry.lex import lex_text
from mscregistry.lex.blocks import cut
from mscregistry.source import Source

LINES = lex_text(Source("title\nA\none\ntwo\nB\nC\nthree")).lines


def test_a_block_begins_at_its_label_and_ends_before_the_next() -> None:
    head, (first, second, third) = cut(LINES, [1, 4, 5])
    assert [line.text for line in head] == ["title"]
    assert [line.text for line in first.lines] == ["one", "two"]
    assert (first.name, second.name, third.name) == ("A", "B", "C")
    assert second.lines == ()


def test_without_labels_all_is_one_block() -> None:
    assert cut(LINES, []) == (LINES, ())
