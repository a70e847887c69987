"""A question as a document asks it, with its answer.

A record has some hundred of them, so the most frequent kind, which is written just as in the form
and is answered in its line, holds no more than it must.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mscregistry.lex.page import clean
from mscregistry.model import Answer
from mscregistry.source import Span, Words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mscregistry.lex.page import Line
    from mscregistry.parsers.euctr.form import Question


class Item:
    """A question that is written just as in the form, and an answer in the same line."""

    __slots__ = ("at", "line", "question", "text")

    #: Whether the label is written just as in the form.
    is_exact: bool = True
    #: The language the answer is in, where it is said.
    language: Words | None = None
    #: Further lines of the answer.
    lines: Sequence[Line] = ()

    def __init__(self, question: Question, line: Line, at: int, text: str) -> None:
        """Hold the question of a line, and the text of the answer, which begins behind `at`."""
        self.question = question
        self.line = line
        self.at = at
        self.text = text

    @property
    def value(self) -> Words:
        """The answer; empty where there is none."""
        line, text = self.line, self.text
        return Words(text, line.start + len(line.text) - len(text))

    @property
    def label(self) -> Words:
        """The words of the question, its number included."""
        return Words(self.question.label, self.line.start)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the question stands, with what parts it from the answer."""
        start = self.line.start
        return (Span(start, start + self.at),)

    @property
    def parts(self) -> list[Words]:
        """The answer, line by line."""
        first = self.line.slice(self.at, len(self.line.text)).strip()
        return [*([first] if first.text else []), *self.lines]

    def named(self, words: str) -> Words:
        """Give some words of the question; all of it where it is damaged there."""
        label = self.label
        at = label.text.find(words)
        return label if at < 0 else label.slice(at, at + len(words))

    def with_lines(self, source: str, lines: Sequence[Line]) -> Item:
        """Give the question with further lines of the answer."""
        first = self.value
        start = first.start if first.text else lines[0].start
        value = clean(source, start, lines[-1].end, escapes=False)
        return OddItem(self, value, self.label, self.language, lines, is_exact=self.is_exact)


class OddItem(Item):
    """A question that is written in another way, or whose answer is long."""

    __slots__ = ("_label", "_value", "is_exact", "language", "lines")

    def __init__(  # noqa: PLR0913 - an odd item has these parts
        self,
        item: Item,
        value: Words,
        label: Words,
        language: Words | None = None,
        lines: Sequence[Line] = (),
        *,
        is_exact: bool = False,
    ) -> None:
        """Hold what is odd of an item beside what all have."""
        super().__init__(item.question, item.line, item.at, value.text)
        self._value = value
        self._label = label
        self.language = language
        self.lines = lines
        self.is_exact = is_exact

    @classmethod
    def of(
        cls, question: Question, line: Line, at: int, end: int, language: Words | None = None
    ) -> OddItem:
        """Give the item of a label that ends at `end`, and an answer that begins behind `at`."""
        value = line.slice(at, len(line.text)).strip()
        return cls(Item(question, line, at, value.text), value, line.slice(0, end), language)

    @property
    def value(self) -> Words:
        """The answer, of several lines perhaps; empty where there is none."""
        return self._value

    @property
    def label(self) -> Words:
        """The words of the question, its number included."""
        return self._label


def answer_of(item: Item) -> Answer:
    """Give question and answer, where no field asks the same."""
    question, text = item.question, item.text
    if item.is_exact:
        often = question.often.get(text)
        return Answer(question.wording, text, question.code or None) if often is None else often
    code, wording = _parted(item)
    return Answer(wording.text, text, code.text or None)


def words_of_answers(path: str, items: Sequence[Item]) -> Mapping[str, Words]:
    """Give the words of the answers below a path."""
    found: dict[str, Words] = {}
    for index, item in enumerate(items):
        code, wording = _parted(item)
        if code.text:
            found[f"{path}[{index}].code"] = code
        found[f"{path}[{index}].question"] = wording
        found[f"{path}[{index}].text"] = item.value
    return found


def _parted(item: Item) -> tuple[Words, Words]:
    """Give the words of the number and of the wording of a question."""
    label, question = item.label, item.question
    if item.is_exact:
        at = len(label) - len(question.wording)
        return Words(question.code, label.start), Words(question.wording, label.start + at)
    at = len(question.code) if label.text.startswith(question.code) else 0
    return label.slice(0, at), label.slice(at, len(label)).strip()
