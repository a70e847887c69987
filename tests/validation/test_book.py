"""A book of rules is chosen from, added to, and holds those of plug-ins."""

from __future__ import annotations

import pickle
from importlib.metadata import EntryPoint
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from mscregistry import extensions
from mscregistry.validation import Rule, Rulebook, book, rulebook
from mscregistry.validation.every_rule import RULES
from tests.validation.toy_rules import LONG, NO_PHASE

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What entry points lead to.
GOOD = evolve(NO_PHASE, code="TOY001")
OURS = evolve(NO_PHASE, code="MSC999")
TAKEN = evolve(NO_PHASE, code="TOY001")
NOTHING = 3


@pytest.fixture
def _fresh() -> Iterator[None]:
    rulebook.cache_clear()
    yield
    rulebook.cache_clear()


def test_all_rules_are_in_it_in_order() -> None:
    assert rulebook().rules[: len(RULES)] == RULES
    assert len(rulebook()) == len(RULES)
    assert [rule.code for rule in rulebook()] == sorted(rule.code for rule in RULES)
    assert repr(Rulebook([NO_PHASE])) == "<Rulebook of 1 rules>"


def test_a_rule_is_found_by_its_code() -> None:
    assert rulebook()["MSC101"].code == "MSC101"
    assert "MSC101" in rulebook()
    assert "MSC1" not in rulebook()
    with pytest.raises(KeyError, match="no rule 'MSC1'; print"):
        rulebook()["MSC1"]


def test_it_is_printed_a_rule_a_line() -> None:
    assert str(Rulebook([NO_PHASE, LONG])).splitlines() == [str(NO_PHASE), str(LONG)]


def test_rules_are_added_in_the_order_of_their_codes() -> None:
    both = Rulebook([LONG]).with_rules(NO_PHASE)
    assert both.rules == (NO_PHASE, LONG)
    with pytest.raises(ValueError, match="two rules of the code TOY001"):
        both.with_rules(NO_PHASE)


def test_what_is_no_rule_is_refused() -> None:
    with pytest.raises(TypeError, match="a rule is a Rule, not 'x': Rule"):
        Rulebook(["x"])  # type: ignore[list-item]  # wrong on purpose


def test_it_can_be_sent_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(rulebook())) == rulebook()  # noqa: S301 - it was pickled here


@pytest.mark.usefixtures("_fresh")
def test_rules_of_plug_ins_are_in_it_and_a_broken_one_stops_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = {"a": "GOOD", "b": "OURS", "c": "TAKEN", "d": "NOTHING", "e": "NO_SUCH"}
    points = [EntryPoint(name, f"{__name__}:{value}", book.GROUP) for name, value in names.items()]
    monkeypatch.setattr(
        extensions, "entry_points", lambda group: points if group == book.GROUP else []
    )
    found = rulebook()
    assert found["TOY001"].distribution == "an unknown distribution"
    assert [str(one).partition(" cannot be used: ")[2] for one in found.broken] == [
        "its code is MSC999, and codes of MSC and figures are this library's own",
        "there is another rule TOY001",
        "it leads to something of type 'int', and not to a Rule",
        f"loading it raised AttributeError: module {__name__!r} has no attribute 'NO_SUCH'",
    ]
    assert "the rule 'b' of 'an unknown distribution'" in str(found.broken[0])


def test_a_plug_in_that_raises_when_it_is_looked_at_stops_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    point = EntryPoint("odd", f"{__name__}:GOOD", "mscregistry.rules")
    vars(point)["dist"] = None

    def entry_points(*, group: str) -> list[EntryPoint]:
        assert group == "mscregistry.rules"
        return [point]

    def fault(rule: Rule) -> str | None:
        raise LookupError(rule.code)

    monkeypatch.setattr(extensions, "entry_points", entry_points)
    (_, (broken,)) = extensions.plugged_in("mscregistry.rules", Rule, fault)
    assert broken.why == "looking at it raised LookupError: TOY001"
