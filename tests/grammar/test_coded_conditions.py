"""Conditions that are known carry their codes and place; the others stay as written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.coded_conditions import CodedCondition, read_conditions
from mscregistry.source import Span
from mscregistry.vocab.conditions import conditions

NAMES = [one.name for one in conditions().values()]


def read(text: str) -> str:
    """Give the conditions of a field, each with the words of its name and what qualifies it."""
    return "; ".join(
        " ".join([f"{one} [{one.words}]", *[str(qualifier) for qualifier in one.qualifiers]])
        for one in read_conditions([text])
    )


def test_each_known_condition_has_its_path_words_and_span() -> None:
    found = read_conditions(["Sore elbow", "Stroke; Lupus Nephritis (LN)"])
    assert [(one.path, one.words, one.spans) for one in found] == [
        ("conditions[1]", "Stroke", (Span(0, 6),)),
        ("conditions[1]", "Lupus Nephritis (LN)", (Span(8, 28),)),
    ]
    assert [one.value.mesh for one in found] == ["D020521", "D008181"]
    assert all(one.sure for one in found)


def test_no_condition_gives_none() -> None:
    assert read_conditions([]) == ()


def test_a_condition_that_is_qualified_is_sure_and_keeps_what_qualifies_it() -> None:
    (found,) = read_conditions(["Severe knee osteoarthritis (grade III)"])
    assert (str(found), found.words, found.spans) == (
        "knee_osteoarthritis",
        "knee osteoarthritis",
        (Span(7, 26),),
    )
    assert [(one.value, one.words, one.path, one.spans) for one in found.qualifiers] == [
        ("severe", "Severe", "conditions[0]", (Span(0, 6),)),
        ("grade 3", "grade III", "conditions[0]", (Span(28, 37),)),
    ]
    assert all(one.sure for one in (found, *found.qualifiers))


def test_two_are_equal_where_they_and_what_qualifies_them_are() -> None:
    (severe,) = read_conditions(["Severe asthma"])
    (again,) = read_conditions(["Asthma, severe"])
    (plain,) = read_conditions(["Asthma"])
    assert severe == again != plain
    assert isinstance(plain, CodedCondition)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Stroke;\n Severe epilepsy ;", "stroke [Stroke]; epilepsy [epilepsy] severe"),
        ("Stroke Epilepsy\nAsthma", "stroke? [Stroke]; epilepsy? [Epilepsy]; asthma [Asthma]"),
        ("Uterus; scar", ""),
        (" ; ", ""),
    ],
)
def test_of_several_each_must_be_known(text: str, expected: str) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Asthma due to obesity", "asthma [Asthma]; obesity [obesity]"),
        (
            "Severe pulmonary fibrosis caused by mild silicosis",
            "pulmonary_fibrosis [pulmonary fibrosis] severe; silicosis [silicosis] mild",
        ),
        # The whole is a name itself.
        ("Mild pneumonia due to COVID-19", "covid19_pneumonia [pneumonia due to COVID-19] mild"),
        ("Asthma due to smoke", ""),
        ("Smoke due to asthma", ""),
        ("Asthma due to", ""),
        ("due to asthma", ""),
    ],
)
def test_of_two_that_are_tied_each_is_given(text: str, expected: str) -> None:
    assert read(text) == expected


@given(st.text())
def test_no_words_raise_and_what_is_found_stands_there(words: str) -> None:
    for found in read_conditions([words]):
        for one in (found, *found.qualifiers):
            assert one.words == one.spans[0].of(words)


@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4))
def test_what_is_parted_by_semicolons_is_all_found(names: list[str]) -> None:
    found = read_conditions(["; ".join(names)])
    assert [(one.value.name, one.sure, one.qualifiers) for one in found] == [
        (name, True, ()) for name in names
    ]
