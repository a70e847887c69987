"""The design, as prose states it: `a randomised, double-blind, placebo-controlled trial`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import define, evolve, field

from mscregistry.grammar.findings.facts import FollowUp, StudyDesign
from mscregistry.grammar.findings.groups import groups_in
from mscregistry.grammar.numbers import read_number
from mscregistry.vocab.finding_words import told_as
from mscregistry.vocab.written_units import time_units

if TYPE_CHECKING:
    from mscregistry.grammar.findings.prose import Prose, Stretch
    from mscregistry.grammar.stated import Stated

_LAYOUTS: Final = frozenset(
    {"single arm", "two arm", "three arm", "parallel", "crossover", "factorial"}
)
_CONTROLS: Final = (
    "placebo controlled",
    "sham controlled",
    "active controlled",
    "historical controls",
    "controlled",
)
_UNITS: Final = {"h": "hours", "d": "days", "wk": "weeks", "mo": "months", "a": "years"}
#: What stands between a duration and the word for following, or between that and a duration.
#: A comma, a conjunction and a size stand between two doses of a list.
_FAR: Final = 7
_FOLLOWED: Final = frozenset({"follow", "followup", "followed"})


@define
class Layout:
    """The design, as far as it was told."""

    design: StudyDesign = field(factory=StudyDesign)

    def read(self, prose: Prose, sentence: Stretch) -> None:
        """Take what a sentence says of the design."""
        table = told_as("design")
        at = sentence.first
        while at < sentence.end:
            found = table.at(prose.words, at)
            if found is None:
                at += 1
                continue
            kind, end = found
            if not _is_before_a_noun_alone(prose, kind, end):
                self._take(prose.stated(kind, at, end), kind)
            at = end
        basis = _basis(prose, sentence)
        if basis is not None and self.design.allocation_basis is None:
            self.design = evolve(self.design, allocation_basis=basis)
        follow_up = follow_up_in(prose, sentence)
        if follow_up is not None and self.design.follow_up is None:
            self.design = evolve(self.design, follow_up=follow_up)

    def _take(self, stated: Stated[Any], kind: str) -> None:
        design = self.design
        if kind in {"randomised", "not randomised"}:
            if design.randomised is None:
                value = evolve(stated, value=kind == "randomised")
                self.design = evolve(design, randomised=value)
        elif kind in _CONTROLS:
            if design.control is None or design.control.value == "controlled":
                self.design = evolve(design, control=stated)
        elif kind.endswith(("blind", "label")):
            if design.blinding is None:
                self.design = evolve(design, blinding=stated)
        elif kind in _LAYOUTS:
            self.design = evolve(design, layout=_with(design.layout, stated))
        else:
            self.design = evolve(design, kinds=_with(design.kinds, stated))


def _with(known: tuple[Stated[str], ...], stated: Stated[str]) -> tuple[Stated[str], ...]:
    return known if stated in known else (*known, stated)


def _is_before_a_noun_alone(prose: Prose, kind: str, end: int) -> bool:
    """Say whether the words mean something else: `controlled hypertension`, `parallel to`."""
    behind = prose.word(end)
    if kind == "controlled":
        return behind not in {"trial", "study", "clinical", "trials", "phase", ",", "randomized"}
    return kind == "parallel" and behind in {"to", "with"}


def _basis(prose: Prose, sentence: Stretch) -> Stated[str] | None:
    """Give the doses that people are allocated by: `low, moderate, or high dose`."""
    named = groups_in(prose, *sentence)
    for place, one in enumerate(named):
        if prose.word(one.end - 1) in {"dose", "doses"} and place:
            first = one.first
            for before in reversed(named[:place]):
                if first - before.end > _FAR:
                    break
                first = before.first
            return prose.quoted(first, one.end)
    return None


def follow_up_in(prose: Prose, sentence: Stretch) -> Stated[FollowUp] | None:
    """Give how long people were followed: `6-month follow-up`, `followed for 2 years`."""
    for at in range(*sentence):
        number = read_number(prose.tokens, at)
        if number is None or number.power or number.end >= sentence.end:
            continue
        unit = time_units().at(prose.words, number.end)
        if unit is None or unit[0] not in _UNITS:
            continue
        behind = unit[1] + (prose.word(unit[1]) in {"of", "clinical", "'"})
        value = FollowUp(number.value, _UNITS[unit[0]])
        if prose.words[behind : behind + 2] == ["follow", "up"]:
            return prose.stated(value, at, behind + 2)
        if prose.word(behind) == "followup":
            return prose.stated(value, at, behind + 1)
        near = prose.words[max(sentence.first, at - 8) : at]
        if not _FOLLOWED.isdisjoint(near) and prose.word(at - 1) in {"for", "was", "of", "is"}:
            return prose.stated(value, at, unit[1])
    return None
