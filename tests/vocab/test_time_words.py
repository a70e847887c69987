"""Words of times: each can be met, and is listed once."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

import pytest

from mscregistry.vocab import time_words
from mscregistry.vocab.phrases import Phrases
from mscregistry.vocab.table_files import read_table
from tests.vocab.as_tokens import check_all_found, cut

TABLE = read_table("time_words")
LISTS = [
    (group, part, words)
    for group, parts in TABLE.items()
    for part, words in parts.items()
    if isinstance(words, list)
]
#: Groups whose words are beginnings or ends of words, or codes.
PIECES = {("giving", "stems"), ("giving", "others"), ("infusing", "stems")}
NO_WORDS = {"joined_starts", "joined_ends", "edge_codes", "order"}


def wordings() -> Iterator[tuple[str, str, str]]:
    for group, part, words in LISTS:
        if (group, part) not in PIECES and group not in NO_WORDS:
            yield from ((group, part, word) for word in words if word)


@pytest.mark.parametrize("words", [words for _, _, words in LISTS])
def test_no_word_is_listed_twice(words: list[str]) -> None:
    assert [word for word, times in Counter(words).items() if times > 1] == []


def test_every_wording_can_be_met_in_a_text() -> None:
    never = [
        wording for _, _, wording in wordings() if Phrases({wording: 1}).at(cut(wording), 0) is None
    ]
    assert never == []


def test_no_unit_is_written_like_another() -> None:
    check_all_found(time_words.units_of_time(), TABLE["units"])


def test_every_event_is_found_with_its_code() -> None:
    for code, phrases in TABLE["events"].items():
        for phrase in phrases:
            words = cut(phrase)
            assert time_words.phrases_of_times().at(words, 0) == (("event", code), len(words))


def test_codes_of_events_that_are_asked_for_exist() -> None:
    codes = set(TABLE["events"]) | set(TABLE["events_named"])
    assert time_words.starting_events() <= codes
    assert time_words.courses() <= codes
    assert set(TABLE["joined_ends"]) <= codes
    assert {code for pair in TABLE["edge_codes"].values() for code in pair if code} <= codes


def test_a_rate_is_times_in_a_number_of_units() -> None:
    found = time_words.rate_words().at(["b", ".", "i", ".", "d"], 0)
    assert found == ((Fraction(2), Fraction(1), "d", True), 5)


def test_a_doubtful_rate_is_not_sure() -> None:
    assert time_words.rate_words().at(["biweekly"], 0) == (
        (Fraction(1), Fraction(2), "wk", False),
        1,
    )


@pytest.mark.parametrize(
    ("event", "edge", "code"),
    [
        ("treatment", "start", "treatment_start"),
        ("follow_up", "start", None),
        ("follow_up", "end", "follow_up_end"),
        ("death", "end", None),
    ],
)
def test_the_edges_of_some_events_have_codes(event: str, edge: str, code: str | None) -> None:
    assert time_words.edge_code(event, edge) == code


def test_giving_and_looking_begin_with_other_letters() -> None:
    giving, others = set(TABLE["giving"]["stems"]), set(TABLE["giving"]["others"])
    assert not giving & others
