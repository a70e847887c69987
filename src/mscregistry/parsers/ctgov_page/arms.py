"""Arms and interventions: the condition table names the second, the arms table tells of both."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Final

from mscregistry.issues import Code, Severity
from mscregistry.model import Arm, Intervention
from mscregistry.parsers.ctgov_page.arm_table import DETAILS, Given, Group, Table, is_typed_arm
from mscregistry.parsers.ctgov_page.cells import bare, passage
from mscregistry.parsers.ctgov_page.design import TYPED, unheaded
from mscregistry.parsers.ctgov_page.labels import Part
from mscregistry.vocab import ArmType, InterventionType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.lex.page import Line
    from mscregistry.parsers.ctgov_page.head import Facts
    from mscregistry.parsers.ctgov_page.layout import Layout
    from mscregistry.parsers.draft import Draft
    from mscregistry.source import Words


#: The site takes no longer name of an arm.
_LONGEST_NAME: Final = 100


def read_arms(draft: Draft, layout: Layout, named: Sequence[Words], facts: Facts) -> None:
    """Read arms and interventions into `facts`; `named` are the cells of the condition table."""
    lines = unheaded(draft, layout.of(Part.ARMS))
    known = [one for words in named for one in _split_typed(draft, words)]
    piped = any("|" in line.text for line in lines)
    table = Table(draft, known, piped=piped)
    listed = any(line.text.startswith(DETAILS) for line in lines)
    if lines and not (piped or listed or any(is_typed_arm(line) for line in lines)):
        _fused(draft, lines, layout, facts)
    else:
        for line in lines:
            if line.start in layout.damaged:
                table.stop()
            elif listed:
                table.item(line)
            else:
                table.line(line)
        if any(_is_joined(group) for group in table.groups):
            _doubt_labels(draft, table.groups)
        draft.leave(table.strays, "neither an arm nor an intervention is known to which it belongs")
    _write(draft, table.groups, table.apart, known, facts)


def _is_joined(group: Group) -> bool:
    """Say whether the copy has joined the texts of a cell.

    One that joins the only intervention of a cell to its description joins arms to theirs, too.
    """
    return len(group.label.text) > _LONGEST_NAME or (
        len(group.given) == 1 and group.given[0].joined
    )


def _doubt_labels(draft: Draft, groups: Sequence[Group]) -> None:
    """Say which names of arms may hold what is said of the arm."""
    for index, group in enumerate(groups):
        if not group.description:
            draft.issue(
                Code.UNSPLIT_ROW,
                Severity.WARNING,
                "the copy has lost where names end; what is said of the arm may stand in its name",
                f"arms[{index}].label",
                group.label,
            )


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
