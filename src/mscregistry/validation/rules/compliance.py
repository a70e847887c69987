"""Duties to register, to report and to share: MSC7xx."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from dateutil.relativedelta import relativedelta

from mscregistry.issues import Severity
from mscregistry.truth import Truth
from mscregistry.validation.asked import day_known, is_of
from mscregistry.validation.days import after
from mscregistry.validation.finding import Finding
from mscregistry.validation.results_due import Law, ResultsDue, results_due
from mscregistry.validation.rule import Needs, Rule
from mscregistry.validation.trds_items import ITEMS, Item
from mscregistry.vocab import DateKind, IpdSharing, ReferenceType, Status, StudyType

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mscregistry.grammar.dates import PartialDate
    from mscregistry.model import Trial

_GRACE: Final = timedelta(days=21)
#: So long it takes at most, as a rule, until the registry shows what was sent.
_REVIEW: Final = timedelta(days=30)
_YEAR: Final = relativedelta(years=1)
#: Items that a trial may lack, or that come later.
_OF_SOME: Final = frozenset({3, 6, 7, 8, 20, 21, 22, 23, 24})
_OF_EVERY_TRIAL: Final = tuple([one for one in ITEMS if one.number not in _OF_SOME])
_PMID: Final = re.compile(r"[1-9]\d{0,8}")
_ADDRESS: Final = re.compile(r"https?://[^\s/]+\.[^\s]+", re.IGNORECASE)


def _registered(trial: Trial) -> tuple[str, PartialDate, timedelta] | None:
    """Give the day of registration: the first on which the record was sent, or else was shown.

    With it comes how long before that the record may have been sent.
    """
    for path in ("first_submitted_date", "registration_date", "first_posted_date"):
        when: PartialDate | None = getattr(trial, path)
        if when is not None:
            return path, when, _REVIEW if path == "first_posted_date" else timedelta()
    return None


def _registered_late(trial: Trial) -> Iterator[Finding]:
    """An interventional trial was registered after its first participant was enrolled.

    The ICMJE and the WHO ask for registration before that; of a month nothing is said but where
    all of it lies before the day of registration, and nothing of a planned start.  Of a record that
    tells only when it was shown, 30 days are taken to have gone by since it was sent.

    Bad::

        Trial(
            study_type=StudyType.INTERVENTIONAL,
            first_submitted_date=day("2020-09-01"),
            start_date=day("2020-03"),
        )

    Good::

        Trial(
            study_type=StudyType.INTERVENTIONAL,
            first_submitted_date=day("2020-03-20"),
            start_date=day("2020-03"),
        )
    """
    registered, start = _registered(trial), trial.start_date
    if trial.study_type is not StudyType.INTERVENTIONAL or registered is None or start is None:
        return
    sent = registered[1].earliest.toordinal() - registered[2].days
    if start.kind is not DateKind.ESTIMATED and start.latest.toordinal() < sent:
        late = start.latest.toordinal() + _GRACE.days < sent
        law = " (42 CFR 11.24)" if _may_apply(trial, Law.FDAAA) else ""
        days = f", more than 21 days late{law}" if late else ""
        yield Finding(
            f"it began in {start}, and was registered in {registered[1]}{days}",
            registered[0],
            "start_date",
        )


def _may_apply(trial: Trial, law: Law) -> bool:
    """Say whether it is worth while to work out when results are due."""
    if law is Law.EU:
        return any(one.registry in {"EUCTR", "CTIS"} for one in trial.ids)
    asked = trial.oversight
    regulated = asked.fda_regulated_drug or asked.fda_regulated_device or asked.fda_regulated
    return trial.study_type is StudyType.INTERVENTIONAL and bool(regulated)


def _overdue(trial: Trial, on: date, law: Law) -> Iterator[Finding]:
    if not _may_apply(trial, law):
        return
    for due in results_due(trial, on=day_known(trial, on)):
        if due.law is law and due.overdue is Truth.TRUE:
            yield Finding(_said(due), *_places(due))


def _said(due: ResultsDue) -> str:
    by = f"{due.latest}" if due.earliest == due.latest else f"{due.latest} at the latest"
    return f"results were due by {by} ({due.law}), and there are none"


def _places(due: ResultsDue) -> tuple[str, ...]:
    return () if due.counted_from is None else (due.counted_from[0],)


def _results_overdue(trial: Trial, on: date) -> Iterator[Finding]:
    """Results that FDAAA 801 asks for are overdue.

    For a probable applicable clinical trial: one year after the primary completion, three with a
    certificate sent in time, and 30 days for the registry to show them.  Only where each condition
    is stated to hold.

    Bad::

        Trial(
            study_type=StudyType.INTERVENTIONAL,
            overall_status=Status.COMPLETED,
            phases=(Phase.PHASE2,),
            design=Design(primary_purpose=PrimaryPurpose.TREATMENT),
            oversight=Oversight(fda_regulated_drug=True, fda_regulated_device=False),
            start_date=day("2018-03-01"),
            primary_completion_date=day("2020-03-01", "ACTUAL"),
            has_results=False,
        )

    Good::

        Trial(
            study_type=StudyType.INTERVENTIONAL,
            overall_status=Status.COMPLETED,
            phases=(Phase.PHASE2,),
            design=Design(primary_purpose=PrimaryPurpose.TREATMENT),
            oversight=Oversight(fda_regulated_drug=True, fda_regulated_device=False),
            start_date=day("2018-03-01"),
            primary_completion_date=day("2020-03-01", "ACTUAL"),
            has_results=True,
        )
    """
    yield from _overdue(trial, on, Law.FDAAA)


def _certificate_too_late(trial: Trial, on: date) -> Iterator[Finding]:
    """A certificate that delays results was sent when they were already due.

    Bad::

        Trial(
            study_type=StudyType.INTERVENTIONAL,
            phases=(Phase.PHASE2,),
            primary_completion_date=day("2020-03-01"),
            disp_first_submitted_date=day("2021-06-01"),
        )

    Good::

        Trial(
            study_type=StudyType.INTERVENTIONAL,
            phases=(Phase.PHASE2,),
            primary_completion_date=day("2020-03-01"),
            disp_first_submitted_date=day("2021-02-01"),
        )
    """
    if trial.disp_first_submitted_date is None:
        return
    due = results_due(trial, on=on)[0]
    if due.late_certificate is Truth.TRUE and due.counted_from is not None:
        yield Finding(
            f"the certificate of {trial.disp_first_submitted_date} came after results were due",
            "disp_first_submitted_date",
            due.counted_from[0],
        )


def _probably_applicable(trial: Trial, on: date) -> Iterator[Finding]:
    """The trial is probably one to which FDAAA 801 applies.

    Worked out from public fields as FDAAA TrialsTracker does; the registry itself does not say.

    Bad::

        Trial(
            study_type=StudyType.INTERVENTIONAL,
            overall_status=Status.RECRUITING,
            phases=(Phase.PHASE2,),
            design=Design(primary_purpose=PrimaryPurpose.TREATMENT),
            oversight=Oversight(fda_regulated_drug=True),
            start_date=day("2018-03-01"),
        )

    Good::

        Trial(
            study_type=StudyType.INTERVENTIONAL,
            overall_status=Status.RECRUITING,
            phases=(Phase.PHASE1,),
            design=Design(primary_purpose=PrimaryPurpose.TREATMENT),
            oversight=Oversight(fda_regulated_drug=True),
            start_date=day("2018-03-01"),
        )
    """
    if not _may_apply(trial, Law.FDAAA):
        return
    due = results_due(trial, on=on)[0]
    if due.applies is Truth.TRUE:
        when = ""
        if due.latest is not None and due.has_results is not Truth.TRUE:
            planned = due.counted_from and due.counted_from[1].kind is DateKind.ESTIMATED
            when = f"; results are due by {due.latest}{', if it ends as planned' * bool(planned)}"
        yield Finding(f"FDAAA 801 probably applies{when}", "oversight", *_places(due))


def _european_results_overdue(trial: Trial, on: date) -> Iterator[Finding]:
    """Summary results that the European Union asks for are overdue.

    Twelve months after the end of the trial, six where children take part.

    Bad::

        Trial(
            trial_id="2015-001234-25",
            overall_status=Status.COMPLETED,
            completion_date=day("2019-03-01"),
            has_results=False,
        )

    Good::

        Trial(
            trial_id="2015-001234-25",
            overall_status=Status.COMPLETED,
            completion_date=day("2019-03-01"),
            has_results=True,
        )
    """
    yield from _overdue(trial, on, Law.EU)


def _results_without_day(trial: Trial) -> Iterator[Finding]:
    """The registry says that it has results, and not since when, or the reverse.

    Bad::

        Trial(has_results=False, results_first_posted_date=day("2021-05-01"))

    Good::

        Trial(has_results=True, results_first_posted_date=day("2021-05-01"))
    """
    posted = trial.results_first_posted_date
    if trial.has_results is False and posted is not None:
        yield Finding(
            f"results were posted in {posted}, and there are none",
            "has_results",
            "results_first_posted_date",
        )
    if trial.has_results and posted is None and is_of(trial, "CTGOV") and trial.first_posted_date:
        yield Finding("there are results, and no day on which they were posted", "has_results")


def _sharing_without_how(trial: Trial) -> Iterator[Finding]:
    """Data are to be shared, and the record does not say which, when or with whom.

    The ICMJE asks a data sharing statement for what is shared, from when, and with whom.

    Bad::

        Trial(ipd_sharing=IpdStatement(IpdSharing.YES))

    Good::

        Trial(
            ipd_sharing=IpdStatement(
                IpdSharing.YES,
                info_types=(IpdInfoType.STUDY_PROTOCOL,),
                time_frame="from the publication on",
                access_criteria="researchers, on request",
            )
        )
    """
    said = trial.ipd_sharing
    if said is not None and said.plan is IpdSharing.YES:
        lacking = [
            name
            for name in ("info_types", "time_frame", "access_criteria")
            if not getattr(said, name)
        ]
        if lacking:
            yield Finding(f"not stated: {', '.join(lacking)}", "ipd_sharing.plan")


def _named(item: Item, trial: Trial) -> str:
    """Give number and name of an item, and those of its parts that are lacking, if not all are."""
    parts = [one.name for one in item.parts if next(one.places(trial), None) is None]
    only = f" ({', '.join(parts)})" if len(parts) < len(item.parts) else ""
    return f"{item.number} {item.name.lower()}{only}"


def _data_set(trial: Trial) -> Iterator[Finding]:
    """Items of the WHO's data set that every trial has are not stated.

    `trds_completeness` gives all of them one by one.  Secondary numbers, sponsors and outcomes a
    trial may lack, results and their sharing come later, registries withdraw the names of contacts
    once nobody is recruited, and not every one shows the review of ethics.  Only for
    interventional trials with a registry's number: an abstract is no registration.

    Bad::

        Trial(trial_id="NCT04194671", study_type=StudyType.INTERVENTIONAL)

    Good::

        Trial(brief_title="An abstract without a number", study_type=StudyType.INTERVENTIONAL)
    """
    if trial.registry is not None and trial.study_type is StudyType.INTERVENTIONAL:
        # Where the kinds of outcomes were lost, none is known not to be primary.
        unknown = {19} if any(one.kind is None for one in trial.outcomes) else set()
        lacking = [
            one for one in _OF_EVERY_TRIAL if one.number not in unknown and not one.is_stated(trial)
        ]
        if lacking:
            names = ", ".join([_named(one, trial) for one in lacking])
            yield Finding(
                f"not stated, of the WHO's data set: {names}",
                hint="trds_completeness(trial) gives all items one by one",
            )


def _no_publication(trial: Trial, on: date) -> Iterator[Finding]:
    """The trial was completed more than a year ago, and lists no publication of results.

    Only where it lists publications of other kinds or has no results of its own either.

    Bad::

        Trial(
            trial_id="NCT04194671",
            overall_status=Status.COMPLETED,
            completion_date=day("2019-03-01"),
        )

    Good::

        Trial(
            trial_id="NCT04194671",
            overall_status=Status.COMPLETED,
            completion_date=day("2019-03-01"),
            has_results=True,
        )
    """
    end = trial.completion_date
    if trial.overall_status is not Status.COMPLETED or end is None or not is_of(trial, "CTGOV"):
        return
    found = any(
        one.type in {ReferenceType.RESULT, ReferenceType.DERIVED} for one in trial.references
    )
    year = after(end.latest, _YEAR)
    if found or trial.has_results or trial.results_first_submitted_date or year >= on:
        return
    if year < day_known(trial, on) and trial.results is None:
        yield Finding(
            f"it was completed in {end}, and lists neither results nor a publication of them",
            "completion_date",
        )


def _reference_numbers(trial: Trial) -> Iterator[Finding]:
    """The number of a publication in PubMed is none, or a link is no address.

    Bad::

        Trial(references=(Reference("A study. 2020.", pmid="PMC123"),))

    Good::

        Trial(
            references=(Reference("A study. 2020.", pmid="12345678"),),
            links=(Link("https://example.org/results"),),
        )
    """
    for at, one in enumerate(trial.references):
        if one.pmid is not None and _PMID.fullmatch(one.pmid) is None:
            yield Finding(f"{one.pmid!r} is no number of PubMed", f"references[{at}].pmid")
    for at, link in enumerate(trial.links):
        if _ADDRESS.match(link.url.strip()) is None:
            yield Finding(f"{link.url!r} is no address", f"links[{at}].url")


RULES: Final = (
    Rule("MSC701", Severity.WARNING, _registered_late, "ICMJE; WHO; 42 CFR 11.24", verified=True),
    Rule(
        "MSC702",
        Severity.WARNING,
        _results_overdue,
        "FDAAA TrialsTracker: view.sql",
        verified=True,
        needs=Needs.DATE,
    ),
    Rule(
        "MSC703",
        Severity.WARNING,
        _certificate_too_late,
        "FDAAA TrialsTracker: late_cert",
        verified=True,
        needs=Needs.DATE,
    ),
    Rule(
        "MSC704",
        Severity.INFO,
        _probably_applicable,
        "FDAAA TrialsTracker: view.sql",
        verified=True,
        needs=Needs.DATE,
    ),
    Rule(
        "MSC705",
        Severity.WARNING,
        _european_results_overdue,
        "EU guideline 2012/C 302/03; regulation 536/2014",
        verified=True,
        needs=Needs.DATE,
    ),
    Rule(
        "MSC706",
        Severity.INFO,
        _results_without_day,
        "ClinicalTrials.gov API v2: hasResults; the rule is our own",
        verified=False,
    ),
    Rule(
        "MSC707",
        Severity.INFO,
        _sharing_without_how,
        "ICMJE data sharing statement; WHO TRDS 1.3.1, item 24",
        verified=True,
    ),
    Rule(
        "MSC708",
        Severity.INFO,
        _data_set,
        "WHO TRDS 1.3.1",
        verified=True,
        absent=("eligibility.texts", "official_title", "outcomes.time_frame"),
    ),
    Rule(
        "MSC709",
        Severity.INFO,
        _no_publication,
        "fairotrials validators: linkage",
        verified=True,
        absent=("references",),
        needs=Needs.DATE,
    ),
    Rule(
        "MSC710",
        Severity.INFO,
        _reference_numbers,
        "fairotrials validators: accessible links",
        verified=True,
    ),
)
