"""Clinical-trial records, read into one typed model that knows its words.

>>> import mscregistry as msc
>>> reading = msc.read("examples/documents/aggregator.txt")
>>> reading.trial.overall_status
<Status.RECRUITING: 'RECRUITING'>
>>> reading.words("overall_status")
'RECRUITING'

Each name is loaded when it is first asked for, so that the import itself costs next to nothing.
"""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mscregistry import display, errors, export, matching, query, validation
    from mscregistry.bulk import map_trials
    from mscregistry.database import open_database
    from mscregistry.failed import FailedReading
    from mscregistry.issues import Issue
    from mscregistry.matching import Patient, match
    from mscregistry.model import Arm, Criterion, Intervention, Outcome, Site, Trial
    from mscregistry.parsers.formats import formats
    from mscregistry.parsers.parser import Limits
    from mscregistry.pipeline import read, scan
    from mscregistry.reading import Reading
    from mscregistry.source import Source
    from mscregistry.trialset import TrialSet, load
    from mscregistry.truth import Truth
    from mscregistry.validation import validate
    from mscregistry.vocab.trial_id import TrialId, find_trial_ids

__all__ = [
    "Arm",
    "Criterion",
    "FailedReading",
    "Intervention",
    "Issue",
    "Limits",
    "Outcome",
    "Patient",
    "Reading",
    "Site",
    "Source",
    "Trial",
    "TrialId",
    "TrialSet",
    "Truth",
    "display",
    "errors",
    "export",
    "find_trial_ids",
    "formats",
    "load",
    "map_trials",
    "match",
    "matching",
    "open_database",
    "query",
    "read",
    "scan",
    "validate",
    "validation",
]

#: The room that each name of the front door lives in; a room of its own where it is one.
_ROOMS = {
    "Arm": "model",
    "Criterion": "model",
    "FailedReading": "failed",
    "Intervention": "model",
    "Issue": "issues",
    "Limits": "parsers.parser",
    "Outcome": "model",
    "Patient": "matching",
    "Reading": "reading",
    "Site": "model",
    "Source": "source",
    "Trial": "model",
    "TrialId": "vocab.trial_id",
    "TrialSet": "trialset",
    "Truth": "truth",
    "display": "",
    "errors": "",
    "export": "",
    "find_trial_ids": "vocab.trial_id",
    "formats": "parsers.formats",
    "load": "trialset",
    "map_trials": "bulk",
    "match": "matching",
    "matching": "",
    "open_database": "database",
    "query": "",
    "read": "pipeline",
    "scan": "pipeline",
    "validate": "validation",
    "validation": "",
}

if not TYPE_CHECKING:  # a type checker has the imports above, and so it sees a misspelt name

    def __getattr__(name: str) -> object:
        """Load a name of the front door, and keep it."""
        from importlib import import_module

        room = _ROOMS.get(name)
        if room is None:
            msg = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(msg, name=name, obj=sys.modules[__name__])
        found = import_module(f"{__name__}.{room or name}")
        globals()[name] = getattr(found, name) if room else found
        return globals()[name]


def __dir__() -> list[str]:
    """Give the names of the front door."""
    return sorted(__all__)
