"""Words know where they stand, however they are cut and joined."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.lex.page import clean
from mscregistry.locator import Locator
from mscregistry.source import Source, Span, Words

PIECE = st.text(alphabet="ab >\\*\r\n\u00a0é", max_size=12)


@st.composite
def words_and_source(draw: st.DrawFn) -> tuple[Words, str]:
    """Give words of one of the kinds there are: plain, cleaned, with entities."""
    text = draw(PIECE)
    kind = draw(st.sampled_from(["plain", "cleaned", "entities"]))
    if kind == "plain":
        return Words.plain(text, 0, len(text)), text
    if kind == "cleaned":
        return clean(text, 0, len(text), escapes=True), text
    pieces: list[Span] = []
    source = ""
    for part in draw(st.lists(st.one_of(PIECE, st.sampled_from(["&amp;", "&gt;", "<br>"])))):
        start = len(source)
        source += part
        decoded = {"&amp;": "&", "&gt;": ">", "<br>": ", "}.get(part)
        pieces.append(Span(start, len(source), decoded))
        if draw(st.booleans()):
            pieces.append(Span(len(source), len(source), draw(st.sampled_from(["", "* ", "|"]))))
    return Words.joined(pieces, source), source


def joined(words: Words, source: str) -> str:
    return "".join([span.of(source) for span in words.spans])


@given(words_and_source())
def test_the_spans_joined_are_the_text(pair: tuple[Words, str]) -> None:
    words, source = pair
    assert joined(words, source) == words.text == str(words)


@given(words_and_source(), st.data())
def test_a_slice_is_the_slice_of_the_text_and_knows_its_spans(
    pair: tuple[Words, str], data: st.DataObject
) -> None:
    words, source = pair
    start = data.draw(st.integers(0, len(words)))
    end = data.draw(st.integers(start, len(words)))
    piece = words.slice(start, end)
    assert piece.text == words.text[start:end]
    assert joined(piece, source) == piece.text
    assert words.start <= piece.start <= piece.end <= words.end


@given(words_and_source(), st.data())
def test_slices_of_slices_are_slices(pair: tuple[Words, str], data: st.DataObject) -> None:
    words, source = pair
    first = data.draw(st.integers(0, len(words)))
    outer = words.slice(first, len(words))
    second = data.draw(st.integers(0, len(outer)))
    assert joined(outer.slice(0, second), source) == words.text[first : first + second]


@given(words_and_source(), st.data())
def test_words_cut_and_joined_again_are_the_same(
    pair: tuple[Words, str], data: st.DataObject
) -> None:
    words, source = pair
    at = data.draw(st.integers(0, len(words)))
    again = Words.joined([words.slice(0, at), words.slice(at, len(words))], source)
    assert again.text == words.text
    assert joined(again, source) == words.text


@given(words_and_source())
def test_stripped_words_are_the_stripped_text(pair: tuple[Words, str]) -> None:
    words, source = pair
    assert words.strip().text == words.text.strip() == joined(words.strip(), source)


@given(words_and_source(), st.sampled_from(["a", ">", "* ", "\n"]))
def test_split_words_are_the_stripped_pieces(pair: tuple[Words, str], separator: str) -> None:
    words, source = pair
    pieces = words.split(separator)
    assert [piece.text for piece in pieces] == [
        piece.strip() for piece in words.text.split(separator)
    ]
    assert all(joined(piece, source) == piece.text for piece in pieces)


def test_adjoining_plain_pieces_become_one() -> None:
    source = "Phase 2"
    words = Words.joined([Span(0, 3), Span(3, 3), Words.plain(source, 3, 7)], source)
    assert words.spans == (Span(0, 7),)


def test_no_pieces_are_no_words() -> None:
    words = Words.joined([], "text")
    assert (words.text, words.spans, words.start, words.end) == ("", (), 0, 0)
    assert words.slice(0, 0).text == ""


def test_plain_words_of_nothing_have_no_spans() -> None:
    assert Words.plain("text", 2, 2).spans == ()


def test_a_part_of_a_decoded_piece_rests_on_the_whole_piece() -> None:
    words = Words.joined([Span(0, 4, "<=")], "&le;")
    assert words.slice(1, 2).spans == (Span(0, 4, "="),)


def test_what_follows_a_decoded_piece_starts_after_it() -> None:
    assert Words.joined([Span(0, 4, "≤")], "&le;").slice(1, 1).start == 4


def test_words_show_their_text_and_place() -> None:
    assert repr(Words.plain("Sex All", 4, 7)) == "Words('All' at 4)"


def test_a_source_counts_lines_from_one() -> None:
    source = Source("a\nb\nc")
    assert [source.line_of(at) for at in (0, 1, 2, 4)] == [1, 1, 2, 3]
    assert len(source) == 5


def test_a_source_gives_the_words_of_spans() -> None:
    assert Source("a &amp; b").words([Span(0, 2), Span(2, 7, "&"), Span(7, 9)]) == "a & b"


def test_a_digest_is_of_the_text_and_of_nothing_else() -> None:
    one, other = Source("x", name="a"), Source("x", name="b", locator=Locator("b.zip", "x.txt"))
    assert one.sha256 == other.sha256 != Source("y").sha256


@pytest.mark.parametrize("text", ["", "\ud800", "\x00"])
def test_every_text_has_a_digest(text: str) -> None:
    assert len(Source(text).sha256) == 64


def test_another_text_keeps_the_name() -> None:
    assert Source("x", name="a.txt").evolve_text("y") == Source("y", name="a.txt")
