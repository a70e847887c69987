"""Labels, exact and damaged, and the order they come in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.parsers.labels import Labels, label_end, longest_in_order

LABELS = Labels(["Conditions", "Countries", "Sex"])


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("Conditons", "Conditions"),
        ("Condditions", "Conditions"),
        ("onditions", "Conditions"),
        ("Condition", "Conditions"),
        ("Conditionz", "Conditions"),
        ("Xonditions", "Conditions"),
        ("Conditions", None),
        ("Cndtions", None),
        ("Contries are", None),
        ("Se", None),
        ("", None),
    ],
)
def test_one_wrong_character_is_nearly_a_label(words: str, label: str | None) -> None:
    assert LABELS.nearly(words) == label


def test_a_set_of_labels_knows_its_own() -> None:
    assert "Sex" in LABELS
    assert "sex" not in LABELS


@given(st.integers(0, 9), st.sampled_from("xyz"))
def test_any_one_exchange_is_seen(place: int, letter: str) -> None:
    label = "Conditions"
    assert LABELS.nearly(label[:place] + letter + label[place + 1 :]) == label


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("PMID: 12", 5),
        ("PMJD: 12", 5),
        ("PMI: 12", 4),
        ("PMIDD: 12", 6),
        ("PMID 12", 4),
        ("PNJD: 12", 0),
        ("Title: 12", 0),
        ("", 0),
    ],
)
def test_a_label_before_its_value_forgives_one_character(text: str, end: int) -> None:
    assert label_end(text, "PMID:") == end


@given(st.lists(st.integers(0, 20), max_size=30))
def test_a_longest_run_rises_and_none_is_longer(places: list[int]) -> None:
    chain = longest_in_order(places)
    values = [places[index] for index in chain]
    assert values == sorted(set(values))
    assert chain == sorted(chain)
    longest = [1] * len(places)
    for index, value in enumerate(places):
        before = [longest[one] for one in range(index) if places[one] < value]
        longest[index] += max(before, default=0)
    assert len(chain) == max(longest, default=0)
