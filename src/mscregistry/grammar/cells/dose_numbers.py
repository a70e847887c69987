"""Numbers as doses write them: powers of ten in every spelling, millions, figures."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from typing import Final, NamedTuple

from mscregistry.grammar.tokens import number_of
from mscregistry.vocab.dose_words import dose_words, longest_first, meanings
from mscregistry.vocab.number_words import number_words

_FACTORS: Final = {
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
}
_RAISED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_HUNDRED: Final = 100
#: A word before a number that may make it one of something else has so many letters at most.
_LABEL: Final = re.compile(r"([a-z]+)[\s.:#-]{1,3}$")
_LONG: Final = 20
#: The groups of the pattern that hold a power of ten, and those that leave a doubt.
_POWERS: Final = ("b_", "t_", "a_", "blank", "joined", "minus", "tens")
_DOUBTFUL: Final = frozenset(
    {"b_e", "b_star", "t_star", "blank", "joined", "minus", "stop", "apart", "short"}
)
#: The signs for a power that leave no doubt; a blank or nothing is a lost superscript.
_EXPONENT: Final = r"""(?:
    \s{0,2}\(?\\?(?:[CARETS]|\*\*)\s{0,2}[({\[]?\s?\+?(?P<MARKcaret>\d{1,2})(?!\d)[)}\]]?
  | (?P<MARKraised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})
  | \s?[(\[]\s?(?P<MARKbracket>\d{1,2})\s?[)\]]
  | \s?<sup>\s?(?P<MARKsup>\d{1,2})\s?</sup>
  | \s?e(?:xp)?\s?\+?(?P<MARKe>\d{1,2})(?!\d)
  | \\?\*(?P<MARKstar>\d{1,2})(?!\d)
LOST)"""
_LOST: Final = r"""
  | \s{1,2}(?P<blank>[3-9]|1[0-3])(?![\d%]|[.,]\d|\s?[x×%])
  | (?P<joined>[3-9]|1[0-3])(?!\d|[.,]\d|%)
  | [-−~'’](?P<minus>[5-9])(?!\d|[.,]\d|%)
"""
_NUMBER: Final = r"""
(?:(?<![a-z0-9_])|(?<=msc)|(?<=mscs))(?<!\d\.)(?<!\d[×*])(?:
  (?P<bare>10)EXPONENT_BARE
  | (?P<words>(?:WORDS)(?:[\s-]{1,2}(?:and\s)?(?:WORDS)){0,6})
      [\s-]{1,3}(?P<of_words>MULTIPLIERS)(?![a-z])
  | (?:half\sa)\s(?P<half>million)(?![a-z])
  | (?P<figures>
        (?<=\d,)\d{1,3}(?:\.\d{1,12})?(?!\d)
      | \d{1,3}(?:,\d{3}){1,6}(?!\d)(?:\.\d{1,12})?
      | \d{1,3}(?:\.\d{3}){2,6}(?!\d)
      | \d{1,3}(?:\ \d{3}){2,6}(?!\d)
      | \d{1,4}(?=,\d{1,4}(?:\.\d{1,4})?\s?(?:,|and\b|or\b|&))
      | \d{1,15}(?:[.,](?!10\s?(?:\\?\^|e\d))\d{1,12}|·(?!10)\d{1,12})?
    )(?!\d)
    (?:
        \s{0,3}\)?\s{0,3}(?:[TIMES]|times\b|\\\*|(?P<stop>\.))\s{0,3}10EXPONENT_BEHIND
      | \s{1,2}(?P<apart>10)EXPONENT_APART
      | \s?[TIMES]\s?(?P<written>10{0,2}(?:,000){1,3}|10{3,9})(?![\d,.]|\s?\^)
      | e\s?\+?(?P<tens>\d{1,2})(?![\da-z])
      | [\s-]{0,3}(?P<hundred>hundred\s)?(?P<multiplier>MULTIPLIERS)(?![a-z])
            (?:(?:(?<=mio)|(?<=mln)|(?<=mill))\.(?=\s?[a-z/]))?
      | \s?(?P<short>m)(?=\s{1,2}[\w-]{0,16}(?:SHORT)\b)
    )?
)
"""


class DoseNumber(NamedTuple):
    """A number that may be one of a dose."""

    #: Where it begins.
    start: int
    #: Where it ends.
    end: int
    #: The number before its power of ten.
    value: Fraction
    #: What that is multiplied by; `None` where nothing stands there.
    scale: int | None
    #: Whether it can be read in one way only.
    sure: bool

    @property
    def whole(self) -> Fraction:
        """The number with its power."""
        return self.value * (1 if self.scale is None else self.scale)


@cache
def _pattern() -> re.Pattern[str]:
    every = "|".join(word for part in _FACTORS for word in longest_first("multipliers", part))
    words = "|".join(sorted((one for one in number_words() if one.isalpha()), key=len)[::-1])
    short = [re.escape(one.lower()) for one in longest_first("counted", "short")]
    strict = _EXPONENT.replace("LOST", "")
    pattern = (
        _NUMBER.replace("EXPONENT_BARE", strict.replace("MARK", "b_"))
        .replace("EXPONENT_BEHIND", _EXPONENT.replace("LOST", _LOST).replace("MARK", "t_"))
        .replace("EXPONENT_APART", strict.replace("MARK", "a_"))
        .replace("MULTIPLIERS", every)
        .replace("WORDS", words)
        .replace("CARETS", _set_of("power"))
        .replace("TIMES", _set_of("times"))
        .replace("SHORT", "|".join(("cells", *short)))
    )
    return re.compile(pattern, re.VERBOSE)


def _set_of(part: str) -> str:
    return "".join(map(re.escape, longest_first("signs", part)))


def numbers_in(plain: str) -> list[DoseNumber]:
    r"""Give the numbers of a plain text, in order; percentages are none.

    >>> [(str(one.whole), one.sure) for one in numbers_in("5 × 10e7, 2x10\\^6, 6x106, two million")]
    [('50000000', True), ('2000000', True), ('6000000', False), ('2000000', True)]
    """
    found: list[DoseNumber] = []
    for match in _pattern().finditer(plain):
        end = match.end()
        if plain[end : end + 2].lstrip().startswith("%"):
            continue
        groups = {name: text for name, text in match.groupdict().items() if text is not None}
        value, scale, sure = _read(groups)
        start = match.start()
        if "apart" in groups and _is_label(plain, start):
            value, start = Fraction(1), match.start("apart")  # `on day 4 10^7 cells`
        found.append(DoseNumber(start, end, value, scale, sure))
    return found


def _is_label(plain: str, start: int) -> bool:
    """Say whether a number is one of something else by the word before it: `day 4`."""
    found = _LABEL.search(plain[max(0, start - _LONG) : start])
    return found is not None and found[1] in dose_words("no_dose", "labels")


def _read(groups: dict[str, str]) -> tuple[Fraction, int | None, bool]:
    """Give number, multiplier and sureness of the parts of a match."""
    if "half" in groups:
        return Fraction(1, 2), _FACTORS["million"], True
    if "words" in groups:
        return _worded(groups["words"]), _factor(groups["of_words"]), True
    # `10e6` alone may be ten times ten to the sixth, and a star may multiply.
    sure = _DOUBTFUL.isdisjoint(groups)
    value = Fraction(1) if "bare" in groups else _figures(groups["figures"])
    power = next((groups[name] for name in groups if name.startswith(_POWERS)), None)
    scale = int("1" + "0" * int(power.translate(_RAISED))) if power is not None else _scale(groups)
    return value, scale, sure


def _scale(groups: dict[str, str]) -> int | None:
    """Give the multiplier of a number that has no power of ten."""
    if "written" in groups:
        return int(groups["written"].replace(",", ""))
    if "short" in groups:
        return _FACTORS["million"]
    if "multiplier" in groups:
        return _factor(groups["multiplier"]) * (_HUNDRED if "hundred" in groups else 1)
    return None


def _figures(digits: str) -> Fraction:
    """Give the number of figures, with points for thousands where there are several."""
    return number_of(digits.replace(".", "") if digits.count(".") > 1 else digits)


def _factor(word: str) -> int:
    return _FACTORS[meanings("multipliers")[word]]


def _worded(words: str) -> Fraction:
    """Give the number that words write: `one hundred and fifty`."""
    value = Fraction(0)
    for word in re.findall(r"[a-z]+", words):
        if word == "hundred":
            value = max(value, Fraction(1)) * _HUNDRED
        else:
            value += number_words().get(word, 0)
    return value
