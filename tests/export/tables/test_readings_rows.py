"""Where the words of a reading stand, in every format, and what is wrong with its document."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

import mscregistry as msc
from mscregistry.export.tables import tidy_table
from mscregistry.issues import Code, Issue, Severity
from mscregistry.model import Trial
from mscregistry.reading import Origins, Reading
from mscregistry.source import Source, Span
from mscregistry.testing.renderers import renderers
from mscregistry.testing.samples import sample_trials

if TYPE_CHECKING:
    from collections.abc import Callable

WRITERS = [(name, one.render) for name, one in renderers()]


@pytest.mark.parametrize(("format", "render"), WRITERS, ids=[name for name, _ in WRITERS])
def test_the_words_of_every_format_are_told(format: str, render: Callable[[Trial], str]) -> None:
    trial = next(one for one in sample_trials(100, seed=3) if one.abstract is not None)
    reading = msc.read(render(trial), format=format)
    rows = tidy_table([reading], "words").to_pylist()
    found = defaultdict(list)
    for row in rows:
        found[row["path"]].append(row)
        stands = reading.source.text[row["start"] : row["end"]]
        decoded = [span.decoded for span in reading.origins[row["path"]]]
        assert row["words"] == stands or row["words"] in decoded
    assert list(found) == list(reading.origins)
    for path, pieces in found.items():
        assert "".join([one["words"] for one in pieces]) == reading.words(path)
    assert {row["trial_id"] for row in rows} == {reading.trial.trial_id}


def test_an_entity_is_told_as_what_it_stands_for() -> None:
    reading = Reading(
        Trial(acronym="A&B"),
        Source("Acronym: A&amp;B"),
        "invented",
        Origins({"acronym": (Span(9, 10), Span(10, 15, "&"), Span(15, 16))}),
    )
    rows = [tuple(row.values())[2:] for row in tidy_table([reading], "words").to_pylist()]
    assert rows == [
        ("acronym", 9, 10, "A"),
        ("acronym", 10, 15, "&"),
        ("acronym", 15, 16, "B"),
    ]


def test_an_issue_is_told_in_words_and_what_it_lacks_is_null() -> None:
    issues = (
        Issue(Code.UNLISTED_WORD, Severity.WARNING, "unlisted", "overall_status", hint="Look."),
        Issue("PLUG-1", Severity.ERROR, "broken"),
    )
    reading = Reading(Trial(trial_id="NCT90000001"), Source("x"), "invented", issues=issues)
    assert [tuple(row.values()) for row in tidy_table([reading], "issues").to_pylist()] == [
        (0, "NCT90000001", "MSC001", "warning", "unlisted", "overall_status", "Look."),
        (0, "NCT90000001", "PLUG-1", "error", "broken", None, None),
    ]
    assert tidy_table([reading], "words").num_rows == 0


def test_a_trial_alone_has_neither_words_nor_issues() -> None:
    trials = list(sample_trials(3))
    assert tidy_table(trials, "words").num_rows == tidy_table(trials, "issues").num_rows == 0
