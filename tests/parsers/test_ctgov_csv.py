"""Searches for spreadsheets: each column, of the old site and the new."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

import mscregistry as msc
from mscregistry.errors import BrokenRecord, RefusedDocument, UnknownFormat
from mscregistry.source import Source
from mscregistry.testing.perturb import unnoticed
from mscregistry.vocab import (
    AgencyClass,
    InterventionType,
    Masking,
    OutcomeKind,
    StandardAge,
    Unlisted,
    WhoMasked,
)

if TYPE_CHECKING:
    from pathlib import Path

    from mscregistry.reading import Reading


def read(delimiter: str = ",", **cells: str) -> Reading:
    """Read a row with a number, a title, a status and some other cells."""
    row = {"NCT Number": "NCT99999999", "Study Title": "Rest", "Study Status": "RECRUITING"}
    row |= {name.replace("_", " "): words for name, words in cells.items()}
    table = io.StringIO()
    writer = csv.DictWriter(table, list(row), delimiter=delimiter, lineterminator="\r\n")
    writer.writeheader()
    writer.writerow(row)
    return msc.read(table.getvalue().encode())


def codes(reading: Reading) -> list[str]:
    return [issue.code for issue in reading.issues]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_spreadsheets_may_part_cells_otherwise(delimiter: str) -> None:
    reading = read(delimiter, Conditions=f'A{delimiter} "so called"|B')
    assert reading.trial.conditions == (f'A{delimiter} "so called"', "B")
    assert reading.words("conditions[0]") == f'A{delimiter} "so called"'
    assert reading.unread == ()


@pytest.mark.parametrize(
    ("words", "low", "high", "groups"),
    [
        ("18 Years to 75 Years \xa0 (Adult, Older Adult)", "18 years", "75 years", 2),
        ("18 Years and older (Adult)", "18 years", "None", 1),
        ("up to 6 Months (Child)", "None", "6 months", 1),
        ("Child, Adult, Older Adult", "None", "None", 3),
        ("ADULT, OLDER_ADULT", "None", "None", 2),
    ],
)
def test_ages(words: str, low: str, high: str, groups: int) -> None:
    reading = read(Age=words)
    found = reading.trial.eligibility
    assert (str(found.minimum_age), str(found.maximum_age)) == (low, high)
    assert len(found.standard_ages) == groups
    assert all(isinstance(one, StandardAge) for one in found.standard_ages)
    assert reading.unread == ()


def test_ages_that_cannot_be_told_stay_unread() -> None:
    reading = read(Age="grown up")
    assert codes(reading) == ["MSC002"]
    assert [reading.source.words([span]) for span in reading.unread] == ["grown up"]


def test_interventions_have_their_kind_before_them() -> None:
    found = read(Interventions="BIOLOGICAL: Cells: twice|Rest|Moon: light").trial.interventions
    assert [(one.type, one.name) for one in found] == [
        (InterventionType.BIOLOGICAL, "Cells: twice"),
        (None, "Rest"),
        (None, "Moon: light"),
    ]


def test_outcomes_places_and_sponsors_are_kept_as_they_stand() -> None:
    reading = read(
        Primary_Outcome_Measures="Pain, on a line, 1 year|Rest",
        Other_Outcome_Measures="Sleep",
        Outcome_Measures="Mood, too",
        Locations="Example Clinic, Examplebury, Norway|Nowhere",
        Sponsor="One",
        Collaborators="Two|Three",
        Funder_Type="INDUSTRY",
    )
    trial = reading.trial
    assert [(one.measure, one.kind) for one in trial.outcomes] == [
        ("Pain, on a line, 1 year", OutcomeKind.PRIMARY),
        ("Rest", OutcomeKind.PRIMARY),
        ("Sleep", OutcomeKind.OTHER),
        ("Mood, too", None),
    ]
    assert [site.facility for site in trial.sites] == [
        "Example Clinic, Examplebury, Norway",
        "Nowhere",
    ]
    assert codes(reading) == ["MSC006", "MSC006"]
    assert trial.lead_sponsor is not None
    assert trial.lead_sponsor.agency_class is AgencyClass.INDUSTRY
    assert [one.name for one in trial.collaborators] == ["Two", "Three"]


def test_classes_of_several_sponsors_are_not_guessed() -> None:
    table = "NCT Number,Title,Status,Sponsor/Collaborators,Funded Bys\nNCT99999999,Rest,x,A|B,Other|NIH\n"
    reading = msc.read(table.encode())
    assert [one.agency_class for one in reading.trial.sponsors] == [None, None]
    assert "MSC009" in codes(reading)
    assert codes(read(Funder_Type="NIH")) == ["MSC009"]


def test_designs() -> None:
    design = (
        "Allocation: RANDOMIZED|Intervention Model: |Masking: Double (Participant, Astrologer)"
        "|Moon: full|nothing"
    )
    reading = read(Study_Design=design)
    found = reading.trial.design
    assert found.masking is Masking.DOUBLE
    assert found.who_masked == (WhoMasked.PARTICIPANT, Unlisted("Astrologer"))
    assert sorted(codes(reading)) == ["MSC001", "MSC009", "MSC009"]
    open_label = read(Study_Design="Masking: None (Open Label)").trial.design
    assert open_label.masking is Masking.NONE


def test_documents_and_addresses() -> None:
    reading = read(
        Study_Documents='"Protocol, and more", https://example.org/p.pdf|lost',
        Study_URL="https://example.org/study/NCT99999999",
    )
    assert reading.trial.documents is not None
    (document,) = reading.trial.documents.large_docs
    assert (document.label, document.url) == ("Protocol, and more", "https://example.org/p.pdf")
    assert codes(reading) == ["MSC009"]
    assert codes(read(Study_URL="https://example.org/study/NCT00000001")) == ["MSC009"]
    assert read(Study_Documents="lost").trial.documents is None


@pytest.mark.parametrize(
    ("column", "words"),
    [("Enrollment", "many"), ("Study Results", "perhaps"), ("Start Date", "soon")],
)
def test_a_value_that_cannot_be_read_stays_unread(column: str, words: str) -> None:
    reading = read(**{column: words})
    assert codes(reading) == ["MSC002"]


def test_a_date_is_never_more_than_was_said() -> None:
    reading = read(Start_Date="March 2017", Completion_Date="2018-04", First_Posted="May 3, 2016")
    assert str(reading.trial.start_date) == "2017-03"
    assert str(reading.trial.completion_date) == "2018-04"
    assert str(reading.trial.first_posted_date) == "2016-05-03"


def test_what_no_column_names_stays_unread() -> None:
    reading = read(Moon="full", Rank="3")
    assert codes(reading) == ["MSC009"]
    unread = [reading.source.words([span]) for span in reading.unread]
    assert unread == ["Moon", "Rank", "full", "3"]
    long = msc.read(b"NCT Number,Title,Status\nNCT99999999,Rest,RECRUITING,more,\n")
    assert codes(long) == ["MSC009"]
    short = msc.read(b"NCT Number,Title,Status\n,Rest\n")
    assert codes(short) == ["MSC011"]


def test_a_quote_that_is_never_closed_breaks_the_record() -> None:
    table = 'NCT Number,Title,Status\nNCT99999999,"Rest, and\nmore'
    for document in (table.encode(), table, Source(table)):
        with pytest.raises(BrokenRecord, match="never closed in the row that begins 'NCT99999999"):
            msc.read(document)
    with pytest.raises(UnknownFormat):
        msc.read(b'NCT Number,Title,"Status\nNCT99999999,Rest,RECRUITING\n')


def test_other_tables_are_not_recognised() -> None:
    with pytest.raises(UnknownFormat, match="no other column that is known"):
        msc.read(b"NCT Number,Moon\nNCT99999999,full\n")
    with pytest.raises(RefusedDocument, match="no record of a trial"):
        msc.read(b"NCT Number,Title,Status\n")


def test_a_changed_letter_is_noticed() -> None:
    reading = read(Age="18 Years to 75 Years (Adult)", Study_Design="Masking: Double (Participant)")
    parser = msc.formats().named("ctgov-csv")
    missed = unnoticed(lambda text: parser.read(msc.Source(text)), reading.source.text)
    assert [str(one) for one in missed] == []


def test_every_row_of_the_samples_is_read(shared: Path) -> None:
    counts = {}
    for path in sorted((shared / "samples" / "ctgov_csv").glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.DictReader(lines))
        readings = list(msc.scan(path))
        counts[path.name] = len(readings)
        for row, reading in zip(rows, readings, strict=True):
            trial = reading.trial
            assert trial.trial_id == row["NCT Number"]
            assert "|".join(trial.conditions) == row["Conditions"].strip()
            title = row.get("Title") or row.get("Study Title")
            assert trial.brief_title == (title or "").strip()
            for column, date in (
                ("Start Date", trial.start_date),
                ("First Posted", trial.first_posted_date),
            ):
                assert (date is not None) == bool(row.get(column)), row
                assert date is None or (date.day is None) == ("," not in row[column])
    assert sum(counts.values()) == 521


def row(header: str, cells: str) -> msc.Reading:
    return next(msc.scan(f"{header}\n{cells}\n", format="ctgov-csv"))


def test_what_follows_a_closing_quote_belongs_to_the_cell() -> None:
    reading = row("NCT Number,Title,Status", 'NCT99999999,"The ""Ti"tle 42,Recruiting')
    assert reading.trial.brief_title == 'The "Title 42'
    assert reading.words("brief_title") == 'The "Title 42'
    assert reading.unread == ()


@pytest.mark.parametrize(
    ("header", "cells", "field", "left"),
    [
        ("Study Design,Study Designs", "Allocation: Randomized,Masking: NONE", "design", "Masking"),
        ("Conditions,Conditions", "A|B,C", "conditions", "C"),
        ("Age,Age", "ADULT,18 Years and older", "eligibility.standard_ages", "18 Years and older"),
        ("Title,Study Title", "A,B", "brief_title", "B"),
        ("Sex,Gender", "ALL,Female", "eligibility.sex", "Female"),
        ("Locations,Locations", "Here,There", "sites", "There"),
    ],
)
def test_of_two_columns_for_one_field_the_first_is_taken_and_the_other_is_told(
    header: str, cells: str, field: str, left: str
) -> None:
    reading = row(f"NCT Number,{header},Phases", f"NCT99999999,{cells},")
    assert reading.words(field)
    assert left in " ".join([reading.source.words([span]) for span in reading.unread])
    assert "MSC009" in [issue.code for issue in reading.issues]
    empty_first = row(f"NCT Number,{header},Phases", f"NCT99999999,,{cells.split(',')[1]},")
    assert empty_first.unread == ()


def test_a_number_of_many_digits_is_no_enrollment() -> None:
    reading = row("NCT Number,Title,Status,Enrollment", f"NCT99999999,x,,{'9' * 5000}")
    assert reading.trial.enrollment is None
    assert "MSC002" in [issue.code for issue in reading.issues]


def test_a_name_of_a_column_may_have_a_line_break() -> None:
    reading = row('NCT Number,"Study\nNumber",Title', "NCT99999999,x,y")
    assert reading.trial.brief_title == "y"
    assert [reading.source.words([span]) for span in reading.unread] == [
        "Study",
        "Number",
        "x",
    ]
