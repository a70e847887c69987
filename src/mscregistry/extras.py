"""Packages that not everybody has: loaded when needed, and asked for in one line if missing."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from mscregistry.errors import MissingExtra

if TYPE_CHECKING:
    from types import ModuleType


def needed(module: str, feature: str, extra: str) -> ModuleType:
    """Give a module of an extra.

    >>> needed("no_such_package", "a table", "arrow")
    Traceback (most recent call last):
    mscregistry.errors.MissingExtra: a table needs an extra: pip install 'mscregistry[arrow]'

    Raises:
        MissingExtra: If it is not installed; the message is the line that installs it.
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingExtra(feature, extra) from error
