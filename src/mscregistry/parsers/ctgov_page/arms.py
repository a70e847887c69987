"""Arms and interventions: the condition table names the second, the arms table tells of both."""

from __future__ import annotations

import re
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Final

from attrs import define, field

from mscregistry.issues import Code, Severity
from mscregistry.model import Arm, Intervention
from mscregistry.parsers.ctgov_page.cells import bare, cells, passage
from mscregistry.parsers.ctgov_page.design import TYPED, unheaded
from mscregistry.parsers.ctgov_page.labels import Part
from mscregistry.parsers.ctgov_page.layout import BULLETS
from mscregistry.source import Words
from mscregistry.vocab import ArmType, InterventionType, display_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.lex.page import Line
    from mscregistry.parsers.ctgov_page.head import Facts
    from mscregistry.parsers.ctgov_page.layout import Layout
    from mscregistry.parsers.draft import Draft

_ARM_TYPES: Final = frozenset(display_of(one) for one in ArmType)
_TYPES: Final = frozenset(display_of(one) for one in InterventionType)
#: So many known names are looked for within a text.
_MOST: Final = 100
_OTHER_NAME: Final = re.compile(r"(?<!\S)Other Name(?:s|\(s\))?: ")
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
        return bool(
            self.groups
            and self._is_known(words, prefix)
            and name not in [one.name.text for one in self.groups[-1].given]
        )

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
            self._other_names(words)
            return
        if self._naming and words.text.startswith(BULLETS):
            given.other_names.append(words.slice(2, len(words.text)).strip())
            return
        self._naming = False
        begun = self._within(words, 0 if joined else 1)
        text = words if begun is None else words.slice(0, begun).strip()
        if given.joined and (named := _OTHER_NAME.search(text.text)) is not None:
            self._other_names(text.slice(named.start(), len(text.text)))
            self._naming = False
            text = text.slice(0, named.start()).strip()
        if text.text:
            given.description.append(text)
        if begun is not None:
            rest = words.slice(begun, len(words.text))
            self._start(rest, rest.text.partition(": ")[0])

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

    def _other_names(self, words: Words) -> None:
        """Take the names after a label; those of a list stand on the next lines."""
        given = self._given
        assert given is not None  # noqa: S101 - whoever calls has one
        end = words.text.index(":") + 1
        self.draft.label(words.slice(0, end))
        self._naming = True
        names = words.slice(end, len(words.text)).strip()
        if names.text:
            given.other_names.append(names)
            if given.joined and words.text[end - 2] != "e":
                self.draft.unsplit("interventions", names, "other names")


def read_arms(draft: Draft, layout: Layout, named: Sequence[Words], facts: Facts) -> None:
    """Read arms and interventions into `facts`; `named` are the cells of the condition table."""
    lines = unheaded(draft, layout.of(Part.ARMS))
    known = [one for words in named for one in _split_typed(draft, words)]
    piped = any("|" in line.text for line in lines)
    table = Table(draft, known, piped=piped)
    if not piped and lines and not any(_is_typed_arm(line) for line in lines):
        _fused(draft, lines, layout, facts)
    else:
        for line in lines:
            if line.start in layout.damaged:
                table.stop()
            else:
                table.line(line)
        if any(len(group.given) == 1 and group.given[0].joined for group in table.groups):
            _doubt_labels(draft, table.groups)
        draft.leave(table.strays, "neither an arm nor an intervention is known to which it belongs")
    _write(draft, table.groups, table.apart, known, facts)


def _doubt_labels(draft: Draft, groups: Sequence[Group]) -> None:
    """Say which names of arms may hold what is said of the arm.

    A copy that joins the one intervention of a cell to its description joins arms to theirs.
    """
    for index, group in enumerate(groups):
        if not group.description:
            draft.issue(
                Code.UNSPLIT_ROW,
                Severity.WARNING,
                "the copy has lost where names end; what is said of the arm may stand in its name",
                f"arms[{index}].label",
                group.label,
            )


def _is_typed_arm(line: Line) -> bool:
    prefix = line.text.partition(": ")[0]
    return prefix in _ARM_TYPES and prefix not in _TYPES


def _fused(draft: Draft, lines: Sequence[Line], layout: Layout, facts: Facts) -> None:
    """Keep groups whole that neither cells nor types tell apart, up to a damaged label."""
    whole = list(takewhile(lambda line: line.start not in layout.damaged, lines))
    draft.leave(lines[len(whole) + 1 :], "a damaged label stands above it", "arms")
    if not whole:
        return
    words = draft.page.prose(whole)
    facts["arms"] = (Arm(description=draft.fact("arms[0].description", words)),)
    draft.issue(
        Code.UNSPLIT_ROW,
        Severity.WARNING,
        "the groups stand without cells or types and are kept as one",
        "arms[0].description",
        words,
    )


def _split_typed(draft: Draft, words: Words) -> list[Given]:
    """Give the interventions of a cell; the next begins at the next type."""
    starts = [found.span() for found in TYPED.finditer(words.text)]
    ends = [*[start for start, _ in starts[1:]], len(words.text)][: len(starts)]
    before = words.slice(0, starts[0][0] if starts else len(words.text)).strip()
    if before.text:
        draft.leave([before], "no type of intervention stands before it", "interventions")
    found = [
        Given(words.slice(start, end - 2), words.slice(end, stop).strip())
        for (start, end), stop in zip(starts, ends, strict=True)
    ]
    nameless = [one.type for one in found if not one.name.text]
    draft.leave(nameless, "no name stands behind it", "interventions")
    return [one for one in found if one.name.text]


def _write(
    draft: Draft,
    groups: Sequence[Group],
    apart: Sequence[Given],
    known: Sequence[Given],
    facts: Facts,
) -> None:
    """Tie arms and interventions to their paths; the first words for each are its origin."""
    found: dict[tuple[str, str], tuple[int, Given]] = {}
    for one in known:
        _first_or_again(draft, one, found, expected=True)
    for index, group in enumerate(groups):
        for place, one in enumerate(group.given):
            _first_or_again(draft, one, found, expected=not known)
            draft.fact(f"arms[{index}].intervention_names[{place}]", one.name)
    for one in apart:
        _first_or_again(draft, one, found, expected=not known)
    facts["interventions"] = tuple([_intervention(draft, *one) for one in found.values()])
    if groups:
        facts["arms"] = tuple([_arm(draft, index, one) for index, one in enumerate(groups)])


def _first_or_again(
    draft: Draft, one: Given, found: dict[tuple[str, str], tuple[int, Given]], *, expected: bool
) -> None:
    key = (one.type.text, one.name.text)
    if key not in found:
        index = len(found)
        found[key] = (index, one)
        if not expected:
            draft.issue(
                Code.DISAGREEMENT,
                Severity.WARNING,
                f"the arms name {one.name.text[:60]!r}, which the table of conditions does not",
                f"interventions[{index}]",
                one.name,
            )
        return
    index, first = found[key]
    path = f"interventions[{index}]"
    draft.confirm(f"{path}.type", one.type)
    draft.confirm(f"{path}.name", one.name)
    if not first.description:
        first.description = one.description
    elif one.description:
        _same(draft, f"{path}.description", first.description, one.description)
    if not first.other_names:
        first.other_names = one.other_names
    elif one.other_names:
        _same(draft, f"{path}.other_names", first.other_names, one.other_names)


def _same(draft: Draft, path: str, first: Sequence[Words], second: Sequence[Words]) -> None:
    """Compare what two arms say of one intervention."""
    if [one.text for one in first] == [one.text for one in second]:
        for words in second:
            draft.confirm(path, words)
    else:
        draft.issue(
            Code.DISAGREEMENT,
            Severity.WARNING,
            f"two arms say {first[0].text[:40]!r} and {second[0].text[:40]!r} of one intervention",
            path,
            second[0],
            hint="the first is taken",
        )


def _intervention(draft: Draft, index: int, one: Given) -> Intervention:
    path = f"interventions[{index}]"
    for place, words in enumerate(one.other_names):
        draft.fact(f"{path}.other_names[{place}]", words)
    return Intervention(
        name=draft.fact(f"{path}.name", one.name),
        type=draft.coded(f"{path}.type", one.type, InterventionType),
        description=draft.maybe(f"{path}.description", passage(draft.page, one.description)),
        other_names=tuple([words.text for words in one.other_names]),
    )


def _arm(draft: Draft, index: int, one: Group) -> Arm:
    path = f"arms[{index}]"
    return Arm(
        label=draft.maybe(f"{path}.label", bare(one.label)),
        type=None if one.type is None else draft.coded(f"{path}.type", one.type, ArmType),
        description=draft.maybe(f"{path}.description", passage(draft.page, one.description)),
        intervention_names=tuple([given.name.text for given in one.given]),
    )
