"""A table as CSV that a spreadsheet takes for text and numbers, and never for formulas."""

from __future__ import annotations

import json
import math
import re
from datetime import date, time
from decimal import Decimal
from functools import singledispatch
from itertools import chain
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, get_args

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow as pa

#: What becomes of a text that a spreadsheet would take for a formula.
Formulas: TypeAlias = Literal["escape", "keep"]

#: What begins a formula, as OWASP lists it ("CSV Injection"), also in full width, which counts in
#: some locales; and NUL, which its verification standard (ASVS) adds.  Programs trim what shows
#: nothing, so a sign of a formula behind blanks, controls or invisible marks counts too.
_FORMULA: Final = re.compile(
    "'*(?:[\t\n\r\0]"
    r"|[\s\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    r"\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufe00-\ufe0f\U000e0000-\U000e0fff]*"
    r"[=+\-@\uff1d\uff0b\uff0d\uff20\u2212\ufe62\ufe63\ufe66])"
)
#: Rows that are turned into Python's values at one time.
_AT_ONCE: Final = 4096


def to_csv_text(table: pa.Table, *, formulas: Formulas = "escape") -> str:
    r"""Give a table as CSV (RFC 4180): a header, a record a row, ends of lines CR and LF.

    Write it as it is, in binary or with ``newline=""``: ``Path(…).write_bytes(text.encode())``.
    Excel knows UTF-8 only by a mark at the beginning, which the encoding ``utf-8-sig`` writes.

    ========================  =================================================================
    value                     cell
    ========================  =================================================================
    text                      always in quotes; NUL and line breaks stay
    none                      nothing; an empty text is ``""``, which not every reader can tell
                              apart, and in a table of one column none is ``""`` too, since an
                              empty line is no record
    truth                     ``true``, ``false``
    whole numbers, decimals   plain digits, and never an exponent
    floating-point numbers    the shortest digits that are read back equal
    dates, times              ISO 8601
    bytes                     hexadecimal digits
    lists, structs, maps      JSON without blanks; decimals and dates within are texts
    others, as durations      as Python says them, as text
    ========================  =================================================================

    A text that would be a formula, ``=1+2``, is written with an apostrophe before it: ``'=1+2``.
    So is one that begins with ``+``, ``-``, ``@``, a tab, a line break or NUL, with one of the
    signs in full width, or with a sign behind blanks or invisible marks, and so is the name of a
    column.  Numbers and dates are never changed.  To take the apostrophe off again, give every
    text to `from_csv_cell`, which is exact: a text that had the apostrophe itself gets one more.

    That guards cells of this file.  A spreadsheet that parts cells at another sign, such as the
    semicolon in some countries, makes other cells of it: import it there with the comma chosen.

    Args:
        table: The table.
        formulas: "keep" writes texts as they are, for programs that know no formulas.

    Raises:
        ValueError: If `formulas` is another word.

    >>> import pyarrow as pa
    >>> table = pa.table({"id": ["NCT99999999", None], "note": ["=1+2", ""], "n": [-1, None]})
    >>> print(to_csv_text(table).replace("\r\n", "\n"), end="")
    "id","note","n"
    "NCT99999999","'=1+2",-1
    ,"",
    """
    return "".join(csv_lines(table, formulas=formulas))


def csv_lines(table: pa.Table, *, formulas: Formulas = "escape") -> Iterator[str]:
    """Give the records of `to_csv_text` one at a time, the header first, each with its end.

    Raises:
        ValueError: If `formulas` is another word.
    """
    if formulas not in get_args(Formulas):
        raise ValueError(f"formulas is one of {', '.join(get_args(Formulas))}, not {formulas!r}")
    return _records(table, escape=formulas == "escape")


def from_csv_cell(text: str) -> str:
    """Give the text of a cell without the apostrophe that `to_csv_text` put before it.

    >>> from_csv_cell("'=1+2"), from_csv_cell("''=1+2"), from_csv_cell("'t Hooft")
    ('=1+2', "'=1+2", "'t Hooft")
    """
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def _records(table: pa.Table, *, escape: bool) -> Iterator[str]:
    if not table.column_names:
        return
    batches = table.to_batches(max_chunksize=_AT_ONCE)
    columns = ([column.to_pylist() for column in batch.columns] for batch in batches)
    rows = chain.from_iterable(zip(*some, strict=True) for some in columns)
    for row in chain([table.column_names], rows):
        record = ",".join([_cell(value, escape=escape) for value in row])
        yield (record or _quoted("")) + "\r\n"


def _cell(value: object, *, escape: bool) -> str:
    if value is None:
        return ""
    if (bare := _bare(value)) is not None:
        return bare
    text = _json(value) if isinstance(value, list | dict) else str(value)
    return _quoted(f"'{text}" if escape and _FORMULA.match(text) else text)


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


@singledispatch
def _bare(value: object) -> str | None:  # noqa: ARG001 - its type says that it is text
    """Give what stands without quotes: numbers, dates, truths, bytes."""
    return None


@_bare.register(int)
@_bare.register(float)
def _(value: float) -> str:
    return repr(value)


@_bare.register
def _(value: bool) -> str:  # noqa: FBT001 - `singledispatch` gives it by position
    return "true" if value else "false"


@_bare.register
def _(value: Decimal) -> str:
    return format(value, "f")


@_bare.register(date)
@_bare.register(time)
def _(value: date | time) -> str:
    return value.isoformat()


@_bare.register
def _(value: bytes) -> str:
    return value.hex()


def _json(value: object) -> str:
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def _plain(value: object) -> object:
    """Give a value as JSON has it, which has no number that is infinite or none."""
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, float) and math.isfinite(value):
        return value
    bare = _bare(value)
    return str(value) if bare is None else bare
