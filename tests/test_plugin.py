"""What a parser of one's own is made of is in one place, and the example is made of it alone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import mscregistry as msc
from mscregistry import plugin
from mscregistry.testing import Effort, check_parser, check_rule

if TYPE_CHECKING:
    import pytest

EXAMPLE = Path(__file__).parents[1] / "examples" / "plugin"
SAMPLES = sorted((EXAMPLE / "tests" / "samples").glob("*.xml"))


def test_every_name_that_is_offered_is_there_once_and_explained() -> None:
    assert plugin.__all__ == sorted({*plugin.__all__})
    for name in plugin.__all__:
        assert getattr(plugin, name).__doc__


def test_the_example_keeps_every_promise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(EXAMPLE / "src"))
    from mscregistry_anzctr import ANZCTR_XML

    check_parser(ANZCTR_XML, SAMPLES, effort=Effort(letters=25, mutations=15))
    reading = msc.read(SAMPLES[0], formats=msc.formats().with_parser(ANZCTR_XML))
    assert reading.trial.trial_id == "ACTRN12699000101101"


def test_the_rule_of_the_example_does_what_is_promised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(EXAMPLE / "src"))
    from mscregistry_anzctr.rules import APPROVED_AFTER_START

    check_rule(APPROVED_AFTER_START, trials=20)
    text = SAMPLES[0].read_text(encoding="utf-8").replace(">05/01/2026<", ">01/03/2026<")
    from mscregistry_anzctr import ANZCTR_XML

    late = msc.read(msc.Source(text), formats=msc.formats().with_parser(ANZCTR_XML))
    assert len(msc.validate(late, rules=[APPROVED_AFTER_START]).issues) == 1


def test_the_example_takes_nothing_of_this_package_but_what_is_offered() -> None:
    """A name that it takes from a room would be one that `plugin` lacks."""
    (path,) = (EXAMPLE / "src").glob("*/__init__.py")
    rooms = re.findall(
        r"^(?:from|import) (mscregistry[.\w]*)", path.read_text("utf-8"), re.MULTILINE
    )
    assert {*rooms} == {"mscregistry.plugin"}
