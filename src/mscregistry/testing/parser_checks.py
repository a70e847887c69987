"""What `check_parser` looks at, one promise after the other."""

from __future__ import annotations

import pickle
from io import BytesIO
from itertools import islice, pairwise
from pathlib import Path
from random import Random
from traceback import extract_tb
from typing import TYPE_CHECKING, Final

from attrs import frozen

from mscregistry.coverage import Use
from mscregistry.errors import MscRegistryError
from mscregistry.extensions import FAILURES, told
from mscregistry.model import Trial
from mscregistry.parsers.decoding import decode, decode_beginning
from mscregistry.parsers.formats import formats
from mscregistry.parsers.parser import HEAD_LENGTH, Head, Limits, Parser, Strength
from mscregistry.parsers.plugins import is_good_name
from mscregistry.paths import follow
from mscregistry.source import Source
from mscregistry.testing.mutations import mutate
from mscregistry.testing.perturb import unnoticed
from mscregistry.testing.renderers import renderers
from mscregistry.testing.rest_of_file import rest_of_file
from mscregistry.testing.samples import sample_trials
from mscregistry.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mscregistry.reading import Reading
    from mscregistry.testing.renderers import Renderer

#: How documents begin that are none.
_STRANGE: Final = (
    "",
    " ",
    "\ufeff",
    "\0",
    "{",
    "[",
    "<",
    '<?xml version="1.0"?>',
    "a,b\n",
    "{}",
    "é" * 99,
)
#: How many faults of one kind are named for one sample.
_MOST: Final = 5
#: How much of a value is shown.
_SHOWN: Final = 60


@frozen
class Sample:
    """A document of the format."""

    name: str
    data: bytes


@frozen
class Fault:
    """Something that a parser does not do as it should."""

    #: The promise that is broken, in a word.
    promise: str
    #: The document that shows it; empty where none is needed.
    sample: str
    #: What was seen, and what to look at.
    message: str

    def __str__(self) -> str:
        """Give one line."""
        whose = f"{self.sample}: " if self.sample else ""
        return visible(f"[{self.promise}] {whose}{self.message}")


def foreign(promise: str, sample: str, error: BaseException) -> Fault:
    """Give the fault of raising what is no error of this package."""
    last = extract_tb(error.__traceback__)[-1]
    what = told(error)[: 2 * _SHOWN]
    what += f" (in {last.name}, {Path(last.filename).name}:{last.lineno})"
    hint = "return an Issue, or raise BrokenRecord where there is no going on"
    return Fault(promise, sample, f"it raised {what}; {hint}")


def of_value(parser: Parser) -> Iterator[Fault]:
    """Look at the parser as a value."""
    if not is_good_name(parser.name):
        yield Fault("name", "", f"its name is {parser.name!r}; use small letters and hyphens")
    try:
        same = pickle.loads(pickle.dumps(parser)) == parser  # noqa: S301 - our own pickle
    except FAILURES as error:  # many kinds of errors come from pickle
        same, why = False, f" ({error})"
    else:
        why = ""
    if not same:
        hint = "define its functions at the top of a module, without lambda or partial"
        yield Fault("picklable", "", f"it cannot be sent to another process{why}; {hint}")


def of_strange_heads(parser: Parser) -> Iterator[Fault]:
    """Look at what it thinks of documents that are none."""
    for text in _STRANGE:
        try:
            found = parser.look(Head(text))
        except FAILURES as error:  # this is what is looked for
            yield foreign("recognise", f"the document {text[:20]!r}", error)
        else:
            if found.strength is not Strength.NONE:
                why = f"{found.why}; look for what only your format has"
                yield Fault("recognise", "", f"it takes {text[:20]!r} for its own: {why}")


def of_recognition(parser: Parser, sample: Sample) -> Iterator[Fault]:
    """Look whether a sample is recognised, by this parser alone."""
    try:
        head = _head(sample)
        best = formats().with_parser(parser).recognise(head)
    except MscRegistryError as error:
        yield Fault("recognise", sample.name, f"it is not recognised: {error}")
    else:
        if best.name != parser.name:
            why = parser.match(head).why
            yield Fault("recognise", sample.name, f"{best.name!r} recognises it better: {why}")


def of_other_formats(parser: Parser) -> Iterator[Fault]:
    """Look whether it takes documents of other formats for its own."""
    for name, renderer in renderers():
        if name == parser.name:
            continue
        owner = formats().named(name)
        for trial in sample_trials(3, seed=7):
            head = Head(renderer.render(trial)[:HEAD_LENGTH])
            mine, theirs = parser.match(head), owner.match(head)
            if mine.strength is not Strength.NONE and mine.strength >= theirs.strength:
                hint = "look for what only your format has"
                yield Fault(
                    "recognise", f"a document of {name}", f"it takes it: {mine.why}; {hint}"
                )
                break


def of_records(parser: Parser, sample: Sample, outside: float) -> tuple[list[Source], list[Fault]]:
    """Give the records of a sample, and what is wrong with how it is cut."""
    try:
        sources = [*parser.cut(BytesIO(sample.data), sample.name, Limits())]
        texts = [source.text for source in sources]
        whole = decode(sample.data, sample.name).text
    except MscRegistryError as error:
        return [], [Fault("records", sample.name, f"it cannot be cut into records: {error}")]
    except FAILURES as error:  # this is what is looked for
        return [], [foreign("records", sample.name, error)]
    if not sources:
        return [], [Fault("records", sample.name, "it has no record")]
    try:
        faults = [*_of_places(sample, sources, texts), *_of_limits(parser, sample)]
        if parser.many:
            faults += _of_rest(sample, whole, sources, outside)
        elif texts != [whole]:
            faults.append(Fault("records", sample.name, "it cuts files; say so with many=True"))
    except FAILURES as error:  # a place may be none, and an encoding none that there is
        faults = [foreign("records", sample.name, error)]
    return sources, faults


def _of_places(sample: Sample, sources: list[Source], texts: list[str]) -> Iterator[Fault]:
    for source, text in zip(sources, texts, strict=True):
        place = source.locator
        if place is None and len(sources) > 1 and source.encoding is not None:
            hint = "give each a Locator with its offset and length in bytes"
            yield Fault(
                "records", sample.name, f"several records do not say where they are; {hint}"
            )
            return
        if place is not None:
            found = place.cut(BytesIO(sample.data)).decode(source.encoding or "utf-8", "replace")
            if found.removeprefix("\ufeff") != text:
                where = f"byte {place.offset}, {place.length} bytes"
                yield Fault("records", sample.name, f"the record is not at its place ({where})")


def _of_rest(sample: Sample, whole: str, sources: list[Source], outside: float) -> Iterator[Fault]:
    """Look whether the records make up the file, but for what holds them together."""
    rest = rest_of_file(sample.data, whole, sources)
    hint = "let the records be all that the file holds"
    if rest.share > outside:
        message = f"{rest.share:.0%} of the file is in no record, more than {outside:.0%}"
        words = rest.longest[:_SHOWN]
        yield Fault("records", sample.name, f"{message}, such as {words!r}; {hint}")
    elif rest.between:
        message = f"between two records stands as much as a record: {rest.between[:_SHOWN]!r}"
        yield Fault("records", sample.name, f"{message}; {hint}")


def _of_limits(parser: Parser, sample: Sample) -> Iterator[Fault]:
    try:
        for source in parser.cut(BytesIO(sample.data), sample.name, Limits(record_bytes=1)):
            len(source.text)
    except MscRegistryError:
        return
    except FAILURES as error:  # this is what is looked for
        yield foreign("limits", sample.name, error)
        return
    hint = "pass limits on to whole_document, xml_records, json_records or csv_records"
    message = f"a record of more than one byte is given when one byte is allowed; {hint}"
    yield Fault("limits", sample.name, message)


def of_reading(parser: Parser, sample: Sample, reading: Reading, unread: float) -> Iterator[Fault]:
    """Look whether the words of each field are the document's, and all of it is accounted for."""
    if reading.format != parser.name:
        message = f"its readings are of the format {reading.format!r}, and not {parser.name!r}"
        yield Fault("format", sample.name, message)
    if reading.trial == Trial():
        hint = "the record may be another, or lie deeper in the file"
        yield Fault("read", sample.name, f"nothing was read of it; {hint}")
    yield from islice(_of_words(sample, reading), _MOST)
    coverage = reading.coverage()
    total = sum(not character.isspace() for character in reading.source.text)
    overlap = any(one.span.end > two.span.start for one, two in pairwise(coverage.parts))
    if coverage.total != total or overlap:
        yield Fault("coverage", sample.name, "its parts do not make up the document")
    share = coverage.counts[Use.UNREAD] / max(total, 1)
    if share > unread:
        longest = sorted(reading.unread, key=lambda span: span.start - span.end)[:3]
        first = [reading.source.words([span])[:_SHOWN] for span in longest]
        message = f"{share:.0%} of it is unread, more than {unread:.0%}, such as {first}"
        yield Fault("coverage", sample.name, message)


def _of_words(sample: Sample, reading: Reading) -> Iterator[Fault]:
    length = len(reading.source)
    for path, spans in reading.origins.items():
        try:
            value = follow(reading.trial, path)
        except MscRegistryError:
            yield Fault("spans", sample.name, f"the trial has no {path!r}, which has words")
            continue
        if any(span.start < 0 or span.end > length for span in spans):
            yield Fault("spans", sample.name, f"the words of {path!r} stand outside of the text")
        elif type(value) is str and value != reading.source.words(spans):
            words = reading.source.words(spans)
            message = (
                f"{path!r} is {value[:_SHOWN]!r}, and its words are {words[:_SHOWN]!r}; "
                "a field is what the record says: change no words"
            )
            yield Fault("spans", sample.name, message)


def of_pickle(sample: Sample, reading: Reading) -> Iterator[Fault]:
    """Look whether a reading comes back equal after it was pickled."""
    try:
        same = pickle.loads(pickle.dumps(reading)) == reading  # noqa: S301 - our own pickle
    except FAILURES as error:  # many kinds of errors come from pickle
        yield Fault("picklable", sample.name, f"its reading cannot be pickled: {error}")
    else:
        if not same:
            yield Fault("picklable", sample.name, "its reading is another after it was pickled")


def of_letters(parser: Parser, sample: Sample, reading: Reading, count: int) -> Iterator[Fault]:
    """Look whether a changed letter is noticed."""
    text = reading.source.text
    try:
        missed = [*islice(unnoticed(lambda one: parser.read(Source(one)), text, count), _MOST)]
    except FAILURES as error:  # this is what is looked for
        yield foreign("perturbation", sample.name, error)
        return
    for one in missed:
        hint = "what is claimed as read must matter; leave it unread, or note an issue"
        yield Fault("perturbation", sample.name, f"a change is not noticed: {one}; {hint}")


def of_mutations(parser: Parser, sample: Sample, source: Source, count: int) -> Iterator[Fault]:
    """Look what it raises on damaged copies of a record."""
    dice = Random(str(parser.name))  # a name that is none has been told
    for _ in range(count):
        text = mutate(source.text, dice)
        try:
            reading = parser.read(Source(text))
            _ = reading.coverage(), reading.issues
        except MscRegistryError:
            continue
        except FAILURES as error:  # this is what is looked for
            yield foreign("damaged", f"{sample.name}, as {text[:_SHOWN]!r}…", error)
            return


def of_round_trips(parser: Parser, renderer: Renderer, count: int) -> Iterator[Fault]:
    """Look whether invented trials come back when they are written and read."""
    for number, trial in enumerate(sample_trials(count, seed=11)):
        wanted = renderer.carried(trial)
        try:
            found = _only(parser, renderer.render(trial))
            names = [name for name in _names() if getattr(found, name) != getattr(wanted, name)]
        except FAILURES as error:  # this is what is looked for
            yield foreign("round trip", f"invented trial {number}", error)
            return
        if names:
            message = f"these fields come back changed: {', '.join(names)}"
            yield Fault("round trip", f"invented trial {number}", message)
            return


def _only(parser: Parser, document: str) -> Trial:
    """Give the trial of a document of one record."""
    stream = BytesIO(document.encode("utf-8", "surrogatepass"))
    (source,) = parser.cut(stream, "<rendered>", Limits())
    return parser.read(source).trial


def _names() -> list[str]:
    from attrs import fields

    return [one.name for one in fields(Trial)]


def _head(sample: Sample) -> Head:
    return Head(
        decode_beginning(sample.data[: 4 * HEAD_LENGTH], sample.name)[:HEAD_LENGTH], sample.name
    )
