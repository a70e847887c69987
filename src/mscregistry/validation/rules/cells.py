"""Cells that are given: what a record must tell of them: MSC80x."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from mscregistry.grammar.stated import Passage
from mscregistry.issues import Severity
from mscregistry.truth import Truth
from mscregistry.validation.finding import Finding
from mscregistry.validation.own_words import TITLES, passages
from mscregistry.validation.rule import Rule
from mscregistry.vocab import InterventionType, StudyType
from mscregistry.vocab.cells import DonorRelation, ProductForm
from mscregistry.vocab.rule_words import rule_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.grammar.cells.product import CellProduct
    from mscregistry.grammar.stated import Stated
    from mscregistry.model import Trial

_LEAST_SCORE: Final = 3
#: Doses outside of these are most often slips of a power of ten, by unit.
_USUAL: Final = {
    "cells/kg": (Fraction(10**4), Fraction(10**9)),
    "cells": (Fraction(10**4), Fraction(10**11)),
}
_MSC: Final = re.compile(r"(?<!\w)(?:MSCs?|mesenchymal st(?:em|romal) cells?)(?!\w)", re.IGNORECASE)
#: Who says both leaves it open.
_STROMAL: Final = re.compile(r"stromal", re.IGNORECASE)
_STEM: Final = re.compile(r"mesenchymal\s+stem", re.IGNORECASE)
_POWER: Final = re.compile(r"(?<![\w.])\d+(?:[.,]\d+)?\s?[x×*]\s?10\s?\^?\s?\d{1,2}(?![\d.])")
#: What a number may be of, and so near that it may be of it.
_COUNTED: Final = re.compile(
    r"cell|MSC|SC\b|/\s?kg|per kg|particle|exosome|platelet|lymphocyte|viable|dose of|/\s?m[lL2]"
    r"|/\s?L|IU|CFU|cop(?:y|ies)",
    re.IGNORECASE,
)
_AROUND: Final = 60
#: Of exports with names alone nothing can be asked that stands in descriptions.
_DESCRIBED: Final = ("interventions.description",)
#: Products that are none of these cells, though they may be called after them.
_OTHERS: Final = frozenset({ProductForm.SVF, ProductForm.BMAC, ProductForm.MONONUCLEAR})


def _products(trial: Trial) -> Iterator[tuple[int, CellProduct]]:
    """Yield the products of mesenchymal stem/stromal cells of a trial that gives them."""
    if trial.study_type is not StudyType.OBSERVATIONAL:
        for at, product in enumerate(trial.cell_products):
            if product.is_msc is Truth.TRUE:
                yield at, product


def _named(product: CellProduct) -> tuple[Stated[object], ...]:
    """Give what the product is called by, which is where its words are."""
    return tuple(
        [one for one in (product.form, product.cells, product.brand) if one is not None][:1]
    )


def _no_origin(trial: Trial) -> Iterator[Finding]:
    """Neither the tissue nor the donor of the cells is stated anywhere.

    Cells of different tissues and donors differ in what they do; ISCT asks for the tissue in the
    name, DOSES for donor and origin.

    Bad::

        Trial(interventions=(Intervention("Mesenchymal stem cells"),))

    Good::

        Trial(interventions=(Intervention("Bone marrow mesenchymal stem cells"),))
    """
    for _, product in _products(trial):
        if product.tissue is None and product.donor is None and product.brand is None:
            yield Finding("neither tissue nor donor of the cells is stated", *_named(product))


def _low_score(trial: Trial) -> Iterator[Finding]:
    """Of the five items of DOSES fewer than three are reported.

    Donor, origin, separation, exhibited characteristics and site of delivery (Murray 2019) are
    what others need to know of cells to judge or repeat a trial.

    Bad::

        Trial(interventions=(Intervention("Mesenchymal stem cells"),))

    Good::

        Trial(
            interventions=(
                Intervention("Allogeneic bone marrow mesenchymal stem cells, intravenously"),
            )
        )
    """
    found = next(_products(trial), None)
    if found is not None and trial.doses_checklist.score < _LEAST_SCORE:
        missing = ", ".join(item.value for item in trial.doses_checklist.missing)
        yield Finding(
            f"{trial.doses_checklist.score} of 5 items of DOSES are reported; not {missing}",
            *_named(found[1]),
        )


def _told(trial: Trial) -> Iterator[Passage]:
    """Yield what is told of the interventions."""
    texts = [("intervention_description", trial.intervention_description)]
    for at, one in enumerate(trial.interventions):
        texts.append((f"interventions[{at}].name", one.name))
        texts.append((f"interventions[{at}].description", one.description))
    for at, arm in enumerate(trial.arms):
        texts.append((f"arms[{at}].label", arm.label))
        texts.append((f"arms[{at}].description", arm.description))
    yield from [Passage(path, text) for path, text in texts if text is not None]


def _hints(trial: Trial, name: str) -> bool:
    """Say whether titles or texts may state what was not understood."""
    paths = (*TITLES, "brief_summary", "detailed_description")
    texts = [one.text for one in (*_told(trial), *passages(trial, paths))]
    for product in trial.products:  # a suspension for injection is injected
        texts += [product.pharmaceutical_form or "", *product.routes, product.max_daily_dose or ""]
        texts += [
            text or ""
            for one in product.substances
            for text in (one.name, one.other_name, one.concentration_unit)
        ]
    told = "\n".join(texts).lower()
    return any(word in told for word in rule_words(name))


def _no_dose(trial: Trial) -> Iterator[Finding]:
    """The dose of the cells is not stated.

    Bad::

        Trial(interventions=(Intervention("Bone marrow mesenchymal stem cells"),))

    Good::

        Trial(
            interventions=(
                Intervention(
                    "Bone marrow mesenchymal stem cells",
                    description="2 × 10^6 cells/kg are infused.",
                ),
            )
        )
    """
    for _, product in _products(trial):
        if not product.doses and not _hints(trial, "dose_hints"):
            yield Finding("no dose of the cells is stated", *_named(product))


def _odd_dose(trial: Trial) -> Iterator[Finding]:
    """The number of cells is far from any that is usual.

    Below ten thousand cells, or above a thousand million for a kilogram or a hundred thousand
    million in all, a power of ten was most often lost: `2 x 106`.

    Bad::

        Trial(
            interventions=(
                Intervention("Bone marrow MSC", description="2 x 10^13 cells are infused."),
            )
        )

    Good::

        Trial(
            interventions=(
                Intervention("Bone marrow MSC", description="2 x 10^6 cells are infused."),
            )
        )
    """
    for _, product in _products(trial):
        for dose in product.doses:
            limits = _USUAL.get(dose.value.unit or "")
            low, high = dose.value.low, dose.value.high
            if limits is None or low is None or high is None:
                continue
            if low < limits[0] or high > limits[1]:
                yield Finding(f"{dose.value} is far from any usual dose", dose)


def _no_route(trial: Trial) -> Iterator[Finding]:
    """The route of the cells is not stated.

    The site of delivery is an item of DOSES.

    Bad::

        Trial(interventions=(Intervention("Bone marrow mesenchymal stem cells"),))

    Good::

        Trial(interventions=(Intervention("Intravenous bone marrow mesenchymal stem cells"),))
    """
    for _, product in _products(trial):
        if not product.routes and not _hints(trial, "route_hints"):
            yield Finding("no route of the cells is stated", *_named(product))


def _no_schedule(trial: Trial) -> Iterator[Finding]:
    """When the cells are given, or how often, is not stated.

    Bad::

        Trial(interventions=(Intervention("Bone marrow mesenchymal stem cells"),))

    Good::

        Trial(
            interventions=(
                Intervention(
                    "Bone marrow mesenchymal stem cells", description="infused on day 0 and day 7"
                ),
            )
        )
    """
    for _, product in _products(trial):
        if not product.schedules and not _hints(trial, "schedule_hints"):
            yield Finding(
                "it is not stated when, or how often, the cells are given", *_named(product)
            )


def _two_donors(trial: Trial) -> Iterator[Finding]:
    """The cells of the only product are called autologous and allogeneic.

    One of the two is a slip, or there are two products that the record does not tell apart.

    Bad::

        Trial(
            brief_title="Autologous bone marrow MSCs",
            interventions=(Intervention("Allogeneic bone marrow MSCs"),),
        )

    Good::

        Trial(
            brief_title="Allogeneic bone marrow MSCs",
            interventions=(Intervention("Allogeneic bone marrow MSCs"),),
        )
    """
    said = {
        one.value.value: one
        for _, product in _products(trial)
        if (one := product.donor) is not None
    }
    if len(said) < 2 or len(trial.interventions) != 1:  # noqa: PLR2004 - two that contradict each other
        return
    if {DonorRelation.AUTOLOGOUS.value, DonorRelation.ALLOGENEIC.value} <= said.keys():
        yield Finding("they are called autologous and allogeneic", *said.values())


def _called_msc(trial: Trial) -> Iterator[Finding]:
    """An intervention is called MSC, and its words say that other cells are given.

    The stromal vascular fraction, concentrated marrow and mononuclear cells hold few of these cells
    and do not fulfil the criteria of ISCT.

    Bad::

        Trial(
            interventions=(
                Intervention(
                    "Bone marrow mononuclear cells", other_names=("Mesenchymal stem cells",)
                ),
            )
        )

    Good::

        Trial(interventions=(Intervention("Bone marrow mononuclear cells"),))
    """
    for product in trial.cell_products:
        if product.form is None or product.form.value not in _OTHERS:
            continue
        at = _intervention(product.form.path)
        one = None if at is None or at >= len(trial.interventions) else trial.interventions[at]
        names = () if one is None else (one.name, *one.other_names)
        if any(_MSC.fullmatch(name.strip()) for name in names):
            yield Finding(
                f"it is called MSC, and what is given is {product.form.value}",
                f"interventions[{at}].name",
                product.form,
            )


_PATH: Final = re.compile(r"interventions\[(\d+)\]")


def _intervention(path: str) -> int | None:
    found = _PATH.match(path)
    return None if found is None else int(found[1])


def _type_of_cells(trial: Trial) -> Iterator[Finding]:
    """Cells are listed as a drug, a device or something else, and not as biological.

    Searches by kind miss them.

    Bad::

        Trial(interventions=(Intervention("Bone marrow MSC", InterventionType.DRUG),))

    Good::

        Trial(interventions=(Intervention("Bone marrow MSC", InterventionType.BIOLOGICAL),))
    """
    usual = {
        InterventionType.BIOLOGICAL,
        InterventionType.COMBINATION_PRODUCT,
        InterventionType.PROCEDURE,
    }
    seen: set[int] = set()
    for _, product in _products(trial):
        for stated in _named(product):
            at = _intervention(stated.path)
            if at is None or at in seen or at >= len(trial.interventions):
                continue
            seen.add(at)
            kind = trial.interventions[at].type
            if (
                isinstance(kind, InterventionType)
                and kind not in usual
                and kind is not InterventionType.GENETIC
            ):
                yield Finding(f"cells are listed as {kind}", f"interventions[{at}].type", stated)


def _called_stem_cells(trial: Trial) -> Iterator[Finding]:
    """The cells are called stem cells.

    ISCT (2019) keeps the word stem for cells that were shown to be; without that they are stromal
    cells, named with their tissue.

    Bad::

        Trial(interventions=(Intervention("Bone marrow mesenchymal stem cells"),))

    Good::

        Trial(interventions=(Intervention("Bone marrow mesenchymal stromal cells"),))
    """
    for _, product in _products(trial):
        for one in (product.cells, product.form):
            if one is not None and _STEM.search(one.words) and not _STROMAL.search(one.words):
                yield Finding(f"they are called {one.words!r}", one)
                return


def _not_characterised(trial: Trial) -> Iterator[Finding]:
    """How the cells were made and what they were found to be is not stated.

    Passage, viability, freezing and potency decide what is given (Wiese 2022, Renesme 2024);
    registry records tell them seldom.

    Bad::

        Trial(interventions=(Intervention("Bone marrow MSC"),))

    Good::

        Trial(interventions=(Intervention("Bone marrow MSC, culture-expanded, passage 4"),))
    """
    found = next(_products(trial), None)
    if found is None:
        return
    checklist = trial.doses_checklist
    is_told = checklist.of("separation") or checklist.of("exhibited")
    if not is_told and not _hints(trial, "making_hints"):
        yield Finding(
            "neither how the cells are made nor what they are is stated", *_named(found[1])
        )


def _number_without_unit(trial: Trial) -> Iterator[Finding]:
    """What is told of the cells has a power of ten, and not of what.

    `1 × 10^6` may be a number of cells in all or for each kilogram, which for an adult are far
    apart.

    Bad::

        Trial(
            interventions=(Intervention("Bone marrow MSC", description="Dose A: 1 x 10^6, once."),)
        )

    Good::

        Trial(
            interventions=(
                Intervention("Bone marrow MSC", description="Dose A: 1 x 10^6 cells/kg, once."),
            )
        )
    """
    if next(_products(trial), None) is None:
        return
    for passage in _told(trial):
        for found in _POWER.finditer(passage.text):
            around = passage.text[max(found.start() - _AROUND, 0) : found.end() + _AROUND]
            if _COUNTED.search(around) is None:
                words = passage.stated(found[0], *found.span())
                yield Finding(f"{found[0].strip()!r}, and not of what", words)
                return


RULES: Final = (
    Rule(
        "MSC801",
        Severity.WARNING,
        _no_origin,
        "DOSES (Murray 2019); ISCT 2019",
        verified=True,
        absent=_DESCRIBED,
    ),
    Rule(
        "MSC802",
        Severity.WARNING,
        _low_score,
        "DOSES (Murray 2019)",
        verified=True,
        absent=_DESCRIBED,
    ),
    Rule(
        "MSC803",
        Severity.INFO,
        _no_dose,
        "our own",
        verified=False,
        absent=_DESCRIBED,
    ),
    Rule("MSC804", Severity.WARNING, _odd_dose, "our own", verified=False),
    Rule(
        "MSC805",
        Severity.WARNING,
        _no_route,
        "DOSES (Murray 2019), site of delivery",
        verified=True,
        absent=_DESCRIBED,
    ),
    Rule(
        "MSC806",
        Severity.INFO,
        _no_schedule,
        "DOSES (Murray 2019), in part",
        verified=False,
        absent=_DESCRIBED,
    ),
    Rule("MSC807", Severity.WARNING, _two_donors, "our own", verified=False),
    Rule("MSC808", Severity.WARNING, _called_msc, "ISCT 2006; the rule is our own", verified=False),
    Rule("MSC809", Severity.INFO, _type_of_cells, "seen in a record", verified=False),
    Rule("MSC810", Severity.INFO, _called_stem_cells, "ISCT 2019, its abstract", verified=True),
    Rule(
        "MSC811",
        Severity.INFO,
        _not_characterised,
        "Wiese 2022; Renesme 2024",
        verified=True,
        absent=_DESCRIBED,
    ),
    Rule("MSC812", Severity.WARNING, _number_without_unit, "our own", verified=False),
)
