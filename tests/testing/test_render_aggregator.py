"""An aggregator page gives back every field that its layout can carry."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings

from mscregistry.lex.text import INVISIBLE
from mscregistry.model import (
    Arm,
    Contact,
    CriteriaText,
    Eligibility,
    Intervention,
    Link,
    Official,
    RelatedTrial,
    ResponsibleParty,
    Site,
    Sponsor,
    Trial,
)
from mscregistry.parsers.aggregator import AGGREGATOR
from mscregistry.parsers.aggregator.fields import BASIC, CRITERIA, DESIGN, ELIGIBILITY
from mscregistry.parsers.aggregator.headings import HEADINGS, RELATED
from mscregistry.parsers.labels import Labels
from mscregistry.source import Source
from mscregistry.testing.carried_by_aggregator import carried
from mscregistry.testing.render_aggregator import render
from mscregistry.testing.samples import sample_trials
from mscregistry.testing.strategies import trials
from mscregistry.vocab import (
    InterventionType,
    OfficialRole,
    Phase,
    ResponsiblePartyType,
    SponsorRole,
    StudyType,
)

if TYPE_CHECKING:
    from mscregistry.reading import Reading

#: Lines that mean something to the layout; a trial whose own words are among them is another page.
LABELS = Labels(
    [*HEADINGS, RELATED, *BASIC, *CRITERIA, *DESIGN, *ELIGIBILITY, *(f"{one}:" for one in CRITERIA)]
)
HEADINGS_OF_CRITERIA = {*CRITERIA, *(f"{one}:" for one in CRITERIA)}


def read(text: str) -> Reading:
    return AGGREGATOR.read(Source(text))


def test_sample_trials_come_back_as_far_as_the_layout_carries_them() -> None:
    for trial in sample_trials(150, seed=11):
        reading = read(render(trial))
        assert reading.trial == carried(trial)
        assert reading.unread == ()


def test_what_is_carried_is_carried_whole() -> None:
    for trial in sample_trials(50, seed=12):
        assert carried(carried(trial)) == carried(trial)


@settings(max_examples=30)
@given(trials())
def test_any_trial_comes_back_unless_its_own_words_are_labels(trial: Trial) -> None:
    page = render(trial)
    lines = [line.strip() for line in page.split("\n")]
    assume(not any(mark in page for mark in INVISIBLE))
    assume(all(LABELS.nearly(line) is None for line in lines))
    assume(all(lines.count(label) <= 1 for label in LABELS.names - HEADINGS_OF_CRITERIA))
    ours, want = read(page).trial, carried(trial)
    # Coded fields are left out: an unlisted word may by chance be one that is listed.
    assert (ours.trial_id, ours.brief_title) == (want.trial_id, want.brief_title)
    assert (ours.start_date, ours.last_update_date) == (want.start_date, want.last_update_date)
    assert ours.enrollment == want.enrollment
    assert ours.brief_summary == want.brief_summary
    assert len(ours.sites) == len(want.sites)


def test_an_empty_trial_is_a_page_of_headings() -> None:
    assert read(render(Trial())).trial == Trial()


@pytest.mark.parametrize(
    "trial",
    [
        Trial(sites=(Site("A", city="B", country="C"), Site("A", country="C"), Site(city="B"))),
        Trial(sites=(Site("A", city="B, D", country="C"),)),
        Trial(sponsors=(Sponsor("A"), Sponsor("B", None, SponsorRole.LEAD))),
        Trial(officials=(Official("A"), Official("B", OfficialRole.STUDY_CHAIR))),
        Trial(central_contacts=(Contact("A"), Contact(phone="1"))),
        Trial(links=(Link("not an address"), Link("https://example.org/a"))),
        Trial(related_trials=(RelatedTrial("A"), RelatedTrial("B", "NCT00000009"))),
        Trial(related_trials=(RelatedTrial(None, "NCT00000009"),)),
        Trial(responsible_party=ResponsibleParty("A")),
        Trial(responsible_party=ResponsibleParty(None, "B", "C", ResponsiblePartyType.SPONSOR)),
        Trial(
            responsible_party=ResponsibleParty("A", None, "C", ResponsiblePartyType.SPONSOR),
        ),
        Trial(interventions=(Intervention("A"), Intervention("B", InterventionType.DRUG))),
        Trial(arms=(Arm(description="text"),)),
        Trial(arms=(Arm("A"), Arm("B"))),
        Trial(
            study_type=StudyType.OBSERVATIONAL,
            arms=(Arm("A", intervention_names=("X", "Y")),),
            interventions=(Intervention("X", InterventionType.DRUG),),
        ),
        Trial(phases=(Phase.NA, Phase.PHASE1)),
        Trial(trial_id="X-1"),
        Trial(recruitment_countries=("France", "Peru")),
        Trial(
            eligibility=Eligibility(
                texts=(CriteriaText("Adults"), CriteriaText("Anyone")), healthy_volunteers=True
            )
        ),
        Trial(eligibility=Eligibility(texts=(CriteriaText("Inclusion Criteria:\n* A"),))),
        Trial(has_results=True),
    ],
)
def test_what_the_layout_cannot_say_is_left_out(trial: Trial) -> None:
    assert read(render(trial)).trial == carried(trial)
