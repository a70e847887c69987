"""The page about the tables names each of them, and each column with its type and comment."""

from __future__ import annotations

from pathlib import Path

import pytest

from mscregistry.export.tables import KEYS, TABLES, Column, StructList

PAGE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "tables.md"


def _lines(column: Column, within: str = "") -> list[str]:
    kind = column.type
    name = f"{within}{column.name}"
    if isinstance(kind, StructList):
        below = [line for one in kind.fields for line in _lines(one, f"{name}[].")]
        return [f"| `{name}` | list of rows | {column.comment} |", *below]
    return [f"| `{name}` | {kind} | {column.comment} |"]


def _section(name: str) -> str:
    _, _, behind = PAGE.read_text(encoding="utf-8").partition(f"\n## `{name}`\n")
    return behind.partition("\n## ")[0]


def test_the_key_columns_are_told_once() -> None:
    head = PAGE.read_text(encoding="utf-8").partition("\n## ")[0]
    for column in KEYS:
        assert _lines(column)[0] in head


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_its_section_with_all_its_columns_in_order(name: str) -> None:
    section = _section(name)
    assert TABLES[name].comment in section
    rows = [line for line in section.splitlines() if line.startswith("| `")]
    assert rows == [line for column in TABLES[name].columns for line in _lines(column)]


def test_the_tables_stand_in_their_order_and_there_are_no_others() -> None:
    heads = [
        line.removeprefix("## ").strip("`")
        for line in PAGE.read_text(encoding="utf-8").splitlines()
        if line.startswith("## ")
    ]
    assert heads == list(TABLES)
