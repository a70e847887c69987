"""Is a record right: rules with codes, each finding with its words, and deadlines."""

from mscregistry.issues import Severity
from mscregistry.validation.book import Rulebook, rulebook
from mscregistry.validation.checked import Checked, RuleFailure
from mscregistry.validation.checking import validate
from mscregistry.validation.finding import Finding
from mscregistry.validation.report import ValidationReport
from mscregistry.validation.results_due import Law, ResultsDue, results_due
from mscregistry.validation.rule import Needs, Rule
from mscregistry.validation.trds import TrdsCompleteness, TrdsItem, trds_completeness

__all__ = [
    "Checked",
    "Finding",
    "Law",
    "Needs",
    "ResultsDue",
    "Rule",
    "RuleFailure",
    "Rulebook",
    "Severity",
    "TrdsCompleteness",
    "TrdsItem",
    "ValidationReport",
    "results_due",
    "rulebook",
    "trds_completeness",
    "validate",
]
