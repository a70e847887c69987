"""Questions of every kind, whose values come from trials, so that some of them are true."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st

from mscregistry.matching import Patient
from mscregistry.query import Predicate, q
from mscregistry.query.base import Field
from mscregistry.query.coded import CodedField
from mscregistry.query.codes import CodesField
from mscregistry.query.dates import DateField
from mscregistry.query.flags import Flag
from mscregistry.query.numbers import AgeField, NumberField
from mscregistry.query.words import TextField
from mscregistry.vocab import Unlisted

if TYPE_CHECKING:
    from mscregistry.model import Trial


def names_of(kind: type) -> list[str]:
    """Give the names in `q` of one kind of field."""
    return [name for name in dir(type(q)) if isinstance(getattr(type(q), name), kind)]


#: Every field and flag by its name.
EVERY: Final[dict[str, Any]] = {name: getattr(q, name) for name in names_of(Field | Flag)}  # type: ignore[arg-type]  # a union tells instances apart too

_CONDITIONS = (
    "chronic_kidney_disease",
    "Kidney Diseases",
    "stroke",
    "diabetic_nephropathy",
    "ARDS",
)
_MEASURES = ("egfr", "hba1c", "womac", "mortality", "adverse_events", "creatinine")
_COUNTRIES = ("Germany", "CN", "US", "Japan", "Türkiye")
_TISSUES = ("bone_marrow", "umbilical_cord", "whartons_jelly", "adipose")
_ROUTES = ("intravenous", "intra_articular", "intrathecal", "local_injection")
_WORDS = ("stem cell", "cells", "kidney", "knee osteoarthr*", "autologous", "the", "2", "μ")
_AGES = ("0 years", "18 years", "6 months", "65 years", "216 months", "1 day")
_DATES = ("2010", "2015-06", "2020-01-01", "2026", "0001", "9999-12-31", date(2018, 5, 5))
_PLACES = ((48.1, 11.6, 300), (0, 0, 20_100), (35.7, 51.4, 5), (-90, 180, 0))
PATIENT: Final = Patient(age="52 years", sex="FEMALE")


def _coded(name: str) -> st.SearchStrategy[Predicate]:
    field: CodedField[Any] = EVERY[name]
    codes: st.SearchStrategy[Any] = st.sampled_from(
        tuple(field.enum.__members__.values())
    ) | st.sampled_from([Unlisted("?"), Unlisted("x")])
    return st.one_of(
        st.lists(codes, min_size=1, max_size=3).map(lambda every: field.is_in(*every)),
        codes.map(lambda one: field == one),
        codes.map(lambda one: field != one),
    )


def _codes(name: str) -> st.SearchStrategy[Predicate]:
    field: CodesField[Any] = EVERY[name]
    known: dict[str, tuple[str, ...]] = {
        "country": _COUNTRIES,
        "registry": ("CTGOV", "EUCTR", "DRKS", "ISRCTN", "ChiCTR"),
        "measured": _MEASURES,
        "measured_group": ("renal", "safety", "laboratory", "pain"),
        "limited": _MEASURES,
    }
    several = st.lists(st.sampled_from(known.get(name) or _members(name)), min_size=1, max_size=3)
    ways = (field.has_any, field.has_all, field.exactly)
    return st.tuples(st.sampled_from(ways), several).map(lambda pair: pair[0](*pair[1]))


def _members(name: str) -> tuple[str, ...]:
    from mscregistry import vocab

    enums = {
        "phase": vocab.Phase,
        "standard_age": vocab.StandardAge,
        "who_masked": vocab.WhoMasked,
        "intervention_type": vocab.InterventionType,
    }
    return tuple(enums[name])


def _compared(
    field: NumberField | AgeField, values: st.SearchStrategy[Any]
) -> st.SearchStrategy[Predicate]:
    return st.one_of(
        values.map(lambda one: field == one),
        values.map(lambda one: field != one),
        values.map(lambda one: field < one),
        values.map(lambda one: field <= one),
        values.map(lambda one: field > one),
        values.map(lambda one: field >= one),
    )


def _numbers(name: str) -> st.SearchStrategy[Predicate]:
    field: NumberField = EVERY[name]
    values = st.integers(0, 400) | st.sampled_from((2**31, 2**53 + 1, 2**64, -1, 10**40))
    pairs = st.tuples(values, values).map(sorted)
    return _compared(field, values) | pairs.map(lambda pair: field.between(*pair))


def _ages(name: str) -> st.SearchStrategy[Predicate]:
    return _compared(EVERY[name], st.sampled_from(_AGES)) | st.just(
        EVERY[name].between("18 years", "65 years")
    )


def _dates(name: str) -> st.SearchStrategy[Predicate]:
    field: DateField = EVERY[name]
    days: st.SearchStrategy[Any] = st.sampled_from(_DATES)
    return st.one_of(
        days.map(field.before),
        days.map(field.after),
        days.map(field.within),
        st.just(field.between("2012", "2020-06")),
    )


def _texts(name: str) -> st.SearchStrategy[Predicate]:
    words = st.sampled_from([one for one in _WORDS if one != "the"])
    field: TextField = EVERY[name]
    return words.map(field.contains)


def _cells() -> st.SearchStrategy[Predicate]:
    return st.builds(
        q.gives,
        form=st.none() | st.sampled_from(("msc", "ev", "svf")),
        tissue=st.none() | st.sampled_from(_TISSUES),
        donor=st.none() | st.sampled_from(("autologous", "allogeneic")),
        route=st.none() | st.sampled_from(_ROUTES),
        dose=st.none()
        | st.sampled_from(
            (("1e6", "2e6", "cells/kg"), (1, 10**9, "cells"), ("1e5", "1e8", "cells/kg"))
        ),
    )


#: Strategies for the questions that a kind of field can be asked.
_KINDS: Final = (
    (CodedField, _coded),
    (CodesField, _codes),
    (NumberField, _numbers),
    (AgeField, _ages),
    (DateField, _dates),
    (TextField, _texts),
)


def simple_questions(*, cells: bool = True) -> st.SearchStrategy[Predicate]:
    """Give questions that are not composed, of each kind."""
    every = [make(name) for kind, make in _KINDS for name in names_of(kind)]
    every += [st.sampled_from([EVERY[name] for name in names_of(Flag)])]
    stated = [EVERY[name].stated for name in EVERY if hasattr(EVERY[name], "stated")]
    every += [
        st.sampled_from(stated),
        st.sampled_from(_CONDITIONS).map(q.condition.is_a),
        st.sampled_from(_PLACES).map(lambda place: q.near(*place)),
        st.sampled_from(("NCT90000001", "ISRCTN12345678", "EK 12/2020")).map(
            lambda one: q.id == one
        ),
        st.just(q.that(has_two_arms)),
    ]
    if cells:
        every += [_cells(), st.just(q.admits(PATIENT, "2024-06-01"))]
    return st.one_of(every)


def questions(*, cells: bool = True) -> st.SearchStrategy[Predicate]:
    """Give questions, composed and not."""
    return st.recursive(
        simple_questions(cells=cells),
        lambda parts: st.one_of(
            st.tuples(parts, parts).map(lambda pair: pair[0] & pair[1]),
            st.tuples(parts, parts).map(lambda pair: pair[0] | pair[1]),
            parts.map(lambda part: ~part),
        ),
        max_leaves=6,
    )


def has_two_arms(trial: Trial) -> bool | None:
    """Say whether a trial has two arms."""
    return None if not trial.arms else len(trial.arms) == 2
