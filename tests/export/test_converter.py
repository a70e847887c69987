"""A converter is its owner's, and its rules serve other classes too."""

from __future__ import annotations

from attrs import evolve, frozen

from mscregistry.export import make_converter, to_dict
from mscregistry.grammar.dates import PartialDate
from mscregistry.model import Arm, Intervention, Trial
from mscregistry.vocab import Status, Unlisted
from tests.export.refusals import TRIAL


def test_every_converter_is_fresh() -> None:
    """A caller may add hooks to one, and `to_json` is none the wiser."""
    mine = make_converter()
    mine.register_unstructure_hook(Trial, lambda trial: trial.trial_id)
    assert mine.unstructure(Trial(trial_id="X")) == "X"
    assert make_converter() is not mine
    assert to_dict(Trial(trial_id="X")) == {"schema": TRIAL, "trial_id": "X"}


def test_a_converter_reads_single_parts() -> None:
    converter = make_converter()
    assert converter.structure([{"name": "Cells"}], tuple[Intervention, ...]) == (
        Intervention("Cells"),
    )
    assert converter.unstructure(Arm("A", Unlisted("Historical"))) == {
        "label": "A",
        "type": {"unlisted": "Historical"},
    }


def test_a_class_of_ones_own_is_read_by_the_same_rules() -> None:
    @frozen
    class Note:
        text: str
        status: Status | Unlisted | None
        when: PartialDate | None = None

    converter = make_converter()
    note = Note("x", Unlisted("y"), PartialDate(2021))
    assert converter.structure(converter.unstructure(note), Note) == note
    unsaid = evolve(note, status=None, when=None)
    assert converter.unstructure(unsaid) == {"text": "x", "status": None}
    assert converter.structure({"text": "x", "status": None}, Note) == unsaid
