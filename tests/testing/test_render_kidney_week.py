"""What a rendered page says is read back."""

import pytest
from attrs import evolve

from mscregistry.model import AbstractReport, AbstractSection, Author, SectionKind, Trial
from mscregistry.parsers.kidney_week import KIDNEY_WEEK
from mscregistry.paths import follow
from mscregistry.reading import Reading
from mscregistry.source import Source
from mscregistry.testing.perturb import unnoticed
from mscregistry.testing.render_kidney_week import CARRIES, Dialect, carried, render

STUDY = Trial(
    brief_title="Stromal Cells for Tired Kidneys: A Pilot",
    abstract=AbstractReport(
        number="TH-PO012",
        meeting="Kidney Week",
        year=2019,
        category="CKD (Non-Dialysis)",
        topic_code="2102",
        topic="CKD (Non-Dialysis): Clinical, Outcomes, and Trials",
        session_title="Cells and Kidneys",
        session_date="November 07, 2019",
        session_location="Hall D, Convention Center",
        session_time="10:00 AM - 12:00 PM",
        authors=(
            Author("Doe", "Jane", "North Clinic", "Rochester", "Minnesota", "United States"),
            Author(
                "Roe Poe", "Ann Lee", "University of Leicester", "Leicester", None, "United Kingdom"
            ),
        ),
        group_name="The TIRED Study Group.",
        sections=(
            AbstractSection("Kidneys tire.", "Background"),
            AbstractSection("Cells were given.\nThen they were counted.", "Methods"),
            AbstractSection("Two of 9 did well.", "Results"),
            AbstractSection("More work is due.", "Conclusion"),
        ),
        funding="NIDDK Support\nPrivate Foundation Support",
    ),
)
CASE = Trial(
    brief_title="One Kidney",
    abstract=AbstractReport(
        number="PUB027",
        topic="Transplantation: Clinical",
        session_location="Hall D",
        sections=(
            AbstractSection("Few are seen.", "Introduction"),
            AbstractSection("A man of 45 had one.\nHe kept it.", "Case Description"),
            AbstractSection("Think of it.", "Discussion"),
        ),
    ),
)
BARE = evolve(
    STUDY,
    abstract=evolve(
        STUDY.abstract or AbstractReport(),
        sections=tuple(map(AbstractSection, ("Why.", "How.", "What.", "So what."))),
    ),
)
TRIALS = pytest.mark.parametrize(
    "trial", [STUDY, CASE, BARE, Trial()], ids=["study", "case", "bare", "empty"]
)
DIALECTS = pytest.mark.parametrize("dialect", Dialect)


def _read(text: str) -> Reading:
    return KIDNEY_WEEK.read(Source(text))


@TRIALS
@DIALECTS
def test_a_rendered_trial_is_read_back(trial: Trial, dialect: Dialect) -> None:
    reading = _read(render(trial, dialect))
    assert reading.trial == carried(trial, dialect)
    assert reading.unread == ()
    for path in reading.origins:
        assert reading.words(path) == str(follow(reading.trial, path))


@TRIALS
@DIALECTS
def test_no_letter_of_a_rendered_page_can_change_unnoticed(trial: Trial, dialect: Dialect) -> None:
    assert list(unnoticed(_read, render(trial, dialect))) == []


def test_a_labelled_page_carries_all_of_a_study_and_of_a_case() -> None:
    assert carried(STUDY) == STUDY
    assert carried(CASE) == CASE
    assert carried(BARE, Dialect.UNLABELLED) == BARE


def test_the_other_dialects_lose_what_they_are_known_to_lose() -> None:
    unlabelled = carried(CASE, Dialect.UNLABELLED).abstract
    assert unlabelled is not None
    assert [one.label for one in unlabelled.sections] == [None, "Case Description", None]
    assert SectionKind.DISCUSSION in unlabelled.kinds
    dashed = carried(STUDY, Dialect.DASHED).abstract
    assert dashed is not None
    assert (dashed.year, dashed.meeting) == (None, None)


def test_every_path_that_is_carried_is_a_field_of_the_page() -> None:
    said = {
        path.replace("[0]", "[*]") for path in _read(render(STUDY)).origins if "[1]" not in path
    }
    assert {path for path in said if not any(f"[{at}]" in path for at in (2, 3))} == set(CARRIES)


def test_what_an_unlabelled_page_cannot_show_is_not_carried() -> None:
    case = AbstractSection("A man.", "Case Description")
    sections = (case, AbstractSection("Think.", "Discussion"), case)
    trial = Trial(abstract=AbstractReport(sections=sections, funding="A town"))
    unlabelled = carried(trial, Dialect.UNLABELLED).abstract
    assert unlabelled is not None
    assert unlabelled.sections == (case, AbstractSection("Think."))
    assert unlabelled.funding is None
    assert carried(trial).abstract == trial.abstract


def test_an_author_is_carried_as_the_line_is_read() -> None:
    authors = (Author("Doe", None, None, "Taipei", None, "Taiwan"), Author("a,b", "c"), Author(" "))
    report = carried(Trial(abstract=AbstractReport(authors=authors))).abstract
    assert report is not None
    assert report.authors == (
        Author("Doe", None, "Taipei", None, None, "Taiwan"),
        Author("a", "b", "c"),
    )
