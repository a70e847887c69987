"""A time frame says what its words say, each part at its words, and is sure where all were read."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mscregistry.grammar.stated import Passage, Stated
from mscregistry.grammar.times import Duration, read_time_frame, times_named_in
from tests.grammar.times.frames_read import frame, said
from tests.timing import takes_at_most

WORDS = [
    "day", "days", "weeks", "month", "1", "7", "28", "first", "3rd", "-", "–", "to", "until", "from",
    "between", "and", ",", ";", ".", "(", ")", "[", "±", "+", "/", "within", "up to", "at least",
    "about", "every", "twice", "daily", "weekly", "after", "before", "during", "post-", "predose",
    "baseline", "surgery", "treatment", "end of", "of", "the", "at", "pain", "scores", "cycle",
    "was measured", "change", "interval", "apart", "D28", "m6", "1,3", "h", "x", "study", "\n", ":",
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6 months", "6 mo"),
        ("24h", "24 h"),
        ("Baseline, 1, 3 and 6 months", "baseline; 1 mo; 3 mo; 6 mo"),
        ("Day 0, day 7, 14, 28", "d 0; d 7; d 14; d 28"),
        ("Weeks 4, 8 and 12", "wk 4; wk 8; wk 12"),
        ("Day 0 (baseline), 7, 14", "d 0; baseline; d 7; d 14"),
        ("D1, D28, M6", "d 1; d 28; mo 6"),
        ("1st, 6th and 12th month", "mo 1; mo 6; mo 12"),
        ("third day", "d 3"),
        ("Day 1, 4 weeks", "d 1; 4 wk"),
        ("six weeks", "6 wk"),
        ("1 year 6 months", "18 mo"),
        ("a week", "1 wk"),
        ("two full weeks", "2 wk"),
        ("1-, 3- and 6-month", "1 mo; 3 mo; 6 mo"),
        ("1/2 hour", "0.5 h"),
        ("1,5 years", "1.5 a"),
        ("3,6 months", "3 mo; 6 mo"),
        ("1,000 days", "1000 d"),
        ("3. month", "mo 3"),
        ("Day: 7, 14", "d 7; d 14"),
        ("Day +100", "d 100"),
        ("day(s) 7", "d 7"),
        ("day 28 ± 2 hours", "d 28 ± 2 h"),
        ("6 (± 1) months", "6 mo ± 1 mo"),
        ("6 ± 1 months", "6 mo ± 1 mo"),
        ("1 week 3 hours", "1 wk; 3 h"),
        ("1 year 14 months", "1 a; 14 mo"),
        ("Days 1, 7, 28, 3 months", "d 1; d 7; d 28; 3 mo"),
        ("Days 1, 2, 4 hours", "d 1; d 2; 4 h"),
        ("Day 1, 2, 4 hours", "d 1; 2 h; 4 h"),
        ("each visit", "every 1 {visit}"),
        ("each visit 3", "{visit} 3"),
        ("each month", "every 1 mo"),
        ("q4 weeks", "every 4 wk"),
        ("1-3-6 months", "1 mo; 3 mo; 6 mo"),
    ],
)
def test_points_are_read_one_by_one(text: str, expected: str) -> None:
    assert said(text) == expected
    assert frame(text).sure


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 and 3 months after treatment", "1 mo after treatment; 3 mo after treatment"),
        ("Baseline, 2 h post-dose", "baseline; 2 h after dose"),
        ("24 weeks from baseline", "24 wk after baseline"),
        ("after surgery 3 days", "3 d after surgery"),
        ("Postoperatively at 1, 2 days", "1 d after surgery; 2 d after surgery"),
        ("6 months postoperatively", "6 mo after surgery"),
        ("3 days after hand-foot repair", '3 d after "hand-foot repair"'),
        ("after treatment assessment", "after treatment"),
        ("before and after surgery", "before surgery; after surgery"),
        ("1 day before, 1 day after injection", "1 d before injection; 1 d after injection"),
        ("2nd postoperative day", "d 2 after surgery"),
        ("first post-operative day", "d 1 after surgery"),
        ("during the intervention", "during intervention"),
        ("immediately after surgery", "after surgery"),
        ("12 days of treatment", "12 d during treatment"),
        ("after 30 weeks treatment", "30 wk during treatment"),
        ("after 3 weeks", "3 wk after"),
        ("12 weeks therapy", "12 wk during treatment"),
        ("3 days after removal of the cast", '3 d after "removal of the cast"'),
        ("1 day after dose 2", '1 d after "dose 2"'),
        ("2 weeks after relapse or death", '2 wk after "relapse or death"'),
        ("6 h (post-injection)", "6 h after injection"),
        ("12 months (6 months after surgery)", "12 mo; 6 mo after surgery"),
        ("14 days (2 weeks) after surgery", "14 d after surgery; 2 wk after surgery"),
        ("3 months post-treatment follow-up", "3 mo after treatment"),
        ("end of treatment", "treatment_end"),
        ("12 weeks of a study", "12 wk during study"),
        ("at the end of anaesthesia", '"end of anaesthesia"'),
        ("at the end of week 4", "wk 4"),
        ("discharge from the ward", "discharge"),
        ("First dose of the drug", "treatment_start"),
        ("at the last fitting", '"last fitting"'),
        ("at treatment", "treatment"),
        ("6 months after end of the study", "6 mo after study_end"),
    ],
)
def test_times_are_counted_from_what_happens(text: str, expected: str) -> None:
    assert said(text) == expected
    assert frame(text).sure


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("within 28 days after randomisation", "..28 d after randomisation"),
        ("up to 2 years", "..2 a"),
        ("from baseline to week 12", "baseline..wk 12"),
        ("Screening to Month 12", "screening..mo 12"),
        ("baseline (day 1) through week 6", "d 1; baseline..wk 6"),
        ("weeks 0-24", "wk 0..wk 24"),
        ("Day -6 to day -1", "d -6..d -1"),
        ("0 to 24 hours", "0 h..24 h"),
        ("Day 1 to 4 weeks", "d 1..4 wk"),
        ("3 days - 2 weeks", "3 d..2 wk"),
        ("between 4 and 6 weeks", "4 wk..6 wk"),
        ("between day 3 and day 5", "d 3..d 5"),
        ("between baseline and week 8", "baseline..wk 8"),
        ("Baseline to weeks 8 and 16", "baseline..wk 8; baseline..wk 16"),
        ("up to 8 and 16 weeks", "..8 wk; ..16 wk"),
        ("minimum of 2 years", "2 a.."),
        ("from week 2", "wk 2.."),
        ("from the first dose until death", "treatment_start..death"),
        ("from cast removal to full weight bearing", '"cast removal".."full weight bearing"'),
        ("until healing of the wound", "..recovery"),
        ("during the first 24 hours", "..24 h"),
        ("during the postoperative 24 hours", "..24 h after surgery"),
        ("throughout 6 weeks", "..6 wk"),
        ("over 1-2 days", "1 d..2 d"),
        ("during up to 3 days", "..3 d"),
        ("at least 1-2 days", "1 d..2 d"),
        ("up to day 30 (±3 days)", "..d 30 ± 3 d"),
    ],
)
def test_stretches_have_a_start_and_an_end(text: str, expected: str) -> None:
    assert said(text) == expected
    assert frame(text).sure


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("every 3 months for 2 years", "..2 a; every 3 mo"),
        ("daily until the tenth day", "..d 10; every 1 d"),
        ("weekly", "every 1 wk"),
        ("up to 6 cycles (each cycle is 28 days)", "..6 {cycle}"),
        ("day 1 of each cycle of 28 days", "d 1; every 28 d"),
        ("day 1 of every 28-day cycle", "d 1; every 28 d"),
        ("at 6-month intervals", "every 6 mo"),
    ],
)
def test_it_may_recur(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("through study completion, an average of 1 year", "~ 1 a?; ..study_end"),
        ("approximately 6 weeks", "~ 6 wk?"),
        ("day-1", "d 1?"),
        ("6 m", "6 mo?"),
        ("6-3 months", "6 mo?; 3 mo?"),
        ("3,1 months", "3 mo?; 1 mo?"),
        ("during about 3 days", "..~ 3 d?"),
        ("biweekly", "every 2 wk?"),
        ("Baseline - week 12", "baseline..wk 12?"),
        ("(- 48 hours)", "48 h?"),
        ("before, 3 days", "before?; 3 d"),
    ],
)
def test_what_leaves_a_doubt_is_not_sure(text: str, expected: str) -> None:
    assert said(text) == expected
    assert not frame(text).sure


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("6 months, blue weather", ["blue weather"]),
        ("nothing at all", ["nothing at all"]),
        ("1, 2 apples, 6 months", ["1, 2 apples"]),
        ("day 3 within reach", ["within reach"]),
        ("6 months, to assess pain", ["to assess pain"]),
        ("treatment, 6 months", ["treatment"]),
        ("6 months until", ["until"]),
        ("6 months; during, from", ["during", "from"]),
        ("between, until 3 days", ["between"]),
        ("end of, 3 days", ["end of"]),
        ("3 days, the first", ["first"]),
        ("at a strange blue, 3 days, thing in 5 days", ["thing"]),
        ("?", ["?"]),
        ("baseline - blue", ["blue"]),
        ("daily living, 3 days", ["daily living"]),
        ("6 months (± x)", ["x"]),
        ("3 days, 6 (± y) months", ["6", "y", "months"]),
        ("Day +", ["Day +"]),
        ("6 months (± 3 days of rain)", ["rain"]),
    ],
)
def test_words_that_are_not_understood_are_kept(text: str, unread: list[str]) -> None:
    found = frame(text)
    assert [one.value for one in found.unread] == unread
    assert not found.sure


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Joint pain was assessed by a nurse at 3 days", "3 d"),
        ("Change in joint pain at 6 months", "6 mo"),
        ("Change from baseline in pain at week 4", "baseline; wk 4"),
        ("anterior fusion (ALIF), 3 days", "3 d; ?anterior fusion?"),
        ("pain, in a study, 12 weeks", "12 wk; ?pain?"),
    ],
)
def test_what_is_measured_is_no_time(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("day 1 to-3 days", "d 1..3 d"), ("day 1 to --3", "d 1..d 3")]
)
def test_stray_dashes_are_no_signs(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10 min after induction and at incision", '10 min after anaesthesia; "incision"'),
        ("anaesthesia: 3 min after induction", "anaesthesia; 3 min after anaesthesia"),
        ("during induction of general anaesthesia", "during anaesthesia"),
        ("10 min after induction", '10 min after "induction"'),
        ("cycle 1 of chemotherapy, during induction", '{cycle} 1; during "induction"; ?chemotherapy?'),
        ("after induction of labour, surgery", 'after "induction of labour"; surgery'),
        ("at induction", '"induction"'),
        ("3 days after induction therapy", '3 d after "induction therapy"'),
        ("until the end of maintenance treatment", '.."end of maintenance treatment"'),
    ],
)  # fmt: skip
def test_induction_is_of_anaesthesia_only_among_its_words(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cycle 2 Day 1", 'd 1 during "cycle 2"'),
        (
            "Cycle 2, Days 1, 8 and 15",
            'd 1 during "cycle 2"; d 8 during "cycle 2"; d 15 during "cycle 2"',
        ),
        ("Course 1 week 2 until course 3 week 4", 'wk 2 during "course 1"..wk 4 during "course 3"'),
        ("Day 8 of Cycle 2", 'd 8 during "cycle 2"'),
        ("Cycle 2, 3 days", "{cycle} 2; 3 d"),
        ("Cycles 2 and 3, day 1", "{cycle} 2; {cycle} 3; d 1"),
        ("Cycles 2-3, day 1", "d 1; {cycle} 2..{cycle} 3"),
        ("Cycle 2,", "{cycle} 2"),
    ],
)
def test_a_day_may_be_one_of_a_cycle(text: str, expected: str) -> None:
    assert said(text) == expected


def test_a_day_of_a_cycle_is_none_from_the_start() -> None:
    found = frame("Cycle 2 Day 1 to Cycle 5 Day 28")
    assert found.latest is None
    assert Duration.of(28, "d") not in found
    assert found.windows[0].words == "Cycle 2 Day 1 to Cycle 5 Day 28"


@pytest.mark.parametrize("text", ["12 years old", "12-year-old", "twelve years old"])
def test_an_age_is_no_time(text: str) -> None:
    assert said(text) == f"?{text}?"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "1 year after enrolment of the final participant",
            '1 a after "enrolment of the final participant"',
        ),
        ("3 days after surgery of the patient", "3 d after surgery"),
        ("3 days after infusion of the first half", '3 d after "infusion of the first half"'),
    ],
)
def test_an_event_of_one_of_several_is_another_event(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("within 2 days before and 5 days after surgery", "2 d before surgery..5 d after surgery"),
        ("up to 2 days before and 5 days after surgery", "2 d before surgery..5 d after surgery"),
        ("2 days before and 5 days after surgery", "2 d before surgery; 5 d after surgery"),
        ("within 2 days and 5 days after surgery", "5 d after surgery; ..2 d after surgery"),
        (
            "within 2 days before surgery and 5 days after discharge",
            "5 d after discharge; ..2 d before surgery",
        ),
        (
            "at least 2 days before and 5 days after surgery",
            "5 d after surgery; 2 d before surgery..",
        ),
    ],
)
def test_a_stretch_may_lie_on_both_sides(text: str, expected: str) -> None:
    assert said(text) == expected


def test_a_blank_frame_is_none() -> None:
    assert read_time_frame(Passage("time_frame", " \n")) is None


def test_a_plus_without_a_numbered_day_is_passed_over() -> None:
    assert said("12 weeks + 4 weeks") == "12 wk; 4 wk"


def test_a_sum_may_end_in_several_times() -> None:
    assert said("visit 1 + 30-60 days") == '30 d after "visit 1"..60 d after "visit 1"'


def test_a_point_of_a_stretch_begins_no_other_one() -> None:
    assert said("days 1-3 to 5 weeks") == "d 1..d 3; ..5 wk"


def test_a_bracket_that_opens_ends_what_between_began() -> None:
    found = frame("between surgery (4 weeks) and death")
    assert not found.sure


def test_brackets_may_be_left_open_or_closed_twice() -> None:
    assert said("day 1 (baseline)) (week 2") == "d 1; baseline; wk 2"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Pain at 6 months", "6 mo?"),
        ("Deaths up to 1 year", "..1 a?"),
        ("Six-minute walk", "None"),
        ("", "None"),
    ],
)
def test_a_name_of_an_outcome_may_hold_times_and_is_never_sure(name: str, expected: str) -> None:
    assert str(times_named_in(Passage("measure", name))) == expected


@given(st.lists(st.sampled_from(WORDS)).map(" ".join))
@example("between 1 day and")
@example("( + ) 7 day ± from")
def test_every_part_stands_at_its_words(text: str) -> None:
    found = read_time_frame(Passage("time_frame", text))
    if found is None:
        assert not text.strip()
        return
    parts: list[Stated[object]] = [*found.points, *found.windows, *found.rates, *found.unread]
    assert parts
    for part in parts:
        assert part.words == " … ".join([span.of(text) for span in part.spans])
        assert part.words
        assert list(part.spans) == sorted(part.spans)


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert (read_time_frame(Passage("time_frame", text)) is None) == (not text.strip())


@pytest.mark.parametrize("piece", ["day 1, 2 to ", "3 days of the ", "(1-2 ", "after the cell "])
def test_the_time_is_proportional_to_the_length(piece: str) -> None:
    def work(size: int) -> None:
        passage = Passage("time_frame", piece * (size // len(piece)))
        read_time_frame(passage)

    assert takes_at_most(12, lambda: work(12_500), lambda: work(50_000))
