"""A record of one member state: its questions, each handed to the function that reads it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from mscregistry.issues import Code, Severity
from mscregistry.model import (
    Answer,
    CodedTerm,
    CriteriaText,
    Link,
    Outcome,
    SecondaryId,
    Translation,
    Trial,
)
from mscregistry.parsers.euctr import blocks
from mscregistry.parsers.euctr.blocks import Block, check_number
from mscregistry.parsers.euctr.form import form
from mscregistry.parsers.euctr.late import Late
from mscregistry.parsers.euctr.lines import items
from mscregistry.parsers.euctr.values import is_nothing, take_count, take_flag, take_status
from mscregistry.source import Words
from mscregistry.vocab import CriterionKind, OutcomeKind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mscregistry.parsers.draft import Draft
    from mscregistry.parsers.euctr.lines import Item

#: ``Diseases [C] - Nervous System Diseases [C10]``: a branch of the tree of MeSH, and a twig.
_AREA: Final = re.compile(r"(.+\]) - (.+) \[([A-Z]\d{2})\]")
#: ``Name:IND NumberNumber:100,000``, as other identifiers are written.
_OTHER: Final = re.compile(r"Name: ?(.*?) ?(?:Identifier|Number): ?(\S.*)")
#: Words that name who issued a number, up to the first of these.
_ISSUER: Final = re.compile(r" (?:\(|[Nn]umber)")


class Record:
    """What has been read of one record so far; made and used up within one call of the parser."""

    def __init__(self, draft: Draft) -> None:
        """Begin with nothing read."""
        self.draft = draft
        self.form = form()
        self.fields: dict[str, Any] = {}
        self.late = Late(draft, self.form)
        self.answers: list[Answer] = []
        self.translations: list[Translation] = []
        self.lists: dict[str, list[Any]] = {}
        self.blocks: dict[str, list[Block]] = {}
        #: The field in which each question was answered last, for its translations.
        self.at: dict[str, str] = {}
        #: Which of the answers each question had last.
        self.last: dict[str, int] = {}
        #: What names the vocabulary of the terms that follow.
        self.system: Words | None = None

    def read(self) -> Trial:
        """Read all questions."""
        for item in items(self.draft, self.form):
            if item.language is not None:
                self.translation(item)
            else:
                TAKE[item.question.take](self, item)
        return self.trial()

    # ── Answers that no field holds ────────────────────────────────────────────────────────────

    def answer(self, item: Item) -> None:
        """Take the answer to a question of the form."""
        if item.value.text:
            answers = self.answers
            self.last[item.question.label] = len(answers)
            answers.append(self.answered(item, "answers", len(answers)))
        else:
            self.draft.label(item.label)

    def answered(self, item: Item, path: str, index: int) -> Answer:
        """Take question and answer, each with its words."""
        question, text = item.question, item.value.text
        self.draft.later(path, (index, item), _words_of_answer)
        if item.is_exact:
            often = question.often.get(text)
            if often is not None:
                return often
            return Answer(question.wording, text, question.code or None)
        code, wording = _parted(item)
        return Answer(wording.text, text, code.text or None)

    def translation(self, item: Item) -> None:
        """Take what a field says in another language."""
        draft, value, language = self.draft, item.value, item.language
        if not value.text or language is None:
            draft.label(item.label)
            return
        draft.label(item.label.slice(0, language.start - item.label.start))
        path = f"translations[{len(self.translations)}]."
        draft.fact(f"{path}language", language)
        label = item.question.label
        field = self.at.get(label) or self.late.field_of(item.question)
        if label in self.last:
            field = f"answers[{self.last[label]}].text"
        elif label not in self.at:
            self.out_of_order(item, "the question was not asked in the record's own language")
        text = draft.fact(f"{path}text", value)
        self.translations.append(Translation(field, text, language.text))

    def out_of_order(self, item: Item, why: str) -> None:
        """Say that a question stands where another was to be asked before."""
        message = f"{item.label.text[:60]!r}: {why}"
        self.draft.issue(Code.OUT_OF_ORDER, Severity.INFO, message, words=item.label)

    # ── Single fields ──────────────────────────────────────────────────────────────────────────

    def put(self, item: Item, path: str, read: Callable[[Draft, str, Words], Any]) -> None:
        """Take the value of a field that a record has once."""
        draft, value = self.draft, item.value
        draft.label(item.label)
        self.at[item.question.label] = path
        if is_nothing(draft, self.form, value):
            return
        if path in self.fields:
            draft.again(path, value)
            return
        found = read(draft, path, value)
        if found is not None:
            self.fields[path] = found

    # ── What stands in lists ───────────────────────────────────────────────────────────────────

    def add(self, item: Item, field: str, words: Words, label: str = "") -> str:
        """Take one value of a list of texts."""
        held = self.lists.setdefault(field, [])
        path = f"{field}[{len(held)}]"
        self.at[label or item.question.label] = path
        held.append(self.draft.fact(path, words))
        return path

    # ── The whole ──────────────────────────────────────────────────────────────────────────────

    def trial(self) -> Trial:
        """Give the trial of all that was read."""
        draft, fields, lists = self.draft, self.fields, self.lists
        held = self.blocks
        listed = [*lists.get("condition_terms", ())]
        listed += blocks.terms(draft, held.get("terms", []), len(listed))
        made = [*held.get("products", ()), *held.get("placebos", ())]
        whole = self.late.finish(self)
        number = fields.pop("org_study_id.value", None)
        link = fields.pop("derived.record_link.url", None)
        plain = {path: value for path, value in fields.items() if "." not in path}
        if link is not None:
            from mscregistry.model.derived import Derived

            plain["derived"] = Derived(record_link=Link(link))
        trial = Trial(
            org_study_id=None if number is None else SecondaryId(number),
            secondary_ids=tuple(lists.get("secondary_ids", ())),
            conditions=tuple(lists.get("conditions", ())),
            condition_terms=tuple(listed),
            outcomes=tuple(lists.get("outcomes", ())),
            recruitment_countries=tuple(lists.get("recruitment_countries", ())),
            sponsors=blocks.sponsors(draft, held.get("sponsors", [])),
            funders=blocks.funders(draft, held.get("funders", [])),
            products=blocks.products(draft, made, self.answered),
            interventions=blocks.interventions(draft, made),
            answers=tuple(self.answers),
            translations=tuple(self.translations),
            **plain,
            **whole,
        )
        if trial.trial_id is None:
            draft.issue(Code.NO_ID, Severity.WARNING, "the record has no EudraCT number")
        return trial


def _parted(item: Item) -> tuple[Words, Words]:
    """Give the words of the number and of the wording of a question."""
    label, question = item.label, item.question
    if item.is_exact:
        at = len(label) - len(question.wording)
        return Words(question.code, label.start), Words(question.wording, label.start + at)
    at = len(question.code) if label.text.startswith(question.code) else 0
    return label.slice(0, at), label.slice(at, len(label)).strip()


def _words_of_answer(path: str, held: tuple[int, Item]) -> Mapping[str, Words]:
    index, item = held
    code, wording = _parted(item)
    found = {f"{path}[{index}].question": wording, f"{path}[{index}].text": item.value}
    return {f"{path}[{index}].code": code, **found} if code.text else found


# ── The functions that the table of the form names ─────────────────────────────────────────────


def _heading(record: Record, item: Item) -> None:
    record.draft.label(item.label)
    if item.value.text:
        record.draft.leave([item.value], "it stands behind a heading")


def _text(record: Record, item: Item) -> None:
    record.put(item, item.question.at, _fact)


def _fact(draft: Draft, path: str, words: Words) -> str:
    return draft.fact(path, words)


def _status(record: Record, item: Item) -> None:
    path = item.question.at
    if path == "overall_status":
        record.put(item, path, lambda draft, at, words: take_status(draft, record.form, at, words))
    else:
        record.late.hold(record, item)


def _dated(record: Record, item: Item) -> None:
    if item.question.at.startswith("country."):
        record.late.hold(record, item)
    else:
        record.put(item, item.question.at, lambda draft, at, words: draft.date(at, words))


def _count(record: Record, item: Item) -> None:
    if item.question.at.startswith("country."):
        record.late.hold(record, item)
    else:
        record.put(item, item.question.at, take_count)


def _flag(record: Record, item: Item) -> None:
    record.put(item, item.question.at, take_flag)


def _hold(record: Record, item: Item) -> None:
    record.late.hold(record, item)


def _number(record: Record, item: Item) -> None:
    """Take a number of another registry, which the question names."""
    draft = record.draft
    if is_nothing(draft, record.form, item.value):
        draft.label(item.label)
        return
    label = item.label
    wording = label.slice(len(item.question.code), len(label)).strip()
    ends = _ISSUER.search(wording.text)
    issuer = wording.slice(0, ends.start() if ends else len(wording))
    draft.label(label)
    _secondary(record, item.value, issuer)


def _numbers(record: Record, item: Item) -> None:
    """Take further numbers, a line each, with who issued them where the line says so."""
    record.draft.label(item.label)
    for line in item.parts:
        found = _OTHER.fullmatch(line.text)
        if found is None:
            _secondary(record, line, None)
            continue
        record.draft.label(line.slice(0, found.start(1)))
        record.draft.label(line.slice(found.end(1), found.start(2)))
        issuer = line.slice(*found.span(1))
        _secondary(record, line.slice(*found.span(2)), issuer if issuer.text else None)


def _secondary(record: Record, number: Words, issuer: Words | None) -> None:
    held = record.lists.setdefault("secondary_ids", [])
    path = f"secondary_ids[{len(held)}]."
    source = record.draft.maybe(f"{path}source", issuer)
    held.append(SecondaryId(record.draft.fact(f"{path}value", number), source=source))


def _starts(record: Record, item: Item) -> None:
    """Begin a repeated part below its heading."""
    group = item.question.group
    if group == "terms":
        record.blocks.setdefault(group, []).append(Block(record.system))
    elif made := record.blocks.get("products"):
        made[-1].inner.append(Block())
    _heading(record, item)


def _opens(record: Record, item: Item) -> None:
    """Begin a repeated part with its name, unless it has just begun."""
    held = record.blocks.setdefault(item.question.group, [])
    if not held or not held[-1].is_empty:
        held.append(Block())
    _part(record, item)


def _part(record: Record, item: Item) -> None:
    """Take an answer within a repeated part."""
    draft, question, value = record.draft, item.question, item.value
    draft.label(item.label)
    if is_nothing(draft, record.form, value):
        return
    group, field = question.group, question.field
    if group == "substances":
        made = record.blocks.get("products")
        held = made[-1].inner if made else None
        if held is None:
            draft.leave([value], "no product stands before it")
            return
    else:
        held = record.blocks.setdefault(group, [])
    # Substances and terms follow each other without a heading: the questions begin again.
    again = group in {"substances", "terms"} and bool(held) and held[-1].last >= question.order
    if again or not held:
        held.append(Block(record.system if group == "terms" else None))
    held[-1].put(question, field, value)


def _asked(record: Record, item: Item) -> None:
    """Hold a question that is asked of a product and that no field of it answers."""
    held = record.blocks.get(item.question.at)
    if not item.value.text:
        record.draft.label(item.label)
    elif held:
        held[-1].answers.append(item)
    else:
        record.answer(item)


def _counted(record: Record, item: Item) -> None:
    """Begin a part that the record counts."""
    group = item.question.at
    held = record.blocks.setdefault(group, [])
    held.append(Block(item.named("Placebo") if group == "placebos" else None))
    check_number(record.draft, item, len(held))
    record.draft.label(item.line)


def _routes(record: Record, item: Item) -> None:
    """Take the ways a product is given, a line each."""
    group, field = item.question.group, item.question.field
    held = record.blocks.setdefault(group, [])
    record.draft.label(item.label)
    if not held:
        held.append(Block())
    held[-1].lists.setdefault(field, []).extend(
        [one for one in item.parts if not is_nothing(record.draft, record.form, one)]
    )


def _countries(record: Record, item: Item) -> None:
    """Take countries, a line each."""
    record.draft.label(item.label)
    for one in item.parts:
        if not is_nothing(record.draft, record.form, one):
            record.add(item, "recruitment_countries", one)


def _condition(record: Record, item: Item) -> None:
    record.draft.label(item.label)
    if is_nothing(record.draft, record.form, item.value):
        record.at[item.question.label] = "conditions[0]"
    else:
        record.add(item, "conditions", item.value)


def _area(record: Record, item: Item) -> None:
    """Take the therapeutic area, which is a branch of the tree of MeSH."""
    found = _AREA.fullmatch(item.value.text)
    if found is None:
        record.answer(item)
        return
    draft, value = record.draft, item.value
    held = record.lists.setdefault("condition_terms", [])
    path = f"condition_terms[{len(held)}]."
    held.append(
        CodedTerm(
            parent=draft.fact(f"{path}parent", value.slice(*found.span(1))),
            term=draft.fact(f"{path}term", value.slice(*found.span(2))),
            code=draft.fact(f"{path}code", value.slice(*found.span(3))),
            system=draft.fact(f"{path}system", item.named("Therapeutic area")),
        )
    )
    draft.label(item.label)


def _system(record: Record, item: Item) -> None:
    record.draft.label(item.label)
    record.system = item.named("MedDRA")


def _criteria(record: Record, item: Item) -> None:
    """Take the criteria of a kind."""
    draft = record.draft
    draft.label(item.label)
    held = record.lists.setdefault("eligibility.texts", [])
    path = f"eligibility.texts[{len(held)}]"
    record.at[item.question.label] = f"{path}.text"
    if is_nothing(draft, record.form, item.value):
        return
    kind = CriterionKind(item.question.at)
    draft.fact(f"{path}.kind", item.named(kind.lower()))
    held.append(CriteriaText(draft.fact(f"{path}.text", item.value), kind))


def _outcome(record: Record, item: Item) -> None:
    """Take end points of a kind, which the form asks for in one text."""
    draft = record.draft
    draft.label(item.label)
    held = record.lists.setdefault("outcomes", [])
    path = f"outcomes[{len(held)}]"
    record.at[item.question.label] = f"{path}.measure"
    if is_nothing(draft, record.form, item.value):
        return
    kind = OutcomeKind(item.question.at)
    draft.fact(f"{path}.kind", item.named(kind.capitalize()))
    held.append(Outcome(draft.fact(f"{path}.measure", item.value), kind=kind))


def _time_frame(record: Record, item: Item) -> None:
    """Take when end points of a kind are measured."""
    held = record.lists.get("outcomes", [])
    kind = OutcomeKind(item.question.at)
    last = held[-1] if held else None
    if last is None or last.kind is not kind or last.time_frame is not None:
        if item.value.text:
            record.out_of_order(item, "no end point of its kind stands before it")
        record.answer(item)
        return
    path = f"outcomes[{len(held) - 1}].time_frame"
    record.draft.label(item.label)
    record.at[item.question.label] = path
    if not is_nothing(record.draft, record.form, item.value):
        text = record.draft.fact(path, item.value)
        held[-1] = Outcome(last.measure, text, kind=kind)


def _compared(record: Record, item: Item) -> None:
    """Take what the tried interventions are compared with, in the record's own words."""
    record.draft.label(item.label)
    if not is_nothing(record.draft, record.form, item.value):
        record.add(item, "design.controls", item.value)


def _control(record: Record, item: Item) -> None:
    """Take what the tried interventions are compared with, where the question names it."""
    if item.value.text == "Yes":
        record.draft.label(item.label)
        record.draft.label(item.value)
        wording = item.named(item.question.wording)
        record.add(item, "design.controls", wording)
    else:
        record.answer(item)


TAKE: Final[dict[str, Callable[[Record, Item], None]]] = {
    "heading": _heading,
    "answer": Record.answer,
    "text": _text,
    "status": _status,
    "date": _dated,
    "count": _count,
    "flag": _flag,
    "number": _number,
    "numbers": _numbers,
    "opens": _opens,
    "starts": _starts,
    "part": _part,
    "asked": _asked,
    "counted": _counted,
    "routes": _routes,
    "countries": _countries,
    "condition": _condition,
    "area": _area,
    "system": _system,
    "criteria": _criteria,
    "outcome": _outcome,
    "time_frame": _time_frame,
    "compared": _compared,
    "control": _control,
    "phase": _hold,
    "design": _hold,
    "age": _hold,
    "sex": _hold,
    "planned": _hold,
    "opinion": _hold,
}
