"""What writes a trial in each format, and what of a trial each can carry."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from mscregistry.model import Trial

if TYPE_CHECKING:
    from collections.abc import Iterator


@frozen
class Renderer:
    """A way to write trials in one format, and to say what reading them must give back."""

    #: Gives a trial as a document of the format.
    render: Callable[[Trial], str]
    #: Gives what of a trial such a document carries: what reading it gives back.
    carried: Callable[[Trial], Trial]


#: The modules of both, by format.
_MODULES: Final = {
    "aggregator": ("testing.render_aggregator.render", "testing.carried_by_aggregator.carried"),
    "ctgov-csv": ("testing.render_ctgov_csv.render", "testing.render_ctgov_csv.carried"),
    "ctgov-json": ("export.ctgov.ctgov_json", "testing.carried_by_ctgov_json.carried"),
    "ctgov-page": ("testing.render_ctgov_page.render", "testing.carried_by_ctgov_page.carried"),
    "ctgov-v1": ("testing.render_ctgov_v1.render", "testing.carried_by_ctgov_v1.carried"),
    "ctgov-xml": ("testing.render_ctgov_xml.render", "testing.render_ctgov_xml.carried"),
    "ctis": ("testing.render_ctis.render", "testing.carried_by_ctis.carried"),
    "drks": ("testing.render_drks.render", "testing.carried_by_drks.carried"),
    "euctr": ("testing.render_euctr.render", "testing.carried_by_euctr.carried"),
    "euctr-summary": (
        "testing.render_euctr_summary.render",
        "testing.render_euctr_summary.carried",
    ),
    "ictrp-csv": ("testing.render_ictrp.render_csv", "testing.render_ictrp.carried"),
    "ictrp-xml": ("testing.render_ictrp.render_xml", "testing.render_ictrp.carried"),
    "isrctn": ("testing.render_isrctn.render", "testing.carried_by_isrctn.carried"),
    "kidney-week": ("testing.render_kidney_week.render", "testing.carried_by_kidney_week.carried"),
    "medpath": ("testing.render_medpath.render", "testing.carried_by_medpath.carried"),
    "who-xml": ("testing.render_who_xml.render", "testing.render_who_xml.carried"),
}


def renderer(name: str) -> Renderer:
    """Give the renderer of a format of this package.

    Raises:
        LookupError: If there is none.
    """
    if name not in _MODULES:
        raise LookupError(f"there is no renderer for {name!r}, but for {', '.join(_MODULES)}")
    return Renderer(*[_found(place) for place in _MODULES[name]])


def renderers() -> Iterator[tuple[str, Renderer]]:
    """Give each format that can be written, with its renderer."""
    return ((name, renderer(name)) for name in _MODULES)


def _found(place: str) -> Callable[[Trial], Any]:
    module, _, name = place.rpartition(".")
    found: Callable[[Trial], Any] = getattr(import_module(f"mscregistry.{module}"), name)
    return found
