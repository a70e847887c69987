"""What outcomes measure is known by names that each stand once and can be met."""

from collections import Counter
from collections.abc import Iterable

import pytest

from mscregistry.vocab.endpoints import (
    EndpointEntry,
    as_written,
    endpoint_of,
    endpoints,
    measured_entry,
    measured_phrases,
    whom_ends,
    whom_openers,
)
from mscregistry.vocab.measures import measure_of, measures
from mscregistry.vocab.table_files import read_table
from mscregistry.vocab.word_forms import forms_of

ENTRIES = list(endpoints().values())
WORDS = read_table("outcome_words")


def forms(writings: Iterable[str]) -> list[tuple[str, ...]]:
    return [forms_of(words) for words in writings]


@pytest.mark.parametrize("entry", ENTRIES, ids=[one.code for one in ENTRIES])
def test_each_is_found_by_all_its_names(entry: EndpointEntry) -> None:
    assert endpoint_of(entry.code) is entry
    assert measured_entry(entry.code) is entry
    for words in (entry.name, *entry.aliases):
        cut = list(forms_of(words))
        assert measured_phrases().at(cut, 0) == (entry.code, len(cut))


def test_no_code_is_of_a_measure_too() -> None:
    assert endpoints().keys() & measures().keys() == set()
    assert measured_entry("egfr") is measure_of("egfr")
    with pytest.raises(KeyError):
        measured_entry("nothing of the kind")


def test_no_name_is_listed_twice() -> None:
    every = [form for one in ENTRIES for form in forms((one.name, *one.aliases))]
    assert [form for form, times in Counter(every).items() if times > 1] == []


def test_a_scale_becomes_a_measure_of_ours_by_single_words() -> None:
    for entry in ENTRIES:
        for measure, words in entry.of:
            assert measure in measures()
            assert {forms_of(word) for word in words} == {(word,) for word in words}


@pytest.mark.parametrize("part", WORDS["measured"])
def test_no_word_of_a_list_is_listed_twice(part: str) -> None:
    words = WORDS["measured"][part]
    every = words if part == "as_written" else forms(words)
    assert [one for one, times in Counter(every).items() if times > 1] == []


def test_what_is_not_read_is_a_name_of_a_measure() -> None:
    named = {form for one in measures().values() for form in forms((one.name, *one.aliases))}
    assert [words for words in WORDS["measured"]["unread"] if forms_of(words) not in named] == []
    assert measured_phrases().at(["age"], 0) is None


def test_letters_are_given_for_single_words_that_name_something() -> None:
    for written in WORDS["measured"]["as_written"]:
        (form,) = forms_of(written)
        assert measured_phrases().at([form], 0), written
        assert written in as_written()[form]


def test_more_names_of_measures_are_new_and_found() -> None:
    named = {form for one in measures().values() for form in forms((one.name, *one.aliases))}
    for code, more in WORDS["also"].items():
        assert code in measures()
        for form in forms(more):
            assert form not in named
            assert measured_phrases().at(list(form), 0) == (code, len(form))


def test_what_is_passed_over_measures_nothing() -> None:
    for form in forms(WORDS["measured"]["passed"]):
        assert measured_phrases().at(list(form), 0) == ("", len(form))


def test_who_is_looked_at_opens_and_ends() -> None:
    for form in forms(WORDS["measured"]["in_whom"]):
        assert whom_openers().at(list(form), 0) == (" ".join(form), len(form))
    assert whom_ends() == set(WORDS["measured"]["whom_ends"])
