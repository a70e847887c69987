"""Single sentences of results are read as they were when their lines were read by hand."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from mscregistry.grammar.findings import Tells, read_findings
from mscregistry.grammar.stated import Passage
from tests.corpus.abstract_lines import lines_of

SAID = tomllib.loads(
    Path(__file__).with_name("results_sentences.toml").read_text(encoding="utf-8")
)["said"]


@pytest.mark.parametrize("said", SAID, ids=[one["text"][:40] for one in SAID])
def test_a_sentence_is_read_as_before(said: dict[str, Any]) -> None:
    found = read_findings([(Passage("results", said["text"]), Tells.RESULTS)])
    expected = {key: lines for key, lines in said.items() if key != "text"}
    assert lines_of(found) == expected
