"""The lists of CTIS, each of its codes and words with what it stands for.

Codes whose list is not public are on none of these.
"""

from __future__ import annotations

from typing import Final

#: The public status of a trial, or of a member state of it: codes of the newer form, words of both.
STATUS: Final = {
    "1": "UNDER_EVALUATION",
    "2": "NOT_YET_RECRUITING",
    "3": "RECRUITING",
    "4": "RECRUITING",
    "5": "ACTIVE_NOT_RECRUITING",
    "6": "SUSPENDED",
    "7": "SUSPENDED",
    "8": "COMPLETED",
    "9": "WITHDRAWN",
    "10": "TERMINATED",
    "11": "NOT_AUTHORISED",
    "12": "WITHDRAWN",
    "authorised, recruitment pending": "NOT_YET_RECRUITING",
    "authorised, not started": "NOT_YET_RECRUITING",
    "authorised, recruiting": "RECRUITING",
    "ongoing, not yet recruiting": "NOT_YET_RECRUITING",
    "ongoing, recruiting": "RECRUITING",
    "ongoing, recruitment ended": "ACTIVE_NOT_RECRUITING",
    "temporarily halted": "SUSPENDED",
    "halted": "SUSPENDED",
    "ended": "COMPLETED",
    "expired": "WITHDRAWN",
    "revoked": "TERMINATED",
    "cancelled": "WITHDRAWN",
}

_PHASES: Final = {
    ("PHASE1",): (
        "1",
        "2",
        "3",
        "human pharmacology (phase i) first administration to humans",
        "human pharmacology (phase i) bioequivalence study",
        "human pharmacology (phase i) other",
    ),
    ("PHASE2",): ("4", "therapeutic exploratory (phase ii)"),
    ("PHASE3",): ("5", "therapeutic confirmatory (phase iii)"),
    ("PHASE4",): ("6", "therapeutic use (phase iv)"),
    ("PHASE1", "PHASE2"): (
        "7",
        "8",
        "9",
        "phase i and phase ii (integrated) first administration to humans",
        "phase i and phase ii (integrated) bioequivalence study",
        "phase i and phase ii (integrated) other",
    ),
    ("PHASE2", "PHASE3"): ("10", "phase ii and phase iii (integrated)"),
    ("PHASE3", "PHASE4"): ("11", "phase iii and phase iv (integrated)"),
}
#: The phases of a trial, two where they are integrated.
PHASES: Final = {words: phases for phases, some in _PHASES.items() for words in some}

#: Groups of age: codes of the form, and the words that the portal's search shows.
AGES: Final = {
    "2": "CHILD",
    "3": "ADULT",
    "4": "OLDER_ADULT",
    "0 17 years": "CHILD",
    "18 64 years": "ADULT",
    "65+ years": "OLDER_ADULT",
}
#: Which sexes may take part, as the portal's search shows them.
SEXES: Final = {
    "female, male": "ALL",
    "male, female": "ALL",
    "female": "FEMALE",
    "male": "MALE",
}
ALLOCATIONS: Final = {"1": "RANDOMIZED", "2": "NON_RANDOMIZED"}
#: Who does not know what is given.
BLINDED: Final = {"subject": "PARTICIPANT", "carer": "CARE_PROVIDER"}
#: What the notices of a member state tell of it.
NOTICES: Final = {
    "start of trial": "start_date",
    "start of recruitment": "recruitment_start_date",
    "end of recruitment": "recruitment_end_date",
    "end of trial": "end_date",
    "global end of trial": "end_date",
    "early termination": "end_date",
    "global end of trial/early termination": "end_date",
}
#: Which documents are one of those that a record of ClinicalTrials.gov offers.
DOCUMENTS: Final = {
    "has_protocol": frozenset({"protocol (for publication)", "protocol"}),
    "has_icf": frozenset(
        {
            "subject information and informed consent form (for publication)",
            "subject information and informed consent form",
        }
    ),
}
