"""The tables beside this file, read when somebody first asks."""

from __future__ import annotations

from typing import Any


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
