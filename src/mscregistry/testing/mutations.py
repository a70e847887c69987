"""Seeded ways to damage a document, as copying, saving and sending do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from random import Random

#: Pieces that have hurt parsers: of other layouts, of markup, of bytes gone wrong.
AWKWARD: Final = (
    "\x00",
    "\ufeff",
    "\u2028",
    "\ud800",
    "\u202e",
    "|",
    " | | ",
    "---|---|",
    "- ",
    "  • ",
    "* ",
    "1. ",
    ":",
    "\\",
    "\\\\>",
    "<",
    "<p>",
    "</td></tr>",
    "<br",
    "&amp;",
    "&#x110000;",
    "&",
    "{",
    "[ Time Frame: ",
    "NCT00000001",
    "Not available",
    "Conditions",
    "Interventions",
    "Inclusion Criteria",
    "Abstract: PO0001",
    "Role: CONTACT",
    "Phase 1 Phase 2",
    "Status :",
    "\r\n",
    "\r",
    "\t",
    "é",
    "≥",
    "9" * 40,
)


def mutate(text: str, dice: Random) -> str:
    """Damage a document in one to four places."""
    for _ in range(dice.randint(1, 4)):
        text = dice.choice(_WAYS)(text, dice)
    return text


def _cut(text: str, dice: Random) -> str:
    return text[: dice.randint(0, len(text))]


def _behead(text: str, dice: Random) -> str:
    return text[dice.randint(0, len(text) // 2) :]


def _remove_lines(text: str, dice: Random) -> str:
    lines = text.split("\n")
    start = dice.randrange(len(lines))
    del lines[start : start + dice.randint(1, 8)]
    return "\n".join(lines)


def _repeat_lines(text: str, dice: Random) -> str:
    lines = text.split("\n")
    start = dice.randrange(len(lines))
    piece = lines[start : start + dice.randint(1, 6)]
    return "\n".join(lines[:start] + piece * dice.randint(2, 3) + lines[start:])


def _swap_lines(text: str, dice: Random) -> str:
    lines = text.split("\n")
    one, two = dice.randrange(len(lines)), dice.randrange(len(lines))
    lines[one], lines[two] = lines[two], lines[one]
    return "\n".join(lines)


def _insert(text: str, dice: Random) -> str:
    at = dice.randint(0, len(text))
    return text[:at] + dice.choice(AWKWARD) + text[at:]


def _insert_line(text: str, dice: Random) -> str:
    lines = text.split("\n")
    lines.insert(dice.randint(0, len(lines)), dice.choice(AWKWARD))
    return "\n".join(lines)


def _replace(text: str, dice: Random) -> str:
    if not text:
        return text
    at = dice.randrange(len(text))
    return text[:at] + dice.choice(AWKWARD) + text[at + dice.randint(1, 20) :]


def _squeeze(text: str, dice: Random) -> str:
    """Lose the blank lines, or all line breaks of a stretch, as text extractors do."""
    if dice.random() < _HALF:
        return "\n".join(line for line in text.split("\n") if line.strip())
    at = dice.randint(0, len(text))
    return text[:at] + text[at : at + 300].replace("\n", " ") + text[at + 300 :]


def _returns(text: str, dice: Random) -> str:
    return text.replace("\n", dice.choice(["\r\n", "\r", "\n\n"]))


#: How often one of two ways is taken.
_HALF: Final = 0.5
_WAYS: Final = (
    _cut,
    _behead,
    _remove_lines,
    _repeat_lines,
    _swap_lines,
    _insert,
    _insert_line,
    _replace,
    _squeeze,
    _returns,
)
