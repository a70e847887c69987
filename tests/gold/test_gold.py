"""Every fact of the five hand-checked documents is found, none is contradicted or invented."""

from __future__ import annotations

import json
import tomllib
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import mscregistry as msc
from tests.gold.shape import shape

if TYPE_CHECKING:
    from collections.abc import Iterator

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
GOLD = sorted((SHARED / "gold").glob("*.json"))

pytestmark = pytest.mark.skipif(
    not GOLD, reason="the shared documents are not beside this checkout"
)
by_number = pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem[:3])


@by_number
def test_every_fact_of_the_gold_is_found_and_none_is_contradicted(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    ours = shape(msc.read(SHARED / "seeds" / f"{path.stem}.txt"))
    assert list(differences(path.stem, "", gold, ours)) == []


@by_number
def test_a_wrong_fact_would_be_seen(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    nothing = list(differences(path.stem, "", gold, shape_of_nothing()))
    assert len(nothing) > 10


@by_number
def test_nothing_of_the_document_is_left_unread(path: Path) -> None:
    reading = msc.read(SHARED / "seeds" / f"{path.stem}.txt")
    assert [reading.source.words([span]) for span in reading.unread] == []


def shape_of_nothing() -> dict[str, object]:
    reading = msc.Reading(msc.Trial(), msc.Source(""), "nothing")
    return shape(reading)


def differences(document: str, path: str, gold: object, ours: object) -> Iterator[str]:
    """Yield each leaf of the gold that reading owes and that our shape has not or has otherwise."""
    if not owed_by_reading(path, document):
        return
    if isinstance(gold, dict):
        yield from _of_node(document, path, gold, ours if isinstance(ours, dict) else {})
    elif isinstance(gold, list) and path.endswith(".other_names"):
        # The page joins these by spaces; the joined line is as right as the names.
        joined = " ".join(ours) if isinstance(ours, list) else ""
        yield from (f"{path}: {name!r} is not in {joined!r}" for name in gold if name not in joined)
    elif isinstance(gold, list) and gold and isinstance(gold[0], dict):
        theirs = ours if isinstance(ours, list) else []
        if len(gold) != len(theirs):
            yield f"{path}: {len(gold)} entries, not {len(theirs)}"
        for index, (one, other) in enumerate(zip(gold, theirs, strict=False)):
            yield from differences(document, f"{path}.{index}", one, other)
    elif path.endswith("as_written"):
        yield from _of_words(path, gold, ours)
    elif not _same(path, gold, ours):
        yield f"{path}: {gold!r} is not {ours!r}"


def _of_node(
    document: str, path: str, gold: dict[str, object], ours: dict[str, object]
) -> Iterator[str]:
    # The gold splits by hand what no delimiter splits; the joined line is as right.
    if gold.get("split") == "by_hand" and ours.get("values") == [gold["as_written"]]:
        return
    for name, value in gold.items():
        yield from differences(document, f"{path}.{name}".strip("."), value, ours.get(name))


def _of_words(path: str, gold: object, ours: object) -> Iterator[str]:
    """Compare words: every piece of ours stands in the gold's line, in its order."""
    if not isinstance(gold, str):
        return
    parts = ours if isinstance(ours, list) else [ours]
    pieces = [piece for part in parts if part for piece in str(part).split("\n")]
    if not pieces:
        yield f"{path}: {gold!r} is not known"
    at = 0
    for piece in pieces:
        found = gold.find(piece, at)
        if found < 0:
            yield f"{path}: {piece!r} is not in {gold!r}"
        at = found + len(piece)


def _same(path: str, gold: object, ours: object) -> bool:
    if path.endswith("role") and isinstance(gold, str) and isinstance(ours, str):
        return gold.lower() == ours.lower()
    nothing: tuple[object, ...] = (None, [], "")
    return gold == ours or (gold in nothing and ours in nothing)


def owed_by_reading(path: str, document: str) -> bool:
    """Say whether the stages give a fact to reading, and not to a later stage or to a remark."""
    stages = tomllib.loads((SHARED / "gold" / "STAGES.toml").read_text(encoding="utf-8"))
    later = [*stages["note"], *stages["validate"], *stages["meaning"]["*"]]
    later += stages["meaning"].get(document, [])
    return not any(fnmatchcase(path, one) or fnmatchcase(f"{path}.", one) for one in later)
