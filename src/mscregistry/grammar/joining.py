"""Parts to a whole: nested ones of the same kind are made one, and sureness is carried up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mscregistry.grammar.expressions import All, Any, Expression

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.source import Span


def joined(
    make: type[All | Any],
    parts: Sequence[Expression],
    spans: tuple[Span, ...],
    *,
    sure: bool = True,
) -> Expression:
    """Give all or any of the parts; a single part is itself.

    >>> from mscregistry.grammar.expressions import Presence
    >>> one, two = Presence("asthma"), Presence("fever")
    >>> print(joined(Any, [Any((one, two)), one], ()))
    finding "asthma" or finding "fever" or finding "asthma"
    """
    flat: list[Expression] = []
    for part in parts:
        if isinstance(part, make):
            flat += part.parts
        else:
            flat.append(part)
    if len(flat) == 1:
        return flat[0]
    return make(tuple(flat), spans, sure and all(part.sure for part in parts))
