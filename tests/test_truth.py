"""Truth follows Kleene's strong logic, and is never taken for a bool by accident."""

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.truth import Truth

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
truths = st.sampled_from(Truth)


@pytest.mark.parametrize(
    ("left", "right", "both", "either"),
    [
        (T, T, T, T),
        (T, U, U, T),
        (T, F, F, T),
        (U, U, U, U),
        (U, F, F, U),
        (F, F, F, F),
    ],
)
def test_the_tables_of_kleene(left: Truth, right: Truth, both: Truth, either: Truth) -> None:
    assert left & right is both
    assert left | right is either


@given(truths, truths)
def test_order_does_not_matter(a: Truth, b: Truth) -> None:
    assert a & b is b & a
    assert a | b is b | a


@given(truths, truths, truths)
def test_grouping_does_not_matter(a: Truth, b: Truth, c: Truth) -> None:
    assert (a & b) & c is a & (b & c)
    assert (a | b) | c is a | (b | c)


@given(truths, truths, truths)
def test_each_distributes_over_the_other(a: Truth, b: Truth, c: Truth) -> None:
    assert a & (b | c) is (a & b) | (a & c)
    assert a | (b & c) is (a | b) & (a | c)


@given(truths, truths)
def test_de_morgan(a: Truth, b: Truth) -> None:
    assert ~(a & b) is ~a | ~b
    assert ~(a | b) is ~a & ~b


@given(truths, truths)
def test_one_absorbs_the_other(a: Truth, b: Truth) -> None:
    assert a & (a | b) is a
    assert a | (a & b) is a


@given(truths)
def test_not_twice_is_nothing(a: Truth) -> None:
    assert ~~a is a


def test_the_excluded_middle_is_not_excluded() -> None:
    assert U | ~U is U
    assert U & ~U is U


@given(st.lists(truths, max_size=6))
def test_all_and_any_are_the_repeated_and_and_or(several: list[Truth]) -> None:
    both, either = T, F
    for one in several:
        both &= one
        either |= one
    assert Truth.all(several) is both
    assert Truth.any(iter(several)) is either


def test_nothing_is_all_true_and_none_of_it_is() -> None:
    assert Truth.all([]) is T
    assert Truth.any([]) is F


@pytest.mark.parametrize(("known", "truth"), [(True, T), (False, F), (None, U)])
def test_a_bool_or_none_has_its_truth(*, known: bool | None, truth: Truth) -> None:
    assert Truth.of(known) is truth


@pytest.mark.parametrize("unknown", [True, False])
def test_otherwise_decides_only_what_is_not_known(*, unknown: bool) -> None:
    assert T.otherwise(unknown) is True
    assert F.otherwise(unknown) is False
    assert U.otherwise(unknown) is unknown


@given(truths)
def test_a_truth_is_no_bool(a: Truth) -> None:
    with pytest.raises(TypeError) as caught:
        bool(a)
    assert str(caught.value) == (
        f"Truth.{a.name} is not a bool; say what unknown counts as: .otherwise(False)"
    )


@given(truths)
def test_the_builtin_all_and_any_and_filter_take_no_truth(a: Truth) -> None:
    for taken in (all, any, lambda several: list(filter(None, several))):
        with pytest.raises(TypeError, match="otherwise"):
            taken([a])


@pytest.mark.parametrize("other", [True, False, None, 1, "TRUE"])
def test_a_truth_combines_with_nothing_else(other: object) -> None:
    with pytest.raises(TypeError, match="unsupported operand"):
        _ = T & other  # type: ignore[operator]
    with pytest.raises(TypeError, match="unsupported operand"):
        _ = T | other  # type: ignore[operator]
    with pytest.raises(TypeError, match="unsupported operand"):
        _ = other & T  # type: ignore[operator]


@pytest.mark.parametrize("truth", Truth)
def test_copies_are_the_same_truth(truth: Truth) -> None:
    assert pickle.loads(pickle.dumps(truth)) is truth  # noqa: S301 - made in this line
    assert copy.deepcopy(truth) is truth
