"""A text of a test as the readers of findings are handed it."""

from mscregistry.grammar.findings.prose import Prose
from mscregistry.grammar.stated import Passage


def prose_of(text: str) -> Prose:
    """Give the prose of a passage with this text."""
    return Prose(Passage("text", text))
