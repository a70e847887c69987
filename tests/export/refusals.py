"""How a test asks what is wrong with data that are refused."""

from __future__ import annotations

import json

import pytest

from mscregistry.errors import BadStructure
from mscregistry.export import from_dict, from_json

TRIAL = "mscregistry/trial/1"


def faults_of(text: str | bytes) -> tuple[str, ...]:
    """Give what is wrong with a JSON text, which must be refused."""
    with pytest.raises(BadStructure) as caught:
        from_json(text)
    return caught.value.faults


def faults_in(**fields: object) -> tuple[str, ...]:
    """Give what is wrong with the fields of a trial, and see that JSON text fares the same."""
    data = {"schema": TRIAL, **fields}
    with pytest.raises(BadStructure) as caught:
        from_dict(data)
    assert faults_of(json.dumps(data)) == caught.value.faults
    return caught.value.faults


def trial_text(fields: str) -> str:
    return f'{{"schema": "{TRIAL}", {fields}}}'
