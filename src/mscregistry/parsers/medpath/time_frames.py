"""Where the time frame begins in an outcome's row whose cells are run together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: No time frame that is longer is looked for.
_LONGEST: Final = 160
#: No row has so many places where cells may meet.
_MOST: Final = 20
#: Numbers, words cut where a capital follows a small letter, and all else one by one.
_TOKEN: Final = re.compile(r"\d+(?:[.,]\d+)?|[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\S")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NUMBERS: Final = _set("one two three four five six seven eight nine ten eleven twelve")
_UNITS: Final = _set(
    "y yr yrs year years m mo mos month months w wk wks week weeks d day days h hr hrs hour hours "
    "min mins minute minutes"
)
#: Named moments, each a time frame in itself.
_MOMENTS: Final = _set("baseline completion screening")
#: Words by which a time frame begins, beside a number.
_OPENERS: Final = (
    _NUMBERS
    | _MOMENTS
    | _set(
        "year years month months week weeks day days hour hours visit up through throughout within "
        "during from at after until till over pre post before between every enrollment first end "
        "immediately approximately about average"
    )
)
#: With a capital and with no space before them, these begin a time frame whatever follows.
_GLUED: Final = (
    _OPENERS
    | _set(
        "annually assessed change changes cycle follow measured perioperative postoperative "
        "postoperatively preoperative preoperatively study time upon"
    )
) - _set("average first")
#: Words that cannot be the last of a measure, so that what follows them begins no time frame.
_LEADS_ON: Final = _set(
    "up to through throughout within during from at after until till over before between every an "
    "a the of and or in on by for with approximately about average first pre post last next"
)
#: Words behind which a time frame may as well go on as begin.
_GOES_ON: Final = _set(
    "assessed change changes collected evaluated follow is measured occurs postoperative "
    "preoperative upto"
)
#: What else a time frame is made of.
_WITHIN: Final = _set(
    "study follow followup end start final treatment therapy intervention infusion infusions "
    "injection injections administration dose doses cell cells transplantation transplant surgery "
    "procedure operation discharge hospital randomization randomisation enrolment death visits "
    "time point points each per last initial total maximum minimum least st nd rd th"
)
_WORDS: Final = _NUMBERS | _UNITS | _MOMENTS | _OPENERS | _LEADS_ON | _WITHIN
_SIGNS: Final = frozenset(",;-–—()/&+.±<>≤≥:~")
#: Small letters that begin a time frame so often that they are known even behind small letters.
_SMALL: Final = (
    "up",
    "through",
    "throughout",
    "within",
    "baseline",
    "during",
    "before",
    "immediately",
    "preoperative",
    "postoperative",
)
#: What a measure may end in, beside letters and digits.
_CLOSING: Final = frozenset(")]）%\"'.”’*")
#: The brackets that a measure may end in, and behind which a time frame surely begins.
_OPEN: Final = frozenset("([（")
_SHUT: Final = frozenset(")]）")
#: A number of some unit, behind a word of small letters or a bracket.
_COUNTED: Final = re.compile(
    r"(?:(?<=[a-z]{3})|(?<=[)\]）]))(\d{1,4})(?:[.,]\d)?(?:st|nd|rd|th)?(?: ?[-–] ?(\d{1,4}))?[ -]?"
    r"(?:[Yy]ears?|[Mm]onths?|mos?|[Ww]eeks?|wks?|[Dd]ays?|[Hh]ours?|hrs?|[Mm]inutes?|mins?)\b"
)
_NEXT_UNIT: Final = re.compile(r"\s?(?:" + "|".join(sorted(_UNITS, reverse=True)) + r")\b")
#: A word with a capital behind a small letter, a digit or a bracket; one of any kind behind a
#: bracket.
_MET: Final = re.compile(r"(?:(?<=[a-z0-9])[A-Z][a-z]+|(?<=[)\]）])[A-Z]?[a-z]+)(?![A-Za-z])")

_Token = tuple[int, str]


def after_joint(row: str) -> int | None:
    """Give where the time frame begins in ``<measure><time frame>``, or None.

    It begins where two cells meet without a space: a number behind a letter, or a capital
    behind a small letter, from which on every word is one of time.  A number of which some
    digits may be the measure's is not taken apart.

    >>> row = "Adverse events6 months"
    >>> row[after_joint(row) :]
    '6 months'
    >>> after_joint("CD3424 weeks") is None  # CD34 for 24 weeks, or CD3 for 424?
    True
    """
    sure = _sure_joints(row)
    if sure:
        return sure[0] if len(sure) == 1 else None
    tokens = _time_words(row)
    for index, (at, word) in enumerate(tokens):
        if _is_joint(row, at, word) and _states_time(tokens[index:]) and _balances(row[at:]):
            return at
    return _behind_small_letters(row, tokens)


def _sure_joints(row: str) -> list[int]:
    """Give where cells meet so plainly that the words of the time frame need not be known.

    The place is none in the middle of brackets, and what follows it speaks of time.
    """
    met = [found.start() for found in _MET.finditer(row, 1) if found[0].lower() in _GLUED]
    met += [
        found.start()
        for found in _COUNTED.finditer(row, 1)
        # A range that falls has a digit of the measure's at its beginning.
        if (found[2] is None or int(found[1]) < int(found[2]))
        and _last_word(row, found.start()) not in _LEADS_ON
    ]
    # So many are no row of a table, which bounds the time it takes.
    return [at for at in sorted(met) if _balances(row[at:])] if len(met) < _MOST else []


def _balances(words: str) -> bool:
    """Say whether no bracket is shut in the words that was opened before them."""
    depth = 0
    for mark in words:
        if mark in _OPEN:
            depth += 1
        elif mark in _SHUT:
            depth -= 1
            if depth < 0:
                return False
    return True


def after_space(row: str) -> int | None:
    """Give where the time frame begins in ``<measure> <time frame>``, or None.

    Only where one reading is possible: no word before it leads on to it, no second start
    lies within it, and the measure has no times of its own (then several rows may stand here)
    nor a word with a capital by which the time frame may have begun before.

    >>> row = "Adverse events 6 months"
    >>> row[after_space(row) :]
    '6 months'
    >>> after_space("Survival at 1 year 1 year") is None
    True
    """
    tokens = _time_words(row)
    starts = list(_spaced_starts(row, tokens))
    if len(starts) != 1 or not _balances(row[starts[0] :]):
        return None
    before = list(_tokens(row, 0, starts[0]))
    begun = any(word[0].isupper() and word.lower() in _GLUED for _, word in before[1:])
    last = _last_word(row, starts[0])
    return None if begun or last in _GOES_ON or _has_time(before) else starts[0]


def _spaced_starts(row: str, tokens: Sequence[_Token]) -> Iterator[int]:
    for index, (at, word) in enumerate(tokens):
        if at == 0 or not row[at - 1].isspace() or not _opens(word):
            continue
        before = _last_word(row, at)
        if (
            before not in _LEADS_ON
            and before[-1:] not in _SIGNS - {")", "."}
            and _states_time(tokens[index:])
        ):
            yield at


def _last_word(row: str, at: int) -> str:
    words = row[max(at - _LONGEST, 0) : at].split()
    return words[-1].lower() if words else ""


def _time_words(row: str) -> list[_Token]:
    """Give the words from which on all are words of time, lower-cased, with their places."""
    tokens = list(_tokens(row, max(len(row) - _LONGEST, 0), len(row)))
    first = len(tokens)
    while first and _is_of_time(tokens[first - 1][1]):
        first -= 1
    return [(at, word.lower()) for at, word in tokens[first:]]


def _tokens(row: str, start: int, end: int) -> Iterator[_Token]:
    for found in _TOKEN.finditer(row, start, end):
        yield found.start(), found[0]


def _is_of_time(word: str) -> bool:
    return word[0].isdecimal() or word.lower() in _WORDS or word in _SIGNS


def _opens(word: str) -> bool:
    return word[0].isdecimal() or word in _OPENERS


def _is_joint(row: str, at: int, word: str) -> bool:
    """Say whether two cells may meet here, seen by their characters."""
    if at == 0 or not _opens(word):
        return False
    before = row[at - 1]
    if before in _CLOSING:
        return True
    if word[0].isdecimal():
        behind = row[at + len(word) : at + len(word) + 2]
        if behind[:1].isupper() and behind[1:].islower():
            return False  # FEV1 and Week 4, not FEV and 1 Week 4
        ending = row[max(at - 2, 0) : at]
        bare = before.isupper() or not ending[0].isalpha()
        if bare and _NEXT_UNIT.match(row, at + len(word)) is None:
            return False  # H0+24h and NEWS2 for 24 hours, but vitamin D and 6 months
        # Of several digits behind "CD" or "p", the first may belong to the name.
        return before.isalpha() and (
            len(word) == 1 or (len(ending) > 1 and ending.isalpha() and ending.islower())
        )
    return before.isalnum() and row[at].isupper()


def _behind_small_letters(row: str, tokens: Sequence[_Token]) -> int | None:
    """Find ``…titerup to 24 weeks``: its first word is the end of a longer one."""
    end = tokens[0][0] if tokens else len(row)
    fused = row[max(end - _LONGEST, 0) : end].rstrip()
    for word in _SMALL:
        at = len(fused) - len(word)
        if fused.endswith(word) and at > 0 and fused[at - 1].isalnum():
            rest: list[_Token] = [(0, word), *tokens]
            # Without a "to" it is the end of a group or of a follow-up.
            whole = word != "up" or [one for _, one in tokens[:1]] == ["to"]
            if whole and _states_time(rest) and _balances(row[end:]):
                return max(end - _LONGEST, 0) + at
    return None


def _states_time(tokens: Sequence[_Token]) -> bool:
    """Say whether words of time state one: a number with a unit, or a named moment."""
    return _has_time(tokens) or any(word in _MOMENTS for _, word in tokens)


def _has_time(tokens: Sequence[_Token]) -> bool:
    words = [word.lower() for _, word in tokens]
    return any(_is_number(word) for word in words) and not _UNITS.isdisjoint(words)


def _is_number(word: str) -> bool:
    return word[0].isdecimal() or word in _NUMBERS
