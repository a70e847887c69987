"""What each column of the portal's data says."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias

from mscregistry.grammar.dates import read_day_month_name, read_iso_date
from mscregistry.issues import Code, Severity
from mscregistry.model import Answer, CriteriaText, Enrollment, Funder, SecondaryId, Sponsor
from mscregistry.parsers.ictrp.designs import read_design, read_phase, read_study_type
from mscregistry.parsers.ictrp.eu_ages import without_age_groups
from mscregistry.parsers.ictrp.lists import (
    read_conditions,
    read_interventions,
    read_outcomes,
)
from mscregistry.parsers.who.items import items
from mscregistry.parsers.who.values import (
    is_bare_age,
    is_lower_bound,
    read_date,
    read_export_day,
    read_limit,
    read_sex,
)
from mscregistry.vocab import CriterionKind, IpdSharing, OutcomeKind, SponsorRole, Status

if TYPE_CHECKING:
    from mscregistry.grammar.dates import PartialDate
    from mscregistry.parsers.ictrp.record import Record
    from mscregistry.source import Words
    from mscregistry.vocab import DateKind

#: Reads a cell that is not empty.
Read: TypeAlias = Callable[["Record", "Words"], None]

_DIGITS: Final = re.compile(r"\d{1,12}", re.ASCII)
_MIDNIGHT: Final = re.compile(r"[ T]00:00:00(?:\.0+)?")
_OTHER_KIND: Final = re.compile(
    r"^\W{0,5}(?:key )?exclusion criteria", re.IGNORECASE | re.MULTILINE
)
_EXPORT: Final = re.compile(
    r"(?P<day>[\d/-]{8,10})(?:[ T](?P<time>[\d:.]{5,16}(?: [AP]M)?))?", re.ASCII
)


def _text(field: str, record: Record, words: Words) -> None:
    record.fields[field] = record.draft.fact(field, words)


def _of_part(part: str, field: str, record: Record, words: Words) -> None:
    record.part(part)[field] = record.draft.fact(f"{part}.{field}", words)


def _part_date(part: str, field: str, record: Record, words: Words) -> None:
    record.part(part)[field] = record.draft.date(f"{part}.{field}", words, read=read_date)


def _date(field: str, record: Record, words: Words) -> None:
    found = record.fields[field] = record.draft.date(field, words, read=read_date)
    if (
        record.register.says_months
        and found is not None
        and found.day == 1
        and _MIDNIGHT.search(words.text)
    ):
        message = f"a spreadsheet wrote {words.text!r}, which may have been the month alone"
        record.draft.issue(Code.DAMAGED_VALUE, Severity.WARNING, message, field, words)


def _derived(field: str, record: Record, words: Words) -> None:
    record.derived[field] = record.draft.fact(f"derived.{field}", words)


def _refreshed(record: Record, words: Words) -> None:
    path = "derived.refreshed_date"
    record.derived["refreshed_date"] = record.draft.date(path, words, read=_read_refreshed)


def _read_refreshed(words: str, kind: DateKind | None) -> PartialDate | None:
    day = _MIDNIGHT.sub("", words)
    return read_day_month_name(day, kind) or read_iso_date(day, kind)


def _exported(record: Record, words: Words) -> None:
    """Take the day and the time of the export apart."""
    found = _EXPORT.fullmatch(words.text)
    day = None if found is None else read_export_day(found["day"])
    if found is None or day is None:
        record.draft.unreadable("derived.version_holder", words, "a date")
        return
    record.draft.fact("derived.version_holder", words.slice(*found.span("day")))
    record.derived["version_holder"] = day
    if found["time"]:
        time = words.slice(*found.span("time"))
        record.derived["version_time"] = record.draft.fact("derived.version_time", time)


def _flag(field: str, record: Record, words: Words) -> None:
    record.fields[field] = record.draft.flag(field, words)


def _retrospective(record: Record, words: Words) -> None:
    """Keep what the portal says under a name that its data contradict: yes is what came before."""
    path = record.next("answers")
    record.append("answers", Answer("Retrospective flag", record.draft.fact(f"{path}.text", words)))


def _bridging(field: str, record: Record, words: Words) -> None:
    record.bridging[field] = record.draft.flag(f"derived.bridging.{field}", words)


def _bridged(field: str, record: Record, words: Words) -> None:
    record.bridging[field] = record.draft.fact(f"derived.bridging.{field}", words)


def _status(record: Record, words: Words) -> None:
    record.fields["overall_status"] = record.coded("overall_status", words, Status)


def _sex(record: Record, words: Words) -> None:
    sex = read_sex(words.text, record.register)
    if sex is None:
        record.draft.unreadable("eligibility.sex", words, "which sexes may take part")
    else:
        record.draft.fact("eligibility.sex", words)
        record.part("eligibility")["sex"] = sex


def _age(field: str, record: Record, words: Words) -> None:
    path = f"eligibility.{field}"
    if words.text.casefold() in record.register.no_age:
        record.draft.label(words)
        return
    age = read_limit(words.text, record.register)
    if age is None:
        record.draft.unreadable(path, words, "an age with its unit")
        return
    if field == "maximum_age" and is_lower_bound(words.text):
        record.draft.unreadable(path, words, "an upper limit of age")
        return
    record.draft.fact(path, words)
    record.part("eligibility")[field] = age
    if is_bare_age(words.text):
        message = f"{words.text!r} has no unit, and is read as years, which its register asks for"
        record.draft.issue(Code.INTERPRETED, Severity.INFO, message, path, words)


def _size(record: Record, words: Words) -> None:
    if _DIGITS.fullmatch(words.text):
        record.draft.fact("enrollment.count", words)
        record.fields["enrollment"] = Enrollment(int(words.text))
    else:
        _text("target_size", record, words)


def _actual_size(record: Record, words: Words) -> None:
    if _DIGITS.fullmatch(words.text):
        record.draft.fact("actual_enrollment", words)
        record.fields["actual_enrollment"] = int(words.text)
    else:
        record.draft.unreadable("actual_enrollment", words, "a whole number")


def _countries(record: Record, words: Words) -> None:
    for extent in items(words.text, f";{record.register.list}"):
        path = record.next("recruitment_countries")
        record.append("recruitment_countries", record.draft.fact(path, words.slice(*extent)))


def _sponsors(role: SponsorRole, record: Record, words: Words) -> None:
    several = items(words.text) if role is SponsorRole.COLLABORATOR else [(0, len(words))]
    for extent in several:
        path = record.next("sponsors")
        name = record.draft.fact(f"{path}.name", words.slice(*extent))
        record.append("sponsors", Sponsor(name, role=role))


def _funders(record: Record, words: Words) -> None:
    for extent in items(words.text):
        path = record.next("funders")
        record.append("funders", Funder(record.draft.fact(f"{path}.name", words.slice(*extent))))


def _other_ids(record: Record, words: Words) -> None:
    for extent in items(words.text):
        path = record.next("secondary_ids")
        value = record.draft.fact(f"{path}.value", words.slice(*extent))
        record.append("secondary_ids", SecondaryId(value))


def _criteria(kind: CriterionKind, record: Record, words: Words) -> None:
    """Take a text of criteria; its kind is that of the column, unless it holds both kinds."""
    text: CriterionKind | None = kind
    begin = words
    if kind is CriterionKind.INCLUSION and _OTHER_KIND.search(words.text):
        text = None
    else:
        begin = record.draft.inline(words, f"{kind.capitalize()} criteria:")
    if record.register.key == "EUCTR":
        begin = without_age_groups(record, begin)
    if begin.text:
        path = record.next("eligibility.texts")
        said = record.draft.fact(f"{path}.text", begin)
        record.append("eligibility.texts", CriteriaText(said, text))


def _plan(record: Record, words: Words) -> None:
    plan = record.draft.coded("ipd_sharing.plan", words, IpdSharing)
    record.part("ipd_sharing")["plan"] = plan


def _link(record: Record, words: Words) -> None:
    record.link(words)


def _held(name: str, record: Record, words: Words) -> None:
    record.held[name] = words


#: Columns of lists that belong together, item by item, and the field that each is.
CONTACTS: Final = {
    "contact firstname": "first_name",
    "contact lastname": "last_name",
    "contact address": "address",
    "contact email": "email",
    "contact tel": "phone",
    "contact affiliation": "affiliation",
}
ETHICS: Final = {
    "ethics review status": "status",
    "ethics review approval date": "approval_date",
    "ethics review contact name": "name",
    "ethics review contact address": "address",
    "ethics review contact phone": "phone",
    "ethics review contact email": "email",
}
#: The day of registration, which the portal gives twice; the second is always written alike.
REGISTERED: Final = ("date registration3", "date registration")

#: What reads each column, by its name in lower case and with blanks.
COLUMNS: Final[dict[str, Read]] = {
    "trialid": partial(_text, "trial_id"),
    "last refreshed on": _refreshed,
    "public title": partial(_text, "brief_title"),
    "scientific title": partial(_text, "official_title"),
    "acronym": partial(_text, "acronym"),
    "primary sponsor": partial(_sponsors, SponsorRole.LEAD),
    "secondary sponsor": partial(_sponsors, SponsorRole.COLLABORATOR),
    "source support": _funders,
    "secondary id": _other_ids,
    "secondary ids": _other_ids,
    "export date": _exported,
    "source register": partial(_text, "source_registry"),
    "web address": _link,
    "recruitment status": _status,
    "other records": partial(_bridging, "other_records"),
    "inclusion agemin": partial(_age, "minimum_age"),
    "inclusion agemax": partial(_age, "maximum_age"),
    "inclusion gender": _sex,
    "date enrollement": partial(_date, "start_date"),
    "target size": _size,
    "study type": read_study_type,
    "study design": read_design,
    "phase": read_phase,
    "countries": _countries,
    "inclusion criteria": partial(_criteria, CriterionKind.INCLUSION),
    "exclusion criteria": partial(_criteria, CriterionKind.EXCLUSION),
    "condition": read_conditions,
    "intervention": read_interventions,
    "primary outcome": partial(read_outcomes, OutcomeKind.PRIMARY),
    "secondary outcome": partial(read_outcomes, OutcomeKind.SECONDARY),
    "retrospective flag": _retrospective,
    "prospective registration": partial(_flag, "prospective_registration"),
    "bridging flag truefalse": partial(_bridging, "bridged"),
    "bridging flag": partial(_bridging, "bridged"),
    "bridged type": partial(_bridged, "type"),
    "childs": partial(_bridged, "children"),
    "internal number": partial(_derived, "portal_id"),
    "results yes no": partial(_flag, "has_results"),
    "results actual enrollment": _actual_size,
    "results date posted": partial(_part_date, "results_summary", "posted_date"),
    # Item 22 of the WHO's data set, whose name here is only where it stands.
    "results date completed": partial(_date, "completion_date"),
    "results date first publication": partial(
        _part_date, "results_summary", "first_publication_date"
    ),
    "results url link": partial(_of_part, "results_summary", "url"),
    "results url protocol": partial(_of_part, "results_summary", "protocol_url"),
    "results summary": partial(_of_part, "results_summary", "summary"),
    "results baseline char": partial(_of_part, "results_summary", "baseline_characteristics"),
    "results participant flow": partial(_of_part, "results_summary", "participant_flow"),
    "results adverse events": partial(_of_part, "results_summary", "adverse_events"),
    "results outcome measures": partial(_of_part, "results_summary", "outcome_measures"),
    "results ipd plan": _plan,
    "results ipd description": partial(_of_part, "ipd_sharing", "description"),
    **{name: partial(_held, name) for name in (*CONTACTS, *ETHICS, *REGISTERED)},
}
