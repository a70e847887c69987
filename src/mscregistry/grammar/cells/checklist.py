"""The checklist DOSES: what a record reports of the cells it gives, and what it leaves out."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from attrs import frozen

from mscregistry.grammar.cells.checklist_facts import told_in
from mscregistry.grammar.cells.checklist_patterns import checklist_patterns
from mscregistry.grammar.cells.checklist_products import (
    PRODUCT_FIELDS,
    GivenCells,
    product_facts,
)
from mscregistry.grammar.cells.passages import CellPassage, Role
from mscregistry.grammar.stated import Stated
from mscregistry.vocab.doses_checklist import DosesItem, item_fields

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.grammar.cells.product import CellProduct
    from mscregistry.grammar.stated import Passage

_ORDER = {item: place for place, item in enumerate(DosesItem)}


@frozen
class Reported:
    """A field of the checklist that a text reports."""

    #: The item that the field is of.
    item: DosesItem
    #: The field: `relation`, `tissue`, `passage`, `viability`, `route` and so on.
    field: str
    #: Our code for what is reported, or the words themselves where they hold a number.
    stated: Stated[str]


@frozen
class DosesChecklist:
    """What the texts of a record report, by the five items of DOSES.

    The items are those of Murray et al. 2019 (doi 10.2106/JBJS.18.00915); their fields are ours.
    A high score says that much is reported, not that it is good.

    >>> from mscregistry.grammar.stated import Passage
    >>> text = "Autologous bone marrow MSCs, 2 million/kg intravenously"
    >>> checklist = read_checklist([Passage("arms[0].description", text)])
    >>> checklist.score, [item.value for item in checklist.missing]
    (3, ['separation', 'exhibited'])
    >>> [stated.words for stated in checklist.field("site", "route")]
    ['intravenously']
    """

    #: All that is reported, by item, then by field, then in the order of the texts.
    reported: tuple[Reported, ...]

    def of(self, item: DosesItem | str) -> tuple[Reported, ...]:
        """Give what is reported of an item, `DosesItem.DONOR` or `"donor"`.

        Raises:
            ValueError: There is no such item.
        """
        wanted = _item(item)
        return tuple([one for one in self.reported if one.item is wanted])

    def field(self, item: DosesItem | str, name: str) -> tuple[Stated[str], ...]:
        """Give what is stated of one field of an item.

        Raises:
            ValueError: There is no such item, or it has no such field.
        """
        wanted = _item(item)
        known = fields_of(wanted)
        if name not in known:
            raise ValueError(
                f"{wanted.value} has no field {name!r}; its fields are {', '.join(known)}"
            )
        return tuple([one.stated for one in self.of(wanted) if one.field == name])

    @property
    def score(self) -> int:
        """How many of the five items have at least one field reported."""
        return len(DosesItem) - len(self.missing)

    @property
    def missing(self) -> tuple[DosesItem, ...]:
        """The items of which nothing is reported."""
        there = {one.item for one in self.reported}
        return tuple([item for item in DosesItem if item not in there])


@cache
def fields_of(item: DosesItem) -> tuple[str, ...]:
    """Give the names of the fields of an item, in the order of the alphabet.

    >>> fields_of(DosesItem.ORIGIN)
    ('anatomical_site', 'tissue')
    """
    numbered = {field for one, field, _ in checklist_patterns() if one is item}
    return tuple(sorted(numbered.union(item_fields(item), PRODUCT_FIELDS[item])))


def read_checklist(
    passages: Sequence[Passage], products: Sequence[CellProduct] | None = None
) -> DosesChecklist:
    """Give what texts report of cells, by the items of the DOSES checklist.

    All that the products state is reported.  The texts add what they tell of the same cells: of
    donor and tissue what no product contradicts, of how cells are made and what is found of them
    what stands in a sentence about the cells.  Who may take part is no report on the cells, and
    a record that gives no cells reports nothing of them.

    Without products, any cells that the texts name are taken for those that are given.  Any text
    is read.
    """
    if products is not None and not products:
        return DosesChecklist(())
    places = {passage.path: place for place, passage in reversed(list(enumerate(passages)))}
    found = [Reported(*fact) for one in products or () for fact in product_facts(one)]
    cells = GivenCells(products)
    for passage in passages:
        found += [Reported(*fact) for fact in told_in(_as_cells(passage), cells)]
    # The words of a product come first, and say whether they are sure that it is theirs.
    each: dict[tuple[object, ...], Reported] = {}
    for one in found:
        each.setdefault((one.item, one.field, one.stated.value, _where(one)), one)
    ordered = sorted(
        each.values(),
        key=lambda one: (
            _ORDER[one.item],
            one.field,
            places.get(one.stated.path, len(places)),
            one.stated.spans[0].start,
        ),
    )
    return DosesChecklist(tuple(ordered))


def _where(one: Reported) -> tuple[str, int, int]:
    spans = one.stated.spans
    return one.stated.path, spans[0].start, spans[-1].end


def _item(item: DosesItem | str) -> DosesItem:
    try:
        return DosesItem(item)
    except ValueError:
        raise ValueError(
            f"DOSES has no item {item!r}; its items are {', '.join(DosesItem)}"
        ) from None


def _as_cells(passage: Passage) -> CellPassage:
    if isinstance(passage, CellPassage):
        return passage
    return CellPassage(passage.path, passage.text, Role.GIVEN)
