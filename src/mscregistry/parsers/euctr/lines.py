"""The lines of a record, cut at the questions of the form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mscregistry.issues import Code, Severity
from mscregistry.lex.page import clean
from mscregistry.parsers.euctr.form import UNKNOWN, Form, Question
from mscregistry.source import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.lex.page import Line
    from mscregistry.parsers.draft import Draft

#: The sections of the form, each a letter.
_LETTERS: Final = frozenset("ABCDEFGHIJKLMNOP")
_SPONSOR: Final = re.compile(r"Sponsor \d{1,3}", re.ASCII)
#: The language of an answer in another language, behind the wording.
_LANGUAGE: Final = re.compile(r" ?\(([a-z]{2,3}(?:-[A-Za-z]{2})?)\)$")
#: How the register introduces a file, and how a record begins.
PREAMBLE: Final = "This file contains full details on each clinical trial selected for download."
SUMMARY: Final = "Summary"
_SPONSOR_QUESTION: Final = Question("Sponsor", "counted", "sponsors", wording="Sponsor")


class Item:
    """A question as the document asks it, and the lines of its answer."""

    __slots__ = ("_value", "at", "language", "line", "lines", "noted", "question", "source")

    def __init__(  # noqa: PLR0913, PLR0917 - an item has these parts, and is made often
        self, source: str, question: Question, line: Line, at: int, label: int, language: int = 0
    ) -> None:
        """Hold the question of a line; the answer begins at `at`, the label ends at `label`."""
        self.source = source
        self.question = question
        self.line = line
        #: Where in the line the answer begins.
        self.at = at
        #: Where the language stands in the line, and how long the label is.
        self.language = (language, label)
        #: Further lines of the answer.
        self.lines: list[Line] = []
        #: Whether the register's own note has begun below the answer.
        self.noted = False
        self._value: Words | None = None

    @property
    def value(self) -> Words:
        """The answer, of several lines perhaps; empty where there is none."""
        if self._value is None:
            line, at = self.line, self.at
            raw = line.text[at:]
            text = raw.lstrip()
            start = line.start + at + len(raw) - len(text)
            lines = self.lines
            if lines:
                self._value = clean(
                    self.source, start if text else lines[0].start, lines[-1].end, escapes=False
                )
            else:
                self._value = Words(text, start)
        return self._value

    @property
    def parts(self) -> list[Words]:
        """The answer, line by line."""
        first = self.line.slice(self.at, len(self.line.text)).strip()
        return [*([first] if first.text else []), *self.lines]

    @property
    def label(self) -> Words:
        """The words of the question, its number included."""
        return Words(self.line.text[: self.language[1]], self.line.start)

    def named(self, words: str) -> Words:
        """Give some words of the question; all of it where it is damaged there."""
        at = self.line.text.find(words, 0, self.language[1])
        return self.label if at < 0 else self.line.slice(at, at + len(words))

    @property
    def language_words(self) -> Words | None:
        """The language the answer is in, where it is said."""
        start, end = self.language[0], self.language[1] - 1
        return self.line.slice(start, end) if start else None


def items(draft: Draft, form: Form) -> Iterator[Item]:
    """Give the questions of a record with their answers, in order.

    Lines before the first question, and what stands below a heading, stay unread.
    """
    source = draft.page.source.text
    known = form.known
    item: Item | None = None
    section = ""
    lines = draft.page.lines
    for index, line in enumerate(lines):
        text = line.text
        found = None
        if text[1:2] == "." and text[0] in _LETTERS:
            at = text.find(":")
            question = known.get(text[:at] if at >= 0 else text)
            if question is not None:
                end = len(text) if at < 0 else at
                found = Item(source, question, line, end + 1, end)
            else:
                found = _seen_again(draft, form, line, section)
            if found is not None:
                section = text[0]
        elif not section:
            found = _of_summary(draft, form, line)
        elif text == SUMMARY and lines[index + 1 : index + 2] and _begins(lines[index + 1].text):
            yield from () if item is None else (item,)
            draft.leave(lines[index:], "another record begins here; scan the file to read it")
            return
        elif len(text) <= len("MedDRA Classification") + 1:
            found = _bare(draft, form, line, section)
        if found is not None:
            if item is not None:
                yield item
            item = found
        elif item is None or item.question.take in {"heading", "counted", "system"}:
            _stray(draft, line)
        else:
            _add(form, item, line)
    if item is not None:
        yield item


def _begins(text: str) -> bool:
    return text.startswith("EudraCT Number")


def _stray(draft: Draft, line: Line) -> None:
    if line.text.startswith(PREAMBLE) or line.text == SUMMARY:
        draft.label(line)
    else:
        draft.leave([line], "no question of the form stands before it")


def _add(form: Form, item: Item, line: Line) -> None:
    """Take a further line of an answer, unless it is of the register's own note below it."""
    below, begins = form.note
    if item.question.label == below and (item.noted or line.text.startswith(begins)):
        item.noted = True
    else:
        item.lines.append(line)


def _of_summary(draft: Draft, form: Form, line: Line) -> Item | None:
    """Give the question of a line of the summary, which has no numbers."""
    text = line.text
    at = text.find(":")
    if at < 0:
        return None
    question = form.known.get(text[:at])
    if question is None:
        return _nearly(draft, form, line, at, text[:at])
    return Item(draft.page.source.text, question, line, at + 1, at)


def _bare(draft: Draft, form: Form, line: Line, section: str) -> Item | None:
    """Give a heading without a number, which is told from an answer by its section."""
    text = line.text
    source = draft.page.source.text
    if section == "B" and _SPONSOR.fullmatch(text):
        return Item(source, _SPONSOR_QUESTION, line, len("Sponsor"), len("Sponsor"))
    if text in form.known and section == "E":
        return Item(source, form.known[text], line, len(text), len(text))
    if form.bare.nearly(text) is not None and not _SPONSOR.fullmatch(text):
        draft.damaged(line, form.bare.nearly(text) or "", "it is taken for words of the answer")
    return None


def _seen_again(draft: Draft, form: Form, line: Line, section: str) -> Item | None:
    """Look once more at a line that begins like a question and is not simply one."""
    text = line.text
    source = draft.page.source.text
    ends = [at for mark in "?:" if (at := text.find(mark)) >= 0]
    colon = text.find(":")
    if colon >= 0 and (second := text.find(":", colon + 1)) >= 0:
        ends.append(second)
    for at in ends:
        end = at + 1 if text[at] == "?" else at
        label = " ".join(text[:end].split())
        behind = end + 1 if text[end : end + 1] == ":" else end
        question = form.known.get(label)
        if question is not None:
            return Item(source, question, line, behind, end)
        found = _LANGUAGE.search(label)
        if found is not None and (question := form.known.get(label[: found.start()])) is not None:
            language = text.rfind("(", 0, end) + 1
            return Item(source, question, line, behind, end, language)
    label = text if colon < 0 else " ".join(text[:colon].split())
    near = _nearly(draft, form, line, len(text) if colon < 0 else colon, label)
    return near or _unknown(draft, line, section)


def _nearly(draft: Draft, form: Form, line: Line, end: int, label: str) -> Item | None:
    """Give the question that a label misses by one character; an issue says so."""
    source = draft.page.source.text
    language = 0
    meant = form.labels.nearly(label)
    if meant is None and (found := _LANGUAGE.search(label)) is not None:
        meant = form.labels.nearly(label[: found.start()])
        language = line.text.rfind("(", 0, end) + 1
    if meant is None or (form.known[meant].take == "heading" and end < len(line.text) - 1):
        return None
    draft.issue(
        Code.DAMAGED_LABEL,
        Severity.WARNING,
        f"{label!r} is read as the label {meant!r}",
        words=line.slice(0, end),
    )
    return Item(source, form.known[meant], line, end + 1, end, language)


def _unknown(draft: Draft, line: Line, section: str) -> Item | None:
    """Give a question that is in no table, where its number fits the section."""
    found = UNKNOWN.match(line.text)
    if found is None or found[1][0] < section:
        return None
    draft.issue(
        Code.UNLISTED_WORD,
        Severity.WARNING,
        f"{found[0][:60]!r} is no question of the form as it is known; kept as one",
        words=line.slice(0, found.end()),
    )
    question = Question(found[0], "answer", "", found[1], found[2])
    return Item(draft.page.source.text, question, line, found.end(), found.end() - 1)
