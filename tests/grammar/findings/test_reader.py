"""Any text is read; every fact has its words; nothing is said where nothing is stated."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.findings import Findings, Tells, read_findings
from mscregistry.grammar.stated import Passage
from tests.corpus.test_abstracts import facts
from tests.timing import takes_at_most

#: Pieces of results, to be put together at random.
PIECES = [
    "adverse events", "SAE", "dose-limiting toxicity", "grade 3", "grade II-III", "grade", "fever",
    "headache", "one", "two", "3", "12 of 20", "3/10", "(60%)", "(n=4)", "40%", "no", "none",
    "another", "both", "patients", "patient", "in", "of", "high dose group", "Group A", "placebo",
    "the 2×10^6/kg cohort", "low, moderate, or high dose", "was", "were", "occurred", "observed",
    "experienced", "had", "there were", "included", "resolved", "considered", "related", "not",
    "unrelated", "which", "who", "and", ",", ";", ".", ":", "(", ")", "eGFR", "improved",
    "decreased", "from", "to", "by", "significantly", "no significant difference", "p<0.05",
    "died", "deaths", "hospitalized for", "later proved as", "enrolled", "completed", "withdrew",
    "lost to follow-up", "stage 3b", "stages", "phase", "phase I/II", "6-month follow-up", "vs.",
    "e.g.", "with", "an eGFR of 15-44 mL/min", "remained stable", "was similar", "5 mg", "±", "\n",
    "assigned to", "receiving", "the vaccine", "incidence of", "all", "met", "primary endpoint",
    "Results:", "In conclusion,", "days after", "achieved", "response", "respectively", "each",
]  # fmt: skip
texts = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))


@given(texts, st.sampled_from(Tells))
def test_every_text_is_read_and_every_fact_is_its_words(text: str, tells: Tells) -> None:
    found = read_findings([(Passage("text", text), tells)])
    for name, fact in facts(found):
        assert fact.spans, name
        assert " … ".join([span.of(text) for span in fact.spans]) == fact.words, name
        assert fact.words, name


@given(st.text(alphabet="abcdefgh .,;", max_size=60))
def test_a_text_without_results_states_nothing(text: str) -> None:
    assert list(facts(read_findings([(Passage("text", text), Tells.RESULTS)]))) == []


@pytest.mark.parametrize("tells", Tells)
def test_no_text_states_nothing(tells: Tells) -> None:
    assert read_findings([(Passage("text", ""), tells)]) == Findings()


@pytest.mark.parametrize(
    ("tells", "stated"),
    [
        (Tells.RESULTS, True),
        (Tells.ANYTHING, True),
        (Tells.METHODS, False),
        (Tells.BACKGROUND, False),
        (Tells.CONCLUSION, False),
        (Tells.TITLE, False),
    ],
)
def test_only_results_tell_events(tells: Tells, stated: bool) -> None:  # noqa: FBT001 - a row of the table
    text = "Grade 2 fever occurred in 3 patients."
    found = read_findings([(Passage("text", text), tells)])
    assert (len(found.adverse_events) == 1) is stated


@pytest.mark.parametrize(
    "text",
    [
        "Three patients will experience fever.",
        "Fever may occur in 3 patients.",
        "We hypothesized that fever occurred in 3 patients.",
    ],
)
def test_what_is_planned_or_guessed_is_no_result(text: str) -> None:
    assert read_findings([(Passage("text", text), Tells.RESULTS)]) == Findings()


def test_the_month_of_may_is_no_guess() -> None:
    text = "Between May 2019 and May 2020, fever occurred in 3 patients."
    (event,) = read_findings([(Passage("text", text), Tells.RESULTS)]).adverse_events
    assert event.subjects is not None
    assert event.subjects.value == 3


def test_what_is_so_in_general_is_no_result_where_anything_may_stand() -> None:
    text = "Headache is common and has occurred in 30% of patients."
    assert read_findings([(Passage("text", text), Tells.ANYTHING)]).adverse_events == ()


def test_a_heading_alone_in_its_line_is_one() -> None:
    text = "Methods\nFever occurred in 9 patients.\nResults\nFever occurred in 3 patients."
    (event,) = read_findings([(Passage("text", text), Tells.ANYTHING)]).adverse_events
    assert event.subjects is not None
    assert event.subjects.value == 3


@pytest.mark.parametrize(
    ("text", "tells", "sure"),
    [
        ("Pain decreased.", Tells.ANYTHING, False),
        ("Pain decreased by 3 points.", Tells.ANYTHING, True),
        ("Pain decreased significantly.", Tells.ANYTHING, True),
        ("Pain decreased.", Tells.RESULTS, True),
    ],
)
def test_a_bare_finding_is_doubted_where_anything_may_stand(
    text: str,
    tells: Tells,
    sure: bool,  # noqa: FBT001 - a row of the table
) -> None:
    (one,) = read_findings([(Passage("text", text), tells)]).efficacy
    assert one.finding.sure is sure


def test_headings_within_a_text_say_what_is_told() -> None:
    text = "BACKGROUND: Fever occurred in 9 patients. RESULTS: Fever occurred in 3 patients."
    (event,) = read_findings([(Passage("text", text), Tells.ANYTHING)]).adverse_events
    assert event.subjects is not None
    assert event.subjects.value == 3


@pytest.mark.parametrize(
    "piece",
    [
        "Three patients had grade 2 fever. ",
        "adverse events ",
        "no DLT. ",
        "no DLT in arm B. ",
        "all adverse events resolved. ",
        "3 patients and ",
        "grade 3 fever, ",
        "low, high, ",
        "(n=3) ",
        "eGFR decreased from 3 to ",
        "assigned to a or ",
        "stage 3, ",
        "phase 1/",
        "12 of ",
        "((",
        "with eGFR of 15 ",
    ],
)
def test_the_time_is_proportional_to_the_length(piece: str) -> None:
    def read(length: int) -> None:
        text = piece * (length // len(piece))
        read_findings([(Passage("text", text), Tells.RESULTS)])

    assert takes_at_most(12, lambda: read(12_500), lambda: read(50_000))
