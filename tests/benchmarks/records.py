"""How fast and how large records of ClinicalTrials.gov are: the rows for JSON, XML, memory, workers.

Real records are taken where they stand beside the repository, and invented ones elsewhere.
"""

from __future__ import annotations

import json
import multiprocessing
import sys
import tempfile
import timeit
import tracemalloc
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

import lxml.etree
import orjson
import pydantic

import mscregistry as msc
from mscregistry.export import ctgov_json, to_arrow
from mscregistry.parsers.ctgov_json import fast
from mscregistry.parsers.ctgov_json.fields import EARLY
from mscregistry.parsers.tree.shape import Kind
from mscregistry.source import Source
from mscregistry.testing import render_ctgov_xml, sample_trials
from tests.benchmarks.tables import SCALARS

if TYPE_CHECKING:
    from collections.abc import Callable

    from mscregistry.parsers.tree.shape import Shape
    from mscregistry.reading import Reading

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"
ROUNDS = 11


def studies() -> list[bytes]:
    """Give studies of version 2, one a line."""
    path = SAMPLES / "ctgov_v2_ndjson" / "studies.ndjson"
    if path.exists():
        return path.read_bytes().splitlines()
    return [ctgov_json(trial).encode() for trial in sample_trials(200)]


def records() -> list[bytes]:
    """Give classic records."""
    paths = sorted((SAMPLES / "ctgov_xml").glob("NCT*.xml"))
    if paths:
        return [path.read_bytes() for path in paths]
    return [render_ctgov_xml.render(trial).encode() for trial in sample_trials(60)]


def row(name: str, figure: float, goal: str = "") -> None:
    """Print a row of the table."""
    print(f"{name:<72} {figure:8.2f}   {goal}")


def _seconds(work: Callable[[Any], object], items: list[Any]) -> float:
    return timeit.timeit(lambda: [work(one) for one in items] and None, number=1)


def compared(
    works: dict[str, Callable[[Any], object]], base: Callable[[Any], object], items: list[Any]
) -> dict[str, float]:
    """Give the median over rounds of each work by the base, all in turns."""
    found: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(ROUNDS):
        least = _seconds(base, items)
        for name, work in works.items():
            found[name].append(_seconds(work, items) / least)
    return {name: median(figures) for name, figures in found.items()}


def pydantic_model(shape: Shape) -> type[pydantic.BaseModel]:
    """Give a pydantic model with the fields of a shape, each of the type of its JSON."""
    tree: dict[str, Any] = {}
    for part in shape.parts:
        branch = tree
        for key in part.keys[:-1]:
            branch = branch.setdefault(key, {})
        one: Any = {Kind.FLAG: bool, Kind.COUNT: int, Kind.NUMBER: float}.get(
            part.kind or Kind.TEXT, str
        )
        if part.kind is Kind.CODE:
            one = part.enum
        if part.kind is Kind.DATED:
            one = pydantic.create_model("Date", date=(str | None, None), type=(str | None, None))
        if part.shape is not None and part.at.wraps is None:
            one = pydantic_model(part.shape)
        held = branch.get(part.keys[-1])
        kind = list[one] if part.many else one
        if isinstance(held, dict):
            held |= {name: (field.annotation, None) for name, field in one.model_fields.items()}
        else:
            branch[part.keys[-1]] = (kind | None, None)
    return _made(tree)


def _made(tree: dict[str, Any]) -> type[pydantic.BaseModel]:
    fields: dict[str, Any] = {
        name: ((_made(one) | None, None) if isinstance(one, dict) else one)
        for name, one in tree.items()
    }
    create: Any = pydantic.create_model
    model: type[pydantic.BaseModel] = create("Model", **fields)
    return model


def touched(reading: Reading) -> object:
    """Ask for all that is read later."""
    return reading.trial.results


def json_rows() -> None:
    """Print the rows of version 2."""
    lines = studies()
    parser = msc.formats().named("ctgov-json")
    model = pydantic_model(EARLY)
    works: dict[str, Callable[[Any], object]] = {
        "ours": lambda data: parser.read(Source.of_bytes(data, "x")),
        "all": lambda data: touched(parser.read(Source.of_bytes(data, "x"))),
        "json": json.loads,
        "pydantic": lambda data: _validated(model, data),
    }
    found = compared(works, orjson.loads, lines)
    row("v2 bytes → Reading ÷ orjson.loads", found["ours"], "goal ≤ 1.2")
    row("  the same, results and derived sections touched", found["all"], "goal ≤ 2.5")
    row("  pydantic with the same fields ÷ ours", found["pydantic"] / found["ours"], "goal ≥ 2.5")
    row("  json.loads ÷ orjson.loads", found["json"])
    sys.modules["mscregistry.parsers.tree.wire"] = None  # type: ignore[assignment]  # as if msgspec were missing
    fast._way.cache_clear()
    found = compared({"ours": works["ours"]}, orjson.loads, lines[:60])
    row("  the same without msgspec", found["ours"], "goal ≤ 2.0")
    del sys.modules["mscregistry.parsers.tree.wire"]
    fast._way.cache_clear()


def _validated(model: type[pydantic.BaseModel], data: bytes) -> object:
    try:
        return model.model_validate_json(data)
    except pydantic.ValidationError as error:
        return error


def xml_rows() -> None:
    """Print the row of classic XML."""
    parser = msc.formats().named("ctgov-xml")
    sources = [(data, Source(data.decode("utf-8", "replace"))) for data in records()]
    found = compared(
        {"ours": lambda pair: parser.read(pair[1])},
        lambda pair: lxml.etree.fromstring(pair[0]),
        sources,
    )
    row("classic XML → Reading ÷ lxml.etree.fromstring", found["ours"], "goal ≤ 2.5")


def memory_rows() -> None:
    """Print what is kept of each trial, and what scanning takes."""
    lines = studies()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "studies.ndjson")
        path.write_bytes(b"\n".join(lines) + b"\n")
        list(msc.scan(path))
        tracemalloc.start()
        before = tracemalloc.get_traced_memory()[0]
        trials = msc.load(path)
        kept = tracemalloc.get_traced_memory()[0] - before
        tracemalloc.stop()
        row("memory kept per Trial ÷ raw JSON bytes", kept / path.stat().st_size, "goal ≤ 0.95")
        del trials
        peaks = []
        for times in (4, 16):
            path.write_bytes((b"\n".join(lines) + b"\n") * times)
            tracemalloc.start()
            for _ in msc.scan(path):
                pass
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
        row("peak of scan over four times the file ÷ over the file", peaks[1] / peaks[0], "goal 1")


def summary(reading: Reading) -> str:
    """Do what an export does: the trial as JSON."""
    return msc.export.to_json(reading.trial)


def worker_rows() -> None:
    """Print what a second worker brings."""
    lines = b"\n".join(studies()) + b"\n"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "studies.ndjson")
        for megabytes in (50, 250):
            path.write_bytes(lines * (megabytes * 1_000_000 // len(lines) + 1))
            one = median([_mapped(path, 1, "spawn") for _ in range(3)])
            for method in multiprocessing.get_all_start_methods():
                name = f"map_trials, {megabytes} MB to JSON, one worker ÷ two by {method}"
                two = median([_mapped(path, 2, method) for _ in range(3)])
                row(name, one / two, "goal ≥ 1.7")
        path.write_bytes(lines * (50_000_000 // len(lines) + 1))
        one, two = (median([_mapped(path, n, "fork", tabled) for _ in range(3)]) for n in (1, 2))
        row(
            "map_trials, 50 MB to 25 columns of Arrow, one worker ÷ two by fork",
            one / two,
            "goal ≥ 1.7",
        )


def tabled(reading: Reading) -> object:
    """Make a table of one trial; that of all columns is slower still to hand back."""
    return to_arrow([reading.trial], columns=SCALARS)


def _mapped(
    path: Path, workers: int, method: str, work: Callable[[Reading], object] = summary
) -> float:
    start = timeit.default_timer()
    for _ in msc.map_trials(path, work, workers=workers, start_method=method):
        pass
    return timeit.default_timer() - start
