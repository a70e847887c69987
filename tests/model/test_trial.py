"""A trial is a value: what a record says, compared by what it says."""

import pickle

import attrs
import pytest

from mscregistry import model
from mscregistry.model import (
    AbstractReport,
    Answer,
    Arm,
    Contact,
    RelatedTrial,
    SecondaryId,
    Site,
    Sponsor,
    Trial,
    TrialCountry,
)
from mscregistry.vocab import Phase, SponsorRole, Unlisted

HOSTILE_IDS = [
    "",
    " ",
    "NCT",
    "NCT0000010",
    "NCT000001022",
    " NCT00000102",
    "NCT00000102\n",
    "nct00000102/../..",
    "NCT00000102?x=1",
    "NCT00000102#x",
    "NCT0000010\u0662",
    "javascript:alert(1)",
    "https://example.org/NCT00000102",
    "%4eCT00000102",
    "NCT00000102\x00",
    "EUCTR2015-000950-39-SE/../../x",
    "ISRCTN\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8",
]


@pytest.mark.parametrize(
    ("trial", "shown"),
    [
        (Trial(), "<Trial without id>"),
        (
            Trial(trial_id="NCT00000102", brief_title="Cells", phases=(Phase.PHASE1, Phase.PHASE2)),
            "<Trial NCT00000102 'Cells' PHASE1/PHASE2>",
        ),
        (Trial(official_title="A Study of Cells"), "<Trial without id 'A Study of Cells'>"),
        (Trial(brief_title="Short", official_title="Long"), "<Trial without id 'Short'>"),
        (Trial(brief_title="x" * 60), f"<Trial without id '{'x' * 60}'>"),
        (Trial(brief_title="x" * 61), f"<Trial without id '{'x' * 59}…'>"),
        (Trial(abstract=AbstractReport(number="TH-PO001")), "<Trial TH-PO001>"),
        (Trial(abstract=AbstractReport()), "<Trial without id>"),
        (Trial(brief_title="two\nlines\x1b[2J"), r"<Trial without id 'two\nlines\x1b[2J'>"),
        (Trial(trial_id="NCT\x1b[2J"), r"<Trial 'NCT\x1b[2J'>"),
        (
            Trial(trial_id="NCT1", phases=(Unlisted("IIa\u202e"),)),
            r"<Trial 'NCT1 IIa\u202e'>",
        ),
    ],
)
def test_a_trial_shows_its_id_title_and_phases_in_one_line(trial: Trial, shown: str) -> None:
    assert repr(trial) == shown


def test_a_trial_knows_its_registry_and_page() -> None:
    trial = Trial(trial_id="NCT00000102")
    assert trial.registry is not None
    assert trial.registry.key == "CTGOV"
    assert trial.url == "https://clinicaltrials.gov/study/NCT00000102"
    assert (Trial().registry, Trial().url) == (None, None)


@pytest.mark.parametrize("identifier", HOSTILE_IDS)
def test_no_page_is_made_up_for_an_id_that_is_none(identifier: str) -> None:
    assert Trial(trial_id=identifier).url is None
    assert Trial(trial_id=identifier).registry is None
    assert SecondaryId(identifier).url is None
    assert RelatedTrial(trial_id=identifier).url is None


def test_the_numbers_of_other_registries_have_pages() -> None:
    page = "https://clinicaltrials.gov/study/NCT00000102"
    assert SecondaryId("NCT00000102").url == page
    assert RelatedTrial(trial_id="NCT00000102").url == page
    assert RelatedTrial().url is None


def test_countries_are_those_listed_and_those_of_sites_each_once() -> None:
    trial = Trial(
        recruitment_countries=("Norway", "Chile"),
        sites=(Site(country="Chile"), Site(country="Japan"), Site(city="Oslo"), Site()),
    )
    assert trial.countries == ("Norway", "Chile", "Japan")
    assert Trial().countries == ()
    told = Trial(country_details=(TrialCountry("DE"),))
    assert (told.countries, told.country_codes) == (("DE",), ("DE",))


def test_the_lead_is_who_the_record_calls_so_and_never_who_stands_first() -> None:
    friend = Sponsor("A", role=SponsorRole.COLLABORATOR)
    lead = Sponsor("B", role=SponsorRole.LEAD)
    unclear = Sponsor("C", role=Unlisted("friend"))
    trial = Trial(sponsors=(friend, unclear, lead, Sponsor("D", role=SponsorRole.LEAD)))
    assert trial.lead_sponsor is lead
    assert trial.collaborators == (friend,)
    alone = Trial(sponsors=(Sponsor("A"), unclear))
    assert (alone.lead_sponsor, alone.collaborators) == (None, ())


def test_trials_are_equal_when_they_say_the_same() -> None:
    one = Trial(trial_id="NCT00000102", arms=(Arm(label="Cells"),))
    same = Trial(trial_id="NCT00000102", arms=(Arm(label="Cells"),))
    assert one == same
    assert hash(one) == hash(same)
    assert one != attrs.evolve(one, trial_id=None)
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301 - made in this line


@pytest.mark.parametrize("name", model.__all__)
def test_every_class_of_the_model_is_frozen_and_without_a_dict(name: str) -> None:
    kind = getattr(model, name)
    if not attrs.has(kind):
        return  # SectionKind, an enum
    required = {
        one.name: "x" for one in attrs.fields(kind) if one.default is attrs.NOTHING and one.init
    }
    made = kind(**required)
    assert not hasattr(made, "__dict__")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(made, attrs.fields(kind)[0].name, "y")
    with pytest.raises((attrs.exceptions.FrozenInstanceError, AttributeError)):
        setattr(made, "surprise", 1)  # noqa: B010 - no checker would let it pass otherwise


@pytest.mark.parametrize("name", model.__all__)
def test_what_is_not_said_is_none_or_empty(name: str) -> None:
    """No default is a fact: a trial made of nothing says nothing."""
    kind = getattr(model, name)
    for one in attrs.fields(kind) if attrs.has(kind) else ():
        if one.default is not attrs.NOTHING:
            empty = one.default is None or one.default == ()
            assert empty or one.default == type(one.default)()


def test_the_ids_of_a_trial_are_all_its_numbers_at_registries_each_once() -> None:
    trial = Trial(
        trial_id="NCT04194671",
        nct_id_aliases=("NCT00000102",),
        secondary_ids=tuple(
            map(SecondaryId, ("GRANT-7", "2020-001457-43", "nct 04194671", "U1111-1111-1111"))
        ),
    )
    assert [str(one) for one in trial.ids][:3] == ["NCT04194671", "NCT00000102", "2020-001457-43"]
    assert len(trial.ids) == len(set(trial.ids)) == 4
    assert Trial().ids == Trial(trial_id="x").ids == ()


def test_the_codes_of_countries_are_of_those_that_are_known_each_once() -> None:
    trial = Trial(
        recruitment_countries=("Turkey", "Narnia", "England"),
        sites=(Site(country="United Kingdom"), Site(), Site(country="Korea, Republic of")),
    )
    assert trial.country_codes == ("TR", "GB", "KR")
    assert Trial().country_codes == ()


def test_the_full_name_of_a_contact_is_its_name_or_its_parts() -> None:
    parts = Contact(prefix="Dr", first_name="A", middle_name="", last_name="B")
    assert parts.full_name == "Dr A B"
    assert attrs.evolve(parts, name="C D").full_name == "C D"
    assert Contact(last_name="B").full_name == "B"
    assert Contact(phone="555-0100").full_name is None


def test_an_answer_is_yes_or_no_or_neither() -> None:
    said = [Answer("Is it?", words).is_yes for words in ("Yes", "NO", "yes", "perhaps", "")]
    assert said == [True, False, True, None, None]
