"""How fields of the DOSES checklist that hold a number are written, each as a pattern.

The text is plain: see `mscregistry.grammar.cells.dose_text`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from mscregistry.vocab.doses_checklist import DosesItem

_TO: Final = r"\s?(?:-|to|and|or)\s?"
_PERCENT: Final = (
    r"(?:[<>≥≤=~]{1,2}\s?|(?:at\sleast|more\sthan|over|above|greater\sthan)\s)?"
    r"\d{1,3}(?:\.\d{1,2})?\s?%"
)
_YEARS: Final = rf"\d{{1,2}}(?:{_TO}\d{{1,2}})?\s?(?:years?|yrs?)"
_DONOR_AGE: Final = (
    r"\b(?:donors?|volunteers)\s\(?(?:(?:aged?|ages|between|of|under|younger\sthan|who|are|were|from"
    rf"|the|<|≤)\s?){{1,4}}{_YEARS}"
    r"|\d{1,2}[\s-]years?[\s-]old\s(?:[a-z]{1,12}\s)?donors?"
)
_DONORS: Final = r"\b\d{1,3}\s(?:(?:healthy|unrelated|adult|young|different)\s){0,2}donors"
_PASSAGE: Final = (
    rf"\bpassages?\s(?:number\s|no\.?\s)?\d{{1,2}}(?:{_TO}\d{{1,2}})?"
    r"|\b(?:first|second|third|fourth|fifth|sixth|\d(?:st|nd|rd|th))\spassages?\b"
    r"|(?<![\w.-])p\d(?:\s?-\s?p?\d)?(?=\s(?:[a-z]{1,4}-?)?(?:cells|mscs?)\b)"
)
_DOUBLINGS: Final = (
    r"\bpopulation\sdoublings?(?:\s(?:level|number|time))?(?:\s?(?:of|<|≤|:)?\s?\d{1,3})?"
)
_OXYGEN: Final = (
    r"(?<![\d.])\d{1,2}(?:\.\d)?\s?%\s?(?:o2|oxygen)"
    r"(?=[\s,(]{1,2}(?:[a-z]{1,12}\s)?(?:cultur|incubat|atmosphere|condition|tension))"
)
#: CD34, CD45 and CD19 alone name other cells, or what an engineered cell is aimed at.
_MARKERS: Final = (
    r"\b(?:cd(?:105|73|90|44|29|166|146|271)|stro-[13])(?![a-z\d])(?:\s?(?:\+|positive|bright))?"
    rf"(?:\s?\(?{_PERCENT}\)?)?(?!\+?\s?(?:cells?|selected|enriched)\b)"
    r"|\b(?:cd(?:45|34|14|11b|79a|79\u03b1|19|31)|hla-?\s?dr)(?![a-z\d])"
    rf"(?:\s?\(?{_PERCENT}\)?|\s?(?:-(?!\w)|negative)(?:\s?\(?{_PERCENT}\)?)?)"
)
_VIABILITY: Final = (
    r"\bviability(?:\s(?:of|is|was|be|must|rate|should|cells?|the|above|post-thaw)){0,4}\s?[:(]?\s?"
    rf"{_PERCENT}|{_PERCENT}\s(?:cell\s)?(?:viability|viable)\b"
)
_RATE: Final = (
    r"\b(?:over|within|during|for|lasting)\s(?:a\speriod\sof\s|about\s|approximately\s|at\sleast\s)?"
    rf"\d{{1,3}}(?:{_TO}\d{{1,3}})?\s?(?:minutes?|mins?|hours?|h)\b"
    rf"|(?<![\d.,])\d{{1,3}}(?:\.\d)?(?:{_TO}\d{{1,3}})?\s?ml\s?/\s?(?:min(?:ute)?|h(?:our)?)\b(?!\s?/)"
    r"|\b\d{1,3}(?:\s?-\s?\d{1,3})?\sdrops\sper\sminute"
)
_TIMES: Final = (
    r"(?:infusion|injection|dose|administration|transplantation|transfusion|implantation"
    r"|instillation|inhalation|application)"
)
_HOW: Final = (
    r"[\s-](?:(?:intra[a-z-]{3,16}|iv|i\.v\.|sub[a-z]{3,14}|daily|weekly|monthly|consecutive"
    r"|repeated|separate|sequential|local|dose|cells?|stem|stromal|mesenchymal|[a-z-]{0,8}mscs?)\s)"
    r"{0,4}"
)
_ADMINISTRATIONS: Final = (
    rf"(?<![\w.,-])(?<!phase\s)(?<!grade\s)(?:(?:single|one|1){_HOW}{_TIMES}"
    rf"|(?:\d{{1,2}}|two|three|four|five|six|seven|eight|nine|ten|twelve){_HOW}{_TIMES}s)\b"
    r"(?!\s(?:levels?|groups?|cohorts?|routes?|sites?|escalation|limiting|finding))"
)
_VOLUME: Final = (
    rf"(?<![\d.,])\d{{1,4}}(?:\.\d{{1,2}})?(?:{_TO}\d{{1,4}}(?:\.\d{{1,2}})?)?\s?"
    r"(?:ml|cc|milliliters?)\b(?!\s?/|\sper\b)"
)
_PATTERNS: Final = (
    (DosesItem.DONOR, "age", _DONOR_AGE),
    (DosesItem.DONOR, "number", _DONORS),
    (DosesItem.SEPARATION, "passage", _PASSAGE),
    (DosesItem.SEPARATION, "population_doublings", _DOUBLINGS),
    (DosesItem.SEPARATION, "oxygen", _OXYGEN),
    (DosesItem.EXHIBITED, "markers", _MARKERS),
    (DosesItem.EXHIBITED, "viability", _VIABILITY),
    (DosesItem.SITE, "rate", _RATE),
    (DosesItem.SITE, "administrations", _ADMINISTRATIONS),
    (DosesItem.SITE, "volume", _VOLUME),
)


@cache
def checklist_patterns() -> tuple[tuple[DosesItem, str, re.Pattern[str]], ...]:
    """Give each field with its item and its pattern."""
    return tuple([(item, field, re.compile(pattern)) for item, field, pattern in _PATTERNS])
