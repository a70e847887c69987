"""Strategies for what a congress abstract adds to a trial."""

from __future__ import annotations

from mscregistry import model
from mscregistry.testing.needs_hypothesis import st
from mscregistry.testing.value_strategies import Values, instances, optional, several, text


def authors(*, wild: bool = False, **fields: Values) -> st.SearchStrategy[model.Author]:
    """Give authors of an abstract."""
    line = optional(text(wild=wild))
    return instances(
        model.Author,
        fields,
        last_name=text(wild=wild),
        first_name=line,
        affiliation=line,
        city=line,
        state=line,
        country=line,
    )


def abstract_sections(
    *, wild: bool = False, **fields: Values
) -> st.SearchStrategy[model.AbstractSection]:
    """Give sections of an abstract, with a known heading, another one or none."""
    known = st.sampled_from(("Background", "Methods", "Results", "Conclusion"))
    return instances(
        model.AbstractSection,
        fields,
        text=text(lines=True, wild=wild),
        label=optional(known | text(wild=wild)),
    )


def abstract_reports(
    *, wild: bool = False, **fields: Values
) -> st.SearchStrategy[model.AbstractReport]:
    """Give what a congress abstract adds."""
    line = optional(text(wild=wild))
    return instances(
        model.AbstractReport,
        fields,
        number=line,
        year=optional(st.integers(1900, 2100)),
        meeting=line,
        category=line,
        topic_code=line,
        topic=line,
        session_title=line,
        session_date=line,
        session_location=line,
        session_time=line,
        authors=several(authors(wild=wild), most=2),
        group_name=line,
        sections=several(abstract_sections(wild=wild), most=4),
        funding=line,
    )
