"""Say in one sentence what is missing before a virtual environment can be made.

Written for any Python 3, so that an old one is told its fault instead of showing a traceback.
"""

import importlib.util
import sys

if sys.version_info < (3, 11):
    found = ".".join(map(str, sys.version_info[:3]))
    sys.exit(
        f"mscregistry needs Python 3.11 or newer; {sys.executable} is {found}. "
        "Name another one, for example: make PYTHON=python3.12 test"
    )
if importlib.util.find_spec("ensurepip") is None:
    sys.exit(
        f"{sys.executable} cannot make virtual environments: its ensurepip module is missing. "
        "On Debian and Ubuntu: apt-get install python3-venv"
    )
