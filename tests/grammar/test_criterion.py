"""Any criterion is read: what it says is printed as a reader would put it, tied to its words."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from attrs import fields_dict
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.clause_text import ClauseText
from mscregistry.grammar.criterion import interpret
from mscregistry.grammar.expressions import (
    Amount,
    Expression,
    Measure,
    Presence,
    Unparsed,
    Window,
    parts_of,
    walk,
)
from tests.grammar.criteria_words import criteria
from tests.grammar.said import said, said_out, words_at
from tests.timing import takes_at_most

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.grammar.intervals import Interval
    from mscregistry.source import Span

FOLDER = Path(__file__).parents[1] / "corpus" / "eligibility"


def rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (FOLDER / name).read_text("utf-8").splitlines()]


def gauntlet() -> list[list[str]]:
    return rows("expressions.tsv")


@pytest.mark.parametrize(("kind", "text", "expected", "sure"), gauntlet())
def test_the_gauntlet_is_read_as_written(kind: str, text: str, expected: str, sure: str) -> None:
    found = interpret(text, exclusion=kind == "ex")
    assert (str(found), "yes" if found.sure else "no") == (expected, sure)


@pytest.mark.parametrize(("kind", "text", "why"), rows("known_wrong.tsv"))
def test_what_is_known_to_be_read_wrongly_is_never_sure(kind: str, text: str, why: str) -> None:
    assert not interpret(text, exclusion=kind == "ex").sure, why


def test_the_gauntlet_holds_each_criterion_once() -> None:
    inputs = [(kind, text) for kind, text, _, _ in gauntlet()]
    assert len(set(inputs)) == len(inputs)
    assert {kind for kind, _ in inputs} == {"in", "ex"}


@pytest.mark.parametrize(
    "text",
    [
        "- Age > 30 years",
        "• Age > 30 years",
        "  * Age > 30 years",
        "➢ Age > 30 years",
        "3. Age > 30 years",
        "12) Age > 30 years",
        "(4) Age > 30 years",
        "b. Age > 30 years",
        "(B) Age > 30 years",
        "- 2. a) Age > 30 years",
    ],
)
def test_a_bullet_or_number_that_was_left_is_no_part_of_it(text: str) -> None:
    assert said(text) == "age >30 a"


@pytest.mark.parametrize("text", ["10 years or older", "1.5 x ULN or less", "-5 points or less"])
def test_a_number_that_begins_it_is_no_list_mark(text: str) -> None:
    assert any(character.isdigit() for character in said(text))


@pytest.mark.parametrize("text", ["", " ", "\n\t", "...", "-", "• ", "1. ", "( )", ";;", "\\"])
def test_what_has_no_words_is_kept_as_it_is(text: str) -> None:
    found = interpret(text)
    assert found == Unparsed(text)
    assert words_at(text, found.spans) == text


def test_the_kind_of_criterion_decides_what_a_condition_means() -> None:
    text = "HbA1c > 8 % unless frail"
    assert said(text) == 'hba1c >8 % or finding "frail"'
    assert said_out(text) == 'hba1c >8 % and not finding "frail"'


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("(", ")"), ("no such thing as (", ")"), ("asthma (e.g. ", ")"), ("asthma if ", "")],
)
def test_what_stands_too_deep_is_words(opening: str, closing: str) -> None:
    shallow = opening * 2 + "hemoglobin > 7 g/dL" + closing * 2
    deep = opening * 50 + "hemoglobin > 7 g/dL" + closing * 50
    assert "hemoglobin >7 g/dL" in said(shallow)
    assert max(depth for depth, _ in with_depth(interpret(deep))) < 30


def test_a_bound_is_read_however_deep_it_stands() -> None:
    assert said("((((((((((hemoglobin > 7 g/dL))))))))))") == "hemoglobin >7 g/dL"


# What must hold for any text.


def with_depth(node: Expression, depth: int = 0) -> Iterator[tuple[int, Expression]]:
    yield depth, node
    for part in parts_of(node):
        yield from with_depth(part, depth + 1)


def values_of(node: Expression) -> Iterator[Measure | Amount | Window]:
    """Give the measures, numbers and windows that stand in a node itself."""
    for name in fields_dict(type(node)):
        value = getattr(node, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Measure | Amount | Window):
                yield one
            if isinstance(one, Window):
                yield one.amount


def spans_of(node: Expression) -> Iterator[tuple[Span, ...]]:
    yield node.spans
    for value in values_of(node):
        yield value.point_spans if isinstance(value, Window) else value.spans


texts = criteria() | st.text(max_size=80)


@given(text=texts, exclusion=st.booleans())
def test_any_text_is_read_and_its_nodes_know_their_words(*, text: str, exclusion: bool) -> None:
    found = interpret(text, exclusion=exclusion)
    assert str(found)
    for node in walk(found):
        assert text == "" or node.spans
        for spans in spans_of(node):
            for span in spans:
                assert 0 <= span.start <= span.end <= len(text)
                assert span.decoded in {None, " "}
        match node:
            case Presence():
                assert words_at(text, node.spans) == node.words != ""
            case Unparsed():
                assert words_at(text, node.spans) == node.text
            case _:
                pass
        for value in values_of(node):
            match value:
                case Measure():
                    assert words_at(text, value.spans) == value.words
                case Amount():
                    assert value.spans
                    assert value.unit_words in text
                case Window():
                    assert words_at(text, value.point_spans) == value.point


@given(text=texts, exclusion=st.booleans())
def test_reading_again_gives_the_same_and_so_does_pickling(*, text: str, exclusion: bool) -> None:
    found = interpret(text, exclusion=exclusion)
    again = pickle.loads(pickle.dumps(found))  # noqa: S301 - made in this line
    other = interpret(text, exclusion=exclusion)
    assert found == again == other
    assert hash(found) == hash(again) == hash(other)
    assert repr(found) == repr(again) == repr(other)
    assert [node.spans for node in walk(found)] == [node.spans for node in walk(again)]


@given(text=criteria(), exclusion=st.booleans())
def test_where_the_words_stand_is_no_part_of_what_they_say(*, text: str, exclusion: bool) -> None:
    found = interpret(text, exclusion=exclusion)
    if isinstance(found, Unparsed):
        return
    moved = interpret(f"\n  {text}\n", exclusion=exclusion)
    assert moved == found
    assert str(moved) == str(found)


@given(text=texts, exclusion=st.booleans())
def test_the_spans_of_a_number_are_those_of_the_figures_it_was_read_from(
    *, text: str, exclusion: bool
) -> None:
    marked = ClauseText(text, exclusion=exclusion)
    read: dict[Span, list[Interval]] = {}
    for figure, _ in marked.figures:
        (span,) = marked.spans(figure.first, figure.end)
        read.setdefault(span, []).append(figure.interval)
    for node in walk(interpret(text, exclusion=exclusion)):
        for amount in values_of(node):
            if isinstance(amount, Amount):
                assert amount.spans
                assert read.keys() >= set(amount.spans)
                # A time of two bounds was read from two figures.
                assert len(amount.spans) > 1 or amount.interval in read[amount.spans[0]]


SHAPES = {
    "a list": "stroke, asthma or seizures, ",
    "bounds": "hemoglobin > 7 g/dL and ALT < 3 x ULN within 2 weeks, ",
    "sentences": "No asthma. Age over 18 years; ",
    "open brackets": "asthma (e.g. fever ",
    "brackets": "asthma (hemoglobin > 7 g/dL) ",
    "conditions": "asthma if fever unless cough except rash despite pain ",
    "denials": "no asthma without fever nor cough ",
    "definitions": "anemia defined as hemoglobin < 8 g/dL: one of the following: asthma ",
    "examples": "drugs such as heparin, aspirin and warfarin ",
    "words": "blue eyes ",
    "numbers": "3 ",
    "pairs": "BP > 140/90 mmHg ",
    "thresholds with": "cirrhosis with INR > 2 ",
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_the_time_is_proportional_to_the_length(shape: str) -> None:
    half = shape * (25_000 // len(shape))
    interpret(shape, exclusion=True)
    assert takes_at_most(
        3, lambda: interpret(half, exclusion=True), lambda: interpret(half * 2, exclusion=True)
    )


@pytest.mark.parametrize("exclusion", [False, True])
def test_a_criterion_of_100_kilobytes_takes_no_more_than_its_length(*, exclusion: bool) -> None:
    half = "".join(SHAPES.values()) * (50_000 // len("".join(SHAPES.values())))
    assert takes_at_most(
        3,
        lambda: interpret(half, exclusion=exclusion),
        lambda: interpret(half * 2, exclusion=exclusion),
    )


def test_brackets_within_brackets_take_no_longer() -> None:
    def nested(many: int) -> str:
        return "asthma (e.g. " * many + ")" * many

    assert takes_at_most(3, lambda: interpret(nested(4_000)), lambda: interpret(nested(8_000)))
