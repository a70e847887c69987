"""A sentence to its clauses: stretches that each say one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from mscregistry.vocab.finding_words import told_as, told_words

if TYPE_CHECKING:
    from mscregistry.grammar.findings.prose import Prose, Stretch

_OPENING: Final = frozenset({"(", "["})
_CLOSING: Final = frozenset({")", "]"})
#: What can part two clauses, by how strongly it does.
_SEMICOLON, _STRONG, _COMMA_AND, _AND, _COMMA = 5, 4, 3, 2, 1


#: Behind these a participle says of which kind something is: `results in reduced pain`.
_BEFORE_ADJECTIVES: Final = frozenset(
    {
        "in",
        "of",
        "for",
        "with",
        "as",
        "or",
        "by",
        "from",
        "an",
        "its",
        "their",
        "has",
        "have",
        "having",
    }
    | {"can", "is", "to", "widely", "on", "any"}
)


_CHANGES: Final = frozenset({"up", "down", "better", "worse"})


class Verb(NamedTuple):
    """A word that says what happened."""

    #: Its kind, as the table of verbs has it.
    kind: str
    #: The place of its first token.
    first: int
    #: The place behind it.
    end: int


class Clause(NamedTuple):
    """A stretch that says one thing."""

    #: The place of its first token.
    first: int
    #: The place behind its last.
    end: int
    #: The verbs in it, in order.
    verbs: tuple[Verb, ...]
    #: Whether it goes on with whom the clause before it is about: `…, who recovered`.
    relative: bool

    def verb(self, *kinds: str) -> Verb | None:
        """Give the first verb of one of these kinds."""
        return next((one for one in self.verbs if one.kind in kinds), None)


def depths(prose: Prose, stretch: Stretch) -> list[int]:
    """Give for each token of a stretch how many brackets it stands in."""
    found: list[int] = []
    depth = 0
    for place in range(*stretch):
        word = prose.word(place)
        depth -= word in _CLOSING and depth > 0
        found.append(depth)
        depth += word in _OPENING
    return found


def clauses_of(prose: Prose, stretch: Stretch) -> list[Clause]:
    """Give the clauses of a sentence in order.

    A sentence is parted between two of its verbs, at the strongest of what stands between them:
    a semicolon, a relative word, `, and`, `and`, a comma.  Two verbs with nothing between them
    say one thing: `was considered related`.
    """
    first, end = stretch
    deep = depths(prose, stretch)
    verbs = _verbs(prose, stretch, deep)
    found: list[Clause] = []
    held: list[Verb] = []
    for verb in verbs:
        if held:
            cut = _cut(prose, held[-1].end, verb.first, deep, stretch.first)
            if cut is not None:
                found.append(_clause(prose, first, cut, held))
                first, held = cut, []
        held.append(verb)
    found.append(_clause(prose, first, end, held))
    return found


def _clause(prose: Prose, first: int, end: int, verbs: list[Verb]) -> Clause:
    """Make a clause without the words that part it from its neighbours."""
    relative = False
    parting = told_words("parting", "strong") | told_words("parting", "weak")
    while first < end and prose.word(first) in {
        ",",
        ";",
        "-",
        "•",
        "*",
        *parting,
        "specifically",
        "later",
    }:
        relative = relative or prose.word(first) in {"which", "who", "whom", "that"}
        first += 1
    while end > first and prose.word(end - 1) in {",", ";", "."}:
        end -= 1
    return Clause(first, end, tuple(verbs), relative)


def _verbs(prose: Prose, stretch: Stretch, deep: list[int]) -> list[Verb]:
    """Give the verbs outside brackets."""
    table = told_as("verbs")
    found: list[Verb] = []
    at = stretch.first
    while at < stretch.end:
        verb = table.at(prose.words, at) if not deep[at - stretch.first] else None
        if verb is None or verb[1] > stretch.end:
            at += 1
            continue
        if verb[0] == "treat" and (tells_who(prose, at) or treated_with(prose, at)):
            at = verb[1]
            continue
        listed = verb[0] in _CHANGES and _is_listed(prose, at, verb[1], found)
        if not listed and not _is_adjective(prose, at, verb[1]):
            found.append(Verb(verb[0], at, verb[1]))
        at = verb[1]
    return found


def tells_who(prose: Prose, place: int) -> bool:
    """Say whether a verb only tells people by their treatment: `5 patients who received it`."""
    if place < 2:  # noqa: PLR2004 - somebody, and who
        return False
    before = prose.word(place - 2)
    counted = before in {")", "]", "those"} or prose.tokens[place - 2].value is not None
    people = counted or before in told_words("people", "nouns")
    return prose.word(place - 1) in {"who", "that"} and people


def treated_with(prose: Prose, place: int) -> bool:
    """Say whether a word tells people by their treatment: `20 patients treated with it`."""
    before = prose.word(place - 1)
    people = before in {")", "]", "those"} or before in told_words("people", "nouns")
    return prose.words[place : place + 2] == ["treated", "with"] and people


def _is_listed(prose: Prose, place: int, end: int, before: list[Verb]) -> bool:
    """Say whether a participle belongs to a name in a list: `fatigue and decreased appetite`."""
    if prose.word(place - 1) not in {"and", ","} or any(one.kind in _CHANGES for one in before):
        return False
    stops = told_words("efficacy", "stops")
    return bool(before) and prose.is_word(end) and prose.word(end) not in stops


def _is_adjective(prose: Prose, place: int, end: int) -> bool:
    """Say whether a participle stands before a noun: `the treated patients`, `reduced dose`."""
    before = prose.word(place - 1)
    people = told_words("people", "nouns")
    if before in _BEFORE_ADJECTIVES:
        return True
    if prose.word(place) in {"reduced", "increased", "elevated", "decreased", "improved"}:
        return before in {"of", "for", "with", "an", "had", "grade", "the", "a", "by"} or (
            prose.tokens[place - 1].value is not None and place > 0
        )
    if before in {"all", "the", "of", "these", "those"} and prose.word(end) in people:
        return True
    return before == "most" or (before == "commonly" and prose.word(end) in {"adverse", "aes"})


def _cut(prose: Prose, first: int, end: int, deep: list[int], base: int) -> int | None:
    """Give the place of the strongest parting between two verbs, the last of its strength."""
    best: tuple[int, int] | None = None
    for at in range(first, end):
        strength = 0 if deep[at - base] else _strength(prose, at)
        if strength and (best is None or strength >= best[0]):
            best = (strength, at)
    return None if best is None else best[1]


def _strength(prose: Prose, place: int) -> int:
    word = prose.word(place)
    if word == ";":
        return _SEMICOLON
    if word in told_words("parting", "strong"):
        # `one of whom`, `all of which`: what is before belongs to it.
        return _STRONG if prose.word(place - 1) != "of" else 0
    behind = prose.word(place + 1)
    if word == ",":
        if behind in told_words("parting", "weak") or behind in told_words("parting", "strong"):
            return _COMMA_AND
        ahead = [prose.word(place + 1), prose.word(place + 2), prose.word(place + 3)]
        return _STRONG if {"whom", "which"} & set(ahead) and "of" in ahead else _COMMA
    return _AND if word in {"and", "that", "then"} and prose.word(place - 1) != "," else 0
