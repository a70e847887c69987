"""Fields of one line: where they stand, and words that are on no list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.issues import Code, Severity
from mscregistry.parsers.medpath.labels import Cut, bare, is_null
from mscregistry.vocab import Unlisted, coded, registry_of

if TYPE_CHECKING:
    from mscregistry.parsers.draft import Draft, E
    from mscregistry.source import Words

_LOSES_N: Final = "on records of other registries this site loses an n at the ends of fields"


def value_below(draft: Draft, cut: Cut, label: str, *, several: bool = False) -> Words | None:
    """Give the one line below a label; with `several`, the lines below it are another's."""
    lines = cut.blocks.get(label, ())
    if not lines:
        return None
    if not several:
        draft.leave(lines[1:], f"one line is expected below {label!r}")
    words = bare(lines[0])
    return None if is_null(draft, words) else words


def take_coded(draft: Draft, path: str, words: Words | None, enum: type[E]) -> E | Unlisted | None:
    """Take a coded value, where words are given; a word on no list is kept, with an issue."""
    if words is None:
        return None
    value = coded(enum, words.text)
    if value is not None:
        draft.fact(path, words)
        return value
    say_unlisted(draft, path, words, enum.__name__)
    return Unlisted(draft.fact(path, words))


def note_lost_n(draft: Draft, path: str, words: Words, trial_id: str | None) -> None:
    """Say that a name or title looks as if it had lost an n at an end; it is not mended.

    Only records that came through the WHO's portal lose it, so those of ClinicalTrials.gov
    are not looked at.
    """
    registry = None if trial_id is None else registry_of(trial_id)
    last = words.text.rpartition(" ")[2].lower()
    if registry is None or registry.key == "CTGOV":
        return
    if words.text[:1].islower() or (last.endswith(("tio", "sio")) and last != "ratio"):
        draft.issue(
            Code.LOST_LETTER,
            Severity.INFO,
            f"{words.text[:60]!r} may have lost an n; kept as written",
            path,
            words,
            hint=_LOSES_N,
        )


def say_unlisted(draft: Draft, path: str, words: Words, what: str) -> None:
    """Say that words are on no list, and what this site is known to do to words."""
    draft.issue(
        Code.UNLISTED_WORD,
        Severity.WARNING,
        f"{words.text[:60]!r} is on no list of {what}; kept as written",
        path,
        words,
        hint=_LOSES_N,
    )
