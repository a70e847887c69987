"""How Sphinx builds these pages: no network, no leniency."""

import sys
from importlib.metadata import version as installed_version
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docutils.nodes import Element, Node
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

ROOT = Path(__file__).resolve().parent.parent

project = "mscregistry"
author = "The mscregistry developers"
copyright = f"2026 {author}"
version = release = installed_version("mscregistry")

default_role = "code"  # `None` in a docstring is code
extensions = [
    "myst_parser",
    "sphinx.ext.apidoc",
    "sphinx.ext.autodoc",
    "sphinx.ext.doctest",
    "sphinx.ext.napoleon",
]
exclude_patterns = ["_build", "_scripts", "reference/modules/modules.rst"]  # api.md is the way in
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = f"mscregistry {version}"

# One page for each module, made anew by every build, so that no list of modules can grow stale.
apidoc_modules = [
    {
        "path": str(ROOT / "src" / "mscregistry"),
        "destination": "reference/modules",
        "separate_modules": True,
        "module_first": True,
        "include_private": False,
        "automodule_options": {"members", "show-inheritance"},
    }
]
# A name is described where it is defined, and not again where a room offers it.
autodoc_default_options = {"ignore-module-all": True}
autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented"
napoleon_numpy_docstring = False

# Pages say `{doctest}`. Examples in docstrings are run by pytest, in the names of their own module.
doctest_test_doctest_blocks = ""
doctest_global_setup = f"""
import os
os.chdir({str(ROOT)!r})  # so that "examples/documents/…" is the path a reader of a clone types
import mscregistry as msc
"""

nitpicky = True
# Intersphinx needs the network, which a build has not; other people's names are taken on trust.
_OTHERS = {
    *("attr", "attrs", "cattrs", "dateutil", "duckdb", "hypothesis", "numpy"),
    *("pandas", "pd", "pl", "polars", "pa", "pyarrow", "tqdm"),
}
_ELSEWHERE = "|".join(sorted({*sys.stdlib_module_names, *_OTHERS}))
nitpick_ignore_regex = [("py:.*", rf"({_ELSEWHERE})(\..*)?")]
nitpick_ignore = [
    ("py:class", "StrEnum"),  # imported for type checking only, so Sphinx sees the bare name
    ("py:class", "Fraction"),  # as above
    ("py:class", "Decimal"),  # as above
    ("py:class", "DuckDBPyConnection"),  # as above
    ("py:class", "mscregistry.query.numbers._Ordered"),  # what two classes have in common
    ("py:class", "mscregistry.query.fact.T"),  # a type variable has no page
    ("py:obj", "mscregistry.query.fact.T"),  # as above
    ("py:obj", "mscregistry.query.codes.C"),  # as above
    ("py:class", "T"),  # a type variable has no page
    ("py:class", "mscregistry.grammar.stated.T_co"),  # as above
    ("py:obj", "mscregistry.grammar.stated.T_co"),  # as above
    ("py:obj", "mscregistry.vocab.joined.Value"),  # a type variable has no page
    ("py:obj", "mscregistry.vocab.phrases.T"),  # as above
]
# `type` is a builtin in annotations and the name of five fields; it needs no link.
suppress_warnings = ["ref.python"]


#: What stands within a class or is a page of its own.
_WITHIN = {"attribute", "method", "property", "module"}
#: The full names of what ends in each name.
_homes: dict[str, set[str]] = {}


def _resolve_by_last_name(
    app: "Sphinx", env: "BuildEnvironment", node: "pending_xref", content: "Node"
) -> "Element | None":
    """Give a link for a name that is written shorter, or from nearer, than where it is defined.

    ``mscregistry.Trial`` is documented as ``mscregistry.model.trial.Trial``, and a name that is
    imported for type checking only reaches Sphinx bare. Both have one last name; where two objects
    share it, nothing is guessed and the warning stays.
    """
    if node.get("refdomain") != "py":
        return None
    domain = env.domains.python_domain
    if not _homes:  # every page has been read when the first name is looked for
        for name, entry in domain.objects.items():
            if not entry.aliased and entry.objtype not in _WITHIN:
                _homes.setdefault(name.rpartition(".")[2], set()).add(name)
    homes = _homes.get(node["reftarget"].rpartition(".")[2], set())
    if len(homes) != 1:
        return None
    (home,) = homes
    return domain.resolve_xref(env, node["refdoc"], app.builder, "obj", home, node, content)


_comments: dict[str, list[str]] = {}


def _keep_comment(
    app: "Sphinx", what: str, name: str, obj: object, options: object, lines: list[str]
) -> None:
    """Remember a field's ``#:`` comment before napoleon takes its first colon for a type's."""
    if what in {"attribute", "data"}:
        _comments[name] = list(lines)


def _restore_comment(
    app: "Sphinx", what: str, name: str, obj: object, options: object, lines: list[str]
) -> None:
    """Put the comment back after napoleon."""
    if what in {"attribute", "data"}:
        lines[:] = _comments.pop(name)


def _show_the_way(
    app: "Sphinx", page: str, template: str, context: dict[str, Any], document: object
) -> None:
    """Let the sidebar show the way to a page, and not every module below every other page.

    The tree of all modules on the page of each takes longer to write than all else.
    """
    toctree = context["toctree"]
    context["toctree"] = lambda **how: toctree(**{**how, "collapse": True})


def _write_rules(app: "Sphinx") -> None:
    """Write the pages of the rules before pages are looked for."""
    sys.path.insert(0, str(ROOT / "docs" / "_scripts"))
    from rule_pages import write_pages

    write_pages(ROOT / "docs" / "reference" / "rules")


def setup(app: "Sphinx") -> None:
    """Connect the functions above; napoleon stands between the last two."""
    app.connect("builder-inited", _write_rules, priority=100)
    app.connect("missing-reference", _resolve_by_last_name)
    app.connect("html-page-context", _show_the_way, priority=400)
    app.connect("autodoc-process-docstring", _keep_comment, priority=400)
    app.connect("autodoc-process-docstring", _restore_comment, priority=600)
