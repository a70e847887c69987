"""Read documents and show for each a card, what was not read, and the issues found.

Called with nothing, it reads the documents beside this file; else those that are named::

    python examples/demo.py
    python examples/demo.py page.txt "pages/*"
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import mscregistry as msc
from mscregistry.display import card
from mscregistry.errors import MscRegistryError
from mscregistry.parsers.documents import each_document

DOCUMENTS = Path(__file__).parent / "documents"


def main(arguments: list[str]) -> int:
    """Print a card for each document; the exit code is 1 if one could not be read."""
    failed = 0
    for argument in arguments or [str(DOCUMENTS)]:
        for text in cards(argument):
            if isinstance(text, MscRegistryError):
                failed = 1
            print(text, end="\n\n")
    return failed


def cards(argument: str) -> Iterator[str | MscRegistryError]:
    """Give the card of each document, or the error that says why there is none."""
    for document in each_document(argument):
        if isinstance(document, MscRegistryError):
            yield document
            continue
        try:
            yield card(msc.read(document))
        except MscRegistryError as error:
            yield error


if __name__ == "__main__":
    # A terminal that lacks a letter shows a question mark for it.
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]  # it is a real stream
    try:
        sys.exit(main(sys.argv[1:]))
    except BrokenPipeError:  # whoever reads this has seen enough
        sys.stdout = None  # nothing is left to be flushed
        sys.exit(1)
