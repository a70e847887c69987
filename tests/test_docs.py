"""The reference pages know every code and every format."""

from pathlib import Path

import mscregistry as msc
from mscregistry.issues import Code

REFERENCE = Path(__file__).resolve().parents[1] / "docs" / "reference"


def test_every_issue_code_has_its_row() -> None:
    page = (REFERENCE / "issues.md").read_text(encoding="utf-8")
    for code in Code:
        assert f"| `{code.value}` | `{code.name}` |" in page


def test_every_format_has_its_section() -> None:
    page = (REFERENCE / "formats.md").read_text(encoding="utf-8")
    for parser in msc.formats():
        assert f"## `{parser.name}`" in page
