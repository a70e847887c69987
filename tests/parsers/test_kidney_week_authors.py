"""An author's line is told apart from both ends, and what no evidence decides stays together."""

import pytest

from mscregistry.issues import Code
from mscregistry.lex import lex_text
from mscregistry.model import Author
from mscregistry.parsers.draft import Draft
from mscregistry.parsers.kidney_week.authors import read_authors
from mscregistry.source import Source


def _read(text: str) -> tuple[Author, list[str]]:
    page = lex_text(Source(text))
    draft = Draft(page)
    (author,) = read_authors(draft, page.lines)
    return author, [issue.code for issue in draft.issues]


@pytest.mark.parametrize(
    ("text", "author"),
    [
        (
            "Wu, An-An, Taipei Medical University College of Medicine, Taipei, Taiwan",
            Author(
                "Wu",
                "An-An",
                "Taipei Medical University College of Medicine",
                "Taipei",
                None,
                "Taiwan",
            ),
        ),
        (
            "Doe, Jane, Division of Nephrology, North Clinic, Rochester, Minnesota, United States",
            Author(
                "Doe",
                "Jane",
                "Division of Nephrology, North Clinic",
                "Rochester",
                "Minnesota",
                "United States",
            ),
        ),
        (
            "Doe, Jane, University of Leicester, Leicester, United Kingdom",
            Author("Doe", "Jane", "University of Leicester", "Leicester", None, "United Kingdom"),
        ),
        (
            "Doe, Jane, Tidal Dialysis, Inc., Nashville, Tennessee, United States",
            Author(
                "Doe", "Jane", "Tidal Dialysis, Inc.", "Nashville", "Tennessee", "United States"
            ),
        ),
        (
            "Doe, Jane, Perth Kidney Centre, Nedlands, Western Australia, Australia",
            Author(
                "Doe", "Jane", "Perth Kidney Centre", "Nedlands", "Western Australia", "Australia"
            ),
        ),
        (
            "Doe, Jane, Big Apple Medicine, New York, New York, United States",
            Author("Doe", "Jane", "Big Apple Medicine", "New York", "New York", "United States"),
        ),
        (
            "Doe, Jane, Mount Kidney, Bronx, New York, United States",
            Author("Doe", "Jane", "Mount Kidney", "Bronx", "New York", "United States"),
        ),
        (
            "Doe, Jane, Upstate Hospital, New York, United States",
            Author("Doe", "Jane", "Upstate Hospital", "New York", None, "United States"),
        ),
        (
            "Doe, Jane, North Clinic, Minnesota, United States",
            Author("Doe", "Jane", "North Clinic", None, "Minnesota", "United States"),
        ),
        (
            "Doe, Jane, Aggie University, College Station, Texas, United States",
            Author("Doe", "Jane", "Aggie University", "College Station", "Texas", "United States"),
        ),
        (
            "Doe, Jane, Cell Works, Permanent Branch, Oakland, United States",
            Author("Doe", "Jane", "Cell Works, Permanent Branch", "Oakland", None, "United States"),
        ),
        (
            "Doe, Jane, Groningen Cells, Groningen, Groningen, Netherlands",
            Author("Doe", "Jane", "Groningen Cells", "Groningen", "Groningen", "Netherlands"),
        ),
        (
            "Doe, Jane, Seoul Hospital, Seoul, Korea (the Republic of)",
            Author("Doe", "Jane", "Seoul Hospital", "Seoul", None, "Korea (the Republic of)"),
        ),
        (
            "Doe, Jane, Seoul Hospital, Seoul, Korea, Republic of",
            Author("Doe", "Jane", "Seoul Hospital", "Seoul", None, "Korea, Republic of"),
        ),
        (
            "Doe, Jane, Department of Kidneys, Royal Hospital, United Kingdom",
            Author(
                "Doe", "Jane", "Department of Kidneys, Royal Hospital", None, None, "United Kingdom"
            ),
        ),
        (
            "Doe, Jr., John, Otsu Works, Tokushima, Japan,",
            Author("Doe, Jr.", "John", "Otsu Works", "Tokushima", None, "Japan"),
        ),
        (
            "Doe, John, III, North Clinic, Beijing, China",
            Author("Doe", "John, III", "North Clinic", "Beijing", None, "China"),
        ),
        (
            "Doe, Jane, Universitair Ziekenhuis Gent, Gent, Oost-Vlaanderen, Belgium",
            Author(
                "Doe", "Jane", "Universitair Ziekenhuis Gent", "Gent", "Oost-Vlaanderen", "Belgium"
            ),
        ),
        (
            "Doe, Jane, Hospital de São Paulo, Sao Paulo, SP, Brazil",
            Author("Doe", "Jane", "Hospital de São Paulo", "Sao Paulo", "SP", "Brazil"),
        ),
        (
            "Doe, Jane, Centro de Rins, Mexico, México, Mexico",
            Author("Doe", "Jane", "Centro de Rins", "Mexico", "México", "Mexico"),
        ),
        (
            "Doe, Jane, Centre Hospitalier de Tours, Tours, Centre-Val de Loire, France",
            Author(
                "Doe",
                "Jane",
                "Centre Hospitalier de Tours",
                "Tours",
                "Centre-Val de Loire",
                "France",
            ),
        ),
        (
            "Doe, Jane, Kidney Hospital, Tehran, Tehran, Iran (the Islamic Republic of)",
            Author(
                "Doe",
                "Jane",
                "Kidney Hospital",
                "Tehran",
                "Tehran",
                "Iran (the Islamic Republic of)",
            ),
        ),
        ("Doe, Jane, China", Author("Doe", "Jane", None, None, None, "China")),
        ("Doe, Jane", Author("Doe", "Jane")),
        ("Doe", Author("Doe")),
        (
            "Doe, , North Clinic, Beijing, China",
            Author("Doe", None, "North Clinic", "Beijing", None, "China"),
        ),
    ],
)
def test_a_line_is_told_apart_where_evidence_decides(text: str, author: Author) -> None:
    assert _read(text) == (author, [])


@pytest.mark.parametrize(
    ("text", "author"),
    [
        (
            "Doe, Jane, King's University, Al-Hasa, Eastern, Saudi Arabia",
            Author(
                "Doe", "Jane", "King's University, Al-Hasa, Eastern", None, None, "Saudi Arabia"
            ),
        ),
        ("Doe, Jane, Beijing, China", Author("Doe", "Jane", "Beijing", None, None, "China")),
        (
            "Doe, Jane, Rochester, Minnesota, United States",
            Author("Doe", "Jane", "Rochester", None, "Minnesota", "United States"),
        ),
        (
            "Doe, Jane, Keio University, Shinjuku-ku, Tokyo, Japan",
            Author("Doe", "Jane", "Keio University, Shinjuku-ku, Tokyo", None, None, "Japan"),
        ),
        (
            "Doe, Jane, Gent Cells, Gent, Oost-Vlaanderen, Belgium",
            Author("Doe", "Jane", "Gent Cells, Gent, Oost-Vlaanderen", None, None, "Belgium"),
        ),
        (
            "Doe, Jane, University of Gent in Flanders, Gent, Flanders, Belgium",
            Author(
                "Doe",
                "Jane",
                "University of Gent in Flanders, Gent, Flanders",
                None,
                None,
                "Belgium",
            ),
        ),
        ("Doe, Jane, North Clinic, Atlantis", Author("Doe", "Jane", "North Clinic, Atlantis")),
    ],
)
def test_what_is_in_doubt_stays_in_the_affiliation(text: str, author: Author) -> None:
    """It is said in an issue."""
    assert _read(text) == (author, [Code.UNSPLIT_ROW])


def test_a_low_quotation_mark_that_stands_for_a_comma_parts_like_one() -> None:
    page = lex_text(Source("Doe‚ Jane‚ ‚North‘ Clinic‚ Taipei‚ Taiwan"))
    draft = Draft(page)
    (author,) = read_authors(draft, page.lines)
    assert author == Author("Doe", "Jane", "‚North‘ Clinic", "Taipei", None, "Taiwan")


def test_a_line_without_a_name_is_left_unread() -> None:
    page = lex_text(Source(", Jane, North Clinic\n,,"))
    draft = Draft(page)
    assert read_authors(draft, page.lines) == ()
    assert [issue.code for issue in draft.issues] == [Code.UNREAD_WORDS] * 2
