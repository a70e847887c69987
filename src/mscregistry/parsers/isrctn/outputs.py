"""What a record of ISRCTN offers: files, and pages and papers elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mscregistry.parsers.isrctn.days import day
from mscregistry.parsers.tree.leaf_dialect import Leaf
from mscregistry.parsers.tree.moved import branches
from mscregistry.vocab import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.parsers.tree.moved import Mover
    from mscregistry.parsers.tree.placed import Node


def files(node: Node, mover: Mover) -> Iterator[Node]:
    """Give the files of a record, each with what its list of outputs says of it."""
    outputs: dict[str, tuple[Leaf, Any]] = {}
    alone: list[Any] = []
    for one in branches(node, "trial.outputs.output"):
        numbers = mover.leaves(one, "localFile.@fileId")
        if numbers and numbers[0].words not in outputs:
            outputs[numbers[0].words] = numbers[0], one
        elif branches(one, "localFile"):
            alone.append(one)
    for one in branches(node, "trial.attachedFiles.attachedFile"):
        known = mover.moved(one, _ATTACHED)
        for number in mover.leaves(one, "id"):
            tied = outputs.pop(number.words, None)
            if tied is not None:
                mover.silence([number, tied[0]])
                told = mover.moved(tied[1], _OUTPUT)
                known = {**known, **{key: told[key] for key in ("label", "date") if key in told}}
                known |= {key: told[key] for key in ("upload_date",) if key in told}
        if known:
            yield known
    for one in [*[pair[1] for pair in outputs.values()], *alone]:
        told = mover.moved(one, {**_OUTPUT, **_LOCAL})
        if told:
            yield told


_ATTACHED: Final[Any] = {
    "label": "description",
    "url": "@downloadUrl",
    "filename": "name",
    "size": "length",
}
_OUTPUT: Final[Any] = {
    "label": "@outputType",
    "date": day("@dateCreated"),
    "upload_date": "@dateUploaded",
}
_LOCAL: Final[Any] = {
    "filename": "localFile.@downloadFilename",
    "size": "localFile.@length",
}


def publications(node: Node, mover: Mover) -> Iterator[Node]:
    """Give what is said of outputs that are elsewhere."""
    for one in branches(node, "trial.outputs.output"):
        said = mover.leaves(one, "description")
        if said and branches(one, "externalLink"):
            kinds = [leaf for leaf in mover.leaves(one, "@outputType") if _is_results(leaf)]
            yield {"citation": said, "type": [Leaf(leaf.at, "RESULT") for leaf in kinds]}


def _is_results(leaf: Leaf) -> bool:
    return fold(leaf.words) in {"resultsarticle", "results article"}


def pages(node: Node, mover: Mover) -> Iterator[Node]:
    """Give where outputs are that are elsewhere."""
    for one in branches(node, "trial.outputs.output"):
        for leaf in mover.leaves(one, "externalLink.@url"):
            yield {"url": [leaf], "label": mover.leaves(one, "@outputType")}
