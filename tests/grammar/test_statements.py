"""A statement bounds measures, names a thing with its times and numbers, or is words."""

import pytest

from mscregistry.grammar.criterion import interpret
from mscregistry.grammar.expressions import Any, AtLeast, Comparison, Presence, Unparsed
from mscregistry.grammar.pieces import bare_start
from mscregistry.grammar.statements import read_pieces
from tests.grammar.said import part_of, said, said_out, words_at


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("INR > 2", "inr >2"),
        ("INR > 2 within 3 weeks", "inr >2 [≤3 wk either]"),
        ("Within 3 weeks INR > 2", "inr >2 [≤3 wk either]"),
        ("INR > 2 for 3 days", "inr >2 for =3 d"),
        ("INR > 2 for 3 days within 2 weeks", "inr >2 for =3 d [≤2 wk either]"),
        ("ALT > 3 x ULN for 2 days for 3 days", "alt >3 × ULN for =2 d"),
        ("ALT > 3 x ULN within 2 days within 3 days", "alt >3 × ULN [≤2 d either]"),
        ("Hemoglobin < LLN", "hemoglobin <1 × LLN"),
        ("FEV1 ≥ 55 % of predicted", "fev1 ≥55 % predicted"),
        ("ALT > 2 x baseline", "alt >2 × baseline"),
        ("Titer of antibodies > 1:80", '"Titer of antibodies" >80 {titer}'),
        ("NYHA class IV", "nyha =4"),
        ("Weight 50 kg to 90 kg", "weight 50..90 kg"),
        (
            "Aged 18 to 75 years with asthma for 6 months",
            'age 18..75 a and condition "asthma" for =6 mo',
        ),
    ],
)
def test_a_bound_has_its_measure_and_its_times(text: str, expected: str) -> None:
    assert said(text) == said_out(text) == expected


def test_a_time_behind_a_pair_of_blood_pressures_is_of_both() -> None:
    found = said("BP < 140/90 mmHg for 3 months")
    assert found == "sbp <140 mm[Hg] for =3 mo and dbp <90 mm[Hg] for =3 mo"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Women with a BMI > 30 kg/m2", 'sex "Women" and bmi >30 kg/m2'),
        ("Male patients with a BMI > 30 kg/m2", 'sex "Male patients" and bmi >30 kg/m2'),
        ("Male or female patients with a BMI > 30 kg/m2", "bmi >30 kg/m2"),
        ("Women aged 40 or older", 'age ≥40 and sex "Women"'),
    ],
)
def test_one_sex_before_a_bound_is_asked_for(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("INR > 2 on 3 occasions", 'inr >2 and finding "occasions" =3 times'),
        ("INR > 2 at > 10 mg/day of warfarin", 'inr >2 and medication "warfarin" >10 mg/d'),
        ("INR > 2 with > 10 mg/day", "inr >2 and ?> 10 mg/day?"),
        (
            "INR > 2 on at least 3 visits within 2 days",
            'inr >2 [≤2 d either] and finding "visits" ≥3 times',
        ),
    ],
)
def test_a_count_or_dose_beside_a_bound_is_kept(text: str, expected: str) -> None:
    assert said(text) == expected
    assert not interpret(text).sure


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("INR > 2", True),
        ("ECOG 2", False),
        ("Age over 30", True),
        ("Blue score > 2", False),
        ("Blue protein > 2 g/L", True),
        ("Blue protein > 2 x ULN", True),
        ("> 2 g/L", False),
    ],
)
def test_a_bound_is_sure_where_sign_and_measure_are_known(text: str, *, sure: bool) -> None:
    found = interpret(text)
    assert isinstance(found, Comparison)
    assert found.sure is sure


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Asthma", 'condition "Asthma"'),
        ("Patients with a history of asthma", 'condition "asthma" ever'),
        ("Asthma for more than 2 years", 'condition "Asthma" for >2 a'),
        ("Asthma in the past 2 years", 'condition "Asthma" [last =2 a before]'),
        ("Pain of 3 to 5 days' duration", 'condition "Pain" for 3..5 d'),
        (
            "Fever within 3 months of enrolment for 2 days",
            'condition "Fever" for =2 d [≤3 mo either]',
        ),
        ("At least 2 drugs", 'medication "drugs" ≥2 times'),
        ("Maximal doses of at least 2 drugs", 'medication "drugs" ≥2 times'),
        ("Warfarin > 5 mg/day", 'medication "Warfarin" >5 mg/d'),
        ("Warfarin > 5 mg/day total dose", 'medication "Warfarin" >5 mg/d'),
        ("Surgery 3 months ago", 'procedure "Surgery" [=3 mo before]'),
        ("Hepatitis A", 'condition "Hepatitis A"'),
        ("Asthma (or wheeze)", 'condition "Asthma (or wheeze)"'),
    ],
)
def test_a_thing_has_its_times_counts_and_doses(text: str, expected: str) -> None:
    assert said(text) == said_out(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the last 3 months, stroke or fever", ["last =3 mo before"] * 2),
        ("Use of steroids, currently or within 6 months", ["≤6 mo either"] * 2),
        ("Within 3 months, INR > 2 or fever", ["≤3 mo either"] * 2),
        ("Within 3 months, at least 2 falls or fever", [None, "≤3 mo either"]),
        ("Within 3 months", [None]),
    ],
)
def test_a_window_that_stands_alone_is_of_the_things_beside_it(
    text: str, expected: list[str | None]
) -> None:
    found = interpret(text, exclusion=True)
    parts = found.parts if isinstance(found, Any) else (found,)
    windows = [getattr(part, "window", None) for part in parts]
    assert [window and str(window) for window in windows] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 6 months after surgery", 'procedure "surgery" [≥6 mo since the last]'),
        ("At least 6 months post-stroke", 'condition "stroke" [≥6 mo since the last]'),
    ],
)
def test_a_window_alone_says_how_long_ago_its_point_was(text: str, expected: str) -> None:
    found = interpret(text)
    assert str(found) == expected
    assert isinstance(found, Presence)
    assert found.window is not None
    assert (found.window.point, found.window.point_spans) == ("", ())
    assert words_at(text, found.spans) == found.words


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("6 months", ["=6 mo"]),
        ("Daily dose > 5 mg/day", [">5 mg/d"]),
        ("Stroke within 2 days within 3 days", ["≤2 d", "≤3 d"]),
        ("3 g or more", ["≥3 g"]),
        ("Within 3 months", ["≤3 mo"]),
    ],
)
def test_numbers_of_nothing_are_kept_with_their_words(text: str, amounts: list[str]) -> None:
    found = interpret(text)
    assert isinstance(found, Unparsed)
    assert found.text == text
    assert [str(amount) for amount in found.amounts] == amounts


@pytest.mark.parametrize(
    "text",
    [
        "The doctor may ask for more",
        "What would be best",
        "blue eyes green hair long nose red cheeks big ears small feet thin legs pale skin",
    ],
)
def test_sentences_about_what_may_be_and_long_ones_are_words(text: str) -> None:
    found = interpret(text)
    assert isinstance(found, Unparsed)
    assert found.text == words_at(text, found.spans)
    assert not found.sure


def test_what_somebody_declares_may_be_long_and_about_what_may_be() -> None:
    assert said("Unable to tell what may happen") == 'attestation "Unable to tell what may happen"'


def test_a_thing_of_many_words_is_not_sure() -> None:
    assert interpret("asthma of the young").sure
    assert not interpret("asthma of the very young adults in the northern city").sure


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two of the following", "following"),
        ("One of these criteria", "criteria"),
        ("At least two of the following drugs", "following drugs"),
    ],
)
def test_a_count_of_a_list_waits_for_its_items(text: str, words: str) -> None:
    found = interpret(text)
    assert isinstance(found, AtLeast)
    assert (found.words, found.parts) == (words, ())
    assert words_at(text, found.spans) == text


def test_pieces_without_words_say_nothing() -> None:
    part = part_of("- ( )")
    assert read_pieces(part.text, []) is None
    assert read_pieces(part.text, [(0, 3)]) is None


def test_words_that_say_only_that_something_is_there_are_passed() -> None:
    part = part_of("patients with a history of fever")
    assert bare_start(part.text, 0, part.end) == 5
    assert bare_start(part.text, 0, 2) == 3
    assert bare_start(part.text, 5, part.end) == 5
