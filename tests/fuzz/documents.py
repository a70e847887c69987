"""Where the documents of each layout are."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from mscregistry.parsers.decoding import decode

ROOT: Final = Path(__file__).resolve().parents[2]
SHARED: Final = ROOT.parent / "shared"


def documents(stem: str) -> list[str]:
    """Give the documents of a layout: our examples and fixtures, and the shared ones."""
    paths = sorted((ROOT / "examples" / "documents").glob(f"{stem}*.txt"))
    paths += sorted((ROOT / "tests" / "documents").glob(f"{stem}*/*"))
    return [decode(path.read_bytes(), path.name).text for path in paths if path.is_file()]
