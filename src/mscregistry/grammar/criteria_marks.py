"""Bullets and numbers: the marks that begin a criterion.

A mark is read at the start of a line, or inside one where criteria run on::

    bullet   *  -  •  ·  +  ○  ▪  –  o  ?  and their like; "?" is a bullet lost in decoding
    damaged  â€¢  (a bullet decoded as something else) and the private use of symbol fonts
    circled  ①  …  ⑳
    number   1.  1)  (1)  [1]  1、  1-
    dotted   1.1  3.2.1.
    letter   a.  a)  (a)  A.
    roman    i.  ii)  (iv)  II.
    code     I1.  E01  IC2  EC 3:

``A.``, ``i.``, ``1.1``, ``E01`` and ``1.18 years`` also begin ordinary sentences, so these count
as marks only where the mark before or after them begins a line too: `Neighbours` knows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Glyphs that registries use alike in one list.
_GLYPHS: Final = {
    **dict.fromkeys("-–—−‐‑", "-"),
    **dict.fromkeys("•·∙●\u2043\uf0b7â‚", "•"),
    **dict.fromkeys("○◦o", "o"),
    **dict.fromkeys("▪■□▫◾", "▪"),
    **dict.fromkeys("►▶➢➤‣", "►"),
}
CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_TENS: Final = ("", "x", "xx")
_ONES: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_ROMAN: Final = [ten + one for ten in _TENS for one in _ONES]
#: The second mark of a list that runs on is looked for so far, which keeps a long line cheap.
_NEAR: Final = 2000
_ROMAN_VALUE: Final = {name: value for value, name in enumerate(_ROMAN, 1)}

_MARK: Final = re.compile(
    rf"""
    (?P<bullet> [•·∙●\u2043○◦▪■□▫◾◆◇►▶➢➤‣✓✔§\uf0a7\uf0b7\uf0d8\uf0fc] | â€¢ | ‚Ä¢
              | \*(?!\*) | -{{1,3}}(?!-) | [–—−‐‑] | [+?o](?=\s) )
  | (?P<circled> [{CIRCLED}] [.)、]? )
  | (?P<dotted> \(? \d{{1,2}} (?: \. \d{{1,2}} ){{1,4}} [.)]? ) (?= \s )
  | (?P<open> [(\[（]? )
    (?: (?P<number> \d{{1,3}} ) (?P<close> \s? [.)\]）、\uff0e] | \s?[-–](?=\s) | [-–:](?=[A-Z]) )
      | (?P<letter> [A-Za-z]{{1,7}} ) (?P<shut> [.](?=\s) | [)\]）] ) )
  | (?P<code> (?: IC? | EC? | INC? | EXC? ) [-_ ]? [0-9]{{1,2}} ) [.):]? (?= \s )
    """,
    re.VERBOSE,
)
#: What may be a mark inside a line: white space or a sentence's end stands before it.
_INNER: Final = re.compile(
    rf"""
    (?<= [\s.;,:；。，：] )
    (?: (?P<open> \(? )
        (?: (?P<number> \d{{1,2}} ) (?P<close> \.(?=\s|[A-Z]) | \) )
          | (?P<letter> [a-zA-Z] | [ivx]{{2,5}} ) (?P<shut> \.(?=\s) | \) ) )
      | (?P<circled> [{CIRCLED}] ) )
    """,
    re.VERBOSE,
)


class Mark(NamedTuple):
    """A bullet or number."""

    #: What the list's marks have in common: ``*``, ``1.``, ``(a)``.
    style: str
    #: Place in the list from 1; 0 for a bullet.
    value: int
    #: Offset after the mark.
    end: int
    #: The numbers of a dotted mark.
    path: tuple[int, ...] = ()
    #: Whether it is a mark only beside its neighbours.
    doubtful: bool = False
    #: Whether a digit follows it at once.
    tight: bool = False

    @property
    def ordered(self) -> bool:
        """Whether it is a number or letter, not a bullet."""
        return self.value > 0


def marks_at(text: str, start: int, end: int) -> tuple[Mark, ...]:
    """Give the marks that `text[start:end]` may begin with, the likeliest last resort first.

    >>> [(mark.style, mark.value) for mark in marks_at("(b) Adults", 0, 10)]
    [('(a)', 2)]
    """
    found = _MARK.match(text, start, end)
    if found is None:
        return ()
    at = found.end()
    name = found.lastgroup
    if name == "bullet":
        glyph = found["bullet"]
        return (Mark(bullet_style(glyph[0]), 0, at),)
    if name == "circled":
        return (Mark("①", CIRCLED.index(found["circled"][0]) + 1, at),)
    if name == "dotted":
        return _dotted(found, at)
    if name == "code":
        return _coded(found, at)
    return _lettered(found, at) if found["number"] is None else _numbered(found, at)


def _numbered(found: re.Match[str], at: int) -> tuple[Mark, ...]:
    value = int(found["number"])
    close = found["close"].strip()
    tight = close == "." and found.string[at : at + 1].isdigit()
    doubtful = tight or close in {"-", "–", ":"}
    mark = Mark(f"{found['open']}1{close}", value, at, doubtful=doubtful, tight=tight)
    return (mark,) if value else ()


def _coded(found: re.Match[str], at: int) -> tuple[Mark, ...]:
    letters = found["code"].rstrip("0123456789")
    value = int(found["code"][len(letters) :])
    sure = found.string[at - 1] in ".):"
    return (Mark(f"{letters}1", value, at, doubtful=not sure),) if value else ()


def _dotted(found: re.Match[str], at: int) -> tuple[Mark, ...]:
    path = tuple([int(part) for part in found["dotted"].strip("().").split(".")])
    # Three numbers with dots between them are never a quantity.
    mark = Mark(f"{len(path)}.", path[-1], at, path, doubtful=len(path) == 2)  # noqa: PLR2004 - 1.5
    first = re.compile(r"\d+\.").match(found.string, found.start())
    if first is None or not path[0]:
        return (mark,) if path[-1] else ()
    tight = Mark("1.", path[0], first.end(), doubtful=True, tight=True)
    return (mark, tight) if path[-1] else (tight,)


def _lettered(found: re.Match[str], at: int) -> tuple[Mark, ...]:
    letters, shut, opening = found["letter"], found["shut"], found["open"]
    low = letters.lower()
    if letters not in {low, letters.upper()}:
        return ()
    # "a. Adults" is a list's; "E. coli" and "i.v. drugs" are not.
    capital = found.string[at : at + 2].lstrip()[:1].isupper()
    doubtful = shut == "." and not (capital and letters == low)
    marks = []
    if low in _ROMAN_VALUE:
        base = "i" if letters == low else "I"
        marks.append(Mark(f"{opening}{base}{shut}", _ROMAN_VALUE[low], at, doubtful=doubtful))
    if len(letters) == 1:
        base = "a" if letters == low else "A"
        value = ord(low) - ord("a") + 1
        letter = Mark(f"{opening}{base}{shut}", value, at, doubtful=doubtful)
        # "i)" is a roman one; "c)", "d)" and "x)" are letters first.
        marks.insert(len(marks) if low == "i" else 0, letter)
    return tuple(marks)


class Inner(NamedTuple):
    """What looks like a number inside a line."""

    start: int
    words: str
    end: int


class Neighbours:
    """The marks that begin lines of one text, to tell a mark from a sentence's first word."""

    def __init__(self, candidates: Iterable[tuple[Mark, ...]]) -> None:
        """Collect what may be a mark in the whole text."""
        marks = [mark for found in candidates for mark in found]
        self._seen = {_key(mark) for mark in marks}
        self._sure = {_key(mark) for mark in marks if not mark.doubtful}

    def choose(self, marks: tuple[Mark, ...], text: str, end: int) -> Mark | None:
        """Give the mark meant, or None where the words only look like one."""
        for mark in marks:
            if self._beside(mark) or _runs_on(mark, text, end):
                return mark
        return next((mark for mark in marks if not mark.doubtful), None)

    def _beside(self, mark: Mark) -> bool:
        if not mark.ordered:
            return True
        if mark.path:
            *head, last = mark.path
            above = ("1.", head[0]) if len(head) == 1 else (f"{len(head)}.", *head)
            beside = [(mark.style, *head, last - 1), (mark.style, *head, last + 1)]
            # "1.1" stands below "1."; any other quantity with that first number does not.
            return any(key in self._seen for key in beside) or (last == 1 and above in self._seen)
        # "2.5 mg" is no second "2."; "2.18 to 65 years" is one where it is the only one.
        if mark.tight and _key(mark) in self._sure:
            return False
        return self.knows(mark, -1) or self.knows(mark, 1)

    def knows(self, mark: Mark, step: int) -> bool:
        """Tell whether the mark `step` places away in the list begins a line too."""
        return (mark.style, mark.value + step) in self._seen


def _key(mark: Mark) -> tuple[str | int, ...]:
    return (mark.style, *mark.path) if mark.path else (mark.style, mark.value)


def _runs_on(mark: Mark, text: str, end: int) -> bool:
    """Tell whether the second mark of a list stands on the line of its first."""
    return (
        mark.value == 1
        and not mark.path
        and text.find(f" {token(mark.style, 2)} ", mark.end, min(end, mark.end + _NEAR)) >= 0
    )


def token(style: str, value: int) -> str:
    """Give the mark of a style with a value: ``token("(a)", 2)`` is ``(b)``; "" past the last."""
    if "1" in style:
        return style.replace("1", str(value))
    base, names = next((base, names) for base, names in _NAMES.items() if base in style)
    return style.replace(base, names[value - 1]) if value <= len(names) else ""


_NAMES: Final[dict[str, list[str]]] = {
    "a": [chr(code) for code in range(ord("a"), ord("z") + 1)],
    "A": [chr(code) for code in range(ord("A"), ord("Z") + 1)],
    "i": _ROMAN,
    "I": [name.upper() for name in _ROMAN],
    "①": list(CIRCLED),
}


def bullet_style(glyph: str) -> str:
    """Give the style of a bullet: the glyph, or the one it is used alike with."""
    return _GLYPHS.get(glyph, glyph)


def inner_marks(text: str, start: int, end: int) -> list[Inner]:
    """Give what looks like a number inside `text[start:end]`, in order."""
    return [
        Inner(found.start(), found[0], found.end()) for found in _INNER.finditer(text, start, end)
    ]
