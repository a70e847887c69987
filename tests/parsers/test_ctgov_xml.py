"""Records of the classic site: newer tags and older, parted texts, and what is refused."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, tostring

import pytest
from hypothesis import given, settings

import mscregistry as msc
from mscregistry.errors import BrokenRecord, RefusedDocument, UnknownFormat
from mscregistry.lex.xml_text import parse_xml
from mscregistry.parsers.ctgov_xml import CTGOV_XML, _carefully, fast
from mscregistry.parsers.ctgov_xml.fields import STUDY
from mscregistry.source import Source
from mscregistry.testing import render_ctgov_xml, sample_trials, strategies
from mscregistry.testing.perturb import unnoticed
from mscregistry.vocab import (
    Allocation,
    Masking,
    Phase,
    StudyType,
    TimePerspective,
    Unlisted,
    UnpostedEventType,
    WhoMasked,
)
from tests.parsers.ways import ways_agree

if TYPE_CHECKING:
    from collections.abc import Callable

    from mscregistry.model import Trial
    from mscregistry.reading import Reading

DOCUMENTS = Path(__file__).parents[1] / "documents"
RICH = (DOCUMENTS / "ctgov_xml" / "with_results.xml").read_text(encoding="utf-8")
NUMBER = "<id_info><nct_id>NCT99999999</nct_id></id_info>"


def read(*elements: str) -> Reading:
    return msc.read(f"<clinical_study>\n{NUMBER}{''.join(elements)}\n</clinical_study>")


def unread(reading: Reading) -> list[str]:
    return [reading.source.words([span]) for span in reading.unread]


def test_every_field_is_read_with_its_words() -> None:
    reading = msc.read(DOCUMENTS / "ctgov_xml" / "with_results.xml")
    assert reading.issues == ()
    assert reading.unread == ()
    assert reading.words("trial_id") == "NCT99900777"
    assert reading.words("results.adverse_events.serious_events[0].organ_system") == "Injury"
    assert reading.words("results.participant_flow.periods[0].milestones[1].achievements[0]") == (
        "BG000\n20\none came late"
    )
    cell = "results.outcome_measures[0].classes[0].categories[0].measurements[1]"
    assert reading.words(f"{cell}.comment") == "<1 of them could not be asked & told"
    assert [reading.words(path) for path in reading.origins]


def agree(text: str) -> bool:
    """Compare what the fast way gives with the careful way, and say whether it gave anything."""
    root = parse_xml(text, "")
    early, late = fast.read_early(root), fast.read_late(root)
    careful, taken = _carefully(root, STUDY)
    return ways_agree(early, late, careful, taken)


@given(strategies.trials())
@settings(max_examples=60)
def test_the_fast_way_gives_what_the_careful_way_gives(trial: Trial) -> None:
    agree(render_ctgov_xml.render(trial))


def test_records_without_a_fault_go_the_fast_way() -> None:
    assert agree(RICH)
    fitting = [agree(render_ctgov_xml.render(one)) for one in sample_trials(40, seed=4)]
    assert sum(fitting) >= 30


@pytest.mark.untraced
@pytest.mark.parametrize(
    "change",
    [
        lambda element: element.clear(),
        lambda element: element.set("odd", "x"),
        lambda element: setattr(element, "text", " "),
        lambda element: setattr(element, "text", "odd"),
        lambda element: element.append(Element("odd")),
        lambda element: element.append(deepcopy(element)),
    ],
)
def test_a_strange_element_at_any_place_makes_no_difference_between_the_ways(
    change: Callable[[Element], object],
) -> None:
    count = sum(1 for _ in parse_xml(RICH, "").iter())
    for place in range(1, count):
        root = parse_xml(RICH, "")
        change([*root.iter()][place])
        agree(tostring(root, "unicode"))


@pytest.mark.untraced
def test_an_element_twice_where_one_belongs_makes_no_difference_between_the_ways() -> None:
    count = sum(1 for _ in parse_xml(RICH, "").iter())
    for place in range(count):
        root = parse_xml(RICH, "")
        parent = [*root.iter()][place]
        if len(parent):
            parent.append(deepcopy(parent[0]))
            agree(tostring(root, "unicode"))


def test_older_tags_say_the_same_and_more() -> None:
    reading = read(
        "<firstreceived_date>May 3, 2005</firstreceived_date>",
        "<lastchanged_date>June 2006</lastchanged_date>",
        "<is_fda_regulated>No</is_fda_regulated><is_section_801>Yes</is_section_801>",
        "<oversight_info><authority>Examplia: Board</authority></oversight_info>",
        "<study_design>Allocation:  Randomized, Endpoint Classification: Safety Study, ",
        "Masking: Double Blind (Subject, Caregiver)</study_design>",
        "<primary_outcome><measure>Pain</measure><safety_issue>No</safety_issue></primary_outcome>",
        "<number_of_groups>2</number_of_groups>",
    )
    trial = reading.trial
    assert reading.issues == ()
    assert unread(reading) == []
    assert str(trial.first_submitted_date) == "2005-05-03"
    assert str(trial.last_update_submitted_date) == "2006-06"
    assert trial.oversight.fda_regulated is False
    assert trial.oversight.section_801 is True
    assert trial.oversight.authorities == ("Examplia: Board",)
    assert trial.design.allocation is Allocation.RANDOMIZED
    assert trial.design.endpoint_classification == "Safety Study"
    assert trial.design.masking is Masking.DOUBLE
    assert trial.design.who_masked == (WhoMasked.PARTICIPANT, WhoMasked.CARE_PROVIDER)
    assert trial.design.number_of_arms == 2
    assert trial.outcomes[0].safety_issue is False


@pytest.mark.parametrize(
    "words",
    [
        "Allocation: Randomized, Moon Phase: full",
        "Moon Phase: full",
        "Masking: Open, Masking: Open",
    ],
)
def test_a_design_of_which_a_part_is_unknown_is_left_whole(words: str) -> None:
    reading = read(f"<study_design>{words}</study_design>")
    assert unread(reading) == ["study_design", words, "study_design"]


def test_a_date_under_two_tags_is_taken_once() -> None:
    same = "<study_first_submitted>May 2005</study_first_submitted>"
    reading = read(same, "<firstreceived_date>May 2005</firstreceived_date>")
    assert reading.issues == ()
    assert unread(reading) == []
    other = read(same, "<firstreceived_date>June 2005</firstreceived_date>")
    assert [issue.code for issue in other.issues] == ["MSC007"]
    assert str(other.trial.first_submitted_date) == "2005-05"


def test_phases_roles_and_registries_are_parted() -> None:
    trial = read(
        "<phase>Phase 1/Phase 2</phase>",
        "<study_type>Observational [Patient Registry]</study_type>",
        "<study_design_info><time_perspective>Other</time_perspective>",
        "<masking>None (Open Label)</masking></study_design_info>",
    ).trial
    assert trial.phases == (Phase.PHASE1, Phase.PHASE2)
    assert trial.study_type is StudyType.OBSERVATIONAL
    assert trial.design.patient_registry is True
    assert trial.design.time_perspective is TimePerspective.OTHER
    assert trial.design.masking is Masking.NONE
    odd = read(
        "<phase>Phase IX</phase><study_type/><study_design/>",
        "<study_design_info><masking>Twofold (You, Me)</masking></study_design_info>",
        "<study_design_info/>",
    ).trial
    assert odd.phases == (Unlisted("Phase IX"),)
    assert odd.design.masking == Unlisted("Twofold (You, Me)")


def test_results_that_are_pending_and_the_day_of_the_copy() -> None:
    reading = read(
        "<required_header><download_date>ClinicalTrials.gov processed this data on May 3, 2020",
        "</download_date><link_text>Here.</link_text><url>https://example.org/1</url>",
        "</required_header><pending_results><submitted>March 16, 2018</submitted>",
        "<returned>April 11, 2018</returned></pending_results>",
        "<eligibility><minimum_age>18 Years</minimum_age><maximum_age>N/A</maximum_age>",
        "</eligibility>",
    )
    trial = reading.trial
    assert trial.derived is not None
    assert str(trial.derived.version_holder) == "2020-05-03"
    assert trial.annotations is not None
    first, second = trial.annotations.unposted_events
    assert (first.type, str(first.date)) == (UnpostedEventType.RELEASE, "2018-03-16")
    assert (second.type, str(second.date)) == (UnpostedEventType.RESET, "2018-04-11")
    assert trial.eligibility.maximum_age is None
    assert reading.issues == ()
    assert unread(reading) == []
    odd = read("<required_header><download_date>Copied today</download_date></required_header>")
    assert [issue.code for issue in odd.issues] == ["MSC002"]


def test_a_month_may_be_written_in_numbers_and_a_number_with_commas() -> None:
    reading = read(
        "<clinical_results><outcome_list><outcome><title>Pain</title>",
        "<posting_date>6/2025</posting_date></outcome></outcome_list></clinical_results>",
        '<enrollment type="Actual">1,234</enrollment><condition note="">Rest</condition>',
    )
    assert reading.trial.results is not None
    date = reading.trial.results.outcome_measures[0].anticipated_posting_date
    assert str(date) == "2025-06"
    assert reading.trial.enrollment is not None
    assert reading.trial.enrollment.count == 1234


def test_a_title_said_twice_is_a_repeat_where_it_is_the_same() -> None:
    table = "<title>Pain</title><measure><title>{}</title></measure>"
    results = (
        "<clinical_results><outcome_list><outcome>{}</outcome></outcome_list></clinical_results>"
    )
    assert read(results.format(table.format("Pain"))).issues == ()
    other = read(results.format(table.format("Rest")))
    assert [issue.code for issue in other.issues] == ["MSC007"]


def test_what_stands_twice_and_should_once_is_told() -> None:
    reading = read("<brief_title>One</brief_title><brief_title>Two</brief_title>")
    assert reading.trial.brief_title == "One"
    assert [issue.code for issue in reading.issues] == ["MSC007"]
    assert "Two" in unread(reading)


ATTACKS = {
    "a billion laughs": (
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>\n<clinical_study>&b;</clinical_study>'
    ),
    "an external entity": (
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/x">]>\n<clinical_study>&a;</clinical_study>'
    ),
    "an entity of nobody": "<clinical_study>\n&nobody;</clinical_study>",
    "not closed": f"<clinical_study>\n{NUMBER}",
    "101 deep": "<clinical_study>\n" + "<a>" * 100 + "</a>" * 100 + "</clinical_study>",
    "100,000 deep": "<clinical_study>\n" + "<a>" * 100_000,
    "half a pair": "<clinical_study>\n\ud800</clinical_study>",
    "a control character": "<clinical_study>\n\x01</clinical_study>",
    "an attribute twice": '<clinical_study>\n<a b="1" b="2"/></clinical_study>',
    "another root": "<x><clinical_study>\n</clinical_study></x>",
}


@pytest.mark.parametrize("text", ATTACKS.values(), ids=ATTACKS)
def test_what_could_harm_is_refused(text: str) -> None:
    with pytest.raises(BrokenRecord):
        msc.read(Source(text))


def test_words_that_only_look_like_a_declaration_are_words() -> None:
    reading = read("<!-- <!DOCTYPE x> --><brief_title><![CDATA[<!DOCTYPE x> & so]]></brief_title>")
    assert reading.trial.brief_title == "<!DOCTYPE x> & so"
    assert reading.words("brief_title") == "<!DOCTYPE x> & so"


def test_encodings_line_ends_and_declarations() -> None:
    text = RICH.replace("\n", "\r\n").replace('"UTF-8"', '"ISO-8859-1"')
    first = msc.read(RICH.encode()).trial
    for encoding in ("latin-1", "utf-16", "utf-8-sig"):
        data = text.encode(encoding, "xmlcharrefreplace")
        reading = msc.read(data)
        assert reading.trial == first, encoding
        assert reading.unread == ()
    assert CTGOV_XML.read(Source(text.split("?>", 1)[1])).trial == first


def test_other_documents_are_refused_by_name() -> None:
    feed = "<rss><channel>\n<title>ClinicalTrials.gov: rest</title></channel></rss>"
    with pytest.raises(RefusedDocument, match="the feed of a search"):
        msc.read(feed)
    with pytest.raises(UnknownFormat, match="lacks the element clinical_study"):
        msc.read("<?xml version='1.0'?>\n<a/>")


def test_a_record_without_a_number_says_so() -> None:
    reading = msc.read("<clinical_study>\n</clinical_study>")
    assert [issue.code for issue in reading.issues] == ["MSC011"]


# ── The shared samples ─────────────────────────────────────────────────────────────────────────

#: What of the samples is left unread, by place.
LEFT = {"@rank": 3}


@pytest.mark.untraced
def test_every_sample_is_read_but_for_what_is_known(shared: Path) -> None:
    from mscregistry.lex.xml_tree import lex_xml

    left: dict[str, int] = {}
    failed = 0
    for reading in msc.scan(shared / "samples" / "ctgov_xml", on_error="collect"):
        if isinstance(reading, msc.FailedReading):
            assert isinstance(reading.error, RefusedDocument)
            failed += 1
            continue
        starts = {span.start for span in reading.unread}
        for at, words in lex_xml(reading.source.text).leaves.items():
            if words.start in starts:
                place = "/".join([step for step in at if isinstance(step, str)])
                left[place] = left.get(place, 0) + 1
        for name in ("start_date", "completion_date", "verified_date"):
            date = getattr(reading.trial, name)
            if date is not None and date.day is not None:
                assert str(date.day) in reading.words(name)
    assert failed == 1
    assert left == LEFT


@pytest.mark.untraced
def test_a_changed_letter_of_a_sample_is_noticed(shared: Path) -> None:
    for path in sorted((shared / "samples" / "ctgov_xml").glob("NCT*.xml"))[::12]:
        source = msc.read(path).source
        missed = unnoticed(lambda text: CTGOV_XML.read(Source(text)), source.text, 15)
        assert [str(one) for one in missed] == []


def test_one_trial_as_json_and_as_xml(shared: Path) -> None:
    """The JSON is of 2023, the XML of 2020: what was not changed in between is equal."""
    samples = shared / "samples"
    new = msc.read(samples / "ctgov_v2_json" / "NCT02513394_huge.json").trial
    old = msc.read(samples / "ctgov_xml" / "mcode_NCT02513394.xml").trial
    differ = {
        name for name in new.__slots__ if getattr(new, name, None) != getattr(old, name, None)
    }
    later = {  # the study went on
        "last_update_date",
        "last_update_submitted_date",
        "officials",
        "outcomes",
        "primary_completion_date",
        "results",
        "results_first_posted_date",
        "results_first_submitted_date",
        "results_first_submitted_qc_date",
        "sites",
        "sponsors",
        "verified_date",
        "documents",
        "references",
    }
    unsaid = {  # one of the two has no place for it
        "arms",  # which interventions
        "derived",
        "design",  # the number of arms
        "has_results",
        "last_update_submitted_qc_date",
        "organization",  # its class
        "recruitment_countries",
        "secondary_ids",  # their types
    }
    wrapped = {"brief_summary", "eligibility"}  # lines end elsewhere
    assert differ == later | unsaid | wrapped
    assert old.brief_summary is not None
    assert new.brief_summary is not None
    assert old.brief_summary.split() == new.brief_summary.split()


@pytest.mark.parametrize("number", ["#x7f", "#128", "#x9f", "#x85", "#xFDD0", "#x10FFFF", "#65"])
def test_a_character_by_its_number_is_that_character_in_words_and_value(number: str) -> None:
    reading = read(f"<brief_title>a&{number};b &lt;&amp;&quot;</brief_title>")
    assert reading.trial.brief_title == reading.words("brief_title")
    digits = number[1:]
    letter = chr(int(digits[1:], 16) if digits[0] == "x" else int(digits))
    assert reading.trial.brief_title == f'a{letter}b <&"'


def test_a_second_element_where_one_belongs_is_unread_and_an_issue_says_so() -> None:
    reading = read("<id_info><nct_id>NCT99999998</nct_id><nct_alias>NCT1</nct_alias></id_info>")
    assert reading.trial.trial_id == "NCT99999999"
    assert [issue.code for issue in reading.issues] == ["MSC007"]
    assert "NCT99999998" in unread(reading)
