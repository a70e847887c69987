"""Whatever is handed over is found, opened and named, or refused with the reason."""

import errno
import io
import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from mscregistry.errors import Undecodable, UnreadableSource
from mscregistry.locator import Locator
from mscregistry.parsers.documents import Opened, each_document, open_document
from mscregistry.source import Source


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Give a folder of files, some hidden, one in a folder below, one with odd letters."""
    for name in ("b.txt", "a.txt", "below/c.txt", ".hidden", ".git/d.txt", "e[1].txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name)
    (tmp_path / "broken").symlink_to(tmp_path / "nowhere")
    return tmp_path


def names(folder: Path, *documents: object) -> list[str]:
    found = each_document(*documents)  # type: ignore[arg-type]  # some are wrong on purpose
    return [Path(str(one)).relative_to(folder).as_posix() for one in found]


def held(document: object) -> str:
    opened = open_document(document)  # type: ignore[arg-type]  # some are odd on purpose
    if isinstance(opened, Source):
        return opened.text
    with opened.stream as stream:
        return stream.read().decode()


def test_a_folder_gives_every_file_below_that_is_not_hidden(pages: Path) -> None:
    every = ["a.txt", "b.txt", "below/c.txt", "e[1].txt"]
    assert names(pages, pages) == names(pages, str(pages)) == every


def test_an_empty_folder_gives_nothing(tmp_path: Path) -> None:
    assert names(tmp_path, tmp_path) == []


def test_a_link_to_a_folder_above_is_not_followed(pages: Path) -> None:
    (pages / "below" / "up").symlink_to(pages, target_is_directory=True)
    assert len(names(pages, pages)) == 4


def test_a_folder_that_cannot_be_listed_is_no_empty_folder(
    pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scandir = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("below"):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    for document in (pages, pages / "**", pages / "*"):
        refused = [one for one in each_document(document) if isinstance(one, UnreadableSource)]
        assert [(one.name, one.why) for one in refused] == [
            (str(pages / "below"), "Permission denied")
        ]
        files = [one for one in each_document(document) if isinstance(one, Path)]
        assert [one.name for one in files] == ["a.txt", "b.txt", "e[1].txt"]


def test_a_path_that_may_not_be_asked_about_is_left_to_be_opened(
    pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> bool:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "is_dir", refuse)
    monkeypatch.setattr(Path, "is_file", refuse)
    assert names(pages, pages / "a.txt") == ["a.txt"]
    assert names(pages, pages / "a*.txt") == ["a.txt"]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("*.txt", ["a.txt", "b.txt", "e[1].txt"]),
        ("?.txt", ["a.txt", "b.txt"]),
        ("[ab].txt", ["a.txt", "b.txt"]),
        ("e[1].txt", ["e[1].txt"]),
        ("bel*", ["below/c.txt"]),
        ("**/*.txt", ["a.txt", "b.txt", "below/c.txt", "e[1].txt"]),
        ("**", ["a.txt", "b.txt", "below/c.txt", "e[1].txt"]),
        ("nowhere.txt", ["nowhere.txt"]),
    ],
)
def test_a_pattern_gives_the_files_that_fit_each_once(
    pages: Path, pattern: str, found: list[str]
) -> None:
    assert names(pages, str(pages / pattern)) == names(pages, pages / pattern) == found


@pytest.mark.parametrize("pattern", ["*.pdf", "nowhere/*", "[z].txt", chr(0xD800) + "/*.txt"])
def test_a_pattern_that_fits_nothing_is_an_error(pages: Path, pattern: str) -> None:
    (only,) = each_document(str(pages / pattern))
    assert isinstance(only, UnreadableSource)
    assert only.why == "no file fits this pattern"


def test_lists_are_taken_apart_in_order(pages: Path) -> None:
    a, b = pages / "a.txt", str(pages / "b.txt")
    assert names(pages, [b, (a, [b])], iter([a])) == ["b.txt", "a.txt", "b.txt", "a.txt"]
    assert names(pages) == names(pages, []) == []


def test_lists_are_taken_apart_one_by_one(pages: Path) -> None:
    def several() -> Iterator[Path]:
        yield pages / "a.txt"
        raise AssertionError("the second was asked for")

    assert next(each_document(several())) == pages / "a.txt"


def test_what_is_no_path_is_given_as_it_is() -> None:
    for one in ("TOY\nid: 1", "", "a\0b", "x" * 5000, b"x", bytearray(b"x"), memoryview(b"x")):
        assert list(each_document(one)) == [one]
    for file in (Source("hello"), io.StringIO("x"), io.BytesIO(b"x")):
        assert list(each_document(file)) == [file]


@pytest.mark.parametrize("thing", [None, 1, 1.5, object(), [["a.txt"], None]])
def test_what_cannot_be_read_is_a_mistake_in_the_program(thing: object) -> None:
    with pytest.raises(TypeError, match="a document is a path, text, bytes, an open file"):
        list(each_document(thing))  # type: ignore[arg-type]


@pytest.mark.parametrize("thing", [None, 1, object(), ["a.txt"]])
def test_one_document_is_not_a_list(thing: object) -> None:
    with pytest.raises(TypeError, match=f"and not of type '{type(thing).__name__}'"):
        open_document(thing)  # type: ignore[arg-type]


def test_a_path_is_opened_and_located(pages: Path) -> None:
    path = pages / "a.txt"
    for document in (path, str(path)):
        opened = open_document(document)
        assert isinstance(opened, Opened)
        assert (opened.name, opened.locator) == (
            str(path),
            Locator(str(path), modified=path.stat().st_mtime_ns, size=5),
        )
        opened.stream.close()
        assert held(document) == "a.txt"


def test_a_path_may_know_itself_in_bytes(pages: Path) -> None:
    (entry,) = [one for one in os.scandir(os.fsencode(pages)) if one.name == b"a.txt"]
    assert held(entry) == "a.txt"


@pytest.mark.parametrize(
    "data", [b"TOY", bytearray(b"TOY"), memoryview(b"TOY"), memoryview(b"T_O_Y")[::2]]
)
def test_bytes_are_bytes(data: bytes) -> None:
    opened = open_document(data)
    assert isinstance(opened, Opened)
    assert (opened.name, opened.locator, opened.stream.read()) == ("<bytes>", None, b"TOY")


@pytest.mark.parametrize("text", ["TOY\n", "TOY\r", "", "TOY\0", "TOY" * 2000])
def test_a_string_that_can_be_no_path_is_text(text: str) -> None:
    assert open_document(text) == Source(text)


def test_a_source_is_itself() -> None:
    source = Source("hello", "a.txt")
    assert open_document(source) is source


def test_open_files_are_read_from_where_they_are(pages: Path) -> None:
    path = pages / "a.txt"
    with path.open("rb") as binary, path.open(encoding="utf-8") as text:
        assert held(binary) == held(text) == "a.txt"
        binary.seek(2)
        text.seek(2)
        assert held(binary) == held(text) == "txt"
        binary.seek(0)
        text.seek(0)
        for file in (binary, text):
            opened = open_document(file)
            assert isinstance(opened, (Opened, Source))
            assert (opened.name, opened.locator) == (str(path), None)
        assert not binary.closed


@pytest.mark.parametrize("mode", ["w+b", "w+"])
def test_temporary_files_are_open_files(mode: str) -> None:
    encoding = None if "b" in mode else "utf-8"
    with tempfile.NamedTemporaryFile(mode, encoding=encoding) as file:
        file.write(b"TOY" if "b" in mode else "TOY")
        file.seek(0)
        assert held(file) == "TOY"
        opened = open_document(file)
        assert opened.name == file.name


def test_an_open_file_without_a_name_is_called_so(pages: Path) -> None:
    assert open_document(io.BytesIO(b"TOY")).name == "<file>"
    assert open_document(io.StringIO("TOY")).name == "<file>"
    with os.fdopen(os.open(pages / "a.txt", os.O_RDONLY), "rb") as numbered:
        assert open_document(numbered).name == "<file>"
    with (pages / "a.txt").open("rb") as file, open(os.fsencode(file.name), "rb") as in_bytes:  # noqa: PTH123 - a Path has no name in bytes
        assert open_document(in_bytes).name == file.name


def test_halves_of_pairs_in_text_are_kept() -> None:
    text = f"TOY {chr(0xD800)}\n"
    assert held(io.StringIO(text)) == held(text) == text


def test_a_pipe_is_read() -> None:
    out, into = os.pipe()
    with os.fdopen(into, "wb") as writer:
        writer.write(b"TOY")
    with os.fdopen(out, "rb") as reader:
        assert not reader.seekable()
        assert held(reader) == "TOY"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_named_pipe_is_read(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_bytes, args=(b"TOY",))
    writer.start()
    assert held(path) == "TOY"
    writer.join()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("nowhere.txt", errno.ENOENT),
        ("a.txt/b.txt", errno.ENOTDIR),
        ("below", errno.EISDIR),
        ("x" * 300, errno.ENAMETOOLONG),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other codes")
def test_a_path_that_cannot_be_opened_says_why(pages: Path, name: str, code: int) -> None:
    with pytest.raises(UnreadableSource) as caught:
        open_document(pages / name)
    assert caught.value.name == str(pages / name)
    assert caught.value.errno == code
    assert caught.value.why.startswith(os.strerror(code))


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Two words", ". To read text itself, hand over Source(text)"),
        ("NCT00000102", ". Nothing is fetched by its id: save the record, and read the file"),
        (
            "https://example.org/a",
            ". Nothing is fetched from the network: save the page, and read the file",
        ),
        ("page.txt", ""),
        ("my page.txt", ""),
    ],
)
def test_a_missing_file_may_have_been_meant_otherwise(name: str, hint: str) -> None:
    with pytest.raises(UnreadableSource) as caught:
        open_document(name)
    assert str(caught.value) == f"{name}: cannot be opened: No such file or directory{hint}"


@pytest.mark.parametrize("path", [Path("a\0b"), Path(chr(0xD800))])
def test_a_path_that_no_file_can_have_is_not_found(path: Path) -> None:
    with pytest.raises(UnreadableSource):
        open_document(path)


def test_a_file_without_permission_is_refused(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> object:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableSource) as caught:
        open_document(pages / "a.txt")
    assert str(caught.value) == f"{pages / 'a.txt'}: cannot be opened: Permission denied"


def test_a_closed_file_cannot_be_read() -> None:
    file = io.BytesIO(b"TOY")
    file.close()
    with pytest.raises(UnreadableSource) as caught:
        open_document(file)
    assert str(caught.value) == "<file>: cannot be opened: I/O operation on closed file."


def test_a_file_that_is_only_written_cannot_be_read(tmp_path: Path) -> None:
    with (tmp_path / "new.txt").open("wb") as file, pytest.raises(UnreadableSource):
        open_document(file)


def test_a_file_opened_in_the_wrong_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("naïve".encode("cp1252"))
    with path.open(encoding="utf-8") as file, pytest.raises(Undecodable) as caught:
        open_document(file)
    assert str(caught.value).startswith(f"{path}: cannot be read as text: it was opened as text, ")
    assert str(caught.value).endswith("Open it in binary mode, and its encoding is found out.")


def test_an_object_that_reads_something_else_is_a_mistake() -> None:
    class Odd:
        def read(self) -> None:
            """Give nothing, as a socket that does not block may."""

    with pytest.raises(TypeError, match="and not of type 'NoneType'"):
        open_document(Odd())  # type: ignore[arg-type]


def test_a_pattern_follows_no_link_to_its_own_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    for name in ("self", "again"):
        (tmp_path / name).symlink_to(".")
    assert list(each_document(str(tmp_path / "**"))) == [tmp_path / "a.txt"]
    assert list(each_document(str(tmp_path / "**" / "a*.txt"))) == [tmp_path / "a.txt"]
    (none,) = each_document(str(tmp_path / "nowhere" / "**"))
    assert "no file fits this pattern" in str(none)
