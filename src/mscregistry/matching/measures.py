"""Which measure is meant, by code or by words."""

from __future__ import annotations

from attrs import evolve

from mscregistry.grammar.expressions import Measure
from mscregistry.vocab.measures import MeasureEntry, measure_called, measure_of


def known_measure(measure: Measure | str) -> Measure:
    """Give the measure with its code, where its words or the code itself are known.

    >>> print(known_measure("egfr"), known_measure("eGFR"), known_measure("Sample score"))
    egfr egfr "Sample score"
    """
    if isinstance(measure, str):
        measure = Measure(measure)
    found = entry_of(measure)
    return measure if found is None else evolve(measure, code=found.code)


def is_named(measure: Measure) -> bool:
    """Say whether it is known what is measured."""
    return bool(measure.code or measure.words.strip())


def entry_of(measure: Measure) -> MeasureEntry | None:
    """Give what is known of a measure; `None` where nothing is."""
    for code in (measure.code, measure.words):
        try:
            return measure_of(code or "")
        except KeyError:
            continue
    return measure_called(measure.words)
