"""A criterion to tokens: words, numbers, signs of comparison and the marks between them."""

from __future__ import annotations

import re
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Final, NamedTuple

from mscregistry.vocab.comparators import dashes, signs


class Kind(Enum):
    """What a token is."""

    #: Letters, with the figures that are one with them: `FEV1`, `m2`, `COVID-19`.
    WORD = "word"
    #: A number in figures.
    NUMBER = "number"
    #: A sign of comparison: `≥`, `<=`.
    SIGN = "sign"
    #: A hyphen or dash, or the wave that stands for one.
    DASH = "dash"
    #: Any other mark.
    MARK = "mark"


class Token(NamedTuple):
    """One token of a criterion."""

    #: What it is.
    kind: Kind
    #: Its characters in lower case; of a sign or a dash, its simplest form: `>=`.
    text: str
    #: Where it begins.
    start: int
    #: Where it ends.
    end: int
    #: The number, exact; `None` for all else.
    value: Fraction | None = None


#: More figures than that are a mark of something, and no number.
_LONGEST: Final = 40
_GAPS: Final = re.compile(r"[ \u00a0\u202f'’]")
#: One token; the forms of signs and dashes are in their table.  The first words are sometimes
#: written as one with the number after them: `less than10 days`.
_PATTERN: Final = r"""
    (?P<number> \d{1,3}(?:,\d{3})+(?![\d])(?:\.\d+)?
              | [1-9]\d{0,2}(?:[ \u00a0\u202f'’]000)+(?!\d)
              | [1-9]\d{0,2}(?:\.\d{3})+,\d+
              | \d(?=,\d\s*(?:or|and|&|,)\s*\d) | (?<=\d,)\d(?=,\d(?!\d))
              | \d+(?:[.·,]\d+)?
              | (?<![\w.)])\.\d+ )
  | (?P<word>   (?i:aged?|ages|and|between|from|is|least|of|or|over|than|to|under|within)(?=-?\d)
              | (?i:x)(?=(?i:ULN|UNL|LLN)\b)
              | [A-Z][^\W\d_]*-\d+(?![\d.,]|-?[^\W_])
              | (?i:[tz]-scores?)\b
              | [^\W\d_]+(?:['’][^\W\d_]+)*(?:\d+(?:[^\W\d_]+\d*)*)? )
  | (?P<sign>   SIGNS )
  | (?P<dash>   DASHES )
  | (?P<mark>   [^\s\\] )
"""


@cache
def _token() -> re.Pattern[str]:
    forms = sorted(signs(), key=len, reverse=True)
    every = "|".join(r"\\?\s?".join(map(re.escape, form)) for form in forms)
    pattern = _PATTERN.replace("SIGNS", every).replace("DASHES", "|".join(map(re.escape, dashes())))
    return re.compile(pattern, re.VERBOSE)


def tokens_of(text: str) -> list[Token]:
    r"""Give the tokens of a text in order; every character but white space is in one.

    A backslash, by which registries escape a sign (`\>`), counts as white space.

    A number with thousands commas is one number, and so is one with a decimal comma, but not
    `1,2 or 3` or `1,2,3`; figures that follow letters belong to the word, but not in `than10`.

    >>> [(token.kind.value, token.text) for token in tokens_of("FEV1 ≥1,5 L (n=10,000)")][:3]
    [('word', 'fev1'), ('sign', '>='), ('number', '1,5')]
    """
    tokens: list[Token] = []
    add = tokens.append
    known, waves = signs(), dashes()
    for found in _token().finditer(text):
        start, end = found.span()
        body = found[0]
        kind = found.lastgroup
        if kind == "word":
            add(Token(Kind.WORD, body.lower(), start, end))
        elif kind == "number":
            if end - start > _LONGEST:
                add(Token(Kind.WORD, body, start, end))
            else:
                add(Token(Kind.NUMBER, body, start, end, number_of(body)))
        elif kind == "sign":
            add(Token(Kind.SIGN, known["".join(body.replace("\\", "").split())], start, end))
        elif kind == "dash":
            add(Token(Kind.DASH, waves[body], start, end))
        else:
            add(Token(Kind.MARK, body, start, end))
    return tokens


def number_of(digits: str) -> Fraction:
    """Give the number that figures write.

    A comma before exactly three figures parts thousands; any other is a decimal comma.

    >>> number_of("150,000"), number_of("7,5"), number_of("1,234.5"), number_of("100 000")
    (Fraction(150000, 1), Fraction(15, 2), Fraction(2469, 2), Fraction(100000, 1))
    """
    plain = _GAPS.sub("", digits).replace("·", ".")
    if "." in plain and plain.index(".") < plain.find(","):
        # `1.000,5`
        plain = plain.replace(".", "").replace(",", ".")
    head, _, rest = plain.partition(",")
    if rest.isdecimal() and (len(rest) != 3 or len(head) > 3 or head == "0"):  # noqa: PLR2004 - thousands
        return Fraction(f"{head}.{rest}")
    return Fraction(plain.replace(",", ""))
