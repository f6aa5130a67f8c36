"""Files that a person names: texts read as UTF-8, and what is written, whole or not at all."""

import io
from pathlib import Path

from mlconnector_gui.base.problem import Problem


def text_of(path: Path) -> str:
    """Read a text file whole; a byte order mark is passed over, and what is not UTF-8 is refused with its line."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Problem("file.unreadable", path=str(path), technical=str(error)) from error
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Problem("file.not_utf8", path=str(path), line=line, technical=str(error)) from error
    return io.StringIO(text, newline=None).read()


def write_whole(path: Path, content: bytes) -> None:
    """Write beside the file, then give it its name; a disk that is full keeps the file as it was, and nothing new."""
    fresh = path.with_name(path.name + ".new")
    try:
        fresh.write_bytes(content)
        fresh.replace(path)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise Problem("export.cannot_write", path=str(path), technical=str(error)) from error
