"""Clinical-trial records, read into one typed model that knows its words.

>>> import mscregistry as msc
>>> reading = msc.read("examples/documents/aggregator.txt")
>>> reading.trial.overall_status
<Status.RECRUITING: 'RECRUITING'>
>>> reading.words("overall_status")
'RECRUITING'
"""

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
    "formats",
    "load",
    "read",
    "scan",
]
