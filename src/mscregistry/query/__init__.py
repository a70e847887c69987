"""Questions about trials, asked with `q`, answered TRUE, FALSE or UNKNOWN.

>>> from mscregistry.query import q
>>> from mscregistry.model import Enrollment, Trial
>>> asked = (q.enrollment >= 30) & q.start.before("2021")
>>> asked(Trial(enrollment=Enrollment(12)))
Truth.FALSE
>>> print(asked.explain(Trial(enrollment=Enrollment(40))))
? all of these
  ✓ the enrollment is at least 30: 40
  ? the start is before 2021: not stated
"""

from mscregistry.query.explanation import Explanation
from mscregistry.query.predicate import Predicate
from mscregistry.query.q import q

__all__ = ["Explanation", "Predicate", "q"]
