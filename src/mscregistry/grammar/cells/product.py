"""A cell product: which cells are given, how many, on which way, when."""

from __future__ import annotations

from attrs import frozen

from mscregistry.grammar.cells.dose import Dose
from mscregistry.grammar.cells.routes import Administration
from mscregistry.grammar.expressions import Amount
from mscregistry.grammar.stated import Stated
from mscregistry.grammar.times.schedule import Schedule
from mscregistry.vocab.cell_brands import CellBrand, brand_called
from mscregistry.vocab.cells import DonorRelation, ProductForm


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
    def is_msc(self) -> bool:
        """Whether mesenchymal stem/stromal cells themselves are given, unchanged."""
        return self.form is not None and self.form.value is ProductForm.MSC

    @property
    def catalogue(self) -> CellBrand | None:
        """What is known of the brand from elsewhere, which is no statement of the record."""
        return None if self.brand is None else brand_called(self.brand.value)
