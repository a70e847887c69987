"""The table of arms while it is read: its cells, or lines in which types tell what begins."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from attrs import define, field

from mscregistry.issues import Code, Severity
from mscregistry.parsers.ctgov_page.cells import cells, label_of
from mscregistry.parsers.ctgov_page.design import TYPED
from mscregistry.parsers.ctgov_page.layout import BULLETS
from mscregistry.parsers.labels import Labels
from mscregistry.source import Words
from mscregistry.vocab import ArmType, InterventionType, display_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.lex.page import Line
    from mscregistry.parsers.draft import Draft

_ARM_TYPES: Final = frozenset(display_of(one) for one in ArmType)
_TYPES: Final = frozenset(display_of(one) for one in InterventionType)
#: So many known names are looked for within a text.
_MOST: Final = 100
#: The label above the interventions of a study without arms.
DETAILS: Final = "Intervention Details"
_OTHER_NAME: Final = re.compile(r"(?<!\S)Other Name(?:s|\(s\))?:(?= |$)")
_PAIR: Final = re.compile(r"(?<!\S)(\w+ [\w()]+):")
_NAMES: Final = Labels(("Other Name", "Other Names", "Other Name(s)"))
_OTHER_NAMES: Final = ("Other Name:", "Other Names:", "Other Name(s):")


@define(eq=False)
class Given:
    """An intervention, as far as it has been read."""

    type: Words
    name: Words
    description: list[Words] = field(factory=list)
    other_names: list[Words] = field(factory=list)
    #: Whether name and description stood in one line, with only a blank between them.
    joined: bool = False


@define(eq=False)
class Group:
    """An arm, as far as it has been read."""

    type: Words | None
    label: Words
    description: list[Words] = field(factory=list)
    given: list[Given] = field(factory=list)


class Table:
    """The arms table while it is read, cell by cell, line by line."""

    def __init__(self, draft: Draft, known: Sequence[Given], *, piped: bool) -> None:
        """Begin with the interventions that the condition table names."""
        self.draft = draft
        self.piped = piped
        self.groups: list[Group] = []
        self.strays: list[Words] = []
        #: Interventions that are told of apart from the arms.
        self.apart: list[Given] = []
        self._known: dict[str, set[str]] = {}
        for one in known:
            self._known.setdefault(one.type.text, set()).add(one.name.text)
        self._in_second = False
        self._fresh = True
        self._given: Given | None = None
        self._naming = False
        self._stopped = False

    def line(self, line: Line) -> None:
        """Read one line, which may end cells."""
        if line.cells:
            self._row(line.cells)
            return
        pieces = line.split("|") if self.piped else cells(line)
        for place, words in enumerate(pieces):
            if words.text:
                self._place(words)
                self._fresh = False
            if self.piped and place < len(pieces) - 1:
                self._in_second = not self._in_second
                self._fresh = True

    def item(self, line: Line) -> None:
        """Read one line of the list of interventions of a study without arms."""
        words: Words = line
        if words.text.startswith(BULLETS):
            words = words.slice(2, len(words.text)).strip()
        prefix = words.text.partition(": ")[0]
        if label_of(line) == (DETAILS, len(DETAILS) + 1):
            self.draft.label(line)
        elif prefix in _TYPES and (words is not line or self._is_known(words, prefix)):
            self._start(words, prefix)
        else:
            self._text(words)

    def _row(self, row: Sequence[Words]) -> None:
        """Read a row whose cells the page marks: one for the arm, the rest for what is given."""
        for column, cell in enumerate(row):
            self._fresh = True
            for words in cell.split("\n"):
                if not words.text:
                    continue
                prefix = words.text.partition(": ")[0]
                if not column and self._fresh:
                    self._arm(words, prefix if prefix in _ARM_TYPES else "")
                elif column and self._begins(words, prefix):
                    self._start(words, prefix)
                else:
                    self._text(words)
                self._fresh = False

    def _begins(self, words: Words, prefix: str) -> bool:
        """Say whether an intervention begins within a cell of interventions."""
        return prefix in _TYPES and (self._fresh or self._is_known(words, prefix))

    def stop(self) -> None:
        """Take no text up to the next arm or intervention: a damaged label stands here."""
        self._stopped = True

    def _place(self, words: Words) -> None:
        prefix = words.text.partition(": ")[0]
        is_arm, is_given = prefix in _ARM_TYPES, prefix in _TYPES
        if self.piped:
            self._place_in_cell(words, prefix, is_arm=is_arm, is_given=is_given)
        elif is_arm and not (is_given and self._is_given_here(words, prefix)):
            self._arm(words, prefix)
        elif is_given and self.groups:
            self._start(words, prefix)
        else:
            self._text(words)

    def _place_in_cell(self, words: Words, prefix: str, *, is_arm: bool, is_given: bool) -> None:
        if self._fresh and (is_arm or not self._in_second) and not self._is_lone(prefix, words):
            self._in_second = False
            self._arm(words, prefix if is_arm else "")
        elif (
            is_given
            and self.groups
            and (self._fresh or (self._in_second and self._is_known(words, prefix)))
        ):
            self._in_second = True
            self._start(words, prefix)
        else:
            self._text(words)

    def _is_lone(self, prefix: str, words: Words) -> bool:
        """Say whether a cell must be of an intervention, whatever cell stood before it."""
        if prefix not in _TYPES or not self.groups:
            return False
        return prefix not in _ARM_TYPES or (self._in_second and self._is_known(words, prefix))

    def _is_given_here(self, words: Words, prefix: str) -> bool:
        """Say whether words that fit an arm, too, are an intervention new to the arm above."""
        name = words.text[len(prefix) + 2 :]
        if not self.groups or name not in self._known.get(prefix, ()):
            return False
        given = name not in [one.name.text for one in self.groups[-1].given]
        self.draft.issue(
            Code.UNSPLIT_ROW,
            Severity.INFO,
            f"{words.text[:60]!r} fits an arm and an intervention; "
            f"it is read as an {'intervention' if given else 'arm'}",
            "arms",
            words,
        )
        return given

    def _is_known(self, words: Words, prefix: str) -> bool:
        """Say whether the name of a known intervention follows the type."""
        return self._known_size(words.text[len(prefix) + 2 :], prefix) > 0

    def _known_size(self, text: str, prefix: str) -> int:
        """Give the length of the longest known name that a text is or begins with, else 0."""
        return max(
            (
                len(name)
                for name in islice(self._known.get(prefix, ()), _MOST)
                if text.startswith(name) and text[len(name) : len(name) + 1] in {"", " "}
            ),
            default=0,
        )

    def _arm(self, words: Words, prefix: str) -> None:
        size = len(prefix)
        type_ = words.slice(0, size) if prefix else None
        label = words.slice(size + 1, len(words.text)).strip() if prefix else words
        begun = None if self.piped else self._within(label, 1)
        self.groups.append(Group(type_, label if begun is None else label.slice(0, begun).strip()))
        self._given, self._naming, self._stopped = None, False, False
        if begun is not None:
            rest = label.slice(begun, len(label.text))
            self._start(rest, rest.text.partition(": ")[0])

    def _start(self, words: Words, prefix: str) -> None:
        name = words.slice(len(prefix) + 2, len(words.text)).strip()
        size = self._known_size(name.text, prefix) or len(name.text)
        rest = name.slice(size, len(name.text)).strip()
        self._given = Given(
            words.slice(0, len(prefix)), name.slice(0, size), joined=bool(rest.text)
        )
        self._naming = self._stopped = False
        (self.groups[-1].given if self.groups else self.apart).append(self._given)
        if rest.text:
            self._text(rest, joined=True)

    def _text(self, words: Words, *, joined: bool = False) -> None:
        """Take a line of a description, in which a known intervention may begin.

        With `joined`, the words follow the name of one in the same line.
        """
        given = self._given
        if self._stopped or not (self.groups or given):
            self.strays.append(words)
            return
        if given is None:
            self.groups[-1].description.append(words)
            return
        if words.text.startswith(_OTHER_NAMES):
            self._other_names(given, words)
            return
        if self._naming and words.text.startswith(BULLETS):
            given.other_names.append(words.slice(2, len(words.text)).strip())
            return
        self._naming = False
        if self._is_damaged(words):
            self._stopped = True
            self.strays.append(words)
            return
        begun = self._within(words, 0 if joined else 1)
        text = words if begun is None else words.slice(0, begun).strip()
        if given.joined and (named := _OTHER_NAME.search(text.text)) is not None:
            self._other_names(given, text.slice(named.start(), len(text.text)))
            text = text.slice(0, named.start()).strip()
        if text.text:
            given.description.append(text)
        if begun is not None:
            rest = words.slice(begun, len(words.text))
            self._start(rest, rest.text.partition(": ")[0])

    def _is_damaged(self, words: Words) -> bool:
        """Report a label of other names that is damaged within a row."""
        for found in _PAIR.finditer(words.text):
            if (meant := _NAMES.nearly(found[1])) is not None:
                self.draft.damaged(words.slice(*found.span(1)), meant)
                return True
        return False

    def _within(self, words: Words, first: int) -> int | None:
        """Give where in a line, from an offset on, a known intervention begins."""
        return next(
            (
                found.start()
                for found in TYPED.finditer(words.text)
                if found.start() >= first
                and self._known_size(words.text[found.end() :], found[0][:-2])
            ),
            None,
        )

    def _other_names(self, given: Given, words: Words) -> None:
        """Take the names after a label; those of a list stand on the next lines."""
        end = words.text.index(":") + 1
        self.draft.label(words.slice(0, end))
        self._naming = True
        names = words.slice(end, len(words.text)).strip()
        if names.text:
            self._naming = not given.joined
            given.other_names.append(names)
            if given.joined and words.text[end - 2] != "e":
                self.draft.unsplit("interventions", names, "other names")


def is_typed_arm(line: Line) -> bool:
    """Say whether a line begins with a type that only arms have."""
    prefix = line.text.partition(": ")[0]
    return prefix in _ARM_TYPES and prefix not in _TYPES
