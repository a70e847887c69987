"""Whatever a trial says, its page is read back as far as the layout can say it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from mscregistry.model import AbstractReport, AbstractSection, Author, Trial
from mscregistry.parsers.kidney_week import KIDNEY_WEEK
from mscregistry.paths import follow
from mscregistry.source import Source
from mscregistry.testing.awkward import LINES, TIDY
from mscregistry.testing.render_kidney_week import Dialect, carried, render

_PLACES = ("Rochester", "University of X", "Taiwan", "United States", "Minnesota", "Jr.", ", ,")
_LABELS = (
    "Authors",
    "Case Description",
    "Category: y",
    "Location: x",
    "Abstract Time: 9",
    "learn more",
)
_WORDS = st.sampled_from(
    ("NIDDK Support", "PO0559", "November 07, 2019", "2102 a", *_PLACES, *_LABELS)
)
_TEXTS = (
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | _WORDS | st.sampled_from(TIDY)
)
_MAYBE = st.none() | _TEXTS
_AUTHORS = st.builds(Author, _TEXTS, _MAYBE, _MAYBE, _MAYBE, _MAYBE, _MAYBE)
_HEADINGS = st.sampled_from(
    (None, "Background", "METHODS", "Results", "Purpose", "Case Description", "Discussion")
)
_SECTIONS = st.builds(AbstractSection, _TEXTS | st.sampled_from(LINES), _HEADINGS)
_REPORTS = st.builds(
    AbstractReport,
    number=_MAYBE | st.just("PO0001"),
    meeting=_MAYBE | st.just("Kidney Week"),
    year=st.none() | st.integers(1, 2500),
    category=_MAYBE,
    topic_code=_MAYBE | st.just("2102"),
    topic=_MAYBE,
    session_title=_MAYBE,
    session_date=_MAYBE | st.just("November 07, 2019"),
    session_location=_MAYBE,
    session_time=_MAYBE,
    authors=st.lists(_AUTHORS, max_size=3).map(tuple),
    group_name=_MAYBE,
    sections=st.lists(_SECTIONS, max_size=5).map(tuple),
    funding=_MAYBE | st.just("NIDDK Support\nOther"),
)


@settings(deadline=None)
@given(
    st.builds(Trial, brief_title=_MAYBE, abstract=st.none() | _REPORTS), st.sampled_from(Dialect)
)
def test_what_a_page_can_say_is_read_back(trial: Trial, dialect: Dialect) -> None:
    said = carried(trial, dialect)
    assert carried(said, dialect) == said
    reading = KIDNEY_WEEK.read(Source(render(trial, dialect)))
    assert reading.trial == said
    for path in reading.origins:
        assert reading.words(path) == str(follow(said, path))
