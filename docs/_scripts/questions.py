"""Write docs/reference/questions.md: every fact that `q` asks about, and what it can be asked.

python docs/_scripts/questions.py
"""

from __future__ import annotations

import re
from inspect import getsource
from pathlib import Path
from typing import Final

from mscregistry.query import q
from mscregistry.query.cells import CellsField
from mscregistry.query.coded import CodedField
from mscregistry.query.codes import CodesField
from mscregistry.query.conditions import ConditionField
from mscregistry.query.dates import DateField
from mscregistry.query.flags import Flag
from mscregistry.query.ids import IdField
from mscregistry.query.numbers import AgeField, NumberField
from mscregistry.query.words import TextField

PAGE = Path(__file__).parents[1] / "reference" / "questions.md"
HEAD = """# What can be asked

Every name of `q`, and what it can be asked; [](../howto/ask_questions.md) shows how.
This page is written by `docs/_scripts/questions.py`.
"""
#: Each kind of field, and what it is called here.
KINDS: Final = (
    (CodedField, "One code"),
    (CodesField, "Several codes"),
    (ConditionField, "Conditions"),
    (CellsField, "Cells"),
    (NumberField, "A number"),
    (AgeField, "An age"),
    (DateField, "A date"),
    (Flag, "True or false"),
    (TextField, "Words"),
    (IdField, "Numbers of the trial"),
)
#: What each kind can be asked, in the same order.
ASKED: Final = """
`==`, `!=`, `is_in(…)`, `stated`. A code is a member of the enum, its value, or the words that
registries use; `Unlisted(…)` finds a word that is on no list. UNKNOWN where nothing is stated, or
a word on no list.

`has(…)`, `has_any(…)`, `has_all(…)`, `exactly(…)`, `stated`. UNKNOWN where nothing is stated, and
where something stated is in doubt or on no list.

`is_a(…)` by a name, our code, or a heading or number of MeSH, and all that is a kind of it
(`vocab/tables/condition_tree.toml`); `contains(…)` by words; `stated`. What a registry adds counts
where it says yes. UNKNOWN where a condition is wider, in doubt, or not in our table.

`has(…)`, `has_any(…)`, by our codes or the words for them. FALSE where the record states what is
given, and no such cells are among it; UNKNOWN where it does not tell.

`==`, `!=`, `<`, `<=`, `>`, `>=`, `between(low, high)` with both ends, `stated`.

The same with ages: `"18 years"`, `"6 months"`. Units compare by UCUM: a year has 365.25 days, a
month a twelfth of them.

`before(…)`, `after(…)`, `within(…)`, `between(first, last)`, `stated`; dates are text of any
precision, such as `"2021-03"`. UNKNOWN where what they may mean overlaps.

It is a question itself, and has `stated`.

`contains(…)`: one behind the other, whatever their case, accents, plural, spelling and marks;
`nephro*` begins a word. `stated`.

`==`, `!=`, `is_in(…)`, `stated`; however it is written.
"""
_NAMED: Final = re.compile(r"#: (.+)\n +(\w+): Final")
OTHERS: Final = """
## Others

| question | TRUE where |
|---|---|
| `q.dose.between(low, high, unit)` | a dose of cells lies between two numbers of one unit |
| `q.gives(form=, tissue=, donor=, route=, dose=)` | one cell product is all of this |
| `q.near(latitude, longitude, kilometres)` | a site lies near a place, by its geo point |
| `q.admits(patient, on=)` | a patient may take part, as `mscregistry.match` says |
| `q.that(function, sentence)` | a function of your own says so |
"""


def page() -> str:
    """Give the page."""
    comments = {name: comment for comment, name in _NAMED.findall(getsource(type(q)))}
    parts = [HEAD]
    for (kind, title), asked in zip(KINDS, ASKED.strip().split("\n\n"), strict=True):
        names = [one for one in comments if type(getattr(q, one)) is kind]
        rows = [f"| `q.{name}` | {comments[name]}{_codes(getattr(q, name))} |" for name in names]
        head = [f"\n## {title}\n", asked, "", "| name | what it is |", "|---|---|"]
        parts.append("\n".join([*head, *rows]))
    return "\n".join(parts) + "\n" + OTHERS


def _codes(field: object) -> str:
    """Give the enum of a code."""
    if not isinstance(field, CodedField):
        return ""
    enum = field.enum
    return f" {{py:class}}`{enum.__name__} <{enum.__module__}.{enum.__name__}>`"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
