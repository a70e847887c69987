"""A text of criteria is split into the tree that a reader sees."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.grammar.criteria import Piece, split_criteria
from mscregistry.grammar.criteria_headings import read_heading
from mscregistry.grammar.criteria_lines import read_blocks
from mscregistry.grammar.criteria_marks import marks_at, token
from tests.timing import takes_at_most

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
CORPUS = HERE.parent / "corpus" / "criteria"
SHARED = HERE.parents[1].parent / "shared"
CODES = {"INCLUSION": "in", "EXCLUSION": "ex", None: "--"}


def words(text: str, piece: Piece) -> str:
    return "".join([span.of(text) for span in piece.spans])


def tree(text: str) -> str:
    """Draw the tree as the corpus does: kind, two blanks a level, words."""
    return "\n".join(
        f"{CODES[piece.kind]} {'  ' * piece.level}{words(text, piece)}"
        for piece in split_criteria(text)
    )


def cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}: {case['name']}")
        for path in sorted(CORPUS.glob("*.toml"))
        for case in tomllib.loads(path.read_text("utf-8"))["case"]
    ]


@pytest.mark.parametrize("case", cases())
def test_the_corpus_is_split_as_drawn(case: dict[str, str]) -> None:
    assert tree(case["text"]) == case["tree"].strip("\n")


@pytest.mark.parametrize("case", cases())
def test_line_ends_of_windows_change_nothing(case: dict[str, str]) -> None:
    assert tree(case["text"].replace("\n", "\r\n")) == case["tree"].strip("\n")


def test_a_wrapped_line_break_is_decoded_as_one_space() -> None:
    text = "1. Adults\n   who walk"
    (piece,) = split_criteria(text)
    assert [(span.start, span.end, span.decoded) for span in piece.spans] == [
        (3, 9, None),
        (9, 13, " "),
        (13, 21, None),
    ]


def test_a_text_without_words_has_no_criteria() -> None:
    assert [
        split_criteria(text) for text in ("", " \n\t", "* \n- \n...", "Inclusion Criteria:")
    ] == [()] * 4


def test_a_long_first_line_is_not_taken_for_a_heading() -> None:
    """A heading is looked for in the first characters only; the window's end is not the line's."""
    text = "Exclusion criteria" + " " * 222 + "were read aloud"
    assert read_heading(text, 0, len(text), marked=False) is None


def test_a_list_ends_with_the_last_mark_of_its_style() -> None:
    assert (token("i)", 30), token("i)", 31)) == ("xxx)", "")


# What must hold for any text.


def lines() -> st.SearchStrategy[str]:
    """Texts made of the pieces that lists of criteria are made of."""
    mark = st.sampled_from(
        [
            "",
            "* ",
            "- ",
            "•",
            "1. ",
            "2. ",
            "10) ",
            "(a) ",
            "b) ",
            "i. ",
            "ii) ",
            "1.1 ",
            "E01 ",
            "②",
        ]
    )
    body = st.sampled_from(
        [
            "Inclusion Criteria:",
            "Exclusion criteria for donors:",
            "DISEASE CHARACTERISTICS:",
            "Age",
            "age over 18",
            "One of: 1) fever, 2) cough",
            "Adults. 2. Able. 3. Calm",
            "A - B - C",
            "OR",
            "x" * 70,
            "---",
            "",
        ]
    )
    line = st.builds(
        lambda indent, first, then: " " * indent + first + then, st.integers(0, 6), mark, body
    )
    return st.lists(line | st.text(max_size=12), max_size=12).map("\n".join)


def cover(text: str, pieces: tuple[Piece, ...]) -> list[int]:
    """Count for each character the pieces it is in."""
    covered = [0] * len(text)
    for piece in pieces:
        for span in piece.spans:
            if span.decoded is None:
                for at in range(span.start, span.end):
                    covered[at] += 1
            else:
                assert text[span.start : span.end].isspace()
    return covered


def only_marks(words: str) -> bool:
    """Tell whether words are bullets and numbers and nothing else."""
    while re.search(r"[^\W_]", words):
        words = words.lstrip()
        marks = marks_at(words + " ", 0, len(words) + 1)
        if not marks:
            return False
        words = words[marks[0].end :]
    return True


@given(lines() | st.text())
def test_any_text_is_split_into_a_tree_of_true_pieces(text: str) -> None:
    pieces = split_criteria(text)
    for index, piece in enumerate(pieces):
        assert re.search(r"[^\W_]", words(text, piece))
        assert words(text, piece) == words(text, piece).strip()
        if piece.parent is None:
            assert piece.level == 0
        else:
            assert piece.parent < index
            assert piece.level == pieces[piece.parent].level + 1
    starts = [piece.spans[0].start for piece in pieces]
    assert starts == sorted(starts)


@given(lines() | st.text())
def test_every_letter_is_in_one_piece_or_a_heading_or_a_mark(text: str) -> None:
    covered = cover(text, split_criteria(text))
    for block in read_blocks(text):
        if block.heading is not None and not block.heading.spoken:
            for at in range(block.start, block.heading.end):
                covered[at] += 1
    assert max(covered, default=0) <= 1
    left = "".join(["\n" if count else letter for count, letter in zip(covered, text, strict=True)])
    assert [line for line in left.splitlines() if not only_marks(line)] == []


HOSTILE: dict[str, Callable[[int], str]] = {
    "open brackets": lambda size: "(" * size,
    "one line": lambda size: "word " * (size // 5),
    "lines of one character": lambda size: "a\n" * (size // 2),
    "stairs": lambda size: "\n".join(" " * step + "* x:" for step in range(int((2 * size) ** 0.5))),
    "headings in one line": lambda size: "Inclusion: 1. " * (size // 14),
    "headings inside a sentence": lambda size: "seen. Exclusion Criteria: " * (size // 26),
    "introductions in one line": lambda size: "1) a: " * (size // 6),
    "dashes in one line": lambda size: "- A " * (size // 4),
    "groups": lambda size: "Group A:\n" * (size // 9),
    "blanks": lambda size: " " * size + "x",
    "wrapped lines": lambda size: ("word " * 15 + "\n") * (size // 76),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_time_grows_with_the_length(kind: str) -> None:
    """Eight times the text takes no more than about eight times the time, up to 1 MB."""

    small, large = HOSTILE[kind](125_000), HOSTILE[kind](1_000_000)
    # Twice as much again is allowed for a busy machine; quadratic time would be 64 times.
    assert takes_at_most(24, lambda: split_criteria(small), lambda: split_criteria(large))


# The shared documents, where they are at hand.

GOLD = sorted((SHARED / "gold").glob("*.json"))
needs_gold = pytest.mark.skipif(not GOLD, reason="../shared/gold is not on this machine")


@needs_gold
def test_every_criterion_of_the_gold_is_found() -> None:
    checked = 0
    for path in GOLD:
        gold = json.loads(path.read_text("utf-8")).get("eligibility", {}).get("criteria", [])
        if not gold:
            continue
        page = (SHARED / "seeds" / f"{path.stem}.txt").read_text("utf-8").splitlines()
        first = min(one["line"] for one in gold) - 1
        while "nclusion" not in page[first]:
            first -= 1
        text = "\n".join(page[first : max(one["line"] for one in gold)])
        text = re.sub(r"\\([<>()^\[\]-])", r"\1", text)
        # The gold counts each kind from 1; the tree counts all from 0.
        before = {"inclusion": 0, "exclusion": sum(one["kind"] == "inclusion" for one in gold)}
        expected = [
            (
                one["text"],
                one["level"],
                None if one["parent"] is None else before[one["kind"]] + one["parent"] - 1,
                one["kind"].upper(),
            )
            for one in gold
        ]
        pieces = split_criteria(text)
        assert [(words(text, p), p.level, p.parent, p.kind) for p in pieces] == expected
        checked += len(gold)
    assert checked == 79


@pytest.mark.parametrize("text", ["E １８ x", "I １８ E", "EX ٣ a"])
def test_figures_of_other_scripts_make_no_code_of_a_criterion(text: str) -> None:
    assert [words(text, piece) for piece in split_criteria(text)] == [text]
