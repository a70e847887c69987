"""What JSON readers let pass or fall over is refused in a sentence."""

from __future__ import annotations

import sys

import pytest

from mscregistry.export import from_json, to_json
from mscregistry.model import Enrollment, Trial
from tests.export.refusals import TRIAL, faults_in, faults_of, trial_text


def test_what_is_not_json_is_refused_with_its_line_and_column() -> None:
    assert faults_of('{"schema":\n  oops}') == ("not JSON: Expecting value (line 2, column 3)",)
    assert faults_of("") == ("not JSON: Expecting value (line 1, column 1)",)
    assert faults_of(b'{"a": "\xff"}') == ("not JSON: byte 7 is not utf-8",)


def test_a_key_said_twice_is_refused() -> None:
    text = trial_text('"acronym": "A", "arms": [{"label": "A", "label": "B"}], "acronym": "A"')
    assert faults_of(text) == (
        "key 'acronym' stands twice @ $",
        "key 'label' stands twice @ $.arms[0]",
    )


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1.0", "1e3"])
def test_a_number_that_is_not_whole_is_refused(number: str) -> None:
    assert faults_of(trial_text(f'"enrollment": {{"count": {number}}}')) == (
        f"{number} is not a whole number @ $.enrollment.count",
    )


def test_a_number_of_a_million_digits_is_a_fault() -> None:
    assert faults_of(trial_text(f'"enrollment": {{"count": {"9" * 1_000_000}}}')) == (
        f"{'9' * 59}… is not a whole number @ $.enrollment.count",
    )


@pytest.mark.parametrize("depth", [101, 500, 100_000])
def test_deep_nesting_is_refused(depth: int) -> None:
    """Whether the parser of Python gives up at it or not."""
    opened = f'{{"schema": "{TRIAL}", "arms": ' + "[" * depth + "]" * depth + "}"
    assert "nested deeper than 100 levels @ $" in faults_of(opened)
    assert "nested deeper than 100 levels @ $" in faults_of('{"a":' * depth + "1" + "}" * depth)


def test_nesting_that_is_not_deep_has_other_faults() -> None:
    assert faults_in(arms=[[[[[[]]]]]]) == ("a list is not an object @ $.arms[0]",)


def test_the_limit_of_python_on_digits_is_respected() -> None:
    """Where it is raised, a long number is read exactly."""
    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(6000)
    try:
        trial = Trial(enrollment=Enrollment(10**5000 + 1))
        assert from_json(to_json(trial)) == trial
    finally:
        sys.set_int_max_str_digits(before)
