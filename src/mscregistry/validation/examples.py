"""The examples of rules: what an expression in a docstring gives."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from mscregistry.model import Trial

if TYPE_CHECKING:
    from collections.abc import Mapping


def example(expression: str) -> Trial:
    """Give the trial that an expression makes, with the names of the model and its codes.

    Dates are made by ``day("2024-05")`` and ``day("2024-05-31", "ACTUAL")``, and ages by
    ``age("18 Years")``.
    Only for the docstrings of rules, whose code is run anyway.

    >>> example('Trial(start_date=day("2024-05"))').start_date.precision
    'month'

    Raises:
        TypeError: If it gives something else.
    """
    found = eval(expression, {"__builtins__": {}}, dict(_names()))  # noqa: S307 - it is code that is installed
    if not isinstance(found, Trial):
        msg = f"an example gives a Trial, and not a {type(found).__name__}"
        raise TypeError(msg)
    return found


@cache
def _names() -> Mapping[str, Any]:
    """Give the names that examples may use."""
    from mscregistry import model, vocab
    from mscregistry.grammar.ages import read_age
    from mscregistry.grammar.dates import read_iso_date
    from mscregistry.model import results
    from mscregistry.model.derived import Derived
    from mscregistry.vocab import DateKind, Unlisted

    def day(words: str, kind: str | None = None) -> Any:  # noqa: ANN401 - as the reader gives it
        return read_iso_date(words, None if kind is None else DateKind(kind))

    names = {name: getattr(room, name) for room in (vocab, results, model) for name in room.__all__}
    return names | {
        "day": day,
        "age": read_age,
        "Derived": Derived,
        "Unlisted": Unlisted,
        "range": range,
        "tuple": tuple,
    }
