"""The bounds of a statement, each with its measure and with the times that stand behind it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from attrs import evolve

from mscregistry.grammar.expressions import All, Comparison, Expression, Not
from mscregistry.grammar.joining import joined
from mscregistry.grammar.measured import amount_of, measure_of_figure, pressures
from mscregistry.grammar.pieces import around
from mscregistry.grammar.roles import Role
from mscregistry.grammar.sexes import by_sex, of_one_sex, sex_before, sex_behind
from mscregistry.grammar.things import read_counted, read_thing
from mscregistry.grammar.windows import read_window
from mscregistry.vocab.criterion_words import words_for
from mscregistry.vocab.subject_words import subject_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.grammar.figure import Figure
    from mscregistry.grammar.part import Part

    Numbers = Sequence[tuple[Figure, Role]]

#: Before a range: it is left, and not kept.
_OUTSIDE: Final = "outside"
#: Right before a bound it denies that; words such as `not more than` are a sign.
_NOT: Final = "not"


def read_comparisons(part: Part, bounds: Numbers, others: Numbers) -> Expression | None:
    """Give the bounds of a part, and what is counted, dosed or timed beside them.

    ::

        comparisons = (measure bound time*)+ (count | dose | thing time)*
    """
    read: list[Comparison] = []
    low = part.first
    for figure, role in bounds:
        read.append(_comparison(part, figure, role, low))
        low = figure.end
    beside = _beside(part, bounds, read, others)
    found: list[Expression] = []
    for place, (figure, _) in enumerate(bounds):
        if figure.lower:
            upper = read[place - 1]
            found[-1] = pressures(upper, read[place], exclusion=part.text.exclusion)
        else:
            low = bounds[place - 1][0].end if place else part.first
            found.append(_bound(part, read[place], figure, low))
    before = part.text.words[part.first : bounds[0][0].first]
    if not words_for("measure", "of_then").isdisjoint(before):
        # `history of LVEF <40 %` is of then.
        found = [evolve(one, sure=False) for one in found]
    sex = sex_before(part.to(bounds[0][0].first))
    found += [*beside, *([] if sex is None else [sex])]
    return joined(All, by_sex(found, part), part.spans)


def _bound(part: Part, bound: Comparison, figure: Figure, low: int) -> Expression:
    """Give a bound with what is said around it: that it is outside of it, or of whom it is."""
    whole: Expression = bound
    if _is_outside(part, figure, low):
        whole = Not(bound, bound.spans, bound.sure)
    sex = sex_behind(part, figure.end)
    return whole if sex is None else of_one_sex(part, whole, sex)


def _comparison(part: Part, figure: Figure, role: Role, low: int) -> Comparison:
    """Give one bound; its measure stands behind `low`."""
    measure = measure_of_figure(part.text, figure, role, low)
    amount = amount_of(part.text, figure)
    sure = (
        figure.signed
        and not figure.guessed
        and (
            role is Role.AGE
            or measure.code is not None
            or bool(measure.words and (figure.unit or figure.reference))
        )
    )
    return Comparison(measure, amount, spans=around(measure.spans + amount.spans), sure=sure)


def _is_outside(part: Part, figure: Figure, low: int) -> bool:
    """Say whether the words before a bound turn it round: `outside 50-100`, `not ≥ 9`."""
    text = part.text
    if figure.ranged and _OUTSIDE in text.words[low : figure.first]:
        return True
    return figure.signed and figure.first > low and text.word(figure.first - 1) == _NOT


def _beside(
    part: Part, bounds: Numbers, read: list[Comparison], others: Numbers
) -> list[Expression]:
    """Give the things beside the bounds; a time that is of none is put to the bound before it."""
    found: list[Expression] = []
    starts = [figure.first for figure, _ in bounds]
    low = part.first
    for place, (figure, role) in enumerate(others):
        until = others[place + 1][0].first if place + 1 < len(others) else part.end
        if role in {Role.COUNT, Role.DOSE}:
            found.append(read_counted(part, figure, role))
        else:
            at = max(bisect_right(starts, figure.first) - 1, 0)
            low = max(low, bounds[at][0].end)
            thing = (
                read_thing(part.since(low).to(until), [(figure, role)])
                if low < figure.first and subject_of(part.text.words[low : figure.first])
                else None
            )
            if thing is not None:
                # `aged 18 to 75 with asthma for 6 months`: the asthma is so old.
                found.append(thing)
            else:
                # A time behind a pair of blood pressures is of both.
                for each in range(at - bounds[at][0].lower, at + 1):
                    read[each] = _timed(part, read[each], figure, role)
        low = max(low, figure.end)
    return found


def _timed(part: Part, bound: Comparison, figure: Figure, role: Role) -> Comparison:
    """Give a bound with a time, unless it has one of that kind."""
    amount = amount_of(part.text, figure)
    if role is Role.WINDOW:
        window = bound.window or read_window(part, figure, amount)
        return evolve(bound, window=window)
    # `Apgar score ≤5 at 10 minutes` is no length of time.
    sure = bound.sure and part.text.word(figure.first - 1) != "at"
    return evolve(bound, duration=bound.duration or amount, sure=sure)
