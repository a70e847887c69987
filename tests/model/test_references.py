"""A citation is kept as written; the DOI in it is found and not repaired."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mscregistry.model import Reference


@pytest.mark.parametrize(
    ("citation", "doi"),
    [
        ("Doe J. A study. 2020. doi: 10.1000/xyz123.", "10.1000/xyz123"),
        ("10.1000/xyz123", "10.1000/xyz123"),
        ("doi:10.1000/XYZ.Epub-1; Epub 2020", "10.1000/XYZ.Epub-1"),
        ("https://doi.org/10.1000/xyz123/", "10.1000/xyz123"),
        ("(doi: 10.1000/xyz123)", "10.1000/xyz123"),
        ("(doi: 10.1000/xyz123).", "10.1000/xyz123"),
        ("[10.1000/xyz123]", "10.1000/xyz123"),
        ("doi 10.1016/S0140-6736(20)30183-5.", "10.1016/S0140-6736(20)30183-5"),
        ("doi 10.1000/abc(1)", "10.1000/abc(1)"),
        ("(see 10.1000/abc(1))", "10.1000/abc(1)"),
        ("10.1890/0012(2006)87[2445:A]2.0.CO;2", "10.1890/0012(2006)87[2445:A]2.0.CO;2"),
        ("[10.1000/a](https://doi.org/10.1000/a)", "10.1000/a"),
        ("10.1000/a(b]c", "10.1000/a(b"),
        ("“10.1000/xyz123”", "10.1000/xyz123"),
        ("'10.1000/xyz123'", "10.1000/xyz123"),
        ("‘10.1000/xyz123’,", "10.1000/xyz123"),
        ("<a href=10.1000/xyz123>here</a>", "10.1000/xyz123"),
        ("10.1000/xyz123\u00a0Epub", "10.1000/xyz123"),
        ("10.1000/xyz123\u200b", "10.1000/xyz123"),
        ("10.1000/naïve", "10.1000/naïve"),
        ("10.1000/one and 10.1000/two", "10.1000/one"),
        ("10.1000/). See 10.1000/two", "10.1000/two"),
        ("10.1000/...", None),
        ("10.1000/", None),
        ("10.1000", None),
        ("10.100/xyz", None),
        ("10.1234567890/xyz", None),
        ("110.1000/xyz", None),
        ("2.10.1000/xyz", None),
        ("10.\u0661\u0660\u0660\u0660/xyz", None),
        ("10.1000 / xyz", None),
        ("", None),
        (None, None),
    ],
)
def test_the_doi_is_what_the_citation_states(citation: str | None, doi: str | None) -> None:
    assert Reference(citation).doi == doi


@pytest.mark.parametrize(
    ("reference", "url"),
    [
        (
            Reference("doi: 10.1000/a", pmid="12345678"),
            "https://pubmed.ncbi.nlm.nih.gov/12345678/",
        ),
        (Reference("doi: 10.1000/a"), "https://doi.org/10.1000/a"),
        (Reference("doi: 10.1000/a", pmid="PMC12"), "https://doi.org/10.1000/a"),
        (Reference("doi: 10.1000/a?b#c"), "https://doi.org/10.1000/a%3Fb%23c"),
        (Reference("Doe J. A study.", pmid="1/../2"), None),
        (Reference("Doe J. A study.", pmid="\u0661\u0662"), None),
        (Reference(pmid=""), None),
        (Reference("10.1000/a\u202eb"), None),
        (Reference(), None),
    ],
)
def test_the_page_is_pubmeds_or_else_the_dois(reference: Reference, url: str | None) -> None:
    assert reference.url == url


@given(st.text(st.sampled_from("10./(a[)]} \u00a0:;\"'”é9"), max_size=60))
def test_a_doi_is_a_piece_of_the_citation(citation: str) -> None:
    doi = Reference(f"10.1000/{citation}").doi
    if doi is not None:
        assert doi in f"10.1000/{citation}"
        assert not any(mark.isspace() for mark in doi)
        assert doi.count(")") <= doi.count("(")


@pytest.mark.parametrize("unit", ["10.1000/", "10.1000/)", "10.1000/( ", "(", "10.", "1"])
def test_a_long_citation_costs_its_length(unit: str) -> None:
    """Too slow to finish if the cost were its square."""
    citation = unit * 100_000
    assert Reference(citation).doi in (None, citation.rstrip("/"))
