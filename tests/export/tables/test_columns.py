"""The columns of every table, which others rely on: a name here never changes its meaning."""

from __future__ import annotations

import pytest

from mscregistry.export.tables import KEYS, TABLES, Column, StructList, tidy_schema

COLUMNS = {
    "overview": "format title status study_type phase enrollment enrollment_kind allocation masking"
    " purpose start start_earliest completion completion_earliest last_update last_update_earliest"
    " has_results conditions interventions sponsor sponsor_class countries sites sex minimum_age"
    " maximum_age url",
    "arms": "place label type description intervention_names",
    "interventions": "place name type description other_names arm_labels",
    "outcomes": "place kind measure time_frame description measured measured_in_doubt groups"
    " comparison latest_time",
    "conditions": "source place words code sure name mesh mondo ncit",
    "cell_products": "place form form_sure cells cell_type tissue tissue_sure tissue_within"
    " anatomical_site donor donor_sure species processing brand routes routes_in_doubt organs doses"
    " administrations words",
    "medicinal_products": "place role name code trade_name atc_code eu_code pharmaceutical_form"
    " routes substances orphan_drug",
    "criteria": "place parent level kind text text_index expression",
    "comparisons": "criterion place kind measure measure_words low low_exact low_included high"
    " high_exact high_included unit reference window duration negated alternative condition"
    " bound_sure sure"
    " expression",
    "sites": "place facility status city state zip country country_code latitude longitude x y z",
    "countries": "place country country_code",
    "sponsors": "place name role agency_class category country",
    "people": "source place site name role affiliation phone phone_ext email",
    "identifiers": "place value type source issuer canonical trial",
    "references": "place citation pmid type doi url",
    "issues": "code severity message path hint",
    "words": "path start end words",
}
#: Every column that is no text, by table.
TYPES = {
    "integer": "place parent level text_index criterion site end administrations enrollment sites",
    "boolean": "sure bound_sure form_sure tissue_sure donor_sure orphan_drug low_included high_included"
    " negated alternative has_results",
    "date": "start_earliest completion_earliest last_update_earliest",
    "decimal": "low high",
    "number": "latitude longitude x y z",
    "texts": "intervention_names other_names arm_labels measured measured_in_doubt groups"
    " processing routes routes_in_doubt organs substances",
}
DOSES = (
    "list of (unit text, ucum text, basis text, level text, low decimal, high decimal,"
    " low_exact text, high_exact text, of text, site text, sure boolean)"
)


def test_the_tables_and_their_columns_are_these_in_this_order() -> None:
    found = {name: " ".join([one.name for one in table.columns]) for name, table in TABLES.items()}
    assert found == COLUMNS
    assert list(found) == list(COLUMNS)


def test_every_column_is_of_the_type_that_its_name_promises() -> None:
    types = {column: kind for kind, columns in TYPES.items() for column in columns.split()}
    types |= {"doses": DOSES}
    for table in TABLES.values():
        for column in table.columns:
            # The start of words is a place in a text, and that of a trial a date as it was stated.
            of_words = "integer" if (table.name, column.name) == ("words", "start") else "text"
            wanted = types.get(column.name, of_words)
            assert str(column.type) == wanted, f"{table.name}.{column.name}"


def test_every_table_begins_with_the_record() -> None:
    assert [(one.name, one.type) for one in KEYS] == [("record", "integer"), ("trial_id", "text")]
    for name in TABLES:
        assert tidy_schema(name).names[:2] == ["record", "trial_id"]


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_known_by_its_name_and_says_what_all_of_it_is(name: str) -> None:
    table = TABLES[name]
    assert table.name == name
    inner = [one for each in table.columns for one in _inside(each)]
    for comment in (table.comment, *[one.comment for one in inner]):
        assert comment.endswith(".")
        assert "\n" not in comment


def _inside(column: Column) -> tuple[Column, ...]:
    return (column, *(column.type.fields if isinstance(column.type, StructList) else ()))


def test_nobody_can_change_the_tables() -> None:
    with pytest.raises(TypeError):
        TABLES["mine"] = TABLES["arms"]  # type: ignore[index]  # it is what must not work
