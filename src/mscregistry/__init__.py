"""Clinical-trial records, read into one typed model that knows its words.

>>> import mscregistry as msc
>>> reading = msc.read("examples/documents/aggregator.txt")
>>> reading.trial.overall_status
<Status.RECRUITING: 'RECRUITING'>
>>> reading.words("overall_status")
'RECRUITING'

Each name is loaded when it is first asked for, so that the import itself costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mscregistry import errors
    from mscregistry.issues import Issue
    from mscregistry.model import Arm, Criterion, Intervention, Outcome, Site, Trial
    from mscregistry.parsers.formats import formats
    from mscregistry.pipeline import read, scan
    from mscregistry.reading import Reading
    from mscregistry.source import Source
    from mscregistry.trialset import TrialSet, load
    from mscregistry.truth import Truth

__all__ = [
    "Arm",
    "Criterion",
    "Intervention",
    "Issue",
    "Outcome",
    "Reading",
    "Site",
    "Source",
    "Trial",
    "TrialSet",
    "Truth",
    "errors",
    "formats",
    "load",
    "read",
    "scan",
]

#: The room that each name of the front door lives in.
_ROOMS = {
    "Arm": "model",
    "Criterion": "model",
    "Intervention": "model",
    "Issue": "issues",
    "Outcome": "model",
    "Reading": "reading",
    "Site": "model",
    "Source": "source",
    "Trial": "model",
    "TrialSet": "trialset",
    "Truth": "truth",
    "formats": "parsers.formats",
    "load": "trialset",
    "read": "pipeline",
    "scan": "pipeline",
}


def __getattr__(name: str) -> object:
    """Load a name of the front door, and keep it."""
    if name == "errors":
        found: object = import_module("mscregistry.errors")
    elif name in _ROOMS:
        found = getattr(import_module(f"mscregistry.{_ROOMS[name]}"), name)
    else:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """Give the names of the front door beside what is loaded."""
    return sorted({*globals(), *__all__})
