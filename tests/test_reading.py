"""A reading: words, spans, coverage."""

from __future__ import annotations

import pickle

import pytest
from attrs import evolve

from mscregistry.coverage import Use
from mscregistry.errors import NoSuchPath
from mscregistry.grammar.stated import Passage
from mscregistry.issues import Issue, Severity
from mscregistry.model import Arm, CriteriaText, Eligibility, Sponsor, Trial
from mscregistry.paths import follow
from mscregistry.reading import Origins, Reading
from mscregistry.source import Source, Span, Words
from mscregistry.vocab import CriterionKind, SponsorRole

TEXT = "Title: Cells | stray\nArm: A (one)\n* Age \\>18\n* Consent\n≥ |\nFixed line."


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


CRITERIA = "* Age >18\n* Consent"
START = TEXT.index("* Age")
TRIAL = Trial(
    brief_title="Cells",
    arms=(Arm("A", description="one"),),
    eligibility=Eligibility(texts=(CriteriaText(CRITERIA, CriterionKind.INCLUSION),)),
)
READING = Reading(
    trial=TRIAL,
    source=Source(TEXT, "page.txt"),
    format="toy",
    origins=Origins(
        {
            "brief_title": (span("Cells"),),
            "arms[0].description": (span("one"),),
            "arms[0].label": Words.plain(TEXT, TEXT.index("A (one"), TEXT.index("A (one") + 1),
            "eligibility.texts[0].text": (
                Span(START, START + 6),
                Span(START + 7, START + 7 + 13),
            ),
        }
    ),
    issues=(Issue("MSC009", Severity.WARNING, "stray words"),),
    labels=(span("Title:"), span("Arm:")),
    boilerplate=(span("Fixed line."),),
)


class TestWords:
    def test_a_field_gives_its_exact_words(self) -> None:
        assert READING.words("brief_title") == "Cells"
        assert READING.spans("arms[0].label") == (Span(26, 27),)

    def test_words_step_over_escape_marks(self) -> None:
        assert READING.words("eligibility.texts[0].text") == CRITERIA

    def test_a_derived_view_gives_the_words_it_came_from(self) -> None:
        assert TRIAL.eligibility.criteria[0].text == "Age >18"
        assert READING.words("eligibility.criteria[0]") == "Age >18"
        assert READING.spans("eligibility.criteria[0]") == (
            Span(START + 2, START + 6),
            Span(START + 7, START + 10),
        )

    def test_a_derived_view_over_a_wrapped_line_has_a_decoded_space(self) -> None:
        text = "* Age over\n  18 years\n* Consent"
        reading = Reading(
            trial=Trial(eligibility=Eligibility(texts=(CriteriaText(text),))),
            source=Source(text),
            format="toy",
            origins=Origins({"eligibility.texts[0].text": (Span(0, len(text)),)}),
        )
        assert reading.trial.eligibility.criteria[0].text == "Age over 18 years"
        assert reading.words("eligibility.criteria[0]") == "Age over 18 years"
        assert Span(10, 13, " ") in reading.spans("eligibility.criteria[0]")

    def test_words_of_a_view_that_stand_apart_are_parted_by_an_ellipsis(self) -> None:
        stated = Passage("arms[0].label", "A").stated_at("both", [Span(0, 1), Span(0, 1)])
        assert READING.words(stated) == stated.words == "A … A"
        assert len(READING.spans(stated)) == 2

    @pytest.mark.parametrize("path", [None, 5, ["arms"]])
    def test_what_is_neither_a_path_nor_a_view_is_refused(self, path: object) -> None:
        with pytest.raises(TypeError, match="is no path; give one such as"):
            READING.words(path)  # type: ignore[arg-type]

    def test_views_of_views_give_their_words_too(self) -> None:
        assert READING.words("eligibility.criteria[0].text") == "Age >18"
        assert READING.words("eligibility.criteria") == "Age >18\nConsent"
        assert READING.words("eligibility.inclusion[1]") == "Consent"

    def test_a_part_that_a_view_hands_on_gives_its_words(self) -> None:
        lead = Sponsor("Cells", role=SponsorRole.LEAD)
        reading = evolve(
            READING,
            trial=evolve(TRIAL, sponsors=(Sponsor("stray"), lead)),
            origins=Origins({"sponsors[1].name": (span("Cells"),)}),
        )
        assert reading.words("lead_sponsor") == "Cells"
        assert reading.words("sponsors") == "Cells"

    def test_a_node_gives_the_words_below_it_in_the_order_of_the_document(self) -> None:
        assert READING.words("arms[0]") == "A\none"
        assert READING.words("arms") == "A\none"
        assert READING.words("").startswith("Cells\nA\none\n* Age")

    @pytest.mark.parametrize(
        ("path", "why"),
        [
            ("arms[1]", "there is no arms[1]"),
            ("nowhere", "there is no nowhere"),
            ("brief_title[x]", "cannot be read from '[x]' on"),
            ("overall_status", "the document does not say it"),
            ("arms[0].labels", "there is no arms[0].labels; did you mean 'label'?"),
            ("arms[0].__class__", "cannot be read from '.__class__' on"),
            ("countries", "the document does not say it"),
            (
                "eligibility.criteria[0].kind",
                "it is worked out from other fields; ask for the words of those",
            ),
            (
                "eligibility.texts[0].kind",
                "the document gives it no words of its own; a label or a heading may have said it",
            ),
            ("sponsors[0].text", "there is no sponsors[0]"),
        ],
    )
    def test_a_path_that_leads_nowhere_says_where_it_ends(self, path: str, why: str) -> None:
        with pytest.raises(NoSuchPath) as caught:
            READING.words(path)
        assert str(caught.value) == f"{path}: {why}"

    def test_a_path_leads_to_its_value(self) -> None:
        assert follow(TRIAL, "arms[0].description") == "one"
        assert follow(TRIAL, "") is TRIAL


class TestCoverage:
    def test_a_document_falls_into_parts_that_do_not_overlap(self) -> None:
        coverage = READING.coverage()
        pieces = [(part.use.value, part.span.of(TEXT)) for part in coverage.parts]
        assert pieces == [
            ("label", "Title:"),
            ("fact", "Cells"),
            ("unread", "| stray"),
            ("label", "Arm:"),
            ("fact", "A"),
            ("markup", "("),
            ("fact", "one"),
            ("markup", ")"),
            ("fact", "* Age "),
            ("markup", "\\"),
            ("fact", ">18\n* Consent"),
            ("unread", "≥ |"),
            ("boilerplate", "Fixed line."),
        ]

    def test_only_characters_that_are_not_blank_count(self) -> None:
        coverage = READING.coverage()
        assert coverage.counts[Use.UNREAD] == 8
        assert coverage.total == len("".join(TEXT.split()))
        assert 0 < coverage.share_read < 1
        assert str(coverage) == "fact 24, label 10, markup 3, boilerplate 10, unread 8"

    def test_of_overlapping_claims_each_character_counts_once(self) -> None:
        reading = evolve(READING, labels=(Span(0, 12), Span(3, 9), Span(7, 14)))
        assert reading.coverage().total == READING.coverage().total

    def test_repeats_are_facts_too(self) -> None:
        reading = evolve(READING, repeats=Origins({"brief_title": (span("stray"),)}))
        assert [one.of(TEXT) for one in reading.unread] == ["≥ |"]

    def test_an_empty_document_is_wholly_read(self) -> None:
        coverage = Reading(Trial(), Source(""), "toy").coverage()
        assert (coverage.parts, coverage.total, coverage.share_read) == ((), 0, 1.0)


class TestReading:
    def test_equal_readings_are_equal_and_pickle(self) -> None:
        other = pickle.loads(pickle.dumps(READING))  # noqa: S301 - our own bytes
        assert other == READING
        assert other.coverage() == READING.coverage()

    def test_it_prints_in_a_line(self) -> None:
        assert repr(READING) == "<Reading of <Trial without id 'Cells'> as toy, 1 issue>"
        assert str(evolve(READING, issues=())).endswith("0 issues>")

    def test_origins_say_how_many_they_are(self) -> None:
        assert repr(READING.origins) == "<Origins of 4 fields>"
        assert len(READING.origins) == 4
        assert next(iter(READING.origins)) == "brief_title"


def test_nothing_of_a_reading_can_be_changed() -> None:
    coverage = READING.coverage()
    for mapping in (READING.origins, READING.repeats, coverage.counts):
        with pytest.raises(TypeError, match="does not support item assignment"):
            mapping["x"] = ()  # type: ignore[index]
    again = pickle.loads(pickle.dumps(coverage))  # noqa: S301 - our own bytes
    assert again == coverage
    assert repr(again) == f"<Coverage {coverage}>"
    assert repr(coverage.counts).startswith("{'fact': 24, ")
    assert len(coverage.counts) == 5


def test_a_part_that_says_nothing_is_not_said_by_the_document() -> None:
    with pytest.raises(NoSuchPath, match="the document does not say it"):
        READING.words("oversight")
