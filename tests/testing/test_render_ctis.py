"""What is rendered as a record of CTIS reads back as all it can carry."""

from __future__ import annotations

from hypothesis import given, settings

from mscregistry.grammar.dates import PartialDate
from mscregistry.model import Contact, Intervention, Sponsor, Trial
from mscregistry.parsers.ctis import CTIS
from mscregistry.source import Source
from mscregistry.testing import sample_trials, strategies
from mscregistry.testing.carried_by_ctis import carried
from mscregistry.testing.render_ctis import render
from mscregistry.vocab import ContactRole, SponsorRole


def test_sample_trials_read_back_equal() -> None:
    for trial in sample_trials(40, seed=3):
        reading = CTIS.read(Source(render(trial)))
        assert reading.trial == carried(trial)
        assert reading.unread == ()


@given(strategies.trials())
@settings(max_examples=60)
def test_any_trial_reads_back_equal(trial: Trial) -> None:
    assert CTIS.read(Source(render(trial))).trial == carried(trial)


def test_a_month_without_a_day_stays_a_month() -> None:
    trial = Trial(start_date=PartialDate(2021, 3))
    assert CTIS.read(Source(render(trial))).trial == trial


def test_people_to_ask_are_those_of_the_first_sponsor() -> None:
    people = (
        Contact("Trial office", ContactRole.PUBLIC, "1", affiliation="Clinic of rest"),
        Contact("Head of trials", ContactRole.SCIENTIFIC, email="head@example.org"),
    )
    sponsors = (Sponsor("Clinic of rest", role=SponsorRole.LEAD), Sponsor("Clinic of walks"))
    trial = Trial(sponsors=sponsors, central_contacts=people)
    found = CTIS.read(Source(render(trial))).trial
    assert found == trial
    assert carried(Trial(central_contacts=people)) == Trial()


def test_names_that_say_nothing_are_not_carried() -> None:
    trial = Trial(interventions=(Intervention("-"),), recruitment_countries=(" ",))
    assert carried(trial) == Trial()
    assert CTIS.read(Source(render(trial))).trial == Trial()
