"""A clause can say that nobody is given the cells it names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.cells.given import Given, is_given
from mscregistry.grammar.cells.mentions import mentions_of
from mscregistry.grammar.cells.refusals import is_refused
from tests.grammar.cells.products_said import mention, name, told

REFUSED = [
    "MSCs will not be given",
    "The MSC infusion was never administered",
    "Patients will not receive MSCs",
    "No patient receives MSCs",
    "None of the patients received any MSCs",
    "Controls were never treated with MSCs",
    "They cannot be offered MSCs",
    "MSCs in mice",
    "MSCs injected into old rats",
    "MSCs in vitro",
    "A survey on MSCs",
    "A laboratory study of MSCs",
    "Historical controls with MSCs",
]


@pytest.mark.parametrize("text", REFUSED)
def test_nobody_is_given_cells_that_a_clause_refuses(text: str) -> None:
    assert is_refused(mention(told(text)))
    assert is_given(mention(name(text))) is Given.NOT_GIVEN


@pytest.mark.parametrize(
    "text",
    [
        "MSCs will be given",
        "Patients who do not respond to tea will receive MSCs",
        "Patients will not receive tea but MSCs",
        "Patients will not receive tea, MSCs",
        "No tea. MSCs",
        "MSCs, not given with tea",
        "MSCs. They will not be given tea",
        "MSCs in an animal-free medium",
        "MSCs in vitro expanded",
        "laboratory grown MSCs",
    ],
)
def test_what_a_clause_says_of_something_else_refuses_no_cells(text: str) -> None:
    assert not is_refused(mention(told(text)))


WORDS = st.sampled_from(["MSCs", "tea", "will", "not", "be", "given", "receive", "no", "patient"])


@given(st.lists(WORDS, max_size=12), st.lists(WORDS, min_size=1, max_size=9))
def test_a_clause_before_refuses_nothing(before: list[str], words: list[str]) -> None:
    alone = told(" ".join(words))
    behind = told(f"{' '.join(before)}. {' '.join(words)}")
    every = mentions_of(behind)
    own = [one for one in every if one.passage.cells.clauses[one.first] > 0 or not before]
    expected = [is_refused(one) for one in mentions_of(alone)]
    assert [is_refused(one) for one in own][-len(expected) or len(own) :] == expected
