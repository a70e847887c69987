"""The SQL of a question is made of constants: what is asked for stands in the parameters alone."""

import re
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from mscregistry.database.compile import Sql, compile_predicate, joined
from mscregistry.export.tables import TABLES
from mscregistry.query import Predicate, q
from mscregistry.vocab import Unlisted
from tests.query.questions import questions

HOSTILE = "zorg'; DROP TABLE trials; --\" \\ $1 ? %s {x}"
#: What the constants are made of.
TEXT: Final = re.compile(r"[A-Za-z0-9_ .,:()?<>=*+\-'\[\]]+")
LITERALS: Final = re.compile(r"'[^']*'")


def test_hostile_words_are_parameters() -> None:
    for asked in (
        q.status == Unlisted(HOSTILE),
        q.title.contains(HOSTILE),
        q.text.contains(HOSTILE),
        q.id == HOSTILE,
        q.that(lambda _: True, HOSTILE),
    ):
        sql = compile_predicate(asked & ~asked | asked, TABLES)
        assert "zorg" not in sql.text
        assert "DROP" not in sql.text


@given(questions())
def test_every_expression_is_of_constants_with_a_mark_for_each_parameter(asked: Predicate) -> None:
    sql = compile_predicate(asked, TABLES)
    assert TEXT.fullmatch(sql.text)
    assert set(LITERALS.findall(sql.text)) <= {"'?'"}
    assert LITERALS.sub("", sql.text).count("?") == len(sql.parameters)


@given(st.integers(0, 10**40), st.integers(0, 10**40), st.text(), st.text())
def test_the_text_does_not_depend_on_what_is_asked_for(
    one: int, other: int, words: str, more: str
) -> None:
    for first, second in (
        (q.enrollment >= one, q.enrollment >= other),
        (q.id == words, q.id == more),
        (q.status == Unlisted(words), q.status == Unlisted(more)),
    ):
        assert compile_predicate(first, TABLES).text == compile_predicate(second, TABLES).text


def test_joined_expressions_keep_their_parameters_in_order() -> None:
    one = joined([Sql("a = ?", (1,)), Sql("b", whole=False), Sql("c = ?", (2,))], "OR")
    assert one == Sql("(a = ?) OR (b) OR (c = ?)", (1, 2), whole=False)
    assert joined([], "AND") == Sql("")
