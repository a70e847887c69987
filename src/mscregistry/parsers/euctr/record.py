"""A record of one member state: its questions, each handed to the function that reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mscregistry.issues import Code, Severity
from mscregistry.model import Link, SecondaryId, Translation, Trial
from mscregistry.parsers.euctr import blocks
from mscregistry.parsers.euctr.form import form
from mscregistry.parsers.euctr.item import answer_of, words_of_answers
from mscregistry.parsers.euctr.late import Late
from mscregistry.parsers.euctr.lines import items
from mscregistry.parsers.euctr.takes import TAKE
from mscregistry.parsers.euctr.values import is_nothing

if TYPE_CHECKING:
    from collections.abc import Callable

    from mscregistry.parsers.draft import Draft
    from mscregistry.parsers.euctr.blocks import Block
    from mscregistry.parsers.euctr.item import Item
    from mscregistry.source import Words


class Record:
    """What has been read of one record so far; made and used up within one call of the parser."""

    def __init__(self, draft: Draft) -> None:
        """Begin with nothing read."""
        self.draft = draft
        self.form = form()
        self.fields: dict[str, Any] = {}
        self.late = Late(draft, self.form)
        self.asked: list[Item] = []
        self.translations: list[Translation] = []
        self.lists: dict[str, list[Any]] = {}
        self.blocks: dict[str, list[Block]] = {}
        #: The field in which each question was answered last, for its translations; empty where
        #: nothing was entered.
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
        if item.text:
            self.last[item.question.label] = len(self.asked)
            self.asked.append(item)
        else:
            self.draft.label(item)

    def translation(self, item: Item) -> None:
        """Take what a field says in another language; without a field it is an answer."""
        draft, value, language = self.draft, item.value, item.language
        if not value.text or language is None:
            draft.label(item)
            return
        label = item.question.label
        last = self.last.get(label)
        field = self.at.get(label) if last is None else f"answers[{last}].text"
        if not field:
            if field is None:
                self.out_of_order(item, "the question was not asked in the record's own language")
            self.asked.append(item)
            return
        draft.label(item.label.slice(0, language.start - item.label.start))
        path = f"translations[{len(self.translations)}]."
        draft.fact(f"{path}language", language)
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
        draft.label(item)
        if self.is_blank(item):
            return
        if path in self.fields:
            draft.again(path, value)
        elif (found := read(draft, path, value)) is not None:
            self.fields[path] = found
        if path in self.fields:
            self.at[item.question.label] = path

    def is_blank(self, item: Item) -> bool:
        """Say whether nothing was entered; what follows in other languages is no translation."""
        blank = is_nothing(self.draft, self.form, item.value)
        if blank:
            self.at[item.question.label] = ""
        return blank

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
            products=blocks.products(draft, made),
            interventions=blocks.interventions(draft, made),
            answers=tuple([answer_of(item) for item in self.asked]),
            translations=tuple(self.translations),
            **plain,
            **whole,
        )
        draft.later("answers", self.asked, words_of_answers)
        if trial.trial_id is None:
            draft.issue(Code.NO_ID, Severity.WARNING, "the record has no EudraCT number")
        return trial
