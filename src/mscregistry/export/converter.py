"""How each kind of value is written as plain data, and how it is read back."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum, IntEnum, StrEnum
from operator import attrgetter
from types import UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin

from attrs import evolve, frozen, has
from cattrs import Converter
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from mscregistry.export import strict
from mscregistry.grammar.dates import PartialDate, read_iso_date
from mscregistry.issues import Issue
from mscregistry.model.resolve import resolve_trial
from mscregistry.reading import Origins
from mscregistry.source import Span
from mscregistry.vocab import DateKind, Unlisted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Hook = Callable[[Any, Any], Any]
    Writer = Callable[[Any], Any]


def make_converter() -> Converter:
    """Give a fresh converter between `Trial` or `Reading` and plain data.

    Plain data are dicts, lists, strings, integers, booleans and `None`, as JSON has them.
    Every call gives a new converter, so that one may be changed and disturb nobody.  The rules:

    - An attrs class is an object.  Fields that equal their default are not written; a missing
      key stands for the default; an unknown key is refused.
    - A tuple is a list.
    - A member of an enum is its value; another word is refused.
    - A coded field, ``Status | Unlisted | None``, is ``"RECRUITING"``,
      ``{"unlisted": "Pausing"}`` or ``null``.
    - A `PartialDate` is ``"2021-03"``, or ``{"date": "2021-03", "kind": "ESTIMATED"}`` where
      its kind is known.
    - An `Age` is ``{"value": "18", "unit": "a"}``: the exact number as text, the unit in UCUM.
    - A `Span` is ``[start, end]``, or ``[start, end, decoded]``.
    - `Origins` are an object from field path to a list of spans, and so are the repeats.
    - A derived view, such as ``eligibility.criteria``, is never written.
    - A value is never turned into another kind: ``"18"`` is no integer, and ``true`` is no 1.

    `structure` raises the error groups of cattrs; `from_dict` turns them into `BadStructure`.
    """
    resolve_trial()
    converter = Converter(omit_if_default=True, forbid_extra_keys=True)
    for plain, take in strict.PLAIN.items():
        converter.register_structure_hook(plain, take)
    converter.register_unstructure_hook(Decimal, str)
    for enum in (StrEnum, IntEnum):
        converter.register_unstructure_hook(enum, attrgetter("value"))

    @converter.register_structure_hook_factory(has)
    def read_class(wanted: type, converter: Converter) -> Hook:
        return _object_of(make_dict_structure_fn(wanted, converter))

    @converter.register_structure_hook_factory(_is_tuple)
    def read_tuple(wanted: Any, converter: Converter) -> Hook:  # noqa: ANN401 - an alias such as tuple[str, ...]
        item = get_args(wanted)[0]
        take = converter.get_structure_hook(item)
        return lambda value, _: tuple(strict.each(enumerate(strict.items(value)), take, item))

    @converter.register_unstructure_hook_factory(_is_tuple)
    def write_tuple(wanted: Any, converter: Converter) -> Writer:  # noqa: ANN401 - as above
        write = converter.get_unstructure_hook(get_args(wanted)[0])
        return lambda value: [write(one) for one in value]

    _add_coded(converter)
    _add_dates(converter)
    _add_spans(converter)
    _add_readings(converter)
    return converter


# ── Coded fields ───────────────────────────────────────────────────────────────────────────────


@frozen
class _UnlistedShape:
    unlisted: str


def _add_coded(converter: Converter) -> None:
    @converter.register_structure_hook_factory(_is_coded)
    def read_coded(wanted: Any, converter: Converter) -> Hook:  # noqa: ANN401 - a union of types
        parts = get_args(wanted)
        enum = next(part for part in parts if _is_enum(part))
        unlisted = _object_of(make_dict_structure_fn(_UnlistedShape, converter))

        def coded(value: object, _: object) -> Enum | Unlisted | None:
            if value is None and type(None) in parts:
                return None
            if isinstance(value, dict):
                return Unlisted(unlisted(value, None).unlisted)
            return strict.member(value, enum)

        return coded

    def write_coded(value: Enum | Unlisted | None) -> object:
        if value is None:
            return None
        return {"unlisted": value.words} if isinstance(value, Unlisted) else value.value

    converter.register_unstructure_hook_func(_is_coded, write_coded)


# ── Dates ──────────────────────────────────────────────────────────────────────────────────────


@frozen
class _DateShape:
    date: PartialDate
    kind: DateKind | None = None


def _add_dates(converter: Converter) -> None:
    shape = make_dict_structure_fn(_DateShape, converter, date=override(struct_hook=_plain_date))

    def read_date(value: object, _: object) -> PartialDate:
        if not isinstance(value, dict):
            return _plain_date(value)
        found = shape(value, _DateShape)
        return evolve(found.date, kind=found.kind)

    def write_date(value: PartialDate) -> object:
        return str(value) if value.kind is None else {"date": str(value), "kind": value.kind.value}

    converter.register_structure_hook(PartialDate, read_date)
    converter.register_unstructure_hook(PartialDate, write_date)


def _plain_date(value: object, _: object = None) -> PartialDate:
    found = read_iso_date(value) if isinstance(value, str) else None
    if found is None:
        raise ValueError(f"{strict.shown(value)} is no date (2021, 2021-03 or 2021-03-04)")
    return found


# ── Spans ──────────────────────────────────────────────────────────────────────────────────────


def _add_spans(converter: Converter) -> None:
    converter.register_structure_hook(Span, _read_span)
    converter.register_unstructure_hook(Span, _write_span)


def _read_span(value: object, _: object = None) -> Span:
    if type(value) is not list or len(value) not in {2, 3}:
        raise ValueError(f"{strict.shown(value)} is no span: [start, end] or [start, end, text]")
    start, end, *decoded = value
    return Span(
        strict.whole_number(start),
        strict.whole_number(end),
        strict.text(decoded[0]) if decoded else None,
    )


def _write_span(span: Span) -> list[int | str]:
    if span.decoded is None:
        return [span.start, span.end]
    return [span.start, span.end, span.decoded]


# ── Readings ───────────────────────────────────────────────────────────────────────────────────


def _add_readings(converter: Converter) -> None:
    several = tuple[Span, ...]
    take = converter.get_structure_hook(several)

    def read_by_path(value: object, _: object = None) -> dict[str, tuple[Span, ...]]:
        found = strict.entries(value)
        return dict(zip(found, strict.each(found.items(), take, several), strict=True))

    def write_by_path(value: Mapping[str, tuple[Span, ...]]) -> dict[str, list[list[int | str]]]:
        return {path: [_write_span(span) for span in spans] for path, spans in value.items()}

    converter.register_structure_hook(Origins, lambda value, _: Origins(read_by_path(value)))
    converter.register_unstructure_hook(Origins, write_by_path)
    # A code is a string, and of our own issues also a member of an enum, which is no plain data.
    converter.register_unstructure_hook(
        Issue,
        make_dict_unstructure_fn(
            Issue, converter, _cattrs_omit_if_default=True, code=override(unstruct_hook=str)
        ),
    )


# ── Which types a rule is for ──────────────────────────────────────────────────────────────────


def _object_of(take: Callable[..., Any]) -> Hook:
    """Give a hook that takes nothing but an object, for what cattrs makes takes any mapping."""
    return lambda value, _: take(strict.entries(value), None)


def _is_enum(wanted: object) -> bool:
    return isinstance(wanted, type) and issubclass(wanted, Enum)


def _is_tuple(wanted: object) -> bool:
    return get_origin(wanted) is tuple


def _is_coded(wanted: object) -> bool:
    return get_origin(wanted) in {UnionType, Union} and Unlisted in get_args(wanted)
