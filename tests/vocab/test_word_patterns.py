"""A phrase written short stands for several phrases, each of them once and folded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.vocab.word_patterns import folded, spelled_out


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("Vials", "vial"),
        ("gas", "gas"),
        ("MASS", "mass"),
        ("nurse's", "nurse"),
        ("nurses’", "nurse"),
        ("l'os", "los"),
        ("ÉPITHÉLIALES", "épithéliale"),
        ("s", "s"),
        ("", ""),
        ("7s", "7s"),
    ],
)
def test_a_word_is_lower_case_without_apostrophe_and_singular(word: str, form: str) -> None:
    assert folded(word) == form


@given(st.text(max_size=12))
def test_a_folded_word_is_folded_no_further(word: str) -> None:
    once = folded(word)
    assert once == once.lower() or "İ" in word
    assert len(once) <= len(word.lower())
    assert folded(once.translate(str.maketrans("", "", "'’´`"))) in {once, once.rstrip("s")}


@given(st.from_regex(r"[a-z]{3,8}[a-rt-z]", fullmatch=True))
def test_one_and_many_are_the_same_word(word: str) -> None:
    assert folded(word) == folded(f"{word}s") == folded(f"{word.title()}'s") == word


@pytest.mark.parametrize(
    ("pattern", "phrases"),
    [
        ("red cell", ["red cell"]),
        ("red|white cell", ["red cell", "white cell"]),
        ("red? cell", ["cell", "red cell"]),
        ("Red|white? Cells line?", [
            "cell", "cell line", "red cell", "red cell line", "white cell", "white cell line",
        ]),
        ("cell|cells", ["cell"]),
        ("red? red", ["red", "red red"]),
        ("", [""]),
    ],
)  # fmt: skip
def test_every_phrase_of_a_pattern_is_given_once(pattern: str, phrases: list[str]) -> None:
    assert spelled_out(pattern) == phrases


words = st.from_regex(r"[a-z]{1,5}", fullmatch=True)


@given(st.lists(st.lists(words, min_size=1, max_size=3), min_size=1, max_size=4), st.data())
def test_a_choice_of_each_word_is_among_the_phrases(
    every: list[list[str]], data: st.DataObject
) -> None:
    found = spelled_out(" ".join("|".join(one) for one in every))
    assert " ".join(folded(data.draw(st.sampled_from(one))) for one in every) in found
    assert len(found) == len(set(found))
    assert all(len(phrase.split()) == len(every) for phrase in found)


@given(st.lists(words, min_size=1, max_size=5), st.data())
def test_a_word_with_a_question_mark_may_be_missing(each: list[str], data: st.DataObject) -> None:
    missing = data.draw(st.sets(st.sampled_from(range(len(each)))))
    found = spelled_out(" ".join(f"{w}?" if at in missing else w for at, w in enumerate(each)))
    assert " ".join(folded(w) for at, w in enumerate(each) if at not in missing) in found
    assert " ".join(map(folded, each)) in found
