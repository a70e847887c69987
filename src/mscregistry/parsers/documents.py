"""What can be handed over to be read, and how it is opened."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from fnmatch import translate
from glob import glob, has_magic
from io import BytesIO
from itertools import takewhile
from pathlib import Path
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, BinaryIO, Final, TextIO, TypeAlias, cast

from attrs import frozen

from mscregistry.errors import Undecodable, UnreadableSource
from mscregistry.locator import Locator
from mscregistry.source import Source
from mscregistry.vocab import registry_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Protocol

    class _Readable(Protocol):
        def read(self) -> object: ...


#: What can be read: a path, text, bytes, an open file, or a source made before.
Document: TypeAlias = (
    "str | os.PathLike[str] | bytes | bytearray | memoryview | BinaryIO | TextIO | Source"
)

#: Any number of folders, in an expression for paths whose every step ends in a slash.
_STEPS: Final = r"(?:[^/]+/)*"
_BYTES: Final = (bytes, bytearray, memoryview)
#: What text begins with that is a record and hardly a path.
_TEXT_BEGINS: Final = re.compile(r"\s*(?:[{<]|\[\s*(?:[\[\]{\"]|null|true|false))")
#: How much of a pipe is kept in memory; the rest is kept on disk until it is read.
_HELD: Final = 64 * 2**20
#: A string longer than this is text and not a path.
_LONGEST_PATH: Final = 4096


@frozen
class Opened:
    """Bytes that can be read twice: once to tell the format, once to read the records."""

    #: The bytes, at their beginning.
    stream: BinaryIO
    #: What to call them in messages.
    name: str
    #: Where they lie, for a file.
    locator: Locator | None = None


def each_document(
    *documents: Document | Iterable[Document],
) -> Iterator[Document | UnreadableSource]:
    """Give the single documents of folders, patterns and lists, in order.

    A folder gives every file below it that is not hidden, sorted by path.  A pattern that fits no
    file, or a folder that cannot be listed, comes as the error that says so.

    Raises:
        TypeError: If one is nothing that can be read.
    """
    for one in documents:
        if isinstance(one, (str, os.PathLike, *_BYTES, Source)) or hasattr(one, "read"):
            document = cast("Document", one)
            path = path_of(document)
            yield from [document] if path is None else _files(path)
        elif hasattr(one, "__iter__") and not isinstance(one, Mapping):
            for each in one:
                yield from each_document(each)
        else:
            raise _refusal(one)


def path_of(document: object) -> str | None:
    """Give the path that a document is named by, or None where it is the document itself."""
    if isinstance(document, os.PathLike):
        return os.fsdecode(document)
    return document if isinstance(document, str) and not _is_text(document) else None


def is_folder(path: str) -> bool:
    """Say whether a path leads to a folder."""
    try:
        return Path(path).is_dir()
    except OSError:  # it cannot be asked what it is; opening it will say why
        return False


def is_pattern(path: str) -> bool:
    """Say whether a path is a pattern for paths, and not that of a file with odd letters."""
    return has_magic(path) and not os.path.lexists(path)


def open_document(document: Document) -> Source | Opened:
    """Give the bytes of a document, or where it is text already, its source.

    Raises:
        UnreadableSource: If it cannot be opened or read.
        Undecodable: If it is a file that was opened as text, and is not.
        TypeError: If it is nothing that can be read.
    """
    path = path_of(document)
    if path is not None:
        return Opened(_open_file(path), path, _located(path))
    if isinstance(document, Source):
        return document
    if isinstance(document, str):
        return Source(document)
    if isinstance(document, _BYTES):
        return Opened(BytesIO(bytes(document)), "<bytes>")
    if hasattr(document, "read"):
        return _read_object(cast("_Readable", document))
    raise _refusal(document)


def _located(path: str) -> Locator:
    known = Path(path).stat()
    return Locator(str(Path(path).absolute()), modified=known.st_mtime_ns, size=known.st_size)


def unreadable(name: str, error: OSError | ValueError) -> UnreadableSource:
    """Give our error for one of the system's."""
    why = getattr(error, "strerror", None) or str(error)
    if isinstance(error, FileNotFoundError):
        why = f"{why}{_what_else(name)}"
    return UnreadableSource(name, why, getattr(error, "errno", None))


def _what_else(name: str) -> str:
    """Say what a name that is no file's was perhaps meant to be, as the end of a sentence."""
    if name.lower().startswith(("http://", "https://", "http:/", "https:/")):
        return ". Nothing is fetched from the network: save the page, and read the file"
    if registry_of(name) is not None:
        return ". Nothing is fetched by its id: save the record, and read the file"
    if " " in name and not Path(name).suffix:
        return ". To read text itself, hand over Source(text)"
    return ""


def _is_text(string: str) -> bool:
    # No path is empty or has a NUL; and an empty one would mean the folder that we are in.
    if _TEXT_BEGINS.match(string):
        return True
    return not string or len(string) > _LONGEST_PATH or any(mark in string for mark in "\n\r\0")


def _files(path: str) -> Iterator[Path | UnreadableSource]:
    if is_folder(path):
        yield from _below(path)
    elif is_pattern(path):
        fitting: Sequence[str | Path | UnreadableSource]
        try:
            fitting = _anywhere(path) if "**" in path else sorted(glob(path))  # noqa: PTH207 - patterns may be absolute
        except ValueError:  # it holds letters that no file name can have
            fitting = []
        if not fitting:
            yield UnreadableSource(path, "no file fits this pattern")
        files = [file for one in fitting for file in _of_fitting(one)]
        # A pattern such as ** fits a folder and the files in it, which are read once.
        yield from dict.fromkeys(files)
    else:
        yield Path(path)


def _of_fitting(found: str | Path | UnreadableSource) -> Iterator[Path | UnreadableSource]:
    """Give the files of what fits a pattern: a file, or a folder."""
    if isinstance(found, UnreadableSource):
        yield found
        return
    for file in _files(str(found)):
        if isinstance(file, UnreadableSource) or _is_file(file):
            yield file


def _anywhere(pattern: str) -> list[Path | UnreadableSource]:
    """Give the files that fit a pattern with ``**``.

    The standard library follows links to folders for it, and a link to its own folder without
    end; here no such link is followed.
    """
    steps = Path(pattern).parts
    plain = list(takewhile(lambda step: not has_magic(step), steps))
    wanted = [
        # What `translate` ends in says that the text ends there too.
        _STEPS if step == "**" else translate(step)[:-2].replace(".*", "[^/]*") + "/"
        for step in steps[len(plain) :]
    ]
    # A pattern that ends in ** fits every file below.
    fits = re.compile("".join(wanted) + (".*" if steps[-1] == "**" else "")).fullmatch
    base = Path(*plain)
    files = _below(str(base)) if base.is_dir() else []
    return [
        one
        for one in files
        if isinstance(one, UnreadableSource) or fits(f"{one.relative_to(base).as_posix()}/")
    ]


def _below(folder: str) -> list[Path | UnreadableSource]:
    """Give the files below a folder, sorted; a link to another folder is not followed.

    Folders that cannot be listed come first, as the errors that say so.
    """
    refused: list[OSError] = []
    found: list[Path] = []
    for here, folders, files in os.walk(folder, onerror=refused.append):
        # What is taken out here is not walked into.
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(here, name) for name in files if not name.startswith(".")]
    errors = [unreadable(str(error.filename), error) for error in refused]
    return [*errors, *sorted([path for path in found if _is_file(path)])]


def _is_file(path: Path) -> bool:
    """Say whether a path leads to a file; a link that leads nowhere does not."""
    try:
        return path.is_file()
    except OSError:  # it cannot be asked what it is; opening it will say why
        return True


def _open_file(path: str) -> BinaryIO:
    try:
        stream = Path(path).open("rb")  # noqa: SIM115 - who asked for it closes it
        if stream.seekable():
            return stream
        with stream:  # a pipe gives its bytes once
            held = cast("BinaryIO", SpooledTemporaryFile(_HELD))  # noqa: SIM115 - as above
            copyfileobj(stream, held)
            held.seek(0)
            return held
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error


def _read_object(file: _Readable) -> Source | Opened:
    name = getattr(file, "name", None)
    # A file made from a descriptor has its number for a name.
    label = os.fsdecode(name) if isinstance(name, (str, bytes)) else "<file>"
    try:
        held = file.read()
    except UnicodeDecodeError as error:
        hint = "Open it in binary mode, and its encoding is found out."
        raise Undecodable(label, f"it was opened as text, but {error}", hint) from error
    except (OSError, ValueError) as error:
        raise unreadable(label, error) from error
    if isinstance(held, str):
        return Source(held, label)
    if isinstance(held, _BYTES):
        return Opened(BytesIO(bytes(held)), label)
    raise _refusal(held)


def _refusal(thing: object) -> TypeError:
    if isinstance(thing, Mapping):
        return TypeError("a document is text, and no dict; hand over json.dumps(…) of it")
    return TypeError(
        "a document is a path, text, bytes, an open file or a Source, "
        f"and not of type {type(thing).__name__!r}"
    )
