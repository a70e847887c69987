"""Every criterion of the hand-checked documents says what a reader says it does."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import mscregistry as msc
from mscregistry.grammar.expressions import Comparison, Expression, walk

SEEDS = sorted((Path(__file__).resolve().parents[3] / "shared" / "seeds").glob("*.txt"))
SAID = tomllib.loads(Path(__file__).with_name("expressions.toml").read_text(encoding="utf-8"))

pytestmark = pytest.mark.skipif(
    not SEEDS, reason="the shared documents are not beside this checkout"
)
read_by_hand = [
    pytest.param(path, index, said, id=f"{path.stem[:3]}-{index}")
    for path in SEEDS
    for index, said in enumerate(SAID.get(path.stem[:3], ()))
]


def brief(node: Expression) -> str:
    """Print an expression, of longer words only the first and the last."""

    def ends(found: re.Match[str]) -> str:
        words = found[1].split()
        return found[0] if len(words) <= 3 else f'"{words[0]} … {words[-1]}"'

    text = re.sub(r'"([^"]*)"', ends, str(node))
    return ("" if node.sure else "~ ") + re.sub(r"\?[^?]*\?", "?", text)


@pytest.mark.parametrize(("path", "index", "said"), read_by_hand)
def test_a_criterion_says_what_a_reader_says_it_does(path: Path, index: int, said: str) -> None:
    found = msc.read(path).trial.eligibility.criteria[index].expression
    if said.startswith("fault: "):
        # What is known to be read wrongly is at least never taken for sure.
        assert not found.sure or all(isinstance(node, Comparison) is False for node in walk(found))
    else:
        assert brief(found) == said


def test_every_criterion_of_the_documents_was_read_by_hand() -> None:
    found = {path.stem[:3]: len(msc.read(path).trial.eligibility.criteria) for path in SEEDS}
    assert {number: many for number, many in found.items() if many} == {
        number: len(said) for number, said in SAID.items()
    }
