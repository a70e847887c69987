"""Study groups and interventions of an aggregator page.

The page gives both as bare lines, and only these are sure: `Group Type X` after a group's
description, `Intervention Type X` after an intervention's name (in a group) or after its
description (in the list of interventions)::

    groups        = group+
    group         = name description* [group-type] given*
    given         = name intervention-type description*
    interventions = (name description* intervention-type)+

Where the description of something given ends and the next group begins is told by the list of
interventions, which repeats each description.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, TypeVar

from attrs import field, frozen

from mscregistry.issues import Code, Severity
from mscregistry.lex.page import Line
from mscregistry.model import Arm, Intervention
from mscregistry.parsers.aggregator.people import endings
from mscregistry.parsers.draft import Draft
from mscregistry.parsers.labels import label_end
from mscregistry.source import Words
from mscregistry.vocab import ArmType, InterventionType, Unlisted

E = TypeVar("E", ArmType, InterventionType)

_GROUP: Final = "Group Type"
_GIVEN: Final = "Intervention Type"
#: The longest label that ClinicalTrials.gov lets a group have; longer lines are descriptions.
_LONGEST_LABEL: Final = 200


@frozen(eq=False)
class Listed:
    """The interventions of the list, and how many lines each one's description has."""

    #: The interventions, in order.
    all: tuple[Intervention, ...]
    #: Lines of each description.
    heights: tuple[int, ...]
    #: Index by name; the first of a name counts.
    index: dict[str, int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Index the names."""
        index: dict[str, int] = {}
        for place, one in enumerate(self.all):
            index.setdefault(one.name, place)
        object.__setattr__(self, "index", index)


def read_interventions(draft: Draft, lines: Sequence[Line]) -> Listed:
    """Read the list of interventions; a name stands at the start and after each type."""
    found: list[Intervention] = []
    heights: list[int] = []
    block: list[Line] = []
    types = endings(lines, _GIVEN, InterventionType)
    for index, line in enumerate(lines):
        if index not in types or not block:
            block.append(line)
            continue
        path = f"interventions[{len(found)}]"
        found.append(
            Intervention(
                name=draft.fact(f"{path}.name", block[0]),
                description=draft.prose(f"{path}.description", block[1:]),
                type=_typed(draft, f"{path}.type", line, _GIVEN, InterventionType),
            )
        )
        heights.append(len(block) - 1)
        block = []
    if block and not found:
        return _untyped(draft, block)
    draft.leave(block, "no intervention type follows", "interventions")
    return Listed(tuple(found), tuple(heights))


def _untyped(draft: Draft, lines: Sequence[Line]) -> Listed:
    """Read the list of the label-less copies, where the types are gone.

    One line is a name.  Lines that go name, longer text, name, longer text are read so;
    anything else is kept as one, since nothing says where one ends.
    """
    pairs = list(zip(lines[::2], lines[1::2], strict=False))
    shaped = len(lines) % 2 == 0 and all(
        len(name) <= _LONGEST_LABEL and len(name) < len(text) for name, text in pairs
    )
    if len(lines) > 1 and not shaped:
        name = draft.prose("interventions[0].name", lines) or ""
        _unsplit(draft, "interventions[0].name", "the interventions")
        return Listed((Intervention(name),), (0,))
    if any(len(text) <= _LONGEST_LABEL for _, text in pairs):
        # A text as short as a name may be one.
        _unsure(draft, "interventions", "the interventions")
    found = []
    for place in range(0, len(lines), 2):
        path = f"interventions[{place // 2}]"
        found.append(
            Intervention(
                name=draft.fact(f"{path}.name", lines[place]),
                description=draft.prose(f"{path}.description", lines[place + 1 : place + 2]),
            )
        )
    return Listed(tuple(found), (int(len(lines) > 1),) * len(found))


def read_groups(draft: Draft, lines: Sequence[Line], listed: Listed) -> tuple[Arm, ...]:
    """Read the groups, each with what is given in it."""
    types = _types(lines)
    givens = {index - 1 for index in types.givens if index}
    if not givens and not types.groups:
        givens = _givens_by_name(lines, listed)
        if not givens:
            return _plain_groups(draft, lines)
        _unsure(draft, "arms", "the groups")
    reader = _Groups(draft, lines, listed, types, givens)
    arms: list[Arm] = []
    at = 0
    while at < len(lines):
        arm, at = reader.group(at, f"arms[{len(arms)}]")
        arms.append(arm)
    return tuple(arms)


@frozen(eq=False)
class _Types:
    """The lines that are types, by index."""

    #: Types of groups.
    groups: Mapping[int, Words]
    #: Types of things given.
    givens: Mapping[int, Words]


def _types(lines: Sequence[Line]) -> _Types:
    """Find the types; where any has its label, a group or a thing may be called like a type."""
    groups = endings(lines, _GROUP, ArmType)
    givens = endings(lines, _GIVEN, InterventionType)
    labelled_groups = _labelled(lines, _GROUP, groups)
    labelled_givens = _labelled(lines, _GIVEN, givens)
    if labelled_groups or labelled_givens:
        return _Types(
            groups if labelled_groups else {},
            givens if labelled_givens else {},
        )
    # A word such as "other" is of both lists; in capitals it is the site's.
    return _Types(_capitals(lines, groups), _capitals(lines, givens))


def _labelled(lines: Sequence[Line], label: str, found: Mapping[int, Words]) -> bool:
    return any(label_end(lines[index].text, label) for index in found)


def _capitals(lines: Sequence[Line], found: Mapping[int, Words]) -> dict[int, Words]:
    return {index: words for index, words in found.items() if lines[index].text.isupper()}


def _givens_by_name(lines: Sequence[Line], listed: Listed) -> set[int]:
    """Give what is given in copies without types: a name counts where its description follows."""
    return {
        index
        for index, line in enumerate(lines)
        if index
        and (place := listed.index.get(line.text)) is not None
        and _described(lines, index + 1, listed.all[place].description)
    }


def _described(lines: Sequence[Line], at: int, description: str | None) -> bool:
    return description is None or (at < len(lines) and lines[at].text == description)


@frozen(eq=False)
class _Groups:
    """The lines of the section, and what is known of them."""

    draft: Draft
    lines: Sequence[Line]
    listed: Listed
    types: _Types
    #: The lines that name something given.
    givens: set[int]

    def group(self, at: int, path: str) -> tuple[Arm, int]:
        """Read one group that begins at a line, and say where the next begins."""
        draft, lines = self.draft, self.lines
        start = at
        while at < len(lines) and at not in self.givens and at not in self.types.groups:
            at += 1
        label = draft.maybe(f"{path}.label", lines[start] if at > start else None)
        description = draft.prose(f"{path}.description", lines[start + 1 : at])
        kind = None
        if at < len(lines) and at not in self.givens:
            kind = _typed(draft, f"{path}.type", lines[at], _GROUP, ArmType)
            at += 1
        names: list[str] = []
        while at < len(lines) and at in self.givens:
            names.append(draft.fact(f"{path}.intervention_names[{len(names)}]", lines[at]))
            at = self._given(at)
        return Arm(label, kind, description, tuple(names)), at

    def _given(self, at: int) -> int:
        """Check one thing given in a group against the list, and say where the next begins."""
        draft, lines = self.draft, self.lines
        place = self.listed.index.get(lines[at].text)
        path = "" if place is None else f"interventions[{place}]"
        at += 1
        if at in self.types.givens:
            _type_again(draft, path, lines[at])
            at += 1
        end = at
        while end < len(lines) and end not in self.givens:
            end += 1
        if place is not None:
            end = min(end, at + self.listed.heights[place])
            if end > at:
                draft.again(f"{path}.description", draft.page.prose(lines[at:end]))
            return end
        stop = at
        while stop < end and stop not in self.types.groups:
            stop += 1
        draft.leave(
            lines[at:stop],
            "it stands below an intervention that the list of interventions does not have",
            "interventions",
        )
        return stop


def _type_again(draft: Draft, path: str, line: Line) -> None:
    words = draft.inline(line, _GIVEN)
    if path:
        draft.again(f"{path}.type", words)
    else:
        draft.leave([words], "the intervention is not in the list of interventions")


def _plain_groups(draft: Draft, lines: Sequence[Line]) -> tuple[Arm, ...]:
    """Read groups to which nothing is given, such as those of many observational studies.

    A line too long for a label is a description; where each group has one, or there is but
    one group, all is clear.  Otherwise the lines are kept as one description.
    """
    pairs = list(zip(lines[::2], lines[1::2], strict=False))
    clear = len(lines) == 1 or (
        len(lines) % 2 == 0 and all(len(one) <= _LONGEST_LABEL < len(two) for one, two in pairs)
    )
    if not clear:
        description = draft.prose("arms[0].description", lines)
        _unsplit(draft, "arms[0].description", "the groups")
        return (Arm(description=description),)
    return tuple(
        [
            Arm(
                label=draft.fact(f"arms[{place // 2}].label", lines[place]),
                description=draft.prose(
                    f"arms[{place // 2}].description", lines[place + 1 : place + 2]
                ),
            )
            for place in range(0, len(lines), 2)
        ]
    )


def _unsplit(draft: Draft, path: str, what: str) -> None:
    draft.issue(
        Code.UNSPLIT_ROW,
        Severity.WARNING,
        f"nothing on the page says where one of {what} ends and the next begins; kept as one",
        path,
    )


def _unsure(draft: Draft, path: str, what: str) -> None:
    draft.issue(
        Code.UNSPLIT_ROW,
        Severity.INFO,
        f"the types of {what} are lost, so where each begins is told by names and lengths only",
        path,
    )


def _typed(draft: Draft, path: str, line: Line, prefix: str, enum: type[E]) -> E | Unlisted | None:
    return draft.coded(path, draft.inline(line, prefix), enum)
