"""Rules for the tests of rules."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Final

from mscregistry.issues import Severity
from mscregistry.validation import Finding, Needs, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mscregistry.model import Trial


def no_phase(trial: Trial) -> Iterator[Finding]:
    """A trial has no phase.

    Phases tell how far a treatment has come.

    Bad::

        Trial()

    Good::

        Trial(phases=(Phase.PHASE1,))
    """
    if not trial.phases:
        yield Finding("it has no phase")


def long_title(trial: Trial) -> Iterator[Finding]:
    """A title is long.

    Bad::

        Trial(brief_title="A trial of cells in people")

    Good::

        Trial(brief_title="Cells")
    """
    if trial.brief_title is not None and len(trial.brief_title) > 20:
        yield Finding("it is long", "brief_title", hint="shorten it")


def raising(trial: Trial) -> Iterator[Finding]:
    """A rule that cannot be asked.

    Bad::

        Trial()

    Good::

        Trial(phases=(Phase.PHASE1,))
    """
    if not trial.phases:
        raise RuntimeError("broken")
    return iter(())


def giving_text(trial: Trial) -> list[str]:
    """A rule that gives text.

    Bad::

        Trial()

    Good::

        Trial(phases=(Phase.PHASE1,))
    """
    return [] if trial.phases else ["odd"]


def pointing_nowhere(trial: Trial) -> list[Finding]:
    """A rule that points at what is not there.

    Bad::

        Trial()

    Good::

        Trial(phases=(Phase.PHASE1,))
    """
    return [] if trial.phases else [Finding("odd", "no_such_field")]


def silent(trial: Trial) -> list[Finding]:
    """A rule that says nothing of what it finds.

    Bad::

        Trial()

    Good::

        Trial(phases=(Phase.PHASE1,))
    """
    return [] if trial.phases else [Finding("")]


def never(trial: Trial) -> list[Finding]:
    """A rule that never fires.

    Bad::

        Trial()

    Good::

        Trial(phases=(Phase.PHASE1,))
    """
    return [Finding("odd") for phase in trial.phases if trial.phases.count(phase) < 0]


def bad_example(trial: Trial) -> list[Finding]:
    """A rule with an example that is none.

    Bad::

        Trail()

    Good::

        Trial()
    """
    return [Finding("odd") for phase in trial.phases if trial.phases.count(phase) < 0]


def before_today(trial: Trial, on: date) -> Iterator[Finding]:
    """A trial began before the day of the check.

    Bad::

        Trial(start_date=day("2020-01-01"))

    Good::

        Trial(start_date=day("2090-01-01"))
    """
    if trial.start_date is not None and trial.start_date.latest < on:
        yield Finding(f"it began before {on}", "start_date")


def without_good(trial: Trial) -> list[Finding]:
    """A rule without a good example.

    Bad::

        Trial()
    """
    return [] if trial.phases else [Finding("odd")]


def without_words(trial: Trial) -> list[Finding]:
    return [] if trial.phases else [Finding("odd")]


def firing_on_good(trial: Trial) -> list[Finding]:
    """A rule that fires on everything.

    Bad::

        Trial()

    Good::

        Trial(phases=(Phase.PHASE1,))
    """
    return [Finding(f"it has {len(trial.phases)} phases")]


_TURNS: Final = count()


def of_two_minds(trial: Trial) -> list[Finding]:
    """A rule that gives something else each time.

    Bad::

        Trial()

    Good::

        Trial(phases=(Phase.PHASE1,))
    """
    return [] if trial.phases else [Finding(f"the {next(_TURNS)}th")]


class Fickle:
    """A rule that is equal to nothing, itself included."""

    __doc__ = no_phase.__doc__
    __name__ = "fickle"

    def __call__(self, trial: Trial) -> Iterator[Finding]:
        """Ask what `no_phase` asks."""
        return no_phase(trial)

    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return False


def pointing_at_a_view(trial: Trial) -> list[Finding]:
    """A rule that points at what is neither a path nor stated.

    Bad::

        Trial()

    Good::

        Trial(phases=(Phase.PHASE1,))
    """
    return [Finding("odd", trial.design)]  # type: ignore[arg-type]  # wrong on purpose


def giving_one(trial: Trial) -> Finding:
    """A rule that gives one finding and not many.

    Bad::

        Trial()

    Good::

        Trial(phases=(Phase.PHASE1,))
    """
    return Finding(f"it has {len(trial.phases)} phases")


NO_PHASE = Rule("TOY001", Severity.WARNING, no_phase, "toy", verified=True)
LONG = Rule("TOY002", Severity.ERROR, long_title, "toy", verified=True)
RAISING = Rule("TOY003", Severity.INFO, raising, "toy", verified=True)
TEXT = Rule("TOY004", Severity.INFO, giving_text, "toy", verified=True, distribution="toys")  # type: ignore[arg-type]  # wrong on purpose
NO_VIEW = Rule("TOY013", Severity.INFO, pointing_at_a_view, "toy", verified=True)
SINGLE = Rule("TOY014", Severity.INFO, giving_one, "toy", verified=True)  # type: ignore[arg-type]  # wrong on purpose
NOWHERE = Rule("TOY005", Severity.INFO, pointing_nowhere, "toy", verified=True)
SILENT = Rule("TOY006", Severity.INFO, silent, "toy", verified=True)
NEVER = Rule("TOY007", Severity.INFO, never, "toy", verified=True)
BAD_EXAMPLE = Rule("TOY008", Severity.INFO, bad_example, "toy", verified=True)
TODAY = Rule("TOY009", Severity.INFO, before_today, "toy", verified=True, needs=Needs.DATE)
WITHOUT_EARLIER = Rule(
    "TOY010", Severity.INFO, before_today, "toy", verified=True, needs=Needs.EARLIER
)
