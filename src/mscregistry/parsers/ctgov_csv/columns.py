"""What each column of a search of ClinicalTrials.gov says, of the old site and of the new."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from attrs import evolve

from mscregistry.grammar.dates import PartialDate, read_iso_date, read_us_date
from mscregistry.issues import Code, Severity
from mscregistry.model import (
    Design,
    Eligibility,
    Enrollment,
    Intervention,
    Outcome,
    SecondaryId,
    Site,
    Sponsor,
)
from mscregistry.model.documents import Documents, LargeDocument
from mscregistry.parsers.ctgov_csv.designs import read_design
from mscregistry.vocab import (
    AgencyClass,
    DateKind,
    InterventionType,
    OutcomeKind,
    Sex,
    SponsorRole,
    StandardAge,
    Status,
    StudyType,
    coded,
)

if TYPE_CHECKING:
    from mscregistry.parsers.draft import Draft
    from mscregistry.source import Words

#: The fields of a trial as far as they have been read.
Fields: TypeAlias = dict[str, Any]
#: Reads a cell that is not empty.
Read: TypeAlias = Callable[["Draft", "Words", Fields], None]

#: The column with the place of a row in the search.
RANK: Final = "Rank"
_BAR: Final = "|"
_RESULTS: Final = {
    "has results": True,
    "yes": True,
    "no results available": False,
    "no results posted": False,
    "no": False,
}
_AGE: Final = r"\d+(?:\.\d+)?\s+(?:Year|Month|Week|Day|Hour|Minute)s?"
#: An age of the old site: "18 Years to 75 Years   (Adult, Older Adult)".
_AGES: Final = re.compile(
    rf"(?:up to (?P<only>{_AGE})|(?P<low>{_AGE})(?: to (?P<high>{_AGE})| and older))?"
    r"\s*(?:\((?P<groups>[^()]*)\))?",
    re.IGNORECASE,
)
_DOCUMENT: Final = re.compile(r'"?(?P<label>.*?)"?,\s*(?P<url>https?://\S+)')
_DIGITS: Final = re.compile(r"\d{1,24}", re.ASCII)
_WORD: Final = re.compile(r"[^,|]+")


def _items(words: Words) -> Iterator[Words]:
    return (item for item in words.split(_BAR) if item.text)


def _text(field: str, draft: Draft, words: Words, fields: Fields) -> None:
    fields[field] = draft.fact(field, words)


def _texts(field: str, draft: Draft, words: Words, fields: Fields) -> None:
    fields[field] = tuple(
        [draft.fact(f"{field}[{index}]", item) for index, item in enumerate(_items(words))]
    )


def _date(field: str, draft: Draft, words: Words, fields: Fields) -> None:
    fields[field] = draft.date(field, words, read=_written_date)


def _written_date(words: str, kind: DateKind | None) -> PartialDate | None:
    return read_iso_date(words, kind) or read_us_date(words, kind)


def _status(draft: Draft, words: Words, fields: Fields) -> None:
    fields["overall_status"] = draft.coded("overall_status", words, Status)


def _study_type(draft: Draft, words: Words, fields: Fields) -> None:
    fields["study_type"] = draft.coded("study_type", words, StudyType)


def _phases(draft: Draft, words: Words, fields: Fields) -> None:
    fields["phases"] = draft.phases("phases", words)


def _results(draft: Draft, words: Words, fields: Fields) -> None:
    said = _RESULTS.get(words.text.lower())
    if said is None:
        draft.unreadable("has_results", words, "whether there are results")
    else:
        draft.fact("has_results", words)
        fields["has_results"] = said


def _enrollment(draft: Draft, words: Words, fields: Fields) -> None:
    if _DIGITS.fullmatch(words.text):
        draft.fact("enrollment.count", words)
        fields["enrollment"] = Enrollment(int(words.text))
    else:
        draft.unreadable("enrollment.count", words, "a whole number")


def _interventions(draft: Draft, words: Words, fields: Fields) -> None:
    found = []
    for index, item in enumerate(_items(words)):
        path = f"interventions[{index}]"
        before, mark, _ = item.text.partition(": ")
        kind = coded(InterventionType, before) if mark else None
        name = item
        if kind is not None:
            draft.fact(f"{path}.type", item.slice(0, len(before)))
            name = item.slice(len(before) + 2, len(item)).strip()
        found.append(Intervention(draft.fact(f"{path}.name", name), kind))
    fields["interventions"] = tuple(found)


def _outcomes(kind: OutcomeKind | None, draft: Draft, words: Words, fields: Fields) -> None:
    before: tuple[Outcome, ...] = fields.get("outcomes", ())
    found = []
    for index, item in enumerate(_items(words), len(before)):
        path = f"outcomes[{index}].measure"
        found.append(Outcome(draft.fact(path, item), kind=kind))
        if kind is not None and "," in item.text:
            message = "a measure, its description and its time frame stand in one; kept as one"
            draft.issue(Code.UNSPLIT_ROW, Severity.INFO, message, path, item)
    fields["outcomes"] = (*before, *found)


def _sponsors(first: SponsorRole, draft: Draft, words: Words, fields: Fields) -> None:
    before: tuple[Sponsor, ...] = fields.get("sponsors", ())
    found = []
    for index, item in enumerate(_items(words)):
        path = f"sponsors[{len(before) + index}].name"
        role = first if not index else SponsorRole.COLLABORATOR
        found.append(Sponsor(draft.fact(path, item), role=role))
    fields["sponsors"] = (*before, *found)


def _funders(draft: Draft, words: Words, fields: Fields) -> None:
    """Take the class of the sponsor, where there is one sponsor and one class."""
    sponsors: tuple[Sponsor, ...] = fields.get("sponsors", ())
    lead = [one for one in sponsors if one.role is SponsorRole.LEAD]
    if _BAR in words.text or len(lead) != 1:
        draft.leave([words], "which of the sponsors is of which class is not said")
        return
    index = sponsors.index(lead[0])
    kind = draft.coded(f"sponsors[{index}].agency_class", words, AgencyClass)
    changed = evolve(lead[0], agency_class=kind)
    fields["sponsors"] = (*sponsors[:index], changed, *sponsors[index + 1 :])


def _eligibility(fields: Fields) -> Eligibility:
    held: Eligibility = fields.get("eligibility", Eligibility())
    return held


def _sex(draft: Draft, words: Words, fields: Fields) -> None:
    sex = draft.coded("eligibility.sex", words, Sex)
    fields["eligibility"] = evolve(_eligibility(fields), sex=sex)


def _age(draft: Draft, words: Words, fields: Fields) -> None:
    found = _AGES.fullmatch(words.text)
    if found is None or not any(found.groups()):
        groups = words
        if any(coded(StandardAge, one) is None for one in _WORD.findall(words.text)):
            draft.unreadable("eligibility.minimum_age", words, "ages")
            return
    else:
        groups = words.slice(*found.span("groups")) if found["groups"] else words.slice(0, 0)
        low, high = found["low"], found["high"] or found["only"]
        if low:
            age = draft.age("eligibility.minimum_age", words.slice(*found.span("low")))
            fields["eligibility"] = evolve(_eligibility(fields), minimum_age=age)
        if high:
            span = found.span("high" if found["high"] else "only")
            age = draft.age("eligibility.maximum_age", words.slice(*span))
            fields["eligibility"] = evolve(_eligibility(fields), maximum_age=age)
        _label_between(draft, words, found)
    ages: list[Any] = []
    for index, one in enumerate(_WORD.finditer(groups.text)):
        group = groups.slice(*one.span()).strip()
        ages.append(draft.coded(f"eligibility.standard_ages[{index}]", group, StandardAge))
    fields["eligibility"] = evolve(_eligibility(fields), standard_ages=tuple(ages))


def _label_between(draft: Draft, words: Words, found: re.Match[str]) -> None:
    """Note the words that tie ages together: ``to``, ``and older``."""
    spans = sorted([found.span(name) for name in ("only", "low", "high", "groups") if found[name]])
    at = 0
    for start, end in [*spans, (len(words), len(words))]:
        between = words.slice(at, start).strip()
        if any(map(str.isalpha, between.text)):
            draft.label(between)
        at = end


def _design(draft: Draft, words: Words, fields: Fields) -> None:
    fields["design"] = read_design(draft, list(_items(words)), Design())


def _other_ids(draft: Draft, words: Words, fields: Fields) -> None:
    fields["secondary_ids"] = tuple(
        [
            SecondaryId(draft.fact(f"secondary_ids[{index}].value", item))
            for index, item in enumerate(_items(words))
        ]
    )


def _sites(draft: Draft, words: Words, fields: Fields) -> None:
    found = []
    for index, item in enumerate(_items(words)):
        path = f"sites[{index}].facility"
        found.append(Site(facility=draft.fact(path, item)))
        if "," in item.text:
            message = "a place, its city and its country stand in one; kept as one"
            draft.issue(Code.UNSPLIT_ROW, Severity.INFO, message, path, item)
    fields["sites"] = tuple(found)


def _documents(draft: Draft, words: Words, fields: Fields) -> None:
    found: list[LargeDocument] = []
    for item in _items(words):
        parts = _DOCUMENT.fullmatch(item.text)
        if parts is None:
            draft.leave([item], "it is no document with its address")
            continue
        path = f"documents.large_docs[{len(found)}]"
        label = draft.fact(f"{path}.label", item.slice(*parts.span("label")))
        url = draft.fact(f"{path}.url", item.slice(*parts.span("url")))
        found.append(LargeDocument(label=label, url=url))
    if found:
        fields["documents"] = Documents(large_docs=tuple(found))


def _url(draft: Draft, words: Words, fields: Fields) -> None:
    """Check the address of the record, which ends in its number."""
    number = fields.get("trial_id")
    if number is not None and words.text.endswith(f"/{number}"):
        draft.confirm("trial_id", words)
    else:
        draft.leave([words], "it is not the address of this record")


#: Names under which the old site gave what a column of the new one holds, and other such twins.
TWINS: Final = {
    "Title": "Study Title",
    "Status": "Study Status",
    "Sponsor/Collaborators": "Sponsor",
    "Funded Bys": "Funder Type",
    "Gender": "Sex",
    "Study Design": "Study Designs",
    "URL": "Study URL",
}
#: What reads each column.
COLUMNS: Final[dict[str, Read]] = {
    "NCT Number": partial(_text, "trial_id"),
    "Title": partial(_text, "brief_title"),
    "Study Title": partial(_text, "brief_title"),
    "Acronym": partial(_text, "acronym"),
    "Status": _status,
    "Study Status": _status,
    "Study Results": _results,
    "Brief Summary": partial(_text, "brief_summary"),
    "Conditions": partial(_texts, "conditions"),
    "Interventions": _interventions,
    "Outcome Measures": partial(_outcomes, None),
    "Primary Outcome Measures": partial(_outcomes, OutcomeKind.PRIMARY),
    "Secondary Outcome Measures": partial(_outcomes, OutcomeKind.SECONDARY),
    "Other Outcome Measures": partial(_outcomes, OutcomeKind.OTHER),
    "Sponsor/Collaborators": partial(_sponsors, SponsorRole.LEAD),
    "Sponsor": partial(_sponsors, SponsorRole.LEAD),
    "Collaborators": partial(_sponsors, SponsorRole.COLLABORATOR),
    "Funded Bys": _funders,
    "Funder Type": _funders,
    "Gender": _sex,
    "Sex": _sex,
    "Age": _age,
    "Phases": _phases,
    "Enrollment": _enrollment,
    "Study Type": _study_type,
    "Study Designs": _design,
    "Study Design": _design,
    "Other IDs": _other_ids,
    "Start Date": partial(_date, "start_date"),
    "Primary Completion Date": partial(_date, "primary_completion_date"),
    "Completion Date": partial(_date, "completion_date"),
    "First Posted": partial(_date, "first_posted_date"),
    "Results First Posted": partial(_date, "results_first_posted_date"),
    "Last Update Posted": partial(_date, "last_update_date"),
    "Last Verified": partial(_date, "verified_date"),
    "Locations": _sites,
    "Study Documents": _documents,
    "URL": _url,
    "Study URL": _url,
}
