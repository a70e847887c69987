"""A stated value knows its words, and is equal to one that says the same elsewhere."""

from mscregistry.grammar.stated import Passage
from mscregistry.source import Span

TITLE = Passage("brief_title", "Cells from marrow, from donors")


def test_the_words_are_those_of_the_place() -> None:
    stated = TITLE.stated("bone_marrow", 11, 17)
    assert (stated.words, stated.path, stated.spans) == ("marrow", "brief_title", (Span(11, 17),))


def test_words_that_stand_apart_are_parted() -> None:
    assert TITLE.stated_at("x", [Span(0, 5), Span(24, 30)]).words == "Cells … donors"


def test_two_are_equal_when_they_say_the_same() -> None:
    elsewhere = Passage("arms[0].description", "Marrow").stated("bone_marrow", 0, 6, sure=False)
    assert TITLE.stated("bone_marrow", 11, 17) == elsewhere


def test_doubt_shows() -> None:
    assert str(TITLE.stated("bone_marrow", 11, 17)) == "bone_marrow"
    assert str(TITLE.stated("bone_marrow", 11, 17, sure=False)) == "bone_marrow?"
