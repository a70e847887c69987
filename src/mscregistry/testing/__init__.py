"""What helps to test code that reads, holds or shows trials.

`sample_trials` makes invented trials, `StatedProduct` makes those that state a cell product in
different words, and `check_parser` and `check_rule` are the tests that every parser and every
rule must pass; they need nothing else.  `mscregistry.testing.strategies`
is for Hypothesis, which comes with ``pip install 'mscregistry[testing]'``, and is not loaded until
it is imported.
"""

from mscregistry.testing.check_parser import Effort, ParserFaults, check_parser
from mscregistry.testing.check_rule import RuleFaults, check_rule
from mscregistry.testing.renderers import Renderer
from mscregistry.testing.samples import sample_trials
from mscregistry.testing.stated_products import StatedProduct

__all__ = [
    "Effort",
    "ParserFaults",
    "Renderer",
    "RuleFaults",
    "StatedProduct",
    "check_parser",
    "check_rule",
    "sample_trials",
]
