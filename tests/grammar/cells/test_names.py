"""A record calls its product by a name or a code, and says what that stands for."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.cells.mentions import mentions_of
from mscregistry.grammar.cells.names import Called, named_in, names_in, stands_for
from mscregistry.grammar.cells.passages import CellPassage, Role
from mscregistry.vocab.phrases import Phrases
from tests.grammar.cells.products_said import name, summary, told
from tests.timing import seconds


def own(*texts: str) -> frozenset[str]:
    """Give the first words of the names that interventions have."""
    passages = [name(text, at) for at, text in enumerate(texts)]
    return names_in(passages, []).first_words


def called(text: str, *names: str) -> list[str]:
    """Give the words by which a text calls products."""
    known = names_in([name(one, at) for at, one in enumerate(names)], [])
    return [one.words for one in named_in(summary(text), known)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("QZ-417", "qz"),
        ("QZ 417", "qz"),
        ("QZ417", "qz417"),
        ("QuaxoHeal", "quaxoheal"),
        ("Quaxostem®", "quaxostem"),
        ("Quaxostem (R)", "quaxostem"),
        ("Quaxostem™ (50 mL)", "quaxostem"),
        ("QZ-417 (in a bottle)", "qz"),
        ("Q1_2.5+", "q1"),
    ],
)
def test_an_intervention_may_be_called_by_a_code(text: str, first: str) -> None:
    assert own(text) == {first}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Tea",
        "Peppermint tea",
        "417",
        "QZ-417 in a green bottle",
        "QZ-417, twice",
        "Q" * 41,
        "(QZ-417)",
    ],
)
def test_plain_words_are_no_code(text: str) -> None:
    assert own(text) == frozenset()


def test_only_names_that_name_no_cells_and_no_placebo_are_codes() -> None:
    texts = [name("QZ-417", placebo=True), told("QZ-418"), name("QZ-419 MSCs", 1)]
    mentions = [one for text in texts for one in mentions_of(text)]
    assert names_in(texts, mentions).first_words == frozenset()


def test_names_are_found_wherever_a_text_uses_them() -> None:
    assert called("We give QZ-417 or qz 417 twice", "QZ-417") == ["QZ-417", "qz 417"]
    assert called("We give QZ, 417 times", "QZ-418") == []
    assert called("We give tea", "QZ-417") == []


def test_names_of_tables_and_words_built_like_them_are_found_too() -> None:
    assert called("Ryoncil and quaxostrocel, but no cancel") == ["Ryoncil", "quaxostrocel"]


def test_names_do_not_overlap() -> None:
    assert called("QZ-417-QZ-417", "QZ-417-QZ", "QZ-417") == ["QZ-417-QZ"]


@pytest.mark.parametrize(
    "text",
    [
        "QZ-417 is a suspension of MSCs",
        "QZ-417 consisting of allogeneic MSCs",
        "QZ-417 (MSCs)",
        "QZ-417: MSCs",
        "QZ-417, MSCs",
        "QZ-417 MSCs",
        "MSCs (QZ-417)",
        "MSCs called, (QZ-417)",
        "MSCs - QZ-417",
    ],
)
def test_a_name_stands_for_the_cells_that_a_text_ties_to_it(text: str) -> None:
    assert stand_for(text)


@pytest.mark.parametrize(
    "text",
    [
        "QZ-417 with MSCs",
        "QZ-417 is poured on MSCs",
        "QZ-417. MSCs",
        "MSCs and QZ-417",
        "MSCs QZ-417",
        "QZ-417 is a new product of a very old but first kind of MSCs",
        "QZ-417 MSCs"[::-1],
        "MSCs are grown for many days (QZ-417)",
    ],
)
def test_a_name_beside_cells_need_not_stand_for_them(text: str) -> None:
    assert not stand_for(text)


def stand_for(text: str) -> bool:
    passage = told(text)
    names = list(named_in(passage, names_in([name("QZ-417")], [])))
    cells = mentions_of(passage)
    found = [bool(Called(names).of(one)) for one in cells]
    # What is looked up by its place is what is found one by one.
    assert found == [any(stands_for(each, one) for each in names) for one in cells]
    return any(found)


def test_a_name_stands_for_no_cells_of_another_text() -> None:
    names = list(named_in(told("QZ-417 is"), names_in([name("QZ-417")], [])))
    (cells,) = mentions_of(summary("MSCs"))
    assert len(names) == 1
    assert not stands_for(names[0], cells)
    assert not Called(names).of(cells)


NO_NAMES: Phrases[str] = Phrases({})
WORDS = st.sampled_from(
    [
        "QZ-417",
        "MSCs",
        "is",
        "a",
        "(",
        ")",
        ",",
        ".",
        "Ryoncil",
        "of",
        "cord",
        "quaxostrocel",
        "Ø-1",
    ]
)


@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_looking_names_up_by_place_finds_what_looking_at_each_would(text: str) -> None:
    stand_for(text)


@given(st.text() | st.lists(WORDS, max_size=25).map(" ".join), st.sampled_from(Role))
def test_any_text_is_read_and_names_stand_in_its_order(text: str, role: Role) -> None:
    passage = CellPassage("interventions[0].name", text, role)
    names = names_in([passage], mentions_of(passage))
    found = list(named_in(passage, names))
    assert all(one.words in text for one in found)
    assert all(one.end <= other.first for one, other in pairwise(found))


@pytest.mark.parametrize("piece", ["A", "A_", "A1", "A-", "Ab.", "A "])
def test_a_name_that_is_no_code_is_known_to_be_none_at_once(piece: str) -> None:
    text = f"{piece * 40}"[:38] + "!"
    assert seconds(lambda: own(text)) < 0.1
