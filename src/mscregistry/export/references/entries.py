"""Trials and readings as entries of a file of references."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias, get_args

from mscregistry.export.references.entry import Entry, key_of, with_unique_keys
from mscregistry.export.references.one_line import lines_of, one_line
from mscregistry.export.references.publications import Cited, publications
from mscregistry.model import Trial
from mscregistry.reading import Reading
from mscregistry.vocab import SponsorRole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Which entries are written.
What: TypeAlias = Literal["trials", "references", "all"]

#: The key of a number in our table of registries that is of none of them.
_NO_REGISTRY: Final = "UTN"


def entries_of(records: Iterable[Trial | Reading] | Trial | Reading, what: What) -> list[Entry]:
    """Give the trials, each once, and after them the publications that they cite, each once.

    An entry has the same key whatever is asked for.

    Raises:
        TypeError: If something is neither a trial nor a reading.
        ValueError: If there is no such `what`.
    """
    if what not in get_args(What):
        raise ValueError(f"what is one of {', '.join(get_args(What))}, not {what!r}")
    written: list[Entry] = []
    cited: list[Cited] = []
    for trial in _trials(records):
        entry = _of_trial(trial)
        written.append(entry)
        named = entry.number or entry.key
        cited += [Cited(named, reference) for reference in trial.references]
    every = with_unique_keys([*written, *publications(cited)])
    return [entry for entry in every if what == "all" or entry.is_trial == (what == "trials")]


def _trials(records: Iterable[Trial | Reading] | Trial | Reading) -> Iterator[Trial]:
    for one in (records,) if isinstance(records, Trial | Reading) else records:
        if isinstance(one, Reading):
            yield one.trial
        elif isinstance(one, Trial):
            yield one
        else:
            raise TypeError(f"a trial or a reading is written, not a {type(one).__name__}")


def _of_trial(trial: Trial) -> Entry:
    number = one_line(trial.trial_id)
    names = lines_of(trial.official_title, trial.brief_title, trial.acronym)
    authors = lines_of(*_sponsors(trial))
    abstract = one_line(trial.brief_summary)
    keywords = lines_of(*trial.conditions, *trial.keywords)
    others = lines_of(*trial.nct_id_aliases, *[one.value for one in trial.secondary_ids])
    words = [*names, *authors, abstract or "", *keywords, *others]
    return Entry(
        is_trial=True,
        key=key_of(number, words, "trial"),
        title=names[0] if names else None,
        short_title=names[1] if len(names) > 1 else None,
        authors=authors,
        date=trial.registration_date or trial.first_posted_date,
        database=_registry(trial),
        number=number,
        url=trial.url,
        abstract=abstract,
        keywords=keywords,
        notes=(
            *[f"Also called {name}" for name in names[2:]],
            *([f"Other numbers: {'; '.join(others)}"] if others else ()),
        ),
    )


def _sponsors(trial: Trial) -> list[str]:
    """Give the lead sponsors, or where none is said to lead, those of whom no part is said."""
    lead = [one.name for one in trial.sponsors if one.role is SponsorRole.LEAD]
    return lead or [one.name for one in trial.sponsors if one.role is None]


def _registry(trial: Trial) -> str | None:
    """Give the registry as the record names it, or else as its number is known."""
    if (named := one_line(trial.source_registry)) is not None:
        return named
    known = trial.registry
    return None if known is None or known.key == _NO_REGISTRY else known.name
