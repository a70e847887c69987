"""Cell products as a record is to state them, and records that state them."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from attrs import frozen

from mscregistry.grammar.intervals import number_text
from mscregistry.model import Arm, Intervention, Trial
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
_MILLION: Final = 1_000_000


@frozen
class StatedProduct:
    """What a record states of a cell product; what is `None` it does not state.

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

    @classmethod
    def of(cls, product: CellProduct) -> StatedProduct:
        """Give what was read of a product, each of it at most once.

        Raises:
            ValueError: More ways, doses or schedules than one were read, or another dose than a
                whole number of cells for each kilogram.
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
            yield self.brand or "Peppermint tea", ()
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
