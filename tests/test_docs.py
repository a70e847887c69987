"""The reference pages know every code and every format."""

import runpy
from pathlib import Path

import mscregistry as msc
from mscregistry.issues import Code
from mscregistry.query import q

REFERENCE = Path(__file__).resolve().parents[1] / "docs" / "reference"


def test_every_issue_code_has_its_row() -> None:
    page = (REFERENCE / "issues.md").read_text(encoding="utf-8")
    for code in Code:
        assert f"| `{code.value}` | `{code.name}` |" in page


def test_every_format_has_its_section() -> None:
    page = (REFERENCE / "formats.md").read_text(encoding="utf-8")
    for parser in msc.formats():
        assert f"## `{parser.name}`" in page


def test_every_name_of_the_front_door_stands_in_the_api() -> None:
    page = (REFERENCE / "api.md").read_text(encoding="utf-8")
    missing = [
        name
        for name in msc.__all__
        if f"`{name} <mscregistry." not in page and f"`mscregistry.{name}`" not in page
    ]
    assert missing == []


def test_every_question_stands_on_its_page_as_the_script_writes_it() -> None:
    script = runpy.run_path(str(REFERENCE.parent / "_scripts" / "questions.py"))
    page = (REFERENCE / "questions.md").read_text(encoding="utf-8")
    assert page == script["page"]()
    missing = [
        name for name in dir(type(q)) if not name.startswith("_") and f"`q.{name}" not in page
    ]
    assert missing == []
