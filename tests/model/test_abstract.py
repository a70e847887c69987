"""What a section tells follows from its heading, or from its place where the page has lost it."""

import pytest

from mscregistry.model import AbstractReport, AbstractSection, SectionKind

K = SectionKind


def _kinds(*labels: str | None) -> list[SectionKind | None]:
    sections = tuple(AbstractSection(f"text {at}", label) for at, label in enumerate(labels))
    return list(AbstractReport(sections=sections).kinds)


@pytest.mark.parametrize(
    ("labels", "kinds"),
    [
        ((), []),
        (("Background", "Methods"), [K.BACKGROUND, K.METHODS]),
        (("conclusions", "METHOD"), [K.CONCLUSION, K.METHODS]),
        ((None,) * 4, [K.BACKGROUND, K.METHODS, K.RESULTS, K.CONCLUSION]),
        ((None,) * 3, [K.INTRODUCTION, K.CASE_DESCRIPTION, K.DISCUSSION]),
        ((None,) * 2, [None, None]),
        ((None,) * 5, [None] * 5),
        ((None, "Case Description", None), [K.INTRODUCTION, K.CASE_DESCRIPTION, K.DISCUSSION]),
        (("Case Description", None), [K.CASE_DESCRIPTION, K.DISCUSSION]),
        ((None, "Methods"), [K.BACKGROUND, K.METHODS]),
        ((None, None, "Results"), [K.BACKGROUND, K.METHODS, K.RESULTS]),
        ((None, "Results"), [None, K.RESULTS]),
        (("Methods", None, "Conclusion"), [K.METHODS, K.RESULTS, K.CONCLUSION]),
        (("Results", None), [K.RESULTS, K.CONCLUSION]),
        (("Conclusion", None), [K.CONCLUSION, None]),
        (("Introduction", None, "Results"), [K.INTRODUCTION, None, K.RESULTS]),
        (("Purpose", None), [None, None]),
        ((None, "Purpose", None, None), [None] * 4),
    ],
)
def test_sections_are_named_where_heading_or_place_tells(
    labels: tuple[str | None, ...], kinds: list[SectionKind | None]
) -> None:
    assert _kinds(*labels) == kinds


def test_a_section_is_found_by_what_it_tells() -> None:
    report = AbstractReport(sections=tuple(map(AbstractSection, "abcd")))
    assert (report.background, report.methods, report.results, report.conclusion) == tuple("abcd")
    assert report.section(SectionKind.DISCUSSION) is None
