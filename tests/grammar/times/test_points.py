"""Points, stretches and rates print shortly, and events are equal by their meaning."""

from fractions import Fraction

from mscregistry.grammar.times import Duration, Event, Rate, Side, TimePoint, TimeWindow

WEEK = Duration(Fraction(1), "wk")


def test_events_with_a_code_are_equal_whatever_their_words() -> None:
    assert Event("randomization", "randomisation") == Event("random assignment", "randomisation")


def test_events_without_one_are_equal_by_their_words() -> None:
    assert Event("Cast  removal") == Event("cast removal") != Event("cast")


def test_a_point_prints_all_that_is_known_of_it() -> None:
    point = TimePoint(
        WEEK,
        Side.BEFORE,
        Event("op", "surgery"),
        tolerance=Duration(Fraction(2), "d"),
        estimated=True,
    )
    assert str(point) == "~ 1 wk ± 2 d before surgery"


def test_a_stretch_may_be_open() -> None:
    assert str(TimeWindow(start=TimePoint(WEEK))) == "1 wk.."


def test_how_the_words_count_is_no_difference_of_rates() -> None:
    assert Rate(WEEK, counted=True) == Rate(WEEK)
