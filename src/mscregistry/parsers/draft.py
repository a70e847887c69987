"""The desk a parser writes at: every fact taken is tied to its words at once."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeAlias, TypeVar

from mscregistry.deferred import defer
from mscregistry.grammar.ages import Age, read_age
from mscregistry.grammar.dates import PartialDate, read_iso_date
from mscregistry.issues import Code, Issue, Severity
from mscregistry.parsers.labels import label_end
from mscregistry.parsers.tree.twin import twin_of
from mscregistry.reading import Origins, Reading
from mscregistry.vocab import Unlisted, coded_or_unlisted, read_phases

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mscregistry.lex.page import Line, Page
    from mscregistry.model import Trial
    from mscregistry.source import Span, Words
    from mscregistry.vocab import DateKind, Phase

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")
#: Gives fields below a path, and their words, of what was held.
Facts: TypeAlias = "Callable[[str, T], Mapping[str, Words]]"

_twin: Any = twin_of(Reading)

_YES: Final = {"yes": True, "no": False, "true": True, "false": False}
_SPACES: Final = re.compile(r"\s+")


class Spanned(Protocol):
    """Words, or what knows where its words stand."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """The pieces of the source that they are."""


class Draft:
    """What has been read of one page so far; made and used up within one call of a parser."""

    def __init__(self, page: Page) -> None:
        """Begin with nothing read."""
        self.page = page
        self.issues: list[Issue] = []
        self._facts: dict[str, Words] = {}
        self._repeats: dict[str, list[Span]] = {}
        self._labels: list[Spanned] = []
        self._boilerplate: list[Words] = []
        self._markup: list[Words] = []
        self._later: list[tuple[str, Any, Facts[Any]]] = []

    def fact(self, path: str, words: Words) -> str:
        """Take words as the value of a field, and give their text."""
        self._facts[path] = words
        return words.text

    def later(self, path: str, about: T, facts: Facts[T]) -> None:
        """Take the values of fields below a path, whose words are worked out when asked for."""
        self._later.append((path, about, facts))

    def maybe(self, path: str, words: Words | None) -> str | None:
        """Take words as the value of a field, where there are any."""
        return self.fact(path, words) if words is not None and words.text else None

    def prose(self, path: str, lines: Sequence[Line], *, indented: bool = False) -> str | None:
        """Take whole lines as the value of a field; None where there are none.

        With `indented`, the first line keeps its indentation, by which nested lists are told.
        """
        return self.fact(path, self.page.prose(lines, indented=indented)) if lines else None

    def label(self, words: Spanned) -> None:
        """Note that these words name a field."""
        self._labels.append(words)

    def inline(self, line: Words, label: str) -> Words:
        """Take the label at the beginning of a line, if it is there, and give what follows.

        A label with one wrong character is taken too, and an issue says so.
        """
        end = label_end(line.text, label)
        if not end:
            return line
        words = line.slice(0, end)
        self._labels.append(words)
        if words.text != label:
            self.issue(
                Code.DAMAGED_LABEL,
                Severity.WARNING,
                f"{words.text!r} is read as the label {label!r}",
                words=words,
            )
        return line.slice(end, len(line)).strip()

    def boilerplate(self, words: Words) -> None:
        """Note that these words are a fixed line of the site."""
        self._boilerplate.append(words)

    def markup(self, words: Words) -> None:
        """Note that these words only decorate the page."""
        self._markup.append(words)

    def has(self, path: str) -> bool:
        """Say whether a field has been taken."""
        return path in self._facts

    def words(self, path: str) -> Words:
        """Give the words that a field was taken from."""
        return self._facts[path]

    def again(self, path: str, words: Words) -> bool:
        """Note a further place that states a field, and say whether it says the same.

        Where it says something else, the first place stands, the words stay unread, and an
        issue says so.
        """
        first = self._facts.get(path)
        if first is not None and _folded(first.text) == _folded(words.text):
            self._repeats.setdefault(path, []).extend(words.spans)
            return True
        said = "nothing" if first is None else repr(_short(first.text))
        self.issue(
            Code.DISAGREEMENT,
            Severity.WARNING,
            f"the document says {said} first, and {_short(words.text)!r} here",
            path,
            words,
            hint="the first is taken",
        )
        return False

    def confirm(self, path: str, words: Words) -> None:
        """Note words that say what a field says in another form, which the caller has checked."""
        self._repeats.setdefault(path, []).extend(words.spans)

    def coded(
        self, path: str, words: Words, enum: type[E], *, dash: str | None = None
    ) -> E | Unlisted | None:
        """Take a coded value; an unknown word is kept as `Unlisted`, with an issue.

        Words equal to `dash` are how the page writes that there is no value.
        """
        if dash is not None and words.text == dash:
            self.label(words)
            return None
        value = coded_or_unlisted(enum, self.fact(path, words))
        if isinstance(value, Unlisted):
            self.unlisted(path, words, enum.__name__)
        return value

    def phases(self, path: str, words: Words) -> tuple[Phase | Unlisted, ...]:
        """Take one or two phases, such as ``PHASE1/PHASE2``, each with its words."""
        found = read_phases(words.text)
        for index, one in enumerate(found):
            place = words.slice(one.start, one.end)
            self.fact(f"{path}[{index}]", place)
            if isinstance(one.value, Unlisted):
                self.unlisted(f"{path}[{index}]", place, "Phase")
        return tuple([one.value for one in found])

    def unlisted(self, path: str, words: Words, what: str) -> None:
        """Say that a coded field holds a word of no list."""
        self.issue(
            Code.UNLISTED_WORD,
            Severity.WARNING,
            f"{_short(words.text)!r} is on no list of {what}; kept as written",
            path,
            words,
        )

    def date(
        self,
        path: str,
        words: Words,
        kind: DateKind | None = None,
        read: Callable[[str, DateKind | None], PartialDate | None] = read_iso_date,
    ) -> PartialDate | None:
        """Take a date in the way the format writes it; anything else stays unread."""
        value = read(words.text, kind)
        if value is None:
            self.unreadable(path, words, "a date")
        else:
            self.fact(path, words)
        return value

    def age(self, path: str, words: Words) -> Age | None:
        """Take an age such as ``18 Years``."""
        value = read_age(words.text)
        if value is None:
            self.unreadable(path, words, "an age")
        else:
            self.fact(path, words)
        return value

    def flag(self, path: str, words: Words) -> bool | None:
        """Take a yes or no."""
        value = _YES.get(words.text.lower())
        if value is None:
            self.unreadable(path, words, "yes or no")
        else:
            self.fact(path, words)
        return value

    def unreadable(self, path: str, words: Words, what: str) -> None:
        """Leave words unread that should have been a value of some kind."""
        self.issue(
            Code.UNREADABLE_VALUE,
            Severity.ERROR,
            f"{_short(words.text)!r} cannot be read as {what}",
            path,
            words,
        )

    def damaged(self, words: Words, meant: str, then: str = "what it names is left unread") -> None:
        """Say that words are nearly a label, and that it was not followed."""
        self.issue(
            Code.DAMAGED_LABEL,
            Severity.WARNING,
            f"{_short(words.text)!r} is nearly {meant!r}; {then}",
            words=words,
        )

    def leave(self, lines: Sequence[Words], why: str, path: str = "") -> None:
        """Leave lines unread, and say why."""
        if lines:
            self.issues.append(
                Issue(
                    Code.UNREAD_WORDS,
                    Severity.WARNING,
                    f"{_short(lines[0].text)!r}{_and_more(lines)}: {why}",
                    path,
                    tuple([span for line in lines for span in line.spans]),
                )
            )

    def unsplit(self, path: str, words: Words, what: str) -> None:
        """Say that a list stands in one line without delimiters and is kept as one."""
        self.issue(
            Code.UNSPLIT_LIST,
            Severity.INFO,
            f"{what} stand in one line without delimiters; kept as one",
            path,
            words,
        )

    def issue(  # noqa: PLR0913 - an issue has these fields
        self,
        code: Code,
        severity: Severity,
        message: str,
        path: str = "",
        words: Words | None = None,
        *,
        hint: str = "",
    ) -> None:
        """Add an issue about some words."""
        spans = () if words is None else words.spans
        self.issues.append(Issue(code, severity, message, path, spans, hint))

    def reading(self, trial: Trial, name: str) -> Reading:
        """Give what was read; the spans of all words are worked out when asked for."""
        made: Any = object.__new__(_twin)
        made.trial = trial
        made.source = self.page.source
        made.format = name
        made.issues = tuple(self.issues)
        made.__class__ = Reading
        held = (self._facts, self._later, self._repeats, self._labels, self._boilerplate)
        defer(made, _spans, (*held, self._markup, self.page.markup))
        reading: Reading = made
        return reading


def _spans(about: Any, field: str) -> Mapping[str, object]:  # noqa: ANN401 - what `Draft.reading` holds
    """Give the words that were taken as spans."""
    facts, later, repeats, labels, boilerplate, markup, marked = about
    del field  # all are found at once
    found = dict(facts)
    for path, held, make in later:
        found.update(make(path, held))
    return {
        "origins": Origins(found),
        "repeats": Origins({path: tuple(spans) for path, spans in repeats.items()}),
        "labels": _in_order(labels),
        "boilerplate": _in_order(boilerplate),
        "markup": marked + _in_order(markup),
    }


def _in_order(pieces: Sequence[Spanned]) -> tuple[Span, ...]:
    return tuple([span for words in pieces for span in words.spans])


def _folded(text: str) -> str:
    return _SPACES.sub(" ", text).strip().casefold()


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"  # noqa: PLR2004 - fits a line


def _and_more(lines: Sequence[Words]) -> str:
    return "" if len(lines) == 1 else f" and {len(lines) - 1} more"
