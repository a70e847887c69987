"""Strategies for the classes of which most records have nothing: results, documents and the like.

Their fields are filled by their types, so that a field that is added is filled too.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from attrs import NOTHING, fields, has, resolve_types

from mscregistry import model
from mscregistry.grammar.dates import PartialDate
from mscregistry.model.annotations import Annotations
from mscregistry.model.derived import Derived
from mscregistry.model.documents import Documents
from mscregistry.model.results import Results
from mscregistry.testing.needs_hypothesis import st
from mscregistry.testing.value_strategies import (
    Values,
    coded,
    instances,
    optional,
    partial_dates,
    several,
    text,
)
from mscregistry.vocab import Unlisted

T = TypeVar("T")

#: Degrees, and other exact numbers, in as many places as registries give.
_numbers = st.decimals(-90, 90, places=5)


def filled(kind: type[T], *, wild: bool = False) -> st.SearchStrategy[T]:
    """Give objects of a class, each field filled by its type; none that says nothing."""
    return instances(kind, {}, **_by_field(kind, wild=wild)).filter(_says_something)


def _by_field(kind: type, *, wild: bool) -> dict[str, Values]:
    return {one.name: _by_type(one.type, wild=wild) for one in fields(resolve_types(kind))}


def _by_type(wanted: Any, *, wild: bool) -> Values:  # noqa: ANN401 - a type or a union
    if get_origin(wanted) is tuple:
        return several(_by_type(get_args(wanted)[0], wild=wild), most=2)
    parts = get_args(wanted) if get_origin(wanted) in {UnionType, Union} else (wanted,)
    kinds = [part for part in parts if part not in {type(None), Unlisted}]
    values = _of_one(kinds[0], wild=wild)
    return optional(values) if type(None) in parts else values


def _of_one(kind: type, *, wild: bool) -> Values:
    if kind is PartialDate:
        return partial_dates().map(lambda date: PartialDate(date.year, date.month, date.day))
    if has(kind):
        return filled(kind, wild=wild)
    if issubclass(kind, StrEnum):
        return coded(kind, wild=wild)
    plain: dict[type, Values] = {
        str: text(wild=wild),
        bool: st.booleans(),
        int: st.integers(0, 10**6),
        Decimal: _numbers,
    }
    return plain[kind]


def _says_something(value: Any) -> bool:  # noqa: ANN401 - an object of any class of the model
    return any(
        one.default is NOTHING or getattr(value, one.name) != one.default
        for one in fields(type(value))
    )


def organizations(*, wild: bool = False) -> st.SearchStrategy[model.Organization]:
    """Give organisations that keep a record."""
    return filled(model.Organization, wild=wild)


def geo_points() -> st.SearchStrategy[model.GeoPoint]:
    """Give places on the globe."""
    return filled(model.GeoPoint)


def retractions(*, wild: bool = False) -> st.SearchStrategy[model.Retraction]:
    """Give notes that a publication was withdrawn."""
    return filled(model.Retraction, wild=wild)


def available_ipds(*, wild: bool = False) -> st.SearchStrategy[model.AvailableIpd]:
    """Give data that can be had."""
    return filled(model.AvailableIpd, wild=wild)


def expanded_accesses(*, wild: bool = False) -> st.SearchStrategy[model.ExpandedAccess]:
    """Give what is said of expanded access."""
    return filled(model.ExpandedAccess, wild=wild)


def expanded_access_types() -> st.SearchStrategy[model.ExpandedAccessTypes]:
    """Give for whom expanded access is meant."""
    return filled(model.ExpandedAccessTypes)


def results(*, wild: bool = False) -> st.SearchStrategy[Results]:
    """Give results, whose groups need not fit together."""
    return filled(Results, wild=wild)


def documents(*, wild: bool = False) -> st.SearchStrategy[Documents]:
    """Give the files of a record."""
    return filled(Documents, wild=wild)


def registry_annotations(*, wild: bool = False) -> st.SearchStrategy[Annotations]:
    """Give what a registry notes about a record."""
    return filled(Annotations, wild=wild)


def derived(*, wild: bool = False) -> st.SearchStrategy[Derived]:
    """Give what a registry works out."""
    return filled(Derived, wild=wild)


def answers(*, wild: bool = False) -> st.SearchStrategy[model.Answer]:
    """Give answers to questions of a form."""
    return filled(model.Answer, wild=wild)


def coded_terms(*, wild: bool = False) -> st.SearchStrategy[model.CodedTerm]:
    """Give terms of vocabularies."""
    return filled(model.CodedTerm, wild=wild)


def translations(*, wild: bool = False) -> st.SearchStrategy[model.Translation]:
    """Give what fields say in other languages; few of the fields are any."""
    return filled(model.Translation, wild=wild)


def ethics_reviews(*, wild: bool = False) -> st.SearchStrategy[model.EthicsReview]:
    """Give what ethics committees said."""
    return filled(model.EthicsReview, wild=wild)


def funders(*, wild: bool = False) -> st.SearchStrategy[model.Funder]:
    """Give who gives money or material."""
    return filled(model.Funder, wild=wild)


def substances(*, wild: bool = False) -> st.SearchStrategy[model.Substance]:
    """Give active substances."""
    return filled(model.Substance, wild=wild)


def products(*, wild: bool = False) -> st.SearchStrategy[model.Product]:
    """Give medicinal products."""
    return filled(model.Product, wild=wild)


def trial_countries(*, wild: bool = False) -> st.SearchStrategy[model.TrialCountry]:
    """Give countries of a trial."""
    return filled(model.TrialCountry, wild=wild)


def results_summaries(*, wild: bool = False) -> st.SearchStrategy[model.ResultsSummary]:
    """Give results in a record's own words."""
    return filled(model.ResultsSummary, wild=wild)
