"""Every fact of the five hand-checked documents is found, none is contradicted or invented."""

from __future__ import annotations

import json
import tomllib
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
from tests.gold.shape import shape

import mscregistry as msc

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
GOLD = sorted((SHARED / "gold").glob("*.json"))

pytestmark = pytest.mark.skipif(not GOLD, reason="the shared documents are not beside this checkout")


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem[:3])
def test_every_fact_of_the_gold_is_found_and_none_is_contradicted(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    reading = msc.read(SHARED / "seeds" / f"{path.stem}.txt")
    assert list(_differences("", gold, shape(reading), path.stem, gold)) == []


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem[:3])
def test_nothing_of_the_document_is_left_unread(path: Path) -> None:
    reading = msc.read(SHARED / "seeds" / f"{path.stem}.txt")
    assert [reading.source.words([span]) for span in reading.unread] == []


def _differences(path: str, gold: Any, ours: Any, document: str, whole: Any) -> Any:
    """Yield each leaf of the gold that reading owes and that our shape does not have."""
    if _stage(path, document) != "read":
        return
    if isinstance(gold, dict):
        if _is_nothing(gold) and not ours:
            return
        # What is missing is named leaf by leaf, since some leaves are remarks and not facts.
        ours = ours if isinstance(ours, dict) else {}
        # The gold splits by hand what no delimiter splits; the joined line is as right.
        if gold.get("split") == "by_hand" and ours.get("values") == [gold["as_written"]]:
            return
        for name, value in gold.items():
            yield from _differences(f"{path}.{name}".strip("."), value, ours.get(name), document, whole)
    elif isinstance(gold, list) and path.endswith(".other_names"):
        joined = " ".join(ours or ())
        yield from (f"{path}: {name!r} is not in {joined!r}" for name in gold if name not in joined)
    elif isinstance(gold, list) and gold and isinstance(gold[0], dict):
        if len(gold) != len(ours or ()):
            yield f"{path}: {len(gold)} entries, not {len(ours or ())}"
            return
        for index, (one, other) in enumerate(zip(gold, ours, strict=True)):
            yield from _differences(f"{path}.{index}", one, other, document, whole)
    elif path.endswith("as_written"):
        yield from _unwritten(path, gold, ours)
    elif isinstance(gold, str) and isinstance(ours, str) and path.endswith("role"):
        if gold.lower() != ours.lower():
            yield f"{path}: {gold!r} is not {ours!r}"
    elif gold != ours and not (not gold and not ours and gold is not False and ours is not False):
        yield f"{path}: {gold!r} is not {ours!r}"


def _unwritten(path: str, gold: str | None, ours: Any) -> Any:
    """Compare words: every piece of ours stands in the gold's line, in its order."""
    pieces = [piece for part in _flat(ours) for piece in part.split("\n")]
    if gold is None:
        return
    at = 0
    for piece in pieces:
        found = gold.find(piece, at)
        if found < 0:
            yield f"{path}: {piece!r} is not in {gold!r}"
            return
        at = found + len(piece)
    if not pieces:
        yield f"{path}: {gold!r} is not known"


def _flat(words: Any) -> list[str]:
    if isinstance(words, list):
        return [word for word in words if word]
    return [words] if words else []


def _is_nothing(gold: Any) -> bool:
    """Say whether a branch of the gold says nothing at all."""
    if isinstance(gold, dict):
        return all(_is_nothing(value) for value in gold.values())
    return gold is None or gold == []


def _stage(path: str, document: str) -> str:
    stages = tomllib.loads((SHARED / "gold" / "STAGES.toml").read_text(encoding="utf-8"))
    for name in ("note", "validate"):
        if any(fnmatchcase(path, pattern) for pattern in stages[name]):
            return name
    meaning = [*stages["meaning"].get("*", []), *stages["meaning"].get(document, [])]
    if any(fnmatchcase(path, pattern) or fnmatchcase(f"{path}.", pattern) for pattern in meaning):
        return "meaning"
    return "read"
