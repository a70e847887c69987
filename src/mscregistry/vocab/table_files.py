"""The tables beside this file, read when somebody first asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

T = TypeVar("T")


def read_table(name: str) -> dict[str, Any]:
    """Give the content of ``tables/<name>.toml``.

    Nothing is kept here: what is built from a table is kept by the one who builds it.
    """
    # Both take longer to import than all of our enums to build, and a program that only makes
    # trials needs neither.
    import tomllib
    from importlib.resources import files

    path = files("mscregistry.vocab").joinpath("tables", f"{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def row_of(rows: Mapping[str, T], code: str, what: str) -> T:
    """Give the row with a code of ours.

    Raises:
        KeyError: There is none; the message gives the codes that there are.
    """
    try:
        return rows[code]
    except (KeyError, TypeError):
        raise KeyError(
            f"no {what} has the code {code!r}; the codes are {', '.join(rows)}"
        ) from None
