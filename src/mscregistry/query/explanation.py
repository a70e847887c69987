"""Why a question is answered as it is: what was asked, what the record says, in which words."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from mscregistry.truth import Truth
from mscregistry.visible import visible

_MARK: Final = {Truth.TRUE: "✓", Truth.FALSE: "✗", Truth.UNKNOWN: "?"}
#: So much of a record's words is enough to find them.
_LONG: Final = 120


@frozen
class Explanation:
    """The answer to a question about one trial; `print` shows it with all its parts.

    It is made by `Predicate.explain`.
    """

    #: What was asked.
    sentence: str
    #: The answer.
    truth: Truth
    #: What the record says to it; empty where it is composed.
    seen: str = ""
    #: The words of the document, each with its field; empty without a reading.
    words: tuple[tuple[str, str], ...] = ()
    #: The answers to the questions it is composed of.
    parts: tuple[Explanation, ...] = ()

    def __bool__(self) -> bool:
        """Refuse: an unknown is neither.

        Raises:
            TypeError: Always.
        """
        raise TypeError("an Explanation is not a bool; ask for .truth")

    def __str__(self) -> str:
        """Give the answer in lines, the parts indented below it."""
        return "\n".join(self._lines(0))

    def _lines(self, depth: int) -> list[str]:
        margin = "  " * depth
        seen = f": {_short(self.seen)}" if self.seen else ""
        lines = [f"{margin}{_MARK[self.truth]} {visible(self.sentence)}{seen}"]
        lines += [f"{margin}    {path}: {_short(words)!r}" for path, words in self.words]
        for part in self.parts:
            lines += part._lines(depth + 1)  # noqa: SLF001 - of the same class
        return lines


def _short(words: str) -> str:
    shown = visible(words)
    return shown if len(shown) <= _LONG else f"{shown[: _LONG - 1]}…"
