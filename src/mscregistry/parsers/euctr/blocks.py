"""Repeated parts of a record: sponsors, funders, products, placebos, terms of MedDRA.

What a part says is gathered until it is whole, and taken then: a sponsor without a name, which the
model cannot hold, is left unread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mscregistry.issues import Code, Severity
from mscregistry.model import (
    CodedTerm,
    Contact,
    Funder,
    Intervention,
    Product,
    Sponsor,
    Substance,
)
from mscregistry.parsers.euctr.item import answer_of, words_of_answers
from mscregistry.parsers.euctr.values import take_flag
from mscregistry.vocab import InterventionType

if TYPE_CHECKING:
    from mscregistry.parsers.draft import Draft
    from mscregistry.parsers.euctr.form import Question
    from mscregistry.parsers.euctr.item import Item
    from mscregistry.source import Words

_CONTACT: Final = "contact."
_FLAGS: Final = frozenset({"authorised", "orphan_drug"})
_CHEMICAL: Final = "D.3.11.1"
_BIOLOGICAL: Final = "D.3.11.2"


class Block:
    """One repeated part: what was said in it so far."""

    __slots__ = ("again", "answers", "inner", "last", "lists", "name", "words")

    def __init__(self, name: Words | None = None) -> None:
        """Begin with nothing said."""
        #: The words by which it is named where it has no name of its own: a placebo.
        self.name = name
        self.words: dict[str, Words] = {}
        #: What was said once more.
        self.again: list[tuple[str, Words]] = []
        self.lists: dict[str, list[Words]] = {}
        self.answers: list[Item] = []
        #: Parts within it: the substances of a product.
        self.inner: list[Block] = []
        #: The place in the form of the question that was last answered.
        self.last = -1

    def put(self, question: Question, field: str, words: Words) -> None:
        """Hold an answer."""
        self.last = question.order
        if field in self.words:
            self.again.append((field, words))
        else:
            self.words[field] = words

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said."""
        return not (self.words or self.lists or self.answers or self.inner)

    def everything(self) -> list[Words]:
        """Give all words, for a part that cannot be held."""
        return [*self.words.values(), *[words for _, words in self.again]]


def check_number(draft: Draft, item: Item, count: int) -> None:
    """Say where the parts of a record are not counted as they follow each other."""
    if item.text != str(count):
        draft.issue(
            Code.OUT_OF_ORDER,
            Severity.WARNING,
            f"{item.line.text[:60]!r} is number {count} here",
            words=item.line,
        )


def _taken(draft: Draft, block: Block, path: str) -> dict[str, Any]:
    """Take all single answers of a part."""
    found: dict[str, Any] = {}
    for field, words in block.words.items():
        if field in _FLAGS:
            found[field] = take_flag(draft, path + field, words)
        else:
            found[field] = draft.fact(path + field, words)
    for field, words in block.again:
        draft.again(path + field, words)
    return found


def sponsors(draft: Draft, blocks: list[Block]) -> tuple[Sponsor, ...]:
    """Give the sponsors, each with whom to ask."""
    found: list[Sponsor] = []
    for block in blocks:
        if "name" not in block.words:
            draft.leave(block.everything(), "it belongs to a sponsor without a name")
            continue
        said = _taken(draft, block, f"sponsors[{len(found)}].")
        contact = {
            field.removeprefix(_CONTACT): said.pop(field)
            for field in list(said)
            if field.startswith(_CONTACT)
        }
        found.append(Sponsor(**said, contact=Contact(**contact) if contact else None))
    return tuple(found)


def funders(draft: Draft, blocks: list[Block]) -> tuple[Funder, ...]:
    """Give who gives money or material."""
    found: list[Funder] = []
    for block in blocks:
        if "name" in block.words:
            found.append(Funder(**_taken(draft, block, f"funders[{len(found)}].")))
        else:
            draft.leave(block.everything(), "it belongs to a funder without a name")
    return tuple(found)


def terms(draft: Draft, blocks: list[Block], before: int) -> list[CodedTerm]:
    """Give the terms of MedDRA; `before` is how many terms stand before them."""
    found: list[CodedTerm] = []
    for block in blocks:
        if block.words:
            path = f"condition_terms[{before + len(found)}]."
            said = _taken(draft, block, path)
            if block.name is not None:
                said["system"] = draft.fact(f"{path}system", block.name)
            found.append(CodedTerm(**said))
    return found


def products(draft: Draft, blocks: list[Block]) -> tuple[Product, ...]:
    """Give the products, placebos among them."""
    return tuple([_product(draft, block, f"products[{at}]") for at, block in enumerate(blocks)])


def _product(draft: Draft, block: Block, path: str) -> Product:
    said = _taken(draft, block, f"{path}.")
    if block.name is not None:
        said["role"] = draft.fact(f"{path}.role", block.name)
    draft.later(f"{path}.answers", block.answers, words_of_answers)
    return Product(
        **said,
        routes=tuple(
            [
                draft.fact(f"{path}.routes[{at}]", words)
                for at, words in enumerate(block.lists.get("routes", ()))
            ]
        ),
        substances=tuple(
            [
                Substance(**_taken(draft, inner, f"{path}.substances[{at}]."))
                for at, inner in enumerate([one for one in block.inner if one.words])
            ]
        ),
        answers=tuple([answer_of(item) for item in block.answers]),
    )


def interventions(draft: Draft, blocks: list[Block]) -> tuple[Intervention, ...]:
    """Give the products by name, and the placebos that the record says are used."""
    found: list[Intervention] = []
    for block in blocks:
        words = block.words
        others: list[str] = []
        name = words.get("name") or words.get("trade_name")
        if name is None and all(item.text != "No" for item in block.answers):
            name = block.name  # a placebo is called so
        if name is None:
            continue
        path = f"interventions[{len(found)}]."
        for field in ("trade_name", "code"):
            other = words.get(field)
            if other is not None and other is not name:
                others.append(draft.fact(f"{path}other_names[{len(others)}]", other))
        found.append(
            Intervention(
                draft.fact(f"{path}name", name), _type(draft, block, path), None, tuple(others)
            )
        )
    return tuple(found)


def _type(draft: Draft, block: Block, path: str) -> InterventionType | None:
    """Give what kind of thing a product is, where the form says so of one kind alone."""
    said = {item.question.code: item for item in block.answers if item.text == "Yes"}
    chemical, biological = said.get(_CHEMICAL), said.get(_BIOLOGICAL)
    if (chemical is None) == (biological is None):
        return None
    if chemical is not None:
        draft.fact(f"{path}type", chemical.named("chemical"))
        return InterventionType.DRUG
    draft.fact(f"{path}type", biological.named("biological"))  # type: ignore[union-attr]  # one of the two is there
    return InterventionType.BIOLOGICAL
