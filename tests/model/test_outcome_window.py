"""An outcome tells when it is measured: by its time frame, or not surely by its other words."""

from attrs import fields, resolve_types

from mscregistry.model.arms import Outcome


def test_the_time_frame_says_when() -> None:
    window = Outcome("Pain at 6 months", time_frame="Baseline, week 4").window
    assert str(window) == "baseline; wk 4"
    assert window is not None
    assert window.sure
    assert {part.path for part in window.points} == {"time_frame"}


def test_the_measure_says_it_where_there_is_no_time_frame() -> None:
    window = Outcome("Pain at 6 months").window
    assert window is not None
    assert not window.sure
    assert [part.path for part in window.points] == ["measure"]


def test_the_description_says_it_where_nothing_else_does() -> None:
    window = Outcome("Pain", description="Scored at week 4 by a nurse").window
    assert window is not None
    assert [(str(part), part.path) for part in window.points] == [("wk 4?", "description")]


def test_nothing_may_say_it() -> None:
    assert Outcome("Pain").window is None


def test_it_is_no_part_of_equality() -> None:
    one, other = Outcome("Pain at week 4"), Outcome("Pain at week 4")
    assert one.window == other.window
    assert one == other


def test_its_type_need_not_be_known_by_who_resolves_the_fields() -> None:
    assert {one.name for one in fields(resolve_types(Outcome))} >= {"measure", "time_frame"}
