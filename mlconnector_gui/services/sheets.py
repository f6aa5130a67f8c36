"""
Tables for spreadsheets: CSV and XLSX that open as they are meant, and in which no text can act as a formula.

In CSV a text that begins like a formula gets an apostrophe in front. In XLSX every text is a text by its type, so
that long order numbers and leading zeros stay too; only numbers that are ours are numbers. The writer is our own: a
sheet of inline texts is a few lines of XML, and it streams a million rows without holding them.
"""

import csv
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import IO
from xml.sax.saxutils import escape

Cell = str | int | Decimal | None

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_LONGEST_TEXT = 32_767
ROWS_A_SHEET = 1_048_575
"""What Excel takes, less the headings."""
_EXACT_DIGITS = 15
"""A number in Excel has no more digits that are right."""
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_BOLD = ' s="1"'
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def write_csv(file: IO[str], headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> int:
    """Write with a byte order mark and CRLF, as Excel reads UTF-8; returns the number of rows."""
    file.write("\ufeff")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(headings)
    count = 0
    for row in rows:
        writer.writerow([_csv_cell(cell) for cell in row])
        count += 1
    return count


def write_xlsx(file: IO[bytes], title: str, headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> int:
    """Write a workbook; rows that one sheet cannot hold go on in another. Returns the number of rows."""
    count = sheets = 0
    left = iter(rows)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as book:
        is_more = True
        while is_more:
            sheets += 1
            with book.open(f"xl/worksheets/sheet{sheets}.xml", "w", force_zip64=True) as sheet:
                written = _write_sheet(sheet, headings, left)
            count += written
            is_more = written == ROWS_A_SHEET
        _write_frame(book, title, sheets)
    return count


def _csv_cell(cell: Cell) -> str:
    if not isinstance(cell, str):
        return "" if cell is None else f"{cell}"
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _write_sheet(sheet: IO[bytes], headings: Sequence[str], rows: Iterator[Sequence[Cell]]) -> int:
    columns = "".join(
        f'<col min="{place}" max="{place}" width="{max(len(words) + 4, 18)}" customWidth="1"/>'
        for place, words in enumerate(headings, 1)
    )
    frozen = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    head = (
        f'{_DECLARED}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">{frozen}</sheetView>'
        f"</sheetViews><cols>{columns}</cols><sheetData>{_row(headings, style=_BOLD)}"
    )
    sheet.write(head.encode())
    count = 0
    for row in islice(rows, ROWS_A_SHEET):
        sheet.write(_row(row).encode())
        count += 1
    sheet.write(b"</sheetData></worksheet>")
    return count


def _row(cells: Sequence[Cell], *, style: str = "") -> str:
    return f"<row>{''.join(_cell(cell, style) for cell in cells)}</row>"


def _cell(cell: Cell, style: str) -> str:
    if cell is None or cell == "":
        return "<c/>"
    if not isinstance(cell, str) and len(f"{cell}".strip("-").replace(".", "")) <= _EXACT_DIGITS:
        return f"<c><v>{cell:f}</v></c>" if isinstance(cell, Decimal) else f"<c><v>{cell}</v></c>"
    text = _UNPRINTABLE.sub("�", str(cell))[:_LONGEST_TEXT]
    return f'<c t="inlineStr"{style}><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def _write_frame(book: zipfile.ZipFile, title: str, sheets: int) -> None:
    numbers = range(1, sheets + 1)
    book.writestr(
        "[Content_Types].xml",
        f'{_DECLARED}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
        '<Override PartName="/xl/styles.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>'
        + "".join(
            f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="application/'
            'vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
            for number in numbers
        )
        + "</Types>",
    )
    book.writestr(
        "_rels/.rels",
        f'{_DECLARED}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    )
    listed = "".join(
        f'<sheet name="{escape(title)[:24]}{"" if number == 1 else f" {number}"}" sheetId="{number}" '
        f'r:id="rId{number}"/>'
        for number in numbers
    )
    book.writestr(
        "xl/workbook.xml",
        f'{_DECLARED}<workbook xmlns="{_MAIN}" xmlns:r="{_REL}"><sheets>{listed}</sheets></workbook>',
    )
    linked = "".join(
        f'<Relationship Id="rId{number}" Type="{_REL}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in numbers
    )
    book.writestr(
        "xl/_rels/workbook.xml.rels",
        f'{_DECLARED}<Relationships xmlns="{_PACKAGE}/relationships">{linked}'
        f'<Relationship Id="rId{sheets + 1}" Type="{_REL}/styles" Target="styles.xml"/></Relationships>',
    )
    book.writestr("xl/styles.xml", _STYLES)


_STYLES = (
    f'{_DECLARED}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>'
)
