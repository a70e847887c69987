"""An abstract's page is read in each of its dialects, and what is damaged is said."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.issues import Code
from mscregistry.model import AbstractReport, SectionKind
from mscregistry.parsers.kidney_week import KIDNEY_WEEK, recognise
from mscregistry.parsers.parser import Head, Match, Strength
from mscregistry.paths import follow
from mscregistry.reading import Reading
from mscregistry.source import Source
from mscregistry.testing.perturb import unnoticed

EXAMPLE = (Path(__file__).parents[2] / "examples" / "documents" / "kidney_week.txt").read_text(
    "utf-8"
)
#: Labelled, with a session, a group and funding.
LABELLED = """\
ASN's Mission

learn more

Contact ASN

Kidney Week

The programme of 2019 is kept here as it was shown; all of 2019 is archived.

Abstract: TH-PO012

Stromal Cells for Tired Kidneys: A Pilot

Session Information

  • Cells and Kidneys
    November 07, 2019 | Location: Hall D, Convention Center
    Abstract Time: 10:00 AM - 12:00 PM

Category: CKD (Non-Dialysis)

  • 402 CKD: Clinical‚ Outcomes, and Trials

Authors

  • Doe, Jane, North Clinic, Rochester, Minnesota, United States
  • Roe, Ann, University of Leicester, Leicester, United Kingdom

Group or Team Name

  • The TIRED Study Group.
  • SECOND
Background

Kidneys tire.
Cells help (NCT00000102, ISRCTN00000000).

Methods

Cells were given.


They were counted.

Results

Two of 9 did well.

Conclusion

More work is due.

Funding

  • NIDDK Support
"""
DASHED = """\
Abstract: FR-PO0582
Stromal Cells for Tired Kidneys: A Pilot
Session Information
- Cells and Kidneys
November 07, 2019 | Hall D
Abstract Time: 10:00 AM - 12:00 PM
Category: CKD (Non-Dialysis)
- 402 CKD: Clinical
Authors
-
Doe, Jane, North Clinic, Rochester, Minnesota, United States
- Roe, Ann, University of Leicester, Leicester, United Kingdom
Background
Kidneys tire.
Methods
Cells were given.
Funding
By the town of Rochester.
"""
CASE = """\
Kidney Week

Abstract: PUB027

One Kidney

Session Information

Category: Transplantation

  • 1902 Transplantation: Clinical


  • Doe, Jane, North Clinic, Rochester, Minnesota, United States

Group or Team Name

  • TIRED

Few are seen.

Fewer are told of.

Case Description

A man of 45 had one.
He kept it.


Think of it.


  • Private Foundation Support
"""
HTML = """\
<!DOCTYPE html><html><head><title>Kidney Week</title></head><body><h1>Kidney Week</h1>
<h2>Abstract: TH-PO012</h2><h3>Cells &amp; Kidneys</h3><h4>Session Information</h4>
<ul><li>Cells<br>November 07, 2019 | Location: Hall D<br>Abstract Time: 10:00 AM</li></ul>
<h4>Category: CKD</h4><ul><li>2102 CKD: Clinical</li></ul>
<h4>Authors</h4><ul><li>Doe, Jane, <b>North Clinic</b>, Taipei, Taiwan</li></ul>
<h4>Background</h4><p>Kidneys tire.<br>Cells help.</p><h4>Methods</h4><p>We gave 2 &times; 9.</p>
<h4>Funding</h4><ul><li>NIDDK Support</li></ul></body></html>
"""
DOCUMENTS = {"example": EXAMPLE, "labelled": LABELLED, "dashed": DASHED, "case": CASE, "html": HTML}
EACH = pytest.mark.parametrize("text", DOCUMENTS.values(), ids=DOCUMENTS)


def _read(text: str) -> Reading:
    return KIDNEY_WEEK.read(KIDNEY_WEEK_SOURCE.evolve_text(text))


KIDNEY_WEEK_SOURCE = Source("", name="abstract.txt")


def _report(text: str) -> AbstractReport:
    report = _read(text).trial.abstract
    assert report is not None
    return report


def _codes(text: str) -> list[str]:
    return [issue.code for issue in _read(text).issues]


def _unread(text: str) -> list[str]:
    reading = _read(text)
    return [span.of(text) for span in reading.unread]


def _body(above: str = "", below: str = "") -> str:
    return f"Abstract: PO0001\n\nCells\n\n{above}\n\nCategory: CKD\n\n  • 102 CKD\n\n{below}"


# The documents as wholes


@EACH
def test_everything_is_read_and_every_fact_knows_its_words(text: str) -> None:
    reading = _read(text)
    assert reading.unread == ()
    for path in reading.origins:
        assert reading.words(path) == str(follow(reading.trial, path))


@EACH
def test_no_letter_can_change_unnoticed(text: str) -> None:
    assert list(unnoticed(_read, text)) == []


@EACH
def test_a_page_may_end_anywhere_and_lines_may_go_or_come_twice(text: str) -> None:
    lines = text.splitlines(keepends=True)
    for at in range(len(lines)):
        for rest in (
            lines[:at],
            lines[at:],
            lines[:at] + lines[at + 1 :],
            lines[: at + 1] + lines[at:],
        ):
            _read("".join(rest)).coverage()
    _read("".join(reversed(lines))).coverage()


@given(
    st.text(st.characters(exclude_categories=()), max_size=200)
    | st.lists(
        st.sampled_from(
            [
                *LABELLED.splitlines(),
                *CASE.splitlines(),
                "-",
                "•",
                "Abstract:",
                "Category:",
                "Authors",
                "‚ ",
                "|",
            ]
        )
    ).map("\n".join)
)
def test_any_text_is_read(text: str) -> None:
    _read(text).coverage()
    recognise(Head(text))


def test_a_labelled_page_gives_all_its_fields() -> None:
    report = _report(LABELLED)
    assert _read(LABELLED).trial.brief_title == "Stromal Cells for Tired Kidneys: A Pilot"
    assert (report.number, report.meeting, report.year) == ("TH-PO012", "Kidney Week", 2019)
    assert (report.category, report.topic_code) == ("CKD (Non-Dialysis)", "402")
    assert report.topic == "CKD: Clinical‚ Outcomes, and Trials"
    assert (report.session_title, report.session_date) == ("Cells and Kidneys", "November 07, 2019")
    assert report.session_location == "Hall D, Convention Center"
    assert report.session_time == "10:00 AM - 12:00 PM"
    assert [author.last_name for author in report.authors] == ["Doe", "Roe"]
    assert report.group_name == "The TIRED Study Group.\nSECOND"
    assert report.background == "Kidneys tire.\nCells help (NCT00000102, ISRCTN00000000)."
    # An author may leave lines blank: no heading is missing between Methods and Results.
    assert report.methods == "Cells were given.\n\n\nThey were counted."
    assert report.funding == "NIDDK Support"


def test_a_dashed_page_gives_its_fields() -> None:
    report = _report(DASHED)
    assert report.number == "FR-PO0582"
    assert (report.session_title, report.session_location) == ("Cells and Kidneys", "Hall D")
    assert [author.first_name for author in report.authors] == ["Jane", "Ann"]
    assert [one.label for one in report.sections] == ["Background", "Methods"]
    assert report.funding == "By the town of Rochester."


def test_a_case_report_keeps_the_heading_of_two_words() -> None:
    report = _report(CASE)
    assert report.kinds == (
        SectionKind.INTRODUCTION,
        SectionKind.CASE_DESCRIPTION,
        SectionKind.DISCUSSION,
    )
    assert report.sections[0].text == "Few are seen.\n\nFewer are told of."
    assert report.section(SectionKind.DISCUSSION) == "Think of it."
    assert report.group_name == "TIRED"
    assert report.funding == "Private Foundation Support"
    assert _codes(CASE) == [Code.LOST_HEADING, Code.NO_ID]


def test_the_example_has_four_sections_by_their_place() -> None:
    report = _report(EXAMPLE)
    assert len(report.sections) == 4
    assert None not in report.kinds
    assert report.authors[0].country == "Taiwan"


def test_a_saved_web_page_says_the_same() -> None:
    reading = _read(HTML)
    assert reading.trial.brief_title == "Cells & Kidneys"
    report = _report(HTML)
    assert (report.session_title, report.session_location) == ("Cells", "Hall D")
    assert report.authors[0].affiliation == "North Clinic"
    assert report.methods == "We gave 2 × 9."


# The trial's own number


def test_a_number_in_the_text_is_never_taken_for_the_trials() -> None:
    reading = _read(LABELLED)
    assert reading.trial.trial_id is None
    (issue,) = reading.issues
    assert (issue.code, issue.path) == (Code.NO_ID, "trial_id")
    assert "NCT00000102, ISRCTN00000000" in issue.message
    assert "".join(span.of(LABELLED) for span in issue.spans) == "NCT00000102ISRCTN00000000"


# The head of the page


def test_the_two_years_of_the_notice_must_agree() -> None:
    text = LABELLED.replace("all of 2019", "all of 2018")
    assert Code.UNREAD_WORDS in _codes(text)
    text = LABELLED.replace("programme of 2019", "programme of 2018")
    assert Code.DISAGREEMENT in _codes(text)
    assert _report(LABELLED.replace("of 2019", "of 2031")).year == 2031


def test_what_is_no_fixed_line_of_the_head_stays_unread() -> None:
    assert _unread(f"Home\n\n{LABELLED}") == ["Home"]
    assert Code.UNREAD_WORDS in _codes(f"Home\n\n{LABELLED}")
    assert _unread(f"In 2019\n\n{LABELLED}") == ["In 2019"]
    assert _unread(f"Kidney Week\n\n{LABELLED}") == []


def test_the_foot_of_the_page_is_no_part_of_the_text() -> None:
    text = f"{LABELLED}\nContact ASN\n\nHome\n\nlearn more\n"
    assert _report(text) == _report(LABELLED)
    assert _unread(text) == ["Home"]


def test_a_line_longer_than_any_fixed_one_is_not_looked_up() -> None:
    assert _report(_body(below=f"Background\n\n{'x' * 500}")).background == "x" * 500


def test_of_two_abstracts_the_first_is_read() -> None:
    text = f"{LABELLED}\n{CASE.removeprefix('Kidney Week')}"
    assert _report(text) == _report(LABELLED)
    assert Code.OUT_OF_ORDER in _codes(text)
    assert any("One Kidney" in piece for piece in _unread(text))


def test_a_number_of_no_programme_is_kept_with_an_issue() -> None:
    text = LABELLED.replace("TH-PO012", "PO-12")
    assert _report(text).number == "PO-12"
    assert Code.UNLISTED_WORD in _codes(text)
    assert _report(LABELLED.replace(" TH-PO012", "")).number is None


def test_a_page_whose_number_line_is_gone_is_read_from_its_labels() -> None:
    text = LABELLED.replace("Abstract: TH-PO012\n", "")
    assert _report(text).category == "CKD (Non-Dialysis)"
    assert "Stromal Cells for Tired Kidneys: A Pilot" in _unread(text)


def test_a_title_goes_on_without_a_blank_line() -> None:
    text = "Abstract: PO0001\n\nCells\nand more cells\n\nOther words\n\nSession Information\n"
    assert _read(text).trial.brief_title == "Cells\nand more cells"
    assert _unread(text) == ["Other words"]
    assert _read("Abstract: PO0001\nCells\n- 102 CKD\n").trial.brief_title == "Cells"


# The session


@pytest.mark.parametrize(
    ("lines", "fields"),
    [
        ("• Cells", ("Cells", None, None, None)),
        ("• Cells | Kidneys", ("Cells | Kidneys", None, None, None)),
        ("November 07‚ 2019", (None, "November 07‚ 2019", None, None)),
        ("Location: Hall D", (None, None, "Hall D", None)),
        ("| Location: Hall D", (None, None, "Hall D", None)),
        ("Location:", (None, None, None, None)),
        (
            "• Cells November 07, 2019 | Location: Hall D Abstract Time: 10:00 AM",
            ("Cells", "November 07, 2019", "Hall D", "10:00 AM"),
        ),
    ],
)
def test_a_session_is_read_as_far_as_it_is_stated(
    lines: str, fields: tuple[str | None, ...]
) -> None:
    text = _body(f"Session Information\n\n  {lines}\n")
    report = _report(text)
    assert (
        report.session_title,
        report.session_date,
        report.session_location,
        report.session_time,
    ) == fields
    assert _unread(text) == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Novembes 07, 2019 | Location: Hall D", Code.UNREADABLE_VALUE),
        ("soon | Location: Hall D", Code.UNREADABLE_VALUE),
        ("November 07, 2019 | Locatiom: Hall D", Code.DAMAGED_LABEL),
        ("Abstrakt Time: 10:00 AM", Code.DAMAGED_LABEL),
        ("• Cells\n\n  • Other cells", Code.UNREAD_WORDS),
    ],
)
def test_what_is_damaged_in_a_session_stays_unread(line: str, code: Code) -> None:
    text = _body(f"Session Information\n\n  {line}\n")
    assert code in _codes(text)
    assert _unread(text) != []


# Labels, lists and sections


def test_a_topic_may_have_no_code_and_may_be_missing() -> None:
    text = _body().replace("102 CKD", "CKD: Clinical, Outcomes, and Trials")
    assert (_report(text).topic, _report(text).topic_code) == (
        "CKD: Clinical, Outcomes, and Trials",
        None,
    )
    report = _report(_body().replace("102 CKD", "Doe, Jane, North Clinic, Taipei, Taiwan"))
    assert (report.topic, len(report.authors)) == (None, 1)
    assert _report("Abstract: PO0001\n\nCells\n\nCategory:\n").category is None


def test_beside_a_list_of_authors_a_second_topic_is_left_unread() -> None:
    text = LABELLED.replace("Authors\n", "  • 403 Other\n\nAuthors\n")
    assert _unread(text) == ["403 Other"] or _unread(text) == ["• 403 Other"]
    assert len(_report(text).authors) == 2


@pytest.mark.parametrize(
    ("label", "lost"),
    [
        ("Session Information", "session_title"),
        ("Category:", "category"),
        ("Authors", "authors"),
        ("Group or Team Name", "group_name"),
        ("Methods", "methods"),
        ("Funding", "funding"),
        ("Abstract:", "number"),
    ],
)
def test_a_damaged_label_is_not_followed(label: str, lost: str) -> None:
    damaged = f"{label[:2]}{label[3:]}"
    text = LABELLED.replace(f"{label}", damaged, 1)
    assert Code.DAMAGED_LABEL in _codes(text)
    assert not getattr(_report(text), lost)
    assert any(damaged in piece for piece in _unread(text))
    assert _report(text).background is not None


def test_only_the_first_of_two_lists_is_read() -> None:
    text = LABELLED.replace(
        "Background\n", "Authors\n\n  • Poe, Ed, North Clinic, Taipei, Taiwan\nBackground\n"
    )
    assert len(_report(text).authors) == 2
    assert Code.OUT_OF_ORDER in _codes(text)


def test_what_reads_like_a_damaged_category_in_the_text_is_text() -> None:
    assert _report(_body(below="Background\n\nCategor: one.")).background == "Categor: one."


def test_paragraphs_without_headings_and_double_blanks_are_sections() -> None:
    report = _report(_body(below="a.\n\nb.\n\nc.\n\nd.\n"))
    assert [one.text for one in report.sections] == ["a.", "b.", "c.", "d."]


def test_a_heading_lost_between_two_that_are_kept_is_found_by_the_double_blank() -> None:
    report = _report(_body(below="Methods\n\na.\n\nb.\n\n\nc.\n\nConclusion\n\nd.\n"))
    assert report.kinds == (SectionKind.METHODS, SectionKind.RESULTS, SectionKind.CONCLUSION)
    assert report.methods == "a.\n\nb."


def test_what_cannot_be_told_by_number_and_place_is_said() -> None:
    reading = _read(_body(below="a.\n\n\nb.\n"))
    assert any("is not known" in issue.message for issue in reading.issues)


def test_a_list_at_the_end_is_text_unless_it_names_support() -> None:
    report = _report(_body(below="a.\n\n\n  • one\n  • two\n"))
    assert report.funding is None
    assert report.sections[-1].text == "• one\n  • two"
    report = _report(_body(below="a.\n\n  • NIDDK Support\n"))
    assert report.funding is None


def test_below_the_funding_nothing_is_read() -> None:
    assert _unread(f"{LABELLED}\nOther words\n") == ["Other words"]
    assert _report(_body(below="Background\n\na.\n\nFunding\n")).funding is None


def test_a_heading_that_comes_again_may_be_a_line_of_the_text() -> None:
    text = LABELLED.replace("They were counted.", "Results\n\nThey were counted.")
    assert [one.label for one in _report(text).sections].count("Results") == 2
    (issue,) = [one for one in _read(text).issues if one.code is Code.OUT_OF_ORDER]
    assert issue.path == "abstract.sections[3].label"


def test_an_abstract_without_authors_is_in_doubt() -> None:
    text = LABELLED.replace("Authors\n", "**Authors**\n")
    assert _report(text).authors == ()
    lost = [one.path for one in _read(text).issues if one.code is Code.LOST_HEADING]
    assert "abstract.authors" in lost


def test_an_abstract_without_text_may_be_cut_off() -> None:
    assert Code.TRUNCATED in _codes(_body(below="Background\n"))
    assert _codes("") == [Code.TRUNCATED, Code.NO_ID]


# Recognition


@EACH
def test_a_page_with_a_number_is_recognised(text: str) -> None:
    assert recognise(Head(text)).strength is Strength.MARKED
    assert recognise(Head(text.replace("\n", "\r\n"))).strength is Strength.MARKED


def _seen(text: str) -> Match:
    return recognise(Head(text))


def test_without_a_number_the_labels_must_do() -> None:
    match = _seen(LABELLED.replace("Abstract: TH", "Abstrac: TH"))
    assert match.strength is Strength.STRUCTURED
    assert match.refused == ""
    assert _seen(LABELLED.replace("TH-PO012", "of a study")).strength is Strength.STRUCTURED


SESSION = "Kidney Week\n\nCells\n\nNovember 09, 2019 | 02:00 PM\n\nSession Description\n\nTalk.\n"
OTHER = "ASN's Mission\n\nContact ASN\n\nKidney Week\n\nHow to send an abstract\n"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (SESSION, "session"),
        ("Cells\n\nSession Description\n\nTalk.\n\nLearning Pathway(s)\n", "session"),
        (OTHER, "without an abstract"),
    ],
)
def test_other_pages_of_the_site_are_refused_by_name(text: str, kind: str) -> None:
    match = _seen(text)
    assert kind in match.refused
    assert match.hint
    assert match.strength is Strength.MARKED


@pytest.mark.parametrize(
    "text",
    [
        "",
        "We held Session Information and Category: x within a line\n",
        "Abstract: PO0001\n",
        "Abstract: Cells were given.\n\nSession Information\n",
        "The Kidney Week\nAbstract: PO0559 and more\n",
    ],
)
def test_what_lacks_the_labels_is_not_claimed(text: str) -> None:
    match = _seen(text)
    assert match.strength is Strength.NONE
    assert match.refused == ""
    assert "lacks" in match.why


def test_time_grows_with_the_page_and_no_faster() -> None:
    """Counted in function calls, since the clock of a busy machine proves nothing."""
    from cProfile import Profile
    from pstats import Stats

    counts = []
    for size in (50, 100, 200):
        text = LABELLED.replace("Kidneys tire.", "Kidneys tire.\n\n" * size + "\n\n\nx\n" * size)
        text = text.replace(
            "Authors\n", "Authors\n" + "  • Doe, J, Clinic, Taipei, Taiwan\n" * size
        )
        profile = Profile()
        profile.runcall(_read, text)
        counts.append(Stats(profile).total_calls)  # type: ignore[attr-defined]
    assert all(after < before * 2.3 for before, after in pairwise(counts))
