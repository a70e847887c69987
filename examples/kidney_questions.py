"""Ten questions of a systematic review of MSC trials in kidney disease, each asked in three ways.

Of the trials in memory, of a database by the same expressions, and of the database in plain SQL;
the answers must be the same.  Called with nothing, it reads the documents beside this file; else
those that are named::

    python examples/kidney_questions.py
    python examples/kidney_questions.py downloads/ more.zip
"""

import sys
from pathlib import Path

import duckdb

import mscregistry as msc
from mscregistry.database import Database, open_database
from mscregistry.query import Predicate, q
from mscregistry.vocab.condition_tree import narrower

HERE = Path(__file__).parent
DOCUMENTS = [HERE / folder for folder in ("documents", "kidney", "registries", "studies")]
#: What the database holds beside whole trials: what the questions need, and no more.
TABLES = ("cell_products", "outcomes", "comparisons", "sites")

KIDNEY = (
    q.condition.is_a("kidney disease")
    | q.condition.contains("kidney")
    | q.condition.contains("renal")
    | q.condition.contains("neph*")
)
REVIEWED = q.gives(form="msc") & KIDNEY

QUESTIONS: dict[str, Predicate] = {
    "give MSC in kidney disease": REVIEWED,
    "can still be entered": REVIEWED & q.status.is_in("recruiting", "not yet recruiting"),
    "are randomized, of phase 2 or 3, with 30 people or more": REVIEWED
    & (q.allocation == "randomized")
    & q.phase.has_any("PHASE2", "PHASE3")
    & (q.enrollment >= 30),
    "give cells of an allogeneic cord into a vein": KIDNEY
    & q.gives(form="msc", tissue="umbilical cord", donor="allogeneic", route="IV"),
    "give one to two million cells per kilogram": REVIEWED & q.dose.between("1e6", "2e6"),
    "were over before 2022 and have no results": REVIEWED
    & q.completion.before("2022")
    & ~q.has_results,
    "were registered after they began": REVIEWED & ~q.registered_before_start,
    "have a site within 500 km of Munich": REVIEWED & q.near(48.1374, 11.5755, 500),
    "measure eGFR, creatinine or protein in the urine": REVIEWED
    & q.measured.has_any("egfr", "creatinine", "uacr", "proteinuria_24h"),
    "set a limit to eGFR and take people under 18": REVIEWED
    & q.limited.has("egfr")
    & (q.minimum_age < "18 years"),
}

#: What every question of SQL begins with.
_FROM = """
SELECT f.record FROM facets f WHERE (list_has_any(f.condition || f.condition_added, $kidney)
OR contains(f.condition_words, ' kidney ') OR contains(f.condition_words, ' renal ')
OR contains(f.condition_words, ' neph'))
AND EXISTS (FROM cell_products p WHERE p.record = f.record AND p.form = 'msc' AND p.form_sure
"""
_REVIEWED = f"{_FROM})"
#: The same questions in SQL, in the same order.
SQL = (
    _REVIEWED,
    f"{_REVIEWED} AND f.status IN ('RECRUITING', 'NOT_YET_RECRUITING')",
    f"""{_REVIEWED} AND f.allocation = 'RANDOMIZED' AND f.enrollment >= 30
    AND list_has_any(f.phase, ['PHASE2', 'PHASE3'])""",
    f"""{_FROM} AND 'umbilical_cord' IN (p.tissue, p.tissue_within) AND p.tissue_sure
    AND p.donor = 'allogeneic' AND p.donor_sure AND list_contains(p.routes, 'intravenous'))""",
    f"""{_REVIEWED} AND EXISTS (
    FROM (SELECT record, unnest(doses) AS d FROM cell_products) p WHERE p.record = f.record
    AND d.unit = 'cells/kg' AND d.sure AND d.low >= 1e6 AND d.high <= 2e6)""",
    f"{_REVIEWED} AND f.completion_latest < DATE '2022-01-01' AND NOT f.has_results",
    f"{_REVIEWED} AND NOT f.registered_before_start",
    f"""{_REVIEWED} AND EXISTS (FROM sites s WHERE s.record = f.record
    AND 6371.0088 * 2 * asin(sqrt(power(sin(radians(s.latitude - 48.1374) / 2), 2)
    + cos(radians(48.1374)) * cos(radians(s.latitude))
    * power(sin(radians(s.longitude - 11.5755) / 2), 2))) <= 500)""",
    f"""{_REVIEWED} AND EXISTS (FROM outcomes o WHERE o.record = f.record
    AND list_has_any(o.measured, ['egfr', 'creatinine', 'uacr', 'proteinuria_24h']))""",
    f"""{_REVIEWED} AND f.minimum_age < 18 * 525960 AND EXISTS (
    FROM comparisons c WHERE c.record = f.record AND c.measure = 'egfr' AND c.bound_sure)""",
)


def answers(trials: msc.TrialSet, database: Database) -> list[tuple[str, tuple[int, ...]]]:
    """Give each question with the places of the records that answer it.

    Raises:
        RuntimeError: If the three ways to ask differ.
    """
    kidney = {"kidney": sorted(narrower("kidney_disease") | {"kidney_disease"})}
    found = []
    for (question, predicate), sql in zip(QUESTIONS.items(), SQL, strict=True):
        kept = {id(reading) for reading in trials.where(predicate)}
        places = tuple([place for place, one in enumerate(trials) if id(one) in kept])
        rows = database.connection.execute(f"{sql} ORDER BY f.record", kidney).fetchall()
        if not places == database.where(predicate).records == tuple([row[0] for row in rows]):
            raise RuntimeError(f"the ways to ask which trials {question} differ")
        found.append((question, places))
    return found


def main(arguments: list[str]) -> int:
    """Print the answer to each question."""
    trials = msc.load(*(arguments or DOCUMENTS), on_error="collect")
    trials |= msc.TrialSet()  # each record once: a database does not write the same words twice
    print(f"{trials!r}\n")
    with duckdb.connect() as connection:
        trials.to_duckdb(connection, tables=TABLES)
        for question, places in answers(trials, open_database(connection)):
            undecided = len(trials.unknown(QUESTIONS[question]))
            numbers = [trials[place].trial.trial_id or "without number" for place in places]
            print(f"{len(places):3} {question} ({undecided} undecided)")
            print(f"    {', '.join(numbers)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
