"""
One settlement as business documents, one for each calendar month that it touches (templates T6, T6m and T7).

Every row stays in the month in which it was posted, in the company's time zone, and so does the deposit. A part
that is not the last hands its net on to the next through the roll-forward account, so that it nets to zero and the
last one comes to exactly what the bank gets. A settlement below zero is not paid out: what it comes to is owed.
"""

import calendar
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from mlconnector_gui.accounting.documents import (
    BusinessDocument,
    DocumentKind,
    Part,
    PartKind,
    Tender,
    Traits,
)
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.connectors.amazon.settlement.labels import settlement_marketplace, words_of
from mlconnector_gui.connectors.amazon.settlement.months import Month, Months
from mlconnector_gui.connectors.amazon.settlement.reading import Kind, Sums

GATEWAY = "amazon"
_EMPTY = "settlement_empty"


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """What decides how settlements are split and paid, beside their own rows."""

    zone: ZoneInfo
    tender: Traits
    """What is known of the transfer."""


def part_id(settlement_id: str, month: Month) -> str:
    """
    Return the id of one month's part: '23874396421-10'.

    A settlement never touches the same month of two years, and JDE's explanation has room for no more.
    """
    return f"{settlement_id}-{month[1]:02d}"


def settlement_parts(sums: Sums, split: Split) -> Iterator[BusinessDocument]:
    """Yield the documents of a settlement by month; one that says nothing at all is one that is not booked."""
    months = Months(split.zone)
    by_month: dict[Month, list[Part]] = {}
    for kind, minor in sorted(sums.by_kind.items(), key=lambda item: _order(item[0])):
        by_month.setdefault(kind.month, []).append(_part(kind, minor, sums.total.currency))
    is_paid = sums.total.minor > 0
    ends_on = months.day(sums.head.deposited_at if is_paid else sums.head.ends_at)
    if is_paid or not by_month:
        by_month.setdefault((ends_on.year, ends_on.month), [])
    last = max(by_month)
    carried = Money.zero(sums.total.currency)
    for month in sorted(by_month):
        parts = by_month[month]
        if not carried.is_zero:
            parts.append(_carried(carried))
        if month != last:
            carried = Money.total((part.amount for part in parts), carried.currency)
            if not carried.is_zero:
                parts.append(_carried(-carried))
            yield _document(sums, month, _month_end(month), parts, split)
            continue
        if sums.total.minor < 0:
            parts.append(Part(kind=PartKind.OWED, amount=-sums.total, description="Payable to Amazon"))
        yield _document(sums, month, _within(ends_on, month), parts, split, is_last=True)


def kind_traits(kind: Kind) -> dict[str, str]:
    """Return what mapping rules can ask of a line; what is empty is left out."""
    told = {
        "transaction_type": kind.transaction_type,
        "amount_type": kind.amount_type,
        "amount_description": kind.amount_description,
        "marketplace": kind.marketplace,
        "sign": "negative" if kind.is_negative else "positive",
        "tax_remitted_by": kind.remitted.value,
    }
    return {name: value for name, value in told.items() if value}


def _part(kind: Kind, minor: int, currency: str) -> Part:
    return Part(
        kind=PartKind.SETTLED,
        amount=Money.from_minor(minor, currency),
        description=words_of(kind),
        traits=kind_traits(kind),
    )


def _carried(amount: Money) -> Part:
    return Part(kind=PartKind.CARRIED, amount=amount, description="Settlement roll-forward")


def _document(
    sums: Sums, month: Month, day: date, parts: list[Part], split: Split, *, is_last: bool = False
) -> BusinessDocument:
    is_paid = is_last and sums.total.minor > 0
    total = sums.total if is_paid else Money.zero(sums.total.currency)
    tender = Tender(gateway=GATEWAY, amount=total, reference=sums.head.settlement_id, traits=split.tender)
    return BusinessDocument(
        kind=DocumentKind.SETTLEMENT,
        external_id=part_id(sums.head.settlement_id, month),
        order_id=sums.head.settlement_id,
        number=sums.head.settlement_id,
        occurred_at=sums.head.deposited_at if is_paid else datetime.combine(day, datetime.min.time(), UTC),
        business_date=day,
        total=total,
        parts=tuple(parts),
        tenders=(tender,) if is_paid else (),
        is_bookable=any(not part.amount.is_zero for part in parts),
        standing=_EMPTY,
        traits=_document_traits(sums),
    )


def _document_traits(sums: Sums) -> Mapping[str, str]:
    found = {"settlement_marketplace": settlement_marketplace(sums), "currency": sums.total.currency}
    return {name: value for name, value in found.items() if value}


def _order(kind: Kind) -> tuple[object, ...]:
    return (*kind[:-1], kind.remitted.value)


def _month_end(month: Month) -> date:
    return date(*month, calendar.monthrange(*month)[1])


def _within(day: date, month: Month) -> date:
    return min(max(day, date(*month, 1)), _month_end(month))
