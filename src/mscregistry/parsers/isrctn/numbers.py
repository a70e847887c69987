"""Numbers of a trial of ISRCTN: its own, and those it has elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from mscregistry.parsers.tree.moved import branches, constant, piece
from mscregistry.vocab import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.parsers.tree.leaf_dialect import Leaf
    from mscregistry.parsers.tree.moved import Mover
    from mscregistry.parsers.tree.placed import Node

_OWN: Final = re.compile(r"ISRCTN\d{1,12}", re.ASCII)
_DOI: Final = re.compile(r"10\.1186/(ISRCTN\d{1,12})", re.ASCII)
#: The elements that hold one number of a kind, and what the place says of it.
_NAMED: Final = {
    "eudraCTNumber": {"type": "EUDRACT_NUMBER", "source": "EudraCT"},
    "ctisNumber": {"type": "CTIS", "source": "CTIS"},
    "irasNumber": {"source": "IRAS"},
    "clinicalTrialsGovNumber": {"type": "REGISTRY", "source": "ClinicalTrials.gov"},
    "protocolSerialNumber": {"source": "Protocol serial number"},
}
#: What a number is whose kind is one of these words.
_TYPES: Final = {"nct": "REGISTRY", "ctis": "CTIS", "eudract": "EUDRACT_NUMBER"}


def trial_id(node: Node, mover: Mover) -> Iterator[Leaf]:
    """Give the whole number where it stands whole; digits and DOI only say it again."""
    whole = mover.leaves(node, "trial.@publicIdentifierCanonical")
    for leaf in mover.leaves(node, "trial.externalRefs.doi"):
        found = _DOI.fullmatch(leaf.words)
        if found is None:
            mover.differs("trial_id", leaf)
        else:
            mover.silence([piece(leaf, 0, found.start(1))])
            whole.append(piece(leaf, *found.span(1)))
    chosen = next((one for one in whole if _OWN.fullmatch(one.words)), None)
    chosen = chosen or next(iter(whole), None)
    if chosen is None:
        return
    yield chosen
    for one in whole:
        if one is not chosen:
            (mover.again if one.words == chosen.words else mover.differs)("trial_id", one)
    for one in mover.leaves(node, "trial.isrctn"):
        is_same = chosen.words == f"ISRCTN{one.words}"
        (mover.again if is_same else mover.differs)("trial_id", one)


def others(node: Node, mover: Mover) -> Iterator[Node]:
    """Give its numbers elsewhere; one that stands twice is given once."""
    places: dict[str, str] = {}
    count = 0
    for one in branches(node, "trial.externalRefs.secondaryNumbers.secondaryNumber"):
        for leaf in mover.leaves(one, "#"):
            source = mover.leaves(one, "@numberType")
            given: Node = {"value": [leaf], "source": source}
            kind = _TYPES.get(fold(source[0].words)) if source else None
            if kind is not None:
                given["type"] = [constant(kind)]
            places.setdefault(leaf.words, f"secondary_ids[{count}].value")
            count += 1
            yield given
    for name, says in _NAMED.items():
        for leaf in mover.leaves(node, f"trial.externalRefs.{name}"):
            if leaf.words in places:
                mover.again(places[leaf.words], leaf)
            else:
                said: dict[str, Any] = {key: [constant(words)] for key, words in says.items()}
                yield {"value": [leaf], **said}
