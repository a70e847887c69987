"""Medicinal products of a trial, and the interventions that they are."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from mscregistry.parsers.ctis.odd import once, told
from mscregistry.parsers.ctis.record import objects
from mscregistry.parsers.tree.moved import Each, coded, constant
from mscregistry.vocab import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.parsers.tree.leaf_dialect import Leaf
    from mscregistry.parsers.tree.moved import Mover
    from mscregistry.parsers.tree.placed import Node

_INFO: Final = "productDictionaryInfo"
_NAME: Final = told("productName", f"{_INFO}.prodName", "scientificProductName", "nameDisplay")
_NAME_BY_SUBSTANCE: Final = told(
    f"{_INFO}.activeSubstanceName", f"{_INFO}.atcName", "jsonActiveSubstanceNames"
)
_NUMBER: Final = told(f"{_INFO}.marketingAuthNumber")
#: A code of the dictionary in the place of the form.
_FORM_CODE: Final = re.compile(r"PHF\d+(?:MIG)?", re.ASCII)


def _form(places: tuple[str, ...], node: Node, mover: Mover) -> list[Leaf]:
    """Give the first of the words for a form, and no code."""
    found = [leaf for keys in places for leaf in told(keys)(node, mover)]
    return once([leaf for leaf in found if not _FORM_CODE.fullmatch(leaf.words)], mover)


_SUBSTANCE: Final[dict[str, Any]] = {
    "name": told("actSubstName"),
    "other_name": told("synonyms"),
    "ev_code": told("substanceEvCode"),
    "concentration": told("strength"),
    "origin": told("actSubstOrigin", "substanceOrigin"),
}
_PRODUCT: Final[dict[str, Any]] = {
    "name": _NAME,
    "code": told("sponsorProductCodeEdit", f"{_INFO}.sponsorProductCode"),
    "authorisation_country": told(f"{_INFO}.authorisationCountryCode"),
    "authorisation_number": _NUMBER,
    "orphan_drug": "orphanDrugEdit",
    "orphan_drug_number": told("orphanDrugDesigNumber"),
    "atc_code": told(f"{_INFO}.atcCode", "atcCode"),
    "eu_code": told(f"{_INFO}.euMpNumber", "evCode"),
    "pharmaceutical_form": partial(_form, (f"{_INFO}.pharmForm", "pharmaceuticalFormDisplay")),
    "routes": "routes",
    "max_daily_dose": told("maxDailyDoseAmount"),
    "max_daily_dose_unit": told("doseUom"),
    "max_total_dose": told("maxTotalDoseAmount"),
    "max_total_dose_unit": told("doseUomTotal"),
    "max_treatment_period": told("maxTreatmentPeriod"),
}
#: What the form asks of a product and no field holds.
_QUESTIONS: Final = {
    "Name in the ATC classification": f"{_INFO}.atcName",
    "Other name of the product": f"{_INFO}.productOtherName",
    "Other descriptive name of the substance": f"{_INFO}.activeSubstanceOtherDescriptiveName",
    "Sponsor's code of the substance": f"{_INFO}.sponsorSubstanceCode",
    "Number of the mutual recognition procedure": f"{_INFO}.mrpNumber",
    "Organisation": f"{_INFO}.nameOrg",
    "Type of the product in its role (code)": "part1MpRoleTypeCode",
    "Package": f"{_INFO}.productPackageDescription",
    "Strength": f"{_INFO}.strength",
    "Pharmaceutical form in the dictionary": f"{_INFO}.productPharmForm",
    "Status of the authorisation (code)": f"{_INFO}.prodAuthStatus",
    "Unit of the treatment period (code)": "timeUnitCode",
    "Paediatric formulation": "isPaediatricFormulation",
    "Other type of medicinal product": "otherMedicinalProduct",
    "Characteristics (code)": "characteristics",
    "All substances are chemical": "allSubstancesChemicals",
    "Advanced therapy medicinal product": "anAdvancedTherapyMedicinalProduct",
    "Changed in relation to its marketing authorisation": "productChangedRelationMA",
    "Description of the change": "productChangeDescription",
    "Number of the manufacturing authorisation": "miaNumber",
    "Reason for no dossier (IMPD)": "justificationForNoImpdUpload",
    "Type of advanced therapy": "therapies.advancedTherapyType",
    "Genetically modified organism": "therapies.isGmo",
    "Gene of interest": "therapies.geneOfInterest",
    "Description of the therapy": "therapies.description",
    "Type of somatic cells": "therapies.cellTypeOtherSomatic",
    "Further information on the cells": "therapies.cellTypeMoreInformation",
    "Species that the cells are of": "therapies.cellOriginSpeciesOfOrigin",
    "Number of the classification as an advanced therapy": "therapies.catReferenceNumber",
    "Type of the cells (code)": "therapies.cellTypeCode",
    "Origin of the cells (code)": "therapies.cellOriginCode",
    "Type of the product of gene transfer": "therapies.geneTransferProductType",
    "Cells of the genetically modified organism": "therapies.gmoCellType",
    "Device": "devices.tradeName",
    "Type of the device (code)": "devices.deviceTypeCode",
    "Use of the device (code)": "devices.productUseDeviceCode",
    "Description of the device": "devices.description",
    "The device has a CE mark": "devices.hasCeMark",
    "Notified body of the device": "devices.deviceNotifiedBody",
}
#: What it asks of the group that a product is in.
_OF_GROUP: Final = {
    "Number of the manufacturing authorisation of the group": "miaNumber",
    "Reason for no authorised auxiliary product": "reasonNoAmp",
    "Reason for no dossier (IMPD) of the group": "justificationNotImpdCode",
}


def answers(node: Node, mover: Mover, questions: dict[str, str]) -> Iterator[Node]:
    """Give what is answered to some questions, each with the path of its answers."""
    for question, keys in questions.items():
        for leaf in mover.leaves(node, keys):
            if leaf.words == "-":
                mover.silence([leaf])
            else:
                yield {"question": [constant(question)], "text": [leaf]}


def products(node: Node, mover: Mover) -> Iterator[Node]:
    """Give the products, each in the role of its group; a group without any is one itself."""
    for group, product in _grouped(node):
        role = mover.leaves(group, "productRoleName")[:1]
        if product is None:
            found: Node = {"name": told("comments")(group, mover)}
            about = [*answers(group, mover, _OF_GROUP)]
        else:
            found = mover.moved(product, {**_PRODUCT, **_owner(product, mover)})
            found["substances"] = _substances(product, mover)
            about = [
                *answers(group, mover, {"Group": "comments", **_OF_GROUP}),
                *answers(product, mover, _QUESTIONS),
            ]
        kept = {**found, "role": role, "answers": about}
        if any(kept.values()):
            yield {name: some for name, some in kept.items() if some}


def interventions(node: Node, mover: Mover) -> Iterator[Node]:
    """Give each product and each device by its name, once."""
    known: set[str] = set()
    for _, product in _grouped(node):
        if product is None:
            continue
        names = _NAME(product, mover) or _NAME_BY_SUBSTANCE(product, mover)
        chemical = mover.leaves(product, "allSubstancesChemicals")
        kind = [coded(leaf, {"true": "DRUG"}) for leaf in chemical if leaf.words == "true"]
        devices = [
            ([leaf], [constant("DEVICE")])
            for leaf in mover.leaves(product, "devices.tradeName")
            if leaf.words != "-"
        ]
        for name, type_ in [(names, kind[:1]), *devices]:
            if name and fold(name[0].words) not in known:
                known.add(fold(name[0].words))
                yield {"name": name[:1], **({"type": type_} if type_ else {})}


def _grouped(node: Node) -> Iterator[tuple[Node, Node | None]]:
    """Give each product with its group, or a group without products."""
    groups = objects(node, "partI.productRoleGroupInfos")
    for group in groups:
        inside: list[Node | None] = [*objects(group, "products")]
        yield from [(group, one) for one in inside or [None]]
    if not groups:
        nothing: Node = {}
        yield from [(nothing, one) for one in objects(node, "partI.products")]


def _owner(product: Node, mover: Mover) -> dict[str, Any]:
    """Give where the holder of the authorisation stands, if there is one."""
    return {"authorisation_holder": told(f"{_INFO}.nameOrg")} if _NUMBER(product, mover) else {}


def _substances(product: Node, mover: Mover) -> list[Any]:
    single = Each(_INFO, {"name": told("activeSubstanceName")})
    for place in (Each(f"{_INFO}.productSubstances", _SUBSTANCE), single):
        found = [mover.moved(one, place.table) for one in objects(product, place.keys)]
        kept: list[Any] = [one for one in found if one]
        if kept:
            names = {leaf.words for one in kept for leaf in one.get("name", ())}
            again = mover.leaves(product, f"{_INFO}.activeSubstanceName")
            mover.silence([leaf for leaf in again if leaf.words in names and place is not single])
            return kept
    return []
