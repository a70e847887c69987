"""What helps to test code that reads, holds or shows trials.

`sample_trials` makes invented trials, and `check_parser` is the test that every parser must pass;
both need nothing else.  `mscregistry.testing.strategies`
is for Hypothesis, which comes with ``pip install 'mscregistry[testing]'``, and is not loaded until
it is imported.
"""

from mscregistry.testing.check_parser import Effort, ParserFaults, check_parser
from mscregistry.testing.renderers import Renderer
from mscregistry.testing.samples import sample_trials

__all__ = ["Effort", "ParserFaults", "Renderer", "check_parser", "sample_trials"]
