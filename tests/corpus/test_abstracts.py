"""Abstracts of our own writing say what their reader wrote down, and a changed word changes that."""

from __future__ import annotations

import re
import tomllib
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs
import pytest

from mscregistry.grammar.intervals import Interval
from mscregistry.grammar.stated import Stated
from mscregistry.model.abstract import AbstractReport, AbstractSection
from mscregistry.vocab.number_words import number_words
from tests.corpus.abstract_lines import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.grammar.findings import Findings
    from mscregistry.source import Span

PATHS = sorted((Path(__file__).with_name("abstracts")).glob("*.toml"))
#: Another word for a number, and for a group.
WORDS = {int(value): word for word, value in number_words().items() if value.denominator == 1}
OTHER_GROUP = "zeta"


class Text(NamedTuple):
    """An abstract's title and its sections."""

    title: str
    sections: tuple[tuple[str | None, str], ...]

    @classmethod
    def of(cls, path: Path) -> Text:
        read = tomllib.loads(path.read_text(encoding="utf-8"))
        sections = [(one.get("label"), one["text"]) for one in read["sections"]]
        return cls(read["title"], tuple(sections))

    def findings(self) -> Findings:
        sections = tuple([AbstractSection(text, label) for label, text in self.sections])
        return AbstractReport(sections=sections).findings_under(self.title)

    def at(self, path: str) -> str:
        return self.title if path == "brief_title" else self.sections[_index(path)][1]

    def changed(self, path: str, span: Span, words: str) -> Text:
        text = self.at(path)
        new = text[: span.start] + words + text[span.end :]
        sections = list(self.sections)
        sections[_index(path)] = (sections[_index(path)][0], new)
        return Text(self.title, tuple(sections))


def _index(path: str) -> int:
    return int(path.split("[")[1].split("]", maxsplit=1)[0])


def facts(found: object, path: str = "") -> Iterator[tuple[str, Stated[Any]]]:
    """Yield every stated fact with its place in the findings."""
    kind: Any = type(found)
    if isinstance(found, Stated):
        yield path, found
    elif isinstance(found, tuple):
        for index, one in enumerate(found):
            yield from facts(one, f"{path}[{index}]")
    elif attrs.has(kind) and not isinstance(found, Enum | Interval):
        for one in attrs.fields(kind):
            yield from facts(getattr(found, one.name), f"{path}.{one.name}")


class Change(NamedTuple):
    """A fact, and the words that say another."""

    file: Path
    name: str
    span: Span
    path: str
    words: str


def changes() -> Iterator[Change]:
    """Yield a change of every count, every grade and every group of the abstracts."""
    for file in PATHS:
        for name, fact in facts(Text.of(file).findings()):
            words = _other(name, fact)
            if words is not None and len(fact.spans) == 1:
                yield Change(file, name, fact.spans[0], fact.path, words)


def _other(name: str, fact: Stated[Any]) -> str | None:
    if isinstance(fact.value, int) and not isinstance(fact.value, bool):
        if fact.words.isdecimal():
            return str(fact.value + 1)
        if fact.words.lower() == WORDS.get(fact.value) and fact.value + 1 in WORDS:
            other = WORDS[fact.value + 1]
            return other.capitalize() if fact.words.istitle() else other
    if isinstance(fact.value, Interval) and name.endswith(".grade"):
        grade = re.fullmatch(r"(\w+ )(\d)", fact.words)
        return f"{grade[1]}{int(grade[2]) % 4 + 1}" if grade else None
    if name.endswith(".group") and len(fact.words.split()) == 1:
        return OTHER_GROUP
    return None


CHANGES = list(changes())


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_an_abstract_says_what_its_reader_wrote_down(path: Path) -> None:
    expected = tomllib.loads(path.read_text(encoding="utf-8"))["expected"]
    assert lines_of(Text.of(path).findings()) == expected


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_fact_has_its_words(path: Path) -> None:
    text = Text.of(path)
    stated = list(facts(text.findings()))
    assert stated
    for name, fact in stated:
        pieces = [span.of(text.at(fact.path)) for span in fact.spans]
        assert " … ".join(pieces) == fact.words, name


def test_there_are_changes_of_every_kind() -> None:
    kinds = [change.name.rsplit(".", 1)[-1] for change in CHANGES]
    assert {"count", "subjects", "grade", "group", "enrolled"} <= set(kinds)
    assert len(CHANGES) > 100


@pytest.mark.parametrize(
    "change",
    CHANGES,
    ids=[f"{one.file.stem[:2]}{one.name}" for one in CHANGES],
)
def test_a_changed_word_changes_its_fact_and_nothing_else(change: Change) -> None:
    text = Text.of(change.file)
    before = dict(facts(text.findings()))
    after = dict(facts(text.changed(change.path, change.span, change.words).findings()))
    stated = {
        name
        for name, fact in before.items()
        if fact.path == change.path
        and any(one.start < change.span.end and change.span.start < one.end for one in fact.spans)
    }
    assert change.name in stated
    assert after[change.name] != before[change.name]
    for name, fact in before.items():
        if name not in stated and not name.startswith(".groups"):
            assert after.get(name) == fact, name
