"""Trials and readings as JSON, and back without loss.

What is written says what it is, and in which version of the schema: ``mscregistry/trial/1``.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final, overload

from cattrs.errors import BaseValidationError

from mscregistry.errors import BadStructure, NoSuchPath
from mscregistry.export import strict
from mscregistry.export.converter import make_converter
from mscregistry.export.json_text import parse
from mscregistry.model import Trial
from mscregistry.paths import follow
from mscregistry.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from cattrs import Converter

    from mscregistry.source import Span

_TRIAL: Final = "mscregistry/trial/1"
_READING: Final = "mscregistry/reading/1"

#: One for all calls; nobody outside can change it.
_converter: Final[Callable[[], Converter]] = cache(make_converter)


def _trial(fields: dict[str, Any]) -> Trial:
    return _converter().structure(fields, Trial)


def _reading(fields: dict[str, Any]) -> Reading:
    found = _converter().structure(fields, Reading)
    if faults := list(_untrue(found)):
        raise BadStructure(faults)
    return found


def _untrue(reading: Reading) -> Iterator[str]:
    """Give what no reading says: a span outside the text, a path that leads nowhere."""
    end = len(reading.source)
    for name in ("origins", "repeats"):
        for path, spans in getattr(reading, name).items():
            yield from _outside(spans, end, f"$.{name}[{path!r}]")
            try:
                follow(reading.trial, path)
            except NoSuchPath as error:
                yield f"{error} @ $.{name}[{path!r}]"
    for name in ("labels", "boilerplate", "markup"):
        yield from _outside(getattr(reading, name), end, f"$.{name}")


def _outside(spans: Iterable[Span], end: int, place: str) -> Iterator[str]:
    for index, span in enumerate(spans):
        if not 0 <= span.start <= span.end <= end:
            yield f"the span {span.start} to {span.end} lies outside the text @ {place}[{index}]"


#: Every schema that can be read, and how its fields become a trial or a reading.  When there is
#: a version 2, it gets a line like these, and the line of version 1 names the function that
#: renames its fields first.
_READERS: Final[Mapping[str, Callable[[dict[str, Any]], Trial | Reading]]] = {
    _TRIAL: _trial,
    _READING: _reading,
}

#: Half of a surrogate pair, with no other half beside it.
_LONE: Final = re.compile("[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]")


def to_dict(x: Trial | Reading) -> dict[str, object]:
    """Give a trial or reading as plain data: dicts, lists, strings, integers and booleans.

    `make_converter` lists how each kind of value is written.

    >>> to_dict(Trial(trial_id="NCT00000102"))
    {'schema': 'mscregistry/trial/1', 'trial_id': 'NCT00000102'}
    """
    kind, schema = (Reading, _READING) if isinstance(x, Reading) else (Trial, _TRIAL)
    return {"schema": schema, **_converter().unstructure(x, kind)}


def to_json(x: Trial | Reading, *, indent: int | None = None) -> str:
    """Give a trial or reading as JSON text, on one line unless an indent is given.

    Characters stand as they are and not as escapes, except for control characters and for half
    a surrogate pair alone, so that the text can be written in UTF-8.  Two halves side by side,
    which only a damaged text has, stay as they are, since escapes would join them; such a text
    needs ``errors="surrogatepass"``, and `from_json` takes its bytes.

    >>> print(to_json(Trial(acronym="É"), indent=2))
    {
      "schema": "mscregistry/trial/1",
      "acronym": "É"
    }
    """
    text = json.dumps(
        to_dict(x),
        ensure_ascii=False,
        indent=indent,
        separators=(",", ":") if indent is None else None,
    )
    try:
        text.encode()
    except UnicodeEncodeError:  # rare, and much faster to find in this way than by the pattern
        return _LONE.sub(lambda half: f"\\u{ord(half[0]):04x}", text)
    return text


def from_dict(data: dict[str, Any]) -> Trial | Reading:
    """Give the trial or reading of plain data, as `to_dict` makes them.

    >>> from_dict({"schema": "mscregistry/trial/1", "phases": ["PHASE9"], "arms": [{"rolle": ""}]})
    Traceback (most recent call last):
    mscregistry.errors.BadStructure: 2 faults in the JSON:
      'PHASE9' is no Phase @ $.phases[0]
      unknown key 'rolle' @ $.arms[0]

    Raises:
        BadStructure: If the data are of another shape or schema; it lists every fault.
    """
    found, faults = _read(data)
    if found is None:
        raise BadStructure(faults)
    return found


@overload
def from_json(text: str | bytes) -> Trial | Reading: ...
@overload
def from_json(text: str | bytes, kind: type[Trial]) -> Trial: ...
@overload
def from_json(text: str | bytes, kind: type[Reading]) -> Reading: ...
def from_json(text: str | bytes, kind: type[Trial | Reading] | None = None) -> Trial | Reading:
    """Give the trial or reading of JSON text, or of its bytes in UTF-8, UTF-16 or UTF-32.

    With a `kind`, `Trial` or `Reading`, the other is refused, and a type checker knows which it is.

    Raises:
        BadStructure: If it is no JSON (it says where), says a key twice, is nested deeper than
            100 levels, or is of another shape, schema or kind; it lists every fault.
    """
    parsed = parse(text)
    found, faults = _read(parsed.data)
    if found is None or parsed.says_twice:
        raise BadStructure([*parsed.faults(), *faults])
    if kind is not None and not isinstance(found, kind):
        name = type(found).__name__
        raise BadStructure([f"a {name} is no {kind.__name__} @ $.schema"])
    return found


def _read(data: object) -> tuple[Trial | Reading | None, list[str]]:
    """Give what the data are, or else everything that is wrong with them."""
    if not isinstance(data, dict):
        return None, [f"{strict.shown(data)} is not an object @ $"]
    if "schema" not in data:
        return None, ["missing key 'schema' @ $"]
    schema = data["schema"]
    read = _READERS.get(schema) if isinstance(schema, str) else None
    if read is None:
        known = f"this version reads {' and '.join(_READERS)}"
        return None, [f"{strict.shown(schema)} is no known schema; {known} @ $.schema"]
    try:
        return read({key: value for key, value in data.items() if key != "schema"}), []
    except BadStructure as error:
        return None, list(error.faults)
    except BaseValidationError as error:
        return None, list(strict.faults(error))
