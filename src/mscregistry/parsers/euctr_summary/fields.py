"""What the labels of a summary state."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from mscregistry.issues import Code, Severity
from mscregistry.model import (
    Answer,
    CodedTerm,
    Eligibility,
    Link,
    SecondaryId,
    Sponsor,
    Trial,
    TrialCountry,
)
from mscregistry.parsers.euctr.form import form
from mscregistry.parsers.euctr.values import RESULTS, is_nothing, take_status
from mscregistry.parsers.euctr_summary.lines import LABELS, cut
from mscregistry.vocab import Sex, StandardAge, Unlisted

if TYPE_CHECKING:
    from collections.abc import Callable

    from mscregistry.parsers.draft import Draft
    from mscregistry.source import Words

#: Where the values stand that are taken as they are, or as a date.
FIELDS: Final = {
    "EudraCT Number": "trial_id",
    "Sponsor Protocol Number": "org_study_id.value",
    "Sponsor Name": "sponsors[0].name",
    "Full Title": "official_title",
    "Start Date": "start_date",
    "Link": "derived.record_link.url",
}
#: The parts of a disease, in their order, and the fields of a term.
_PARTS: Final = {
    "Version": "version",
    "SOC Term": "parent",
    "Classification Code": "code",
    "Term": "term",
    "Level": "level",
}
_AGES: Final = {
    "Under 18": StandardAge.CHILD,
    "Adults": StandardAge.ADULT,
    "Elderly": StandardAge.OLDER_ADULT,
}
#: Ages that are parts of those under 18; they are kept as an answer.
_YOUNG: Final = frozenset(
    {
        "In utero",
        "Preterm newborn infants",
        "Newborns",
        "Infants and toddlers",
        "Children",
        "Adolescents",
    }
)
_SEXES: Final = {"Male, Female": Sex.ALL, "Male": Sex.MALE, "Female": Sex.FEMALE}
#: A country by its code, or the word for all that are not of the EU, and where the trial stands.
_COUNTRY: Final = re.compile(r"([A-Z]{2,3}|Outside EU/EEA)(?:\(([^()\n]{1,80})\))?(?: |$)")


def read_fields(draft: Draft) -> Trial:
    """Give the trial that a summary tells of."""
    said: dict[str, Any] = {}
    lists: dict[str, list[Any]] = {}
    asked = cut(draft)
    for label, words in asked:
        _TAKE[label](draft, said, lists, label, words)
    missing = [name for name, always in LABELS.items() if always and name not in dict(asked)]
    if missing:
        draft.issue(
            Code.LOST_HEADING,
            Severity.WARNING,
            f"every summary has {' and '.join(map(repr, missing))}; this one has not",
        )
    if "trial_id" not in said:
        draft.issue(Code.NO_ID, Severity.WARNING, "the summary has no EudraCT number")
    number, sponsor = said.get("org_study_id.value"), said.get("sponsors[0].name")
    link = said.get("derived.record_link.url")
    later: dict[str, Any] = {}
    if link is not None:
        from mscregistry.model.derived import Derived

        later["derived"] = Derived(record_link=Link(link))
    return Trial(
        trial_id=said.get("trial_id"),
        org_study_id=None if number is None else SecondaryId(number),
        official_title=said.get("official_title"),
        start_date=said.get("start_date"),
        has_results=said.get("has_results"),
        conditions=tuple(lists.get("conditions", ())),
        condition_terms=tuple(lists.get("condition_terms", ())),
        eligibility=Eligibility(
            sex=said.get("eligibility.sex"),
            standard_ages=tuple(lists.get("eligibility.standard_ages", ())),
        ),
        sponsors=() if sponsor is None else (Sponsor(sponsor),),
        country_details=tuple(lists.get("country_details", ())),
        answers=tuple(lists.get("answers", ())),
        **later,
    )


_Said = dict[str, Any]
_Lists = dict[str, list[Any]]


def _single(draft: Draft, said: _Said, lists: _Lists, label: str, words: Words) -> None:
    """Take a value that a summary has once."""
    del lists
    path = FIELDS[label]
    if is_nothing(draft, form(), words):
        return
    if path in said:
        draft.again(path, words)
        return
    value: Any = draft.date(path, words) if path == "start_date" else draft.fact(path, words)
    if value is not None:
        said[path] = value


def _condition(draft: Draft, said: _Said, lists: _Lists, label: str, words: Words) -> None:
    del said, label
    if not is_nothing(draft, form(), words):
        held = lists.setdefault("conditions", [])
        held.append(draft.fact(f"conditions[{len(held)}]", words))


def _disease(draft: Draft, said: _Said, lists: _Lists, label: str, words: Words) -> None:
    """Take a term of MedDRA, whose parts have labels of their own."""
    del said
    if is_nothing(draft, form(), words):
        return
    text = words.text
    found: list[tuple[str, int, int]] = []
    at = 0
    for name in _PARTS:
        key = f"{name}:" if not found else f", {name}:"
        start = text.rfind(key, at) if name == "Level" else text.find(key, at)
        if start < 0 or (not found and start > 0):
            continue
        at = start + len(key)
        found.append((name, start, at))
    held = lists.setdefault("condition_terms", [])
    path = f"condition_terms[{len(held)}]."
    values: dict[str, str] = {}
    ends = [start for _, start, _ in found[1:]] + [len(text)]
    for (name, start, begin), end in zip(found, ends, strict=True) if found else ():
        draft.label(words.slice(start, begin))
        value = words.slice(begin, end).strip()
        if value.text:
            values[_PARTS[name]] = draft.fact(f"{path}{_PARTS[name]}", value)
    if values:
        held.append(CodedTerm(**values))
    if len(found) < len(_PARTS):
        draft.leave([words], f"of the parts of a {label.lower()} some are missing")


def _ages(draft: Draft, said: _Said, lists: _Lists, label: str, words: Words) -> None:
    """Take the age groups, those of children in the record's own words too."""
    held = lists.setdefault("eligibility.standard_ages", [])
    if held or is_nothing(draft, form(), words):
        draft.leave([words] if held else [], "the ages were told before")
        return
    young = False
    for part in words.split(","):
        path = f"eligibility.standard_ages[{len(held)}]"
        if part.text in _YOUNG:
            young = True
            continue
        age = _AGES.get(part.text)
        draft.fact(path, part)
        if age is None:
            draft.unlisted(path, part, "StandardAge")
        held.append(Unlisted(part.text) if age is None else age)
    if young:
        _answer(draft, said, lists, label, words)


def _sex(draft: Draft, said: _Said, lists: _Lists, label: str, words: Words) -> None:
    del lists, label
    path = "eligibility.sex"
    if is_nothing(draft, form(), words):
        return
    if path in said:
        draft.again(path, words)
        return
    sex = _SEXES.get(draft.fact(path, words))
    if sex is None:
        draft.unlisted(path, words, "Sex")
    said[path] = Unlisted(words.text) if sex is None else sex


def _countries(draft: Draft, said: _Said, lists: _Lists, label: str, words: Words) -> None:
    """Take the countries that have a record of the trial, and where it stands in each."""
    del said, label
    held = lists.setdefault("country_details", [])
    text, at = words.text, 0
    while (found := _COUNTRY.match(text, at)) is not None:
        path = f"country_details[{len(held)}]."
        country = draft.fact(f"{path}country", words.slice(*found.span(1)))
        status = None
        if found[2] is not None:
            status = take_status(draft, form(), f"{path}status", words.slice(*found.span(2)))
        held.append(TrialCountry(country, status))
        at = found.end()
    if at < len(text):
        draft.leave([words.slice(at, len(text))], "it is no country and no status of one")


def _results(draft: Draft, said: _Said, lists: _Lists, label: str, words: Words) -> None:
    if words.text.strip("()") == RESULTS and "has_results" not in said:
        draft.fact("has_results", words)
        said["has_results"] = True
    elif words.text:
        _answer(draft, said, lists, label, words)


def _answer(draft: Draft, said: _Said, lists: _Lists, label: str, words: Words) -> None:
    del said
    held = lists.setdefault("answers", [])
    held.append(Answer(label, draft.fact(f"answers[{len(held)}].text", words)))


_TAKE: Final[dict[str, Callable[..., None]]] = {
    **dict.fromkeys(FIELDS, _single),
    "Medical condition": _condition,
    "Disease": _disease,
    "Population Age": _ages,
    "Gender": _sex,
    "Trial protocol": _countries,
    "Trial results": _results,
}
