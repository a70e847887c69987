"""A card shows a reading at a glance, and lets no document write to the terminal."""

import unicodedata
from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.display import card
from mscregistry.grammar.ages import Age, AgeUnit
from mscregistry.grammar.dates import PartialDate
from mscregistry.issues import Code, Issue, Severity
from mscregistry.model import (
    AbstractReport,
    AbstractSection,
    Arm,
    Author,
    CriteriaText,
    Design,
    Eligibility,
    Enrollment,
    Intervention,
    Outcome,
    Site,
    Sponsor,
    Trial,
)
from mscregistry.reading import Reading
from mscregistry.source import Source, Span
from mscregistry.visible import visible
from mscregistry.vocab import (
    Allocation,
    ArmType,
    CriterionKind,
    DateKind,
    EnrollmentKind,
    InterventionType,
    Masking,
    OutcomeKind,
    Phase,
    Sex,
    SponsorRole,
    Status,
    StudyType,
    Unlisted,
)

FULL = Trial(
    trial_id="NCT00000102",
    brief_title="Cells of a Donor for Kidneys That Fail",
    overall_status=Status.TERMINATED,
    why_stopped="Too few people came",
    study_type=StudyType.INTERVENTIONAL,
    phases=(Phase.PHASE1, Unlisted("IIa")),
    enrollment=Enrollment(12, EnrollmentKind.ACTUAL),
    start_date=PartialDate(2020, 3, kind=DateKind.ACTUAL),
    completion_date=PartialDate(2021),
    conditions=("Kidney Failure", "Anemia"),
    design=Design(allocation=Allocation.RANDOMIZED, masking=Masking.DOUBLE),
    arms=(Arm("Cells", ArmType.EXPERIMENTAL, intervention_names=("MSC",)), Arm("Saline")),
    interventions=(Intervention("MSC", InterventionType.BIOLOGICAL),),
    outcomes=(Outcome("Adverse events", "12 months", kind=OutcomeKind.PRIMARY),),
    sponsors=(Sponsor("Acme Cells", role=SponsorRole.LEAD), Sponsor("Friends")),
    sites=(Site("Hill Clinic", city="Oslo", country="Norway"),),
    eligibility=Eligibility(
        texts=(
            CriteriaText("* Adults\n* Stable\n* Able to consent", CriterionKind.INCLUSION),
            CriteriaText("* Smokers", CriterionKind.EXCLUSION),
            CriteriaText("* Walks daily"),
        ),
        sex=Sex.ALL,
        minimum_age=Age(Decimal(18), AgeUnit.YEARS),
        maximum_age=Age(Decimal(75), AgeUnit.YEARS),
    ),
)
TEXT = "TOY\nNCT00000102\nWho knows what this line is\nor this\n"
READING = Reading(
    trial=FULL,
    source=Source(TEXT, "page.txt"),
    format="toy",
    labels=(Span(0, 3),),
    issues=(
        Issue(
            Code.UNREAD_WORDS,
            Severity.WARNING,
            "'Who knows what this line is' and 1 more: nothing is known to stand here",
            spans=(Span(16, 43),),
        ),
        Issue(Code.NO_ID, Severity.INFO, "said twice", "trial_id", hint="look again"),
    ),
)
CARD = """\
────────────────────────────────────────────────────────────────────────────────
Cells of a Donor for Kidneys That Fail
────────────────────────────────────────────────────────────────────────────────
            id  NCT00000102 · https://clinicaltrials.gov/study/NCT00000102
        status  TERMINATED · Too few people came
         phase  PHASE1, IIa (on no list)
          type  INTERVENTIONAL
    enrollment  12 · ACTUAL
         dates  start 2020-03 ACTUAL, completion 2021
    conditions  Kidney Failure; Anemia
        design  RANDOMIZED · DOUBLE
           arm  Cells · EXPERIMENTAL · MSC
           arm  Saline
  intervention  MSC · BIOLOGICAL
       outcome  PRIMARY · Adverse events · 12 months
      sponsors  Acme Cells · LEAD; Friends
          site  Hill Clinic · Oslo · Norway
          ages  from 18 years up to 75 years
           sex  ALL
     inclusion  3 criteria
                • Adults
                • Stable
                  … and 1 more
     exclusion  1 criterion
                • Smokers
      criteria  1 criterion
                • Walks daily

       read as  toy, from page.txt
    characters  7.1 % accounted for: fact 0, label 3, markup 0, boilerplate 0,
                unread 39
      not read  3 pieces
                line 2: NCT00000102
                line 3: Who knows what this line is
                line 4: or this
        issues  2 (1 warning, 1 info)
                MSC009 warning: 'Who knows what this line is' and 1 more:
                  nothing is known to stand here (line 3)
                MSC011 info trial_id: said twice; look again"""
ABSTRACT = Reading(
    trial=Trial(
        official_title="A Look at Cells",
        abstract=AbstractReport(
            number="TH-PO001",
            meeting="Kidney Days",
            authors=(Author("Doe", "Jo"), Author("Roe")),
            sections=(
                AbstractSection("Kidneys fail.", "Background"),
                AbstractSection("Long words " * 20, "Purpose"),
            ),
        ),
    ),
    source=Source("TH-PO001", "a.txt"),
    format="toy",
    labels=(Span(0, 7),),
)
ABSTRACT_CARD = """\
────────────────────────────────────────────────────────────────────────────────
A Look at Cells
────────────────────────────────────────────────────────────────────────────────
      abstract  TH-PO001 · Kidney Days
       authors  Doe, Jo; Roe
    background  Kidneys fail.
       section  Long words Long words Long words Long words Long words Long
                words Long words Long words Long words …

       read as  toy, from a.txt
    characters  87.5 % accounted for: fact 0, label 7, markup 0, boilerplate 0,
                unread 1
      not read  1 piece
                line 1: 1
        issues  none"""
EMPTY_CARD = """\
────────────────────────────────────────
(no title)
────────────────────────────────────────

       read as  toy, from <text>
    characters  100 % accounted for:
                fact 0, label 0, markup
                0, boilerplate 0, unread
                0
      not read  nothing
        issues  none"""


def test_the_card_of_a_trial() -> None:
    assert card(READING, width=80, criteria=2) == CARD


def test_the_card_of_an_abstract() -> None:
    assert card(ABSTRACT, width=80) == ABSTRACT_CARD


def test_the_card_of_nothing() -> None:
    assert card(Reading(Trial(), Source(""), "toy"), width=40) == EMPTY_CARD


@pytest.mark.parametrize(
    ("minimum", "maximum", "shown"),
    [
        (Age(Decimal(18), AgeUnit.YEARS), None, "from 18 years"),
        (None, Age(Decimal(6), AgeUnit.MONTHS), "up to 6 months"),
    ],
)
def test_one_limit_of_age_is_not_taken_for_the_other(
    minimum: Age | None, maximum: Age | None, shown: str
) -> None:
    trial = Trial(eligibility=Eligibility(minimum_age=minimum, maximum_age=maximum))
    assert f"          ages  {shown}\n" in card(evolve(READING, trial=trial))


@pytest.mark.parametrize("width", [-1, 0, 1, 39, 40])
def test_a_card_is_never_too_narrow_to_read(width: int) -> None:
    assert card(READING, width=width) == card(READING, width=40)


def test_no_criteria_may_be_asked_for() -> None:
    assert "     inclusion  3 criteria\n                  … and 3 more\n" in card(
        READING, criteria=0
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("naïve ≥ 細胞 🧬", "naïve ≥ 細胞 🧬"),
        ("a\nb\tc", "a b c"),
        ("a\r\nb", r"a\r b"),
        ("\0\x07\x1b[2J\x7f\x9b", r"\x00\x07\x1b[2J\x7f\x9b"),
        ("\u202e\u2066\u200f\u200b\ufeff\u00ad", r"\u202e\u2066\u200f\u200b\ufeff\xad"),
        ("\u2028\u2029\ue000", r"\u2028\u2029\ue000"),
        ("\U000e0041", r"\U000e0041"),
        (chr(0xD800), r"\ud800"),
    ],
)
def test_what_cannot_be_seen_is_shown_as_its_code(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text(st.characters(categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Lu"]), min_size=1))
def test_a_hostile_document_cannot_write_to_the_terminal(hostile: str) -> None:
    """Whatever field it fills, and in the name of the file and the words of an issue too."""
    text = f"x{hostile}x"
    trial = evolve(
        FULL,
        trial_id=text,
        brief_title=text,
        overall_status=Unlisted(text),
        why_stopped=text,
        phases=(Unlisted(text),),
        conditions=(text,),
        arms=(Arm(text, Unlisted(text), intervention_names=(text,)),),
        interventions=(Intervention(text, Unlisted(text)),),
        outcomes=(Outcome(text, text),),
        sponsors=(Sponsor(text, role=Unlisted(text)),),
        sites=(Site(text, Unlisted(text), text, country=text),),
        eligibility=Eligibility(texts=(CriteriaText(f"* {text}"),), sex=Unlisted(text)),
        abstract=AbstractReport(
            text, text, authors=(Author(text, text),), sections=(AbstractSection(text, text),)
        ),
    )
    issue = Issue("X1", Severity.ERROR, text, text, (Span(0, 1),), text)
    shown = card(Reading(trial, Source(text, text), text, issues=(issue,)))
    for character in shown.replace("\n", ""):
        assert unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    shown.encode()


def test_a_hostile_line_break_makes_no_line_of_the_card() -> None:
    trial = evolve(FULL, brief_title="x\n        status  COMPLETED")
    assert "\n        status  COMPLETED" not in card(evolve(READING, trial=trial))


def test_a_long_list_is_cut_and_counted() -> None:
    pieces = "\n\n".join(f"stray {number}" for number in range(99))
    reading = Reading(Trial(), Source(pieces), "toy", issues=READING.issues * 99)
    shown = card(reading)
    assert "… and 59 more" in shown
    assert "… and 158 more" in shown
    assert shown.count("stray") == 40


def test_line_breaks_may_stay() -> None:
    assert visible("a\nb\x00", breaks=True) == "a\nb\\x00"
