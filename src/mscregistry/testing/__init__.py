"""What helps to test code that reads, holds or shows trials.

`sample_trials` makes invented trials and needs nothing else.  `mscregistry.testing.strategies`
is for Hypothesis, which comes with ``pip install 'mscregistry[testing]'``, and is not loaded until
it is imported.
"""

from mscregistry.testing.samples import sample_trials

__all__ = ["sample_trials"]
