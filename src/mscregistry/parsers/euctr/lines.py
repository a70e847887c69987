"""The lines of a record, cut at the questions of the form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mscregistry.issues import Code, Severity
from mscregistry.parsers.euctr.form import UNKNOWN, Form, Question
from mscregistry.parsers.euctr.item import Item, OddItem
from mscregistry.vocab import help_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mscregistry.lex.page import Line
    from mscregistry.parsers.draft import Draft

#: Letters of sections, with those that a damaged one may have become.
_LETTERS: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_SPONSOR: Final = re.compile(r"(.{5,9}) \d{1,3}", re.ASCII)
#: The language of an answer in another language, behind the wording.
_LANGUAGE: Final = re.compile(r" ?\(([a-z]{2,3}(?:-[A-Za-z]{2})?)\)$")
#: How a record begins.
SUMMARY: Final = "Summary"
#: No heading without a number is longer, a damaged one neither.
_SHORT: Final = len("MedDRA Classification") + 1
#: What has no answer of several lines below it.
_OF_ONE_LINE: Final = frozenset({"heading", "counted", "starts", "system", "planned"})
_SPONSOR_QUESTION: Final = Question("Sponsor", "counted", "sponsors", wording="Sponsor")


def items(  # noqa: C901, PLR0912 - every line of a record goes through this loop, so it is bare
    draft: Draft, form: Form
) -> Iterator[Item]:
    """Give the questions of a record with their answers, in order.

    Lines before the first question, and what stands below a heading, stay unread.
    """
    known, whole = form.known, form.whole
    item: Item | None = None
    lines: list[Line] = []
    section = ""
    every = draft.page.lines
    for index, line in enumerate(every):
        text = line.text
        found = None
        if (often := whole.get(text)) is not None:
            found = Item(often[0], line, often[1], often[2])
            section = text[0]
        elif text[1:2] == "." and text[0] in _LETTERS:
            at = text.find(":")
            label = text[:at] if at >= 0 else text
            question = known.get(label)
            if question is None:
                found = _seen_again(draft, form, line, section)
            elif label == question.label:
                # What every record has some hundred of is made here and without a slice.
                value = text[at + 1 :].lstrip() if at >= 0 else ""
                found = Item(question, line, at + 1 or len(text), value)
            else:  # there are blanks of another kind
                found = OddItem.of(question, line, at + 1 or len(text), len(label))
            if found is not None:
                section = found.question.label[0]
        elif not section:
            found = _of_summary(draft, form, line)
        elif len(text) <= _SHORT:
            if text == SUMMARY and _begins(every[index + 1 : index + 2]):
                why = "another record begins here; scan the file to read it"
                draft.leave(every[index:], why)
                break
            found = _bare(draft, form, line, section)
        if found is None:
            lines.append(line)
            continue
        if item is not None:
            yield item if not lines else _close(draft, form, item, lines)
        elif lines:
            _stray(draft, lines)
        if lines:
            lines = []
        item = found
    if item is not None:
        yield _close(draft, form, item, lines)
    else:
        _stray(draft, lines)


def _close(draft: Draft, form: Form, item: Item, lines: list[Line]) -> Item:
    """Take the lines below a question as its answer, unless it has none of several lines."""
    if item.question.take in _OF_ONE_LINE:
        _stray(draft, lines)
        return item
    below, begins = form.note
    if item.question.label == below:
        at = [place for place, line in enumerate(lines) if line.text.startswith(begins)]
        lines = lines[: at[0]] if at else lines  # the rest is the register's own note
    return item.with_lines(draft.page.source.text, lines) if lines else item


def _begins(lines: Sequence[Line]) -> bool:
    return bool(lines) and lines[0].text.startswith("EudraCT Number")


def _stray(draft: Draft, lines: Sequence[Line]) -> None:
    for line in lines:
        if line.text == SUMMARY:
            draft.label(line)
        elif help_line(line.text) is not None:
            draft.boilerplate(line)
        else:
            draft.leave([line], "no question of the form stands before it")


def _of_summary(draft: Draft, form: Form, line: Line) -> Item | None:
    """Give the question of a line of the summary, which has no numbers."""
    text = line.text
    at = text.find(":")
    if at < 0:
        return None
    question = form.known.get(text[:at])
    if question is None:
        return _nearly(draft, form, line, at, text[:at])
    return Item(question, line, at + 1, text[at + 1 :].lstrip())


def _bare(draft: Draft, form: Form, line: Line, section: str) -> Item | None:
    """Give a heading without a number, which is told from an answer by its section."""
    text = line.text
    if section == "B":
        found = _SPONSOR.fullmatch(text)
        if found is None or (found[1] != "Sponsor" and form.bare.nearly(found[1]) != "Sponsor"):
            return None
        end = found.end(1)
        if found[1] != "Sponsor":
            _damaged(draft, line, end, found[1], "Sponsor")
        return OddItem.of(_SPONSOR_QUESTION, line, end, end)
    if section == "E":
        meant = text if text in form.bare else form.bare.nearly(text)
        if meant is None or meant not in form.known:
            return None
        if meant != text:
            _damaged(draft, line, len(text), text, meant)
        return OddItem.of(form.known[meant], line, len(text), len(text))
    return None


def _damaged(draft: Draft, line: Line, end: int, label: str, meant: str) -> None:
    draft.issue(
        Code.DAMAGED_LABEL,
        Severity.WARNING,
        f"{label!r} is read as the label {meant!r}",
        words=line.slice(0, end),
    )


def _seen_again(draft: Draft, form: Form, line: Line, section: str) -> Item | None:
    """Look once more at a line that begins like a question and is not simply one."""
    text = line.text
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
            return OddItem.of(question, line, behind, end)
        found = _LANGUAGE.search(label)
        if found is not None and (question := form.known.get(label[: found.start()])) is not None:
            language = line.slice(text.rfind("(", 0, end) + 1, end - 1)
            return OddItem.of(question, line, behind, end, language)
    label = text if colon < 0 else " ".join(text[:colon].split())
    near = _nearly(draft, form, line, len(text) if colon < 0 else colon, label)
    return near or _unknown(draft, line, section)


def _nearly(draft: Draft, form: Form, line: Line, end: int, label: str) -> Item | None:
    """Give the question that a label misses by one character; an issue says so."""
    language = None
    meant = form.labels.nearly(label)
    if meant is None and (found := _LANGUAGE.search(label)) is not None:
        meant = form.labels.nearly(label[: found.start()])
        language = line.slice(line.text.rfind("(", 0, end) + 1, end - 1)
    if meant is None or (form.known[meant].take == "heading" and end < len(line.text) - 1):
        return None
    _damaged(draft, line, end, label, meant)
    return OddItem.of(form.known[meant], line, end + 1, end, language)


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
    return OddItem.of(question, line, found.end(), found.end() - 1)
