"""A rule: what it asks of a trial, how much it matters, why, and examples of both."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from typing import Any, Final

from attrs import field, frozen
from attrs.validators import deep_iterable, instance_of

from mscregistry.issues import Severity
from mscregistry.validation.finding import Finding

_CODE: Final = re.compile(r"[A-Z][A-Z0-9]{1,11}[0-9]{3}")
_OWN: Final = re.compile(r"MSC\d+")
#: A part of a docstring that holds an example begins with its name on a line of its own.
_PART: Final = re.compile(r"^(Bad|Good|Earlier)::$", re.MULTILINE)


#: Whether Python left docstrings out (``python -OO``).
_STRIPPED: Final = sys.flags.optimize > 1


class Needs(Enum):
    """What a rule must be given beside the trial."""

    #: The trial is enough.
    NOTHING = "nothing"
    #: The day of the check: ``rule.check(trial, day)``.
    DATE = "date"
    #: An earlier record of the same trial: ``rule.check(trial, earlier)``.
    EARLIER = "earlier"


def _code(_: object, __: object, value: str) -> None:
    if _CODE.fullmatch(value) is None:
        msg = f"the code of a rule is capitals and three figures, such as MSC201, not {value!r}"
        raise ValueError(msg)


@frozen
class Rule:
    """A rule with its code.

    The docstring of `check` is its page: the first line sums it up, what follows says why, and the
    parts ``Bad::`` and ``Good::`` hold an expression for a trial on which it fires, and for one on
    which it does not.

    Raises:
        ValueError: If the code has another form, or the docstring lacks a part.
        TypeError: If severity, `verified`, `needs` or `absent` is of another type.
    """

    #: A stable code, never reused; one that begins with ``MSC`` and a figure is of this library.
    code: str = field(validator=_code)
    #: How much what it finds matters.
    severity: Severity = field(validator=instance_of(Severity))
    #: A function that gives what it finds in a trial.
    check: Callable[..., Iterable[Finding]]
    #: Where the rule comes from.
    source: str
    #: Whether that was looked up there, and is so.
    verified: bool = field(validator=instance_of(bool))
    #: What it must be given beside the trial.
    needs: Needs = field(default=Needs.NOTHING, validator=instance_of(Needs))
    #: Fields of which it finds that they are not stated: it is not asked of a reading whose format
    #: has no place for one of them.
    absent: tuple[str, ...] = field(
        default=(),
        kw_only=True,
        validator=deep_iterable(instance_of(str), instance_of(tuple)),
    )
    #: The distribution that it came with, or the empty string for this library's own.
    distribution: str = field(default="", kw_only=True)
    _parts: Mapping[str, str] = field(init=False, repr=False, eq=False)

    @_parts.default
    def _parted(self) -> Mapping[str, str]:
        if _STRIPPED:  # nobody can look at them, and rules can still be asked
            return {"summary": self.name, "why": "", "Bad": "Trial()", "Good": "Trial()"}
        text = inspect.cleandoc(self.check.__doc__ or "")
        head, *pieces = _PART.split(text)
        parts = dict(zip(pieces[::2], map(inspect.cleandoc, pieces[1::2]), strict=True))
        summary, _, why = head.strip().partition("\n")
        lacking = [
            name
            for name, there in (
                ("a first line", summary),
                ("a part Bad::", parts.get("Bad")),
                ("a part Good::", parts.get("Good")),
            )
            if not there
        ]
        if lacking:
            msg = f"the docstring of rule {self.code} lacks {' and '.join(lacking)}"
            raise ValueError(msg)
        return {"summary": summary, "why": why.strip(), **parts}

    @property
    def name(self) -> str:
        """The name of the function with hyphens, such as ``start-after-completion``."""
        return self.check.__name__.strip("_").replace("_", "-")

    @property
    def summary(self) -> str:
        """What it asks, in one line."""
        return self._parts["summary"]

    @property
    def rationale(self) -> str:
        """Why it asks that; may be empty."""
        return self._parts["why"]

    @property
    def bad(self) -> str:
        """An expression for a trial on which it fires."""
        return self._parts["Bad"]

    @property
    def good(self) -> str:
        """An expression for a trial on which it does not."""
        return self._parts["Good"]

    @property
    def earlier(self) -> str | None:
        """An expression for the earlier record of both examples, where it needs one."""
        return self._parts.get("Earlier")

    @property
    def is_own(self) -> bool:
        """Whether its code is one of this library."""
        return _OWN.fullmatch(self.code) is not None

    def findings(self, trial: Any, *beside: Any) -> tuple[Finding, ...]:  # noqa: ANN401 - what a rule needs
        """Give what it finds in a trial, with the day or the earlier record that it needs."""
        return tuple(self.check(trial, *beside))

    def __str__(self) -> str:
        """Give code, severity and summary."""
        return f"{self.code} {self.severity}: {self.summary}"
