"""What prose says of the design, and the fields do not: MSC35x."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from mscregistry.grammar.stated import Passage
from mscregistry.issues import Severity
from mscregistry.validation.finding import Finding
from mscregistry.validation.own_words import TITLES, counted, passages, says_any
from mscregistry.validation.rule import Rule
from mscregistry.vocab import (
    Allocation,
    EnrollmentKind,
    InterventionModel,
    Masking,
    Phase,
    StudyType,
    WhoMasked,
    read_phases,
)
from mscregistry.vocab.number_words import number_words
from mscregistry.vocab.rule_words import masking_words, role_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mscregistry.model import Trial

_MASKED: Final = re.compile(
    r"(?<![\w-])(?P<level>single|double|triple|quadruple)[\s-]{0,2}(?:blind|mask)(?:ed|ing)?(?!\w)",
    re.IGNORECASE,
)
#: An extension of a masked trial may be open, and a comparison with another trial is none.
_OPEN: Final = re.compile(
    r"(?<![\w-])open[\s-]{1,2}label(?:led|ed)?(?!\w)(?![\s,-]{1,3}(?:extension|phase|period|follow|part|treatment|stage))",
    re.IGNORECASE,
)
_PHASE: Final = re.compile(
    r"(?<!\w)phase\s{0,2}(?P<words>(?:[0-4]|iv|i{1,3})[abc]?(?:\s?(?:/|-|–|and|to|&)\s?(?:phase\s?)?(?:[0-4]|iv|i{1,3})[abc]?)?)(?!\w)",
    re.IGNORECASE,
)
_LETTER: Final = re.compile(r"(?<=[0-4iv])[abc]\b", re.IGNORECASE)
_JOINED: Final = re.compile(r"\s?(?:-|–|and|to|&)\s?(?:phase\s?)?|/\s?phase\s?", re.IGNORECASE)
_RANDOM: Final = re.compile(r"(?<![\w-])(?P<non>non[\s-]?)?randomi[sz]ed(?!\w)", re.IGNORECASE)
_PEOPLE: Final = r"(?:patients|participants|subjects|volunteers|people|individuals)"
_NUMBER: Final = rf"(?P<number>\d{{1,6}}|(?:{'|'.join(number_words())})(?:-[a-z]+)?)"
#: What may stand between a number and people.
_KIND: Final = r"(?:\s[a-z-]+){0,3}?"
#: A text that the patterns below find something in has one of these words.
_BLINDED: Final = ("blind", "blinded", "blinding", "mask", "masked", "masking")
_BLIND: Final = frozenset(
    {*_BLINDED, *[f"{level}{word}" for level in masking_words() for word in _BLINDED]}
)
_OPENLY: Final = frozenset({"open"})
_ENROLS: Final = frozenset(
    {"enrolled", "enroll", "enrol", "recruited", "recruit", "included", "include", "take"}
)
_DIVISIONS: Final = frozenset({"arms", "groups"})
_RISING: Final = frozenset(
    {"escalate", "escalated", "escalating", "escalation", "escalations", "ascending"}
)
_ENROLLED: Final = (
    re.compile(
        rf"(?<![\w.,/-]){_NUMBER}{_KIND}\s{_PEOPLE}\s(?:(?P<future>will|are\sto)\s(?:be\s)?|were\s|was\s)"
        r"(?:enrolled|recruited|included|enroll|take\spart)(?!\w)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<!\w)(?:(?P<future>will|to|plan\sto)\s)(?:enroll|enrol|recruit|include)\s(?:a\stotal\sof\s)?{_NUMBER}{_KIND}\s{_PEOPLE}(?!\w)",
        re.IGNORECASE,
    ),
)
_ENROLLING: Final = re.compile(r"(?<!\w)(?:enroll?|recruit|include|take\spart)", re.IGNORECASE)
_PARTED: Final = re.compile(r"(?<!\w)(?:arms|groups)(?!\w)", re.IGNORECASE)
#: So far from the word the rest may begin or end.
_WINDOW: Final = 120
_ARMS: Final = re.compile(
    rf"(?<![\w.,/-]){_NUMBER}(?:\s|-)(?:(?:parallel|treatment|study|experimental|different|equal)\s)?(?:arms|groups)(?!\w)",
    re.IGNORECASE,
)
_DIVIDED: Final = re.compile(
    r"(?:randomi[sz]ed|divided|assigned|allocated)[^.;]{0,60}$", re.IGNORECASE
)
_ESCALATED: Final = re.compile(
    r"(?<!\w)(?:dose[\s-]{1,2}escalat\w+|escalating\s(?:\w+\s)?doses?|ascending[\s-]{1,2}doses?)(?!\w)",
    re.IGNORECASE,
)
#: What trial or part of one escalates: a dose that is escalated in passing is none.
_ESCALATING: Final = re.compile(
    r"(?<!\w)(?:(?:trial|study|phase\s\w{1,4}|part|stage)\s(?:\w+\s){0,2}of\s(?:escalating|ascending)\s(?:\w+\s)?doses?"
    r"|dose[\s-]{1,2}escalation\s(?:trial|study|phase|part|stage))(?!\w)",
    re.IGNORECASE,
)
_STEPS: Final = re.compile(
    r"escalat|ascending|cohort|dose level|level \d|\b(?:low|high|medium|moderate)", re.IGNORECASE
)
_PARTS: Final = re.compile(r"phase|part|stage|open|\d", re.IGNORECASE)
_TREATS: Final = re.compile(
    r"(?<!\w)(?:purpose|aim|goal|objective)\b[^.;]{0,80}?\bis\sto\s(?P<treat>treat)(?!\w)",
    re.IGNORECASE,
)
_NOT: Final = re.compile(
    r"(?:\bnot|\bno|\bwithout|\bnever|\bprevious|\bprior)\s(?:\w+\s){0,2}$", re.IGNORECASE
)
#: So far before a word it may be denied.
_BEFORE: Final = 60
_EARLY: Final = {Phase.EARLY_PHASE1: Phase.PHASE1}
_MORE: Final = frozenset({Masking.TRIPLE, Masking.QUADRUPLE})
#: Longer words on masking tell how it is done, and name others.
_SHORT: Final = 160
_TEXTS: Final = (*TITLES, "brief_summary", "detailed_description", "design.masking_description")


def _masking_in_words(trial: Trial) -> Iterator[Finding]:
    """The level of masking in words is not that of the field.

    Readers of the field and of the title expect different things.  `Double-blind` where three or
    four roles are masked is usual, and another rule.

    Bad::

        Trial(
            official_title="A single-blind trial of cells",
            design=Design(masking=Masking.QUADRUPLE),
        )

    Good::

        Trial(
            official_title="A double-blind trial of cells",
            design=Design(masking=Masking.DOUBLE),
        )
    """
    yield from _called_otherwise(trial, loosely=False)


def _double_blind_of_more(trial: Trial) -> Iterator[Finding]:
    """The trial is called double-blind, and three or four roles are masked.

    The word is used for two roles and for more (CONSORT 2010, item 11a, asks to name them), so that
    a search for the level finds the trial by the field alone.  Only where no description of the
    masking says more.

    Bad::

        Trial(
            official_title="A double-blind trial of cells",
            design=Design(masking=Masking.QUADRUPLE),
        )

    Good::

        Trial(
            official_title="A double-blind trial of cells",
            design=Design(masking=Masking.DOUBLE),
        )
    """
    if trial.design.masking_description is None:
        yield from _called_otherwise(trial, loosely=True)


def _is_denied(text: str, at: int) -> bool:
    """Say whether the words at a place are denied."""
    return _NOT.search(text, max(at - _BEFORE, 0), at) is not None


def _called_otherwise(trial: Trial, *, loosely: bool) -> Iterator[Finding]:
    """Yield the first words for a level of masking that is not that of the field."""
    masking = trial.design.masking
    if not isinstance(masking, Masking) or not says_any(trial, _BLIND):
        return
    for passage in passages(trial, _TEXTS):
        for found in _MASKED.finditer(passage.text):
            said = masking_words()[found["level"].lower()]
            is_loose = said == Masking.DOUBLE and masking in _MORE
            if (
                said != masking
                and is_loose is loosely
                and not _is_denied(passage.text, found.start())
            ):
                words = passage.stated(said, *found.span())
                yield Finding(
                    f"it is called {found[0]!r}, and masking is {masking}", words, "design.masking"
                )
                return


def _open_in_words(trial: Trial) -> Iterator[Finding]:
    """The trial is called open-label, and somebody is masked.

    Only where no words speak of blinding: of a trial of two parts, one may be open.

    Bad::

        Trial(
            official_title="An open-label trial of cells",
            design=Design(masking=Masking.DOUBLE),
        )

    Good::

        Trial(
            official_title="An open-label trial of cells",
            design=Design(masking=Masking.NONE),
        )
    """
    masking = trial.design.masking
    if not isinstance(masking, Masking) or masking in {Masking.NONE, Masking.SINGLE}:
        return
    if not says_any(trial, _OPENLY):
        return
    told = list(passages(trial, _TEXTS))
    if any("blind" in one.text.lower() or "masked" in one.text.lower() for one in told):
        return
    for passage in told:
        found = _OPEN.search(passage.text)
        if found is not None:
            words = passage.stated("open", *found.span())
            yield Finding(
                f"it is called {found[0]!r}, and masking is {masking}", words, "design.masking"
            )
            return


@cache
def _roles() -> dict[WhoMasked, re.Pattern[str]]:
    return {
        WhoMasked(code): re.compile(
            rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})(?!\w)",
            re.IGNORECASE,
        )
        for code, words in role_words().items()
    }


def _roles_in_words(trial: Trial) -> Iterator[Finding]:
    """What is said about masking names other roles than the field lists.

    Only where the words name two roles or more, in a list of who is masked.

    Bad::

        Trial(
            design=Design(
                who_masked=(WhoMasked.PARTICIPANT,),
                masking_description="Masking for participants and outcomes assessors.",
            )
        )

    Good::

        Trial(
            design=Design(
                who_masked=(WhoMasked.PARTICIPANT, WhoMasked.OUTCOMES_ASSESSOR),
                masking_description="Masking for participants and outcomes assessors.",
            )
        )
    """
    listed, text = trial.design.who_masked, trial.design.masking_description
    if text is None or not listed or not all(isinstance(one, WhoMasked) for one in listed):
        return
    found = {role: words for role, pattern in _roles().items() if (words := pattern.search(text))}
    if (
        len(found) > 1
        and found.keys() != set(listed)
        and len(text) <= _SHORT
        and _NOT.search(text) is None
    ):
        spans = sorted((words.start(), words.end()) for words in found.values())
        said = Passage("design.masking_description", text).stated(
            "roles", spans[0][0], spans[-1][1]
        )
        names = ", ".join(sorted(found))
        yield Finding(
            f"the words name {names}; the field has {len(listed)} roles", said, "design.who_masked"
        )


def _phase_in_title(trial: Trial) -> Iterator[Finding]:
    """The phase in a title is not that of the field.

    Letters, as in phase 2a, are passed over, and early phase 1 is phase 0 or 1.

    Bad::

        Trial(official_title="A phase II trial of cells", phases=(Phase.PHASE1,))

    Good::

        Trial(official_title="A phase I/IIa trial of cells", phases=(Phase.PHASE1, Phase.PHASE2))
    """
    field = {_EARLY.get(one, one) for one in trial.phases if isinstance(one, Phase)}
    if not field or len(field) != len(trial.phases):
        return
    for passage in passages(trial, TITLES):
        found = _PHASE.search(passage.text)
        said = set() if found is None else _phases(found["words"])
        if found is not None and said and said != field:
            words = passage.stated("phase", *found.span())
            named = "/".join(one.name for one in trial.phases if isinstance(one, Phase))
            yield Finding(f"the title says {found[0]!r}, and the field {named}", words, "phases")
            return


def _phases(words: str) -> set[Phase]:
    plain = _JOINED.sub("/", _LETTER.sub("", words))
    if plain == "0":
        return {Phase.PHASE1}
    found = [one.value for one in read_phases(plain)]
    return (
        {one for one in found if isinstance(one, Phase)}
        if all(isinstance(one, Phase) for one in found)
        else set()
    )


def _random_in_title(trial: Trial) -> Iterator[Finding]:
    """A title says that participants are assigned at random, and the field that they are not.

    Bad::

        Trial(
            official_title="A randomized trial of cells",
            design=Design(allocation=Allocation.NON_RANDOMIZED),
        )

    Good::

        Trial(
            official_title="A non-randomized trial of cells",
            design=Design(allocation=Allocation.NON_RANDOMIZED),
        )
    """
    allocation = trial.design.allocation
    if not isinstance(allocation, Allocation):
        return
    for passage in passages(trial, TITLES):
        found = _RANDOM.search(passage.text)
        if found is not None and (found["non"] is None) is not (
            allocation is Allocation.RANDOMIZED
        ):
            words = passage.stated("random", *found.span())
            yield Finding(
                f"the title says {found[0]!r}, and allocation is {allocation}",
                words,
                "design.allocation",
            )
            return


def _number_in_words(trial: Trial) -> Iterator[Finding]:
    """The number of participants in words is not that of the field.

    A number that will be enrolled is compared with a planned one, and one that was enrolled with
    an actual one; only where the texts state one such number.

    Bad::

        Trial(
            brief_summary="In all, 30 patients will be enrolled.",
            enrollment=Enrollment(40, EnrollmentKind.ESTIMATED),
        )

    Good::

        Trial(
            brief_summary="In all, 30 patients will be enrolled.",
            enrollment=Enrollment(30, EnrollmentKind.ESTIMATED),
        )
    """
    enrollment = trial.enrollment
    if enrollment is None or enrollment.kind is None or not says_any(trial, _ENROLS):
        return
    planned = enrollment.kind is EnrollmentKind.ESTIMATED
    said = [
        (number, passage.stated(number, *found.span()))
        for passage in passages(trial, ("brief_summary", "detailed_description"))
        for found in _near(_ENROLLING, _ENROLLED, passage.text)
        if (number := counted(found["number"])) is not None
        and (found["future"] is not None) is planned
    ]
    if len({number for number, _ in said}) == 1 and said[0][0] != enrollment.count:
        yield Finding(
            f"the words say {said[0][0]}, and the field {enrollment.count}",
            said[0][1],
            "enrollment.count",
        )


def _near(
    word: re.Pattern[str], patterns: Iterable[re.Pattern[str]], text: str
) -> Iterator[re.Match[str]]:
    """Yield what patterns find around a word that each of them has, each place once.

    To look for numbers in all of a text takes ten times as long.
    """
    seen: set[tuple[int, int]] = set()
    for at in word.finditer(text):
        for pattern in patterns:
            for found in pattern.finditer(
                text, max(at.start() - _WINDOW, 0), min(at.end() + _WINDOW, len(text))
            ):
                if found.span() not in seen and found.start() <= at.start() < found.end():
                    seen.add(found.span())
                    yield found


def _arms_in_words(trial: Trial) -> Iterator[Finding]:
    """Participants are divided into more arms in words than the record lists.

    Bad::

        Trial(
            brief_summary="Patients are randomized into three groups.",
            arms=(Arm("cells"), Arm("saline")),
        )

    Good::

        Trial(
            brief_summary="Patients are randomized into two groups.",
            arms=(Arm("cells"), Arm("saline")),
        )
    """
    if not trial.arms or not says_any(trial, _DIVISIONS):
        return
    said = [
        (number, passage.stated(number, *found.span()))
        for passage in passages(
            trial,
            ("brief_summary", "detailed_description", "design.intervention_model_description"),
        )
        for found in _near(_PARTED, (_ARMS,), passage.text)
        if (number := counted(found["number"])) is not None
        and _DIVIDED.search(passage.text, max(found.start() - 80, 0), found.start())
    ]
    if len({number for number, _ in said}) == 1 and said[0][0] > len(trial.arms):
        yield Finding(
            f"participants are divided into {said[0][0]}, and {len(trial.arms)} arms are listed",
            said[0][1],
            "arms",
        )


def _dose_groups_without_arm(trial: Trial) -> Iterator[Finding]:
    """Several doses are compared, and there is one arm.

    Which participants get which dose cannot be told from the record.

    Bad::

        Trial(
            brief_summary="A low, moderate, or high dose of MSCs is infused.",
            interventions=(Intervention("Bone marrow MSCs"),),
            arms=(Arm("cells"),),
        )

    Good::

        Trial(
            brief_summary="A low, moderate, or high dose of MSCs is infused.",
            interventions=(Intervention("Bone marrow MSCs"),),
            arms=(Arm("low"), Arm("moderate"), Arm("high")),
        )
    """
    if trial.abstract is not None:
        design, groups = trial.abstract.findings.design, trial.abstract.findings.groups
        names = [one.name for one in groups]
        places = names if design.allocation_basis is None else [design.allocation_basis]
        for layout in design.layout:
            if layout.value == "single arm" and len(groups) > 1:
                yield Finding(f"it has a single arm, and {len(groups)} groups", *places, layout)
        return
    single = trial.design.intervention_model is InterventionModel.SINGLE_GROUP and not trial.arms
    if len(trial.arms) != 1 and not single:
        return
    for product in trial.cell_products:
        for dose in product.doses:
            if len(dose.value.levels) > 1:
                yield Finding(
                    f"{len(dose.value.levels)} doses are named, and there is one group",
                    dose,
                    "arms" if trial.arms else "design.intervention_model",
                )
                return


def _escalation_without_arm(trial: Trial) -> Iterator[Finding]:
    """Doses are escalated in words, and no arm is one of a dose or a part.

    Bad::

        Trial(
            brief_title="Dose escalation of cells, then cells against saline",
            arms=(Arm("Cells"), Arm("Saline")),
        )

    Good::

        Trial(
            brief_title="Dose escalation of cells, then cells against saline",
            arms=(Arm("Cells, cohort 1"), Arm("Cells, cohort 2"), Arm("Saline")),
        )
    """
    if not trial.arms or not says_any(trial, _RISING):
        return
    if any(
        _STEPS.search(f"{arm.label}\n{arm.description}") or _PARTS.search(arm.label or "")
        for arm in trial.arms
    ):
        return
    for passage in passages(trial, (*TITLES, "brief_summary", "detailed_description")):
        is_long = passage.path == "detailed_description"
        found = (_ESCALATING if is_long else _ESCALATED).search(passage.text)
        if found is not None:
            words = passage.stated("escalation", *found.span())
            yield Finding(f"{found[0]!r} is named, and no arm is one of a dose", words, "arms")
            return


def _treats_and_observes(trial: Trial) -> Iterator[Finding]:
    """The purpose is to treat, and the study is observational.

    Bad::

        Trial(
            study_type=StudyType.OBSERVATIONAL,
            brief_summary="The purpose of this protocol is to treat patients with cells.",
        )

    Good::

        Trial(
            study_type=StudyType.OBSERVATIONAL,
            brief_summary="The purpose of this protocol is to describe patients given cells.",
        )
    """
    if trial.study_type is StudyType.OBSERVATIONAL:
        for passage in passages(trial, ("brief_summary", "detailed_description")):
            found = _TREATS.search(passage.text)
            if found is not None:
                words = passage.stated("treat", *found.span())
                yield Finding(
                    "its purpose is to treat, and it is observational", words, "study_type"
                )
                return


RULES: Final = (
    Rule("MSC351", Severity.WARNING, _masking_in_words, "seen in records", verified=False),
    Rule("MSC352", Severity.INFO, _roles_in_words, "seen in a record", verified=False),
    Rule("MSC353", Severity.WARNING, _open_in_words, "our own", verified=False),
    Rule("MSC354", Severity.WARNING, _phase_in_title, "our own", verified=False),
    Rule("MSC355", Severity.WARNING, _random_in_title, "our own", verified=False),
    Rule("MSC356", Severity.INFO, _number_in_words, "our own", verified=False),
    Rule("MSC357", Severity.INFO, _arms_in_words, "our own", verified=False),
    Rule("MSC358", Severity.INFO, _dose_groups_without_arm, "seen in an abstract", verified=False),
    Rule("MSC359", Severity.INFO, _escalation_without_arm, "seen in a record", verified=False),
    Rule("MSC360", Severity.INFO, _treats_and_observes, "seen in a record", verified=False),
    Rule("MSC361", Severity.INFO, _double_blind_of_more, "seen in records", verified=False),
)
