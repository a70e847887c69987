"""Texts of a record: how long, how whole: MSC62x."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from mscregistry.grammar.stated import Passage
from mscregistry.issues import Severity
from mscregistry.validation.asked import is_of
from mscregistry.validation.finding import Finding
from mscregistry.validation.rule import Rule
from mscregistry.vocab.rule_words import rule_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.model import Trial

#: The most characters that ClinicalTrials.gov takes.
_LIMITS: Final = {
    "brief_title": 300,
    "official_title": 600,
    "acronym": 14,
    "brief_summary": 5_000,
    "detailed_description": 32_000,
    "why_stopped": 250,
}
_CRITERIA: Final = 20_000
#: What a text never ends in.
_UNFINISHED: Final = re.compile(
    r"(?:[,;(/]|(?<![.\w])\b(?:and|or|the|of|with|to|for|by|in|a|an))\s*\Z"
)


def texts_of(trial: Trial) -> Iterator[tuple[str, str]]:
    """Yield the texts that people write, each with its path."""
    for path in (*_LIMITS, "intervention_description"):
        text = getattr(trial, path)
        if text is not None:
            yield path, text
    for at, arm in enumerate(trial.arms):
        if arm.description is not None:
            yield f"arms[{at}].description", arm.description
    for at, one in enumerate(trial.interventions):
        if one.description is not None:
            yield f"interventions[{at}].description", one.description
    for at, outcome in enumerate(trial.outcomes):
        yield f"outcomes[{at}].measure", outcome.measure
        if outcome.description is not None:
            yield f"outcomes[{at}].description", outcome.description
    for at, criteria in enumerate(trial.eligibility.texts):
        yield f"eligibility.texts[{at}].text", criteria.text


def _too_long(trial: Trial) -> Iterator[Finding]:
    """A text is longer than its field at ClinicalTrials.gov.

    A mirror may have joined two fields, or the text was taken from elsewhere.

    Bad::

        Trial(trial_id="NCT04194671", acronym="A VERY LONG ACRONYM")

    Good::

        Trial(trial_id="NCT04194671", acronym="SHORT")
    """
    if not is_of(trial, "CTGOV"):
        return
    for path, most in _LIMITS.items():
        text = getattr(trial, path)
        if text is not None and len(text) > most:
            yield Finding(f"it has {len(text):,} characters, and {most:,} are taken", path)
    criteria = sum(len(one.text) for one in trial.eligibility.texts)
    if criteria > _CRITERIA:
        yield Finding(
            f"it has {criteria:,} characters, and {_CRITERIA:,} are taken", "eligibility.texts"
        )


@cache
def _damage() -> re.Pattern[str]:
    return re.compile(
        "|".join(map(re.escape, sorted(rule_words("damaged"), key=len, reverse=True)))
    )


@cache
def _markup() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(rule_words("markup"), key=len, reverse=True))))


def _damaged(trial: Trial) -> Iterator[Finding]:
    """A text has characters of a wrong decoding.

    Letters, signs of degrees and comparison are lost, and with them what numbers mean.

    Bad::

        Trial(brief_summary="Patients of the Hospital NÃ©cker")

    Good::

        Trial(brief_summary="Patients of the Hospital Nécker")
    """
    for path, text in texts_of(trial):
        if not text.isascii() and (found := _damage().search(text)) is not None:
            words = Passage(path, text).stated("damaged", *found.span())
            yield Finding(f"{found[0]!r} shows a wrong decoding", words)


def _left_markup(trial: Trial) -> Iterator[Finding]:
    """A text has marks of markup in it.

    Entities, tags and escapes belong to the page, and not to the text.

    Bad::

        Trial(brief_summary="eGFR &lt; 30 mL/min")

    Good::

        Trial(brief_summary="eGFR < 30 mL/min")
    """
    for path, text in texts_of(trial):
        found = _markup().search(text)
        if found is not None:
            yield Finding(
                f"{found[0]!r} is markup", Passage(path, text).stated("markup", *found.span())
            )


def _ends_unfinished(trial: Trial) -> Iterator[Finding]:
    """A text ends in a comma or in the middle of a sentence.

    What followed was cut.

    Bad::

        Trial(detailed_description="Cells are given to patients with lupus,")

    Good::

        Trial(detailed_description="Cells are given to patients with lupus.")
    """
    for path in ("brief_title", "official_title", "brief_summary", "detailed_description"):
        text = getattr(trial, path)
        found = None if text is None else _UNFINISHED.search(text, max(len(text) - 12, 0))
        if found is not None:
            words = Passage(path, text).stated("end", found.start(), len(text.rstrip()))
            yield Finding(f"it ends in {found[0].strip()!r}", words)


RULES: Final = (
    Rule(
        "MSC621",
        Severity.WARNING,
        _too_long,
        "ClinicalTrials.gov: lengths of fields",
        verified=True,
    ),
    Rule("MSC622", Severity.WARNING, _damaged, "seen in records; ftfy", verified=False),
    Rule("MSC623", Severity.INFO, _left_markup, "seen in records", verified=False),
    Rule("MSC624", Severity.INFO, _ends_unfinished, "seen in a record", verified=False),
)
