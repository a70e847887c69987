"""The test that a parser must pass, be it one of ours or a plug-in's.

What it looks at, sample by sample, stands in `mscregistry.testing.parser_checks`; here is what
puts them together, and says what failed in words that help to mend it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from mscregistry.errors import MscRegistryError
from mscregistry.extensions import FAILURES
from mscregistry.testing import parser_checks as checks
from mscregistry.testing.parser_checks import Sample

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mscregistry.parsers.parser import Parser
    from mscregistry.testing.parser_checks import Fault
    from mscregistry.testing.renderers import Renderer

#: A document to try a parser on: a path, text, or bytes.
Document: TypeAlias = "Path | str | bytes"


class ParserFaults(AssertionError):
    """A parser does not do what the house promises."""

    def __init__(self, parser: str, faults: tuple[Fault, ...]) -> None:
        """Say what is wrong, one fault after the other."""
        self.faults = faults
        lines = [f"the parser {parser!r} has {len(faults)} fault{'s' if len(faults) > 1 else ''}:"]
        lines += [f"  {fault}" for fault in faults]
        super().__init__("\n".join(lines))


@frozen
class Effort:
    """How much is tried; more takes longer."""

    #: How many letters of each sample are exchanged.
    letters: int = 150
    #: How many damaged copies of each sample are read.
    mutations: int = 100
    #: How many invented trials are written and read back, where there is a renderer.
    trials: int = 20
    #: The largest share of a sample's characters that may stay unread, or stand in no record.
    unread: float = 0.1


def check_parser(
    parser: Parser,
    samples: Iterable[Document] | Document,
    *,
    renderer: Renderer | None = None,
    effort: Effort | None = None,
) -> None:
    """Check that a parser does what the house promises, on samples of its format.

    - it is a value: named well, and the same after it was pickled;
    - it recognises each sample, and no document of another format better than that format does;
    - records make up their file, their places in it are true, and limits are kept;
    - the words of each field are those of the sample, and all of a sample is accounted for;
    - a changed letter of a fact or a label is noticed;
    - no document makes it raise anything but errors of this package;
    - readings can be pickled;
    - with a `renderer`, invented trials that are written and read come back.

    A sample that is a `str` is the text of a document, and no path.

    Raises:
        ParserFaults: If it does not; all faults are named, each with what to look at.
        ValueError: If there is no sample, or one that is a path and was handed over as text.
        TypeError: If the samples are one document, and no list of them.
    """
    if isinstance(samples, str | bytes | Path):
        raise TypeError("samples are a list of documents: [Path('sample.xml')]")
    much = effort or Effort()
    held = [_sample(number, one) for number, one in enumerate(samples, 1)]
    if not held:
        raise ValueError("a parser is checked on at least one sample of its format")
    faults = [*checks.of_value(parser), *checks.of_strange_heads(parser)]
    for sample in held:
        faults += _of_sample(parser, sample, much)
    faults += checks.of_other_formats(parser)
    if renderer is not None:
        faults += checks.of_round_trips(parser, renderer, much.trials)
    if faults:
        raise ParserFaults(parser.name, tuple(faults))


def _of_sample(parser: Parser, sample: Sample, effort: Effort) -> Iterator[Fault]:
    yield from checks.of_recognition(parser, sample)
    sources, faults = checks.of_records(parser, sample, effort.unread)
    yield from faults
    for source in sources:
        try:
            reading = parser.read(source)
        except MscRegistryError as error:
            yield checks.Fault("read", sample.name, f"a record cannot be read: {error}")
            continue
        except FAILURES as error:  # this is what is looked for
            yield checks.foreign("read", sample.name, error)
            continue
        try:
            faults = [*checks.of_reading(parser, sample, reading, effort.unread)]
        except FAILURES as error:  # as above
            yield checks.foreign("words", sample.name, error)
            continue
        yield from faults
        yield from checks.of_pickle(sample, reading)
        yield from checks.of_letters(parser, sample, reading, effort.letters)
        yield from checks.of_mutations(parser, sample, source, effort.mutations)


def _sample(number: int, document: Document) -> Sample:
    if isinstance(document, Path):
        return Sample(document.name, document.read_bytes())
    if isinstance(document, str) and "\n" not in document and _is_file(document):
        raise ValueError(f"a text is the document itself; did you mean Path({document!r})?")
    data = document.encode("utf-8", "surrogatepass") if isinstance(document, str) else document
    return Sample(f"sample {number}", data)


def _is_file(words: str) -> bool:
    try:
        return Path(words).is_file()
    except (OSError, ValueError):  # too long for a name, or with characters that none has
        return False
