"""Brackets in prose: which is never closed, or was never opened."""

from __future__ import annotations

import re
from typing import Final

_BRACKET: Final = re.compile(r"[()]")
#: A closing bracket behind the number of an item needs no other: `1)`, `b)`, `iv)`.
_ITEM: Final = re.compile(r"(?:^|[\s,;:.(])(?:\d{1,2}[a-z]?|[A-Za-z]|[ivx]{1,4})$")
_ITEM_LENGTH: Final = 6
_FACES: Final = re.compile(r"[:;][-']?[()]")


def unclosed(text: str) -> str | None:
    """Give a bracket that has no other; one behind the number of an item may have none.

    >>> unclosed("anaemia (haemoglobin < 8.5 g/dL"), unclosed("1) consent, 2) age (in years)")
    ('(', None)
    """
    if "(" not in text and ")" not in text:
        return None
    # The fewest and the most that may be open, for behind `5)` nobody knows.
    fewest = most = 0
    text = _FACES.sub("  ", text)
    for found in _BRACKET.finditer(text):
        at = found.start()
        if found[0] == "(":
            fewest, most = fewest + 1, most + 1
            continue
        is_item = _ITEM.search(text, max(at - _ITEM_LENGTH, 0), at) is not None
        fewest, most = max(fewest - 1, 0), most if is_item else most - 1
        if most < 0:
            return ")"
    return "(" if fewest else None
