"""The words for what a number measures, found before it or behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.grammar.tokens import Kind
from mscregistry.vocab.criterion_words import words_for

if TYPE_CHECKING:
    from mscregistry.grammar.figure import Figure
    from mscregistry.grammar.token_text import TokenText

#: A measure has at most so many words.
_LONGEST: Final = 5
#: As far back, and as far on, is it looked for.
_REACH: Final = 14
#: Words that are no measure of their own: `white blood cells (WBC) count`.
_SIZES: Final = frozenset({"count", "counts", "level", "levels", "concentration", "ratio", "index"})
#: Prepositions that tell more of the measure before them.
_OVER: Final = frozenset({"on", "at", "in", "during"})
_INSIDE: Final = frozenset({"/", ":", "-", "'", "of", "in", "the", "to"})


def measure_place(text: TokenText, figure: Figure, floor: int) -> tuple[int, int] | None:
    """Give the places of the first word of the measure and behind its last.

    ::

        measure = words link* number       creatinine clearance of less than
                | words "(" short ")" link* number     Ejection fraction (EF) <
                | number "on" words        23 or less on the Brief Alzheimer Screen
                | number words             ≤2 mm step-off
    """
    if found := _gestation(text, figure):
        return found
    if found := _behind_on(text, figure):
        return found
    return _before(text, figure, floor) or _behind(text, figure)


def _gestation(text: TokenText, figure: Figure) -> tuple[int, int] | None:
    """Give the word for pregnancy behind a number of weeks, or within it."""
    words = words_for("age", "gestation")
    if figure.unit not in {"wk", "d"}:
        return None
    for at in range(figure.first, min(figure.end + 3, len(text.words))):
        if text.words[at] in words:
            return at, at + 1 + (text.words[at + 1 : at + 2] == ["age"])
    return None


def _before(text: TokenText, figure: Figure, floor: int) -> tuple[int, int] | None:
    """Give the words before the number."""
    words, tokens = text.words, text.tokens
    links, stops = words_for("measure", "links"), words_for("measure", "stops")
    at = figure.first - 1
    lowest = max(floor, figure.first - _REACH)
    while at >= lowest and (words[at] in links or (words[at] in _SIZES and words[at - 1] == ")")):
        at -= 1
    if at < lowest:
        return None
    if words[at] in {")", "]"}:
        opening = "(" if words[at] == ")" else "["
        end = at
        while at >= lowest and words[at] != opening:
            at -= 1
        inside = at + 1
        if end - inside <= 3 and end > inside and _is_name(text, inside, end):  # noqa: PLR2004 - an abbreviation
            return inside, end
        at -= 1
        while at >= lowest and words[at] in links:
            at -= 1
    end = at + 1
    first = end
    while at >= lowest and end - at <= _LONGEST:
        token = tokens[at]
        if token.kind is Kind.WORD:
            if token.text in stops:
                break
            first = at
        elif (
            token.text in {"/", ":", "-"}
            and at > lowest
            and tokens[at - 1].kind is Kind.WORD
            and tokens[at - 1].text not in stops
        ):
            pass
        elif token.text == "of" and at > lowest:
            pass
        else:
            break
        at -= 1
    if first < end and at > lowest and words[at] in _OVER and (head := _head(text, at, lowest)):
        return head
    return (first, end) if first < end else None


def _head(text: TokenText, place: int, lowest: int) -> tuple[int, int] | None:
    """Give the noun that a preposition belongs to: `cervical length on examination`."""
    stops = words_for("measure", "stops")
    at = place - 1
    while (
        at >= lowest
        and text.tokens[at].kind is Kind.WORD
        and text.words[at] not in stops
        and place - at <= _LONGEST
    ):
        at -= 1
    return (at + 1, place) if at + 1 < place else None


def _is_name(text: TokenText, first: int, end: int) -> bool:
    return all(
        token.kind is Kind.WORD or token.text in {"-", "/"} for token in text.tokens[first:end]
    ) and not any(word in words_for("measure", "stops") for word in text.words[first:end])


def _behind_on(text: TokenText, figure: Figure) -> tuple[int, int] | None:
    """Give the words behind `on the`, `on`."""
    at = figure.end
    words = text.words
    if words[at : at + 1] != ["on"] and words[at : at + 1] != ["from"]:
        return None
    if figure.unit is not None:
        return None
    at += 1
    while words[at : at + 1] in (["the"], ["a"], ["initial"], ["screening"]):
        at += 1
    return _run(text, at)


def _behind(text: TokenText, figure: Figure) -> tuple[int, int] | None:
    """Give the words right behind the number."""
    at = figure.end
    while text.words[at : at + 1] in (["of"], ["the"], [")"], ["'"]):
        at += 1
    return _run(text, at)


def _run(text: TokenText, place: int) -> tuple[int, int] | None:
    at = place
    stops = words_for("measure", "stops")
    while at < len(text.tokens) and at - place < _LONGEST:
        token = text.tokens[at]
        if token.kind is Kind.WORD and token.text not in stops:
            at += 1
        elif token.kind is Kind.DASH and at > place:
            at += 1
        else:
            break
    return (place, at) if at > place else None


def measure_words(text: TokenText, figure: Figure, floor: int) -> str:
    found = measure_place(text, figure, floor)
    if found is None:
        return ""
    return text.text[text.tokens[found[0]].start : text.tokens[found[1] - 1].end]
