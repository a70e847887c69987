r"""Whole trials as tables of Arrow, and back without loss.

A table has a row for each record and a column for each field of `Trial`, in order.  Which type a
column has follows from the type of the field:

- Text is ``string``; true or false is ``bool``; a whole number is ``int64``; an exact number is
  ``decimal128(38, 18)``.
- A member of an enum is its value, a ``string``.  An unlisted word has a question mark before it,
  which no value begins with: ``?Pausing``.
- A `PartialDate` is ``struct<text, kind, earliest, latest>``: ``2021-03``, ``ESTIMATED``, and the
  first and the last day that it can mean, as ``date32``.
- An `Age` is ``struct<text, value, unit>``: ``18 years``, the exact number, the unit in UCUM.
- A tuple is a ``list``, and never null: nothing said is an empty list.
- An object is a ``struct`` of its fields, by the same rules; null where there is none.
- `None` is null.

Before them stand four columns: ``record``, the place among what was given, from 0; ``format`` and
``source`` of a `Reading`, null for a `Trial`; and ``unfit_json``.  This holds the whole trial, as
`to_json` gives it, where its columns cannot: it has half a surrogate pair, a whole number of more
than 64 bits, or a number that 38 digits, 18 of them behind the point, do not hold.  Its cells
then hold what is nearest: the half as an escape (``\udc80``), and null for the number.

The table says in its metadata which rules it follows: ``mscregistry/arrow/trials/1``.
"""

from mscregistry.export.arrow.reading import from_arrow
from mscregistry.export.arrow.schema import trial_schema
from mscregistry.export.arrow.writing import batches, to_arrow

__all__ = ["batches", "from_arrow", "to_arrow", "trial_schema"]
