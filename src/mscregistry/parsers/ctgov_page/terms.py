"""Keywords and the registry's MeSH terms, with their labels or without."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mscregistry.issues import Code, Severity
from mscregistry.parsers.ctgov_page.cells import bare, cells, label_of, provider
from mscregistry.parsers.ctgov_page.labels import KEYWORDS, Part
from mscregistry.parsers.ctgov_page.responsible import compare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mscregistry.parsers.ctgov_page.head import Facts
    from mscregistry.parsers.ctgov_page.layout import Layout
    from mscregistry.parsers.draft import Draft
    from mscregistry.source import Words

#: Words that MeSH writes small within a term.
_SMALL: Final = frozenset(
    ["and", "or", "of", "the", "in", "to", "by", "with", "for", "from", "as", "on", "at", "non"]
)
_FIELDS: Final = {"mesh_terms": "the MeSH terms", "keywords": "the keywords"}


def read_terms(draft: Draft, layout: Layout, loose: Sequence[Words], facts: Facts) -> None:
    """Read keywords and MeSH terms into `facts`.

    Where the labels are lost, the one line left at the foot of the page holds MeSH terms if
    each of its words begins as those do, with a capital letter.
    """
    found: dict[str, list[Words]] = {"keywords": [], "mesh_terms": []}
    field = ""
    providers: list[Words] = []
    for line in layout.of(Part.TERMS):
        known = label_of(line)
        words = bare(line)
        if line.text.startswith(KEYWORDS):
            draft.label(words.slice(0, len(KEYWORDS)).strip())
            providers.append(provider(words, KEYWORDS))
            field = "keywords"
        elif known is not None and known[0].startswith("Additional relevant"):
            draft.label(line.slice(0, known[1]))
            field = "mesh_terms"
            rest = bare(line.slice(known[1], len(line.text)))
            found[field] += [rest] if rest.text else []
        elif words.text.startswith("Layout table for "):
            draft.leave([words], "no caption of a table that is known")
        elif field and line.start not in layout.damaged:
            found[field] += [cell for cell in cells(line) if cell.text]
    compare(draft, providers, facts)
    if not field:
        loose = _unheaded(draft, loose, found)
    draft.leave(loose, "no label names it")
    for path, terms in found.items():
        facts[path] = tuple(
            [draft.fact(f"{path}[{place}]", words) for place, words in enumerate(terms)]
        )
        if len(terms) == 1 and " " in terms[0].text:
            draft.unsplit(f"{path}[0]", terms[0], _FIELDS[path])


def _unheaded(
    draft: Draft, loose: Sequence[Words], found: dict[str, list[Words]]
) -> Sequence[Words]:
    """Take the lines in which the page ends, and give those that are left."""
    if not 1 <= len(loose) <= len(found) or not _is_mesh(loose[-1].text):
        return loose
    # The site prints keywords above MeSH terms.
    for path, words in zip(["mesh_terms", "keywords"], reversed(loose), strict=False):
        found[path] = [cell for cell in cells(words) if cell.text]
        draft.issue(
            Code.LOST_HEADING,
            Severity.INFO,
            f"no heading says that these are {_FIELDS[path]}; the page ends in them",
            path,
            words,
        )
    return ()


def _is_mesh(words: str) -> bool:
    return all(word[0].isupper() or word[0].isdigit() or word in _SMALL for word in words.split())
