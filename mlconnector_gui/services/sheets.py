"""
Tables for spreadsheets: CSV and XLSX that open as they are meant, and in which no text can act as a formula.

In CSV a text that begins like a formula gets an apostrophe in front. In XLSX every text is a text by its type, so
that long order numbers and leading zeros stay too; only numbers that are ours are numbers.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import IO

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

Cell = str | int | Decimal | None

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet program may take for the beginning of a formula."""
_LONGEST_TEXT = 32_767
ROWS_A_SHEET = 1_048_575
"""What Excel takes, less the headings."""
_EXACT_DIGITS = 15
"""A number in Excel has no more digits that are right."""
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LONGEST_TITLE = 24
_HELD_BYTES = 16 * 1024 * 1024
"""Of a workbook in memory; a larger one is made in the folder for temporary files."""
_STREAMED = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


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
    # a zip file that a full disk broke off tries again when it is forgotten, so it is made apart
    with SpooledTemporaryFile(_HELD_BYTES) as whole:
        with xlsxwriter.Workbook(whole, _STREAMED) as book:
            bold = book.add_format({"bold": True})
            is_more = True
            while is_more:
                sheets += 1
                name = title[:_LONGEST_TITLE] + ("" if sheets == 1 else f" {sheets}")
                sheet = book.add_worksheet(name)
                for place, words in enumerate(headings):
                    sheet.set_column(place, place, max(len(words) + 4, 18))
                    sheet.write_string(0, place, words, bold)
                sheet.freeze_panes(1, 0)
                written = _write_rows(sheet, left)
                count += written
                is_more = written == ROWS_A_SHEET
        whole.seek(0)
        copyfileobj(whole, file)
    return count


def _csv_cell(cell: Cell) -> str:
    if not isinstance(cell, str):
        return "" if cell is None else f"{cell}"
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def _write_rows(sheet: Worksheet, rows: Iterator[Sequence[Cell]]) -> int:
    count = 0
    for row in islice(rows, ROWS_A_SHEET):
        count += 1
        for place, cell in enumerate(row):
            if cell is None or cell == "":
                continue
            if not isinstance(cell, str) and len(f"{cell}".strip("-").replace(".", "")) <= _EXACT_DIGITS:
                sheet.write_number(count, place, cell)
            else:
                sheet.write_string(count, place, _UNPRINTABLE.sub("�", str(cell))[:_LONGEST_TEXT])
    return count
