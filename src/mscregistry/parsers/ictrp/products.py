"""The medicinal products of a record of the EU register in the portal's data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mscregistry.model import Answer, Product, Substance
from mscregistry.parsers.who.items import lines

if TYPE_CHECKING:
    from mscregistry.parsers.ictrp.record import Record
    from mscregistry.source import Words

_PRODUCT: Final = {
    "Trade Name": "trade_name",
    "Product Name": "name",
    "Product Code": "code",
    "Pharmaceutical Form": "pharmaceutical_form",
}
_SUBSTANCE: Final = {
    "INN or Proposed INN": "name",
    "CAS Number": "cas_number",
    "Current Sponsor code": "sponsor_code",
    "Other descriptive name": "other_name",
    "Concentration unit": "concentration_unit",
    "Concentration type": "concentration_type",
    "Concentration number": "concentration",
}
#: What else it asks of a product.
_ASKED: Final = frozenset(
    {
        "Route of administration of the placebo",
        "Pharmaceutical form of the placebo",
        "Specific paediatric formulation",
    }
)


class _Product:
    """A product as far as it has been read."""

    def __init__(self) -> None:
        self.fields: dict[str, Any] = {}
        self.substances: list[dict[str, str]] = []
        self.answers: list[Answer] = []

    def made(self) -> Product:
        substances = tuple([Substance(**one) for one in self.substances])
        return Product(**self.fields, substances=substances, answers=tuple(self.answers))


def read_products(record: Record, words: Words) -> bool:
    """Read the products, a label a line and a blank line between two, and say if these are such.

    A label that is on no list is a question of the form.
    """
    found = [*lines(words.text)]
    if not any(line is not None and words.text[slice(*line[0])] in _PRODUCT for line in found):
        return False
    product: _Product | None = None
    for line in [*found, None]:
        if line is not None:
            product = product or _Product()
            _line(record, product, words.slice(*line[0]), words.slice(*line[1]))
        elif product is not None:
            made = product.made()
            if made != Product():
                record.append("products", made)
            product = None
    return True


def _line(record: Record, product: _Product, label: Words, value: Words) -> None:
    path = record.next("products")
    name = label.text
    if not value.text:
        if name in {*_PRODUCT, *_SUBSTANCE, *_ASKED}:
            record.draft.label(label)
    elif name in _PRODUCT and _PRODUCT[name] not in product.fields:
        record.draft.label(label)
        product.fields[_PRODUCT[name]] = record.draft.fact(f"{path}.{_PRODUCT[name]}", value)
    elif name in _SUBSTANCE:
        field = _SUBSTANCE[name]
        if not product.substances or field in product.substances[-1]:
            product.substances.append({})
        place = f"{path}.substances[{len(product.substances) - 1}].{field}"
        record.draft.label(label)
        product.substances[-1][field] = record.draft.fact(place, value)
    elif name:
        place = f"{path}.answers[{len(product.answers)}]"
        asked = record.draft.fact(f"{place}.question", label)
        product.answers.append(Answer(asked, record.draft.fact(f"{place}.text", value)))
    else:
        record.draft.leave([value], "it stands under no label of the form")
