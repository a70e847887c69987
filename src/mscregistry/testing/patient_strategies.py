"""Strategies for patients: some know everything, most know little, and one knows nothing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from mscregistry.grammar.dates import PartialDate
from mscregistry.grammar.quantities import Quantity
from mscregistry.matching import KINDS, Fact, Observation, Patient
from mscregistry.testing.expression_strategies import MEASURES, NAMED, numbers
from mscregistry.testing.needs_hypothesis import st
from mscregistry.testing.value_strategies import ages, optional, several
from mscregistry.truth import Truth
from mscregistry.vocab import Sex

if TYPE_CHECKING:
    from mscregistry.grammar.expressions import Measure

#: The day that patients are asked about; their facts are of the years around it.
ON: Final = date(2024, 6, 15)


def near_dates() -> st.SearchStrategy[PartialDate]:
    """Give days, months and years around `ON`."""
    days = st.dates(ON - timedelta(days=1500), ON + timedelta(days=300))
    months = days.map(lambda day: PartialDate(day.year, day.month))
    years = days.map(lambda day: PartialDate(day.year))
    return days.map(PartialDate.of) | months | years


def observations(
    measure: Measure | None = None, unit: str | None = None
) -> st.SearchStrategy[Observation]:
    """Give observations of the measures that `comparisons` ask for, or of one of them."""

    @st.composite
    def made(draw: st.DrawFn) -> Observation:
        found, usual = draw(st.sampled_from(MEASURES))
        own = unit or usual
        limit = optional(numbers().map(lambda number: Quantity(number, own)))
        return Observation(
            measure or found,
            Quantity(draw(numbers()), own),
            draw(optional(near_dates())),
            upper_normal=draw(limit),
            lower_normal=draw(limit),
            baseline=draw(limit),
            predicted=draw(limit),
        )

    return made()


def facts() -> st.SearchStrategy[Fact]:
    """Give facts: events, what lasts, what is over, and what nobody dates."""
    words = st.sampled_from((*NAMED, "acute kidney injury", "aspirin"))
    doses = st.builds(Quantity, numbers(), st.sampled_from(["mg/d", "g/d"]))
    pairs = st.lists(near_dates(), min_size=2, max_size=2).map(
        lambda both: sorted(both, key=lambda one: one.earliest)
    )

    @st.composite
    def made(draw: st.DrawFn) -> Fact:
        start, end = draw(pairs)
        stated: list[dict[str, Any]] = [
            {},
            {"date": start},
            {"start": start},
            {"start": start, "end": end},
            {"end": end},
        ]
        times = draw(st.sampled_from(stated))
        ongoing = draw(st.booleans()) if not times else None
        return Fact(draw(words), dose=draw(optional(doses)), ongoing=ongoing, **times)

    return made()


def patients(*, complete: bool = True) -> st.SearchStrategy[Patient]:
    """Give patients; only with `complete` is any kind of their facts known in full."""
    kinds = st.sets(st.sampled_from(KINDS)) if complete else st.just(set())
    births = st.dates(date(1930, 1, 1), ON).map(PartialDate.of)
    # Of one patient only one of them, since most of them would contradict each other.
    born: st.SearchStrategy[dict[str, Any]] = st.one_of(
        st.just({}),
        births.map(lambda day: {"birth_date": day}),
        ages().map(lambda age: {"age": age}),
    )
    known = st.builds(
        dict[str, Any],
        sex=optional(st.sampled_from([Sex.FEMALE, Sex.MALE])),
        observations=several(observations(), most=5),
        **{kind: several(facts(), most=2) for kind in KINDS},
        pregnancy=st.sampled_from(Truth),
        attestations=several(st.tuples(st.sampled_from(NAMED), st.sampled_from(Truth)), most=2),
        complete=kinds,
    )
    return st.tuples(born, known).map(lambda both: Patient(**both[0], **both[1]))
