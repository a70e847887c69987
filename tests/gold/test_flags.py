"""What is odd in the seeds is found by a named rule at the right words, or there is a reason."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import mscregistry as msc
from mscregistry.validation import validate

HERE = Path(__file__).parent
FLAGS: dict[str, dict[str, dict[str, str]]] = tomllib.loads(
    (HERE / "flags.toml").read_text(encoding="utf-8")
)
SHARED = HERE.parents[2] / "shared"
needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the shared sample data is not beside this checkout"
)


@cache
def reading(number: str) -> msc.Reading:
    (path,) = (SHARED / "seeds").glob(f"{number}*.txt")
    return msc.read(path)


def gold_flags(number: str) -> list[str]:
    (path,) = (SHARED / "gold").glob(f"{number}*.json")
    gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return [flag.partition(":")[0] for flag in gold["flags"]]


@needs_shared
@pytest.mark.parametrize("number", FLAGS)
def test_every_flag_of_the_gold_has_its_rule_or_its_reason(number: str) -> None:
    assert list(FLAGS[number]) == gold_flags(number)


@needs_shared
@pytest.mark.parametrize(
    ("number", "flag"), [(number, flag) for number, flags in FLAGS.items() for flag in flags]
)
def test_a_flag_is_found_at_its_words(number: str, flag: str) -> None:
    told = FLAGS[number][flag]
    one = reading(number)
    if "why" in told:
        assert set(told) == {"why"}
    elif "reading" in told:
        assert told["reading"] in {issue.code for issue in one.issues}
    else:
        found = validate(one, on="2026-11-27", select=told["code"]).issues
        assert found
        shown = [" ".join(span.of(one.source.text) for span in issue.spans) for issue in found]
        assert any(told.get("words", "") in words for words in shown), shown
