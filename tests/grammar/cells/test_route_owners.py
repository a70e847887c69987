"""A way right before or behind something else is the way of that."""

from __future__ import annotations

import pytest
from hypothesis import given

from mscregistry.grammar.cells.route_owners import is_of_another
from mscregistry.grammar.cells.routes import ways_of
from tests.grammar.cells.texts import ANY, passage


def ways(text: str) -> list[str]:
    """Give the ways that are not those of something else."""
    told = passage(text)
    return [str(one.administration) for one in ways_of(told) if not is_of_another(told.cells, one)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("MSCs intra-articularly under intravenous sedation", ["intra_articular"]),
        ("Intrathecal MSCs after intravenous infusion of busulfan", ["intrathecal"]),
        ("Intravenous infusion of MSCs", ["intravenous"]),
        ("Intravenous infusion of", ["intravenous"]),
        ("Intravenous placebo or MSCs", ["intravenous"]),
        ("70 mg bananazone IV, MSCs intramuscularly", ["intramuscular"]),
        ("30 mg intra-articular bananazone, MSCs IV", ["intravenous"]),
        ("Intra-articular bananazone", ["intra_articular"]),
        ("Heparin, IV MSCs", ["intravenous"]),
        ("Heparin, IV", ["intravenous"]),
        ("After heparin IV MSCs", ["intravenous"]),
        ("Heparin IV and MSCs", []),
        ("Intravenous access is made, MSCs intrathecally", ["intrathecal"]),
        ("MSCs through intravenous access", ["intravenous"]),
        ("MSCs, a fraction of inhaled oxygen of 60%", []),
        ("Lumbar puncture for CSF sampling", []),
        ("Lumbar puncture for MSCs", ["intrathecal"]),
        ("Intravenous, sedation", ["intravenous"]),
        ("IV", ["intravenous"]),
    ],
)
def test_a_way_is_that_of_what_stands_right_beside_it(text: str, found: list[str]) -> None:
    assert ways(text) == found


@given(ANY)
def test_any_text_is_asked(text: str) -> None:
    assert set(ways(text)) <= {str(one.administration) for one in ways_of(passage(text))}
