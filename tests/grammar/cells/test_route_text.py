"""Ways of giving are looked for in a text without its articles, clause by clause."""

from __future__ import annotations

from hypothesis import given

from mscregistry.grammar.cells.cell_text import CellText
from mscregistry.grammar.cells.route_text import RouteText
from mscregistry.vocab.routes import route_words
from tests.grammar.cells.texts import ANY


def test_words_keep_their_places_among_all_words() -> None:
    text = RouteText(CellText("Into the left knee; a finger"))
    assert text.words == ["into", "knee", "finger"]
    assert text.span(0, 2) == (0, 4)
    assert [text.clause(at) for at in range(3)] == [0, 0, 1]


def test_a_word_is_behind_the_first_of_its_clause_alone() -> None:
    text = RouteText(CellText("into knee, injected twice, injected; into hand, applied"))
    behind = [text.words[at] for at in range(len(text.words)) if text.is_behind(text.giving, at)]
    assert behind == ["twice", "injected"]
    assert not any(text.is_behind(text.applying, at) for at in range(len(text.words)))


@given(ANY)
def test_all_words_but_articles_are_there_in_order(text: str) -> None:
    cells = CellText(text)
    read = RouteText(cells)
    assert read.words == [word for word in cells.words if word not in route_words("articles")]
    for at in range(len(read.words)):
        before = {
            word for one, word in enumerate(read.words[:at]) if read.clause(one) == read.clause(at)
        }
        for part, firsts in (("giving", read.giving), ("applying", read.applying)):
            assert read.is_behind(firsts, at) is not before.isdisjoint(route_words(part))
