"""Rows whose cells are run together are taken apart where that is certain, and only there."""

import time

import pytest

from mscregistry.parsers.medpath.arm_rows import name_among, name_between
from mscregistry.parsers.medpath.time_frames import after_joint, after_space


@pytest.mark.parametrize(
    "row",
    [
        "Adverse Events|6 months",
        "Safety|1y",
        "Change in score|Baseline, 3 months",
        "Number of events (any)|up to 24 weeks",
        "Rejection|up to 24 weeks",
        "Titer|Day 28",
        "GFR|Day 28",
        "eGFR (CKD-EPI)|24 weeks",
        "Survival|through study completion, an average of 1 year",
        "Overall survival at 1 year|1 year",
        "Events during follow-up|12 months",
        "Loss of ≥ 50%|From the first infusion to day 60",
        "Change from baseline|Six months",
        "FEV1|Week 4",
        "SF-36|Baseline",
        "Pain at day 1|Day 1, Day 7 and Day 28",
        "Share with a response (RP2D)|28 days",
        "Health (SF-12 v2)|week 1, 5 and 9",
        "Pain score|Change from day 1 to the visit after surgery",
        "Stiffness (points)|at the visit before discharge home",
        "Side effects|4 weeks after the last of the tablets",
        "Cells in blood|1-6 months after collecting the sample",
        "Disability index|4th day",
        "Pain score|before treatment, 1 week",
        "Vitamin D|6 months",
        "Salt before the meals|2 and16 weeks",
        "Pain score|Week 4 (day 28) and the end",
    ],
)
def test_a_time_frame_begins_where_two_cells_meet(row: str) -> None:
    measure, _, time_frame = row.partition("|")
    assert after_joint(measure + time_frame) == len(measure)


@pytest.mark.parametrize(
    "row",
    [
        "",
        "6 months",
        "Survival at 6 months",
        "CD3424 weeks",
        "FEV11 year",
        "p5324 weeks",
        "IL-66 months",
        "Setup",
        "Events after the visit",
        "Quality of lifeas long as it takes",
        "Kept up",
        "Followup",
        "score 0.56 months",
        "Painat H0+24 hours",
        "Alive and off oxygen, with a NEWS of NEWS2 for 24 hours",
        "Copies of Abl11-6 months after the sample",
        "Events by group 3 months",
        "Pain score1Infusion and 2 days",
        "Fused itemsWeek 1 and moreWeek 2",
    ],
)
def test_what_may_be_the_measure_s_is_not_cut_off(row: str) -> None:
    assert after_joint(row) is None


@pytest.mark.parametrize(
    ("measure", "time_frame"),
    [
        ("Adverse events", "6 months"),
        ("Number of events", "up to 24 weeks"),
        ("Creatinine", "Baseline, 3 months"),
        ("Pain (VAS)", "Day 28"),
    ],
)
def test_behind_a_space_a_time_frame_is_cut_off_where_only_one_start_is_possible(
    measure: str, time_frame: str
) -> None:
    assert after_space(f"{measure} {time_frame}") == len(measure) + 1


@pytest.mark.parametrize(
    "row",
    [
        "Survival at 1 year 1 year",
        "Change from baseline 6 months",
        "Pain score 1 year Fatigue score 2 years",
        "Pain score Change from baseline to week 8",
        "Survival From the first cell to death up to 2 years",
        "Time to death, assessed up to 2 years",
        "Toxicity (each cycle is 21 days)",
        "Time to event",
        "Six months",
        "",
    ],
)
def test_behind_a_space_what_is_in_doubt_stays_whole(row: str) -> None:
    assert after_space(row) is None


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ("High dose|MSCs|Once", ["MSCs"]),
        ("Placebo|Placebo|Placebo is given", ["Placebo"]),
        ("Arm 1|MSC|", ["MSC"]),
        ("Arm 1|MSC|-", ["MSC"]),
        ("Arm|Human MSCs|Given (MSCs, once)", ["MSCs", "Human MSCs"]),
        ("Treatment arm|umbilical cord cells|infused once", ["umbilical cord cells"]),
    ],
)
def test_a_name_without_spaces_around_it_is_the_cell(row: str, names: list[str]) -> None:
    label, name, _ = row.split("|")
    assert name_between(row.replace("|", ""), names) == (len(label), len(label) + len(name))


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ("Control-They wait", ["MSC"]),
        ("Control-MSCs are not given", ["MSC"]),
        ("hMSCs control-They wait", ["MSC"]),
        ("A (MSC)Nothing", ["MSC"]),
        ("Arm and MSC, given once", ["MSC"]),
        ("MSCalone", ["MSC"]),
        ("OneMSCTwoMSCThree", ["MSC"]),
        ("OneMSCTwo", []),
        ("OneMSCTwo", ["MSC", *map(str, range(100))]),
        ("armmsconce", ["msc"]),
    ],
)
def test_a_name_in_running_text_is_not(row: str, names: list[str]) -> None:
    assert name_between(row, names) is None


@pytest.mark.parametrize(
    "row", ["MSC Once", "Arm xMSC Once", "Arm MSCs Once", "Arm MSC Once - -", "Arm Once"]
)
def test_among_spaces_a_name_must_stand_alone_and_once(row: str) -> None:
    assert name_among(row, ["MSC"]) is None


def test_a_long_row_takes_time_in_proportion() -> None:
    begin = time.perf_counter()
    for row in ("1 " * 200_000, "day" * 200_000, "a1" * 200_000):
        after_joint(row)
        after_space(row)
        name_between(row, ["1", "a", "day"])
    assert time.perf_counter() - begin < 20
