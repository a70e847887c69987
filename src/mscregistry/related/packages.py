"""The packages that comparing many trials needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mscregistry.extras import needed

if TYPE_CHECKING:
    from types import ModuleType


def package(module: str) -> ModuleType:
    """Give a module of numpy, scipy or scikit-learn.

    >>> package("numpy").__name__
    'numpy'

    Raises:
        MissingExtra: If it is not installed; the message is the line that installs it.
    """
    return needed(module, "finding similar trials", "related")
