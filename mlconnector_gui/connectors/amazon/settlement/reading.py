"""
Read the rows of one settlement in one pass, and add them up by month and kind.

A row is looked at once and kept nowhere: a settlement of a million rows costs the memory of its kinds and of the
orders that have tax. Amounts are whole numbers of the currency's smallest unit.
"""

from array import array
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from zoneinfo import ZoneInfo

from mlconnector_gui.accounting.money import Money
from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors.amazon.settlement.layout import Block, Head, Header
from mlconnector_gui.connectors.amazon.settlement.months import Month, Months
from mlconnector_gui.connectors.amazon.settlement.spelling import (
    DecimalSign,
    decimal_sign_of,
    minor_units,
)
from mlconnector_gui.connectors.amazon.settlement.taxes import Remitted, TaxSide, tax_side

_CHUNK = 1 << 20
_MOST_REMEMBERED = 100_000


class Kind(NamedTuple):
    """What the rows that are added up have in common."""

    month: Month
    transaction_type: str
    amount_type: str
    amount_description: str
    marketplace: str
    is_negative: bool
    remitted: Remitted = Remitted.NONE


class Row(NamedTuple):
    """One row below a settlement's first, understood; rows alike share one kind."""

    line: int
    cells: list[str]
    kind: Kind
    side: TaxSide
    minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How one settlement is written: what does not change from row to row."""

    text: bytes
    header: Header
    block: Block
    sign: DecimalSign
    zone: ZoneInfo
    file: str

    @property
    def head(self) -> Head:
        return self.block.head

    @property
    def total(self) -> Money:
        minor = minor_units(self.head.total, self.head.currency, self.sign)
        if minor is None:
            raise _invalid(self, self.block.line, "total-amount", self.head.total)
        return Money.from_minor(minor, self.head.currency)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """A settlement added up; it foots, or there would be none."""

    head: Head
    total: Money
    by_kind: Mapping[Kind, int]
    rows: int
    unremitted: Mapping[str, int] = field(default_factory=dict)
    """Orders whose collected tax the marketplace kept in part only, and what is left over."""


def reading_of(text: bytes, header: Header, block: Block, *, zone: ZoneInfo, file: str = "") -> Reading:
    """Settle how the amounts of a settlement are written before the first is believed."""
    amounts = _amount_texts(text, header, block)
    sign = decimal_sign_of(amounts, block.head.currency)
    if sign is None:
        raise Problem("amazon.file_decimals_unclear", file=file, line=block.line, field="amount")
    return Reading(text=text, header=header, block=block, sign=sign, zone=zone, file=file)


def rows_of(reading: Reading) -> Iterator[Row]:
    """Yield the rows of a settlement one by one; the kind of one with tax does not say yet who remits it."""
    read, _ = _row_reader(reading)
    for line, cells in _lines(reading):
        tally, minor = read(line, cells)
        yield Row(line, cells, tally.kind, tally.side, minor)


def order_place(header: Header) -> int:
    return header.place("order-id")


def sums_of(reading: Reading) -> Sums:
    """Add up a settlement; one that does not come to its own total is refused with the arithmetic."""
    order = order_place(reading.header)
    read, tallies = _row_reader(reading)
    taxes = _Taxes()
    rows = 0
    for line, cells in _lines(reading):
        tally, minor = read(line, cells)
        rows += 1
        tally.minor += minor
        if tally.is_tax:
            taxes.note(tally.kind, tally.side, cells[order], minor)
    total, stated = sum(tally.minor for tally in tallies.values()), reading.total
    if total != stated.minor:
        raise _does_not_foot(reading, stated, Money.from_minor(total, stated.currency), rows)
    by_kind, unremitted = taxes.settled()
    for tally in tallies.values():
        if not tally.is_tax:
            by_kind[tally.kind] = by_kind.get(tally.kind, 0) + tally.minor
    return Sums(head=reading.head, total=stated, by_kind=by_kind, rows=rows, unremitted=unremitted)


def remitted_by_order(reading: Reading) -> Callable[[str], Remitted]:
    """Return who remits the tax of each order of a settlement."""
    taxes, order = _Taxes(), order_place(reading.header)
    for row in rows_of(reading):
        if row.side is not TaxSide.NONE:
            taxes.note(row.kind, row.side, row.cells[order], row.minor)
    return taxes.remitted


class _Tally:
    """What the rows of one kind come to, as one spelling of it writes them."""

    __slots__ = ("is_tax", "kind", "minor", "side")

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self.minor = 0
        self.side = tax_side(kind.transaction_type, kind.amount_type, kind.amount_description)
        self.is_tax = self.side is not TaxSide.NONE


_Tallies = dict[tuple[object, ...], _Tally]


class _Taxes:
    """Tax rows waiting until it is known of each order whether the marketplace kept what it collected."""

    def __init__(self) -> None:
        self._orders: dict[str, int] = {}
        self._kinds: list[Kind] = []
        self._numbers: dict[int, int] = {}
        self._nets = array("q")
        self._withheld = bytearray()
        self._rows = (array("l"), array("l"), array("q"))

    def note(self, kind: Kind, side: TaxSide, order: str, minor: int) -> None:
        place = self._orders.get(order)
        if place is None:
            place = self._orders[order] = len(self._nets)
            self._nets.append(0)
            self._withheld.append(0)
        self._nets[place] += minor
        if side is TaxSide.WITHHELD:
            self._withheld[place] = 1
        places, numbers, minors = self._rows
        places.append(place)
        numbers.append(self._number(kind))
        minors.append(minor)

    def _number(self, kind: Kind) -> int:
        """Number the kinds, which rows alike share, by what they are and not by what they say."""
        number = self._numbers.get(id(kind))
        if number is None:
            number = self._numbers[id(kind)] = len(self._kinds)
            self._kinds.append(kind)
        return number

    def remitted(self, order: str) -> Remitted:
        place = self._orders.get(order)
        return Remitted.NONE if place is None else self._of(place)

    def settled(self) -> tuple[dict[Kind, int], dict[str, int]]:
        """Return what each kind comes to by who remits it, and the orders where that is unclear."""
        summed: dict[tuple[int, Remitted], int] = {}
        who = [self._of(place) for place in range(len(self._nets))]
        for place, number, minor in zip(*self._rows, strict=True):
            key = (number, who[place])
            summed[key] = summed.get(key, 0) + minor
        by_kind: dict[Kind, int] = {}
        for (number, remitted), minor in summed.items():
            kind = self._kinds[number]._replace(remitted=remitted)
            by_kind[kind] = by_kind.get(kind, 0) + minor
        left = {
            order: self._nets[place] for order, place in self._orders.items() if who[place] is Remitted.PARTLY
        }
        return by_kind, left

    def _of(self, place: int) -> Remitted:
        if not self._withheld[place]:
            return Remitted.BY_SELLER
        return Remitted.PARTLY if self._nets[place] else Remitted.BY_MARKETPLACE


def _row_reader(reading: Reading) -> tuple[Callable[[int, list[str]], tuple[_Tally, int]], _Tallies]:
    """Build the function that understands one row; what it asks for is looked up once."""
    header, currency, sign = reading.header, reading.head.currency, reading.sign
    place = header.place
    kind_place, type_place, description_place = (
        place("transaction-type"), place("amount-type"), place("amount-description"),
    )  # fmt: skip
    amount_place, market_place = place("amount"), header.place_or_none("marketplace-name")
    moment_place = header.place_or_none("posted-date-time")
    settlement_id, months = reading.head.settlement_id, Months(reading.zone)
    of_moment = months.of_moment
    known: dict[str, int] = {"": 0}
    tallies: _Tallies = {}

    def read(line: int, cells: list[str]) -> tuple[_Tally, int]:
        if cells[0] != settlement_id and cells[0].strip() != settlement_id:
            raise _invalid(reading, line, "settlement-id", cells[0])
        text = cells[amount_place]
        minor = known.get(text)
        if minor is None:
            minor = minor_units(text, currency, sign)
            if minor is None:
                raise _invalid(reading, line, "amount", text)
            if len(known) < _MOST_REMEMBERED:
                known[text] = minor
        month = of_moment(cells[moment_place]) if moment_place is not None else None
        if month is None:
            month = _month_of_day(reading, months, line, cells)
        market = "" if market_place is None else cells[market_place]
        question = (
            month, cells[kind_place], cells[type_place], cells[description_place], market, minor < 0,
        )  # fmt: skip
        tally = tallies.get(question)
        if tally is None:
            tally = tallies[question] = _Tally(
                Kind(
                    month=month,
                    transaction_type=" ".join(cells[kind_place].split()),
                    amount_type=" ".join(cells[type_place].split()),
                    amount_description=" ".join(cells[description_place].split()),
                    marketplace=market.strip(),
                    is_negative=minor < 0,
                )
            )
        return tally, minor

    return read, tallies


def _month_of_day(reading: Reading, months: Months, line: int, cells: list[str]) -> Month:
    """Fall back on the day where a row has no time; a time that is not understood is no reason to."""
    header = reading.header
    place = header.place_or_none("posted-date-time")
    moment = cells[place] if place is not None else ""
    day_place = header.place_or_none("posted-date")
    day = cells[day_place] if day_place is not None else ""
    month = None if moment.strip() else months.of_moment(day) if ":" in day else months.of_day(day)
    if month is None:
        field_name, value = ("posted-date-time", moment) if moment.strip() else ("posted-date", day)
        raise Problem(
            "amazon.file_day_unclear", file=reading.file, line=line, field=field_name, value=value[:40]
        )
    return month


def _lines(reading: Reading) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows below the first with their line numbers; blank lines are passed over."""
    width = len(reading.header.names)
    needed = 1 + max(reading.header.place(name) for name in ("amount", "amount-description", "order-id"))
    text, end = reading.text, reading.block.end
    start = text.find(b"\n", reading.block.start, end) + 1
    line = reading.block.line
    while 0 < start < end:
        cut = end if start + _CHUNK >= end else text.rfind(b"\n", start, start + _CHUNK) + 1
        if cut <= start:  # one line longer than a chunk
            cut = text.find(b"\n", start, end) + 1 or end
        for written in text[start:cut].decode().removesuffix("\n").split("\n"):
            line += 1
            cells = written.split("\t")
            if len(cells) != width:
                if not written.strip():
                    continue
                cells = _padded(reading, line, cells, width=width, needed=needed)
            yield line, cells
        start = cut


def _padded(reading: Reading, line: int, cells: list[str], *, width: int, needed: int) -> list[str]:
    """Blank cells at the end of a row may be left out; anything else is a row that was cut or split."""
    is_cut = len(cells) < needed or _ends_before_its_time(reading.header, cells)
    if is_cut or any(cell.strip() for cell in cells[width:]):
        raise Problem(
            "amazon.file_row_width",
            file=reading.file,
            line=line,
            field="",
            columns=len(cells),
            expected=width,
        )
    return (cells + [""] * width)[:width]


def _ends_before_its_time(header: Header, cells: list[str]) -> bool:
    """A file that ends too early may still foot: its last row stops behind the amount, in its moment."""
    place = header.place_or_none("posted-date-time")
    if place is None or len(cells) > place + 1:
        return False
    return not any(":" in cell for cell in cells[place:])


def _amount_texts(text: bytes, header: Header, block: Block) -> Iterator[str]:
    """Yield the total and the amounts as written, as far as anybody asks."""
    yield block.head.total
    place = header.place("amount")
    start = text.find(b"\n", block.start, block.end) + 1
    while 0 < start < block.end:
        end = text.find(b"\n", start, block.end)
        end = block.end if end < 0 else end
        cells = text[start:end].split(b"\t", place + 1)
        if len(cells) > place:
            yield cells[place].decode()
        start = end + 1


def _invalid(reading: Reading, line: int, name: str, value: str) -> Problem:
    return Problem("amazon.file_field_invalid", file=reading.file, line=line, field=name, value=value[:40])


def _does_not_foot(reading: Reading, stated: Money, summed: Money, rows: int) -> Problem:
    return Problem(
        "amazon.settlement_does_not_foot",
        cause=Cause.UNBALANCED,
        settlement=reading.head.settlement_id,
        file=reading.file,
        line=reading.block.line,
        field="total-amount",
        total=str(stated),
        rows=rows,
        sum=str(summed),
        difference=str(stated - summed),
    )
