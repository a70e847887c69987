"""Conditions, interventions, outcomes and contacts of a record of the portal."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from mscregistry.issues import Code, Severity
from mscregistry.model import (
    CodedTerm,
    Contact,
    EthicsReview,
    Intervention,
    Outcome,
)
from mscregistry.parsers.ictrp.products import read_products
from mscregistry.parsers.who.items import (
    aligned,
    eu_outcomes,
    items,
    outcomes,
    typed_interventions,
    unnumbered,
)
from mscregistry.parsers.who.values import read_date
from mscregistry.vocab import EthicsStatus, InterventionType, OutcomeKind, coded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mscregistry.parsers.ictrp.record import Record
    from mscregistry.parsers.who.items import Extent
    from mscregistry.source import Words

#: MedDRA terms as the portal writes them: a label a line.
_MEDDRA: Final = re.compile(
    r"MedDRA version: (?P<version>[\d.]+)\s+Level: (?P<level>\w+)\s+"
    r"Classification code:? (?P<code>\d+)\s+Term: (?P<term>[^\n]+)"
    r"(?:\n[ ]*System Organ Class: (?P<parent>[^\n;]+))?"
)
_MEDDRA_LABELS: Final = re.compile(
    r"MedDRA version:|Level:|Classification code:?|Term:|System Organ Class:"
)
_AREA: Final = re.compile(r"(Therapeutic area):\s*(.+)", re.DOTALL)
#: A code of ICD-10 or ICD-11 by itself.
_CODE: Final = re.compile(r"[A-Z]{1,2}\d{2}(?:\.\d{1,3})?", re.ASCII)
_EU_KINDS: Final = {
    "Primary end point(s)": OutcomeKind.PRIMARY,
    "Secondary end point(s)": OutcomeKind.SECONDARY,
}
#: What a person is called by.
_NAMES: Final = ("first_name", "last_name")
#: Texts that may have a ``;`` of their own.
_TEXTS: Final = frozenset({"address", "affiliation", "phone"})
#: What only the first people of a record have: ClinicalTrials.gov's officials stand before its
#: contacts, and they alone belong to an institution.
_OF_FIRST: Final = "affiliation"
_TIME: Final = "Timepoint(s) of evaluation of this end point"


# ── Conditions ─────────────────────────────────────────────────────────────────────────────────


def read_conditions(record: Record, words: Words) -> None:
    """Read the conditions, and behind the first line break the terms they are filed under."""
    first, mark, _ = words.text.partition("\n")
    if words.text.startswith(";"):
        # Nothing stands before the terms.
        _terms(record, words)
        return
    if not mark or record.register.key == "JPRN":
        # Without terms, or where the register writes one condition a line.
        for extent in items(words.text, ";\n"):
            _condition(record, words.slice(*extent))
        return
    for extent in items(first):
        _condition(record, words.slice(*extent))
    _terms(record, words.slice(len(first), len(words)))


def _condition(record: Record, words: Words) -> None:
    area = _AREA.fullmatch(words.text)
    if area is not None:
        _area(record, words, area)
        return
    place = len(record.lists.get("conditions", ())) + 1
    extent, number = unnumbered(words.text, (0, len(words)), place)
    if number is not None:
        record.label(words, number)
    said = words.slice(*extent)
    if said.text:
        path = record.next("conditions")
        record.append("conditions", record.draft.fact(path, said))


def _area(record: Record, words: Words, area: re.Match[str]) -> None:
    path = record.next("condition_terms")
    system = record.draft.fact(f"{path}.system", words.slice(*area.span(1)))
    term = record.draft.fact(f"{path}.term", words.slice(*area.span(2)).strip())
    record.append("condition_terms", CodedTerm(term, system=system))


def _terms(record: Record, words: Words) -> None:
    at = 0
    for found in _MEDDRA.finditer(words.text):
        _plain_terms(record, words.slice(at, found.start()))
        path = record.next("condition_terms")
        values = {
            name: record.draft.fact(f"{path}.{name}", words.slice(*found.span(name)).strip())
            for name, said in found.groupdict().items()
            if said is not None
        }
        for label in _MEDDRA_LABELS.finditer(words.text, *found.span()):
            record.label(words, label.span())
        record.append("condition_terms", CodedTerm(**values))
        at = found.end()
    _plain_terms(record, words.slice(at, len(words)))


def _plain_terms(record: Record, words: Words) -> None:
    """Read terms a line each; a code behind a semicolon belongs to the term before it."""
    for extent in items(words.text, ";\n"):
        one = words.slice(*extent)
        area = _AREA.fullmatch(one.text)
        path = record.next("condition_terms")
        if area is not None:
            _area(record, one, area)
        elif _CODE.fullmatch(one.text):
            _code(record, one)
        else:
            term = record.draft.fact(f"{path}.term", one)
            record.append("condition_terms", CodedTerm(term))


def _code(record: Record, words: Words) -> None:
    terms: list[CodedTerm] = record.lists.get("condition_terms", [])
    if terms and terms[-1].code is None and terms[-1].term is not None:
        code = record.draft.fact(f"condition_terms[{len(terms) - 1}].code", words)
        terms[-1] = CodedTerm(terms[-1].term, code)
    else:
        path = record.next("condition_terms")
        record.append("condition_terms", CodedTerm(code=record.draft.fact(f"{path}.code", words)))


# ── Interventions and outcomes ─────────────────────────────────────────────────────────────────


def read_interventions(record: Record, words: Words) -> None:
    """Read the interventions: by kind, as products, or in one text, as the register has them."""
    style = record.register.interventions
    if style == "eu" and read_products(record, words):
        return
    if style != "typed":
        path = "intervention_description"
        record.fields[path] = record.draft.fact(path, words)
        return
    for kind, name in typed_interventions(words.text):
        path = record.next("interventions")
        of_kind = None
        if kind is not None:
            record.draft.fact(f"{path}.type", words.slice(*kind))
            of_kind = coded(InterventionType, words.text[slice(*kind)])
        said = record.draft.fact(f"{path}.name", words.slice(*name))
        record.append("interventions", Intervention(said, of_kind))


def read_outcomes(kind: OutcomeKind, record: Record, words: Words) -> None:
    """Read the outcomes of one kind."""
    if record.register.outcomes == "eu" and (parts := eu_outcomes(words.text)):
        _eu_outcomes(record, words, parts)
        return
    for one in outcomes(words.text, record.register):
        path = record.next("outcomes")
        said: dict[str, Any] = {
            name: record.draft.fact(f"{path}.{name}", words.slice(*extent))
            for name, extent in one._asdict().items()
            if name != "labels" and extent is not None
        }
        for label in one.labels:
            record.label(words, label)
        record.append("outcomes", Outcome(**said, kind=kind))


def _eu_outcomes(record: Record, words: Words, parts: list[tuple[Any, Any]]) -> None:
    """Read objectives and end points; an end point has the time that stands at its side."""
    said = [(words.slice(*label), words.slice(*value)) for label, value in parts]
    times = [(label, value) for label, value in said if label.text == _TIME]
    points = [(label, value) for label, value in said if label.text in _EU_KINDS and value.text]
    paired = len(times) == len(points)
    for label, value in said:
        if label.text not in {*_EU_KINDS, _TIME} and value.text:
            record.ask(label, value)
        else:
            record.draft.label(label)
    for index, (label, value) in enumerate(points):
        path = record.next("outcomes")
        measure = record.draft.fact(f"{path}.measure", value)
        time = None
        if paired and times[index][1].text:
            time = record.draft.fact(f"{path}.time_frame", times[index][1])
        record.append("outcomes", Outcome(measure, time, kind=_EU_KINDS[label.text]))
    if not paired:
        left = [value for _, value in times if value.text]
        record.draft.leave(left, "which end point each time is of is not said")


# ── Contacts and committees ────────────────────────────────────────────────────────────────────


def rows(record: Record, columns: dict[str, str]) -> list[dict[str, Words]]:
    """Give the rows of lists that belong together, item by item, by field.

    A list that is longer or shorter than the others is left unread, for whose each item is is not
    said.
    """
    held = {field: record.held[name] for name, field in columns.items() if name in record.held}
    split = {field: aligned(words.text) for field, words in held.items()}
    count = _how_many(split)
    if count == 1:
        whole = {field: words for field, words in held.items() if words.text.strip("; ")}
        return [whole] if whole else []
    found: list[dict[str, Words]] = [{} for _ in range(count)]
    for field, words in held.items():
        if len(split[field]) != count and not (
            field == _OF_FIRST and _is_begun(split[field], count)
        ):
            record.draft.leave([words], "which of several it belongs to is not said")
            continue
        for row, extent in zip(found, split[field], strict=False):
            if extent[0] < extent[1]:
                row[field] = words.slice(*extent)
    return [row for row in found if row]


def _how_many(split: Mapping[str, list[Extent]]) -> int:
    """Give how many rows there are: as many as two lists have items, or else one.

    A ``;`` may also stand in an address: what two such texts have in common makes no rows, and
    neither does anything where a person has but one name.
    """
    names = [len(split[field]) for field in _NAMES if field in split]
    telling = {len(parts) for field, parts in split.items() if field not in _TEXTS} - {1}
    if not telling or max(names, default=0) == 1:
        return 1
    counts = Counter([len(parts) for parts in split.values() if len(parts) in telling])
    count, often = counts.most_common(1)[0]
    return count if often > 1 else 1


def _is_begun(parts: list[Extent], count: int) -> bool:
    """Say whether a list is of the first rows only: it ends each of its items with ``;``."""
    return len(parts) < count and parts[-1][0] == parts[-1][1]


def add_contacts(record: Record, columns: dict[str, str]) -> None:
    """Add the people to ask, from the columns of their names and addresses."""
    for row in rows(record, columns):
        path = record.next("central_contacts")
        said: dict[str, Any] = {
            name: record.draft.fact(f"{path}.{name}", words) for name, words in row.items()
        }
        record.append("central_contacts", Contact(**said))


def add_ethics(record: Record, columns: dict[str, str]) -> None:
    """Add what ethics committees said."""
    for row in rows(record, columns):
        path = record.next("ethics_reviews")
        values: dict[str, Any] = {}
        if "status" in row:
            values["status"] = record.draft.coded(f"{path}.status", row.pop("status"), EthicsStatus)
        if "approval_date" in row:
            day = row.pop("approval_date")
            values["approval_date"] = record.draft.date(
                f"{path}.approval_date", day, read=read_date
            )
        contact: dict[str, Any] = {
            name: record.draft.fact(f"{path}.contact.{name}", words) for name, words in row.items()
        }
        if contact:
            values["contact"] = Contact(**contact)
        if any(value is not None for value in values.values()):
            record.append("ethics_reviews", EthicsReview(**values))


def add_registration(record: Record, columns: tuple[str, ...]) -> None:
    """Add the day of registration, from the column that is always written alike if it is there."""
    for name in columns:
        words = record.held.get(name)
        if words is None:
            continue
        known = record.fields.get("registration_date")
        if known is None:
            record.fields["registration_date"] = record.draft.date(
                "registration_date", words, read=read_date
            )
        elif read_date(words.text) == known:
            record.draft.confirm("registration_date", words)
        else:
            message = f"the day of registration is {known}, and {words.text!r} elsewhere"
            record.draft.issue(
                Code.DISAGREEMENT, Severity.WARNING, message, "registration_date", words
            )
