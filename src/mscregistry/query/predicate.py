"""A question that a trial answers with TRUE, FALSE or UNKNOWN, and how questions are composed."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeAlias

from attrs import Factory, field, frozen

from mscregistry.model import Trial
from mscregistry.query.explanation import Explanation
from mscregistry.reading import Reading
from mscregistry.truth import Truth
from mscregistry.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

#: What answers a question: true, false, or `None` where it is not known.
Test: TypeAlias = Callable[[Trial], bool | None]

#: Questions are nested no deeper, so that all that goes through them comes back.
_DEEPEST: Final = 50
_SELF: Final = "a predicate is asked of a trial: predicate(trial), or trials.where(predicate)"


class Predicate(ABC):
    """A question about a trial: call it with a trial or a reading, and get a `Truth`.

    Compose with ``&``, ``|`` and ``~``, by Kleene's logic: what is not known stays unknown
    wherever it could decide.  Predicates are values: equal when they ask the same, hashable,
    picklable.  `str` gives the question as a sentence, and `explain` the answer with its reasons.
    Make them with `mscregistry.query.q`.
    """

    __slots__ = ()

    @property
    def depth(self) -> int:
        """How deep questions are nested in it, and 0 where it is not composed."""
        return 0

    @property
    @abstractmethod
    def test(self) -> Test:
        """A function that answers on a trial with true, false, or `None` where it is not known."""

    @abstractmethod
    def explained(self, trial: Trial, reading: Reading | None) -> Explanation:
        """Give the answer on a trial with its reasons, and its words where there is a reading."""

    def __call__(self, record: Trial | Reading) -> Truth:
        """Answer on a trial, or on the trial of a reading.

        Raises:
            TypeError: If it is neither.
        """
        return Truth.of(self.test(trial_of(record)))

    def explain(self, record: Trial | Reading) -> Explanation:
        """Answer on a trial and say why; of a reading, with the words of the document.

        Raises:
            TypeError: If it is neither a trial nor a reading.
        """
        return self.explained(trial_of(record), record if isinstance(record, Reading) else None)

    def __and__(self, other: Predicate) -> Predicate:
        """Ask for both."""
        return _joined(And, self, other)

    def __or__(self, other: Predicate) -> Predicate:
        """Ask for one or both."""
        return _joined(Or, self, other)

    if not TYPE_CHECKING:  # a type checker says by itself that only questions are composed

        def __rand__(self, other: object) -> NoReturn:
            """Refuse what is no question."""
            raise forgotten_brackets(other)

        __ror__ = __rand__

    def __invert__(self) -> Predicate:
        """Ask for the opposite; UNKNOWN stays."""
        return Not(self)

    def __bool__(self) -> bool:
        """Refuse, since ``and``, ``or``, ``not`` and chains of comparisons would drop a part.

        Raises:
            TypeError: Always.
        """
        raise TypeError(
            f"the predicate {str(self)!r} is not a bool: compose with & | ~ and brackets, write "
            f"between(low, high) for low <= … <= high, and ask it of a trial: predicate(trial)"
        )

    def __repr__(self) -> str:
        """Show the sentence."""
        return f"<Predicate: {visible(str(self))}>"


def _depth_of(joined: And | Or) -> int:
    return 1 + max([part.depth for part in joined.parts], default=0)


#: Worked out of the parts, where it is not known already.
_DEPTH: Final[Any] = Factory(_depth_of, takes_self=True)


def _not_too_deep(_: object, __: object, depth: int) -> None:
    if depth > _DEEPEST:
        raise ValueError(
            f"a question that is nested deeper than {_DEEPEST} levels is none that anyone reads"
        )


@frozen(repr=False)
class And(Predicate):
    """All of several questions."""

    #: The questions, two or more.
    parts: tuple[Predicate, ...]
    #: How deep questions are nested.
    depth: int = field(default=_DEPTH, validator=_not_too_deep, eq=False)

    @cached_property
    def test(self) -> Test:
        """False if any is, else not known if any is not, else true."""
        tests = [part.test for part in self.parts]

        def every(trial: Trial) -> bool | None:
            known = True
            for test in tests:
                answer = test(trial)
                if answer is False:
                    return False
                if answer is None:
                    known = False
            return True if known else None

        return every

    def explained(self, trial: Trial, reading: Reading | None) -> Explanation:
        """Explain each part."""
        parts = tuple([part.explained(trial, reading) for part in self.parts])
        return Explanation("all of these", Truth.all([one.truth for one in parts]), parts=parts)

    def __str__(self) -> str:
        """Give the sentences, joined."""
        return ", and ".join([_in_brackets(part, Or) for part in self.parts])


@frozen(repr=False)
class Or(Predicate):
    """Any of several questions."""

    #: The questions, two or more.
    parts: tuple[Predicate, ...]
    #: How deep questions are nested.
    depth: int = field(default=_DEPTH, validator=_not_too_deep, eq=False)

    @cached_property
    def test(self) -> Test:
        """True if any is, else not known if any is not, else false."""
        tests = [part.test for part in self.parts]

        def some(trial: Trial) -> bool | None:
            known = True
            for test in tests:
                answer = test(trial)
                if answer is True:
                    return True
                if answer is None:
                    known = False
            return False if known else None

        return some

    def explained(self, trial: Trial, reading: Reading | None) -> Explanation:
        """Explain each part."""
        parts = tuple([part.explained(trial, reading) for part in self.parts])
        return Explanation("any of these", Truth.any([one.truth for one in parts]), parts=parts)

    def __str__(self) -> str:
        """Give the sentences, joined."""
        return ", or ".join([_in_brackets(part, And) for part in self.parts])


@frozen(repr=False)
class Not(Predicate):
    """The opposite of a question."""

    #: The question.
    part: Predicate

    @property
    def depth(self) -> int:
        """How deep the questions are nested; what is denied is no deeper."""
        return self.part.depth

    @cached_property
    def test(self) -> Test:
        """Swap true and false."""
        test = self.part.test

        def opposite(trial: Trial) -> bool | None:
            answer = test(trial)
            return None if answer is None else not answer

        return opposite

    def explained(self, trial: Trial, reading: Reading | None) -> Explanation:
        """Explain what is denied."""
        part = self.part.explained(trial, reading)
        return Explanation("not", ~part.truth, parts=(part,))

    def __invert__(self) -> Predicate:
        """Give the question itself."""
        return self.part

    def __str__(self) -> str:
        """Give the sentence, denied."""
        return f"not ({self.part})"


@frozen(repr=False)
class Asked(Predicate):
    """A question that someone's own function answers, made with `q.that`."""

    #: The function: a trial → true, false, `None` or a `Truth`.
    answer: Callable[[Trial], bool | Truth | None] = field(repr=False)
    #: The question as a sentence.
    sentence: str

    @cached_property
    def test(self) -> Test:
        """Ask the function, and take only what is an answer."""

        def test(trial: Trial) -> bool | None:
            try:
                found: Any = self.answer(trial)
            except Exception as error:
                error.add_note(f"raised by the question {self.sentence!r}, asked of {trial!r}")
                raise
            if found is None or isinstance(found, bool):
                return found
            if isinstance(found, Truth):
                return _PLAIN[found]
            raise TypeError(
                f"{self.sentence!r} answered {found!r} on {trial!r}; "
                f"an answer is True, False, None or a Truth"
            )

        return test

    def explained(self, trial: Trial, reading: Reading | None) -> Explanation:  # noqa: ARG002 - a function has no words
        """Give the answer; a function does not tell why."""
        return Explanation(self.sentence, Truth.of(self.test(trial)))

    def __str__(self) -> str:
        """Give the sentence."""
        return visible(self.sentence)


#: The three truths as a test gives them.
_PLAIN: Final = {Truth.TRUE: True, Truth.FALSE: False, Truth.UNKNOWN: None}


def trial_of(record: Trial | Reading) -> Trial:
    """Give the trial of what may be a reading.

    Raises:
        TypeError: If it is neither.
    """
    if isinstance(record, Reading):
        return record.trial
    if isinstance(record, Trial):
        return record
    raise TypeError(f"{record!r} is neither a Trial nor a Reading; {_SELF}")


def conjuncts(predicates: Iterable[Predicate]) -> tuple[Predicate, ...]:
    """Give the questions that must all be true, those of an `And` one by one.

    Raises:
        TypeError: If one is no predicate.
    """
    found: list[Predicate] = []
    for one in predicates:
        checked(one)
        found += one.parts if isinstance(one, And) else (one,)
    return tuple(found)


def checked(predicate: Predicate) -> Predicate:
    """Give the predicate itself, if it is one.

    Raises:
        TypeError: If it is none.
    """
    if isinstance(predicate, Predicate):
        return predicate
    hint = "make one with mscregistry.query.q"
    if isinstance(predicate, bool):
        hint = "a question is not compared with ==: write q.has_results, or ~q.has_results"
    elif callable(predicate):
        hint = "make one of a function with q.that(function)"
    raise TypeError(f"{predicate!r} is no predicate; {hint}")


def forgotten_brackets(other: object) -> TypeError:
    """Say what is wrong with something beside ``&`` or ``|`` that is no question."""
    return TypeError(
        f"{other!r} beside & or | is no question: a comparison needs brackets there, as in "
        f"(q.enrollment >= 30) & (q.status == 'recruiting')"
    )


def _joined(kind: type[And | Or], one: Predicate, other: object) -> Predicate:
    """Join two questions, those of one kind in one list, so that a long chain is not deep."""
    if not isinstance(other, Predicate):
        raise forgotten_brackets(other)
    parts: list[Predicate] = []
    depth = 0
    for part in (one, other):
        if isinstance(part, kind):
            parts += part.parts
            depth = max(depth, part.depth)
        else:
            parts.append(part)
            depth = max(depth, part.depth + 1)
    return kind(tuple(parts), depth)


def _in_brackets(part: Predicate, kind: type[Predicate]) -> str:
    return f"({part})" if isinstance(part, kind) else str(part)
