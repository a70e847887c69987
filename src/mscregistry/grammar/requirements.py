"""What a sentence asks in so many words: who must have what, what is allowed, and who is out.

Where a criterion excludes, `patients must have …` still says who may take part, not who may not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from attrs import evolve

from mscregistry.grammar.conditions import conditional
from mscregistry.grammar.expressions import Expression, Not
from mscregistry.vocab.criterion_words import phrases_for, words_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from mscregistry.grammar.part import Part


#: Connectives under which something is allowed.
_UNDER: Final = frozenset({"if", "unless"})
#: The longest phrase at the end of a sentence that says who is out has so many words.
_LONGEST: Final = 5


class Requirement(NamedTuple):
    """Who must, and what."""

    #: Of whom it is asked, where they are not simply the patients.
    who: Part | None
    #: What is asked.
    what: Part


def requirement_in(part: Part) -> Requirement | None:
    """Give the requirement that a sentence states, nothing where it states none.

    ::

        requirement = people ("with" | "without" | "on" words)? "must" what
    """
    text = part.text
    if not text.has_modal:
        return None
    asks, people = words_for("requirements", "modal"), words_for("requirements", "people")
    at = next((at for at in range(part.first, part.end) if text.words[at] in asks), part.end)
    first = part.first
    while first < at and text.words[first] in people:
        first += 1
    if at + 1 >= part.end or first == part.first:
        return None
    if first == at:
        return Requirement(None, part.since(at))
    tells = text.words[first] in words_for("requirements", "tells")
    if not tells or text.words[at - 1] in words_for("requirements", "relative"):
        return None
    if any(name not in {"and", "or", "comma"} for _, name, _ in part.to(at).top()):
        return None
    return Requirement(part.since(first).to(at), part.since(at))


def read_requirement(
    part: Part, found: Requirement, read: Callable[[Part], Expression | None]
) -> Expression | None:
    """Give what a requirement says; where the criterion excludes, who lacks it is out."""
    text, excludes = part.text, part.text.exclusion
    text.exclusion = False
    try:
        what = read(found.what.deeper())
        who = None if found.who is None else read(found.who.deeper())
        asked = what if found.who is None else conditional(part, who, what)
    finally:
        text.exclusion = excludes
    if asked is None or not excludes:
        return asked
    if isinstance(asked, Not):
        # `must not have an infection` among what excludes: an infection does.
        return evolve(asked.part, sure=False)
    return Not(asked, part.spans, sure=False)


def is_permission(part: Part) -> bool:
    """Say whether a sentence allows something, and asks for nothing: `topical steroids allowed`.

    What it allows may be of a time; a number of anything else is a limit: `up to 2 lines allowed`.
    """
    text, end = part.text, part.end
    if not text.has_ruling:
        return False
    if any(not figure.is_time for figure, _ in text.numbers(part.first, end)) or part.has_bound:
        return False
    behind = min((at for at, name, _ in part.top() if name in _UNDER), default=end)
    if behind < end and part.first < behind:
        # `radiotherapy allowed if completed`
        return allows(part.to(behind)) < behind
    return _ends_with(part, "not_excluding") < end or _considers(part) or allows(part) < end


def allows(part: Part) -> int:
    """Give where the words begin that say that something may be; else the end."""
    return part.end if ruled_out(part) < part.end else _ends_with(part, "allowing")


def _considers(part: Part) -> bool:
    """Say whether a sentence takes something out of another: `biopsy is not considered surgery`."""
    words = part.text.words
    return any(
        words[at] == "considered" and words[at - 1] == "not"
        for at in range(part.first + 1, part.end)
    )


def ruled_out(part: Part) -> int:
    """Give where the words begin that say who is out: `… are not eligible`; else the end."""
    if not part.text.has_ruling or _ends_with(part, "not_excluding") < part.end:
        return part.end
    return _ends_with(part, "excluding")


def _ends_with(part: Part, phrases: str) -> int:
    """Give where one of some phrases begins that ends a part; else the end."""
    table = phrases_for("requirements", phrases)
    end = part.end
    while end > part.first and part.text.words[end - 1] in words_for("requirements", "study"):
        # `… are not eligible for this study`
        end -= 1
    for at in range(max(part.first + 1, end - _LONGEST), end):
        found = table.at(part.text.words, at)
        if found is not None and found[1] == end:
            return at
    return part.end
