"""What the fields of a class mean: the ``#:`` comments above them, which are the documentation."""

from __future__ import annotations

import re
from inspect import getsource
from typing import Final

#: A field of a class, with the comment above it.
_FIELD: Final = re.compile(r"((?:^ +#: .*\n)+) +(\w+):", re.MULTILINE)
_MARK: Final = re.compile(r"^ +#: ", re.MULTILINE)


def field_comments(kind: type) -> dict[str, str]:
    """Give the comment of each field of a class; none where its source is not at hand.

    >>> from mscregistry.model import Enrollment
    >>> field_comments(Enrollment)["count"]
    'The number of participants.'
    """
    try:
        source = getsource(kind)
    except OSError:  # an installation without sources
        return {}
    return {
        field: " ".join(_MARK.sub("", comment).split()) for comment, field in _FIELD.findall(source)
    }
