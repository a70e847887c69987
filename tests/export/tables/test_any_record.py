"""Whatever a record holds, every table of it is built, and each row is of its record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mscregistry.export.tables import TABLES, tidy_schema, tidy_table
from mscregistry.grammar.expressions import Comparison, walk
from mscregistry.reading import Reading
from mscregistry.testing.samples import sample_trials
from mscregistry.testing.strategies import readings, stated_products, trials, trials_stating

if TYPE_CHECKING:
    from collections.abc import Callable

    from mscregistry.model import Trial

RECORDS = st.lists(trials(wild=True) | readings(wild=True), max_size=2)


def _coded(trial: Trial) -> int:
    paths = [one.path for one in trial.coded_conditions]
    stated = [max(1, paths.count(f"conditions[{at}]")) for at in range(len(trial.conditions))]
    browse = trial.derived.condition_browse if trial.derived else None
    filed = len(browse.meshes) + len(browse.ancestors) if browse else 0
    return sum(stated) + len(trial.mesh_terms) + filed + len(trial.condition_terms)


def _compared(trial: Trial) -> int:
    nodes = [node for one in trial.eligibility.criteria for node in walk(one.expression)]
    return sum(isinstance(node, Comparison) for node in nodes)


def _people(trial: Trial) -> int:
    at_sites = sum(len(site.contacts) for site in trial.sites)
    told = len(trial.officials) + len(trial.central_contacts) + len(trial.facility_contacts)
    return at_sites + told + (trial.responsible_party is not None)


def _numbers(trial: Trial) -> int:
    own = (trial.trial_id is not None) + (trial.org_study_id is not None)
    return own + len(trial.nct_id_aliases) + len(trial.secondary_ids)


THINGS: dict[str, Callable[[Trial], int]] = {
    "overview": lambda _: 1,
    "arms": lambda trial: len(trial.arms),
    "interventions": lambda trial: len(trial.interventions),
    "outcomes": lambda trial: len(trial.outcomes),
    "conditions": _coded,
    "cell_products": lambda trial: len(trial.cell_products),
    "medicinal_products": lambda trial: len(trial.products),
    "criteria": lambda trial: len(trial.eligibility.criteria),
    "comparisons": _compared,
    "sites": lambda trial: len(trial.sites),
    "countries": lambda trial: len(trial.countries),
    "sponsors": lambda trial: len(trial.sponsors),
    "people": _people,
    "identifiers": _numbers,
    "references": lambda trial: len(trial.references),
}


def _things(record: Trial | Reading, name: str) -> int:
    """Give how many things of a kind there are in a record."""
    if name in THINGS:
        return THINGS[name](record.trial if isinstance(record, Reading) else record)
    if not isinstance(record, Reading):
        return 0
    spans = [span for each in record.origins.values() for span in each]
    return len(record.issues if name == "issues" else spans)


def _of_each(records: list[Trial | Reading], name: str, first: int) -> pa.Table:
    each = [tidy_table([one], name, first=at) for at, one in enumerate(records, first)]
    return pa.concat_tables([tidy_schema(name).empty_table(), *each])


@given(RECORDS)
def test_every_table_of_wild_records_is_built_with_a_row_for_each_thing(
    records: list[Trial | Reading],
) -> None:
    for name in TABLES:
        table = tidy_table(records, name, first=5)
        table.validate(full=True)
        assert table.schema.equals(tidy_schema(name), check_metadata=True)
        found = table["record"].to_pylist()
        assert found == sorted(found)
        counts = [found.count(at) for at in range(5, 5 + len(records))]
        assert counts == [_things(one, name) for one in records], name


@settings(max_examples=25)
@given(RECORDS)
def test_each_row_is_what_its_record_alone_gives(records: list[Trial | Reading]) -> None:
    for name in TABLES:
        assert tidy_table(records, name, first=3).equals(_of_each(records, name, 3)), name


@settings(max_examples=25)
@given(stated_products().flatmap(trials_stating))
def test_cell_products_of_any_words_are_told(trial: Trial) -> None:
    table = tidy_table([trial], "cell_products")
    doses = [sum(len(one.value.levels) for one in each.doses) for each in trial.cell_products]
    assert [len(one) for one in table["doses"].to_pylist()] == doses
    for row, product in zip(table.to_pylist(), trial.cell_products, strict=True):
        routes = {one.value.route.code for one in product.routes}
        assert set(row["routes"]) | set(row["routes_in_doubt"]) == routes
        assert len(row["routes"]) == len(set(row["routes"]))
        for value in ("form", "tissue", "donor"):
            assert (row[value] is None) == (row[f"{value}_sure"] is None)


@pytest.mark.parametrize("name", TABLES)
def test_sample_trials_fill_each_table_by_their_order(name: str) -> None:
    some: list[Trial | Reading] = list(sample_trials(30, seed=7))
    table = tidy_table(some, name)
    assert [table["record"].to_pylist().count(at) for at in range(30)] == [
        _things(one, name) for one in some
    ]
    assert table.equals(_of_each(some, name, 0))
    of_ids = {at: one.trial_id for at, one in enumerate(sample_trials(30, seed=7))}
    rows = zip(table["record"].to_pylist(), table["trial_id"].to_pylist(), strict=True)
    assert all(of_ids[at] == trial_id for at, trial_id in rows)
