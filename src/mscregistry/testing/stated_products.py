"""Cell products as a record is to state them, and records that state them."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from attrs import frozen

from mscregistry.grammar.intervals import number_text
from mscregistry.model import Arm, Intervention, Trial
from mscregistry.vocab.cell_brands import brand_called
from mscregistry.vocab.cells import DonorRelation, ProductForm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.grammar.cells.product import CellProduct

#: What is given, each in several words.
FORMS: Final = {
    ProductForm.MSC: ("mesenchymal stem cells", "mesenchymal stromal cells", "MSCs"),
    ProductForm.SVF: ("stromal vascular fraction", "SVF"),
    ProductForm.EV: ("exosomes", "extracellular vesicles"),
    ProductForm.MONONUCLEAR: ("mononuclear cells",),
}
#: Where it is from.
TISSUES: Final = {
    "bone_marrow": ("bone marrow", "BM"),
    "adipose": ("adipose tissue", "adipose"),
    "umbilical_cord": ("umbilical cord", "UC"),
    "placenta": ("placenta",),
}
#: Whose it is.
DONORS: Final = {
    DonorRelation.AUTOLOGOUS: ("autologous",),
    DonorRelation.ALLOGENEIC: ("allogeneic",),
}
#: The ways it is given.
ROUTES: Final = {
    "intravenous": ("intravenously", "by intravenous infusion"),
    "intrathecal": ("intrathecally", "by intrathecal injection"),
    "intramuscular": ("intramuscularly", "by intramuscular injection"),
    "subcutaneous": ("subcutaneously",),
}
#: When it is given, in the short forms of `Schedule.canonical`.
SCHEDULES: Final = {
    ("day 0", "day 14"): ("on day 0 and day 14", "on days 0 and 14"),
    ("day 3",): ("on day 3",),
    ("every 14 days x3",): ("every 2 weeks, 3 times", "three times at 2-week intervals"),
}
#: How many cells for each kilogram are read as a dose: fewer are no dose of cells to anybody.
DOSES: Final = range(1_000, 10**12 + 1)
_MILLION: Final = 1_000_000


@frozen
class StatedProduct:
    """What a record states of a cell product; what is `None` it does not state.

    A form is required, or else a brand that is known by its name; tissue and donor need a form.

    Raises:
        ValueError: Neither is there, or the records cannot state a value: what is not in `FORMS`,
            `TISSUES`, `DONORS`, `ROUTES`, `SCHEDULES`, `DOSES`, or an unknown brand alone.

    >>> product = StatedProduct(ProductForm.MSC, route="intravenous", dose=2_000_000)
    >>> trial = next(product.trials())
    >>> trial.interventions[0].name, trial.interventions[0].description
    ('mesenchymal stem cells', '2 million cells/kg are given intravenously.')
    >>> [StatedProduct.of(one) == product for one in trial.cell_products]
    [True]
    """

    #: What is given; `None` where only a brand is named.
    form: ProductForm | None = None
    #: Our code for the tissue it is from.
    tissue: str | None = None
    #: Whose it is.
    donor: DonorRelation | None = None
    #: Our code for the way it is given.
    route: str | None = None
    #: How many cells are given for each kilogram.
    dose: int | None = None
    #: When it is given, as `Schedule.canonical` says it.
    schedule: tuple[str, ...] = ()
    #: What it is called.
    brand: str | None = None

    def __attrs_post_init__(self) -> None:
        """Say what the records cannot state."""
        for what, value, known in (
            ("form", self.form, FORMS),
            ("tissue", self.tissue, TISSUES),
            ("donor", self.donor, DONORS),
            ("route", self.route, ROUTES),
            ("schedule", self.schedule or None, SCHEDULES),
        ):
            if value is not None and value not in known:
                listed = ", ".join(map(str, known))
                raise ValueError(f"{value} is no {what} that is known here: {listed}")
        if self.dose is not None and self.dose not in DOSES:
            raise ValueError(
                f"{self.dose} is no dose of {DOSES[0]:,} to {DOSES[-1]:,} cells for each kilogram"
            )
        if self.form is None:
            self._require_brand()

    def _require_brand(self) -> None:
        """Say what is missing of a product without a form."""
        if not self.brand:
            raise ValueError("a product needs a form or a brand")
        if brand_called(self.brand) is None:
            raise ValueError(f"{self.brand} is no brand that is known, so the product needs a form")
        if self.tissue is not None or self.donor is not None:
            raise ValueError("a tissue or a donor is stated of a form, and the product has none")

    @classmethod
    def of(cls, product: CellProduct) -> StatedProduct:
        """Give what was read of a product, each of it at most once.

        Raises:
            ValueError: More ways, doses or schedules than one were read, another dose than a
                whole number of cells for each kilogram, or what no such product has.
        """
        (route,) = product.routes or [None]
        (dose,) = product.doses or [None]
        (schedule,) = product.schedules or [None]
        if dose is not None and (
            dose.value.unit != "cells/kg" or dose.value.low != dose.value.high
        ):
            raise ValueError(f"{dose} is no single number of cells for each kilogram")
        low = None if dose is None else dose.value.low
        return cls(
            form=None if product.form is None else product.form.value,
            tissue=None if product.tissue is None else product.tissue.value,
            donor=None if product.donor is None else product.donor.value,
            route=None if route is None else str(route.value),
            dose=None if low is None else int(low),
            schedule=() if schedule is None else schedule.value.canonical,
            brand=None if product.brand is None else product.brand.value,
        )

    def trials(self) -> Iterator[Trial]:
        """Give trials that state this product and no other, in every wording and every field.

        The words of giving stand in the description of the intervention or of its arm; the brand
        stands before the name, or among the other names.
        """
        for name, others in self._names():
            for told in self._giving():
                yield Trial(
                    interventions=(Intervention(name, description=told, other_names=others),)
                )
                if told is not None:
                    arm = Arm("Everybody", description=told, intervention_names=(name,))
                    given = Intervention(name, other_names=others)
                    yield Trial(interventions=(given,), arms=(arm,))

    def _names(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Give the names of the intervention, each with its other names."""
        if self.form is None:
            yield str(self.brand), ()
            return
        for cells in FORMS[self.form]:
            for donor in DONORS[self.donor] if self.donor else ("",):
                for tissue in TISSUES[self.tissue] if self.tissue else ("",):
                    for name in _noun_phrases(cells, donor, tissue):
                        if self.brand is None:
                            yield name, ()
                        else:
                            yield f"{self.brand}® {name}", ()
                            yield name, (self.brand,)

    def _giving(self) -> Iterator[str | None]:
        """Give sentences on how much is given, how and when; None where nothing of it is told."""
        if self.dose is None and self.route is None and not self.schedule:
            yield None
            return
        routes = ROUTES[self.route] if self.route else ("",)
        times = SCHEDULES[self.schedule] if self.schedule else ("",)
        for dose in _doses(self.dose):
            for route in routes:
                for time in times:
                    yield " ".join(filter(None, (dose, "given", route, time))) + "."


def _noun_phrases(cells: str, donor: str, tissue: str) -> Iterator[str]:
    yield " ".join(filter(None, (donor, tissue and f"{tissue}-derived", cells)))
    if tissue:
        yield " ".join(filter(None, (donor, cells, "derived from", tissue)))


def _doses(dose: int | None) -> tuple[str, ...]:
    """Give the dose as the subject of a sentence."""
    if dose is None:
        return ("The cells are",)
    millions = number_text(Fraction(dose, _MILLION))
    return (
        f"{millions} million cells/kg are",
        f"A dose of {millions} × 10^6 cells per kg is",
        f"{dose:,} cells/kg are",
    )
