"""Lists within a sentence: `a, b or c`, `a and b`, `a such as b`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import evolve

from mscregistry.grammar.expressions import (
    All,
    Any,
    Comparison,
    Expression,
    Not,
    Presence,
    Subject,
)
from mscregistry.grammar.joining import joined
from mscregistry.grammar.pieces import bare_start
from mscregistry.grammar.sexes import by_sex, is_of_one_sex
from mscregistry.grammar.sharing import (
    completed,
    is_adjective,
    shared_pieces,
    with_bounds_of_some,
)
from mscregistry.grammar.statements import read_pieces
from mscregistry.grammar.terms import denied_at, of_past, read_term
from mscregistry.vocab.criterion_words import words_for
from mscregistry.vocab.subject_words import subject_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.grammar.part import Part

#: Connectives of a list.
_LISTS: Final = frozenset({"and", "or", "comma"})
#: What parts plain items.
_ITEMS: Final = frozenset({"and", "comma", "stop"})
_WHO: Final = frozenset({"with", "whose", "having", "who", "which", "that", "but"})
_WITH: Final = frozenset({"with", "whose", "having"})
#: Items of a list have at most so many words.
_SHORT: Final = 5
#: A list of things has more of them.
_PAIR: Final = 2

#: Of these nobody is both: what is said of women and men is said of each.
_KINDS: Final = frozenset({Subject.SEX, Subject.PREGNANCY})

Cut: TypeAlias = tuple[int, int]


def read_alternative(part: Part) -> Expression | None:
    """Give what holds where one of the parts does.

    ::

        alternative = conjunct (("," | "or") conjunct)* ","? "or" conjunct
    """
    part = part.trimmed()
    if (denied := _denied_list(part)) is not None:
        return denied
    found = list(part.top())
    if (led := _led_denial(part, found)) is not None:
        return led
    if len(found) > 1 and found[0][1] == "examples" and found[0][0] > part.first:
        # `drugs such as heparin and warfarin`: the list is one of examples.
        at, _, behind = found[0]
        rest = part.since(behind)
        if _are_items(rest) and not _says_more(rest):
            return _with_examples(part, (at, behind))
    last = max((at for at, name, _ in found if name == "or"), default=-1)
    if last < 0 or (last > 0 and _lists_bounds(part, found, last)):
        return read_conjunct(part)
    cuts = [
        (at, behind)
        for at, name, behind in found
        if name == "or" or (name == "comma" and at < last)
    ]
    return _listed(part, cuts, any_of=True)


def _lists_bounds(part: Part, found: list[tuple[int, str, int]], last: int) -> bool:
    """Say whether commas part measures, of whose last two `or` joins: `Hb >9, AST or ALT <3`.

    Each of the pieces between commas has a bound and begins with the words for its measure, and
    what the commas part is no alternative that a comma stands before.
    """
    commas = [(at, behind) for at, name, behind in found if name == "comma" and at < last]
    pieces = part.between(commas)
    return (
        bool(commas)
        and not any(name == "or" and at < commas[-1][0] for at, name, _ in found)
        and not any(name == "or" and at == commas[-1][1] for at, name, _ in found)
        and all(
            piece.has_bound and part.text.owner[piece.first] < 0 and not _is_join(piece)
            for piece in pieces
        )
    )


def _is_join(part: Part) -> bool:
    """Say whether a part begins with `or`."""
    return part.text.joins.get(part.first, ("", 0))[0] == "or"


def _denied_list(part: Part) -> Expression | None:
    """Give `no a or b`, `no a and b`: neither of them; nothing where the denial ends sooner."""
    denied = denied_at(part)
    rest = part.since(denied)
    if denied == part.first or rest.has_bound or part.is_deepest or _says_more(rest):
        return None
    if all(name not in _LISTS for _, name, _ in rest.top()):
        return None
    inner = read_alternative(rest.deeper())
    if isinstance(inner, All):
        inner = Any(inner.parts, inner.spans, inner.sure)
    return None if inner is None else Not(of_past(part, inner), part.spans, inner.sure)


def _says_more(part: Part) -> bool:
    """Say whether an item of a list begins with a word that says something new."""
    verbs = words_for("statements", "verbs")
    return any(part.text.word(behind) in verbs for _, name, behind in part.top() if name in _LISTS)


def read_conjunct(part: Part) -> Expression | None:
    """Give what holds where all of the parts do.

    ::

        conjunct = term (("," | "and") term)* ("such as" alternative)?

    A comma parts only in a list that ends in `and`, or where bounds stand on both of its sides.
    """
    part = part.trimmed()
    found = list(part.top())
    last = max((at for at, name, _ in found if name == "and"), default=-1)
    cuts = [
        (at, behind)
        for at, name, behind in found
        if name == "and"
        or (name == "comma" and (at < last or _parts_bounds(part.to(at), part.since(behind))))
    ]
    if cuts and last < 0 and part.text.exclusion and not _says_who(part, cuts):
        # Commas alone part what excludes: each of it does.
        listed = _listed(part, cuts, any_of=True)
        return None if listed is None else evolve(listed, sure=False)
    if cuts:
        return _listed(part, cuts, any_of=False)
    if part.text.exclusion and (commas := _bare_list(part, found)):
        listed = _listed(part, commas, any_of=True)
        return None if listed is None else evolve(listed, sure=False)
    return _read_item(part)


def _led_denial(part: Part, found: list[tuple[int, str, int]]) -> Expression | None:
    """Give `in the last 3 months, no stroke`: none in the time that leads; nothing for others."""
    if not found or found[0][1] != "comma" or part.is_deepest:
        return None
    at, _, behind = found[0]
    rest = part.since(behind)
    if denied_at(rest) == behind:
        return None
    lead = read_term(part.to(at))
    inner = read_alternative(rest.deeper())
    window = part.text.loose.get(lead.spans) if lead is not None else None
    if window is None or not isinstance(inner, Not):
        return None
    things = inner.part.parts if isinstance(inner.part, Any) else (inner.part,)
    timed = [
        evolve(one, window=window) if isinstance(one, Presence) and one.window is None else one
        for one in things
    ]
    within = joined(Any, timed, inner.part.spans, sure=inner.part.sure)
    return None if within is None else Not(within, part.spans, within.sure and inner.sure)


def _says_who(part: Part, cuts: list[Cut]) -> bool:
    """Say whether an item tells more of the people of the one before: `under 65, whose eGFR`."""
    return any(part.text.word(behind) in _WHO for _, behind in cuts)


def _read_item_of_all(part: Part) -> Expression | None:
    """Give an item of a list of which all hold; one may itself be a choice: `AST or ALT <3`."""
    if any(name == "or" for _, name, _ in part.trimmed().top()):
        return read_alternative(part.deeper())
    return _read_item(part)


def _read_item(part: Part) -> Expression | None:
    """Give a term with its examples, or with the bound that stands with it."""
    part = part.trimmed()
    examples = next(
        ((at, behind) for at, name, behind in part.top() if name == "examples" and at > part.first),
        None,
    )
    if examples is not None and not part.is_deepest:
        return _with_examples(part, examples)
    return _with_bound(part)


def _bare_list(part: Part, found: list[tuple[int, str, int]]) -> list[Cut]:
    """Give the commas of a list without a word between its last items: `cancer, stroke, gout`."""
    cuts = [(at, behind) for at, name, behind in found if name == "comma"]
    pieces = part.between(cuts)
    if len(pieces) <= _PAIR or len(cuts) < len(found) or part.text.numbers(part.first, part.end):
        return []
    short = all(piece.end - piece.first <= _SHORT for piece in pieces)
    return cuts if short and not any(is_adjective(piece) for piece in pieces) else []


def _parts_bounds(before: Part, behind: Part) -> bool:
    """Say whether a comma parts bounds: on both sides, or behind what is denied."""
    return behind.has_bound and (before.has_bound or denied_at(before) > before.first)


def _with_examples(part: Part, cut: Cut) -> Expression | None:
    """Give a thing with its examples, each of which is one of it."""
    whole = read_term(part.to(cut[0]))
    examples = read_examples(part.since(cut[1]).deeper())
    if whole is None or examples is None:
        return whole or examples
    return joined(Any, [whole, examples], part.spans, sure=False)


def read_examples(part: Part) -> Expression | None:
    """Give examples, each of which is one of what stands before.

    ::

        examples = conjunct (("," | "and" | "or") conjunct)*
    """
    part = part.trimmed()
    cuts = [(at, behind) for at, name, behind in part.top() if name in _LISTS]
    return _listed(part, cuts, any_of=True)


def read_items(part: Part, *, bounds: bool = False) -> Expression | None:
    """Give any of the items of a plain list, which commas alone may part; nothing for others.

    ::

        items = thing (("," | ";" | "and") thing)+
    """
    part = part.trimmed()
    if not _are_items(part, bounds=bounds):
        return None
    return _listed(part, [(at, behind) for at, _, behind in part.top()], any_of=True)


def _are_items(part: Part, *, bounds: bool = False) -> bool:
    """Say whether a part is a plain list: things, or bounds that begin with their measure."""
    found = list(part.top())
    return all(name in _ITEMS for _, name, _ in found) and all(
        not part.text.numbers(piece.first, piece.end)
        or (bounds and piece.has_bound and part.text.owner[piece.first] < 0)
        for piece in part.between([(at, behind) for at, _, behind in found])
    )


def _with_bound(part: Part) -> Expression | None:
    """Give a thing and the bound that stands with it: `kidney disease with a GFR <50`."""
    text = part.text
    named = bare_start(text, part.first, part.end)
    at = next(
        (
            at
            for at in range(named + 1, part.end - 1)
            if text.words[at] in _WITH and text.owner[at] < 0
        ),
        part.end,
    )
    thing, bound = part.to(at), part.since(min(at + 1, part.end))
    if (
        bound.has_bound
        and not text.numbers(part.first, at)
        and subject_of(text.words[named:at]) is not None
    ):
        found = [one for one in (read_term(thing), read_term(bound)) if one is not None]
        return joined(All, found, part.spans)
    return read_term(part)


def _listed(part: Part, cuts: list[Cut], *, any_of: bool) -> Expression | None:
    """Give a list, its items completed from each other where words are shared."""
    parts = part.between(cuts)
    either = not any_of and not part.text.exclusion and _is_either_sex(parts)
    items = _items(part, parts, any_of=any_of)
    read: list[Expression] = []
    for one in items:
        if isinstance(one, All) and not any_of and not either and not is_of_one_sex(one):
            read += one.parts
        else:
            read.append(one)
    if not any_of and _never_meet(read):
        # `under 18 and over 65 years` is said of either where it excludes.
        sure = part.text.exclusion and all(one.sure for one in read)
        make = Any if part.text.exclusion else All
        return joined(make, completed(part.text, read), part.spans, sure=sure)
    if either and not all(is_of_one_sex(one) for one in read):
        # `men over 50 and postmenopausal women`: nobody is both.
        return joined(Any, completed(part.text, read), part.spans)
    things = [one for one in read if isinstance(one, Presence)]
    # `male and female`, `pregnant and breast-feeding women`
    of_sex = all(one.subject in _KINDS for one in things) and (
        part.text.exclusion or all(_is_sex(one) for one in things)
    )
    if (
        not any_of
        and read
        and len(things) == len(read)
        and (of_sex or (part.text.exclusion and len(read) > _PAIR))
    ):
        # Nobody is of both sexes, and a list of what excludes means each of it.
        return joined(Any, completed(part.text, read), part.spans, sure=of_sex)
    found = _of_both(part, by_sex(completed(part.text, read), part), any_of=any_of)
    return joined(Any if any_of else All, found, part.spans)


def _items(part: Part, parts: Sequence[Part], *, any_of: bool) -> list[Expression]:
    """Give the items of a list, those that lack words completed by their neighbours."""
    inner = read_conjunct if any_of else _read_item_of_all
    found: list[Expression] = []
    for place, piece in enumerate(parts):
        pieces = shared_pieces(parts, place)
        one = read_pieces(part.text, pieces) if pieces else inner(piece)
        if one is None:
            continue
        # What stands in the brackets behind the word was not read.
        beside = bool(pieces) and piece.end > max(end for _, end in pieces)
        if beside or (pieces and place and _hangs_unsure(piece, pieces[0][0])):
            one = evolve(one, sure=False)
        found.append(one)
    return with_bounds_of_some(found)


def _is_either_sex(parts: Sequence[Part]) -> bool:
    """Say whether one item is of men and one of women, each of no other."""
    if len(parts) != _PAIR:
        return False
    females = words_for("statements", "females")
    males = words_for("statements", "sexes") - females
    told = [
        (not males.isdisjoint(words), not females.isdisjoint(words))
        for words in (part.text.words[part.first : part.end] for part in parts)
    ]
    return sorted(told) == [(False, True), (True, False)]


def _never_meet(parts: Sequence[Expression]) -> bool:
    """Say whether two bounds of one measure leave no number between them."""
    if len(parts) != _PAIR:
        return False
    one, other = parts
    return (
        isinstance(one, Comparison)
        and isinstance(other, Comparison)
        and one.measure.code == other.measure.code
        and (one.measure.code is not None or one.measure.words == other.measure.words)
        and (one.amount.unit, one.amount.reference) == (other.amount.unit, other.amount.reference)
        and one.amount.interval.meet(other.amount.interval).empty
    )


def _hangs_unsure(piece: Part, head: int) -> bool:
    """Say whether a thing of no known kind hangs on the head of another: `allergy to a or gout`."""
    words = piece.text.words[piece.first : piece.end]
    return head < piece.first and len(words[0]) > 1 and subject_of(words) is None


def _of_both(part: Part, found: list[Expression], *, any_of: bool) -> list[Expression]:
    """Give the other sex the bound too: `male or non-pregnant female ≥18 years`."""
    if not any_of or len(found) < _PAIR:
        return found
    *before, last = found
    if not isinstance(last, All):
        return found
    sexes = [one for one in (*before, *last.parts) if _is_sex(one)]
    rest = [one for one in last.parts if not _is_sex(one)]
    if len(sexes) != len(before) + 1 or not all(isinstance(one, Comparison) for one in rest):
        return found
    either = Any(tuple(sexes), part.spans)
    return [All((*rest, either), part.spans, sure=last.sure)]


def _is_sex(one: Expression) -> bool:
    return isinstance(one, Presence) and one.subject is Subject.SEX
