"""A cell product: which cells are given, how many, on which way, when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from mscregistry.grammar.cells.dose import Dose
from mscregistry.grammar.cells.routes import Administration
from mscregistry.grammar.expressions import Amount
from mscregistry.grammar.intervals import Interval
from mscregistry.grammar.stated import Stated
from mscregistry.grammar.times.schedule import Schedule
from mscregistry.truth import Truth
from mscregistry.vocab.cell_brands import CellBrand, brand_called
from mscregistry.vocab.cells import DonorRelation, ProductForm, tissue_called

if TYPE_CHECKING:
    from fractions import Fraction

    from mscregistry.grammar.quantities import Quantity


@frozen
class CellProduct:
    """Cells that a trial gives to people, as its record states them.

    What the record does not state is `None` or empty: no field has a default, and none is
    known from elsewhere.  Each statement has its words, the field they stand in, its spans
    there, and says whether it is sure.
    """

    #: What is given; `None` where only a brand is named.
    form: Stated[ProductForm] | None = None
    #: What the cells are called.
    cells: Stated[str] | None = None
    #: The code of mesenchymal stem cells, or of those of a tissue, in the Cell Ontology (CL).
    cell_type: Stated[str] | None = None
    #: The tissue that the cells, or those that make what is given, are from.
    tissue: Stated[str] | None = None
    #: The place in the body that the tissue was taken from.
    anatomical_site: Stated[str] | None = None
    #: Whose cells they are.
    donor: Stated[DonorRelation] | None = None
    #: The species of the donor.
    species: Stated[str] | None = None
    #: How the cells were made or kept.
    processing: tuple[Stated[str], ...] = ()
    #: The name they are sold or tried under.
    brand: Stated[str] | None = None
    #: The ways they are given.
    routes: tuple[Stated[Administration], ...] = ()
    #: Ways of which one is chosen, where the record says so, each with those that go together.
    route_alternatives: tuple[tuple[Administration, ...], ...] = ()
    #: How much is given.
    doses: tuple[Stated[Dose], ...] = ()
    #: When it is given.
    schedules: tuple[Stated[Schedule], ...] = ()
    #: How long each giving takes, such as an infusion over 30 to 60 minutes.
    infusion_durations: tuple[Stated[Amount], ...] = ()

    @property
    def is_msc(self) -> Truth:
        """Whether mesenchymal stem/stromal cells themselves are given, unchanged.

        UNKNOWN where the record names a brand alone.
        """
        return Truth.of(None if self.form is None else self.form.value is ProductForm.MSC)

    def is_from(self, tissue: str) -> Truth:
        """Say whether the cells are from a tissue, by our code for it, or from a part of it.

        Wharton's jelly lies within the cord, so its cells are from the cord; of cells of the cord
        it is UNKNOWN whether they are from Wharton's jelly.

        Raises:
            KeyError: There is no such tissue.
        """
        asked = tissue_called(tissue)
        if self.tissue is None:
            return Truth.UNKNOWN
        stated = tissue_called(self.tissue.value)
        if asked.code in {stated.code, stated.within}:
            return Truth.TRUE
        return Truth.UNKNOWN if asked.within == stated.code else Truth.FALSE

    @property
    def administrations(self) -> int | None:
        """How many times it is given; `None` where the schedules do not tell, or disagree."""
        planned = [one.value for one in self.schedules if not one.value.allowed]
        counts = {one.administrations for one in planned} - {None}
        return counts.pop() if len(counts) == 1 else None

    def total(self, *, weight: Quantity | Fraction | int | str | None = None) -> Interval | None:
        """Give all that one person gets, over all doses that are compared; `None` if unknown.

        A dose per kilogram needs the `weight` (a quantity, or kilograms), one for each time a
        schedule that tells how many there are.  See `Dose.total`.

        Raises:
            TypeError: The weight is a float.
            ValueError: The weight is not above zero, or no weight.
        """
        numbered = [one.value for one in self.doses if one.value.unit is not None]
        times = self.administrations
        totals = [dose.total(weight=weight, administrations=times) for dose in numbered]
        ends = [end for one in totals if one is not None for end in (one.low, one.high)]
        values = [end.value for end in ends if end is not None]
        units = {dose.unit for dose in numbered}
        if len(units) != 1 or len(values) < 2 * len(numbered):
            return None
        return Interval.between(min(values), max(values))

    def __str__(self) -> str:
        """Give what is stated in one line, in the order of the fields."""
        told = (
            self.form or self.brand,
            self.tissue,
            self.donor,
            *self.routes,
            *self.doses,
            *self.schedules,
        )
        return " ".join([str(one) for one in told if one is not None])

    @property
    def catalogue(self) -> CellBrand | None:
        """What is known of the brand from elsewhere, which is no statement of the record."""
        return None if self.brand is None else brand_called(self.brand.value)
