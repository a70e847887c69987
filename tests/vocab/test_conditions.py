"""A condition is known by its names, in harmless variants, and by nothing that is only near."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.vocab.conditions import (
    ConditionEntry,
    condition_called,
    condition_keys,
    condition_of,
    conditions,
    is_abbreviation,
    longest_name,
)
from mscregistry.vocab.lookup import fold
from mscregistry.vocab.table_files import read_table
from mscregistry.vocab.word_forms import forms_of

ENTRIES = list(conditions().values())
CODES = {
    "mesh": re.compile(r"D\d{6,9}|C\d+", re.ASCII),
    "mondo": re.compile(r"MONDO:\d{7}", re.ASCII),
    "ncit": re.compile(r"C\d+", re.ASCII),
}


def code(words: str) -> str | None:
    found = condition_called(words)
    return None if found is None else found.code


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("knee osteoarthritis", "knee_osteoarthritis"),
        ("Osteoarthritis, Knee", "knee_osteoarthritis"),
        ("Osteoarthritis Knee", "knee_osteoarthritis"),
        ("Osteoarthritis of the Knees.", "knee_osteoarthritis"),
        ("  Acute  Kidney  Injury ", "acute_kidney_injury"),
        ("AKI", "acute_kidney_injury"),
        ("Acute Kidney Injury (AKI)", "acute_kidney_injury"),
        ("AKI (acute kidney injury)", "acute_kidney_injury"),
        ("Kidney Failure, Chronic", "end_stage_kidney_disease"),
        ("Leukaemia, Myeloid, Acute", "acute_myeloid_leukemia"),
        ("Crohn's Disease", "crohn_disease"),
        ("Crohn’s disease", "crohn_disease"),
        ("Graft-versus-Host-Disease", "graft_versus_host_disease"),
        ("Spinal cord injuries", "spinal_cord_injury"),
        ("Critical limb ischaemia", "critical_limb_ischemia"),
        ("Sjögren’s syndrome", "sjogren_syndrome"),
        ("Diabetic Foot Ulcer (DFU)", "diabetic_foot_ulcer"),
        ("Novel coronavirus pneumonia (COVID-19)", "covid19"),
        ("covid19", "covid19"),
    ],
)
def test_a_condition_is_known_in_harmless_variants(words: str, expected: str) -> None:
    assert code(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "",
        "()",
        "Osteoarthritis of the elbow of sheep",
        "Severe knee osteoarthritis",
        "Osteoarthrits",
        "aki",
        "All",
        "Osteoarthritis (TMJ)",
        "Stroke (acute)",
        "Stroke (epilepsy)",
        "Knee (osteoarthritis)",
        "Acute kidney injury in adults",
        "Kidney: failure",
    ],
)
def test_all_else_stays_as_written(words: str) -> None:
    assert condition_called(words) is None


def test_initials_may_stand_before_the_name() -> None:
    assert code("AHM (acute heart malady)") is None
    assert code("GBS1 (Guillain-Barre syndrome)") is None
    assert code("GBS (Guillain-Barre syndrome)") == "guillain_barre"


def test_there_are_at_least_150_most_of_them_with_a_heading_of_mesh() -> None:
    assert len(ENTRIES) >= 150
    assert sum(entry.mesh is not None for entry in ENTRIES) > len(ENTRIES) / 2


@pytest.mark.parametrize("vocabulary", CODES)
def test_every_code_is_well_formed_and_of_one_condition(vocabulary: str) -> None:
    codes = [found for one in ENTRIES if (found := getattr(one, vocabulary)) is not None]
    assert [one for one in codes if not CODES[vocabulary].fullmatch(one)] == []
    assert [one for one, times in Counter(codes).items() if times > 1] == []


def test_a_number_of_mesh_stands_with_its_heading() -> None:
    assert [one.code for one in ENTRIES if (one.mesh is None) != (one.mesh_term is None)] == []


def test_a_row_has_the_keys_that_the_table_explains() -> None:
    known = {"name", "aliases", "mesh", "mesh_term", "mondo", "ncit"}
    assert {key for row in read_table("conditions").values() for key in row} == known


def test_no_writing_is_of_two_conditions_or_listed_twice() -> None:
    of: dict[object, set[str]] = {}
    for entry in ENTRIES:
        for words in entry.writings:
            for key in [words] if is_abbreviation(words) else condition_keys(words):
                of.setdefault(key, set()).add(entry.code)
        names = [words for words in (entry.name, *entry.aliases) if not is_abbreviation(words)]
        own = [key for words in names for key in set(condition_keys(words))]
        assert len(set(own)) == len(own), entry.code
    assert [one for one in of.values() if len(one) > 1] == []


@pytest.mark.parametrize("entry", ENTRIES, ids=str)
def test_each_is_called_by_all_its_names_however_they_are_folded(entry: ConditionEntry) -> None:
    assert condition_of(entry.code) is entry
    for words in entry.writings:
        assert condition_called(words) is entry
        if not is_abbreviation(words):
            assert condition_called(fold(words)) is entry
            assert condition_called(words.upper()) is entry


@given(st.text())
def test_no_words_raise(words: str) -> None:
    assert condition_called(words) is condition_called(f" {words} ")


def test_the_longest_name_is_that_of_a_condition() -> None:
    long = [words for one in ENTRIES for words in one.writings]
    assert longest_name() in {len(forms_of(words)) for words in long}
    assert all(len(forms_of(words)) <= longest_name() for words in long)
