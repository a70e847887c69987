"""Whether cells that a text names are given to people, or only named."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, Final

from mscregistry.grammar.cells.passages import Role
from mscregistry.grammar.cells.refusals import is_refused
from mscregistry.vocab.cells import ProductForm, structure_words

if TYPE_CHECKING:
    from mscregistry.grammar.cells.mentions import Mention

#: Words that say that the cells are not given, by what they say, are looked for so near.
_NEAR: Final = {"denied": (1, 1), "measured": (2, 1), "earlier": (3, 1), "background": (3, 1)}
_FARTHEST: Final = 3
#: A clause is looked through so many words back.
_CLAUSE: Final = 12
#: `placebo + cells`, `placebo, cells`: what stands before the mark tells nothing of the cells.
_PARTED: Final = re.compile(r"\s\+|[,;:/&.()\n]")
#: Of these forms a title that names them tells what is given; of any other cells it must say so.
TELLING: Final = frozenset(
    {
        ProductForm.MSC,
        ProductForm.EV,
        ProductForm.SVF,
        ProductForm.BMAC,
        ProductForm.CONDITIONED_MEDIUM,
        ProductForm.IPSC_DERIVED,
        ProductForm.ENGINEERED,
    }
)


#: A transplantation of these is as often what patients had, or have anyway, as what is tried.
TRANSPLANTED: Final = frozenset({"haematopoietic", "stem", "cord_blood", "cell_therapy", "cell"})


class Given(Enum):
    """What a mention of cells says of them."""

    #: They are given in this trial.
    GIVEN = "given"
    #: They are named, and may be given.
    NAMED = "named"
    #: Others are given in their place, or they are only looked at, or were given before.
    NOT_GIVEN = "not given"


def is_given(mention: Mention) -> Given:
    """Say whether the cells of a mention are given, by its place and the words beside it."""
    if is_denied(mention) or _is_turned(mention) or is_refused(mention):
        return Given.NOT_GIVEN
    role = mention.passage.role
    if role in {Role.CONTEXT, Role.ASIDE}:
        return Given.NAMED
    telling = mention.kind.form in TELLING
    if role is Role.NAME or (telling and not mention.kind.loose):
        return Given.GIVEN
    return Given.GIVEN if says_giving(mention) else Given.NAMED


def is_denied(mention: Mention) -> bool:
    """Say whether something is given in place of what a mention names: `placebo to Alofisel`."""
    return mention.passage.placebo or _says("denied", mention) or _is_none(mention)


def _is_none(mention: Mention) -> bool:
    """Say whether the name is that of other cells: `non-MSC cells`, `free of MSCs`."""
    words = mention.passage.cells.words
    before = tuple(words[max(0, mention.first - 2) : mention.first])
    return before[-1:] == ("non",) or before in {("free", "of"), ("free", "from")}


def _is_turned(mention: Mention) -> bool:
    """Say whether words beside the name say that these cells are not given."""
    if mention.kind.code in TRANSPLANTED and _is_of_patients(mention):
        return True
    if _before(mention)[:1] == ["on"] and _is_studied(mention):
        return True
    # `after mesenchymal stem cell transplantation`: nobody has that anyway.
    anyway = mention.kind.form is not ProductForm.MSC and _says("background", mention)
    return anyway or _says("measured", mention) or _says("earlier", mention)


def _says(group: str, mention: Mention) -> bool:
    """Say whether one of the words of a group stands near the name."""
    back, forward = _NEAR[group]
    return not (
        structure_words("given", f"{group}_before").isdisjoint(_before(mention)[:back])
        and structure_words("given", f"{group}_behind").isdisjoint(_behind(mention)[:forward])
    )


def _is_of_patients(mention: Mention) -> bool:
    """Say whether a transplantation tells who takes part: `patients receiving chemotherapy or`."""
    text = mention.passage.cells
    clause, whose = text.clauses[mention.first], structure_words("given", "whose")
    low = max(0, mention.start - _CLAUSE)
    before = {text.words[at] for at in range(low, mention.start) if text.clauses[at] == clause}
    behind = set(_behind(mention)[:2])
    return (
        not whose.isdisjoint(before)
        or not before.isdisjoint(structure_words("given", "background_before"))
        or not behind.isdisjoint(structure_words("given", "background_behind"))
    )


def _is_studied(mention: Mention) -> bool:
    """Say whether something else acts on the cells: `effects of antibiotics on stem cells`."""
    text = mention.passage.cells
    clause, studied = text.clauses[mention.first], structure_words("given", "studied")
    low = max(0, mention.start - _CLAUSE)
    return any(
        text.words[at] in studied for at in range(low, mention.start) if text.clauses[at] == clause
    )


def _before(mention: Mention) -> list[str]:
    """Give the words before the noun phrase, the nearest first, up to a mark that parts them."""
    text = mention.passage.cells
    words: list[str] = []
    at = mention.start
    while at > 0 and len(words) < _FARTHEST and not _PARTED.search(text.parted_by(at)):
        at -= 1
        if text.words[at] not in structure_words("given", "between"):
            words.append(text.words[at])
    return words


def _behind(mention: Mention) -> list[str]:
    """Give the words behind the name, the nearest first, up to a mark that parts them."""
    text = mention.passage.cells
    words: list[str] = []
    for at in range(mention.end, min(len(text.words), mention.end + _FARTHEST)):
        if _PARTED.search(text.parted_by(at)):
            break
        words.append(text.words[at])
    return words


def says_giving(mention: Mention) -> bool:
    """Say whether the clause says that something is given."""
    text = mention.passage.cells
    clause = text.clauses[mention.first]
    giving = structure_words("given", "giving")
    low, high = max(0, mention.start - 8), min(len(text.words), mention.stop + 8)
    return any(text.words[at] in giving for at in range(low, high) if text.clauses[at] == clause)
