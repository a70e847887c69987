"""Words to meaning: dates, ages, criterion lists.  Nothing here knows a Trial."""

from mscregistry.grammar.ages import Age, AgeUnit, read_age
from mscregistry.grammar.dates import PartialDate, read_iso_date, read_us_date

__all__ = ["Age", "AgeUnit", "PartialDate", "read_age", "read_iso_date", "read_us_date"]
