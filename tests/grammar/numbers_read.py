"""How tests of the grammar's lower half show what they found."""

from mscregistry.grammar.figure import Figure
from mscregistry.grammar.figures import read_figures
from mscregistry.grammar.token_text import TokenText


def figures(words: str) -> list[Figure]:
    return read_figures(TokenText(words))


def figure(words: str) -> Figure:
    """Give the only figure of some words."""
    (found,) = figures(words)
    return found


def shown(found: Figure) -> str:
    """Give interval, unit and what it is a multiple of, as far as there are."""
    parts = [str(found.interval), found.unit, found.reference and f"× {found.reference}"]
    return " ".join(part for part in parts if part)


def read(words: str) -> list[str]:
    """Give all figures of some words, each as it is shown."""
    return [shown(found) for found in figures(words)]


def said(words: str) -> list[str]:
    """Give the words of all figures."""
    text = TokenText(words)
    return [text.said(found.first, found.end) for found in read_figures(text)]
