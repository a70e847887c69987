"""The numbers of a criterion with their bounds and units, as stated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import define, evolve

from mscregistry.grammar.intervals import Bound, Interval
from mscregistry.grammar.numbers import Number, read_number
from mscregistry.grammar.tokens import Kind, Token
from mscregistry.grammar.unit_reading import Unit, read_unit
from mscregistry.vocab.comparators import before, behind, ranges, windows
from mscregistry.vocab.criterion_words import words_for
from mscregistry.vocab.written_units import references, score_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

#: Words that may stand between a sign and its number.
_FILLERS: Final = frozenset(
    "a about age ages an approximately approx around at ca circa least of score scores the to total "
    "value values ~ ( : only roughly almost any estimated estimation or , level levels".split()
)
#: Blood pressures are between these, in mm[Hg].
_LOWEST: Final = 30
_HIGHEST: Final = 300
#: A scale named between a sign and its number has at most so many words.
_NAME: Final = 2
#: `minimum` stands at most so many words before its number.
_FAR: Final = 7
_RISES: Final = frozenset({"increase", "increased", "rise", "elevation", "elevated", "higher"})
#: As many fillers may stand in a row.
_MANY: Final = 4
#: Values of a list follow each other by no more than this.
_STEP: Final = 3
_TIMES: Final = frozenset({"times", "time", "x", "×", "fold", "folds", "*", "-", "xs"})


@define
class Figure:
    """One number, or two that are the ends of a range, with all that belongs to it."""

    #: The places of its first token and of the token behind it.
    first: int
    end: int
    #: The numbers as stated.
    interval: Interval
    #: The unit in UCUM; `None` where there is none.
    unit: str | None = None
    #: Where the unit stands, as places of tokens.
    unit_place: tuple[int, int] | None = None
    #: Whether the unit is one of time.
    is_time: bool = False
    #: Whether a sign or a word says that it is a bound.
    signed: bool = False
    #: Whether two numbers are the ends of a range.
    ranged: bool = False
    #: Whether it is a list of values: `1 or 2`.
    listed: bool = False
    #: Whether the number is written as a word.
    worded: bool = False
    #: How a window of time is opened: `within`, `last`, `next`, `first`, `since`.
    window: str | None = None
    #: Whether the words behind it say that it is an age.
    aged: bool = False
    #: Whether points are counted.
    scored: bool = False
    #: The two numbers of a blood pressure.
    over: tuple[Fraction, Fraction] | None = None
    #: Whether it is the second of them.
    lower: bool = False
    #: What the number is a multiple of.
    reference: str | None = None


class FigureReader:
    """The tokens of one text, and the reading of figures from them."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        """Hold the text and its tokens."""
        self.text = text
        self.tokens = tokens
        self.words = [token.text for token in tokens]

    def read(self) -> list[Figure]:
        """Give all figures in order; none overlaps another."""
        found: list[Figure] = []
        at = 0
        while at < len(self.tokens):
            figure = self.figure(at)
            if figure is None:
                at += 1
            else:
                found += self._paired(figure)
                at = max(figure.end, at + 1)
        return found

    def _paired(self, figure: Figure) -> list[Figure]:
        """Give the two figures of a blood pressure: `>140/90 mmHg`; of all else the one."""
        if figure.over is None:
            return [figure]
        sign = next((one for one in (">=", ">", "<=", "<") if _interval(one, figure.over[0]) == figure.interval), None)
        lower = evolve(figure, interval=_interval(sign, figure.over[1]), over=None, lower=True)
        return [figure, lower]

    def figure(self, place: int) -> Figure | None:
        """Give the figure that begins at a place.

        ::

            figure = window? (opens bound joins bound | bound (joins bound)?) behind?
            bound  = sign? number unit?
        """
        window, at = self._window(place)
        opened = ranges()["opens"].at(self.words, at)
        figure = self._range(place, opened[1]) if opened else None
        if figure is None:
            figure = self._bound(place, at)
        if figure is None:
            return None
        if window is not None:
            if figure.is_time:
                figure.window = window
                if window in {"within", "first"} and not figure.signed and not figure.ranged:
                    figure.interval = Interval(high=figure.interval.high)
                    figure.signed = True
            elif window == "within" and not figure.signed and not figure.ranged and at < figure.end:
                figure.interval = Interval(high=figure.interval.high)
                figure.signed = True
            elif not opened:
                figure.first = at
        return figure

    def _window(self, place: int) -> tuple[str | None, int]:
        """Give how a window of time opens at a place, and the place of what it holds."""
        words = self.words
        table = windows()
        if found := table["within"].at(words, place):
            at = self._skip(found[1])
            if (again := table["last"].at(words, at)) or (again := table["next"].at(words, at)):
                # `within the last 3 months`: the word for the side stays with the figure.
                return "within", self._skip(again[1])
            if again := table["first"].at(words, at):
                return "within", self._skip(again[1])
            return "within", at
        for form in ("last", "next", "first"):
            if found := table[form].at(words, place):
                return form, self._skip(found[1])
        return None, place

    def _skip(self, place: int) -> int:
        """Give the place behind the fillers at a place."""
        at = place
        while at < len(self.words) and at - place < _MANY and self.words[at] in _FILLERS:
            at += 1
        return at

    def _sign(self, place: int) -> tuple[str, int] | None:
        """Give the sign at a place and the place behind it."""
        found = before().at(self.words, place)
        if found is not None:
            return found
        if place < len(self.tokens) and self.tokens[place].kind is Kind.SIGN:
            return self.words[place], place + 1
        return None

    def _bound(self, start: int, place: int) -> Figure | None:
        """Give a number with its sign, or a range without a word that opens it."""
        sign = self._distant(place) or self._sign(place)
        at = place
        if sign is not None:
            at = self._named(self._skip(sign[1]))
            again = self._sign(at)
            if again is not None:  # `at least ≥ 3`, `exceeding > 25`
                at = self._skip(again[1])
                sign = (sign[0] if sign[0] in {">=", "<="} else again[0], again[1])
        number = read_number(self.tokens, at)
        if number is None or (sign is None and self.tokens[at].kind is Kind.DASH):
            return None
        pair = self._pair(number)
        at, unit = self._unit(pair or number)
        # `over 10-15` bounds by both; only a sign leaves the number itself out.
        symbol = sign[0] if sign and self.tokens[sign[1] - 1].kind is Kind.SIGN else sign and "="
        joined = None if pair else self._joined(start, number, unit, at, symbol)
        if joined is not None:
            return joined
        end = pair.end if pair else number.end
        figure = self._made(start, sign[0] if sign else None, number._replace(end=end), unit, at)
        figure.signed = sign is not None
        if pair is not None:
            figure.over = (number.value, pair.value)
        self._behind(figure)
        if not figure.signed and figure.unit is None and figure.reference is None:
            self._values(figure)
        return figure

    def _values(self, figure: Figure) -> None:
        """Take in the next values of a list: `1 or 2`, `2, 3 and 4`."""
        last = figure.interval.exact
        at = figure.end
        while at + 1 < len(self.tokens):
            comma = self.words[at] == ","
            join = ranges()["values"].at(self.words, at + comma)
            following = read_number(self.tokens, join[1] if join else at + 1)
            value = following.value if following and (join or comma) else None
            if value is None or last is None or not last < value <= last + _STEP:
                return
            figure.interval = Interval(figure.interval.low, Bound(value, inclusive=True))
            figure.listed, last, at = True, value, (following.end if following else at)
            figure.end = at
            if unit := read_unit(self.text, self.words, self.tokens, at):
                self._set_unit(figure, at, unit)
                figure.end = unit.end
                return

    def _pair(self, systolic: Number) -> Number | None:
        """Give the diastolic pressure behind a systolic one: `140/90`."""
        if self.words[systolic.end : systolic.end + 1] != ["/"]:
            return None
        diastolic = read_number(self.tokens, systolic.end + 1)
        if diastolic is None or not _LOWEST <= diastolic.value < systolic.value <= _HIGHEST:
            return None
        return diastolic

    def _named(self, place: int) -> int:
        """Give the place behind the name of a scale that stands before the number: `> grade 2`."""
        at = place
        names = words_for("scales", "words") | words_for("scales", "steps")
        while at - place < _NAME and at < len(self.words) and self.words[at] in names:
            at += 1
        if at > place and at < len(self.tokens) and self.tokens[at].value is not None:
            return at
        return place

    def _distant(self, place: int) -> tuple[str, int] | None:
        """Give the sign of `minimum duration of symptoms of` and the place behind it."""
        word = self.words[place] if place < len(self.words) else ""
        sign = {"minimum": ">=", "minimal": ">=", "maximum": "<=", "maximal": "<="}.get(word)
        if sign is None:
            return None
        for at in range(place + 2, min(place + _FAR, len(self.words) - 1)):
            if self.words[at] == "of" and read_number(self.tokens, at + 1):
                return sign, at + 1
            if self.tokens[at].kind is not Kind.WORD:
                break
        return None

    def _unit(self, number: Number) -> tuple[int, Unit | None]:
        """Give the unit behind a number, with its power of ten."""
        unit = read_unit(self.text, self.words, self.tokens, number.end)
        if unit is None:
            at = number.end
            if at < len(self.words) and self.words[at] in score_words():
                at += 1
            return at, Unit(f"10*{number.power}", number.end) if number.power else None
        if number.power:
            unit = unit._replace(code=f"10*{number.power}{'' if unit.code[0] == '/' else '.'}{unit.code}")
        return unit.end, unit

    def _made(
        self, start: int, sign: str | None, number: Number, unit: Unit | None, end: int
    ) -> Figure:
        """Make the figure of one number."""
        figure = Figure(start, end, _interval(sign, number.value), worded=number.worded)
        self._set_unit(figure, number.end, unit)
        self._close(figure)
        return figure

    def _set_unit(self, figure: Figure, place: int, unit: Unit | None) -> None:
        if unit is not None:
            figure.unit, figure.is_time = unit.code, unit.is_time
            figure.unit_place = (place, unit.end)

    def _close(self, figure: Figure) -> None:
        """Take in the words behind the unit: `old`, `of age`, `times the upper limit`."""
        words, at = self.words, figure.end
        if figure.is_time:
            if words[at : at + 1] == ["-"] and words[at + 1 : at + 2] in (["old"], ["olds"]):
                figure.aged, figure.end = True, at + 2
            elif words[at : at + 1] in (["old"], ["olds"]):
                figure.aged, figure.end = True, at + 1
            elif words[at : at + 2] in (["of", "age"], ["in", "age"], ["of", "ages"]):
                figure.aged, figure.end = True, at + 2
            return
        if figure.unit_place is None and at < len(words) and words[at - 1] in score_words():
            figure.scored = True
        while at < len(words) and words[at] in _TIMES:
            at += 1
        if at > figure.end and words[at - 1] != "-" and words[at : at + 1] and words[at] in _RISES:
            # `a two-fold increase` is a multiple of what was before.
            figure.reference, figure.end = "baseline", at + 1
            return
        if found := references().at(words, at):
            figure.reference = found[0]
            if figure.unit_place is None:
                figure.unit_place = (figure.end, found[1])
            figure.end = found[1]

    def _behind(self, figure: Figure) -> None:
        """Take in the words behind that make it a bound: `or older`."""
        found = behind().at(self.words, figure.end)
        if found and self.words[figure.end] == "+":
            # `60+`, and not `weight + 10`.
            apart = self.tokens[figure.end].start > self.tokens[figure.end - 1].end
            found = None if apart else found
        opened = None
        if found is None and not figure.signed and (mirrored := self._mirrored(figure)):
            figure.interval, figure.signed = mirrored, True
            figure.end += 1
            return
        if found is None and self.words[figure.end : figure.end + 1] == ["("]:
            opened = self._paren_sign(figure.end)
        if found is None and opened is None:
            return
        sign, end = found or opened or ("", 0)
        value = figure.interval.exact
        if value is None:
            return
        figure.interval, figure.signed, figure.end = _interval(sign, value), True, end
        if figure.unit is None:
            unit = read_unit(self.text, self.words, self.tokens, end)
            if unit is not None:
                self._set_unit(figure, end, unit)
                figure.end = unit.end
                self._close(figure)
        elif figure.is_time and not figure.aged:
            self._close(figure)

    def _mirrored(self, figure: Figure) -> Interval | None:
        """Give the interval of a number before its sign: `18 < age < 65`."""
        at = figure.end
        exact = figure.interval.exact
        if exact is None or at + 1 >= len(self.tokens) or self.tokens[at].kind is not Kind.SIGN:
            return None
        if self.tokens[at + 1].kind is not Kind.WORD or self.words[at + 1] in _FILLERS:
            return None
        turned = {">": "<", ">=": "<=", "<": ">", "<=": ">="}.get(self.words[at])
        return None if turned is None else _interval(turned, exact)

    def _paren_sign(self, place: int) -> tuple[str, int] | None:
        """Give the sign that stands alone in brackets: `18 years (≥)`."""
        token = self.tokens[place + 1 : place + 3]
        if len(token) == 2 and token[0].kind is Kind.SIGN and token[1].text == ")":  # noqa: PLR2004
            return token[0].text, place + 3
        return None

    def _joined(
        self, start: int, low: Number, unit: Unit | None, place: int, sign: str | None
    ) -> Figure | None:
        """Give the range whose first number was read, or nothing."""
        at = place
        words = self.words
        if at < len(words) and self.tokens[at].kind is Kind.DASH:
            at += 1
        elif words[at : at + 1] in (["to"], ["through"], ["until"], ["till"], ["thru"], ["..."]) or (
            words[at : at + 1] == ["up"] and words[at + 1 : at + 2] == ["to"]
        ):
            at = ranges()["joins"].at(words, at)[1]  # type: ignore[index]
        elif sign is None and (found := ranges()["joins"].at(words, at)) and found[1] > at + 1:
            at = found[1]
        else:
            return None
        return self._closed(start, low, unit, at, sign)

    def _range(self, start: int, place: int) -> Figure | None:
        """Give the range that a word has opened: `between 18 and 75 years`."""
        at = self._skip(place)
        sign = self._sign(at)
        at = self._skip(sign[1]) if sign else at
        low = read_number(self.tokens, at)
        if low is None:
            return None
        at, unit = self._unit(low)
        if unit is not None and unit.is_time and self.words[at : at + 2] == ["of", "age"]:
            at += 2
        elif unit is not None and unit.is_time and self.words[at : at + 1] == ["old"]:
            at += 1
        elif self.words[at : at + 3] in (["(", "inclusive", ")"], ["(", "included", ")"]):
            at += 3
        if at < len(self.words) and self.tokens[at].kind is Kind.DASH:
            joined = at + 1
        elif found := ranges()["joins"].at(self.words, at):
            joined = found[1]
        else:
            return None
        return self._closed(start, low, unit, joined, sign[0] if sign else None)

    def _closed(
        self, start: int, low: Number, unit: Unit | None, place: int, sign: str | None
    ) -> Figure | None:
        """Give the range up to the number at a place."""
        at = self._skip(place) if self.words[place : place + 1] != ["("] else place
        second = self._sign(at)
        at = self._skip(second[1]) if second else at
        high = read_number(self.tokens, at)
        if high is None or high.value < low.value:
            return None
        if sign is not None and sign[0] == "<":
            return None
        end, unit_of_high = self._unit(high)
        figure = Figure(
            start,
            end,
            Interval(
                Bound(low.value, inclusive=sign != ">"),
                Bound(high.value, inclusive=second is None or second[0] != "<"),
            ),
            signed=True,
            ranged=True,
        )
        if unit_of_high is not None:
            self._set_unit(figure, high.end, unit_of_high)
        elif unit is not None:
            self._set_unit(figure, low.end, unit)
        self._close(figure)
        return figure


def _interval(sign: str | None, value: object) -> Interval:
    """Give the interval that a sign and a number make."""
    make = {
        ">=": Interval.at_least,
        ">": Interval.more_than,
        "<=": Interval.at_most,
        "<": Interval.less_than,
    }.get(sign or "", Interval.exactly)
    return make(value)  # type: ignore[arg-type]
