"""Trials as records of the ISRCTN registry: XML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar
from xml.sax.saxutils import escape, quoteattr

from attrs import evolve

from mscregistry.grammar.ages import Age, read_age
from mscregistry.grammar.dates import PartialDate
from mscregistry.model import (
    Contact,
    CriteriaText,
    Design,
    Eligibility,
    Enrollment,
    EthicsReview,
    Funder,
    Intervention,
    IpdStatement,
    Link,
    Outcome,
    Reference,
    SecondaryId,
    Site,
    Sponsor,
    Trial,
)
from mscregistry.parsers.isrctn.fields import SILENT
from mscregistry.vocab import (
    CriterionKind,
    EnrollmentKind,
    OutcomeKind,
    Phase,
    SecondaryIdType,
    SponsorRole,
    Unlisted,
    display_of,
    fold,
    read_phases,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What a known word makes of a number's type.
_TYPES = {
    "nct": SecondaryIdType.REGISTRY,
    "ctis": SecondaryIdType.CTIS,
    "eudract": SecondaryIdType.EUDRACT_NUMBER,
}
_INDENT = "  "
_CRITERIA = {CriterionKind.INCLUSION: "inclusion", CriterionKind.EXCLUSION: "exclusion"}
_OUTCOMES = {OutcomeKind.PRIMARY: "primaryOutcomes", OutcomeKind.SECONDARY: "secondaryOutcomes"}
_PERSON = {"prefix": "title", "first_name": "forename", "last_name": "surname"}
_DETAILS = {
    "address": "address",
    "city": "city",
    "state": "state",
    "zip": "zip",
    "country": "country",
    "phone": "telephone",
    "email": "email",
}
_SITE = {"facility": "name", **{name: name for name in ("address", "city", "state", "country")}}

T = TypeVar("T")
#: A tag, what stands in it, and its attributes.
Element = tuple[str, "str | list[Element]", "dict[str, str]"]


def carried(trial: Trial) -> Trial:
    """Give what of a trial the main elements of a record carry, as it is read back."""
    design, ages = trial.design, trial.eligibility
    phases = read_phases(_phases(trial))
    return Trial(
        trial_id=said(trial.trial_id),
        secondary_ids=tuple([one for one in map(_number, trial.secondary_ids) if one is not None]),
        brief_title=said(trial.brief_title),
        official_title=said(trial.official_title),
        acronym=said(trial.acronym),
        overall_status=known(trial.overall_status),
        study_type=known(trial.study_type),
        phases=tuple([one.value for one in phases]),
        enrollment=_planned(trial.enrollment),
        actual_enrollment=trial.actual_enrollment,
        start_date=_day(trial.start_date),
        recruitment_end_date=_day(trial.recruitment_end_date),
        completion_date=_day(trial.completion_date),
        registration_date=_day(trial.registration_date),
        last_update_date=_day(trial.last_update_date),
        brief_summary=said(trial.brief_summary),
        conditions=_all_said(trial.conditions),
        recruitment_countries=_all_said(trial.recruitment_countries),
        design=Design(
            description=said(design.description),
            allocation=known(design.allocation),
            intervention_model=known(design.intervention_model),
            primary_purpose=known(design.primary_purpose),
            masking=known(design.masking),
            controls=_all_said(design.controls),
        ),
        interventions=tuple(
            [
                Intervention(one.name, known(one.type))
                for one in trial.interventions
                if said(one.name)
            ]
        ),
        outcomes=tuple(
            [
                Outcome(one.measure, said(one.time_frame), said(one.description), one.kind)
                for kind in _OUTCOMES
                for one in trial.outcomes
                if one.kind is kind and said(one.measure)
            ]
        ),
        eligibility=Eligibility(
            texts=tuple(
                [
                    CriteriaText(one.text, kind)
                    for kind in _CRITERIA
                    for one in ages.texts
                    if one.kind is kind and said(one.text)
                ]
            ),
            sex=known(ages.sex),
            minimum_age=_age(ages.minimum_age),
            maximum_age=_age(ages.maximum_age),
            healthy_volunteers=ages.healthy_volunteers,
        ),
        sponsors=tuple(
            [
                Sponsor(one.name, role=SponsorRole.LEAD)
                for one in trial.sponsors
                if one.role is SponsorRole.LEAD and said(one.name)
            ]
        ),
        funders=tuple(
            [
                Funder(one.name, identifier=said(one.identifier))
                for one in trial.funders
                if said(one.name)
            ]
        ),
        central_contacts=tuple(filter(None, map(_contact, trial.central_contacts))),
        sites=tuple(filter(None, map(_site, trial.sites))),
        references=tuple(
            [Reference(one.citation) for one in trial.references if said(one.citation)]
        ),
        links=tuple([Link(one.url, said(one.label)) for one in trial.links if said(one.url)]),
        ipd_sharing=_ipd(trial.ipd_sharing),
        ethics_reviews=tuple(
            [
                EthicsReview(description=one.description)
                for one in trial.ethics_reviews
                if said(one.description)
            ]
        ),
    )


def render(trial: Trial) -> str:
    """Give a trial as a record."""
    one = carried(trial)
    sponsors = [
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


def said(words: str | None) -> str | None:
    """Give words, unless they say that nothing is said."""
    return None if words in SILENT else words


def known(value: T | Unlisted | None) -> T | None:
    """Give a coded word that is on a list."""
    return None if isinstance(value, Unlisted) else value


def _all_said(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple([one for one in words if said(one)])


def _number(one: SecondaryId) -> SecondaryId | None:
    source = said(one.source)
    kind = _TYPES.get(fold(source or ""))
    return SecondaryId(one.value, kind, source) if said(one.value) else None


def _planned(one: Enrollment | None) -> Enrollment | None:
    return one if one is not None and one.kind is EnrollmentKind.ESTIMATED else None


def _day(one: PartialDate | None) -> PartialDate | None:
    return None if one is None else evolve(one, kind=None)


def _age(one: Age | None) -> Age | None:
    return one if one is not None and read_age(str(one)) == one else None


def _contact(one: Contact) -> Contact | None:
    names = (*_PERSON, *_DETAILS, "affiliation")
    found = {name: said(getattr(one, name)) for name in names}
    return Contact(**found, role=known(one.role)) if any(found.values()) else None


def _site(one: Site) -> Site | None:
    found = {name: said(getattr(one, name)) for name in (*_SITE, "zip")}
    return Site(**found) if any(found.values()) else None


def _ipd(one: IpdStatement | None) -> IpdStatement | None:
    if one is None:
        return None
    kept = IpdStatement(known(one.plan), said(one.description))
    return None if kept == IpdStatement() else kept


def _phases(trial: Trial) -> str:
    return "/".join([display_of(one) for one in trial.phases if isinstance(one, Phase)])


def _moment(day: PartialDate | None) -> str | None:
    if day is None:
        return None
    return f"{day}T00:00:00.000Z" if day.day is not None else str(day)


def _of(words: dict[str, Any]) -> list[Element]:
    """Give an element for each word that is said."""
    return [(tag, str(one), {}) for tag, one in words.items() if one is not None]


def _person(one: Contact) -> list[Element]:
    roles: list[Element] = [] if one.role is None else [("contactType", str(one.role), {})]
    details = _of({tag: getattr(one, name) for name, tag in _DETAILS.items()})
    return [
        *_of({tag: getattr(one, name) for name, tag in _PERSON.items()}),
        *_of({"organisation": one.affiliation}),
        ("contactTypes", roles, {}),
        ("contactDetails", details, {}),
    ]


def _sections(one: Trial) -> list[Element]:
    ipd = one.ipd_sharing or IpdStatement()
    results = [("publicationDetails", str(each.citation), {}) for each in one.references]
    phases = _phases(one)
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
        (tag, [("outcomeMeasure", _measure(each), {}) for each in one.outcomes if each.kind is kind], {})
        for kind, tag in _OUTCOMES.items()
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
    purposes = [("purposes", _of({"purpose": one.design.primary_purpose}), {})]
    controls = [("control", each, {}) for each in one.design.controls]
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
    texts = [(_CRITERIA[each.kind], each.text, {}) for each in who.texts if each.kind]
    centres: list[Element] = [
        (
            "trialCentre",
            _of({tag: getattr(each, name) for name, tag in _SITE.items()} | {"zip": each.zip}),
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
