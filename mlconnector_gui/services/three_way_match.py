"""The three-way match as JDE holds it now: read, sorted by what needs somebody, and written for a spreadsheet."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from io import StringIO
from pathlib import Path

from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.purchase_orders import line_number_text
from mlconnector_gui.accounting.three_way import (
    DIFFERENCES,
    AgedTotal,
    MatchedDocument,
    MatchStanding,
    ThreeWayLine,
    ageing,
)
from mlconnector_gui.jde.payable_documents import OpenPayItem, open_pay_items
from mlconnector_gui.jde.streams import PAYABLES
from mlconnector_gui.services.connect import JDE
from mlconnector_gui.services.named_files import write_whole
from mlconnector_gui.services.opening import open_ledger
from mlconnector_gui.services.spreadsheet import as_plain_cell, written_sheet
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import connections, documents
from mlconnector_gui.store.repositories.connections import StoredConnection

USUAL_DAYS = 90
HEADER = (
    "order", "line", "item", "description", "supplier", "supplier name", "order date", "unit", "standing", "ordered",
    "received", "vouchered", "currency", "ordered amount", "received amount", "vouchered amount", "paid amount",
    "received not vouchered", "price difference", "oldest open receipt", "days",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreeWayMatch:
    """The lines of a JDE connection at one moment, those that somebody must look into first."""

    connection: str
    read_at: datetime
    ordered_since: date
    lines: tuple[ThreeWayLine, ...]
    ageing: tuple[AgedTotal, ...]

    @property
    def differences(self) -> tuple[ThreeWayLine, ...]:
        return tuple(line for line in self.lines if line.standing in DIFFERENCES)


async def ledger_connections(workplace: Workplace) -> list[StoredConnection]:
    known = await workplace.store.read(connections.connections)
    return [one for one in known if one.connector == JDE]


async def read_match(
    workplace: Workplace, connection: str, *, ordered_since: date | None = None, company: str = ""
) -> ThreeWayMatch:
    """Read the match from JDE; what waits for an invoice is read whenever it was ordered."""
    stored = await workplace.store.read(connections.connection_named, connection)
    now = workplace.now
    since = ordered_since or now.date() - timedelta(days=USUAL_DAYS)
    async with open_ledger(workplace, stored) as ledger:
        lines = await ledger.three_way_lines(ordered_since=since, company=company)
    beside = await workplace.store.read(_open_vouchers, stored.connection_id)
    lines = [_with_unmatched(line, beside.get(line.key, ())) for line in lines]
    ranks = {standing: rank for rank, standing in enumerate(MatchStanding)}
    ordered = sorted(lines, key=lambda line: (ranks[line.standing], line.order_date, line.key))
    return ThreeWayMatch(
        connection=stored.name,
        read_at=now,
        ordered_since=since,
        lines=tuple(ordered),
        ageing=ageing(ordered, today=now.date()),
    )


def _open_vouchers(transaction: Transaction, connection_id: str) -> dict[str, list[OpenPayItem]]:
    """Return what accounts payable was last seen to owe, by the order line that it names."""
    found: dict[str, list[OpenPayItem]] = {}
    for payload in documents.newest_payloads(transaction, connection_id, PAYABLES.spec.name):
        for item in open_pay_items(payload):
            found.setdefault(item.order_line, []).append(item)
    return found


def _with_unmatched(line: ThreeWayLine, owed: Sequence[OpenPayItem]) -> ThreeWayLine:
    """Put the vouchers beside a line that name it and that nobody matched with it: they charge the goods twice."""
    matched = {(one.document_type, one.number) for one in line.documents}
    unmatched = tuple(
        MatchedDocument(
            kind="unmatched",
            number=one.number,
            document_type=one.document_type,
            day=one.invoice_date,
            quantity=Decimal(0),
            amount=Money(one.open_amount, line.ordered_amount.currency),
            reference=one.invoice_number,
        )
        for one in owed
        if (one.document_type, one.number) not in matched
    )
    return replace(line, documents=(*line.documents, *unmatched)) if unmatched else line


def export_match(match: ThreeWayMatch, path: Path) -> int:
    """Write every line as CSV or XLSX, by the file's ending; returns how many."""
    content = match_as_csv(match) if path.suffix.lower() == ".csv" else match_as_sheet(match)
    write_whole(path, content)
    return len(match.lines)


def match_as_csv(match: ThreeWayMatch) -> bytes:
    """Write the lines as CSV; what a spreadsheet program would run as a formula is guarded."""
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(HEADER)
    writer.writerows([as_plain_cell(cell) for cell in row] for row in _rows(match))
    return buffer.getvalue().encode("utf-8-sig")


def match_as_sheet(match: ThreeWayMatch) -> bytes:
    return written_sheet("Three-way match", HEADER, _rows(match))


def _rows(match: ThreeWayMatch) -> Iterator[Sequence[str]]:
    today = match.read_at.date()
    return (_row(line, today) for line in match.lines)


def _row(line: ThreeWayLine, today: date) -> Sequence[str]:
    age = line.age(today)
    amounts: Iterable[str] = (
        f"{one.amount:f}"
        for one in (
            line.ordered_amount,
            line.received_amount,
            line.vouchered_amount,
            line.paid_amount,
            line.not_vouchered,
            line.price_difference,
        )
    )
    return (
        str(line.order),
        line_number_text(line.number),
        line.item,
        line.description,
        str(line.supplier),
        line.supplier_name,
        line.order_date.isoformat(),
        line.unit,
        line.standing.value.replace("_", " "),
        line_number_text(line.ordered),
        line_number_text(line.received),
        line_number_text(line.vouchered),
        line.ordered_amount.currency,
        *amounts,
        line.oldest_open.isoformat() if line.oldest_open else "",
        str(age) if age is not None else "",
    )
