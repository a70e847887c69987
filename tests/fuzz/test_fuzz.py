"""No document does more than end in a reading or in one of our errors."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import partial
from io import BytesIO
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

import mscregistry as msc
from mscregistry.display import card
from mscregistry.errors import MscRegistryError
from mscregistry.parsers.parser import Limits
from mscregistry.paths import follow
from mscregistry.source import Source
from mscregistry.testing import sample_trials
from mscregistry.testing.mutations import mutate
from mscregistry.testing.perturb import unnoticed
from mscregistry.testing.renderers import renderer
from tests.fuzz.documents import SHARED, documents
from tests.timing import takes_at_most

if TYPE_CHECKING:
    from pathlib import Path

    from mscregistry.parsers.parser import Parser
    from mscregistry.reading import Reading

#: How many mutated documents a format is given.
MANY = int(os.environ.get("MSC_FUZZ", "200"))
#: In a long run every letter of the shared documents is exchanged, otherwise so many.
SAMPLE = None if "MSC_FUZZ" in os.environ else 60

PARSERS = list(msc.formats())
#: Formats that are trees.
TREES = {"ctgov-json", "ctgov-v1", "ctgov-xml", "ctis", "drks", "ictrp-xml", "isrctn", "who-xml"}
#: Formats of which a damaged record is refused, and not read as far as it goes: trees, and tables,
#: of which a quote may be never closed.
STRICT = TREES | {"ctgov-csv", "ictrp-csv"}
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))


def by_name(parser: Parser) -> str:
    return parser.name


def records(parser: Parser, text: str) -> list[str]:
    """Give the records of a document."""
    stream = BytesIO(text.encode("utf-8", "surrogatepass"))
    return [source.text for source in parser.records(stream, "<text>", Limits())]


def originals(parser: Parser) -> list[str]:
    """Give the records of our documents of a format."""
    found = [
        one for text in documents(parser.name.replace("-", "_")) for one in records(parser, text)
    ]
    assert found
    return found


def check(reading: Reading) -> None:
    """Check what must hold for any reading."""
    text = reading.source.text
    coverage = reading.coverage()
    assert coverage.total == sum(not character.isspace() for character in text)
    for one, two in pairwise(coverage.parts):
        assert one.span.end <= two.span.start
    for path, spans in reading.origins.items():
        words = reading.source.words(spans)
        assert reading.words(path) == words
        value = follow(reading.trial, path)
        assert value is not None, path
        if type(value) is str:
            assert value == words, path
    for index, criterion in enumerate(reading.trial.eligibility.criteria):
        assert reading.words(f"eligibility.criteria[{index}]") == criterion.text


def read_and_check(parser: Parser, text: str) -> None:
    """Read a document, which only a strict format may refuse."""
    with suppress(*([MscRegistryError] if parser.name in STRICT else [])):
        check(parser.read(Source(text)))


@pytest.mark.fuzz
@pytest.mark.parametrize("parser", PARSERS, ids=by_name)
def test_mutated_documents_raise_nothing_else(parser: Parser) -> None:
    texts = originals(parser)
    texts += [path.read_text(encoding="utf-8") for path in SEEDS if _is(parser, path.stem)]
    dice = Random(parser.name)
    for _ in range(MANY):
        text = mutate(dice.choice(texts), dice)
        read_and_check(parser, text)
        with suppress(MscRegistryError):
            check(msc.read(Source(text)))


@pytest.mark.fuzz
@pytest.mark.parametrize("parser", PARSERS, ids=by_name)
def test_a_document_cut_at_any_line_is_read_or_refused(parser: Parser) -> None:
    for text in originals(parser):
        lines = text.splitlines(keepends=True)
        for end in range(len(lines)):
            read_and_check(parser, "".join(lines[:end]))


@pytest.mark.fuzz
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_a_changed_letter_of_a_shared_document_is_noticed(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [str(one) for one in unnoticed(lambda text: msc.read(Source(text)), text, SAMPLE)] == []


@pytest.mark.fuzz
@pytest.mark.parametrize("parser", PARSERS, ids=by_name)
def test_a_changed_letter_of_a_rendered_page_is_noticed(parser: Parser) -> None:
    write = renderer(parser.name).render
    for trial in sample_trials(3 if SAMPLE else 12, seed=5):
        (page,) = records(parser, write(trial))
        missed = unnoticed(lambda text: parser.read(Source(text)), page, SAMPLE)
        assert [str(one) for one in missed] == []


@pytest.mark.fuzz
@pytest.mark.parametrize("parser", PARSERS, ids=by_name)
def test_time_grows_with_size_and_not_with_its_square(parser: Parser) -> None:
    text = originals(parser)[0]
    long_line = text[:400].replace("\n", " ")
    for grown in (
        lambda times: text * times,
        lambda times: text * times * 40,
        lambda times: text + (text[len(text) // 2 :] * times),
        lambda times: text + long_line * times * 4,
        lambda times: "\n".join(line for line in text.split("\n") for _ in range(times)),
    ):
        _is_linear(parser, [grown(times) for times in (8, 16, 32)])


def _read(parser: Parser, text: str) -> None:
    with suppress(*([MscRegistryError] if parser.name in STRICT else [])):
        card(parser.read(Source(text)))


def _is_linear(parser: Parser, texts: list[str]) -> None:
    """Twice the size takes twice the time; four times would be a square."""
    for small, large in pairwise(texts):
        assert takes_at_most(3.3, partial(_read, parser, small), partial(_read, parser, large))


@pytest.mark.fuzz
@pytest.mark.parametrize("name", sorted(TREES))
def test_time_of_a_tree_grows_with_its_branches_and_not_with_their_square(name: str) -> None:
    parser = msc.formats().named(name)
    trial = next(trial for trial in sample_trials(50) if trial.sites)

    def grown(times: int) -> str:
        return renderer(name).render(
            evolve(trial, sites=trial.sites[:1] * times, keywords=("x",) * times)
        )

    _is_linear(parser, [grown(times) for times in (200, 400, 800)])


def _is(parser: Parser, stem: str) -> bool:
    return {
        "000": "aggregator",
        "001": "ctgov-page",
        "002": "kidney-week",
        "003": "medpath",
        "004": "aggregator",
    }.get(stem[:3]) == parser.name
