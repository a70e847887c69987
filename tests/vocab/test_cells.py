"""The table of cells: each phrase once along an axis, each code well formed, each reference known."""

from __future__ import annotations

import re
from typing import Any

import pytest

from mscregistry.vocab.cells import (
    MSC,
    DonorRelation,
    ProductForm,
    abbreviated_tissues,
    cell_words,
    joined_abbreviation,
    kind_called,
    kinds,
    modifiers,
    structure_words,
    tissue_called,
)
from mscregistry.vocab.table_files import read_table
from mscregistry.vocab.word_patterns import spelled_out
from tests.vocab.tables_of_words import not_one_word, repeated, together, unreadable

TABLE = read_table("cells")
KINDS: dict[str, dict[str, Any]] = TABLE["kinds"]
TISSUES: dict[str, dict[str, Any]] = TABLE["tissues"]
#: Groups whose values are lists of patterns.
GROUPS = ["sites", "donors", "species", "processing", "engineered", "fillers"]
#: Groups of single words.
STRUCTURE = [
    (group, part) for group in ("stops", "given", "donation", "refusals") for part in TABLE[group]
]
#: Each axis with all its patterns: along one, a phrase means one thing.
AXES = {
    **{group: together(TABLE[group]) for group in GROUPS},
    **{
        f"{name} {part}": together({code: row.get(part, ()) for code, row in rows.items()})
        for name, rows in (("kinds", KINDS), ("tissues", TISSUES))
        for part in ("phrases", "short")
    },
    "tissues short and letters": together(
        {code: (*row.get("short", ()), *row.get("letters", ())) for code, row in TISSUES.items()}
    ),
}


def test_no_group_is_forgotten_here() -> None:
    assert set(TABLE) == {"kinds", "tissues", *GROUPS, *(group for group, _ in STRUCTURE)}


@pytest.mark.parametrize("axis", AXES)
def test_no_phrase_stands_twice_along_an_axis(axis: str) -> None:
    assert repeated(AXES[axis]) == []


@pytest.mark.parametrize("axis", AXES)
def test_every_phrase_can_stand_in_a_text(axis: str) -> None:
    assert unreadable(AXES[axis]) == []


@pytest.mark.parametrize(("group", "part"), STRUCTURE)
def test_structure_words_are_single_and_stand_once(group: str, part: str) -> None:
    listed = TABLE[group][part]
    assert not_one_word(listed) == repeated(listed) == []
    assert structure_words(group, part) == {spelled_out(word)[0] for word in listed}


def test_every_structure_word_can_stand_in_a_text() -> None:
    words = [w for group, part in STRUCTURE if part != "tissues" for w in TABLE[group][part]]
    assert unreadable(words) == []


@pytest.mark.parametrize("code", KINDS)
def test_a_kind_has_a_name_and_known_references(code: str) -> None:
    kind = kind_called(code)
    assert (kind.code, kind.name) == (code, KINDS[code]["cells"])
    assert set(KINDS[code]) <= {"form", "cells", "phrases", "short", "tissue", "loose", "needs"}
    assert kind.form is not None or kind.loose
    assert kind.tissue is None or kind.tissue in TISSUES
    assert kind.needs is None or kind.needs in {*KINDS, *TISSUES}


def test_every_form_is_the_form_of_some_kind() -> None:
    assert {kind_called(code).form for code in KINDS} - {None} == set(ProductForm)


def test_the_donors_are_the_relations_of_donors() -> None:
    assert set(TABLE["donors"]) == {one.value for one in DonorRelation}


@pytest.mark.parametrize("code", TISSUES)
def test_a_tissue_has_well_formed_codes_and_lies_within_a_known_one(code: str) -> None:
    tissue = tissue_called(code)
    assert set(TISSUES[code]) <= {
        "uberon", "ncit", "cell_type", "within", "phrases", "short", "letters",
    }  # fmt: skip
    assert tissue.code == code
    assert tissue.uberon is None or re.fullmatch(r"UBERON:\d{7}", tissue.uberon)
    assert tissue.ncit is None or re.fullmatch(r"C\d{4,6}", tissue.ncit)
    assert re.fullmatch(r"CL:\d{7}", tissue.cell_type)
    assert tissue.within is None or tissue.within in TISSUES.keys() - {code}


@pytest.mark.parametrize("key", ["uberon", "ncit", "cell_type"])
def test_no_two_tissues_have_one_code(key: str) -> None:
    codes = [row[key] for row in TISSUES.values() if key in row]
    assert len(codes) == len(set(codes))


def test_a_tissue_without_a_cell_type_of_its_own_has_that_of_all_mesenchymal_cells() -> None:
    assert {
        tissue_called(code).cell_type for code in TISSUES if "cell_type" not in TISSUES[code]
    } == {MSC}


@pytest.mark.parametrize("call", [kind_called, tissue_called])
def test_an_unknown_code_is_a_key_error(call: Any) -> None:  # noqa: ANN401 - either of two functions
    with pytest.raises(KeyError, match=r"no (tissue|kind of cells) has the code .*; the codes are"):
        call("moon_rock")


def test_the_tissues_of_donations_are_tissues() -> None:
    assert set(TABLE["donation"]["tissues"]) <= TISSUES.keys()


@pytest.mark.parametrize("part", ["phrases", "short"])
def test_every_name_of_cells_names_its_kind(part: str) -> None:
    for code, row in KINDS.items():
        for phrase in together({code: row.get(part, ())}):
            for words in map(str.split, spelled_out(phrase)):
                assert kinds(part).at(words, 0) == (kind_called(code), len(words))


def test_every_name_of_cells_has_a_word_that_tells_so() -> None:
    for axis in ("kinds phrases", "kinds short"):
        for phrase in (one for pattern in AXES[axis] for one in spelled_out(pattern)):
            assert not cell_words().isdisjoint(phrase.split()), phrase


def test_a_phrase_tells_along_every_axis_that_lists_it_and_along_none_twice() -> None:
    for words in (["bovine"], ["iliac", "crest"]):
        told = modifiers("phrases").at(words, 0)
        assert told is not None
        assert len({axis for axis, _ in told[0]}) == len(told[0]) == 2


@pytest.mark.parametrize("part", ["short", "letters"])
def test_an_abbreviation_tells_of_one_tissue_with_the_letter_for_human_or_without(
    part: str,
) -> None:
    for code, row in TISSUES.items():
        for pattern in row.get(part, ()):
            for letters in spelled_out(pattern):
                assert abbreviated_tissues()[letters] == code
                for form in (letters, f"h{letters}", f"hu{letters}"):
                    words = form.split()
                    assert modifiers(part).at(words, 0) == ((("tissue", code),), len(words))


@pytest.mark.parametrize(
    ("word", "donor", "tissue"),
    [
        ("msc", None, None),
        ("ucmsc", None, "uc"),
        ("hucmsc", None, "uc"),
        ("allomsc", "allo", None),
        ("autobmmsc", "auto", "bm"),
        ("hadmsc", None, "ad"),
        ("bmdmsc", None, "bmd"),
        ("pmsc", None, "p"),
    ],
)
def test_an_abbreviation_in_one_word_has_its_parts(
    word: str, donor: str | None, tissue: str | None
) -> None:
    found = joined_abbreviation().fullmatch(word)
    assert found is not None
    assert (found["donor"], found["tissue"]) == (donor, tissue)


@pytest.mark.parametrize("word", ["xyzmsc", "mscs", "ucm", "mscuc", "ucucmsc"])
def test_other_words_are_no_abbreviation(word: str) -> None:
    assert joined_abbreviation().fullmatch(word) is None


def test_every_abbreviation_of_a_tissue_in_one_word_is_known() -> None:
    letters = joined_abbreviation().pattern.split("(?P<tissue>")[1].split(")")[0].split("|")
    assert set(letters) <= abbreviated_tissues().keys()
    assert repeated(letters) == []
