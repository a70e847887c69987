"""How two statements of a trial can fail to fit together."""

from __future__ import annotations

from enum import StrEnum


class ContradictionKind(StrEnum):
    """What is wrong between two statements."""

    #: Two things that are both asked for have nothing in common: nobody can take part.
    NEVER_MEET = "never meet"
    #: Everything that is asked for is excluded: nobody can take part.
    ALL_EXCLUDED = "all excluded"
    #: The limit of age beside the criteria is another one than their words say.
    LIMIT_DIFFERS = "limit differs"
    #: Part of what is asked for is excluded; that may be meant.
    OVERLAP = "overlap"
