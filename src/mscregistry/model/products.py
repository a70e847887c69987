"""Medicinal products that are tried, as the registries of the European Union describe them."""

from __future__ import annotations

from attrs import frozen

from mscregistry.model.terms import Answer


@frozen(weakref_slot=False)
class Substance:
    """An active substance of a product."""

    #: Its name, or its proposed international nonproprietary name (INN).
    name: str | None = None
    #: Its number in the registry of the Chemical Abstracts Service.
    cas_number: str | None = None
    #: The sponsor's code for it.
    sponsor_code: str | None = None
    #: Another name that describes it.
    other_name: str | None = None
    #: Its code in EudraVigilance.
    ev_code: str | None = None
    #: How much of it is in the product, as written.
    concentration: str | None = None
    #: The unit of that.
    concentration_unit: str | None = None
    #: Whether that is exact, a range, or a limit, as written.
    concentration_type: str | None = None
    #: Where it comes from, as written: chemical, biological.
    origin: str | None = None


@frozen(weakref_slot=False)
class Product:
    """A medicinal product of a trial, after section D of the EudraCT form.

    What the form asks of a product and no field holds is in `answers`, such as whether it is a
    somatic cell therapy.
    """

    #: What it is in the trial, as written: test, comparator, placebo.
    role: str | None = None
    #: The sponsor's name for it.
    name: str | None = None
    #: The sponsor's code for it.
    code: str | None = None
    #: The name it is sold under.
    trade_name: str | None = None
    #: Who holds the authorisation to sell it.
    authorisation_holder: str | None = None
    #: The country that gave the authorisation.
    authorisation_country: str | None = None
    #: The number of the authorisation.
    authorisation_number: str | None = None
    #: Whether it is authorised.
    authorised: bool | None = None
    #: Whether it is designated an orphan drug.
    orphan_drug: bool | None = None
    #: The number of that designation.
    orphan_drug_number: str | None = None
    #: Its code in the Anatomical Therapeutic Chemical classification (ATC).
    atc_code: str | None = None
    #: Its code in the EU's dictionary of products.
    eu_code: str | None = None
    #: Its pharmaceutical form.
    pharmaceutical_form: str | None = None
    #: The ways it is given.
    routes: tuple[str, ...] = ()
    #: The most that is given in a day, as written.
    max_daily_dose: str | None = None
    #: The unit of that.
    max_daily_dose_unit: str | None = None
    #: The most that is given in all, as written.
    max_total_dose: str | None = None
    #: The unit of that.
    max_total_dose_unit: str | None = None
    #: How long it is given at most, as written.
    max_treatment_period: str | None = None
    #: The unit of that.
    max_treatment_period_unit: str | None = None
    #: The active substances, in order.
    substances: tuple[Substance, ...] = ()
    #: What else the form asks of it.
    answers: tuple[Answer, ...] = ()
