"""The words for what a number measures, found before it or behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.grammar.tokens import Kind
from mscregistry.grammar.unit_reading import read_unit
from mscregistry.vocab.criterion_words import words_for

if TYPE_CHECKING:
    from mscregistry.grammar.figure import Figure
    from mscregistry.grammar.token_text import TokenText

    Place = tuple[int, int]

#: A measure has at most so many words.
_LONGEST: Final = 5
#: As far back is it looked for.
_REACH: Final = 14
#: So close before a number is the word for a score.
_NEAR: Final = 4
#: An abbreviation has at most so many tokens.
_SHORT: Final = 3
_OPENS: Final = {")": "(", "]": "["}
#: Marks within a measure: `PaO2/FiO2`, `PaO2:FiO2`, `peak-to-trough`.
_INSIDE: Final = frozenset({"/", ":", "-", "+"})
#: Prepositions that tell more of the measure before them.
_OVER: Final = frozenset({"on", "at", "in", "during"})


def measure_place(text: TokenText, figure: Figure, floor: int) -> Place | None:
    """Give the places of the first word of the measure and behind its last.

    ::

        measure = words link* number                   creatinine clearance of less than
                | words "(" short ")" link* number     ejection fraction (EF) <
                | number "on" words                    23 or less on the screen
                | number words                         ≤2 mm step-off
    """
    if figure.named is not None:
        return figure.named
    near = text.words[max(floor, figure.first - _NEAR) : figure.first]
    before = _before(text, figure, floor)
    on = None
    if before is None or not words_for("measure", "scores").isdisjoint(near):
        # `a score of 5 or more on the scale`, and not `stage 5 on dialysis`
        on = _behind_on(text, figure)
    return _gestation(text, figure) or on or before or _behind(text, figure)


def _gestation(text: TokenText, figure: Figure) -> Place | None:
    """Give the word for pregnancy behind a number of weeks, or within it."""
    if figure.unit not in {"wk", "d"}:
        return None
    known = words_for("age", "gestation")
    for at in range(figure.first, min(figure.end + 3, len(text.words))):
        if text.words[at] in known:
            return at, at + 1 + (text.word(at + 1) == "age")
    return None


def _before(text: TokenText, figure: Figure, floor: int) -> Place | None:
    """Give the words before the number."""
    lowest = max(floor, figure.first - _REACH)
    at = _past_links(text, figure.first - 1, lowest)
    while at >= lowest and text.words[at] in _OPENS:
        opened = _opened(text, at, lowest)
        if _is_name(text, opened + 1, at):
            return opened + 1, at
        at = _past_links(text, opened - 1, lowest)
    found = _name_up_to(text, at, lowest)
    if found is None or _is_unit(text, *found):
        return None
    before = found[0] - 1
    if before > lowest and text.words[before] in _OVER:
        # `cervical length on examination`: the head stands before the preposition.
        return _plain_up_to(text, before - 1, lowest) or found
    return found


def _is_unit(text: TokenText, first: int, end: int) -> bool:
    """Say whether the words are the unit of the number before: `86 mmol/mol (10%) ≥ 48`."""
    unit = read_unit(text, first) if text.kind(first - 1) is Kind.NUMBER else None
    return unit is not None and unit.end == end


def _past_links(text: TokenText, at: int, lowest: int) -> int:
    """Give the place before words that belong neither to the measure nor to the number."""
    links, sizes = words_for("measure", "links"), words_for("measure", "sizes")
    while at >= lowest:
        word = text.words[at]
        # `white blood cells (WBC) count`
        if word not in links and not (word in sizes and text.word(at - 1) == ")"):
            break
        at -= 1
    return at


def _opened(text: TokenText, at: int, lowest: int) -> int:
    """Give the place of the bracket that is closed at a place."""
    opening = _OPENS[text.words[at]]
    while at >= lowest and text.words[at] != opening:
        at -= 1
    return at


def _is_name(text: TokenText, first: int, end: int) -> bool:
    """Say whether brackets hold no more than an abbreviation."""
    stops = words_for("measure", "stops")
    return 0 < end - first <= _SHORT and all(
        (token.kind is Kind.WORD and token.text not in stops) or token.text in _INSIDE
        for token in text.tokens[first:end]
    )


def _name_up_to(text: TokenText, last: int, lowest: int) -> Place | None:
    """Give the words of a name that ends at a place, `of` and marks within it included."""
    stops = words_for("measure", "stops")
    at = first = last + 1
    while at > lowest and last + 1 - at < _LONGEST + 1:
        word, kind = text.words[at - 1], text.kind(at - 1)
        if kind is Kind.WORD and word not in stops:
            first = at - 1
        elif word != "of" and not (
            word in _INSIDE
            and at - 1 > lowest
            and text.kind(at - 2) is Kind.WORD
            and text.words[at - 2] not in stops
        ):
            break
        at -= 1
    return (first, last + 1) if first <= last else None


def _plain_up_to(text: TokenText, last: int, lowest: int) -> Place | None:
    """Give the words of a plain name that ends at a place."""
    stops = words_for("measure", "stops")
    at = last + 1
    while (
        at > lowest
        and last + 1 - at < _LONGEST
        and text.kind(at - 1) is Kind.WORD
        and text.words[at - 1] not in stops
    ):
        at -= 1
    return (at, last + 1) if at <= last else None


def _behind_on(text: TokenText, figure: Figure) -> Place | None:
    """Give the words behind `on the`."""
    if figure.unit is not None or text.word(figure.end) not in {"on", "from"}:
        return None
    at = figure.end + 1
    while text.word(at) in words_for("measure", "articles"):
        at += 1
    return _from(text, at)


def _behind(text: TokenText, figure: Figure) -> Place | None:
    """Give the words right behind the number."""
    at = figure.end
    while text.word(at) in {"of", "the", ")", "'"}:
        at += 1
    return _from(text, at)


def _from(text: TokenText, first: int) -> Place | None:
    """Give the words of a name that begins at a place."""
    stops = words_for("measure", "stops")
    at = first
    while at - first < _LONGEST and (
        (text.kind(at) is Kind.WORD and text.words[at] not in stops)
        or (text.kind(at) is Kind.DASH and at > first)
    ):
        at += 1
    return (first, at) if at > first else None
