"""Each field of `q` answers by its rule, and says what it takes."""

from datetime import date
from decimal import Context, Decimal, Inexact, localcontext
from fractions import Fraction
from typing import Any

import pytest

from mscregistry.grammar.ages import Age, AgeUnit, read_age
from mscregistry.grammar.cells.product import CellProduct
from mscregistry.grammar.cells.routes import Administration
from mscregistry.grammar.dates import PartialDate
from mscregistry.grammar.stated import Stated
from mscregistry.matching import Patient
from mscregistry.model import (
    Arm,
    CodedTerm,
    CriteriaText,
    Design,
    Eligibility,
    Enrollment,
    GeoPoint,
    Intervention,
    Outcome,
    Product,
    ResultsSummary,
    Site,
    Sponsor,
    Substance,
    Trial,
)
from mscregistry.model.abstract import AbstractReport, AbstractSection
from mscregistry.model.derived import Browse, Derived, MeshTerm
from mscregistry.query import Predicate, q
from mscregistry.query.places import EARTH
from mscregistry.truth import Truth
from mscregistry.vocab import (
    AgencyClass,
    DateKind,
    InterventionType,
    Phase,
    Sex,
    SponsorRole,
    Status,
    StudyType,
    Unlisted,
)
from mscregistry.vocab.cells import DonorRelation, ProductForm
from mscregistry.vocab.routes import route_called
from mscregistry.vocab.trial_id import TrialId

TRUE, FALSE, UNKNOWN = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN


def seen(asked: Predicate, trial: Trial) -> str:
    return asked.explain(trial).seen


def given(*names: str) -> Trial:
    """Give a trial in which something is given."""
    return Trial(interventions=tuple([Intervention(name) for name in names]))


# ── Codes ──────────────────────────────────────────────────────────────────────────────────────


def test_a_code_is_asked_for_by_member_by_words_or_as_unlisted() -> None:
    recruiting = Trial(overall_status=Status.RECRUITING)
    pausing = Trial(overall_status=Unlisted("Pausing"))
    for asked in (
        q.status == Status.RECRUITING,
        q.status == "Recruiting",
        q.status.is_in("RECRUITING", "completed"),
    ):
        assert asked(recruiting) is TRUE
        assert asked(Trial(overall_status=Status.WITHDRAWN)) is FALSE
        assert asked(Trial()) is UNKNOWN
        assert asked(pausing) is UNKNOWN
        assert (~asked)(pausing) is UNKNOWN
    assert (q.status != "recruiting")(recruiting) is FALSE
    assert (q.status == Unlisted("Pausing"))(pausing) is TRUE
    assert (q.status == Unlisted("Pausing"))(recruiting) is FALSE
    assert str(q.status.is_in("recruiting", Unlisted("Pausing"))) == (
        "the overall status is RECRUITING or Unlisted('Pausing')"
    )
    assert seen(q.status == "completed", pausing) == "Unlisted('Pausing')"
    assert seen(q.status == "completed", Trial()) == "not stated"


def test_a_code_that_is_none_is_refused_with_the_nearest() -> None:
    with pytest.raises(ValueError, match=r"q\.status: 'recruting' is no Status; did you mean 'REC"):
        _ = q.status == "recruting"
    with pytest.raises(
        ValueError, match=r"'§' is no Sex; there are FEMALE, MALE, ALL, and Unlisted"
    ):
        _ = q.sex == "§"
    with pytest.raises(TypeError, match=r"asked for a Status or its word, .* not <Sex\.ALL"):
        _ = q.status == Sex.ALL
    with pytest.raises(TypeError, match="not 7"):
        _ = q.status == 7
    with pytest.raises(TypeError, match=r"q\.status: give one code or more"):
        q.status.is_in()


def test_whether_something_is_stated_is_never_unknown() -> None:
    full = Trial(
        overall_status=Unlisted("Pausing"),
        phases=(Phase.PHASE2,),
        enrollment=Enrollment(0),
        start_date=PartialDate(2020),
        has_results=False,
        brief_title="x",
        trial_id="7",
        eligibility=Eligibility(minimum_age=read_age("18 years")),
    )
    fields: tuple[Any, ...] = (
        q.status,
        q.phase,
        q.enrollment,
        q.start,
        q.has_results,
        q.title,
        q.id,
        q.minimum_age,
    )
    for field in fields:
        assert field.stated(full) is TRUE
        assert field.stated(Trial()) is FALSE
        assert seen(field.stated, full) == "stated"
        assert seen(field.stated, Trial()) == "not stated"
    assert str(q.enrollment.stated) == "the record states the enrollment"


def test_several_codes_are_asked_for_one_any_all_or_no_other() -> None:
    both = Trial(phases=(Phase.PHASE1, Phase.PHASE2))
    assert q.phase.has("phase 2")(both) is TRUE
    assert q.phase.has(Phase.PHASE3)(both) is FALSE
    assert q.phase.has_any("PHASE3", "PHASE1")(both) is TRUE
    assert q.phase.has_all("PHASE1", "PHASE2")(both) is TRUE
    assert q.phase.has_all("PHASE1", "PHASE3")(both) is FALSE
    assert q.phase.exactly("PHASE2", "PHASE1")(both) is TRUE
    assert q.phase.exactly("PHASE2")(both) is FALSE
    assert q.phase.has("PHASE2")(Trial()) is UNKNOWN
    odd = Trial(phases=(Phase.PHASE1, Unlisted("Phase ½")))
    assert q.phase.has("PHASE1")(odd) is TRUE
    assert q.phase.has("PHASE2")(odd) is UNKNOWN
    assert q.phase.exactly("PHASE1")(odd) is UNKNOWN
    assert q.phase.exactly("PHASE2")(odd) is FALSE
    assert q.phase.exactly("PHASE1")(Trial()) is UNKNOWN
    assert seen(q.phase.has("PHASE1"), odd) == "PHASE1, Phase ½"
    assert str(q.phase.exactly("PHASE1").explain(odd).parts[1].sentence) == (
        "among the phases is no other than PHASE1"
    )
    assert q.phase.exactly("PHASE1").explain(odd).parts[1].seen == "PHASE1, Phase ½"
    assert (
        str(q.phase.has_any("PHASE1", "PHASE2", "NA")) == "among the phases is PHASE1, PHASE2 or NA"
    )


def test_several_codes_are_equal_to_nothing() -> None:
    with pytest.raises(TypeError, match=r"ask \.has\('PHASE2'\) or \.exactly\('PHASE2'\)"):
        _ = q.phase == "PHASE2"  # type: ignore[comparison-overlap]
    with pytest.raises(TypeError, match=r"q\.phase: give one code or more"):
        q.phase.has_any()
    with pytest.raises(
        TypeError, match=r"q\.country is asked for a code or its word, .* and no list, not 7"
    ):
        q.country.has(7)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="'phase 9' is no Phase"):
        q.phase.has("phase 9")


def test_countries_are_known_by_name_and_letters() -> None:
    trial = Trial(recruitment_countries=("Germany", "Türkiye"))
    for words in ("DE", "de", "Germany", "DEU"):
        assert q.country.has(words)(trial) is TRUE
    assert q.country.has("France")(trial) is FALSE
    with pytest.raises(ValueError, match=r"'Germny' is no country; did you mean 'germany'\?"):
        q.country.has("Germny")
    assert q.country.has("France")(Trial(recruitment_countries=("Europe",))) is UNKNOWN
    assert seen(q.country.has("FR"), Trial(recruitment_countries=("Europe",))) == "not known"
    with pytest.raises(ValueError, match="'Europe' is no country; give its English name"):
        q.country.has("Europe")


def test_a_registry_is_known_by_the_number_of_the_record() -> None:
    assert q.registry.has("ctgov")(Trial(trial_id="NCT00000102")) is TRUE
    assert q.registry.has("ClinicalTrials.gov")(Trial(trial_id="NCT00000102")) is TRUE
    assert q.registry.has("DRKS")(Trial(trial_id="NCT00000102")) is FALSE
    assert q.registry.has("DRKS")(Trial(trial_id="EK 7")) is UNKNOWN
    assert q.registry.has("DRKS")(Trial()) is UNKNOWN
    with pytest.raises(ValueError, match="'moon' is no registry; there are CTGOV, "):
        q.registry.has("moon")


def test_what_outcomes_measure_is_known_by_code_and_name() -> None:
    trial = Trial(outcomes=(Outcome("Change in eGFR"), Outcome("All-cause mortality")))
    for words in ("egfr", "eGFR", "estimated glomerular filtration rate"):
        assert q.measured.has(words)(trial) is TRUE
    assert q.measured.has("dependence on renal replacement therapy")(trial) is FALSE
    assert q.measured.has("hba1c")(trial) is FALSE
    assert q.measured.has("hba1c")(Trial(outcomes=(Outcome("Gloom"),))) is UNKNOWN
    assert q.measured.has("hba1c")(Trial()) is UNKNOWN
    doubted = Trial(outcomes=(Outcome("Change at 6 months", description="eGFR by CKD-EPI"),))
    assert q.measured.has("egfr")(doubted) is UNKNOWN
    assert seen(q.measured.has("egfr"), doubted) == "egfr?"
    with pytest.raises(ValueError, match="'gloom' is no endpoint or measure that we know"):
        q.measured.has("gloom")
    with pytest.raises(ValueError, match="the nearest are "):
        q.measured.has("egf rate")


def test_what_criteria_set_limits_to_is_known_by_code() -> None:
    text = CriteriaText("* eGFR < 30 mL/min/1.73m2\n* Age over 18 years")
    trial = Trial(eligibility=Eligibility(texts=(text,)))
    assert q.limited.has("egfr")(trial) is TRUE
    assert q.limited.has("hba1c")(trial) is FALSE
    unread = Trial(eligibility=Eligibility(texts=(CriteriaText("* Willing to come"),)))
    assert q.limited.has("hba1c")(unread) in {UNKNOWN, FALSE}
    odd = Trial(eligibility=Eligibility(texts=(CriteriaText("* Zorg index > 7 and more"),)))
    assert q.limited.has("hba1c")(odd) is UNKNOWN


def test_groups_of_what_is_measured_are_known_by_name() -> None:
    trial = Trial(outcomes=(Outcome("Pain on a VAS"), Outcome("Adverse events")))
    assert q.measured_group.has_all("pain", "safety")(trial) is not FALSE
    assert q.measured_group.has("renal")(trial) is FALSE
    assert q.measured_group.has("renal")(Trial(outcomes=(Outcome("Gloom"),))) is UNKNOWN
    with pytest.raises(ValueError, match=r"q\.measured_group: 'gloom' is no group; the groups are"):
        q.measured_group.has("gloom")


def test_several_places_are_told_by_the_record_or_its_sites() -> None:
    assert q.multicenter(Trial(design=Design(multicenter=False), sites=(Site(), Site()))) is FALSE
    assert q.multicenter(Trial(sites=(Site(), Site()))) is TRUE
    assert q.multicenter(Trial(sites=(Site(),))) is UNKNOWN


def test_what_is_called_by_a_code_alone_does_not_tell_what_is_given() -> None:
    for name in ("Study drug", "IMP", "ABC-123", "investigational product", "Biological: infusion"):
        assert q.gives(form="msc")(given(name)) is UNKNOWN, name
    assert q.gives(form="msc")(given("Study drug: aspirin")) is FALSE
    product = Product(substances=(Substance(name="Aspirin"),))
    assert q.gives(form="msc")(Trial(products=(product,))) is FALSE


def test_types_of_intervention_are_those_of_each() -> None:
    trial = Trial(interventions=(Intervention("a", InterventionType.DRUG), Intervention("b")))
    assert q.intervention_type.has("drug")(trial) is TRUE
    assert q.intervention_type.has("device")(trial) is UNKNOWN


def test_the_class_of_the_lead_sponsor_counts_and_no_other() -> None:
    lead = Sponsor("A", AgencyClass.INDUSTRY, SponsorRole.LEAD)
    trial = Trial(sponsors=(Sponsor("B", AgencyClass.NIH, SponsorRole.COLLABORATOR), lead))
    assert (q.sponsor_class == "INDUSTRY")(trial) is TRUE
    assert (q.sponsor_class == "NIH")(trial) is FALSE
    assert (q.sponsor_class == "NIH")(Trial()) is UNKNOWN


# ── Numbers, ages, dates ───────────────────────────────────────────────────────────────────────


def test_numbers_compare() -> None:
    trial = Trial(enrollment=Enrollment(30), arms=(Arm("a"),), sites=(Site(), Site()))
    for asked in (
        q.enrollment == 30,
        q.enrollment <= 30,
        q.enrollment >= 30,
        q.enrollment < 31,
        q.enrollment > 29,
        q.enrollment.between(30, 40),
        q.enrollment >= Decimal(30),
        q.enrollment >= Fraction(30),
        q.enrollment >= 30.0,
        q.arms == 1,
        q.sites == 2,
    ):
        assert asked(trial) is TRUE, asked
        assert (~asked)(trial) is FALSE
        assert asked(Trial()) is UNKNOWN
    assert (q.enrollment != 30)(trial) is FALSE
    assert (q.enrollment < 30)(trial) is FALSE
    assert (q.enrollment > 30)(trial) is FALSE
    assert q.enrollment.between(31, 40)(trial) is FALSE
    assert (q.arms == 4)(Trial(design=Design(number_of_arms=4))) is TRUE
    assert seen(q.enrollment > 1, trial) == "30"
    assert seen(q.enrollment > 1, Trial()) == "not stated"
    assert [str(one) for one in (q.enrollment == 3, q.enrollment < 3, q.enrollment > 3)] == [
        "the enrollment is 3",
        "the enrollment is below 3",
        "the enrollment is above 3",
    ]


def test_a_number_beyond_all_reason_is_none_that_can_be_asked_for() -> None:
    assert (q.enrollment > 30)(Trial(enrollment=Enrollment(10**30))) is UNKNOWN


def test_what_is_no_whole_number_is_refused() -> None:
    wrong: Any
    for wrong in ("30", None, True):
        with pytest.raises(TypeError, match=r"q\.enrollment is asked for a number"):
            _ = q.enrollment >= wrong
    for endless in (float("nan"), float("inf")):
        with pytest.raises(ValueError, match="asked for a number, not"):
            _ = q.enrollment >= endless
    with pytest.raises(ValueError, match="asked for a number, not"):
        _ = q.enrollment >= Decimal("sNaN")
    with pytest.raises(ValueError, match="so large a number is none that can be asked for"):
        _ = q.enrollment >= 10**5000
    with pytest.raises(ValueError, match=r"it is asked for a whole number, not 30\.5"):
        _ = q.enrollment >= 30.5
    with pytest.raises(ValueError, match=r"q\.enrollment\.between: the first is above the second"):
        q.enrollment.between(2, 1)


def test_ages_compare_whatever_their_unit() -> None:
    def of(words: str) -> Trial:
        return Trial(eligibility=Eligibility(minimum_age=read_age(words)))

    assert (q.minimum_age == "18 years")(of("216 months")) is TRUE
    assert (q.minimum_age != "18 years")(of("216 months")) is FALSE
    assert (q.minimum_age < "1 year")(of("6 months")) is TRUE
    assert (q.minimum_age > "1 year")(of("6 months")) is FALSE
    assert (q.minimum_age <= "7 days")(of("1 week")) is TRUE
    assert (q.minimum_age >= "60 minutes")(of("1 hour")) is TRUE
    assert q.minimum_age.between("18 years", "65 years")(of("18 years")) is TRUE
    assert (q.minimum_age == Age(Decimal("0.5"), AgeUnit.YEARS))(of("6 months")) is TRUE
    assert (q.maximum_age == "18 years")(of("18 years")) is UNKNOWN
    assert seen(q.minimum_age > "1 day", of("6 months")) == "0.5 years"
    assert str(q.minimum_age >= "18 years") == "the minimum age is at least 18 years"
    huge = Trial(eligibility=Eligibility(minimum_age=Age(Decimal("999999999999.5"), AgeUnit.YEARS)))
    assert (q.minimum_age > "100 years")(huge) is TRUE
    with pytest.raises(ValueError, match="'old' is no age; give one such as '18 years'"):
        _ = q.minimum_age > "old"
    with pytest.raises(TypeError, match="asked for an age such as '18 years', not 18"):
        _ = q.minimum_age > 18  # type: ignore[operator]
    with pytest.raises(ValueError, match=r"q\.minimum_age\.between"):
        q.minimum_age.between("2 years", "1 year")


def test_exact_numbers_do_not_depend_on_the_context_of_the_caller() -> None:
    trial = Trial(eligibility=Eligibility(minimum_age=read_age("18.25 years")))
    with localcontext(Context(prec=3, traps=[Inexact])):
        assert (q.minimum_age >= "18 years")(trial) is TRUE
        assert "1234567 to 2234567 cells/kg" in str(q.dose.between(1234567, 2234567))


DAYS = (
    PartialDate(2020),
    PartialDate(2020, 3),
    PartialDate(2020, 3, 1),
    PartialDate(2020, 3, 31),
    PartialDate(2020, 12, 31),
    PartialDate(2021, 1, 1),
    PartialDate(1),
    PartialDate(9999, 12, 31),
)


@pytest.mark.parametrize("stated", DAYS)
@pytest.mark.parametrize("asked", DAYS)
def test_dates_compare_with_the_ends_of_what_is_asked_for(
    stated: PartialDate, asked: PartialDate
) -> None:
    trial = Trial(start_date=stated)
    assert q.start.before(asked)(trial) is stated.before(asked.earliest)
    assert q.start.after(asked)(trial) is stated.after(asked.latest)
    inside = asked.earliest <= stated.earliest and stated.latest <= asked.latest
    apart = stated.latest < asked.earliest or stated.earliest > asked.latest
    expected = TRUE if inside else FALSE if apart else UNKNOWN
    assert q.start.within(asked)(trial) is expected
    assert q.start.between(asked, asked)(trial) is expected


def test_dates_are_asked_for_as_text_or_date() -> None:
    trial = Trial(start_date=PartialDate(2020, 5, 17, DateKind.ACTUAL))
    assert q.start.before(date(2020, 5, 18))(trial) is TRUE
    assert q.start.after("2020-05")(trial) is FALSE
    assert q.start.before("2020-05")(trial) is FALSE
    vague = Trial(start_date=PartialDate(2020, 5))
    assert q.start.before("2020-05-17")(vague) is UNKNOWN
    assert q.start.after("2020-05")(vague) is FALSE
    assert q.start.within("2020")(trial) is TRUE
    assert q.start.between("2019", "2020-05")(trial) is TRUE
    for asked in (q.start.before("2021"), q.start.after("2021"), q.start.within("2021")):
        assert asked(Trial()) is UNKNOWN
        assert seen(asked, Trial()) == "not stated"
        assert seen(asked, trial) == "2020-05-17 (actual)"
        assert seen(asked, Trial(start_date=PartialDate(2020))) == "2020"
    assert [
        str(one)
        for one in (q.start.before("2021"), q.start.after("2021-05"), q.start.within("2021"))
    ] == ["the start is before 2021", "the start is after 2021-05", "the start is within 2021"]
    assert str(q.start.between("2019", "2021")) == "the start is between 2019 and 2021"
    with pytest.raises(ValueError, match="not an ISO date"):
        q.start.before("May 2020")
    with pytest.raises(TypeError, match="asked for a date such as '2021-03', not 2020"):
        q.start.before(2020)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"q\.start\.between: 2021 is after 2020"):
        q.start.between("2021", "2020")


# ── True or false ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("trial", "expected"),
    [
        (Trial(has_results=True), TRUE),
        (Trial(has_results=False), FALSE),
        (Trial(), UNKNOWN),
        (Trial(results_first_posted_date=PartialDate(2020)), TRUE),
        (Trial(results_summary=ResultsSummary(summary="It helped.")), TRUE),
        (Trial(results_summary=ResultsSummary(posted_date=PartialDate(2020))), TRUE),
        (
            Trial(results_summary=ResultsSummary(planned_publication_date=PartialDate(2030))),
            UNKNOWN,
        ),
    ],
)
def test_results_are_there_where_the_record_shows_it(trial: Trial, expected: Truth) -> None:
    assert q.has_results(trial) is expected
    assert seen(q.has_results, trial) == {TRUE: "yes", FALSE: "no", UNKNOWN: "not known"}[expected]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"prospective_registration": False}, FALSE),
        ({"first_submitted_date": "2020-01", "start_date": "2020-02"}, TRUE),
        ({"first_submitted_date": "2020-03", "start_date": "2020-02"}, FALSE),
        ({"first_submitted_date": "2020-02", "start_date": "2020-02"}, UNKNOWN),
        ({"first_submitted_date": "2020-02-01", "start_date": "2020-02-01"}, TRUE),
        ({"registration_date": "2020-03", "start_date": "2020-02"}, FALSE),
        ({"first_posted_date": "2020-01", "start_date": "2020-02"}, TRUE),
        ({"first_posted_date": "2020-03", "start_date": "2020-02"}, UNKNOWN),
        ({"first_posted_date": "2020-02", "start_date": "2020-02"}, UNKNOWN),
        ({"first_posted_date": "2020-01"}, UNKNOWN),
        ({"start_date": "2020-01"}, UNKNOWN),
    ],
)
def test_registration_before_the_start_is_told_by_the_record_or_its_days(
    fields: dict[str, Any], expected: Truth
) -> None:
    made: dict[str, Any] = {
        name: PartialDate.of(value) if isinstance(value, str) else value
        for name, value in fields.items()
    }
    assert q.registered_before_start(Trial(**made)) is expected


# ── Words ──────────────────────────────────────────────────────────────────────────────────────


def test_words_are_found_in_any_writing() -> None:
    trial = Trial(brief_title="Haematopoietic Stem-Cells for Crohn’s disease; a study of 2 doses")
    for words in (
        "hematopoietic stem cell",
        "STEM CELLS",
        "crohn disease",
        "hemato*",
        "stem c*",
        "a study",
        "2 doses",
    ):
        assert q.title.contains(words)(trial) is TRUE, words
    for words in ("cell stem", "hematopoietic cells", "tem cell", "dose 2", "hemato"):
        assert q.title.contains(words)(trial) is FALSE, words
    assert q.title.contains("x")(Trial()) is UNKNOWN
    apart = Trial(brief_title="bone", official_title="marrow")
    assert q.title.contains("bone marrow")(apart) is FALSE
    assert seen(q.title.contains("marrow"), apart) == "'marrow'"
    assert seen(q.title.contains("x"), apart) == "not in 2 texts"
    assert seen(q.title.contains("x"), Trial(brief_title="y")) == "not in 1 text"
    assert seen(q.title.contains("x"), Trial()) == "no text"
    assert str(q.title.contains("Bone")) == "a title has the words 'Bone'"
    for star in ("*kidney", "dia*etes", "a* b"):
        with pytest.raises(ValueError, match="a star stands at the end, as in 'nephro"):
            q.title.contains(star)
    for wrong in ("", "  ", "?!", "the", "*"):
        with pytest.raises(ValueError, match="has no word to look for"):
            q.title.contains(wrong)
    with pytest.raises(TypeError, match=r"q\.title\.contains is asked for words, not 7"):
        q.title.contains(7)  # type: ignore[arg-type]


FULL = Trial(
    brief_title="word1",
    brief_summary="word2",
    conditions=("word3",),
    keywords=("word4",),
    interventions=(Intervention("word5", description="word6", other_names=("word7",)),),
    arms=(Arm("word8", description="word9"),),
    outcomes=(Outcome("word10", description="word11"),),
    eligibility=Eligibility(texts=(CriteriaText("word12"),), study_population="word13"),
    sponsors=(Sponsor("word14"),),
    abstract=AbstractReport(sections=(AbstractSection("word15"),)),
    intervention_description="word16",
    products=(Product(name="word17", substances=(Substance(name="word18"),)),),
    condition_terms=(CodedTerm("word99"),),
)


def test_each_text_field_looks_into_its_own_texts_and_text_into_all() -> None:
    places = {
        "title": (1,),
        "summary": (2,),
        "condition": (3,),
        "keyword": (4,),
        "intervention": (5, 6, 7, 16, 17, 18),
        "arm": (8, 9),
        "outcome": (10, 11),
        "criterion": (12, 13),
        "sponsor": (14,),
        "abstract": (15,),
    }
    for name, numbers in places.items():
        field = getattr(q, name)
        for number in range(1, 19):
            asked = field.contains(f"word{number}")
            assert asked(FULL) is Truth.of(number in numbers), (name, number)
            assert q.text.contains(f"word{number}")(FULL) is TRUE
    assert q.text.contains("word99")(FULL) is FALSE


# ── Conditions ─────────────────────────────────────────────────────────────────────────────────


def test_a_condition_is_known_by_its_names_and_its_kinds() -> None:
    trial = Trial(conditions=("Diabetic Kidney Disease",))
    for words in (
        "diabetic nephropathy",
        "DKD",
        "diabetic_nephropathy",
        "Kidney Diseases",
        "D007674",
        "Diabetes Mellitus",
    ):
        assert q.condition.is_a(words)(trial) is TRUE, words
    assert q.condition.is_a("lupus nephritis")(trial) is FALSE
    assert q.condition.is_a("lupus nephritis")(Trial()) is UNKNOWN
    assert q.condition.is_a("lupus nephritis")(Trial(conditions=("CKD",))) is UNKNOWN
    assert q.condition.is_a("covid-19")(Trial(conditions=("Viral pneumonia",))) is UNKNOWN
    assert str(q.condition.is_a("CKD")) == (
        "the condition is chronic_kidney_disease or a kind of it"
    )
    assert seen(q.condition.is_a("CKD"), trial) == "diabetic_nephropathy"


def test_a_wider_a_doubted_and_an_unknown_condition_leave_it_open() -> None:
    asked = q.condition.is_a("chronic kidney disease")
    assert asked(Trial(conditions=("Kidney Disease",))) is UNKNOWN
    assert asked(Trial(conditions=("Gloom",))) is UNKNOWN
    assert asked(Trial(conditions=("Gloom", "CKD"))) is TRUE
    assert q.condition.is_a("stroke")(Trial(conditions=("Stroke Epilepsy",))) is UNKNOWN
    assert q.condition.is_a("ischemic stroke")(Trial(conditions=("Stroke Epilepsy",))) is UNKNOWN
    assert q.condition.is_a("asthma")(Trial(conditions=("Stroke Epilepsy",))) is FALSE


def test_what_the_registry_adds_can_say_yes_and_never_opens_a_question() -> None:
    added = Derived(
        condition_browse=Browse(
            meshes=(MeshTerm("D007674", "Kidney Diseases"), MeshTerm(None, "x")),
            ancestors=(MeshTerm("D000014570", "Urologic Diseases"),),
        )
    )
    trial = Trial(conditions=("Asthma",), derived=added, mesh_terms=("Stroke", "Gloom"))
    assert q.condition.is_a("kidney disease")(trial) is TRUE
    assert q.condition.is_a("stroke")(trial) is TRUE
    assert q.condition.is_a("chronic kidney disease")(trial) is FALSE
    assert "kidney_disease (added by the registry)" in seen(q.condition.is_a("CKD"), trial)


def test_a_condition_that_is_not_in_the_table_is_refused() -> None:
    with pytest.raises(
        ValueError, match="'kidny disease' is not in our table; did you mean 'kidney"
    ):
        q.condition.is_a("kidny disease")
    with pytest.raises(ValueError, match=r"not in our table; q\.condition\.contains\('§§§§'\)"):
        q.condition.is_a("§§§§")
    with pytest.raises(TypeError, match="asked for a name, not 7"):
        q.condition.is_a(7)  # type: ignore[arg-type]


# ── Cells ──────────────────────────────────────────────────────────────────────────────────────

BONE = "Autologous bone marrow-derived MSCs, 2 × 10^6 cells/kg IV"
CORD = "Allogeneic Wharton's jelly mesenchymal stem cells, intrathecal, 1-3 × 10^7 cells"


def test_cells_are_asked_for_in_each_respect() -> None:
    trial = given(BONE)
    for asked in (
        q.tissue.has("bone_marrow"),
        q.tissue.has("Bone Marrow"),
        q.tissue.has("BM"),
        q.dose.between(1e6, 2e6, "CELLS per kg"),
        q.product_form.has("Mesenchymal stem cells"),
        q.product_form.has("MSCs"),
        q.donor.has("autologous"),
        q.route.has("intravenous"),
        q.route.has("IV"),
        q.route.has("intravenously"),
        q.product_form.has("msc"),
        q.tissue.has_any("adipose", "bone_marrow"),
        q.dose.between("1e6", 3 * 10**6),
        q.gives(form=ProductForm.MSC, donor=DonorRelation.AUTOLOGOUS, route="IV"),
        q.gives(dose=("2e6", "2e6", "cells/kg")),
        q.gives(),
    ):
        assert asked(trial) is TRUE, asked
        assert asked(Trial()) is UNKNOWN
        assert asked(given("Aspirin")) is FALSE
    for asked in (
        q.tissue.has("adipose"),
        q.donor.has("allogeneic"),
        q.route.has("intrathecal"),
        q.product_form.has("ev"),
        q.dose.between("3e6", "4e6"),
        q.gives(form="msc", tissue="adipose"),
    ):
        assert asked(trial) is FALSE, asked
    assert seen(q.tissue.has("adipose"), trial).startswith("msc bone_marrow autologous")
    assert seen(q.tissue.has("adipose"), given("Aspirin")) == "no cells are given"
    assert seen(q.tissue.has("adipose"), Trial()) == "not stated"
    assert str(q.gives(form="msc", dose=("1e6", "2e6", "cells/kg"))) == (
        "gives cells of form msc, dose 1000000 to 2000000 cells/kg"
    )
    assert str(q.gives()) == "gives cells"


def test_one_product_must_be_all_that_is_asked_for() -> None:
    trial = given(BONE, CORD)
    assert (q.tissue.has("bone_marrow") & q.route.has("intrathecal"))(trial) is TRUE
    assert q.gives(tissue="bone_marrow", route="intrathecal")(trial) is not TRUE
    assert q.gives(tissue="whartons_jelly", route="intrathecal")(trial) is TRUE


def test_cells_of_a_part_are_of_the_whole_and_not_the_other_way() -> None:
    assert q.tissue.has("umbilical_cord")(given(CORD)) is TRUE
    assert q.tissue.has("Wharton's jelly")(given(CORD)) is TRUE
    cord = given("Allogeneic umbilical cord mesenchymal stem cells")
    assert q.tissue.has("whartons_jelly")(cord) is UNKNOWN


def test_what_the_words_leave_in_doubt_is_not_known() -> None:
    doubted = CellProduct(
        form=Stated(ProductForm.MSC, "cells", "x", (), sure=False),
        tissue=Stated("adipose", "fat", "x", (), sure=False),
        donor=Stated(DonorRelation.AUTOLOGOUS, "own", "x", (), sure=False),
        routes=(Stated(Administration(route_called("intravenous")), "IV", "x", (), sure=False),),
    )
    trial = Trial()
    object.__setattr__(trial, "cell_products", (doubted,))
    for asked in (
        q.product_form.has("msc"),
        q.product_form.has("ev"),
        q.tissue.has("adipose"),
        q.tissue.has("bone_marrow"),
        q.donor.has("allogeneic"),
        q.route.has("intravenous"),
    ):
        assert asked(trial) is UNKNOWN, asked
    assert q.route.has("intrathecal")(trial) is FALSE
    for field in (q.product_form, q.tissue, q.donor, q.route):
        assert field.groups(trial) == ()
        assert field.order(trial) is None


def test_doses_compare_in_their_unit_alone() -> None:
    ranged = given(CORD)
    assert q.dose.between("1e7", "3e7", "cells")(ranged) is TRUE
    assert q.dose.between("2e7", "3e7", "cells")(ranged) is UNKNOWN
    assert q.dose.between("1e8", "3e8", "cells")(ranged) is FALSE
    assert q.dose.between("1e5", "2e5", "cells")(ranged) is FALSE
    assert q.dose.between("1e7", "3e7", "cells/kg")(ranged) is UNKNOWN
    assert repr(q.dose) == "q.dose"
    for wrong in ("many", "nan", "1e99"):
        with pytest.raises(ValueError, match="is no number of cells"):
            q.dose.between(wrong, "1e6")
    for odd in (1.5, True, None):
        with pytest.raises(TypeError, match=r"asked for exact numbers such as 1e6 or '2\.5e6'"):
            q.dose.between(odd, "1e6")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="3e6 is above 2e6"):
        q.dose.between("3e6", "2e6")
    with pytest.raises(
        ValueError, match="'million cells' is no unit of doses; there are cells, ce"
    ):
        q.dose.between(1, 2, "million cells")
    with pytest.raises(TypeError, match="7 is no unit; there are cells, cells/kg"):
        q.dose.between(1, 2, 7)  # type: ignore[arg-type]
    for wrong_dose in ("1e6", ("1e6", "2e6"), 7):
        with pytest.raises(TypeError, match=r"q\.gives\(dose=…\) is \(low, high, unit\), not"):
            q.gives(dose=wrong_dose)  # type: ignore[arg-type]


def test_a_code_for_cells_that_is_none_is_refused_with_those_there_are() -> None:
    with pytest.raises(
        ValueError, match="no tissue has the code 'bone'; the codes are bone_marrow"
    ):
        q.tissue.has("bone")
    with pytest.raises(ValueError, match=r"q\.tissue: .*; did you mean 'bone_marrow'\?"):
        q.tissue.has("bonemarrow")
    with pytest.raises(ValueError, match=r"'allogenic' is no Donor.*; did you mean 'allogeneic'\?"):
        q.donor.has("allogenic")
    with pytest.raises(ValueError, match="no way of giving has the code 'by_mail'"):
        q.route.has("by mail")
    with pytest.raises(ValueError, match="'mine' is no DonorRelation; there are autologous, allog"):
        q.donor.has("mine")
    with pytest.raises(ValueError, match="'' is no ProductForm"):
        q.product_form.has("")
    with pytest.raises(ValueError, match="no tissue has the code ''"):
        q.tissue.has("")
    with pytest.raises(TypeError, match=r"q\.tissue: give one code or more"):
        q.tissue.has_any()
    for wrong in (7, None):
        with pytest.raises(TypeError):
            q.tissue.has(wrong)  # type: ignore[arg-type]


# ── Places, numbers, patients ──────────────────────────────────────────────────────────────────


def at(latitude: str, longitude: str, city: str | None = None) -> Site:
    return Site(city=city, geo_point=GeoPoint(Decimal(latitude), Decimal(longitude)))


def test_a_site_is_near_by_its_place_on_the_globe() -> None:
    munich, vienna = at("48.1374", "11.5755", city="Munich"), at("48.2", "16.3667")
    trial = Trial(sites=(munich, vienna))
    assert q.near(48.1374, 11.5755, 0)(trial) is TRUE
    assert q.near(48.3705, 10.8978, 60)(trial) is TRUE
    assert q.near(48.3705, 10.8978, 50)(trial) is FALSE
    assert q.near(-48, -168, 20_100)(trial) is TRUE
    assert q.near(48.3705, 10.8978, 50)(Trial(sites=(vienna, Site(city="Ulm")))) is UNKNOWN
    assert q.near(48.3705, 10.8978, 50)(Trial()) is UNKNOWN
    assert q.near(0, 0, 1)(Trial(sites=(at("91", "0"),))) is UNKNOWN
    assert seen(q.near(48.3705, 10.8978, 50), trial) == "Munich is 56 km away"
    assert seen(q.near(48.2, 16.3667, 50), Trial(sites=(vienna,))) == "a site is 0 km away"
    assert seen(q.near(0, 0, 50), Trial()) == "no site whose place is known"
    assert str(q.near(48.1, 11.5, 50)) == "a site is within 50 km of 48.1, 11.5"
    # A quarter of the way round the earth, to the metre.
    quarter = EARTH * 1.5707963267948966
    assert q.near(0, 0, quarter + 0.001)(Trial(sites=(at("0", "90"),))) is TRUE
    assert q.near(0, 0, quarter - 0.001)(Trial(sites=(at("0", "90"),))) is FALSE


@pytest.mark.parametrize("place", [(91, 0, 1), (0, 181, 1), (float("nan"), 0, 1)])
def test_a_place_that_is_none_is_refused(place: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match="is no place: degrees north"):
        q.near(*place)


def test_what_is_no_number_of_degrees_is_refused() -> None:
    wrong: Any
    with pytest.raises(ValueError, match="so large a number is no place and no distance"):
        q.near(0, 0, 10**400)
    for wrong in (("48.1", 11.6, 100), (48.1, 11.6, "100 km"), (True, 0, 1)):
        with pytest.raises(TypeError, match=r"q\.near takes degrees and kilometres as numbers"):
            q.near(*wrong)


@pytest.mark.parametrize("distance", [-1, float("inf"), float("nan")])
def test_a_distance_that_is_none_is_refused(distance: float) -> None:
    with pytest.raises(ValueError, match="is no distance"):
        q.near(0, 0, distance)


def test_a_number_is_known_however_it_is_written() -> None:
    trial = Trial(trial_id="NCT00000102", nct_id_aliases=("NCT00000001",))
    for asked in (
        q.id == "nct 00000102",
        q.id.is_in("NCT00000001", "x"),
        q.id.is_in(TrialId("CTGOV", "NCT00000102")),
    ):
        assert asked(trial) is TRUE
        assert asked(Trial()) is FALSE
    assert (q.id != "NCT00000102")(trial) is FALSE
    assert (q.id == "2015-000950-39")(Trial(trial_id="EUCTR2015-000950-39-SE")) is TRUE
    assert (q.id == "2015-000950-39-DE")(Trial(trial_id="EUCTR2015-000950-39-SE")) is FALSE
    assert seen(q.id == "x", trial) == "NCT00000102, NCT00000001"
    assert seen(q.id == "x", Trial()) == "no number"
    assert str(q.id.is_in("a", "b")) == "the number is a or b"
    for wrong in ((), (7,)):
        with pytest.raises(TypeError, match=r"q\.id is asked for numbers as text"):
            q.id.is_in(*wrong)


def test_a_patient_may_be_admitted_or_not() -> None:
    trial = Trial(eligibility=Eligibility(minimum_age=read_age("65 years")))
    asked = q.admits(Patient(birth_date="1960-05-17"), "2024-06-01")
    assert asked(trial) is FALSE
    assert asked(Trial()) is UNKNOWN
    assert str(asked) == "admits the patient on 2024-06-01"
    assert "eligibility.minimum_age" in seen(asked, trial)
    within = Trial(eligibility=Eligibility(minimum_age=read_age("18 years")))
    assert asked(within) is UNKNOWN
    assert seen(asked, within).startswith("TRUE, and not sure; no criteria are stated, only limits")
    assert q.admits(Patient(birth_date="1960-05-17"), "2024-06-01", guesses=True)(within) is TRUE
    with pytest.raises(TypeError, match="asked for a Patient, not 52"):
        q.admits(52, "2024")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="2024-13"):
        q.admits(Patient(), "2024-13")


def test_a_name_that_q_has_not_is_told_with_the_nearest() -> None:
    with pytest.raises(
        AttributeError, match=r"nothing is called q\.enrolment; did you mean q\.enr"
    ):
        q.enrolment  # type: ignore[attr-defined]  # noqa: B018 - it must raise
    with pytest.raises(AttributeError, match="there are abstract, "):
        q.zzzzzz  # type: ignore[attr-defined]  # noqa: B018 - as above
    with pytest.raises(AttributeError, match=r"q\.status cannot be set"):
        q.status = 7  # type: ignore[misc,assignment]
    assert repr(q) == "q"
    assert StudyType.INTERVENTIONAL in q.study_type.enum
