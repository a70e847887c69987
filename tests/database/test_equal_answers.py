"""A database answers every question as the trials themselves do."""

from collections.abc import Iterator, Sequence
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mscregistry.database import Database, open_database, to_duckdb
from mscregistry.database.facets import NEEDS
from mscregistry.export.tables import TABLES
from mscregistry.model import Trial
from mscregistry.query import Predicate, q
from mscregistry.query.by import By
from mscregistry.reading import Reading
from mscregistry.source import Source
from mscregistry.testing.samples import sample_trials
from mscregistry.testing.strategies import trials
from mscregistry.trialset import TrialSet
from mscregistry.vocab import Unlisted
from tests.query.questions import EVERY, has_two_arms, questions

SAMPLES = (*sample_trials(60, seed=4), Trial(), Trial(overall_status=Unlisted("x?")))


def filled(records: Sequence[Trial], tables: Sequence[str] = tuple(TABLES)) -> Database:
    """Give a database in memory that holds some trials."""
    connection = duckdb.connect()
    to_duckdb(records, connection, tables=tables)
    return open_database(connection)


@pytest.fixture(scope="module")
def full() -> Iterator[Database]:
    """Give a database of the samples with all tables."""
    with filled(SAMPLES) as database:
        yield database


@pytest.fixture(scope="module")
def bare() -> Iterator[Database]:
    """Give one that has none of the tables which questions are asked of."""
    with filled(SAMPLES, ["arms"]) as database:
        yield database


@settings(max_examples=100)
@given(asked=questions())
def test_a_database_of_samples_answers_as_they_do(full: Database, asked: Predicate) -> None:
    assert full.where(asked).trials == tuple([one for one in SAMPLES if asked.test(one) is True])
    assert full.unknown(asked).trials == tuple([one for one in SAMPLES if asked.test(one) is None])


@given(asked=questions(cells=False))
def test_a_database_without_the_tables_asks_the_trials(bare: Database, asked: Predicate) -> None:
    assert bare.where(asked).trials == tuple([one for one in SAMPLES if asked.test(one) is True])


@settings(max_examples=20)
@given(
    st.lists(trials(wild=True), max_size=4, unique=True),
    st.lists(questions(), min_size=8, max_size=8),
)
def test_a_database_of_wild_trials_answers_as_they_do(
    records: list[Trial], asked: list[Predicate]
) -> None:
    database = filled(records)
    assert database.trials == tuple(records)
    for one in asked:
        truths = [one.test(trial) for trial in records]
        assert database.where(one).records == tuple(
            [place for place, truth in enumerate(truths) if truth is True]
        ), one
        assert database.unknown(one).records == tuple(
            [place for place, truth in enumerate(truths) if truth is None]
        ), one
    database.connection.close()


@pytest.mark.parametrize(
    "asked",
    [
        {"form": "msc"},
        {"donor": "autologous", "form": "msc"},
        {"tissue": "bone_marrow"},
        {"tissue": "umbilical_cord"},
        {"tissue": "whartons_jelly", "route": "intravenous"},
        {"route": "local_injection"},
        {"dose": ("1e6", "2e6", "cells/kg")},
        {"dose": ("1e5", "1e9", "cells"), "donor": "allogeneic"},
    ],
    ids=str,
)
def test_cells_are_asked_for_as_in_memory(full: Database, asked: dict[str, Any]) -> None:
    one = q.gives(**asked)
    truths = [one.test(trial) for trial in SAMPLES]
    assert full.where(one).records == tuple(
        [place for place, truth in enumerate(truths) if truth is True]
    )
    assert full.unknown(one).records == tuple(
        [place for place, truth in enumerate(truths) if truth is None]
    )


def test_questions_follow_one_another(full: Database) -> None:
    several = (q.enrollment >= 30, q.phase.has("PHASE2"), q.start.before("2020"))
    found = full.where(several[0]).where(*several[1:])
    assert found.records == full.where(*several).records
    assert found.trials == TrialSet(readings(SAMPLES)).where(*several).trials
    undecided = full.where(several[0]).unknown(*several[1:])
    assert (
        undecided.trials
        == TrialSet(readings(SAMPLES)).where(several[0]).unknown(*several[1:]).trials
    )


def test_words_are_searched_as_in_memory(full: Database) -> None:
    trials_ = TrialSet(readings(SAMPLES))
    for words in ("stem cells", '"stem cell" random*', "nothing-like-it"):
        assert full.search(words).trials == trials_.search(words).trials


GROUPS: tuple[By, ...] = (
    q.status,
    q.phase,
    q.country,
    q.measured,
    q.enrollment,
    q.start,
    q.has_results,
    (q.enrollment >= 30) & q.phase.has("PHASE2"),
    q.measured_group,
    q.tissue,
    q.condition,
    q.minimum_age,
    "overall_status",
    q.that(has_two_arms),
)


@pytest.mark.parametrize("by", GROUPS, ids=repr)
def test_records_are_counted_as_in_memory(full: Database, by: By) -> None:
    expected = TrialSet(readings(SAMPLES)).count(by=by)
    found = full.count(by=by)
    assert found == expected
    assert list(found) == list(expected)


def test_what_a_table_is_missing_for_is_counted_over_the_trials(bare: Database) -> None:
    assert bare.count(by=q.measured) == TrialSet(readings(SAMPLES)).count(by=q.measured)


def test_every_field_is_answered_in_sql_where_the_tables_are_there(full: Database) -> None:
    """Nothing but what no database can answer is left to the trials."""
    from mscregistry.database.compile import compile_predicate

    for name, field in EVERY.items():
        if hasattr(field, "stated"):
            assert compile_predicate(field.stated, full.tables).whole, name
    assert not compile_predicate(q.that(lambda _: True), full.tables).whole
    for asked, fact in (
        (q.measured.has("egfr"), "measured"),
        (q.limited.exactly("egfr"), "limited"),
        (q.limited.stated, "limited"),
        (q.tissue.has("adipose"), "cells"),
        (q.near(0, 0, 1), "near"),
    ):
        assert compile_predicate(asked, full.tables).whole
        assert not compile_predicate(asked, set(full.tables) - {NEEDS[fact]}).whole


def test_a_question_that_another_package_brings_is_asked_of_the_trials(full: Database) -> None:
    from tests.query.own_question import Titled

    assert full.where(Titled()).trials == tuple([one for one in SAMPLES if one.brief_title])


def readings(records: Sequence[Trial]) -> list[Reading]:
    return [Reading(one, Source(""), "sample") for one in records]
