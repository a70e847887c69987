"""An abstract tells what its sections state, each fact with its place in the trial."""

from mscregistry.grammar.findings import Findings
from mscregistry.model import Trial
from mscregistry.model.abstract import AbstractReport, AbstractSection
from mscregistry.paths import follow

REPORT = AbstractReport(
    sections=(
        AbstractSection("Fever is common, and 9 patients had fever.", "Background"),
        AbstractSection("We enrolled 30 patients.", "Methods"),
        AbstractSection("Grade 2 fever occurred in 3 patients.", "Results"),
        AbstractSection("It helps in stage 3 disease.", "Conclusion"),
    )
)


def test_each_section_tells_what_its_kind_does() -> None:
    found = REPORT.findings
    assert str(found.enrolled) == "30"
    assert [str(one.subjects) for one in found.adverse_events] == ["3"]
    assert [str(one) for one in found.stages_in_conclusion] == ["3"]


def test_a_path_leads_to_the_text_in_the_trial() -> None:
    trial = Trial(brief_title="A phase 2 study", abstract=REPORT)
    found = REPORT.findings_under(trial.brief_title)
    (phase,) = found.phases
    assert found.enrolled is not None
    for fact in (phase, found.enrolled, found.adverse_events[0].term):
        text = follow(trial, fact.path)
        assert isinstance(text, str)
        assert [span.of(text) for span in fact.spans] == [fact.words]


def test_a_section_of_a_kind_that_is_not_known_may_tell_anything() -> None:
    report = AbstractReport(sections=(AbstractSection("Two patients died.", "Notes"),))
    assert str(report.findings.deaths) == "2"


def test_the_view_is_worked_out_once_and_is_no_part_of_equality() -> None:
    assert REPORT.findings is REPORT.findings
    assert AbstractReport() == AbstractReport()
    assert AbstractReport().findings == Findings()
