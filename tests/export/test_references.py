"""What is written as RIS and BibTeX is read back by others with the same words, and by nobody as more."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, Final

import pytest
import rispy
from attrs import evolve
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import example, given
from hypothesis import strategies as st

from mscregistry.export.references import to_bibtex, to_ris
from mscregistry.export.references.bibtex import escaped
from mscregistry.export.references.entry import key_of
from mscregistry.export.references.one_line import lines_of, one_line
from mscregistry.grammar.dates import PartialDate
from mscregistry.model import Reference, Retraction, SecondaryId, Sponsor, Trial
from mscregistry.reading import Reading
from mscregistry.source import Source
from mscregistry.testing.samples import sample_trials
from mscregistry.testing.strategies import (
    partial_dates,
    references,
    several,
    sponsors,
    text,
    trial_ids,
    trials,
)
from mscregistry.vocab import DateKind, ReferenceType, SponsorRole, Unlisted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mscregistry.export.references.entries import What

#: Texts that would end a field, an entry or a file, if they could.
HOSTILE: Final = (
    "first line\nER  - \nTY  - JOUR\nTI  - another",
    "first line\rER  - \r\nTY  - JOUR",
    "line\u2028ER  - \u2029TY  - JOUR\x85ER  - \x0bTI  - x\x0cER  - ",
    "ER  - ",
    "TY  - JOUR",
    "}",
    "{",
    "}}\n@misc{other, title = {x}}",
    "{{{",
    "a } b { c",
    "{balanced {twice}} and } not",
    "ends with a backslash \\",
    "\\} \\{ \\\\} \\input{x} \\",
    '" # " , = @ @misc{x,',
    "\n@comment{x}",
    "50% & #1_a $x$ ^2 ~3 <4> |5|",
    "NUL\x00 escape\x1b[31m delete\x7f next\x9f",
    "half \ud800 and \udc80, and \ud83d\ude00 apart",
    "\u202eright to left\u202c",
    "\ufeffmark",
    "; a ;; b ;",
    "<script>alert(1)</script>",
)
#: How the writer's escapes are undone, by the rule and not by the writer's table.
_UNDONE: Final = re.compile(r"\\([{}%&#_$])|\{\\(text\w+)\}|\{\$\\([lr]brace)\$\}")
_NAMED: Final = {
    "textbackslash": "\\",
    "textasciicircum": "^",
    "textasciitilde": "~",
    "lbrace": "{",
    "rbrace": "}",
}


def words() -> st.SearchStrategy[str]:
    return st.sampled_from(HOSTILE) | text(wild=True) | text(lines=True)


def hostile_trials() -> st.SearchStrategy[Trial]:
    """Give trials with hostile words in all that is written, fast."""
    line, cited = st.none() | words(), references(wild=True, citation=st.none() | words())
    return st.builds(
        Trial,
        trial_id=st.none() | trial_ids() | words(),
        brief_title=line,
        official_title=line,
        acronym=line,
        brief_summary=line,
        conditions=several(words()),
        keywords=several(words()),
        sponsors=several(sponsors(wild=True, name=words())),
        source_registry=line,
        secondary_ids=several(words().map(SecondaryId), most=2),
        registration_date=st.none() | partial_dates(),
        first_posted_date=st.none() | partial_dates(),
        references=several(cited),
    )


def read_ris(written: str) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = rispy.loads(written)
    return records


def read_bibtex(written: str, *more: Any) -> list[dict[str, str]]:  # noqa: ANN401 - middleware of any kind
    library = parse_string(written, append_middleware=more)
    assert not library.failed_blocks
    assert len(library.blocks) == len(library.entries), "nothing is a comment"
    return [
        {"key": entry.key, **{one.key: one.value for one in entry.fields}}
        for entry in library.entries
    ]


def undone(value: str | None) -> str | None:
    """Give the text of a field of BibTeX."""
    if value is None:
        return None
    assert not re.search(r"(?<!\\)[%&#_^~]", value), "all that TeX takes for its own is escaped"
    return _UNDONE.sub(lambda one: one[1] or _NAMED[one[2] or one[3]], value)


def untitled(value: str | None) -> str | None:
    """Give the text of a title, which has a second pair of braces."""
    if value is None:
        return None
    assert value.startswith("{")
    assert value.endswith("}")
    return undone(value[1:-1])


def balanced(value: str) -> bool:
    """Say whether BibTeX itself, which counts braces after a backslash too, finds the end."""
    depth = 0
    for sign in value:
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth < 0:
            return False
    return depth == 0


def one_trial(**fields: Any) -> Trial:  # noqa: ANN401 - as the fields are
    return Trial(trial_id="CTRI/2099/01/000001", **fields)


def citing(number: int, *cited: Reference) -> Trial:
    return Trial(trial_id=f"CTRI/2099/01/{number:06}", references=cited)


# ── There and back, with hostile words ─────────────────────────────────────────────────────────


def _titles(trial: Trial) -> tuple[str | None, str | None]:
    names = [*lines_of(trial.official_title, trial.brief_title, trial.acronym), None, None]
    return names[0], names[1]


@given(hostile_trials())
def test_a_trial_is_read_back_from_ris(trial: Trial) -> None:
    written = to_ris(trial, what="trials")
    written.encode()
    (record,) = read_ris(written)
    # A text that begins with "ER  - " or "TY  - " stays within its field.
    assert record["type_of_reference"] == "DBASE"
    assert (record.get("title"), record.get("short_title")) == _titles(trial)
    assert record.get("accession_number") == one_line(trial.trial_id)
    assert record.get("abstract") == one_line(trial.brief_summary)
    assert tuple(record.get("keywords", ())) == lines_of(*trial.conditions, *trial.keywords)
    assert record.get("urls", [None]) == [trial.url]
    assert "unknown_tag" not in record


@given(hostile_trials())
def test_a_trial_is_read_back_from_bibtex(trial: Trial) -> None:
    written = to_bibtex(trial, what="trials")
    written.encode()
    assert balanced(written)
    (entry,) = read_bibtex(written)
    assert (untitled(entry.get("title")), untitled(entry.get("shorttitle"))) == _titles(trial)
    assert undone(entry.get("number")) == one_line(trial.trial_id)
    assert undone(entry.get("abstract")) == one_line(trial.brief_summary)
    assert entry.get("url") == trial.url
    assert entry["key"].isascii()


def _ids(cited: Iterable[Reference]) -> tuple[set[str], set[str], set[str]]:
    """Give the citations, numbers and DOIs that are to be found."""
    some = list(cited)
    citations = lines_of(*[one.citation for one in some])
    pmids = lines_of(*[one.pmid for one in some])
    dois = lines_of(*[one.doi for one in some])
    return set(citations), set(pmids), {doi.lower() for doi in dois}


@given(st.lists(hostile_trials(), max_size=3))
def test_publications_are_read_back_from_ris(some: list[Trial]) -> None:
    records = read_ris(to_ris(some, what="references"))
    notes = [note for one in records for note in one.get("notes", ())]
    also = {one.removeprefix("Also cited as: ") for one in notes}
    dois = {one.removeprefix("Also cited with the DOI ").lower() for one in notes}
    citations, pmids, stated = _ids(one for trial in some for one in trial.references)
    assert {one["title"] for one in records if "title" in one} <= citations
    assert citations <= {one.get("title") for one in records} | also
    assert {one["accession_number"] for one in records if "accession_number" in one} == pmids
    assert stated <= {one.get("doi", "").lower() for one in records} | dois
    assert all(one["type_of_reference"] == "GEN" for one in records)


@given(st.lists(hostile_trials(), max_size=3))
def test_publications_are_read_back_from_bibtex(some: list[Trial]) -> None:
    written = to_bibtex(some, what="references")
    written.encode()
    assert balanced(written)
    entries = read_bibtex(written)
    records = read_ris(to_ris(some, what="references"))
    for entry, record in zip(entries, records, strict=True):
        assert entry["key"] == record["id"]
        assert untitled(entry.get("title")) == record.get("title")
        assert undone(entry.get("pmid")) == record.get("accession_number")
        assert entry.get("url") == record.get("urls", [None])[0]
        doi = record.get("doi")
        for sign, code in (("{", "%7B"), ("}", "%7D"), ("\\", "%5C")):
            doi = doi and doi.replace(sign, code)
        assert entry.get("doi") == doi


@given(st.lists(hostile_trials(), max_size=4))
def test_keys_are_ascii_unique_and_the_same_whatever_is_asked_for(some: list[Trial]) -> None:
    every = [one["key"] for one in read_bibtex(to_bibtex(some))]
    assert all(re.fullmatch(r"[A-Za-z0-9.-]{1,80}", key) for key in every)
    assert len({key.lower() for key in every}) == len(every)
    apart: tuple[What, ...] = ("trials", "references")
    assert every == [
        one["key"] for what in apart for one in read_bibtex(to_bibtex(some, what=what))
    ]
    assert every == [one["id"] for one in read_ris(to_ris(some))]


@given(words())
@example("a\\")
def test_any_text_is_balanced_and_undone(any_text: str) -> None:
    line = one_line(any_text) or ""
    assert balanced(escaped(line))
    assert undone(escaped(line)) == line


@given(st.text(st.sampled_from('ab Z09é中\\{}%&#_$~<>|,;:=@.()[]/+*"'), max_size=12))
def test_a_reader_that_decodes_tex_finds_the_title(title: str) -> None:
    """Without ``-'`?!``, of which it makes dashes and quotation marks, as TeX does.

    ``^`` is not among them either: pylatexenc, which bibtexparser decodes with, reads
    ``\\textasciicircum`` as U+02C6, a letter that modifies another.
    """
    entries = read_bibtex(
        to_bibtex(one_trial(official_title=title), what="trials"),
        LatexDecodingMiddleware(keep_math_mode=False),
    )
    # pylatexenc leaves out a blank between two groups of its own.
    assert _without_blanks(entries[0].get("title")) == _without_blanks(one_line(title))


def _without_blanks(value: str | None) -> str | None:
    return None if value is None else "".join(value.split())


@given(trials())
def test_trials_of_the_usual_kind_are_read_back(trial: Trial) -> None:
    (record,), (entry,) = (
        read_ris(to_ris(trial, what="trials")),
        read_bibtex(to_bibtex(trial, what="trials")),
    )
    assert record.get("title") == untitled(entry.get("title")) == _titles(trial)[0]


# ── Trials ─────────────────────────────────────────────────────────────────────────────────────


def full_trial() -> Trial:
    return Trial(
        trial_id="NCT99999999",
        brief_title="Cells for Nephritis",
        official_title="A Study of 50% Cells & Saline",
        acronym="CELL-1",
        registration_date=PartialDate(2099, 3, 4, DateKind.ACTUAL),
        brief_summary="Two lines\nof it.",
        conditions=("Nephritis", "Lupus, Systemic"),
        keywords=("cell therapy", "Nephritis"),
        sponsors=(
            Sponsor("Invented University, Department of Cells", role=SponsorRole.LEAD),
            Sponsor("Invented Foundation", role=SponsorRole.COLLABORATOR),
        ),
        secondary_ids=(SecondaryId("INV-1"),),
    )


def test_a_trial_as_ris() -> None:
    assert re.sub(r"https://\S+/", "https://…/", to_ris(full_trial())) == (
        "TY  - DBASE\n"
        "ID  - NCT99999999\n"
        "TI  - A Study of 50% Cells & Saline\n"
        "ST  - Cells for Nephritis\n"
        "AU  - Invented University,, Department of Cells\n"
        "PY  - 2099\n"
        "DA  - 2099/03/04/\n"
        "DB  - ClinicalTrials.gov\n"
        "AN  - NCT99999999\n"
        "M3  - Trial registry record\n"
        "UR  - https://…/NCT99999999\n"
        "AB  - Two lines of it.\n"
        "KW  - Nephritis\n"
        "KW  - Lupus, Systemic\n"
        "KW  - cell therapy\n"
        "N1  - Also called CELL-1\n"
        "N1  - Other numbers: INV-1\n"
        "ER  - \n"
    )


def test_a_trial_as_bibtex() -> None:
    assert re.sub(r"https://\S+/", "https://…/", to_bibtex(full_trial())) == (
        "@misc{NCT99999999,\n"
        "  author = {{Invented University, Department of Cells}},\n"
        "  title = {{A Study of 50\\% Cells \\& Saline}},\n"
        "  shorttitle = {{Cells for Nephritis}},\n"
        "  year = {2099},\n"
        "  month = mar,\n"
        "  day = {4},\n"
        "  type = {Trial registry record},\n"
        "  howpublished = {ClinicalTrials.gov},\n"
        "  number = {NCT99999999},\n"
        "  url = {https://…/NCT99999999},\n"
        "  abstract = {Two lines of it.},\n"
        "  keywords = {Nephritis; Lupus, Systemic; cell therapy},\n"
        "  note = {Registration number NCT99999999. Also called CELL-1. Other numbers: INV-1},\n"
        "}\n"
    )


@pytest.mark.parametrize(
    ("date", "ris", "bibtex"),
    [
        (PartialDate(2099), {"year": "2099"}, {"year": "2099"}),
        (
            PartialDate(2099, 1),
            {"year": "2099", "date": "2099/01//"},
            {"year": "2099", "month": "jan"},
        ),
        (
            PartialDate(987, 12, 31),
            {"year": "0987", "date": "0987/12/31/"},
            {"year": "0987", "month": "dec", "day": "31"},
        ),
        (None, {}, {}),
    ],
)
def test_a_partial_date_stays_partial(
    date: PartialDate | None, ris: dict[str, str], bibtex: dict[str, str]
) -> None:
    trial = one_trial(registration_date=date)
    (record,), (entry,) = read_ris(to_ris(trial)), read_bibtex(to_bibtex(trial))
    assert {name: record[name] for name in ("year", "date") if name in record} == ris
    assert {name: entry[name] for name in ("year", "month", "day") if name in entry} == bibtex


def test_the_year_is_of_the_registration_or_else_of_the_first_posting() -> None:
    posted = one_trial(first_posted_date=PartialDate(2098), first_submitted_date=PartialDate(2097))
    assert read_ris(to_ris(posted))[0]["year"] == "2098"
    registered = evolve(posted, registration_date=PartialDate(2099))
    assert read_ris(to_ris(registered))[0]["year"] == "2099"
    assert "year" not in read_ris(to_ris(evolve(posted, first_posted_date=None)))[0]


@pytest.mark.parametrize(
    ("roles", "authors"),
    [
        ((SponsorRole.COLLABORATOR, SponsorRole.LEAD), ["S1,"]),
        ((SponsorRole.LEAD, SponsorRole.LEAD, None), ["S0,", "S1,"]),
        ((None, None, SponsorRole.COLLABORATOR), ["S0,", "S1,"]),
        ((SponsorRole.COLLABORATOR, Unlisted("Payer")), []),
        ((), []),
    ],
)
def test_the_author_is_who_leads_or_of_whom_no_part_is_said(
    roles: tuple[SponsorRole | Unlisted | None, ...], authors: list[str]
) -> None:
    some = tuple([Sponsor(f"S{place}", role=role) for place, role in enumerate(roles)])
    assert read_ris(to_ris(one_trial(sponsors=some)))[0].get("authors", []) == authors


def test_several_authors_are_parted_in_bibtex_and_no_name_is() -> None:
    lead = tuple([Sponsor(name, role=SponsorRole.LEAD) for name in ("Rest and Care, Inc.", "B")])
    (entry,) = read_bibtex(to_bibtex(one_trial(sponsors=lead)))
    assert entry["author"] == "{Rest and Care, Inc.} and {B}"


@pytest.mark.parametrize(
    ("trial_id", "named", "database"),
    [
        ("CTRI/2099/01/000001", None, "Clinical Trials Registry - India"),
        ("CTRI/2099/01/000001", "CTRI, as written", "CTRI, as written"),
        ("U1111-1111-1111", None, None),
        ("INV-1", None, None),
        (None, None, None),
    ],
)
def test_the_registry_is_as_named_or_as_the_number_is_known(
    trial_id: str | None, named: str | None, database: str | None
) -> None:
    trial = Trial(trial_id=trial_id, source_registry=named)
    assert read_ris(to_ris(trial))[0].get("name_of_database") == database
    assert read_bibtex(to_bibtex(trial))[0].get("howpublished") == database


def test_a_trial_that_says_nothing_is_an_entry_all_the_same() -> None:
    (record,), (entry,) = read_ris(to_ris(Trial())), read_bibtex(to_bibtex(Trial()))
    assert record == {
        "type_of_reference": "DBASE",
        "id": entry["key"],
        "type_of_work": "Trial registry record",
    }
    assert set(entry) == {"key", "type"}


def test_equal_records_are_written_once_and_others_of_the_number_get_a_key_of_their_own() -> None:
    first, second = one_trial(brief_title="A"), one_trial(brief_title="B")
    taken = Trial(trial_id="ctri-2099-01-000001-2")
    keys = [one["id"] for one in read_ris(to_ris([first, second, first, taken, second]))]
    assert keys == ["CTRI-2099-01-000001", "CTRI-2099-01-000001-2", "ctri-2099-01-000001-2-2"]


def test_a_long_number_has_a_digest_for_its_key() -> None:
    assert (
        key_of("x" * 61, [], "trial")
        == key_of("x" * 61, [], "trial")
        != key_of("x" * 62, [], "trial")
    )
    assert key_of("x" * 60, [], "trial") == "x" * 60
    assert key_of("中", ["words"], "trial").startswith("trial-")


# ── Publications ───────────────────────────────────────────────────────────────────────────────


def test_a_publication_as_ris_and_bibtex() -> None:
    note = Retraction(pmid="99000002", source="Invented J. 2099")
    cited = Reference(
        "Doe J. Cells & more. Invented J. 2098. doi: 10.1000/a_b(1).",
        "99000001",
        ReferenceType.RESULT,
        (note, Retraction()),
    )
    trial = one_trial(references=(cited,))
    assert re.sub(r"https://\S+/(?=\d+/)", "https://…/", to_ris(trial, what="references")) == (
        "TY  - GEN\n"
        "ID  - pmid99000001\n"
        "TI  - Doe J. Cells & more. Invented J. 2098. doi: 10.1000/a_b(1).\n"
        "DB  - PubMed\n"
        "AN  - 99000001\n"
        "DO  - 10.1000/a_b(1)\n"
        "UR  - https://…/99000001/\n"
        "N1  - Cited by CTRI/2099/01/000001 (RESULT)\n"
        "N1  - Retraction: Invented J. 2099, PMID 99000002\n"
        "ER  - \n"
    )
    assert re.sub(r"https://\S+/(?=\d+/)", "https://…/", to_bibtex(trial, what="references")) == (
        "@misc{pmid99000001,\n"
        "  title = {{Doe J. Cells \\& more. Invented J. 2098. doi: 10.1000/a\\_b(1).}},\n"
        "  pmid = {99000001},\n"
        "  doi = {10.1000/a_b(1)},\n"
        "  url = {https://…/99000001/},\n"
        "  note = {Cited by CTRI/2099/01/000001 (RESULT). "
        "Retraction: Invented J. 2099, PMID 99000002},\n"
        "}\n"
    )


def merged(*some: Reference) -> list[tuple[str | None, list[str]]]:
    """Give the key and the notes of what is written for references of one trial each."""
    cited_by = [citing(number, one) for number, one in enumerate(some)]
    records = read_ris(to_ris(cited_by, what="references"))
    return [(one["id"], [note[-40:] for note in one["notes"]]) for one in records]


def test_the_same_number_is_one_publication_and_other_words_are_kept() -> None:
    first = Reference("Doe J. doi: 10.1000/A", "99000001", ReferenceType.RESULT)
    second = Reference("Doe, Jane. doi: 10.1000/b", "99000001", Unlisted("MINE"))
    third = Reference("Doe J. doi: 10.1000/a", "99000001")
    records = read_ris(to_ris([citing(1, first, first), citing(2, second), citing(3, third)]))[3:]
    (record,) = records
    assert record["title"] == "Doe J. doi: 10.1000/A"
    assert record["doi"] == "10.1000/A"
    assert record["notes"] == [
        "Cited by CTRI/2099/01/000001 (RESULT); CTRI/2099/01/000002 (MINE); CTRI/2099/01/000003",
        "Also cited as: Doe, Jane. doi: 10.1000/b",
        "Also cited as: Doe J. doi: 10.1000/a",
        "Also cited with the DOI 10.1000/b",
    ]


def test_the_same_doi_in_any_letters_is_one_publication_with_its_number() -> None:
    without = Reference("Doe J. doi: 10.1000/ABC")
    with_number = Reference("Doe J. A study. doi: 10.1000/abc.", "99000001")
    assert [key for key, _ in merged(without, with_number)] == ["pmid99000001"]
    assert [key for key, _ in merged(without, evolve(with_number, pmid=None))] == [
        "doi10.1000-ABC".lower()
    ]


def test_the_same_words_are_one_publication_with_their_number() -> None:
    words_alone = Reference("Doe J.\nAn invented study.")
    numbered = Reference("Doe J. An invented study.", "99000001")
    assert [key for key, _ in merged(words_alone, numbered, words_alone)] == ["pmid99000001"]
    (alone,) = merged(words_alone, words_alone)
    assert (alone[0] or "").startswith("ref-")
    assert alone[1] == ["Cited by CTRI/2099/01/000000; CTRI/2099/01/000001"[-40:]]


def test_two_numbers_are_two_publications_and_what_has_their_doi_alone_is_neither() -> None:
    article = Reference("Doe J. doi: 10.1000/a", "99000001")
    erratum = Reference("Erratum of doi: 10.1000/a", "99000002")
    either = Reference("Doe. doi: 10.1000/a")
    keys = [key for key, _ in merged(either, article, erratum, either)]
    assert keys == ["doi10.1000-a", "pmid99000001", "pmid99000002"]


def test_a_number_that_is_none_is_kept_and_has_no_page() -> None:
    (record,) = read_ris(to_ris(citing(1, Reference("Doe.", "PMC 1;2")), what="references"))
    assert (record["accession_number"], record["id"]) == ("PMC 1;2", "pmidPMC-1-2")
    assert "urls" not in record
    assert "name_of_database" not in record
    (record,) = read_ris(to_ris(citing(1, Reference("doi: 10.1000/a;b", "?")), what="references"))
    assert record["urls"][0].endswith("10.1000/a%3Bb")


def test_a_doi_cannot_end_its_field_of_bibtex_and_is_left_as_it_is_otherwise() -> None:
    hostile = one_trial(references=(Reference(r"doi: 10.1000/a_%2F{b\c"),))
    written = to_bibtex(hostile, what="references")
    assert balanced(written)
    assert read_bibtex(written)[0]["doi"] == "10.1000/a_%2F%7Bb%5Cc"
    assert read_ris(to_ris(hostile, what="references"))[0]["doi"] == r"10.1000/a_%2F{b\c"


def test_a_reference_that_says_nothing_is_left_out_and_a_retraction_is_not() -> None:
    nothing = Reference(type=ReferenceType.RESULT, retractions=(Retraction(),))
    withdrawn = Reference(retractions=(Retraction(source="Invented J."),))
    (record,) = read_ris(to_ris(citing(1, nothing, withdrawn, Reference("")), what="references"))
    assert record["notes"] == ["Cited by CTRI/2099/01/000001", "Retraction: Invented J."]


def test_a_trial_without_number_is_named_by_its_key() -> None:
    trial = Trial(brief_title="A", references=(Reference("Doe."),))
    record, publication = read_ris(to_ris(trial))
    assert publication["notes"] == [f"Cited by {record['id']}"]


# ── What is taken and what is refused ──────────────────────────────────────────────────────────


def test_one_record_or_several_trials_or_readings_are_taken() -> None:
    trial = full_trial()
    reading = Reading(trial, Source("", name="x.txt"), "invented")
    for written in (to_ris, to_bibtex):
        assert written(trial) == written(reading) == written([trial]) == written(iter([reading]))
        assert written([]) == ""


def test_sample_trials_are_written_in_order() -> None:
    some = list(sample_trials(200))
    records = read_ris(to_ris(some))
    assert [one["id"] for one in records[:200]] == [trial.trial_id for trial in some]
    assert len(read_bibtex(to_bibtex(some))) == len(records) > 200


def test_something_else_is_refused() -> None:
    with pytest.raises(TypeError, match="a trial or a reading is written, not a str"):
        to_ris(["NCT99999999"])  # type: ignore[list-item]  # the wrong type is what is tried
    with pytest.raises(ValueError, match="what is one of trials, references, all, not 'some'"):
        to_bibtex([], what="some")  # type: ignore[arg-type]  # the wrong word is what is tried


# ── Lines ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("any_text", "line"),
    [
        (None, None),
        ("", None),
        (" \n\t", None),
        ("a  b", "a  b"),
        ("a \r\n\r\n  b\tc", "a b c"),
        ("a\x85b\u2028c\u2029d\x0be\x0cf\x1cg\x1fh", "a b c d e f g h"),
        ("a\x00b\x1bc\x7fd\x9f", "a\\x00b\\x1bc\\x7fd\\x9f"),
        ("\ud800 \udc80", "\\ud800 \\udc80"),
        ("\ud83d\ude00", "\\ud83d\\ude00"),
        ("\u202eabc\u202c", "\u202eabc\u202c"),
    ],
)
def test_text_on_one_line(any_text: str | None, line: str | None) -> None:
    assert one_line(any_text) == line


def test_long_runs_of_blanks_and_braces_take_no_longer_than_others() -> None:
    """A pattern that looks again from every blank would take hours."""
    blanks, braces = f"a{' ' * 200_000}b", "{" * 200_000
    trial = one_trial(
        official_title=blanks, brief_title=braces, brief_summary=f"{blanks}\n{blanks}"
    )
    (record,) = read_ris(to_ris(trial))
    assert record["title"] == blanks
    assert balanced(to_bibtex(trial))


@given(text(wild=True) | words())
def test_no_line_has_a_break_or_a_control_character(any_text: str) -> None:
    line = one_line(any_text) or ""
    assert len(line.splitlines()) <= 1
    assert not {unicodedata.category(one) for one in line} & {"Cc", "Cs", "Zl", "Zp"}
    assert one_line(line) == (line or None)
