"""Trials as records of the ISRCTN registry: XML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from mscregistry.model import Contact, IpdStatement, Outcome, Trial
from mscregistry.testing.carried_by_isrctn import (
    CRITERIA,
    DETAILS,
    OUTCOMES,
    PERSON,
    SITE,
    carried,
    phase_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.grammar.dates import PartialDate

_INDENT = "  "

#: A tag, what stands in it, and its attributes.
Element = tuple[str, "str | list[Element]", "dict[str, str]"]


def render(trial: Trial) -> str:
    """Give a trial as a record."""
    one = carried(trial)
    sponsors: list[Element] = [
        ("sponsor", [("organisation", each.name, {})], {"id": f"s{index}"})
        for index, each in enumerate(one.sponsors)
    ]
    funders: list[Element] = [
        ("funder", _of({"name": each.name, "fundRef": each.identifier}), {"id": f"f{index}"})
        for index, each in enumerate(one.funders)
    ]
    people: list[Element] = [
        ("contact", _person(each), {"id": f"c{index}"})
        for index, each in enumerate(one.central_contacts)
    ]
    around = [*sponsors, *funders, *people]
    parties: list[Element] = [(f"{tag}Id", given["id"], {}) for tag, _, given in around]
    marks = {
        "lastUpdated": _moment(one.last_update_date),
        "publicIdentifierCanonical": one.trial_id,
        "publicIdentifierDateAssigned": _moment(one.registration_date),
    }
    parts = [*_sections(one), ("parties", parties, {})]
    inside = ("trial", parts, {name: words for name, words in marks.items() if words is not None})
    return "\n".join([*_lines(("fullTrial", [inside, *around], {}), 0), ""])


def _moment(day: PartialDate | None) -> str | None:
    if day is None:
        return None
    return f"{day}T00:00:00.000Z" if day.day is not None else str(day)


def _of(words: dict[str, Any]) -> list[Element]:
    """Give an element for each word that is said."""
    return [(tag, str(one), {}) for tag, one in words.items() if one is not None]


def _person(one: Contact) -> list[Element]:
    roles: list[Element] = [] if one.role is None else [("contactType", str(one.role), {})]
    details = _of({tag: getattr(one, name) for name, tag in DETAILS.items()})
    return [
        *_of({tag: getattr(one, name) for name, tag in PERSON.items()}),
        ("contactTypes", roles, {}),
        ("contactDetails", details, {}),
    ]


def _sections(one: Trial) -> list[Element]:
    ipd = one.ipd_sharing or IpdStatement()
    results: list[Element] = [
        ("publicationDetails", str(each.citation), {}) for each in one.references
    ]
    phases = phase_words(one)
    interventions: list[Element] = [
        ("intervention", _of({"drugNames": each.name, "interventionType": each.type}), {})
        for each in one.interventions
    ]
    if phases:
        interventions.append(("intervention", [("phase", phases, {})], {}))
    return [
        ("trialDescription", _description(one), {}),
        ("externalRefs", [("secondaryNumbers", _numbers(one), {})], {}),
        ("trialDesign", _design(one), {}),
        ("participants", _participants(one), {}),
        (
            "conditions",
            [("condition", [("description", each, {})], {}) for each in one.conditions],
            {},
        ),
        ("interventions", interventions, {}),
        ("results", [*results, *_of({"ipdSharingStatement": ipd.description})], {}),
        ("outputs", _outputs(one), {}),
        ("miscellaneous", _of({"ipdSharingPlan": ipd.plan}), {}),
    ]


def _description(one: Trial) -> list[Element]:
    outcomes: list[Element] = [
        (
            tag,
            [("outcomeMeasure", _measure(each), {}) for each in one.outcomes if each.kind is kind],
            {},
        )
        for kind, tag in OUTCOMES.items()
    ]
    ethics: list[Element] = [
        ("ethicsApproval", str(each.description), {}) for each in one.ethics_reviews
    ]
    titles = {
        "title": one.brief_title,
        "scientificTitle": one.official_title,
        "acronym": one.acronym,
        "plainEnglishSummary": one.brief_summary,
    }
    return [*_of(titles), *outcomes, *ethics]


def _measure(one: Outcome) -> list[Element]:
    return _of({"variable": one.measure, "method": one.description, "timepoints": one.time_frame})


def _numbers(one: Trial) -> list[Element]:
    return [
        (
            "secondaryNumber",
            each.value,
            {} if each.source is None else {"numberType": each.source},
        )
        for each in one.secondary_ids
    ]


def _design(one: Trial) -> list[Element]:
    words = {
        "studyDesign": one.design.description,
        "primaryStudyDesign": one.study_type,
        "allocation": one.design.allocation,
        "masking": one.design.masking,
        "assignment": one.design.intervention_model,
        "overallEndDate": _moment(one.completion_date),
    }
    purposes: list[Element] = [("purposes", _of({"purpose": one.design.primary_purpose}), {})]
    controls: list[Element] = [("control", each, {}) for each in one.design.controls]
    return [*_of(words), *controls, *purposes]


def _participants(one: Trial) -> list[Element]:
    who = one.eligibility
    volunteers = None if who.healthy_volunteers is None else str(who.healthy_volunteers).lower()
    words = {
        "gender": who.sex,
        "lowerAgeLimit": who.minimum_age,
        "upperAgeLimit": who.maximum_age,
        "healthyVolunteersAllowed": volunteers,
        "targetEnrolment": None if one.enrollment is None else one.enrollment.count,
        "totalFinalEnrolment": one.actual_enrollment,
        "recruitmentStart": _moment(one.start_date),
        "recruitmentEnd": _moment(one.recruitment_end_date),
        "recruitmentStatusOverride": one.overall_status,
    }
    texts: list[Element] = [(CRITERIA[each.kind], each.text, {}) for each in who.texts if each.kind]
    centres: list[Element] = [
        (
            "trialCentre",
            _of({tag: getattr(each, name) for name, tag in SITE.items()}),
            {},
        )
        for each in one.sites
    ]
    countries: list[Element] = [("country", each, {}) for each in one.recruitment_countries]
    return [
        ("recruitmentCountries", countries, {}),
        ("trialCentres", centres, {}),
        *texts,
        *_of(words),
    ]


def _outputs(one: Trial) -> list[Element]:
    return [
        (
            "output",
            [("externalLink", [], {"url": each.url})],
            {} if each.label is None else {"outputType": each.label},
        )
        for each in one.links
    ]


def _lines(element: Element, depth: int) -> Iterator[str]:
    tag, inside, given = element
    before = _INDENT * depth
    begin = f"<{tag}{''.join(f' {name}={quoteattr(words)}' for name, words in given.items())}>"
    if isinstance(inside, list):
        yield f"{before}{begin}"
        for one in inside:
            yield from _lines(one, depth + 1)
        yield f"{before}</{tag}>"
    elif "\n" in inside:
        yield f"{before}{begin}"
        for line in escape(inside).split("\n"):
            yield f"{before}{_INDENT}{line}".rstrip()
        yield f"{before}</{tag}>"
    else:
        yield f"{before}{begin}{escape(inside)}</{tag}>"
