"""The terms of vocabularies that a registry files a trial under."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mscregistry.model.derived import Browse
    from mscregistry.model.terms import CodedTerm


def terms_of(browse: Browse | None, coded: Iterable[CodedTerm]) -> Iterator[str]:
    """Give the MeSH terms that a registry found, those above them, and other terms."""
    if browse is not None:
        for mesh in (*browse.meshes, *browse.ancestors):
            if mesh.term is not None:
                yield mesh.term
    for one in coded:
        if one.term is not None:
            yield one.term


def folded(terms: Iterable[str]) -> list[str]:
    """Give terms in small letters and with single blanks, each once.

    >>> folded(["Kidney  Diseases", "kidney diseases", " "])
    ['kidney diseases']
    """
    plain = [" ".join(term.casefold().split()) for term in terms]
    return [term for term in dict.fromkeys(plain) if term]
