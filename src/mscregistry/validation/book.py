"""The rules that a check asks: all, or those that are chosen, with those of plug-ins."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Final

from attrs import evolve, field, frozen

from mscregistry.extensions import BrokenPlugin, plugged_in
from mscregistry.validation.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: The group of entry points under which distributions offer rules.
GROUP: Final = "mscregistry.rules"


def _in_order(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    return tuple(rules)


def _each_once(_: object, __: object, rules: tuple[Rule, ...]) -> None:
    for one in rules:
        if not isinstance(one, Rule):
            msg = f"a rule is a Rule, not {one!r}: Rule('LAB001', Severity.INFO, function, …)"
            raise TypeError(msg)
    twice = sorted(code for code, times in Counter(one.code for one in rules).items() if times > 1)
    if twice:
        msg = f"two rules of the code {', '.join(twice)}"
        raise ValueError(msg)


@frozen(repr=False)
class Rulebook:
    """An ordered, immutable set of rules; codes are met by their beginnings.

    >>> book = rulebook().select("MSC2").ignore("MSC203")
    >>> "MSC201" in book, "MSC203" in book, "MSC301" in book
    (True, False, False)

    Raises:
        TypeError: If one of them is no rule.
        ValueError: If two have the same code.
    """

    #: The rules, by code.
    rules: tuple[Rule, ...] = field(converter=_in_order, validator=_each_once)
    #: Plug-ins that offer rules and cannot be used.
    broken: tuple[BrokenPlugin, ...] = ()

    def select(self, *codes: str) -> Rulebook:
        """Give the rules with these codes, or with codes that begin so: ``MSC2``, ``MSC301``.

        Raises:
            ValueError: If no rule has such a code; the message names the families there are.
        """
        return evolve(self, rules=[one for one in self.rules if self._known(codes, one)])

    def ignore(self, *codes: str) -> Rulebook:
        """Give the rules without those of these codes.

        Raises:
            ValueError: If no rule has such a code.
        """
        return evolve(self, rules=[one for one in self.rules if not self._known(codes, one)])

    def with_rules(self, *rules: Rule) -> Rulebook:
        """Give these rules and further ones, in the order of their codes.

        Raises:
            ValueError: If a code is taken.
        """
        return evolve(self, rules=sorted([*self.rules, *rules], key=lambda one: one.code))

    def _known(self, codes: Iterable[str], rule: Rule) -> bool:
        for code in codes:
            if not isinstance(code, str):
                msg = f"a code is text such as 'MSC2', not {code!r}"
                raise TypeError(msg)
            if not code or not any(one.code.startswith(code) for one in self.rules):
                families = ", ".join(sorted({one.code[:-2] for one in self.rules}))
                hint = "; several codes are a list" if "," in code or " " in code else ""
                if code.startswith("MSC0"):
                    hint = "; MSC0xx is what reading saw: reading.issues"
                msg = f"no rule has a code that begins with {code!r}; there are {families}{hint}"
                raise ValueError(msg)
        return rule.code.startswith(tuple(codes))

    def __getitem__(self, code: str) -> Rule:
        """Give the rule of a code.

        Raises:
            KeyError: If there is none.
        """
        for one in self.rules:
            if one.code == code:
                return one
        msg = f"no rule {code!r}; print(rulebook()) lists the rules, .select('MSC2') gives a family"
        raise KeyError(msg)

    def __contains__(self, code: object) -> bool:
        """Say whether there is a rule of a code."""
        return any(one.code == code for one in self.rules)

    def __iter__(self) -> Iterator[Rule]:
        """Give the rules in order."""
        return iter(self.rules)

    def __len__(self) -> int:
        """Count the rules."""
        return len(self.rules)

    def __str__(self) -> str:
        """Give the rules, a line each: code, severity, summary."""
        return "\n".join(map(str, self.rules))

    def __repr__(self) -> str:
        """Say how many there are."""
        return f"<Rulebook of {len(self)} rules>"


@cache
def rulebook() -> Rulebook:
    """Give all rules: those of this library, and of every plug-in that is of use.

    A plug-in that cannot be used is in `Rulebook.broken`; it stops no other.
    """
    # The rules are many, and only for those who check.
    from mscregistry.validation.every_rule import RULES

    taken = {one.code for one in RULES}

    def fault(rule: Rule) -> str | None:
        if rule.is_own:
            return f"its code is {rule.code}, and codes of MSC and figures are this library's own"
        if rule.code in taken:
            return f"there is another rule {rule.code}"
        taken.add(rule.code)
        return None

    found, broken = plugged_in(GROUP, Rule, fault)
    return Rulebook(RULES, broken).with_rules(*found)
