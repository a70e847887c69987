"""A record is asked for the five items of DOSES: what it reports is found, and what it leaves out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.cells.checklist import DosesChecklist, fields_of, read_checklist
from mscregistry.grammar.cells.passages import CellPassage, Role
from mscregistry.grammar.cells.reading import read_products
from mscregistry.grammar.stated import Passage
from mscregistry.vocab.doses_checklist import DosesItem
from tests.timing import takes_at_most

FULL = (
    "Allogeneic umbilical cord MSCs of healthy donors, isolated as explants and cultured to passage 3, "
    "with a viability above 85%, are injected into the knee."
)


def checked(*texts: str) -> DosesChecklist:
    return read_checklist(
        [Passage(f"arms[{at}].description", text) for at, text in enumerate(texts)]
    )


def of_products(*passages: CellPassage) -> DosesChecklist:
    return read_checklist(passages, read_products(passages))


def values(checklist: DosesChecklist, item: str, field: str) -> list[str]:
    return [one.value for one in checklist.field(item, field)]


def told(item: DosesItem, field: str, text: str) -> list[str]:
    return [one.value for one in checked(text).field(item, field)]


def test_a_record_that_tells_all_items_has_the_full_score() -> None:
    checklist = checked(FULL)
    assert checklist.score == 5
    assert checklist.missing == ()


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("", list(DosesItem)),
        ("Autologous cells", [item for item in DosesItem if item is not DosesItem.DONOR]),
        (
            "Bone marrow MSCs intravenously",
            [DosesItem.DONOR, DosesItem.SEPARATION, DosesItem.EXHIBITED],
        ),
    ],
)
def test_what_is_not_reported_is_missing(text: str, missing: list[DosesItem]) -> None:
    checklist = checked(text)
    assert list(checklist.missing) == missing
    assert checklist.score == 5 - len(missing)


@pytest.mark.parametrize(
    ("item", "field", "text", "value"),
    [
        (DosesItem.DONOR, "relation", "autologous MSCs", "autologous"),
        (DosesItem.DONOR, "health", "cells of healthy donors", "healthy"),
        (DosesItem.DONOR, "number", "MSCs of a single donor", "single"),
        (DosesItem.DONOR, "sex", "MSCs of male donors", "male"),
        (DosesItem.DONOR, "hla_match", "HLA-matched MSCs", "matched"),
        (DosesItem.DONOR, "age", "MSCs of donors aged 18-30 years", "donors aged 18-30 years"),
        (DosesItem.ORIGIN, "tissue", "bone marrow MSCs", "bone_marrow"),
        (DosesItem.ORIGIN, "anatomical_site", "MSCs of the vertebral bone marrow", "vertebra"),
        (DosesItem.SEPARATION, "isolation", "digested with collagenase", "enzymatic_digestion"),
        (
            DosesItem.SEPARATION,
            "supplement",
            "MSCs are grown in platelet lysate",
            "human_platelet_lysate",
        ),
        (DosesItem.EXHIBITED, "sterility", "MSCs tested for endotoxin", "endotoxin"),
        (DosesItem.SITE, "route", "MSCs are given intravenously", "intravenous"),
        (DosesItem.SITE, "device", "through a catheter", "catheter"),
        (DosesItem.SITE, "dose", "2 million MSCs/kg", "2000000 cells/kg"),
    ],
)
def test_a_field_is_reported_by_its_words(
    item: DosesItem, field: str, text: str, value: str
) -> None:
    assert value in told(item, field, text)


def test_words_may_report_two_fields() -> None:
    (medium,) = told(DosesItem.SEPARATION, "medium", "cultured in serum-free medium")
    assert medium == "serum_free_medium"


def test_a_dose_that_is_not_sure_stays_so() -> None:
    (dose,) = checked("2 x 106 MSCs").field(DosesItem.SITE, "dose")
    assert not dose.sure


def test_a_passage_with_a_role_keeps_it() -> None:
    passage = CellPassage("interventions[0].name", "autologous MSCs", Role.NAME)
    (donor,) = read_checklist([passage]).of(DosesItem.DONOR)
    assert donor.stated.path == "interventions[0].name"


def test_what_is_reported_stands_by_item_then_field_then_text() -> None:
    found = checked("given intravenously, autologous MSCs", "allogeneic MSCs").reported
    assert [(one.item, one.stated.value) for one in found] == [
        (DosesItem.DONOR, "autologous"),
        (DosesItem.DONOR, "allogeneic"),
        (DosesItem.SITE, "intravenous"),
    ]


NAME = CellPassage("interventions[0].name", "Expanded cultured MSC", Role.NAME, "interventions[0]")


def test_how_a_product_was_made_is_separation() -> None:
    checklist = of_products(NAME)
    assert values(checklist, "separation", "processing") == ["expanded", "cultured"]
    assert DosesItem.SEPARATION not in checklist.missing


def test_words_of_a_product_and_of_a_text_stand_once() -> None:
    given = CellPassage("interventions[0].name", "Autologous MSCs intravenously", Role.NAME)
    checklist = of_products(given)
    assert values(checklist, "donor", "relation") == ["autologous"]
    assert values(checklist, "site", "route") == ["intravenous"]


def test_a_record_that_gives_no_cells_reports_nothing_of_them() -> None:
    drug = CellPassage("interventions[0].name", "Aspirin, intravenous", Role.NAME)
    checklist = of_products(drug)
    assert checklist.reported == ()
    assert list(checklist.missing) == list(DosesItem)


def test_an_item_is_asked_for_by_its_word_too() -> None:
    checklist = checked("autologous MSCs intravenously")
    assert checklist.of("donor") == checklist.of(DosesItem.DONOR) != ()
    assert values(checklist, "site", "route") == ["intravenous"]


def test_an_item_that_is_none_is_an_error_that_names_the_five() -> None:
    with pytest.raises(ValueError, match="no item 'dose'; its items are donor, origin, separation"):
        checked("").of("dose")


def test_a_field_that_is_none_is_an_error_that_names_those_of_the_item() -> None:
    with pytest.raises(
        ValueError, match=r"origin has no field 'organ'; .* anatomical_site, tissue"
    ):
        checked("").field("origin", "organ")


def test_every_field_that_is_reported_can_be_asked_for() -> None:
    checklist = of_products(NAME, CellPassage("brief_summary", FULL, Role.CONTEXT))
    for one in checklist.reported:
        assert one.field in fields_of(one.item)
        assert one.stated in checklist.field(one.item, one.field)


WORDS = st.sampled_from(
    [
        "allogeneic",
        "MSCs",
        "bone",
        "marrow",
        "healthy",
        "donor",
        "donors",
        "aged",
        "20",
        "years",
        "passage",
        "4",
        "viability",
        "of",
        "≥",
        "90",
        "%",
        "CD105+",
        "endotoxin",
        "two",
        "infusions",
        "5",
        "mL",
        "over",
        "30",
        "minutes",
        "intravenously",
        ",",
        ".",
        "(",
        ")",
        "1x10^6",
        "/kg",
    ]
)


@given(st.one_of(st.text(), st.lists(WORDS, max_size=30).map(" ".join)))
def test_any_text_is_read_and_every_span_is_in_it(text: str) -> None:
    checklist = checked(text)
    assert checklist.score + len(checklist.missing) == 5
    for one in checklist.reported:
        spans = one.stated.spans
        assert one.stated.words == " … ".join([text[span.start : span.end] for span in spans])
        assert all(0 <= span.start < span.end <= len(text) for span in spans)


@pytest.mark.parametrize(
    "piece", ["passage 4 CD105+ ", "viability of ", "two intravenous ", "5 mL "]
)
def test_the_time_is_proportional_to_the_length(piece: str) -> None:
    short, long = (piece * (size // len(piece)) for size in (6_250, 50_000))
    checked(short)
    assert takes_at_most(30, lambda: checked(short), lambda: checked(long))
