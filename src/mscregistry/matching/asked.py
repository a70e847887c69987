"""The criteria of a trial as questions: which are asked, and which are answered together.

A criterion with others below it is one of four::

    fills     `at least two of the following`: those below are the parts of its empty node
    heading   `Laboratory values:` is not asked; those below are asked each for itself
    examples  `Heart disease, such as:` it holds where any below holds, or it itself
    unclear   anything else: it holds where it and all below hold, and not where none does
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import frozen

from mscregistry.grammar.expressions import (
    All,
    Any,
    AtLeast,
    Comparison,
    Expression,
    Presence,
    Unparsed,
    walk,
)
from mscregistry.model.eligibility import Criterion

if TYPE_CHECKING:
    from collections.abc import Callable

    from mscregistry.model.eligibility import Eligibility

#: What gives the meaning of a criterion.
Interpret: TypeAlias = "Callable[[Criterion], Expression]"

_EXAMPLES: Final = re.compile(
    r"\b(?:such as|includ(?:es?|ing)|for example|for instance|e\. ?g\.?)(?!\w)", re.IGNORECASE
)
#: Words that say how the list below hangs together, so that the line is more than a heading.
_JOINING: Final = re.compile(
    r"\b(?:following|below|one|two|three|either|any|all|both|each|or|and|none)\W*$"
    r"|\b(?:of the following|one of|any of|all of|either|none of)\b",
    re.IGNORECASE,
)


class Joint(StrEnum):
    """How a criterion hangs together with those below it."""

    #: There are none below it.
    ALONE = "alone"
    #: They are the parts of its empty node.
    FILLS = "fills"
    #: They are examples of it.
    EXAMPLES = "examples"
    #: The words do not say how.
    UNCLEAR = "unclear"


@frozen
class Asked:
    """One criterion that is asked."""

    #: Its index in `Eligibility.criteria`.
    index: int
    #: The criterion.
    criterion: Criterion
    #: What it says.
    expression: Expression
    #: How those below it hang together with it.
    joint: Joint
    #: The indexes of those below that are answered within it.
    below: tuple[int, ...] = ()
    #: The index of the one it is answered within; `None` where it counts for itself.
    parent: int | None = None

    @property
    def path(self) -> str:
        """Where it is in a trial."""
        return f"eligibility.criteria[{self.index}]"


def interpreted(criterion: Criterion) -> Expression:
    """Give what a criterion says, as the grammar reads it."""
    return criterion.expression


def asked(eligibility: Eligibility, interpret: Interpret | None = None) -> tuple[Asked, ...]:
    """Give the criteria that are asked, in reading order; headings are left out."""
    criteria = eligibility.criteria
    read = interpret or interpreted
    below: dict[int, list[int]] = {}
    for index, criterion in enumerate(criteria):
        parent = criterion.parent
        # A criterion of the other kind is not a part of the one that it stands below.
        if parent is not None and criteria[parent].kind is criterion.kind:
            below.setdefault(parent, []).append(index)
    parents: dict[int, int | None] = {}
    members: dict[int, list[int]] = {}
    kept: list[tuple[int, Expression, Joint]] = []
    for index, criterion in enumerate(criteria):
        parent, own = parents.get(index), below.get(index, ())
        expression = read(criterion)
        joint = _joint(criterion.text, expression) if own else Joint.ALONE
        # Those below a heading are below what the heading is below.
        parents |= dict.fromkeys(own, parent if joint is None else index)
        if joint is not None:
            kept.append((index, expression, joint))
            if parent is not None:
                members.setdefault(parent, []).append(index)
    return tuple(
        [
            Asked(
                index,
                criteria[index],
                expression,
                joint,
                tuple(members.get(index, ())),
                parents.get(index),
            )
            for index, expression, joint in kept
        ]
    )


def _joint(text: str, expression: Expression) -> Joint | None:
    """Say how a criterion and those below it hang together; `None` for a mere heading."""
    if is_open(expression):
        return Joint.FILLS
    if _EXAMPLES.search(text):
        return Joint.EXAMPLES
    return None if _is_heading(text, expression) else Joint.UNCLEAR


def is_open(expression: Expression) -> bool:
    """Say whether a node of the expression waits for the criteria below to be its parts."""
    return any(isinstance(one, All | Any | AtLeast) and not one.parts for one in walk(expression))


def _is_heading(text: str, expression: Expression) -> bool:
    if not text.rstrip().endswith((":", "：")) or _JOINING.search(text.rstrip(" :：")):
        return False
    # What states a number is asked, whatever stands at its end.
    return all(
        not isinstance(one, Comparison)
        and not (isinstance(one, Unparsed) and one.amounts)
        and not (isinstance(one, Presence) and (one.window or one.duration or one.count))
        for one in walk(expression)
    )
