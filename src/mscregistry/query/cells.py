"""Questions about the cells that are given: what, from where, whose, how, how many."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Final, TypeVar

from attrs import frozen

from mscregistry.grammar.cells.product import CellProduct
from mscregistry.grammar.cells.routes import Administration
from mscregistry.grammar.exact_numbers import as_decimal
from mscregistry.query.base import NOT_STATED, AboutFact, Field
from mscregistry.query.dose_range import DoseRange
from mscregistry.query.fact import Fact
from mscregistry.query.given import nearest
from mscregistry.truth import Truth
from mscregistry.vocab.cells import (
    DonorRelation,
    ProductForm,
    TissueEntry,
    kinds,
    modifiers,
    tissue_called,
)
from mscregistry.vocab.routes import RouteEntry, route_called, routes
from mscregistry.vocab.table_files import read_table
from mscregistry.vocab.word_forms import word_form

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from decimal import Decimal

    from mscregistry.grammar.cells.dose import Dose
    from mscregistry.grammar.stated import Stated
    from mscregistry.model import Trial
    from mscregistry.query.predicate import Predicate, Test
    from mscregistry.vocab.phrases import Phrases


@frozen(repr=False)
class GivesCells(AboutFact):
    """Whether one and the same cell product is all that is asked for.

    UNKNOWN where a product may be it: what the record does not state of it, or leaves in doubt, can
    be anything.  FALSE where the record states what is given, and no cells are among it.
    """

    #: What is asked about.
    fact: Fact[tuple[CellProduct, ...]]
    #: What is given.
    form: ProductForm | None = None
    #: Our code for the tissue that the cells are from, or a part of it.
    tissue: str | None = None
    #: Whose they are.
    donor: DonorRelation | None = None
    #: Our code for the way they are given.
    route: str | None = None
    #: How many.
    dose: DoseRange | None = None

    @cached_property
    def test(self) -> Test:
        """Ask each product."""

        def gives_cells(trial: Trial) -> bool | None:
            products = self.fact.get(trial)
            if not products:
                return False if states_what_is_given(trial) else None
            answers = [self._of(product) for product in products]
            if True in answers:
                return True
            return None if None in answers else False

        return gives_cells

    def _of(self, product: CellProduct) -> bool | None:
        answers = [
            self.form is None or _is(product.form, self.form),
            self.donor is None or _is(product.donor, self.donor),
            self.tissue is None or _from(product, self.tissue),
            self.route is None or _on(product, self.route),
            self.dose is None or _of_dose(product.doses, self.dose),
        ]
        if False in answers:
            return False
        return None if None in answers else True

    def seen(self, trial: Trial) -> str:
        """Give the products of the record."""
        products = [str(one) for one in self.fact.get(trial)]
        if products:
            return "; ".join(products)
        return "no cells are given" if states_what_is_given(trial) else NOT_STATED

    def __str__(self) -> str:
        """Give the sentence."""
        asked = {
            "form": self.form,
            "tissue": self.tissue,
            "donor": self.donor,
            "route": self.route,
            "dose": self.dose,
        }
        told = [f"{name} {value}" for name, value in asked.items() if value is not None]
        return " ".join(["gives cells", *([f"of {', '.join(told)}"] if told else [])])


def states_what_is_given(trial: Trial) -> bool:
    """Say whether a record states what is given or done in it, in more than a code.

    >>> from mscregistry.model import Intervention, Trial
    >>> states_what_is_given(Trial(interventions=(Intervention("Study drug ABC-123"),)))
    False
    """
    told = [arm.description for arm in trial.arms]
    told += [trial.intervention_description]
    for one in trial.interventions:
        told += [one.name, *one.other_names, one.description]
    for product in trial.products:
        told += [product.name, product.trade_name, *[one.name for one in product.substances]]
    return any(_tells(text) for text in told if text is not None)


#: A word that could name something.
_NAME: Final = re.compile(r"[^\W\d_]{4,}")


def _tells(text: str) -> bool:
    """Say whether a text has a word that names what is given."""
    return any(word.casefold() not in _unspecific() for word in _NAME.findall(text))


@cache
def _unspecific() -> frozenset[str]:
    return frozenset(read_table("unspecific")["words"])


def _is(stated: Stated[Any] | None, asked: object) -> bool | None:
    if stated is None or not stated.sure:
        return None
    return bool(stated.value == asked)


def _from(product: CellProduct, tissue: str) -> bool | None:
    if product.tissue is None or not product.tissue.sure:
        return None
    return {Truth.TRUE: True, Truth.FALSE: False, Truth.UNKNOWN: None}[product.is_from(tissue)]


def _on(product: CellProduct, route: str) -> bool | None:
    sure = {one.value.route.code: True for one in product.routes if one.sure}
    doubted = {one.value.route.code for one in product.routes if not one.sure}
    if route in sure:
        return True
    return None if not product.routes or route in doubted else False


def _of_dose(doses: tuple[Stated[Dose], ...], asked: DoseRange) -> bool | None:
    answers = [
        answer if one.sure or answer is False else None
        for one in doses
        if one.value.unit == asked.unit
        for level in one.value.levels
        for answer in [
            asked.holds(
                _end(level.interval.low if level.interval else None),
                _end(level.interval.high if level.interval else None),
            )
        ]
    ]
    if True in answers:
        return True
    return None if None in answers or not answers else False


def _end(end: Any) -> Decimal | None:  # noqa: ANN401 - a bound of an interval, or none
    return None if end is None else as_decimal(end.value)


@frozen(eq=False, repr=False)
class CellsField(Field):
    """What is said of the cells in one respect; ask with `has`."""

    #: Which respect: `tissue`, `donor`, `route` or `form`.
    respect: str
    #: The products.
    fact: Fact[tuple[CellProduct, ...]]

    def has(self, code: str) -> Predicate:
        """Ask whether cells are given of which this is so.

        Raises:
            ValueError: If there is no such code; the message names those there are.
            TypeError: If it is no text.
        """
        _folded(code)
        asked: dict[str, Any] = {self.respect: code}
        return gives(self.fact, **asked)

    def has_any(self, *codes: str) -> Predicate:
        """Ask whether cells are given of which one of these is so.

        Raises:
            ValueError: As `has`.
            TypeError: If no code is given.
        """
        if not codes:
            raise TypeError(f"{self!r}: give one code or more")
        first, *others = [self.has(code) for code in codes]
        for one in others:
            first |= one
        return first

    def groups(self, trial: Trial) -> tuple[str, ...]:
        """Give what the products are in this respect, where that is for sure, each once."""
        stated = [one for product in self.fact.get(trial) for one in self._stated(product)]
        return tuple(dict.fromkeys([_code_of(one.value) for one in stated if one.sure]))

    def order(self, trial: Trial) -> tuple[str, ...] | None:
        """Give the same."""
        return self.groups(trial) or None

    def _stated(self, product: CellProduct) -> tuple[Stated[Any], ...]:
        if self.respect == "route":
            return product.routes
        found = getattr(product, self.respect)
        return () if found is None else (found,)

    def __repr__(self) -> str:
        """Show how it is written."""
        return f"q.{'product_form' if self.respect == 'form' else self.respect}"


def _code_of(value: Any) -> str:  # noqa: ANN401 - a code, or a way of giving
    return str(value.route.code if isinstance(value, Administration) else value)


def gives(  # noqa: PLR0913 - each has a name that says what it is for
    fact: Fact[tuple[CellProduct, ...]],
    *,
    form: ProductForm | str | None = None,
    tissue: str | None = None,
    donor: DonorRelation | str | None = None,
    route: str | None = None,
    dose: DoseRange | None = None,
) -> Predicate:
    """Make the question, its codes checked.

    Raises:
        ValueError: If there is no such code.
    """
    return GivesCells(
        fact,
        None if form is None else _form(form),
        None if tissue is None else _tissue(tissue),
        None if donor is None else _member(DonorRelation, donor),
        None if route is None else _route(route),
        dose,
    )


def _form(words: str) -> ProductForm:
    """Give the form, by our code or by words for it: ``"mesenchymal stem cells"``, ``"SVF"``."""
    _folded(words)
    found = _named(kinds("phrases"), words) or _named(kinds("short"), words)
    if found is not None and found.form is not None:
        return found.form
    return _member(ProductForm, words)


def _tissue(words: str) -> str:
    """Give our code for a tissue, by the code or by words for it: ``"bone marrow"``, ``"BM"``."""
    code = _folded(words)
    for part in ("phrases", "short"):
        named = _named(modifiers(part), words)
        code = next((value for axis, value in named or () if axis == "tissue"), code)
    return _known("tissue", tissue_called, code, read_table("cells")["tissues"])


def _route(words: str) -> str:
    """Give our code for a way, by the code or by words for it: ``"intravenously"``, ``"IV"``."""
    code = _folded(words)
    found = _named(routes("phrases"), words) or _named(routes("short"), words)
    found_code = code if found is None else found.code
    return _known("route", route_called, found_code, read_table("routes")["routes"])


def _named(phrases: Phrases[T], words: str) -> T | None:
    """Give what the words, all of them, mean."""
    # `MSCs` is too short for the plural to be told by its letters.
    forms = [word_form(word.removesuffix("s")) for word in words.replace("-", " ").split()]
    found = phrases.at(forms, 0) if forms else None
    return found[0] if found is not None and found[1] == len(forms) else None


def _known(
    respect: str,
    called: Callable[[str], TissueEntry | RouteEntry],
    code: str,
    known: Iterable[str],
) -> str:
    try:
        return called(code).code
    except KeyError as error:
        near = nearest(code, known)
        raise ValueError(f"q.{respect}: {error.args[0]}{near}") from None


def _member(enum: type[E], words: str) -> E:
    try:
        return enum(_folded(words))
    except ValueError:
        known = [member.value for member in enum]
        near = nearest(words, known)
        raise ValueError(
            f"q: {words!r} is no {enum.__name__}{near}; there are {', '.join(known)}"
        ) from None


def _folded(code: object) -> str:
    if not isinstance(code, str):
        raise TypeError(f"q: {code!r} is no code for cells; give text such as 'bone_marrow'")
    plain = code.casefold().replace("'", "").replace("’", "")
    return "_".join(plain.replace("-", " ").replace("_", " ").split())
