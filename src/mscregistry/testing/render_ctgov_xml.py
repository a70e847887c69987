"""Trials as records of the classic ClinicalTrials.gov site: XML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from attrs import evolve

from mscregistry.model import Trial
from mscregistry.parsers.ctgov_xml.fields import STUDY
from mscregistry.testing.carried_by_tree import carried as carried_by_tree
from mscregistry.testing.tree_words import date_words, tree_of, words_of
from mscregistry.vocab import Masking, StudyType, Unlisted, WhoMasked, read_phases

if TYPE_CHECKING:
    from collections.abc import Iterator

_INDENT = "  "


def carried(trial: Trial) -> Trial:
    """Give what of a trial a record can carry, as it is read back."""
    design = trial.design
    known = design.masking is not None and not isinstance(design.masking, Unlisted)
    if not known or design.masking is Masking.NONE:
        design = evolve(design, who_masked=())
    # Roles stand between commas and brackets, which words of no list may have of their own.
    roles = [role for role in design.who_masked if isinstance(role, WhoMasked)]
    if trial.study_type is not StudyType.OBSERVATIONAL or not design.patient_registry:
        design = evolve(design, patient_registry=None)
    phases = tuple([one.value for one in read_phases(_phases(trial))])
    fitting = evolve(trial, design=evolve(design, who_masked=tuple(roles)), phases=phases)
    return carried_by_tree(STUDY, fitting) or Trial()


def _phases(trial: Trial) -> str:
    return "/".join([words_of(phase) for phase in trial.phases])


def render(trial: Trial) -> str:
    """Give a trial as the record of one study."""
    tree = tree_of(STUDY, carried(trial), ("#", "@type"))
    _join(tree, trial)
    return "\n".join(["<clinical_study>", *_children(tree, 1), "</clinical_study>", ""])


def _join(tree: dict[str, Any], trial: Trial) -> None:
    """Write into one text what the old site wrote into one."""
    if "phase" in tree:
        tree["phase"] = "/".join(tree["phase"])
    design = tree.get("study_design_info", {})
    if roles := design.pop("who_masked", None):
        design["masking"] += f" ({', '.join(roles)})"
    if tree.pop("patient_registry", None):
        tree["study_type"] += " [Patient Registry]"
    header = tree.get("required_header", {})
    if "download_date" in header and trial.derived and trial.derived.version_holder:
        words = date_words(trial.derived.version_holder)
        header["download_date"] = f"ClinicalTrials.gov processed this data on {words}"
    if "description" in header:
        header["link_text"] = header.pop("description")
    events = tree.get("clinical_results", {}).get("reported_events", {})
    for kind in ("serious_events", "other_events"):
        if kind in events and "event" in events[kind]:
            each = [_category(event) for event in events[kind].pop("event")]
            events[kind]["category_list"] = {"category": each}


def _category(event: dict[str, Any]) -> dict[str, Any]:
    """Give an event in a category of its own."""
    title = {"title": event.pop("category")} if "category" in event else {}
    vocabulary = {"@vocab": event.pop("vocab")} if "vocab" in event else {}
    if vocabulary:
        event["sub_title"] = {"#": event.get("sub_title", ""), **vocabulary}
    return {**title, "event_list": {"event": [event]}}


def _children(tree: dict[str, Any], depth: int) -> Iterator[str]:
    for tag, value in tree.items():
        if not tag.startswith(("@", "#")):
            for one in value if isinstance(value, list) else [value]:
                yield from _element(tag, one if isinstance(one, dict) else {"#": one}, depth)


def _element(tag: str, tree: dict[str, Any], depth: int) -> Iterator[str]:
    said = [f" {name[1:]}={quoteattr(tree[name])}" for name in tree if name.startswith("@")]
    before, begin = _INDENT * depth, f"<{tag}{''.join(said)}>"
    inside = [*_children(tree, depth + 1)]
    if words := tree.get("#", ""):
        inside[:0] = [f"{before}{_INDENT}{line}".rstrip() for line in escape(words).split("\n")]
    if not inside:
        yield f"{before}{begin}</{tag}>"
    elif len(inside) == 1 and words:
        yield f"{before}{begin}{inside[0].strip()}</{tag}>"
    else:
        yield f"{before}{begin}"
        yield from inside
        yield f"{before}</{tag}>"
