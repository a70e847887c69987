"""The sexes that words name."""

from __future__ import annotations

from typing import Final

from mscregistry.matching.words import folded
from mscregistry.vocab import Sex

#: Words for each sex, without the ending of a plural.
FEMALE: Final = frozenset(("female", "woman", "women", "girl"))
MALE: Final = frozenset(("male", "man", "men", "boy"))
#: Words beside these that add nothing.
PLAIN: Final = frozenset(("or", "and", "currently", "current", "patient", "subject", "is", "are"))


def sexes_named(words: str) -> tuple[frozenset[Sex], bool]:
    """Give the sexes that are named, and whether the words say no more.

    >>> sexes_named("Women of childbearing potential")
    (frozenset({<Sex.FEMALE: 'FEMALE'>}), False)
    """
    said = frozenset(folded(words))
    pairs = ((Sex.FEMALE, FEMALE), (Sex.MALE, MALE))
    named = frozenset([sex for sex, its in pairs if said & its])
    return named, bool(named) and said <= FEMALE | MALE | PLAIN
