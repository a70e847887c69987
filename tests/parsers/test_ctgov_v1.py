"""Studies of the old API: its keys as it wrote them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import mscregistry as msc
from mscregistry.errors import BrokenRecord, RefusedDocument, UnknownFormat
from mscregistry.parsers.ctgov_v1 import CTGOV_V1
from mscregistry.source import Source
from mscregistry.testing.perturb import unnoticed
from mscregistry.vocab import Masking, Phase, Sex, Status, WhoMasked
from tests.parsers.ways import spoiled

DOCUMENTS = Path(__file__).parents[1] / "documents" / "ctgov_v1"
STUDY: dict[str, Any] = {
    "ProtocolSection": {
        "IdentificationModule": {
            "NCTId": "NCT99999999",
            "OrgStudyIdInfo": {"OrgStudyId": "EX-1"},
            "SecondaryIdInfoList": {
                "SecondaryIdInfo": [{"SecondaryId": "X", "SecondaryIdType": "Other Identifier"}]
            },
            "Organization": {"OrgFullName": "Example Clinic", "OrgClass": "OTHER"},
        },
        "StatusModule": {
            "StatusVerifiedDate": "March 2021",
            "OverallStatus": "Not yet recruiting",
            "ExpandedAccessInfo": {"HasExpandedAccess": "No"},
            "StartDateStruct": {"StartDate": "July 3, 2021", "StartDateType": "Anticipated"},
            "StudyFirstSubmitDate": "March 1, 2021",
        },
        "SponsorCollaboratorsModule": {
            "ResponsibleParty": {
                "ResponsiblePartyType": "Principal Investigator",
                "ResponsiblePartyInvestigatorFullName": "Ada Example",
            },
            "LeadSponsor": {"LeadSponsorName": "Example Clinic", "LeadSponsorClass": "OTHER"},
        },
        "OversightModule": {"OversightHasDMC": "Yes", "IsFDARegulatedDrug": "No"},
        "ConditionsModule": {"ConditionList": {"Condition": ["Rest"]}},
        "DesignModule": {
            "PhaseList": {"Phase": ["Phase 1", "Phase 2"]},
            "DesignInfo": {
                "DesignAllocation": "Randomized",
                "DesignMaskingInfo": {
                    "DesignMasking": "Double",
                    "DesignWhoMaskedList": {"DesignWhoMasked": ["Participant", "Investigator"]},
                },
            },
            "EnrollmentInfo": {"EnrollmentCount": "40", "EnrollmentType": "Anticipated"},
            "ExpandedAccessTypes": {"ExpAccTypeIndividual": "Yes"},
        },
        "ArmsInterventionsModule": {
            "ArmGroupList": {
                "ArmGroup": [
                    {
                        "ArmGroupLabel": "Cells",
                        "ArmGroupType": "Experimental",
                        "ArmGroupInterventionList": {
                            "ArmGroupInterventionName": ["Biological: Cells"]
                        },
                    }
                ]
            },
            "InterventionList": {
                "Intervention": [
                    {
                        "InterventionType": "Biological",
                        "InterventionName": "Cells",
                        "InterventionArmGroupLabelList": {"InterventionArmGroupLabel": ["Cells"]},
                    }
                ]
            },
        },
        "OutcomesModule": {
            "PrimaryOutcomeList": {
                "PrimaryOutcome": [
                    {"PrimaryOutcomeMeasure": "Pain", "PrimaryOutcomeTimeFrame": "1 year"}
                ]
            }
        },
        "EligibilityModule": {
            "EligibilityCriteria": "Adults",
            "HealthyVolunteers": "Accepts Healthy Volunteers",
            "Gender": "All",
            "MinimumAge": "18 Years",
            "StdAgeList": {"StdAge": ["Adult"]},
        },
        "ContactsLocationsModule": {
            "LocationList": {
                "Location": [
                    {
                        "LocationFacility": "Example Clinic",
                        "LocationContactList": {
                            "LocationContact": [{"LocationContactName": "Ada Example"}]
                        },
                    }
                ]
            }
        },
        "ReferencesModule": {
            "ReferenceList": {"Reference": [{"ReferencePMID": "1", "ReferenceType": "background"}]},
            "AvailIPDList": {"AvailIPD": [{"AvailIPDId": "D-1"}]},
        },
        "IPDSharingStatementModule": {
            "IPDSharing": "Yes",
            "IPDSharingInfoTypeList": {"IPDSharingInfoType": ["Study Protocol"]},
        },
    },
    "ResultsSection": {
        "ParticipantFlowModule": {
            "FlowGroupList": {"FlowGroup": [{"FlowGroupId": "FG000", "FlowGroupTitle": "Cells"}]},
            "FlowPeriodList": {
                "FlowPeriod": [
                    {
                        "FlowPeriodTitle": "Overall Study",
                        "FlowMilestoneList": {
                            "FlowMilestone": [
                                {
                                    "FlowMilestoneType": "STARTED",
                                    "FlowAchievementList": {
                                        "FlowAchievement": [
                                            {
                                                "FlowAchievementGroupId": "FG000",
                                                "FlowAchievementNumSubjects": "20",
                                            }
                                        ]
                                    },
                                }
                            ]
                        },
                    }
                ]
            },
        },
        "OutcomeMeasuresModule": {
            "OutcomeMeasureList": {
                "OutcomeMeasure": [
                    {
                        "OutcomeMeasureType": "Primary",
                        "OutcomeAnalysisList": {
                            "OutcomeAnalysis": [
                                {
                                    "OutcomeAnalysisPValueComment": "Planned.",
                                    "OutcomeAnalysisGroupIdList": {
                                        "OutcomeAnalysisGroupId": ["OG000"]
                                    },
                                }
                            ]
                        },
                    }
                ]
            }
        },
        "AdverseEventsModule": {
            "EventsFrequencyThreshold": "5",
            "SeriousEventList": {
                "SeriousEvent": [
                    {
                        "SeriousEventTerm": "Fall",
                        "SeriousEventStatsList": {
                            "SeriousEventStats": [
                                {
                                    "SeriousEventStatsGroupId": "EG000",
                                    "SeriousEventStatsNumAffected": "1",
                                }
                            ]
                        },
                    }
                ]
            },
        },
        "MoreInfoModule": {
            "CertainAgreement": {"AgreementPISponsorEmployee": "No"},
            "PointOfContact": {"PointOfContactEMail": "ada@example.org"},
        },
    },
    "DocumentSection": {
        "LargeDocumentModule": {"LargeDocList": {"LargeDoc": [{"LargeDocTypeAbbrev": "Prot"}]}}
    },
    "DerivedSection": {
        "MiscInfoModule": {
            "VersionHolder": "March 02, 2021",
            "RemovedCountryList": {"RemovedCountry": ["Norway"]},
        },
        "ConditionBrowseModule": {
            "ConditionMeshList": {"ConditionMesh": [{"ConditionMeshId": "D1"}]},
            "ConditionBrowseLeafList": {
                "ConditionBrowseLeaf": [{"ConditionBrowseLeafRelevance": "high"}]
            },
            "ConditionBrowseBranchList": {
                "ConditionBrowseBranch": [{"ConditionBrowseBranchAbbrev": "All"}]
            },
        },
    },
}


def test_each_key_of_the_old_api_has_its_place() -> None:
    reading = msc.read(json.dumps({"Rank": 3, "Study": STUDY}))
    trial = reading.trial
    assert reading.issues == ()
    assert [reading.source.words([span]) for span in reading.unread] == ["Rank", "3"]
    assert trial.overall_status is Status.NOT_YET_RECRUITING
    assert str(trial.start_date) == "2021-07-03"
    assert trial.phases == (Phase.PHASE1, Phase.PHASE2)
    assert trial.design.masking is Masking.DOUBLE
    assert trial.design.who_masked == (WhoMasked.PARTICIPANT, WhoMasked.INVESTIGATOR)
    assert trial.eligibility.sex is Sex.ALL
    assert trial.eligibility.healthy_volunteers is True
    assert trial.arms[0].intervention_names == ("Biological: Cells",)
    assert trial.results is not None
    assert trial.results.outcome_measures[0].analyses[0].p_value_comment == "Planned."
    assert trial.results.more_info is not None
    assert trial.derived is not None
    assert trial.derived.removed_countries == ("Norway",)
    assert str(trial.derived.version_holder) == "2021-03-02"


def test_a_file_may_hold_an_answer_a_record_or_a_study() -> None:
    answer = {"FullStudiesResponse": {"NStudiesFound": 1, "FullStudies": [{"Study": STUDY}]}}
    first = msc.read(json.dumps(answer)).trial
    assert first == msc.read(json.dumps({"Study": STUDY})).trial
    assert first == msc.read(json.dumps(STUDY, indent=1)).trial


def test_what_is_not_known_stays_unread() -> None:
    odd = {
        "IdentificationModule": {
            "NCTId": "NCT99999999",
            "MoonPhase": 7,
            "MoonList": {"Sun": [True]},
        },
        "ConditionsModule": {"ConditionList": {}},
        "Nothing": None,
    }
    reading = msc.read(json.dumps({"ProtocolSection": odd}))
    assert [reading.source.words([span]) for span in reading.unread] == [
        "MoonPhase",
        "7",
        "MoonList",
        "Sun",
        "true",
    ]


def test_other_answers_and_broken_ones_are_refused() -> None:
    with pytest.raises(RefusedDocument, match="an answer of the old API"):
        msc.read('{"StudyFieldsResponse": {"Expression": "rest"}}')
    with pytest.raises(BrokenRecord, match="no object"):
        CTGOV_V1.read(Source("[1]"))
    with pytest.raises(BrokenRecord, match="no object"):
        CTGOV_V1.read(Source('{"Study": 1}'))
    with pytest.raises(UnknownFormat):
        msc.read('{"x": 1}')


def test_a_number_that_is_none_is_unread() -> None:
    limits = {"MinBMI": "18.5", "MaxBMI": "fat"}
    misc = {"MiscInfoModule": {"ModelPredictions": {"BMILimits": limits}}}
    reading = msc.read(json.dumps({"ProtocolSection": {}, "DerivedSection": misc}))
    assert reading.trial.derived is not None
    assert reading.trial.derived.bmi_limits is not None
    assert str(reading.trial.derived.bmi_limits.min_bmi) == "18.5"
    assert reading.trial.derived.bmi_limits.max_bmi is None
    assert "MSC002" in [issue.code for issue in reading.issues]


def test_every_key_is_read_to_its_field() -> None:
    reading = msc.read(DOCUMENTS / "every_key.json")
    text = reading.source.text
    listed = (DOCUMENTS / "every_key.txt").read_text(encoding="utf-8")
    rows = [line.split() for line in listed.splitlines()]
    assert len(rows) == 341
    for key, path in rows:
        before = text[: reading.spans(path)[0].start]
        assert re.findall(r'"(\w+)":', before)[-1] == key, path
    assert {path for _, path in rows} == set(reading.origins)
    assert reading.issues == ()


def test_a_day_that_is_not_known_is_said_in_its_place_and_may_be_no_text() -> None:
    event = {"UnpostedEventType": "Reset", "UnpostedEventDate": "Unknown"}
    notes = {"UnpostedAnnotation": {"UnpostedEventList": {"UnpostedEvent": [event]}}}
    study = {
        "ProtocolSection": {"ConditionsModule": {"ConditionList": ["Rest"]}},
        "AnnotationSection": {"AnnotationModule": notes},
    }
    reading = msc.read(json.dumps(study))
    assert reading.trial.annotations is not None
    (only,) = reading.trial.annotations.unposted_events
    assert only.date is None
    assert only.date_unknown is True
    assert reading.trial.conditions == ()
    assert "Rest" in [reading.source.words([span]) for span in reading.unread]


def test_a_value_that_says_nothing_is_absent() -> None:
    odd = {"IdentificationModule": {"NCTId": "NCT99999999", "Acronym": "", "BriefTitle": None}}
    trial = msc.read(json.dumps({"ProtocolSection": odd})).trial
    assert trial.acronym is None
    assert trial.brief_title is None


def test_a_changed_letter_is_noticed() -> None:
    text = json.dumps({"Study": STUDY}, indent=1)
    missed = unnoticed(lambda text: CTGOV_V1.read(Source(text)), text, 80)
    assert [str(one) for one in missed] == []


def test_every_sample_is_read_but_for_its_rank(shared: Path) -> None:
    readings = list(msc.scan(shared / "samples" / "ctgov_v1_fullstudies_json"))
    assert len(readings) == 3
    for reading in readings:
        assert reading.issues == ()
        words = [reading.source.words([span]) for span in reading.unread]
        assert words[0] == "Rank"
        assert len(words) == 2


def test_a_list_in_a_list_is_unread() -> None:
    module = {"ConditionList": {"Condition": ["A", ["B", "C"]]}, "KeywordList": [["x"], None]}
    number = {"NCTId": "NCT99999999", "BriefTitle": [["y"]]}
    sections = {"IdentificationModule": number, "ConditionsModule": module}
    reading = msc.read(json.dumps({"Study": {"ProtocolSection": sections}}))
    assert reading.trial.conditions == ("A",)
    assert reading.trial.brief_title is None
    unread = [reading.source.words([span]) for span in reading.unread]
    assert {"B", "C", "x", "y"} <= set(unread)
    assert reading.issues == ()


@pytest.mark.untraced
def test_a_strange_value_at_any_place_is_read_or_unread_and_nothing_raises() -> None:
    whole = json.loads((DOCUMENTS / "every_key.json").read_text(encoding="utf-8"))
    for tree in spoiled(whole["Study"]):
        reading = CTGOV_V1.read(Source(json.dumps({"Study": tree})))
        assert reading.coverage().parts
