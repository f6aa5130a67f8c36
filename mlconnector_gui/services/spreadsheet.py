"""
Spreadsheets in and out: XLSX by xlsxwriter and, for reading, the standard library's zip under defusedxml.

Every cell is text. A sheet that came back from a spreadsheet program with numbers or formulas in it is refused: an
account typed as a number may have lost a zero, and a formula is not a value. Reading XLSX takes no further part
(openpyxl was turned down): a list of texts needs three of the format's files. `as_plain_cell` keeps a text from being
taken for a formula where a format has no types.
"""

import posixpath
import zipfile
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError

import xlsxwriter
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.services.sheets import FORMULA_STARTS

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_LARGEST_BYTES = 64 * 1024 * 1024
_MOST_ROWS = 100_000
_GUARD = "'"
_WIDEST = 48


def as_plain_cell(text: str) -> str:
    """Put an apostrophe before what a spreadsheet program would run as a formula, and before one's own apostrophe."""
    return _GUARD + text if text.startswith((*FORMULA_STARTS, _GUARD)) else text


def from_plain_cell(text: str) -> str:
    """Take back what `as_plain_cell` did."""
    return text[1:] if text.startswith(_GUARD) and text[1:].startswith((*FORMULA_STARTS, _GUARD)) else text


def written_sheet(title: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return an XLSX file with one sheet of texts under a frozen heading."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet(title)
    plain, bold = book.add_format({"num_format": "@"}), book.add_format({"bold": True, "bottom": 1})
    widths = [len(name) for name in header]
    for column, name in enumerate(header):
        sheet.write_string(0, column, name, bold)
    for number, row in enumerate(rows, start=1):
        for column, text in enumerate(row):
            widths[column] = max(widths[column], len(text))
            sheet.write_string(number, column, text, plain)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(width, _WIDEST) + 2, plain)
    sheet.freeze_panes(1, 0)
    book.close()
    return buffer.getvalue()


def read_sheet(path: Path) -> list[tuple[int, list[str]]]:
    """Return the first sheet's rows with their numbers, heading first; rows without a text are left out."""
    try:
        with zipfile.ZipFile(path) as package:
            _check_size(path, package)
            shared = _shared_strings(package)
            sheet = _part(package, _first_sheet(package))
    except OSError as error:
        raise Problem("file.unreadable", path=str(path), technical=str(error)) from error
    except (zipfile.BadZipFile, KeyError, ParseError, DefusedXmlException, ValueError) as error:
        raise Problem(
            "file.not_a_sheet", path=str(path), technical=f"{type(error).__name__}: {error}"
        ) from error
    rows = [_row(path, number, row, shared) for number, row in enumerate(sheet.iter(f"{_MAIN}row"), start=1)]
    return [(number, cells) for number, cells in rows if any(cells)]


def _check_size(path: Path, package: zipfile.ZipFile) -> None:
    size = sum(member.file_size for member in package.infolist())
    if size > _LARGEST_BYTES:
        raise Problem("file.too_large", path=str(path), size=size, limit=_LARGEST_BYTES)


def _part(package: zipfile.ZipFile, name: str) -> Element:
    """Read one file of the package, and not a byte more than its own heading promised."""
    with package.open(name) as file:
        content = file.read(_LARGEST_BYTES + 1)
    if len(content) > _LARGEST_BYTES:
        raise ValueError(f"{name} is larger than {_LARGEST_BYTES} bytes")
    found: Element = fromstring(content, forbid_dtd=True)
    return found


def _first_sheet(package: zipfile.ZipFile) -> str:
    book = _part(package, "xl/workbook.xml")
    first = next(book.iter(f"{_MAIN}sheet"))
    wanted = first.attrib[f"{_OFFICE}id"]
    links = _part(package, "xl/_rels/workbook.xml.rels")
    targets = {link.attrib["Id"]: link.attrib["Target"] for link in links.iter(f"{_PACKAGE}Relationship")}
    return posixpath.normpath(posixpath.join("xl", targets[wanted])).lstrip("/").removeprefix("xl/xl/")


def _shared_strings(package: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in package.namelist():
        return []
    return [_text(item) for item in _part(package, "xl/sharedStrings.xml").iter(f"{_MAIN}si")]


def _text(item: Element) -> str:
    """Join the runs of a text; phonetic guides beside them are no part of it."""
    runs = [item.find(f"{_MAIN}t"), *(run.find(f"{_MAIN}t") for run in item.findall(f"{_MAIN}r"))]
    return "".join(run.text or "" for run in runs if run is not None)


def _row(path: Path, place: int, row: Element, shared: Sequence[str]) -> tuple[int, list[str]]:
    number = int(row.attrib.get("r", place))
    if number > _MOST_ROWS:
        raise Problem("file.too_large", path=str(path), size=number, limit=_MOST_ROWS)
    cells: list[str] = []
    for cell in row.iter(f"{_MAIN}c"):
        column = _column(cell.attrib.get("r", "")) if "r" in cell.attrib else len(cells)
        cells += [""] * (column - len(cells))
        cells.append(_cell(path, number, cell, shared))
    return number, cells


def _column(reference: str) -> int:
    number = 0
    for letter in reference:
        if not letter.isalpha():
            break
        number = number * 26 + ord(letter.upper()) - ord("A") + 1
    return min(number, 1_000) - 1


def _cell(path: Path, line: int, cell: Element, shared: Sequence[str]) -> str:
    kind, value = cell.attrib.get("t", "n"), cell.find(f"{_MAIN}v")
    written: Any = value.text if value is not None and value.text else ""
    if cell.find(f"{_MAIN}f") is not None:
        raise _refused(path, line, cell, f"={cell.findtext(f'{_MAIN}f', '')}", "a plain text, not a formula")
    if kind == "inlineStr":
        inline = cell.find(f"{_MAIN}is")
        return _text(inline) if inline is not None else ""
    if kind == "s" and written:
        place = int(written)
        return shared[place] if 0 <= place < len(shared) else ""
    if kind == "str" or not written:
        return str(written)
    raise _refused(path, line, cell, written, "a text: format the column as text before typing into it")


def _refused(path: Path, line: int, cell: Element, value: str, expected: str) -> Problem:
    return Problem(
        "mapping.field_wrong",
        path=str(path),
        line=line,
        field=cell.attrib.get("r", "cell"),
        value=value,
        expected=expected,
    )
