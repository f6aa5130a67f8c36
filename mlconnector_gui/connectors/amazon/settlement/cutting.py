"""
Cut a flat file that is too large to be read at once into its settlements, line by line.

A piece is the header line and the rows of one settlement, as bytes: tabs and line feeds are the same in every
encoding that Amazon writes. XML has no lines to cut at, and a packed file has to be unpacked first, so that what
unpacks to far more than it says is never begun.
"""

from collections.abc import Iterator
from typing import BinaryIO

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.port import FilePiece

_FIRST = b"settlement-id"
_PREAMBLE_LINES = 50
_LONGEST_LINE = 1 << 20
_MARK = b"\xef\xbb\xbf"


def pieces_of(file: BinaryIO, name: str, largest: int) -> Iterator[FilePiece]:
    """Yield the settlements of a file in their order; one that is larger than that is refused."""
    header, number = _header(file, name, largest)
    rows, first, current = [header], number + 1, b""
    size = len(header)
    while line := _line(file, name, number + 1):
        number += 1
        settlement = line.partition(b"\t")[0].strip()
        if settlement and current and settlement != current:
            yield FilePiece(payload=b"".join(rows), first_line=first)
            rows, first, size = [header], number, len(header)
        current = settlement or current
        rows.append(line)
        size += len(line)
        if size > largest:
            raise Problem(
                "amazon.settlement_too_large",
                file=name,
                line=number,
                settlement=current.decode(errors="replace")[:40],
                megabytes=largest >> 20,
            )
    yield FilePiece(payload=b"".join(rows), first_line=first)


def _header(file: BinaryIO, name: str, largest: int) -> tuple[bytes, int]:
    for number in range(1, _PREAMBLE_LINES + 1):
        line = file.readline(_LONGEST_LINE)
        if line.removeprefix(_MARK).partition(b"\t")[0].strip().lower() == _FIRST:
            return line.removeprefix(_MARK), number
        if not line or not line.endswith(b"\n"):
            break
    raise Problem("amazon.file_too_large", file=name, megabytes=largest >> 20)


def _line(file: BinaryIO, name: str, number: int) -> bytes:
    line = file.readline(_LONGEST_LINE)
    if len(line) == _LONGEST_LINE and not line.endswith(b"\n"):
        raise Problem(
            "amazon.file_row_width",
            file=name,
            line=number,
            field="",
            columns=line.count(b"\t") + 1,
            expected="",
        )
    return line
