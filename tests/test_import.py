"""`import mscregistry` is quick: what is heavy is loaded by the function that needs it."""

import subprocess
import sys

import pytest

import mscregistry

HEAVY = [
    "cattrs",
    "dateutil.parser",
    "dateutil.tz",
    "duckdb",
    "httpx",
    "hypothesis",
    "lxml",
    "matplotlib",
    "msgspec",
    "numpy",
    "pandas",
    "polars",
    "pyarrow",
    "scipy",
    "sklearn",
    "tomllib",
    "tqdm",
]


def in_a_fresh_interpreter(*statements: str) -> str:
    """Give what a program prints that has loaded nothing yet."""
    code = "\n".join(["import sys", *statements])
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    return done.stdout.strip()


def test_import_loads_nothing_heavy() -> None:
    """Not even the tables of vocabulary, which `tomllib` reads when the first word is looked up."""
    listed = f"print([name for name in {HEAVY} if name in sys.modules])"
    assert in_a_fresh_interpreter("import mscregistry", listed) == "[]"


def test_reading_loads_no_extra() -> None:
    extras = [name for name in HEAVY if name != "tomllib"]
    assert (
        in_a_fresh_interpreter(
            "import mscregistry as msc",
            "msc.load([b'NCT ID: NCT00000102'], format='aggregator').trials[0].url",
            f"print([name for name in {extras} if name in sys.modules])",
        )
        == "[]"
    )


def test_each_room_can_be_the_first_to_be_imported() -> None:
    """No circle hides behind the order in which the package itself imports its rooms."""
    for room in (
        "truth",
        "trialset",
        "display",
        "model",
        "parsers.formats",
        "grammar.dates",
        "query",
        "database",
        "related",
        "export.arrow",
    ):
        assert in_a_fresh_interpreter(f"import mscregistry.{room}", "print('done')") == "done"


def test_every_name_of_the_front_door_exists_and_is_said() -> None:
    for name in mscregistry.__all__:
        assert getattr(mscregistry, name) is not None
    assert list(mscregistry.__all__) == sorted(mscregistry.__all__)
    promised = {"read", "scan", "load", "formats", "Trial", "Arm", "Intervention", "Criterion"}
    promised |= {"Site", "Outcome", "Reading", "Issue", "TrialSet", "Truth", "Source"}
    assert promised <= set(mscregistry.__all__)


def test_a_name_is_loaded_when_it_is_first_asked_for() -> None:
    rooms = "[name for name in sys.modules if name.startswith('mscregistry.')]"
    assert in_a_fresh_interpreter("import mscregistry", f"print({rooms})") == "[]"
    assert in_a_fresh_interpreter("from mscregistry import Truth", f"print({rooms})") == (
        "['mscregistry.truth']"
    )
    assert in_a_fresh_interpreter("import mscregistry as msc", "print(msc.errors.__name__)") == (
        "mscregistry.errors"
    )


def test_the_front_door_lists_its_names_and_no_others() -> None:
    assert set(mscregistry.__all__) <= set(dir(mscregistry))
    load = vars(mscregistry)["__getattr__"]
    for name in mscregistry.__all__:
        assert load(name) is getattr(mscregistry, name)
    with pytest.raises(AttributeError, match="module 'mscregistry' has no attribute 'reed'"):
        _ = mscregistry.reed  # type: ignore[attr-defined]


def test_the_whole_front_door_loads_no_extra() -> None:
    extras = [name for name in HEAVY if name not in {"tomllib", "cattrs"}]
    assert (
        in_a_fresh_interpreter(
            "from mscregistry import *",
            f"print([name for name in {extras} if name in sys.modules])",
        )
        == "[]"
    )
