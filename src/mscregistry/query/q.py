"""The names that questions begin with: ``q.status``, ``q.condition``, ``q.dose``."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from mscregistry.query import facts
from mscregistry.query.admits import admits
from mscregistry.query.cells import CellsField, gives
from mscregistry.query.coded import CodedField
from mscregistry.query.codes import CodesField
from mscregistry.query.conditions import ConditionField
from mscregistry.query.dates import DateField
from mscregistry.query.dose_range import Number, dose_given, dose_range
from mscregistry.query.facts import fact_called
from mscregistry.query.flags import Flag
from mscregistry.query.given import (
    country_given,
    group_given,
    measured_given,
    member_given,
    registry_given,
)
from mscregistry.query.ids import IdField
from mscregistry.query.numbers import AgeField, NumberField
from mscregistry.query.places import is_near
from mscregistry.query.predicate import Asked, Predicate
from mscregistry.query.words import TextField
from mscregistry.vocab import (
    AgencyClass,
    Allocation,
    InterventionModel,
    InterventionType,
    Masking,
    ObservationalModel,
    Phase,
    PrimaryPurpose,
    Sex,
    StandardAge,
    Status,
    StudyType,
    TimePerspective,
    WhoMasked,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from mscregistry.matching.given import When
    from mscregistry.matching.patient import Patient
    from mscregistry.model import Trial
    from mscregistry.truth import Truth
    from mscregistry.vocab.cells import DonorRelation, ProductForm


class Doses:
    """Doses of cells; ask with `between`."""

    __slots__ = ()

    def between(self, low: Number, high: Number, unit: str = "cells/kg") -> Predicate:
        """Ask whether a dose of cells lies between two numbers, both included.

        Args:
            low: The least, exact: ``1e6``, ``10**6`` or ``"2.5e6"``.
            high: The greatest.
            unit: ``cells/kg``, ``cells``, ``cells/mL``, … as
                `mscregistry.grammar.cells.dose.Dose.unit` has it; doses in other units are not
                compared, and leave it UNKNOWN.

        Raises:
            ValueError: If one is no number, or the first is above the second.
            TypeError: If one is a float with a fraction, which is not exact.
        """
        return gives(facts.CELLS, dose=dose_range(low, high, unit))

    def __repr__(self) -> str:
        """Show how it is written."""
        return "q.dose"


class Questions:
    """What can be asked of a trial; its one instance is `q`.

    >>> asked = (q.enrollment >= 30) & ~q.phase.has("PHASE3")
    >>> print(asked)
    the enrollment is at least 30, and not (among the phases is PHASE3)
    """

    #: Where the study stands.
    status: Final = CodedField(fact_called("status"), Status)
    #: Interventional, observational or expanded access.
    study_type: Final = CodedField(fact_called("study_type"), StudyType)
    #: How participants are assigned to arms.
    allocation: Final = CodedField(fact_called("allocation"), Allocation)
    #: The general design of the interventions' strategy.
    intervention_model: Final = CodedField(fact_called("intervention_model"), InterventionModel)
    #: The main objective.
    purpose: Final = CodedField(fact_called("purpose"), PrimaryPurpose)
    #: How many parties do not know the assignment.
    masking: Final = CodedField(fact_called("masking"), Masking)
    #: The model of an observational study.
    observational_model: Final = CodedField(fact_called("observational_model"), ObservationalModel)
    #: When an observational study looks.
    time_perspective: Final = CodedField(fact_called("time_perspective"), TimePerspective)
    #: The sexes that may take part.
    sex: Final = CodedField(fact_called("sex"), Sex)
    #: What kind of organisation the lead sponsor is.
    sponsor_class: Final = CodedField(fact_called("sponsor_class"), AgencyClass)

    #: The phases, two where they are combined.
    phase: Final = CodesField[Phase](fact_called("phase"), member_given("phase", Phase))
    #: The age groups that the registry names.
    standard_age: Final = CodesField[StandardAge](
        fact_called("standard_age"), member_given("standard_age", StandardAge)
    )
    #: Who does not know the assignment.
    who_masked: Final = CodesField[WhoMasked](
        fact_called("who_masked"), member_given("who_masked", WhoMasked)
    )
    #: The types of what is given.
    intervention_type: Final = CodesField[InterventionType](
        fact_called("intervention_type"), member_given("intervention_type", InterventionType)
    )
    #: The registry whose number the record has, by our key for it: ``"CTGOV"``, ``"DRKS"``.
    registry: Final = CodesField[str](fact_called("registry"), registry_given)
    #: The countries, by name or by the letters of ISO 3166-1.
    country: Final = CodesField[str](fact_called("country"), country_given)
    #: What outcomes measure, by our codes for endpoints and measures: ``"egfr"``, ``"mortality"``.
    measured: Final = CodesField[str](fact_called("measured"), measured_given)
    #: The groups of what outcomes measure: ``"renal"``, ``"safety"``, ``"laboratory"``.
    measured_group: Final = CodesField[str](fact_called("measured_group"), group_given)
    #: The measures that criteria set limits to: ``"egfr"``, ``"hba1c"``.
    limited: Final = CodesField[str](fact_called("limited"), measured_given)

    #: How many people take part.
    enrollment: Final = NumberField(fact_called("enrollment"))
    #: How many arms there are.
    arms: Final = NumberField(fact_called("arms"))
    #: How many sites are listed.
    sites: Final = NumberField(fact_called("sites"))
    #: The lowest age that may take part.
    minimum_age: Final = AgeField(fact_called("minimum_age"))
    #: The highest age that may take part.
    maximum_age: Final = AgeField(fact_called("maximum_age"))

    #: When the first participant was or will be enrolled.
    start: Final = DateField(fact_called("start"))
    #: When the last participant is examined for the primary outcome.
    primary_completion: Final = DateField(fact_called("primary_completion"))
    #: When the last participant is examined.
    completion: Final = DateField(fact_called("completion"))
    #: When the last participant was or will be enrolled.
    recruitment_end: Final = DateField(fact_called("recruitment_end"))
    #: When it was registered, where the registry gives one such day.
    registered: Final = DateField(fact_called("registered"))
    #: When the record was first sent to the registry.
    first_submitted: Final = DateField(fact_called("first_submitted"))
    #: When the record first appeared.
    first_posted: Final = DateField(fact_called("first_posted"))
    #: When its results first appeared.
    results_posted: Final = DateField(fact_called("results_posted"))
    #: When the record was last changed.
    last_update: Final = DateField(fact_called("last_update"))
    #: When someone last confirmed that the record is right.
    verified: Final = DateField(fact_called("verified"))

    #: Whether there are results at the registry.
    has_results: Final = Flag(fact_called("has_results"))
    #: Whether it was registered by the day it began, as the record says or as its days tell.
    registered_before_start: Final = Flag(fact_called("registered_before_start"))
    #: Whether people without the condition may take part.
    healthy_volunteers: Final = Flag(fact_called("healthy_volunteers"))
    #: Whether it is done at several places.
    multicenter: Final = Flag(fact_called("multicenter"))
    #: Whether it has a data monitoring committee.
    has_dmc: Final = Flag(fact_called("has_dmc"))
    #: Whether it studies a drug product regulated by the U.S. FDA.
    fda_regulated_drug: Final = Flag(fact_called("fda_regulated_drug"))
    #: Whether it studies a device product regulated by the U.S. FDA.
    fda_regulated_device: Final = Flag(fact_called("fda_regulated_device"))

    #: The titles and the acronym.
    title: Final = TextField(fact_called("title"))
    #: The summary and the description.
    summary: Final = TextField(fact_called("summary"))
    #: What is studied, by name, by code, or by what it is a kind of.
    condition: Final = ConditionField(fact_called("condition_words"), fact_called("condition"))
    #: The keywords.
    keyword: Final = TextField(fact_called("keyword"))
    #: What is given: names, other names, descriptions.
    intervention: Final = TextField(fact_called("intervention"))
    #: The names and descriptions of arms.
    arm: Final = TextField(fact_called("arm"))
    #: The words of outcomes.
    outcome: Final = TextField(fact_called("outcome"))
    #: The words of criteria.
    criterion: Final = TextField(fact_called("criterion"))
    #: The names of sponsors and of who gives money.
    sponsor: Final = TextField(fact_called("sponsor"))
    #: The sections of a congress abstract.
    abstract: Final = TextField(fact_called("abstract"))
    #: All of these texts, and the conditions; no names of people.
    text: Final = TextField(facts.TEXT)

    #: The numbers of the trial, at any registry.
    id: Final = IdField(facts.ID)

    #: The tissue that cells are from: ``"bone_marrow"``, ``"umbilical_cord"``.
    tissue: Final = CellsField("tissue", facts.CELLS)
    #: Whose cells they are: ``"autologous"``, ``"allogeneic"``.
    donor: Final = CellsField("donor", facts.CELLS)
    #: The way cells are given: ``"intravenous"``.
    route: Final = CellsField("route", facts.CELLS)
    #: What is given: ``"msc"``, ``"ev"``, ``"svf"``.
    product_form: Final = CellsField("form", facts.CELLS)
    #: How many cells are given.
    dose: Final = Doses()

    @staticmethod
    def gives(
        *,
        form: ProductForm | str | None = None,
        tissue: str | None = None,
        donor: DonorRelation | str | None = None,
        route: str | None = None,
        dose: tuple[Number, Number, str] | None = None,
    ) -> Predicate:
        """Ask whether one cell product is all of this, where single questions may mean several.

        Args:
            form: What is given: ``"msc"``.
            tissue: Our code for the tissue, or for one that it is part of.
            donor: ``"autologous"``, ``"allogeneic"`` or ``"xenogeneic"``.
            route: Our code for the way.
            dose: The least and the greatest dose, and the unit.

        Raises:
            ValueError: If there is no such code or dose; the message names those there are.
            TypeError: If a number of the dose is a float.
        """
        asked = None if dose is None else dose_given(dose)
        return gives(facts.CELLS, form=form, tissue=tissue, donor=donor, route=route, dose=asked)

    @staticmethod
    def near(latitude: float, longitude: float, kilometres: float) -> Predicate:
        """Ask whether a site lies within a distance of a place, by the registry's geo points.

        Args:
            latitude: Degrees north of the equator, -90 to 90.
            longitude: Degrees east of Greenwich, -180 to 180.
            kilometres: The distance on a sphere of the earth's mean radius.

        Raises:
            ValueError: If there is no such place, or the distance is negative.
        """
        return is_near(facts.PLACES, latitude, longitude, kilometres)

    @staticmethod
    def admits(patient: Patient, on: When, *, guesses: bool = False) -> Predicate:
        """Ask whether a patient may take part on a day, as `mscregistry.match` says.

        UNKNOWN where the verdict is not sure, be it that the grammar guessed, or that the record
        states no criteria, as the tables of some registries do.

        Args:
            patient: What is known of the patient.
            on: The day of entry: a date, or ISO text in any precision.
            guesses: Take the verdict as it is, sure or not.

        Raises:
            TypeError: If the first is no patient, or the day is none.
            ValueError: If the text of the day is no date.
        """
        return admits(patient, on, guesses=guesses)

    @staticmethod
    def that(answer: Callable[[Trial], bool | Truth | None], sentence: str = "") -> Predicate:
        """Ask what a function of your own answers: true, false, `None` or a `Truth`.

        It can be pickled if the function can.

        Args:
            answer: The function, which is given a trial.
            sentence: What it asks; by default its name.

        Raises:
            TypeError: If it is no function.
        """
        if not callable(answer):
            raise TypeError(f"q.that is asked with a function of a trial, not {answer!r}")
        return Asked(answer, sentence or getattr(answer, "__name__", repr(answer)))

    if not TYPE_CHECKING:  # a type checker knows the names, and should say which are misspelt

        def __getattr__(self, name: str) -> object:
            """Name the nearest of what there is."""
            names = [one for one in dir(type(self)) if not one.startswith("_")]
            near = get_close_matches(name, names, n=1)
            meant = f"; did you mean q.{near[0]}?" if near else f"; there are {', '.join(names)}"
            raise AttributeError(f"nothing is called q.{name}{meant}", name=name, obj=self)

        def __setattr__(self, name: str, value: object) -> None:
            """Refuse, for all share it."""
            raise AttributeError(f"q.{name} cannot be set", name=name, obj=self)

    def __repr__(self) -> str:
        """Show how it is written."""
        return "q"

    def __reduce__(self) -> str:
        """Pickle and copy the name, for there is one."""
        return "q"


#: Every question begins with it.
q: Final = Questions()
