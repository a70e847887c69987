"""Names that a record says it tries, where they stand apart from the words for cells."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, Final

from mscregistry.grammar.cells.passages import Role
from mscregistry.vocab.cells import kinds, modifiers, structure_words
from mscregistry.vocab.routes import route_words
from mscregistry.vocab.word_patterns import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mscregistry.grammar.cells.gathering import Gathered
    from mscregistry.grammar.cells.mentions import Mention
    from mscregistry.grammar.cells.passages import CellPassage
    from mscregistry.grammar.stated import Stated

#: A code with a figure or more behind its letters: `AB-001`, `ABCD-IA-01`, `AB12CD34`.
#: No disease, virus, receptor or cytokine is one, and no name of a study.
_CODE: Final = (
    r"(?<![\w-])(?!CD\d|CAR|IL-?\d|COVID|SARS|NCT|ICD|TNF|TGF|BMP|HLA|HIV|HPV|HBV|HCV|CMV|EBV|PD-|EGFR|"
    r"HER2|MT\d|GRADE|PHASE|STAGE|TYPE|COHORT|GROUP|ARM|PART|STEP|DAY|VISIT|AGE)"
    r"(?=[A-Z\d-]{0,14}\d\d)[A-Z][A-Za-z]?[A-Z]{0,5}(?:-[A-Z]{1,4})?"
    r"(?:-?[A-Z]{0,4}\d[A-Z\d]{0,8}){1,2}(?![\w-])"
)
#: What is tried in a title: `safety of AB-001 in`, `treatment with AB-001`.
_TRIED: Final = re.compile(
    rf"\b(?:of|using|evaluate|evaluating|(?:[Tt]reat(?:ment|ed)|[Tt]herapy|[Ii]nfusions?) with) "
    rf"(?:the )?(?P<name>{_CODE})"
)
#: A name with its sign, wherever a title has it: `Quaxostem® in`.
_SIGNED: Final = re.compile(
    r"(?<![\w-])(?P<number>\d{1,3}#)?(?P<name>[^\W\d_][\w.+-]{2,30})\s?"
    r"(?:®|™|\(R\)|\(TM\))(?P<rest>-\w[\w-]{0,20})?"
)
#: A code that is all that an arm is called, and one that texts say is given.
_ALONE: Final = re.compile(rf"^(?P<name>{_CODE})\s?(?:\(|group|arm|$)")
_GIVEN: Final = re.compile(
    rf"\b(?:[Aa]dministrations?|[Ii]nfusions?|[Ii]njections?|[Dd]oses?) of (?P<name>{_CODE})"
    rf"|(?P<cells>{_CODE}) cells\b"
)
#: `QuaxoHeal: cells of the cord`: a word with a capital within it, or a code.
_HEADED: Final = re.compile(rf"^(?P<name>[A-Z][a-z]+[A-Z][A-Za-z]+|{_CODE})\s?[:=]\s")
#: In brackets behind the cells: `cells (QZ_ASC)`, `cells (QUAX 1)`.
_BRACKET: Final = re.compile(
    r"[(\uff08](?P<name>[A-Z]{4,8}\d\w{0,4}|[A-Z]{2,8}\w{0,8}(?:[-_ ][A-Z\d][\w-]{0,10}){1,3})"
    r"(?=[)\uff09,;])"
)
#: The abbreviation of the cells behind a word that is none: `QUAXO-MSC`, `QUAX_ASC`.
_ENDED: Final = re.compile(
    r"(?<![\w-])(?P<own>[A-Z]{4,10}|[A-Z]{2,6}-\d{1,4})[-_](?:MSC|ASC)s?(?![\w-])"
)
#: What lies on cells, and tells what kind they are.
_MARKER: Final = re.compile(r"(?:cd|il|hla)\d*$")
_FIGURES: Final = "0123456789"
_WORDS: Final = re.compile(r"[^\W_]+")
#: What is called with one of these is given in the place of what is tried, or beside it.
_CONTROLS: Final = frozenset({"control", "sham", "standard", "conventional", "usual", "routine"})
#: So near behind the name of the cells a bracket opens.
_BEHIND: Final = 2


def brand_in_brackets(passage: CellPassage, mentions: Sequence[Mention]) -> Stated[str] | None:
    """Give a name in brackets behind the cells that is no abbreviation of them: `cells (QZ-ASC)`.

    The mentions are those of this very text.
    """
    ends = {one.passage.cells.span(one.first, one.end).end: one for one in mentions}
    around = sorted(mentions, key=_start)
    for found in _BRACKET.finditer(passage.text):
        near = range(found.start() - _BEHIND, found.start() + 1)
        cells = next((ends[end] for end in near if end in ends), None)
        # A name of cells may itself be within the brackets.
        last = around[bisect_right(around, found.start(), key=_start) - 1] if around else None
        if cells is None and last is not None and _holds(last, found.start()):
            cells = last
        if cells is not None and _is_name(found["name"], cells):
            return passage.stated(found["name"], *found.span("name"), sure=False)
    return None


def brand_before(passage: CellPassage, mentions: Sequence[Mention]) -> Stated[str] | None:
    """Give a name that heads a text on the cells: `QuaxoHeal: cells of the cord`."""
    found = _HEADED.match(passage.text) if mentions else None
    return None if found is None else passage.stated(found["name"], *found.span("name"), sure=False)


def brand_around(passage: CellPassage, mentions: Sequence[Mention]) -> Stated[str] | None:
    """Give a name that ends with the abbreviation of its cells: `QUAXO-MSC`."""
    for found in _ENDED.finditer(passage.text) if mentions else ():
        if folded(found["own"]) not in _known_words():
            return passage.stated(found[0], *found.span(), sure=False)
    return None


def brand_tried(product: Gathered, passages: Sequence[CellPassage]) -> Stated[str] | None:
    """Give the name that titles and arms say is tried, where the product is all that is given."""
    others = {one.group for one in passages if one.placebo or _is_control(one)}
    given = {one.group for one in passages if one.role is Role.NAME} - others
    if not given <= {one.passage.group for one in product.mentions}:
        return None
    return next(_tried(passages), None)


def _tried(passages: Sequence[CellPassage]) -> Iterator[Stated[str]]:
    for role, patterns in _LOOKED_FOR:
        for passage in passages:
            if passage.role is not role or passage.placebo:
                continue
            for pattern in patterns:
                for found in pattern.finditer(passage.text):
                    named = _named(passage, found)
                    if named is not None:
                        yield named


def _is_control(passage: CellPassage) -> bool:
    words = passage.cells.words if passage.role is Role.NAME else ()
    return not (route_words("objects") | _CONTROLS).isdisjoint(words)


def _named(passage: CellPassage, found: re.Match[str]) -> Stated[str] | None:
    parts = found.groupdict()
    name = parts["name"] or parts["cells"]
    start = found.start("name") if parts["name"] else found.start("cells")
    if folded(name) in route_words("scaffolds") or folded(name) in _known_words():
        return None
    number = parts.get("number") or ""
    return passage.stated(
        number + name + (parts.get("rest") or ""), start - len(number), found.end(), sure=False
    )


def _start(mention: Mention) -> int:
    return mention.passage.cells.span(mention.start, mention.stop).start


def _holds(mention: Mention, place: int) -> bool:
    span = mention.passage.cells.span(mention.start, mention.stop)
    return span.start < place < span.end


def _is_name(text: str, cells: Mention) -> bool:
    """Say whether some of the words are no abbreviation that is known, nor made of those before."""
    words = [word.lower() for word in _WORDS.findall(text)]
    odd = [word for word in words if folded(word) not in _known_words() and word.strip(_FIGURES)]
    before = cells.passage.cells.said(cells.start, cells.end).lower()
    kind = any(_MARKER.match(word) or folded(word) == "cell" for word in words)
    return not kind and not all(_is_made_of(word, before) for word in odd)


def _is_made_of(letters: str, text: str) -> bool:
    """Say whether letters stand in a text in this order, as those of an abbreviation do.

    The first one begins a word.
    """
    first = re.search(rf"\b{letters[0]}", text)
    if first is None:
        return False
    at = first.end()
    for letter in letters[1:]:
        at = text.find(letter, at) + 1
        if at == 0:
            return False
    return True


@cache
def _known_words() -> frozenset[str]:
    tables = (kinds("short"), kinds("phrases"), modifiers("short"), modifiers("phrases"))
    letters = modifiers("letters").first_words
    known = frozenset().union(*[table.first_words for table in tables])
    return known | letters | structure_words("fillers", "words")


_LOOKED_FOR: Final = (
    (Role.TITLE, (_TRIED, _SIGNED)),
    (Role.GIVEN, (_ALONE, _GIVEN)),
    (Role.CONTEXT, (_GIVEN,)),
)
