"""
The flat file of the second layout: its header line, its columns by name, and the blocks of its settlements.

A document may begin with lines that belong to nobody, and may hold several settlements. Each begins with a row
that has its dates and its total and no amount; the rows below repeat its number only. Cells are parted by tabs and
never quoted.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.amazon.settlement.spelling import required_moment

COLUMNS = (
    "settlement-id", "settlement-start-date", "settlement-end-date", "deposit-date", "total-amount", "currency",
    "transaction-type", "order-id", "merchant-order-id", "adjustment-id", "shipment-id", "marketplace-name",
    "amount-type", "amount-description", "amount", "fulfillment-id", "posted-date", "posted-date-time",
    "order-item-code", "merchant-order-item-id", "merchant-adjustment-item-id", "sku", "quantity-purchased",
    "promotion-id",
)  # fmt: skip
_NEEDED = (*COLUMNS[:8], "amount-type", "amount-description", "amount")
_POSTED = ("posted-date-time", "posted-date")
_FIRST = COLUMNS[0]
_PREAMBLE_LINES = 50
_SECOND_CELL = re.compile(rb"\n[^\t\n]*\t[^\t\n]")
_CURRENCY = re.compile("[A-Z]{3}")
_ID = re.compile(r"[0-9A-Za-z._-]{1,40}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The header line of a file: where it stands and the place of each column."""

    names: tuple[str, ...]
    line: int
    """Counted from 1, preamble included."""
    start: int
    end: int
    """Where the first row begins."""

    def place(self, name: str) -> int:
        return self.names.index(name)

    def place_or_none(self, name: str) -> int | None:
        return self.names.index(name) if name in self.names else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the first row of a settlement says of it; the total is still as written."""

    settlement_id: str
    starts_at: datetime
    ends_at: datetime
    deposited_at: datetime
    total: str
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One settlement in a document: its head, and where its rows stand."""

    head: Head
    start: int
    end: int
    line: int
    """The line of its first row, counted from 1."""


def header_of(text: bytes, *, file: str = "") -> Header:
    """Find the header line by its first cell."""
    start = 0
    for number in range(1, _PREAMBLE_LINES + 1):
        end = text.find(b"\n", start)
        line = text[start : end if end >= 0 else len(text)]
        names = tuple(cell.strip().lower() for cell in line.decode().split("\t"))
        if names[0] == _FIRST:
            return Header(names=names, line=number, start=start, end=len(text) if end < 0 else end + 1)
        if end < 0:
            break
        start = end + 1
    raise Problem("amazon.file_no_header", file=file)


def checked(header: Header, *, file: str) -> Header:
    """Refuse a header that lacks what a settlement is booked from, or names a column twice."""
    missing = [name for name in _NEEDED if name not in header.names]
    if not any(name in header.names for name in _POSTED):
        missing.append(_POSTED[0])
    if missing:
        raise Problem(
            "amazon.file_columns_missing", file=file, line=header.line, field=", ".join(missing),
            columns=len(header.names),
        )  # fmt: skip
    twice = sorted({name for name in header.names if name and header.names.count(name) > 1})
    if twice:
        raise Problem("amazon.file_column_twice", file=file, line=header.line, field=", ".join(twice))
    return header


def blocks_of(text: bytes, header: Header, *, file: str = "") -> Iterator[Block]:
    """Yield the settlements of a document of the second layout in their order."""
    places = _head_rows(text, header)
    if not places:
        raise Problem("amazon.file_no_settlement", file=file)
    line, reached = header.line + 1, header.end
    for start, following in zip(places, [*places[1:], len(text)], strict=True):
        between = text[reached:start]
        if reached == header.end and between.strip():
            raise Problem("amazon.file_rows_before_settlement", file=file, line=line)
        line += between.count(b"\n")
        head = head_of(cells_of(text, start), header, line=line, file=file)
        yield Block(head=head, start=start, end=following, line=line)
        line += text.count(b"\n", start, following)
        reached = following


def head_of(cells: list[str], header: Header, *, line: int, file: str) -> Head:
    values = dict(zip(header.names, (cell.strip() for cell in cells), strict=False))
    if not _ID.fullmatch(values["settlement-id"]):
        raise Problem(
            "amazon.file_field_invalid", file=file, line=line, field=_FIRST, value=values[_FIRST][:40]
        )
    if not _CURRENCY.fullmatch(values.get("currency", "")):
        value = values.get("currency", "")[:40]
        raise Problem("amazon.file_field_invalid", file=file, line=line, field="currency", value=value)
    starts_at, ends_at, deposited_at = (
        required_moment(values[name], field=name, line=line, file=file) for name in COLUMNS[1:4]
    )
    if ends_at < starts_at:
        value = values["settlement-end-date"]
        raise Problem(
            "amazon.file_field_invalid", file=file, line=line, field="settlement-end-date", value=value
        )
    return Head(
        settlement_id=values["settlement-id"],
        starts_at=starts_at,
        ends_at=ends_at,
        deposited_at=deposited_at,
        total=values["total-amount"],
        currency=values["currency"],
    )


def cells_of(text: bytes, start: int) -> list[str]:
    end = text.find(b"\n", start)
    return text[start : end if end >= 0 else len(text)].decode().split("\t")


def _head_rows(text: bytes, header: Header) -> list[int]:
    """Find the rows that have a total in a currency and no kind of transaction."""
    total, kind, currency = (header.place(name) for name in ("total-amount", "transaction-type", "currency"))
    # nearly all rows are blank beside the number, which a pattern that begins with the line feed sees soonest
    pattern = (
        _SECOND_CELL if header.names[1] == COLUMNS[1] else re.compile(rb"\n(?:[^\t\n]*\t){%d}[^\t\n]" % total)
    )
    found = []
    for match in pattern.finditer(text, header.end - 1):
        start = match.start() + 1
        cells = [cell.strip() for cell in cells_of(text, start)]
        has_total = max(total, currency) < len(cells) and cells[total] and cells[currency]
        if has_total and (kind >= len(cells) or not cells[kind]):
            found.append(start)
    return found
