"""The two lists of a MedPath page: conditions, and interventions with their types."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mscregistry.issues import Code, Severity
from mscregistry.model import Intervention
from mscregistry.parsers.medpath.labels import Cut, bare, is_null, is_stray_label
from mscregistry.vocab import InterventionType, display_of

if TYPE_CHECKING:
    from mscregistry.parsers.draft import Draft
    from mscregistry.source import Words

#: Behind the condition the European register's coding runs on in the same line.
_CODING: Final = ("MedDRA version:", "Therapeutic area:")
#: A small letter or digit with a capital behind it, a bracket with any letter or digit behind it,
#: or capitals that go on as a word: two names may meet here.
_JOINT: Final = re.compile(r"[a-z0-9][A-Z]|[)\]]\w|[A-Z]{3}[a-z]{2}")
_TYPES: Final = "|".join(re.escape(display_of(one)) for one in InterventionType)
#: A type behind the last character of a name, in a copy that runs its interventions together.
NEXT_TYPE: Final = re.compile(rf"(?<=[^\s\-–/])(?=(?:{_TYPES}): )")
#: What stands before the colon is a type, when it is no longer than the longest of them.
LONGEST_TYPE: Final = 25


def read_conditions(draft: Draft, cut: Cut) -> tuple[str, ...]:
    """Read the conditions, one a line; names that were run together stay together."""
    conditions: list[str] = []
    for words in _items(draft, cut, "Conditions"):
        path = f"conditions[{len(conditions)}]"
        conditions.append(draft.fact(path, words))
        if any(words.text.find(label) > 0 for label in _CODING):
            draft.unsplit(path, words, "a condition and its coding")
        elif cut.dashed and _JOINT.search(words.text):
            draft.unsplit(path, words, "what may be several conditions")
    return tuple(conditions)


def read_interventions(draft: Draft, cut: Cut) -> tuple[Intervention, ...]:
    """Read the interventions, each ``Type: name``.

    A copy with dashes has run them together; there each type behind a name begins the next.
    """
    interventions: list[Intervention] = []
    for line in _items(draft, cut, "Interventions"):
        starts = [found.start() for found in NEXT_TYPE.finditer(line.text)] if cut.dashed else []
        for start, end in zip([0, *starts], [*starts, len(line)], strict=True):
            path = f"interventions[{len(interventions)}]"
            interventions.append(_intervention(draft, path, line.slice(start, end).strip()))
    return tuple(interventions)


def _intervention(draft: Draft, path: str, words: Words) -> Intervention:
    type_words, colon, _ = words.text.partition(": ")
    if not colon or len(type_words) > LONGEST_TYPE:
        return Intervention(draft.fact(f"{path}.name", words))
    at = len(type_words)
    name = words.slice(at + len(colon), len(words)).strip()
    return Intervention(
        name=draft.fact(f"{path}.name", name),
        type=draft.coded(f"{path}.type", words.slice(0, at), InterventionType),
    )


def _items(draft: Draft, cut: Cut, label: str) -> list[Words]:
    """Give the lines below a label, up to one that is itself a label and cannot stand there."""
    items = [bare(line) for line in cut.blocks.get(label, ())]
    for at, words in enumerate(items):
        if is_stray_label(words):
            draft.issue(
                Code.OUT_OF_ORDER,
                Severity.WARNING,
                f"the label {words.text!r} stands below {label!r}; what follows is left unread",
                words=words,
            )
            items = items[:at]
            break
    return [words for words in items if words.text != "-" and not is_null(draft, words)]
