"""The columns of a table of trials: pinned where a reader meets them first, and complete."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pytest
from attrs import fields

from mscregistry.errors import NoSuchPath
from mscregistry.export.arrow import to_arrow, trial_schema
from mscregistry.export.arrow.schema import arrow_type
from mscregistry.export.arrow.shapes import Coded, Many, Parts, Plain, shape_of
from mscregistry.model import Trial
from mscregistry.vocab import Status, Unlisted

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

DATE = "struct<text: string, kind: string, earliest: date32[day], latest: date32[day]>"
CONTACT = (
    "struct<name: string, role: string, phone: string, phone_ext: string, email: string, "
    "first_name: string, middle_name: string, last_name: string, prefix: string, "
    "affiliation: string, address: string, city: string, state: string, zip: string, "
    "country: string, fax: string, url: string>"
)
OUTCOME = (
    "struct<measure: string, time_frame: string, description: string, kind: string, "
    "safety_issue: bool>"
)
SITE = (
    "struct<facility: string, status: string, city: string, state: string, zip: string, "
    f"country: string, contacts: list<item: {CONTACT}>, "
    "geo_point: struct<lat: decimal128(38, 18), lon: decimal128(38, 18)>, department: string, "
    "category: string, address: string>"
)
COUNTRY = (
    "struct<country: string, status: string, planned_enrollment: int64, "
    f"decision_date: {DATE}, start_date: {DATE}, recruitment_start_date: {DATE}, "
    f"recruitment_end_date: {DATE}, end_date: {DATE}>"
)


def types_of(wanted: Hashable = Trial) -> Iterator[Hashable]:
    """Give a type and all that stand in it, each as often as it does."""
    yield wanted
    match shape_of(wanted):
        case Many(item):
            yield from types_of(item)
        case Parts(_, parts):
            for one in parts:
                yield from types_of(one.wanted)


def test_the_first_columns_are_these() -> None:
    schema = trial_schema()
    assert [(one.name, str(one.type)) for one in schema][:20] == [
        ("record", "int64"),
        ("format", "string"),
        ("source", "string"),
        ("unfit_json", "string"),
        ("trial_id", "string"),
        ("nct_id_aliases", "list<item: string>"),
        ("org_study_id", "struct<value: string, type: string, source: string, link: string>"),
        ("organization", "struct<full_name: string, agency_class: string>"),
        (
            "secondary_ids",
            "list<item: struct<value: string, type: string, source: string, link: string>>",
        ),
        ("brief_title", "string"),
        ("official_title", "string"),
        ("acronym", "string"),
        ("overall_status", "string"),
        ("why_stopped", "string"),
        ("last_known_status", "string"),
        ("study_type", "string"),
        ("phases", "list<item: string>"),
        ("enrollment", "struct<count: int64, kind: string>"),
        ("has_results", "bool"),
        ("start_date", DATE),
    ]


@pytest.mark.parametrize(
    ("column", "item"),
    [
        ("central_contacts", CONTACT),
        ("outcomes", OUTCOME),
        ("sites", SITE),
        ("country_details", COUNTRY),
    ],
)
def test_what_is_inside_of_others_follows_the_same_rules(column: str, item: str) -> None:
    assert str(trial_schema().field(column).type) == f"list<item: {item}>"


def test_an_age_is_its_words_its_number_and_its_unit() -> None:
    age = trial_schema().field("eligibility").type.field("minimum_age")
    assert str(age.type) == "struct<text: string, value: decimal128(38, 18), unit: string>"


def test_the_columns_are_the_fields_of_a_trial_in_order() -> None:
    names = [one.name for one in fields(Trial)]
    assert trial_schema().names == ["record", "format", "source", "unfit_json", *names]


def test_the_table_says_which_rules_it_follows() -> None:
    said = {b"mscregistry.schema": b"mscregistry/arrow/trials/1"}
    assert trial_schema().metadata == said
    assert to_arrow([]).schema.metadata == said
    assert to_arrow([], columns=["acronym"]).schema.metadata == said


def test_every_type_of_the_model_has_a_rule() -> None:
    """Also those of results, documents, annotations, and what the registry derives."""
    met = {*types_of()}
    assert all(isinstance(arrow_type(one), pa.DataType) for one in met)
    names = {
        kind.__name__ for one in met if isinstance(kind := getattr(shape_of(one), "kind", 0), type)
    }
    assert {"Trial", "Site", "Measurement", "EventStats", "LargeDocument"} <= names
    assert {"ViolationEvent", "BmiLimits", "Decimal", "PartialDate", "Age", "bool"} <= names


def test_no_member_of_an_enum_is_taken_for_an_unlisted_word() -> None:
    shapes = [shape_of(one) for one in types_of()]
    values = [str(one.value) for shape in shapes if isinstance(shape, Coded) for one in shape.enum]
    assert len(values) > 200
    assert not [value for value in values if value.startswith("?")]


def test_a_type_says_what_it_is_made_of() -> None:
    assert shape_of(int) == shape_of(int | None) == Plain(int)
    assert shape_of(Status | Unlisted | None) == Coded(Status, may_be_unlisted=True)
    assert shape_of(Status | None) == Coded(Status, may_be_unlisted=False)
    assert shape_of(tuple[str, ...]) == Many(str)


@pytest.mark.parametrize(
    "odd",
    [float, dict[str, str], tuple[str, int], int | str, str | Unlisted, list[str], type(None)],
)
def test_a_type_without_a_rule_is_refused(odd: type) -> None:
    with pytest.raises(TypeError, match="there is no rule for columns of"):
        shape_of(odd)


def test_columns_are_given_as_they_are_asked_for() -> None:
    table = to_arrow([Trial(acronym="CELL")], columns=["acronym", "record", "trial_id"])
    assert table.schema.names == ["acronym", "record", "trial_id"]
    assert table.to_pylist() == [{"acronym": "CELL", "record": 0, "trial_id": None}]


def test_a_column_that_is_none_is_refused() -> None:
    with pytest.raises(NoSuchPath, match="akronym: a table of trials has no such column"):
        to_arrow([], columns=["akronym"])
