"""Parts to a whole: nested ones of the same kind are made one, and sureness is carried up."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.grammar.expressions import All, Any, Expression
    from mscregistry.source import Span


def joined(
    make: type[All | Any],
    parts: Sequence[Expression],
    spans: tuple[Span, ...],
    *,
    sure: bool = True,
) -> Expression | None:
    """Give all or any of the parts; a single part is itself, and none is nothing.

    >>> from mscregistry.grammar.expressions import Any, Presence
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
    if len(flat) < 2:  # noqa: PLR2004 - one is no list
        return flat[0] if flat else None
    return make(tuple(flat), spans, sure and all(part.sure for part in parts))
