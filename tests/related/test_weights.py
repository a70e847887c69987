"""Weights are numbers of zero or more, of which one counts."""

from __future__ import annotations

from typing import Any, cast

import pytest

from mscregistry.related import Weights


def test_the_usual_weights_add_up_to_one() -> None:
    assert sum(Weights().by_aspect().values()) == pytest.approx(1)


@pytest.mark.parametrize("wrong", ["1", None, True])
def test_what_is_no_number_is_refused(wrong: object) -> None:
    with pytest.raises(TypeError, match=rf"^the weight of text is {wrong!r}; give a number$"):
        Weights(text=cast("Any", wrong))


@pytest.mark.parametrize("wrong", [-0.1, float("nan"), float("inf")])
def test_a_weight_below_zero_or_without_an_end_is_refused(wrong: float) -> None:
    with pytest.raises(ValueError, match=rf"^the weight of ages is {wrong}; give one of 0 or more"):
        Weights(ages=wrong)


def test_weights_of_which_none_counts_are_refused() -> None:
    with pytest.raises(ValueError, match="every weight is 0"):
        Weights(condition=0, intervention=0, cells=0, design=0, ages=0, text=0)
