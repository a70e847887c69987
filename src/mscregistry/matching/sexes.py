"""The sexes that words name."""

from __future__ import annotations

from typing import Final

from mscregistry.matching.words import folded
from mscregistry.vocab import Sex

#: Words for each sex, without the ending of a plural.
FEMALE: Final = frozenset(("female", "woman", "women", "girl"))
MALE: Final = frozenset(("male", "man", "men", "boy"))
#: Words beside these that add nothing.
PLAIN: Final = frozenset(
    (
        *("or", "and", "currently", "current", "patient", "subject", "participant", "is", "are"),
        *("who", "adult", "volunteer", "individual", "both", "either"),
    )
)
#: Words for all sexes at once: `either sex`, `both sexes`; without the ending of a plural.
_OF_ALL: Final = frozenset(("sex", "sexe", "gender"))
_ANY: Final = _OF_ALL | {"both", "either", "all", "any"}


def sexes_named(words: str) -> tuple[frozenset[Sex], bool]:
    """Give the sexes that are named, and whether the words say no more.

    >>> sexes_named("Women of childbearing potential")
    (frozenset({<Sex.FEMALE: 'FEMALE'>}), False)
    """
    said = frozenset(folded(words))
    if said and said <= _ANY | PLAIN and said & _OF_ALL:
        return frozenset((Sex.FEMALE, Sex.MALE)), True
    pairs = ((Sex.FEMALE, FEMALE), (Sex.MALE, MALE))
    named = frozenset([sex for sex, its in pairs if said & its])
    return named, bool(named) and said <= FEMALE | MALE | PLAIN
