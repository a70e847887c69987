"""Numbers of the trial: MSC1xx."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mscregistry.issues import Severity
from mscregistry.validation.finding import Finding
from mscregistry.validation.own_words import TITLES, passages
from mscregistry.validation.rule import Rule
from mscregistry.vocab import TrialId, find_trial_ids, registry_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.model import Trial

#: What the numbers of registries begin with, and what nobody else's number does.
_PREFIX: Final = re.compile(
    r"(?i)(?:NCT|ISRCTN|EUCTR|ACTRN|ChiCTR|DRKS|CTRI/|RBR-|KCT|IRCT|PACTR|TCTR|SLCTR|RPCEC|UMIN)\W?[\dO]"
)
_EUDRACT: Final = re.compile(
    r"(?:EUCTR)?20\d\d-(?P<serial>\d{6})-(?P<check>\d\d)(?:-(?:[A-Z]{2}|3RD))?"
)
#: Serial numbers from here on are those of CTIS.
_CTIS: Final = 500_000
_LEAST_CHECK: Final = 10


def _numbers(trial: Trial) -> Iterator[tuple[str, str]]:
    """Yield every number of a trial, with its path."""
    if trial.trial_id is not None:
        yield "trial_id", trial.trial_id
    for at, alias in enumerate(trial.nct_id_aliases):
        yield f"nct_id_aliases[{at}]", alias
    for at, one in enumerate(trial.secondary_ids):
        yield f"secondary_ids[{at}].value", one.value


def _id_of_no_registry(trial: Trial) -> Iterator[Finding]:
    """The number of the record is not written as any registry writes its numbers.

    Records are found again, and told to be of one trial, by this number.

    Bad::

        Trial(trial_id="NCT-0419467X")

    Good::

        Trial(trial_id="NCT04194671")
    """
    number = trial.trial_id
    if number is not None and registry_of(number) is None and TrialId.read(number) is None:
        yield Finding(f"{number!r} is no number of a known registry", "trial_id")


def _id_written_loosely(trial: Trial) -> Iterator[Finding]:
    """A number is that of a registry, but is not written as the registry writes it.

    Blanks, small letters and missing noughts are common in mirrors and papers; the reading makes
    one number of them, but other tools will not find it.

    Bad::

        Trial(trial_id="nct 04194671")

    Good::

        Trial(trial_id="NCT04194671", secondary_ids=(SecondaryId("protocol 12"),))
    """
    for path, number in _numbers(trial):
        if registry_of(number) is None and (meant := TrialId.read(number)) is not None:
            yield Finding(f"{number!r} is usually written {str(meant)!r}", path)


def _id_of_noughts(trial: Trial) -> Iterator[Finding]:
    """The figures of a number are all noughts.

    No registry gives such a number; it stands for one that was not known.

    Bad::

        Trial(secondary_ids=(SecondaryId("ISRCTN00000000"),))

    Good::

        Trial(secondary_ids=(SecondaryId("ISRCTN00000010"),))
    """
    for path, number in _numbers(trial):
        figures = [one for one in number if one.isdigit()]
        if _PREFIX.match(number) and figures and set(figures) == {"0"}:
            yield Finding(f"{number!r} has no figure but noughts", path)


def _eudract_check_figures(trial: Trial) -> Iterator[Finding]:
    """The last group of a EudraCT number is below 10.

    Of 44,508 real numbers, 44,507 end in 10 to 99; a smaller group is most often a slip.

    Bad::

        Trial(trial_id="2019-001234-05")

    Good::

        Trial(trial_id="2019-001234-25")
    """
    for path, number in _numbers(trial):
        found = _EUDRACT.fullmatch(number.strip())
        if found and int(found["serial"]) < _CTIS and int(found["check"]) < _LEAST_CHECK:
            yield Finding(f"{number!r} ends in {found['check']}, as no EudraCT number does", path)


def _ctis_without_version(trial: Trial) -> Iterator[Finding]:
    """A number of CTIS lacks its fourth group.

    From serial number 500000 on a number of three groups is one of CTIS, and no EudraCT number;
    CTIS writes four groups, the last for the version of the application.

    Bad::

        Trial(trial_id="2022-501234-56")

    Good::

        Trial(trial_id="2022-501234-56-00")
    """
    for path, number in _numbers(trial):
        found = _EUDRACT.fullmatch(number.strip())
        if found and int(found["serial"]) >= _CTIS:
            yield Finding(
                f"{number!r} is a number of CTIS without its fourth group",
                path,
                hint="it is no EudraCT number; trials are compared by the first three groups",
            )


def _number_twice(trial: Trial) -> Iterator[Finding]:
    """A number stands twice among those of the record.

    Countries and versions of one European number are numbers of one trial.

    Bad::

        Trial(trial_id="NCT04194671", secondary_ids=(SecondaryId("NCT04194671"),))

    Good::

        Trial(trial_id="NCT04194671", secondary_ids=(SecondaryId("2019-001234-25"),))
    """
    known: dict[str, str] = {}
    for path, number in _numbers(trial):
        meant = TrialId.read(number)
        key = number.strip().upper() if meant is None else str(meant.trial)
        if key in known:
            yield Finding(f"{number!r} says the same as {known[key]}", path, known[key])
        known.setdefault(key, path)


def _number_only_in_prose(trial: Trial) -> Iterator[Finding]:
    """A text names a registry's number that the record does not list as one of its own.

    It may be another registration of the same trial, which links records, or another trial; the
    words tell which.

    Bad::

        Trial(trial_id="NCT04194671", brief_summary="Also registered as ISRCTN12345678.")

    Good::

        Trial(
            trial_id="NCT04194671",
            brief_summary="Also registered as ISRCTN12345678.",
            secondary_ids=(SecondaryId("ISRCTN12345678"),),
        )
    """
    named = [
        (passage, found)
        for passage in passages(trial, (*TITLES, "brief_summary", "detailed_description"))
        for found in find_trial_ids(passage.text)
    ]
    if not named:
        return
    known = {one.trial for one in trial.ids}
    known |= {other for one in trial.related_trials if (other := TrialId.read(one.trial_id))}
    for passage, found in named:
        if found.id.trial not in known:
            known.add(found.id.trial)
            words = passage.stated(str(found.id), found.start, found.end)
            yield Finding(f"{found.id} is not among the numbers of the record", words)


def _no_number(trial: Trial) -> Iterator[Finding]:
    """The record has no number of a trial registry.

    Without one it cannot be linked with the trial's other records, and whether it was registered
    at all cannot be told.  Item 1 of the WHO's data set; item 2a of CONSORT for abstracts.

    Bad::

        Trial(brief_title="Cells in acute kidney injury")

    Good::

        Trial(brief_title="Cells in acute kidney injury", trial_id="NCT04194671")
    """
    if not trial.ids:
        yield Finding("the record has no number of a trial registry")


def _damaged_number(trial: Trial) -> Iterator[Finding]:
    """A secondary number begins as one of a registry and is none.

    A figure is missing or is a letter, so that the records it should link are not linked.

    Bad::

        Trial(secondary_ids=(SecondaryId("NCT0419467A"),))

    Good::

        Trial(secondary_ids=(SecondaryId("NCT04194671"), SecondaryId("UMINA-7")))
    """
    for path, number in _numbers(trial):
        if path != "trial_id" and _PREFIX.match(number) and not find_trial_ids(number):
            figures = {one for one in number if one.isdigit()}
            if figures != {"0"} and " " not in number.strip():
                yield Finding(f"{number!r} begins as the number of a registry, and is none", path)


RULES: Final = (
    Rule(
        "MSC101",
        Severity.ERROR,
        _id_of_no_registry,
        "forms of numbers, looked up at the registries: registries.toml",
        verified=True,
    ),
    Rule(
        "MSC102",
        Severity.WARNING,
        _id_written_loosely,
        "ClinicalTrials.gov API v2 (path pattern of ids); ctregistries",
        verified=True,
    ),
    Rule(
        "MSC103",
        Severity.ERROR,
        _id_of_noughts,
        "OpenTrials processors: validate_identifier",
        verified=True,
    ),
    Rule(
        "MSC104",
        Severity.WARNING,
        _eudract_check_figures,
        "44,508 EudraCT numbers counted",
        verified=True,
    ),
    Rule(
        "MSC105",
        Severity.WARNING,
        _ctis_without_version,
        "53 numbers of CTIS; table of the Trials Search Database",
        verified=True,
    ),
    Rule("MSC106", Severity.INFO, _number_twice, "ctrdata: dbFindIdsUniqueTrials", verified=True),
    Rule(
        "MSC107",
        Severity.INFO,
        _number_only_in_prose,
        "our own, after ctregistries and TRNscreener",
        verified=False,
    ),
    Rule(
        "MSC108",
        Severity.WARNING,
        _damaged_number,
        "registries.toml: forms of numbers",
        verified=True,
    ),
    Rule("MSC109", Severity.WARNING, _no_number, "WHO TRDS 1.3.1, item 1", verified=True),
)
