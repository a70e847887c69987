"""How an outcome's figures are reported, and what they are set beside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.outcomes.comparison import read_comparison
from mscregistry.grammar.outcomes.contrast import ContrastKind
from mscregistry.grammar.stated import Passage
from mscregistry.vocab.table_files import read_table
from tests.timing import takes_at_most

TABLE = read_table("contrast_words")
CUES = [cue for cues in (*TABLE["kinds"].values(), *TABLE["parts"].values()) for cue in cues]
TEXTS = st.lists(st.sampled_from([*CUES, "≥ 50 %", "eGFR", "placebo", ".", "Pain"])).map(" ".join)


def compared(measure: str, description: str | None = None) -> str:
    about = None if description is None else Passage("description", description)
    return str(read_comparison(Passage("measure", measure), about))


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("Change from baseline in eGFR", "change_from_baseline vs baseline"),
        ("Improvement of pain, compared to baseline", "change_from_baseline vs baseline"),
        ("Change in eGFR", "change"),
        ("Percent change of proteinuria", "percent_change"),
        ("% change from baseline in weight", "percent_change vs baseline"),
        ("Annual rate of decline of FVC", "rate_of_change"),
        ("eGFR slope vs. placebo", "rate_of_change vs placebo"),
        ("Difference in pain between the two groups", "difference vs between the two groups"),
        ("Comparison of pain with sham, versus control", "difference vs control"),
        ("Pain versus placebo", "difference vs placebo"),
        ("Proportion of patients alive", "proportion"),
        ("Percentage of participants with ≥50% reduction", "proportion ≥50 %"),
        ("Time to relapse", "time_to_event"),
        ("Incidence of infections", "incidence"),
        ("Relapse rate", "incidence"),
        ("Number of events", "count"),
        ("≥50% reduction in proteinuria", "change ≥50 %"),
        ("HbA1c <7 %", "threshold <7 %"),
        ("Scores before and after the infusion", "change_from_baseline? vs baseline"),
        ("Percentage of CD4 cells", "None"),
        ("Difference of opinion", "None"),
        ("Comparison of pain", "None"),
        ("Patient global impression of change", "None"),
        ("Minimal change disease", "None"),
        ("", "None"),
    ],
)
def test_the_first_word_says_the_kind(measure: str, expected: str) -> None:
    # A doubtful one is written with its mark behind the whole.
    doubt = "?" in expected
    assert compared(measure) == f"{expected.replace('?', '')}{'?' if doubt else ''}"


def test_the_description_is_read_where_the_measure_compares_nothing() -> None:
    assert compared("Pain", "Change from baseline") == "change_from_baseline vs baseline?"
    assert compared("Number of events", "Change from baseline") == "count"
    assert compared("Pain", "On a scale") == "None"


def test_what_stands_behind_the_first_sentence_is_not_sure() -> None:
    assert compared("Knee pain. Change from baseline is given.").endswith("?")
    assert not compared("Change from baseline. Pain is noted.").endswith("?")


def test_what_is_no_known_group_is_not_sure() -> None:
    assert compared("Game one vs game two") == "difference vs game two?"


def test_the_words_are_the_cue_and_what_the_figures_are_set_beside() -> None:
    found = read_comparison(Passage("measure", "Change of pain from baseline vs. placebo"))
    assert found is not None
    assert found.words == "Change … from baseline … placebo"
    assert (found.value.kind, found.value.against) == (
        ContrastKind.CHANGE_FROM_BASELINE,
        ("baseline", "placebo"),
    )


def test_spans_that_overlap_are_one() -> None:
    found = read_comparison(Passage("measure", "Difference from baseline"))
    assert found is not None
    assert found.words == "Difference from baseline"


@given(st.one_of(st.text(), TEXTS))
def test_the_words_stand_at_the_spans_and_no_text_raises(measure: str) -> None:
    found = read_comparison(Passage("measure", measure))
    if found is not None:
        assert found.words == " … ".join(span.of(measure) for span in found.spans)
        assert list(found.spans) == sorted(found.spans, key=lambda span: span.start)
        assert all(
            one.end < two.start for one, two in zip(found.spans, found.spans[1:], strict=False)
        )


@pytest.mark.parametrize(
    "shape", ["versus ", "between ", "compared to a ", "% ", "change ", "≥ 5 % ", "from baseline "]
)
def test_the_time_is_proportional_to_the_length(shape: str) -> None:
    half = Passage("measure", shape * (12_500 // len(shape)))
    double = Passage("measure", half.text * 2)
    read_comparison(half)
    assert takes_at_most(3, lambda: read_comparison(half), lambda: read_comparison(double))
