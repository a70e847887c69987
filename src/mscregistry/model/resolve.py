"""The types of a trial's fields, for those who ask what types they are."""

from __future__ import annotations

from functools import cache

from attrs import resolve_types

from mscregistry.model.trial import Trial


@cache
def resolve_trial() -> type[Trial]:
    """Give `Trial` with the types of all its fields known.

    The classes of rarely filled fields are imported by it, which `Trial` itself leaves to the
    first that needs them.
    """
    from mscregistry.model.annotations import Annotations
    from mscregistry.model.derived import Derived
    from mscregistry.model.documents import Documents
    from mscregistry.model.results import Results

    late = (Annotations, Derived, Documents, Results)
    return resolve_types(Trial, localns={one.__name__: one for one in late})
