"""What each table says of an invented trial."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from mscregistry import vocab
from mscregistry.export.tables import tidy_table
from mscregistry.grammar.ages import read_age
from mscregistry.grammar.dates import PartialDate
from mscregistry.model import (
    Arm,
    CodedTerm,
    Contact,
    Eligibility,
    Enrollment,
    GeoPoint,
    Intervention,
    Official,
    Outcome,
    Product,
    Reference,
    ResponsibleParty,
    SecondaryId,
    Site,
    Sponsor,
    Substance,
    Trial,
    TrialCountry,
)
from mscregistry.model.derived import Browse, Derived, MeshTerm
from mscregistry.reading import Reading
from mscregistry.source import Source
from mscregistry.vocab import AgencyClass, EnrollmentKind, Phase, SponsorRole, Unlisted


def rows_of(trial: Trial, name: str) -> list[tuple[Any, ...]]:
    """Give the rows of a table, without the key columns."""
    return [tuple(row.values())[2:] for row in tidy_table([trial], name).to_pylist()]


def said(trial: Trial, name: str) -> list[dict[str, Any]]:
    """Give what the rows of a table say: the columns that are not null."""
    return [
        {key: value for key, value in row.items() if value is not None and key != "record"}
        for row in tidy_table([trial], name).to_pylist()
    ]


def test_an_arm_has_its_role_as_a_code() -> None:
    trial = Trial(
        trial_id="NCT90000001",
        arms=(
            Arm("Cells", vocab.ArmType.EXPERIMENTAL, "An infusion.", ("Cells", "Saline")),
            Arm(type=Unlisted("Pausing")),
        ),
    )
    assert tidy_table([trial], "arms").to_pylist()[0] == {
        "record": 0,
        "trial_id": "NCT90000001",
        "place": 0,
        "label": "Cells",
        "type": "EXPERIMENTAL",
        "description": "An infusion.",
        "intervention_names": ["Cells", "Saline"],
    }
    assert rows_of(trial, "arms")[1] == (1, None, "?Pausing", None, [])


def test_an_intervention_has_its_names_and_arms() -> None:
    kind = vocab.InterventionType.BIOLOGICAL
    trial = Trial(interventions=(Intervention("MSCs", kind, "IV", ("Cells",), ("A", "B")),))
    assert rows_of(trial, "interventions") == [
        (0, "MSCs", "BIOLOGICAL", "IV", ["Cells"], ["A", "B"])
    ]


def test_an_outcome_has_what_it_means_beside_its_words() -> None:
    primary = vocab.OutcomeKind.PRIMARY
    trial = Trial(
        outcomes=(
            Outcome("Change from baseline in eGFR", "Baseline, 3 and 6 months", kind=primary),
            Outcome("Safety. Pain on a VAS", "Later", "As asked for."),
            Outcome("Something else"),
        )
    )
    first, second, third = rows_of(trial, "outcomes")
    assert first[:5] == (0, "PRIMARY", "Change from baseline in eGFR", first[3], None)
    assert first[3] == "Baseline, 3 and 6 months"
    assert first[5:] == (["egfr"], [], ["laboratory"], "change_from_baseline vs baseline", "6 mo")
    assert second[5:] == (["safety"], ["pain", "vas_pain"], ["safety", "pain", "scale"], None, None)
    assert third[5:] == ([], [], [], None, None)


def test_a_condition_has_a_row_for_each_code_and_one_without_any() -> None:
    trial = Trial(
        conditions=("Asthma due to obesity", "Stroke Epilepsy", "A disease of no table"),
        mesh_terms=("Osteoarthritis, Knee", "Unheard Of"),
    )
    found = [row[:6] for row in rows_of(trial, "conditions")]
    assert found == [
        ("stated", 0, "Asthma due to obesity", "asthma", True, "Asthma"),
        ("stated", 0, "Asthma due to obesity", "obesity", True, "Obesity"),
        ("stated", 1, "Stroke Epilepsy", "stroke", False, "Stroke"),
        ("stated", 1, "Stroke Epilepsy", "epilepsy", False, "Epilepsy"),
        ("stated", 2, "A disease of no table", None, None, None),
        ("mesh", 0, "Osteoarthritis, Knee", "knee_osteoarthritis", True, "Knee osteoarthritis"),
        ("mesh", 1, "Unheard Of", None, None, None),
    ]
    entry = vocab.conditions.condition_of("knee_osteoarthritis")
    assert rows_of(trial, "conditions")[5][6:] == (entry.mesh, entry.mondo, entry.ncit)


def test_terms_of_the_registry_keep_its_numbers() -> None:
    browse = Browse((MeshTerm("D0", "Asthma"),), (MeshTerm("D1", "Lung Things"), MeshTerm()))
    trial = Trial(
        derived=Derived(condition_browse=browse),
        condition_terms=(CodedTerm("Stroke", "1", "MedDRA"), CodedTerm()),
    )
    asthma = vocab.conditions.condition_of("asthma")
    stroke = vocab.conditions.condition_of("stroke")
    nothing = (None, None, None)
    assert rows_of(trial, "conditions") == [
        ("registry", 0, "Asthma", "asthma", True, "Asthma", "D0", asthma.mondo, asthma.ncit),
        ("registry_ancestor", 0, "Lung Things", *nothing, "D1", None, None),
        ("registry_ancestor", 1, None, *nothing, *nothing),
        ("term", 0, "Stroke", "stroke", True, "Stroke", stroke.mesh, stroke.mondo, stroke.ncit),
        ("term", 1, None, *nothing, *nothing),
    ]
    assert rows_of(Trial(derived=Derived()), "conditions") == []


def test_a_cell_product_is_told_with_its_doubts() -> None:
    words = (
        "Low dose: 1 × 10^6 cells/kg; high dose: 1-2 × 10^6 cells/kg of allogeneic MSCs from "
        "Wharton's jelly, injected into the kidney via the renal artery, three times"
    )
    (found,) = said(Trial(interventions=(Intervention(words),)), "cell_products")
    doses = found.pop("doses")
    assert found == {
        "place": 0,
        "form": "msc",
        "form_sure": True,
        "cells": "mesenchymal stem/stromal cells",
        "cell_type": "CL:0002568",
        "tissue": "whartons_jelly",
        "tissue_sure": True,
        "tissue_within": "umbilical_cord",
        "donor": "allogeneic",
        "donor_sure": True,
        "processing": [],
        "routes": ["local_injection", "intra_arterial"],
        "routes_in_doubt": [],
        "organs": ["kidney"],
        "administrations": 3,
        "words": "MSCs",
    }
    assert [(one["level"], one["low"], one["high"], one["high_exact"]) for one in doses] == [
        ("low", Decimal(1_000_000), Decimal(1_000_000), "1000000"),
        ("high", Decimal(1_000_000), Decimal(2_000_000), "2000000"),
    ]
    assert {(one["unit"], one["ucum"], one["basis"], one["of"]) for one in doses} == {
        ("cells/kg", "{cells}/kg", "per_infusion", "cells")
    }


def test_a_brand_alone_tells_no_more() -> None:
    (found,) = said(Trial(interventions=(Intervention("Remestemcel-L"),)), "cell_products")
    lists: dict[str, object] = {
        name: [] for name in ("processing", "routes", "routes_in_doubt", "organs", "doses")
    }
    assert found == {"place": 0, "brand": "Remestemcel-L", "words": "Remestemcel-L"} | lists


def test_a_dose_with_no_number_or_one_end_has_nulls() -> None:
    named = Intervention("A low dose and a high dose of MSCs")
    ended = Intervention("Up to 2 × 10^8 MSCs intravenously")
    found = [
        [(one["level"], one["low"], one["high"]) for one in row["doses"]]
        for one in (named, ended)
        for row in said(Trial(interventions=(one,)), "cell_products")
    ]
    assert found == [
        [("low", None, None), ("high", None, None)],
        [(None, None, Decimal(200_000_000))],
    ]


def test_a_dose_of_nothing_named_is_of_null_and_in_doubt() -> None:
    (row,) = said(Trial(interventions=(Intervention("MSC; 1 million/kg"),)), "cell_products")
    assert [(one["low_exact"], one["of"], one["sure"]) for one in row["doses"]] == [
        ("1000000", None, False)
    ]


def test_a_medicinal_product_is_told_as_written() -> None:
    product = Product(
        role="Test",
        name="Cells",
        code="C-1",
        trade_name="Cellina",
        atc_code="L04",
        eu_code="SUB1",
        pharmaceutical_form="Suspension",
        routes=("Intravenous use",),
        substances=(Substance("MSC"), Substance(cas_number="1"), Substance("DMSO")),
        orphan_drug=False,
    )
    assert rows_of(Trial(products=(product, Product())), "medicinal_products") == [
        (
            *(0, "Test", "Cells", "C-1", "Cellina", "L04", "SUB1", "Suspension"),
            *(["Intravenous use"], ["MSC", "DMSO"], False),
        ),
        (1, *[None] * 7, [], [], None),
    ]


def test_a_site_has_its_country_and_its_point_in_space() -> None:
    trial = Trial(
        sites=(
            Site("Clinic", vocab.Status.RECRUITING, "Berlin", "BE", "10115", "Germany"),
            Site(country="Atlantis", geo_point=GeoPoint(Decimal(0), Decimal(90))),
            Site(geo_point=GeoPoint(Decimal(91), Decimal(0))),
            Site(geo_point=GeoPoint(Decimal("1E+400"), Decimal("1E+400"))),
        )
    )
    first, second, third, fourth = rows_of(trial, "sites")
    assert first == (
        (0, "Clinic", "RECRUITING", "Berlin", "BE", "10115", "Germany", "DE") + (None,) * 5
    )
    assert second[:8] == (1, *[None] * 5, "Atlantis", None)
    assert second[8:10] == (0.0, 90.0)
    assert [round(one, 9) for one in second[10:]] == [0, 1, 0]
    assert third[8:] == (91.0, 0.0, None, None, None)
    assert fourth[8:] == (None,) * 5


def test_countries_are_those_of_the_record_and_of_its_sites() -> None:
    trial = Trial(
        sites=(Site(country="Germany"), Site(), Site(country="Germany")),
        recruitment_countries=("FR", "Atlantis"),
        country_details=(TrialCountry("Spain"),),
    )
    assert rows_of(trial, "countries") == [
        (0, "FR", "FR"),
        (1, "Atlantis", None),
        (2, "Spain", "ES"),
        (3, "Germany", "DE"),
    ]


def test_a_sponsor_has_its_role_and_kind() -> None:
    lead = Sponsor("Acme", vocab.AgencyClass.INDUSTRY, vocab.SponsorRole.LEAD, "Firm", "France")
    assert rows_of(Trial(sponsors=(lead, Sponsor("Other"))), "sponsors") == [
        (0, "Acme", "LEAD", "INDUSTRY", "Firm", "France"),
        (1, "Other", None, None, None, None),
    ]


def test_people_are_told_with_where_they_are_named() -> None:
    primary = vocab.ContactRole.PRIMARY
    trial = Trial(
        officials=(Official("Dr A", vocab.OfficialRole.STUDY_CHAIR, "Hospital"),),
        central_contacts=(Contact("B", primary, "1", "2", "b@example.org"),),
        facility_contacts=(Contact(first_name="C", last_name="D"),),
        sites=(Site(), Site(contacts=(Contact("E"), Contact(affiliation="F")))),
        responsible_party=ResponsibleParty(type=vocab.ResponsiblePartyType.SPONSOR),
    )
    assert rows_of(trial, "people") == [
        ("official", 0, None, "Dr A", "STUDY_CHAIR", "Hospital", None, None, None),
        ("central_contact", 0, None, "B", "PRIMARY", None, "1", "2", "b@example.org"),
        ("facility_contact", 0, None, "C D", None, None, None, None, None),
        ("site_contact", 0, 1, "E", None, None, None, None, None),
        ("site_contact", 1, 1, None, None, "F", None, None, None),
        ("responsible_party", 0, None, None, "SPONSOR", None, None, None, None),
    ]


def test_a_responsible_party_of_an_old_record_has_its_name_and_title() -> None:
    party = ResponsibleParty(old_name_title="G, Head", old_organization="H")
    old = rows_of(Trial(responsible_party=party), "people")
    assert old == [("responsible_party", 0, None, "G, Head", None, "H", None, None, None)]


def test_an_identifier_is_also_told_as_its_registry_writes_it() -> None:
    registry = vocab.SecondaryIdType.REGISTRY
    trial = Trial(
        trial_id="2099-000001-10-FR",
        nct_id_aliases=("nct 90000002",),
        org_study_id=SecondaryId("INV-1"),
        secondary_ids=(SecondaryId("ISRCTN99000001", registry, "ISRCTN"),),
    )
    assert rows_of(trial, "identifiers") == [
        (0, "2099-000001-10-FR", None, "trial_id", None, "2099-000001-10-FR", "2099-000001-10"),
        (0, "nct 90000002", None, "alias", None, "NCT90000002", "NCT90000002"),
        (0, "INV-1", None, "org_study_id", None, None, None),
        (0, "ISRCTN99000001", "REGISTRY", "secondary_id", "ISRCTN", *["ISRCTN99000001"] * 2),
    ]


def test_a_reference_has_its_doi_and_page() -> None:
    result = vocab.ReferenceType.RESULT
    trial = Trial(
        references=(
            Reference("Doe J. A study. doi: 10.1000/xyz123.", type=result),
            Reference(pmid="1234567"),
        )
    )
    first, second = rows_of(trial, "references")
    assert first[:5] == (
        0,
        "Doe J. A study. doi: 10.1000/xyz123.",
        None,
        "RESULT",
        "10.1000/xyz123",
    )
    assert first[5] == vocab.doi_url("10.1000/xyz123")
    assert second == (1, None, "1234567", None, None, vocab.pubmed_url("1234567"))


def test_an_empty_trial_says_nothing() -> None:
    for name in ("conditions", "people", "identifiers", "words", "issues", "comparisons"):
        assert rows_of(Trial(), name) == []


def test_the_overview_has_a_record_in_one_flat_row() -> None:
    trial = Trial(
        trial_id="NCT00000102",
        official_title="A Study",
        overall_status=Unlisted("Pausing"),
        phases=(Phase.PHASE1, Phase.PHASE2),
        enrollment=Enrollment(30, EnrollmentKind.ACTUAL),
        start_date=PartialDate(2020, 5),
        conditions=("Asthma", "Stroke"),
        sponsors=(Sponsor("A", AgencyClass.INDUSTRY, SponsorRole.LEAD),),
        sites=(Site(country="Germany"), Site(country="Germany")),
        eligibility=Eligibility(minimum_age=read_age("18 Years"), maximum_age=read_age("6 months")),
    )
    row, empty = tidy_table([trial, Reading(Trial(), Source(""), "toy")], "overview").to_pylist()
    told = {name: value for name, value in row.items() if value is not None}
    assert told == {
        "record": 0,
        "trial_id": "NCT00000102",
        "title": "A Study",
        "status": "?Pausing",
        "phase": "PHASE1/PHASE2",
        "enrollment": 30,
        "enrollment_kind": "ACTUAL",
        "start": "2020-05",
        "start_earliest": date(2020, 5, 1),
        "conditions": "Asthma; Stroke",
        "sponsor": "A",
        "sponsor_class": "INDUSTRY",
        "countries": "Germany",
        "sites": 2,
        "minimum_age": "18 years",
        "maximum_age": "6 months",
        "url": trial.url,
    }
    assert {name: value for name, value in empty.items() if value is not None} == {
        "record": 1,
        "format": "toy",
        "sites": 0,
    }
