"""The strategies give every class of the model, tidy unless wild, and readings that are true."""

from __future__ import annotations

import importlib
import pickle
import subprocess
import sys
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import attrs
import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from mscregistry import model
from mscregistry.coverage import Use
from mscregistry.errors import MissingExtra, NoSuchPath
from mscregistry.grammar.ages import Age
from mscregistry.grammar.dates import PartialDate
from mscregistry.issues import Issue
from mscregistry.locator import Locator
from mscregistry.model import Arm, Trial
from mscregistry.model.annotations import Annotations
from mscregistry.model.derived import Derived
from mscregistry.model.documents import Documents
from mscregistry.model.results import Results
from mscregistry.reading import Reading
from mscregistry.source import Source, Span
from mscregistry.testing import awkward, strategies
from mscregistry.vocab import Status, Unlisted, registry_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")

#: What each class is made by.
MAKERS: dict[type[Any], Callable[..., st.SearchStrategy[Any]]] = {
    model.AbstractReport: strategies.abstract_reports,
    model.AbstractSection: strategies.abstract_sections,
    model.Arm: strategies.arms,
    model.Author: strategies.authors,
    model.Contact: strategies.contacts,
    model.CriteriaText: strategies.criteria_texts,
    model.Criterion: strategies.criteria,
    model.Design: strategies.designs,
    model.Eligibility: strategies.eligibilities,
    model.Enrollment: strategies.enrollments,
    model.Intervention: strategies.interventions,
    model.IpdStatement: strategies.ipd_statements,
    model.Link: strategies.links,
    model.Official: strategies.officials,
    model.Outcome: strategies.outcomes,
    model.Oversight: strategies.oversights,
    model.Reference: strategies.references,
    model.RelatedTrial: strategies.related_trials,
    model.ResponsibleParty: strategies.responsible_parties,
    model.SecondaryId: strategies.secondary_ids,
    model.Site: strategies.sites,
    model.Sponsor: strategies.sponsors,
    model.Trial: strategies.trials,
    model.Answer: strategies.answers,
    model.CodedTerm: strategies.coded_terms,
    model.EthicsReview: strategies.ethics_reviews,
    model.Funder: strategies.funders,
    model.Product: strategies.products,
    model.ResultsSummary: strategies.results_summaries,
    model.Substance: strategies.substances,
    model.Translation: strategies.translations,
    model.TrialCountry: strategies.trial_countries,
    model.AvailableIpd: strategies.available_ipds,
    model.ExpandedAccess: strategies.expanded_accesses,
    model.ExpandedAccessTypes: strategies.expanded_access_types,
    model.GeoPoint: strategies.geo_points,
    model.Organization: strategies.organizations,
    model.Retraction: strategies.retractions,
    Annotations: strategies.registry_annotations,
    Derived: strategies.derived,
    Documents: strategies.documents,
    Results: strategies.results,
    Age: strategies.ages,
    Issue: strategies.issues,
    Locator: strategies.locators,
    PartialDate: strategies.partial_dates,
    Reading: strategies.readings,
    Source: strategies.sources,
    Span: strategies.spans,
    Unlisted: strategies.unlisted,
}


def values_in(value: Any) -> Iterator[Any]:  # noqa: ANN401 - a field of any class
    """Give every value inside an object of the model."""
    yield value
    if isinstance(value, tuple):
        for one in value:
            yield from values_in(one)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from values_in(getattr(value, field.name))


def texts_in(value: object) -> Iterator[str]:
    """Give every text inside an object of the model."""
    return (one for one in values_in(value) if type(one) is str)


def first(values: st.SearchStrategy[T], condition: Callable[[T], Any]) -> T:
    """Give one value for which the condition holds, as it was drawn."""
    return find(values, condition, settings=settings(max_examples=2000, phases=[Phase.generate]))


def contains(part: str, text: str) -> bool:
    return part in text


def is_tidy(text: str) -> bool:
    return bool(text) and text == text.strip()


def test_every_class_of_the_model_has_a_strategy() -> None:
    classes = {getattr(model, name) for name in model.__all__}
    assert {one for one in classes if attrs.has(one)} <= set(MAKERS)


@pytest.mark.parametrize("kind", MAKERS, ids=lambda kind: kind.__name__)
def test_a_strategy_gives_objects_of_its_class(kind: type) -> None:
    @given(MAKERS[kind]())
    @settings(max_examples=5)
    def each(value: object) -> None:
        assert type(value) is kind

    each()


def test_every_field_of_every_class_is_filled_at_some_time() -> None:
    """Or else a field could be lost in a round trip and no test would see it."""
    seen: dict[type, set[str]] = {}

    # Rare parts within rare parts come up more often when drawn by themselves.
    parts = [
        strategies.results(),
        strategies.registry_annotations(),
        strategies.derived(),
        strategies.documents(),
        strategies.results_summaries(),
        strategies.products(),
        strategies.contacts(),
        strategies.sponsors(),
        strategies.funders(),
        strategies.substances(),
        strategies.trial_countries(),
        strategies.ethics_reviews(),
        strategies.abstract_reports(),
        strategies.authors(),
        strategies.translations(),
    ]

    def note(drawn: object) -> None:
        for value in values_in(drawn):
            if attrs.has(type(value)):
                known = seen.setdefault(type(value), set())
                known |= {
                    field.name
                    for field in attrs.fields(type(value))
                    if getattr(value, field.name) != field.default
                }

    for strategy in (strategies.trials(), *parts):

        @given(strategy)
        @settings(max_examples=200)
        def each(drawn: object) -> None:
            note(drawn)

        each()
    for kind, names in seen.items():
        assert names == {field.name for field in attrs.fields(kind)}, kind


@given(strategies.trials())
def test_texts_of_a_trial_are_tidy(trial: Trial) -> None:
    assert all(map(is_tidy, texts_in(trial)))


@given(strategies.text())
def test_a_text_is_one_line_by_default(text: str) -> None:
    assert is_tidy(text)
    assert len(text.splitlines()) == 1
    assert text.isprintable() or not any("\0" <= one < " " for one in text)


@given(strategies.text(lines=True))
def test_a_text_of_several_lines_is_tidy_too(text: str) -> None:
    assert is_tidy(text)


def test_control_characters_come_when_asked_for() -> None:
    assert "\0" in first(strategies.text(controls=True), lambda text: "\0" in text)


def test_wild_texts_may_be_anything() -> None:
    trial = first(strategies.trials(wild=True), lambda trial: "" in texts_in(trial))
    assert not all(map(is_tidy, texts_in(trial)))
    for part in ("", " ", "\0", "\r\n", "\ud800"):
        assert part in first(strategies.text(wild=True), partial(contains, part))


def test_the_pool_of_awkward_texts_is_what_it_says() -> None:
    assert all(is_tidy(text) and len(text.splitlines()) == 1 for text in awkward.TIDY)
    assert all(is_tidy(text) and len(text.splitlines()) > 1 for text in awkward.LINES)
    assert not any(is_tidy(text) and text.isprintable() for text in awkward.WILD)
    assert len({*awkward.TIDY, *awkward.LINES, *awkward.WILD}) == sum(
        map(len, (awkward.TIDY, awkward.LINES, awkward.WILD))
    )


def test_a_field_can_be_given_a_strategy_of_ones_own() -> None:
    arms = st.just((Arm("mine", intervention_names=("other",)),))

    @given(strategies.trials(overall_status=st.just(Status.RECRUITING), arms=arms))
    @settings(max_examples=10)
    def each(trial: Trial) -> None:
        assert trial.overall_status is Status.RECRUITING
        assert trial.arms == (Arm("mine", intervention_names=("other",)),)

    each()


def test_arms_may_name_interventions_of_their_trial() -> None:
    def is_tied(trial: Trial) -> bool:
        names = {one.name for one in trial.interventions}
        return any(names.intersection(arm.intervention_names) for arm in trial.arms)

    assert is_tied(first(strategies.trials(), is_tied))


@given(strategies.trial_ids())
def test_ids_have_the_form_of_a_registry(identifier: str) -> None:
    registry = registry_of(identifier)
    assert registry is not None
    assert identifier.startswith("NCT9") or not identifier.startswith("NCT")


@given(strategies.readings(wild=True))
def test_the_words_of_a_reading_are_the_values_of_its_trial(reading: Reading) -> None:
    for path in reading.origins:
        value: Any = reading.trial
        for step in path.replace("[", ".[").split("."):
            value = value[int(step[1:-1])] if step.startswith("[") else getattr(value, step)
        assert reading.words(path) == str(value)


@given(strategies.readings())
def test_a_reading_can_be_asked_for_all_it_knows(reading: Reading) -> None:
    assert reading.coverage().counts[Use.LABEL] >= len(reading.labels)
    if reading.origins:
        assert reading.words("")
    else:
        with pytest.raises(NoSuchPath):
            reading.words("")


@given(strategies.readings())
@settings(max_examples=10)
def test_a_reading_can_be_pickled_with_every_protocol(reading: Reading) -> None:
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(reading, protocol))  # noqa: S301 - our own pickle
        assert again == reading


def test_a_trial_has_a_hash_and_a_reading_has_none() -> None:
    reading = Reading(Trial(acronym="A"), Source("A"), "invented")
    assert hash(reading.trial) == hash(Trial(acronym="A"))
    with pytest.raises(TypeError, match="unhashable type: 'Reading'"):
        hash(reading)


def test_readings_can_be_of_given_trials() -> None:
    @given(strategies.readings(st.just(Trial(acronym="A & B"))))
    @settings(max_examples=10)
    def each(reading: Reading) -> None:
        assert reading.words("acronym") == "A & B"

    each()


def test_without_hypothesis_the_error_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    monkeypatch.delitem(sys.modules, "mscregistry.testing.needs_hypothesis")
    with pytest.raises(MissingExtra, match=r"pip install 'mscregistry\[testing\]'"):
        importlib.import_module("mscregistry.testing.needs_hypothesis")


def test_without_hypothesis_the_strategies_cannot_be_imported() -> None:
    program = (
        "import sys; sys.modules['hypothesis'] = None\n"
        "try:\n    import mscregistry.testing.strategies\n"
        "except ImportError as error:\n    print(type(error).__name__, error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert done.stdout == (
        "MissingExtra the strategies needs an extra: pip install 'mscregistry[testing]'\n"
    )
