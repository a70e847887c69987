"""Texts of DRKS, which stand in German and in English: which is the field, and which beside it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mscregistry.issues import Code, Severity
from mscregistry.parsers.tree.moved import branches, constant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mscregistry.parsers.tree.leaf_dialect import Leaf
    from mscregistry.parsers.tree.moved import Mover, Odd
    from mscregistry.parsers.tree.placed import Node

_LANGUAGES: Final = ("en", "de")


class Said(NamedTuple):
    """A text in one language; that may not be said."""

    text: Leaf
    language: Leaf | None


class Pair(NamedTuple):
    """A text, and the same in other languages."""

    first: Said
    others: tuple[Said, ...]


def pair(mover: Mover, found: Iterable[Said]) -> Pair | None:
    """Give the text that is the field, English before German; None where there is none.

    What is in a language that the register does not have stays unread, and what is said again in
    the same one.
    """
    known: dict[str | None, Said] = {}
    for one in found:
        language = None if one.language is None else one.language.words
        if language in known:
            message = f"{one.text.words[:60]!r} is said again in the same language"
            code, at = Code.DISAGREEMENT, one.text.at
            mover.taken.issue(code, Severity.WARNING, message, "translations", at)
        elif one.language is not None and one.language.words not in _LANGUAGES:
            message = f"{one.language.words[:60]!r} is no language of the register"
            code, at = Code.UNLISTED_WORD, one.language.at
            mover.taken.issue(code, Severity.WARNING, message, "translations", at)
        else:
            known[language] = one
    ordered = sorted(known.values(), key=_rank)
    return Pair(ordered[0], tuple(ordered[1:])) if ordered else None


def texts(mover: Mover, node: Node, keys: str, key: str, locale: str) -> Pair | None:
    """Give the text under a key of the objects under a path, in the languages it is in."""
    found: list[Said] = []
    for one in branches(node, keys):
        language = mover.leaves(one, locale)
        found += [Said(leaf, next(iter(language), None)) for leaf in mover.leaves(one, key)[:1]]
    return pair(mover, found)


def field(mover: Mover, said: Pair) -> list[Leaf]:
    """Give the leaf of the field; the word for its language has led to it."""
    if said.first.language is not None:
        mover.silence([said.first.language])
    return [said.first.text]


def translated(said: Pair, path: str) -> Iterator[dict[str, Any]]:
    """Give what the field at a path says in other languages."""
    for one in said.others:
        language = [] if one.language is None else [one.language]
        yield {"field": [constant(path)], "text": [one.text], "language": language}


def text(keys: str, key: str) -> Odd:
    """Give what reads a text in English, or else in German."""
    return partial(_text, keys, key)


def translation(keys: str, key: str, path: str) -> Odd:
    """Give what reads the same text in another language than its field."""
    return partial(_translation, keys, key, path)


def _text(keys: str, key: str, node: Node, mover: Mover) -> list[Leaf]:
    said = texts(mover, node, keys, key, "idLocale.locale")
    return [] if said is None else field(mover, said)


def _translation(keys: str, key: str, path: str, node: Node, mover: Mover) -> Iterator[Any]:
    said = texts(mover, node, keys, key, "idLocale.locale")
    if said is not None:
        yield from translated(said, path)


def _rank(said: Said) -> int:
    return len(_LANGUAGES) if said.language is None else _LANGUAGES.index(said.language.words)
