"""What a marketplace released up to the end of a month and has not settled, as one document; pure."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from mlconnector_gui.accounting.documents import (
    BusinessDocument,
    DocumentKind,
    Part,
    PartKind,
    Tender,
    Unsettled,
)
from mlconnector_gui.accounting.money import Money

ACCRUAL = DocumentKind.ACCRUAL.value
ACCRUAL_REVERSAL = "accrual_reversal"
"""The kind of the posting that takes an accrual back on the day after it."""
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccrualKey:
    """The end of a month and a currency: of each there is one accrual for ever."""

    month_end: date
    currency: str

    @property
    def external_id(self) -> str:
        return f"{self.month_end:%Y-%m}-{self.currency}"

    @property
    def taken_back_on(self) -> date:
        return self.month_end + _ONE_DAY

    @classmethod
    def of(cls, external_id: str) -> "AccrualKey":
        year, month, currency = external_id.split("-")
        return cls(month_end=_month_end(int(year), int(month)), currency=currency)


def month_before(day: date) -> date:
    """Return the last day of the month that is over."""
    return day.replace(day=1) - _ONE_DAY


def accrual_document(key: AccrualKey, found: Iterable[Unsettled], *, gateway: str) -> BusinessDocument:
    """Add up what is not settled, one part for each kind of movement."""
    sums: dict[tuple[str, tuple[tuple[str, str], ...]], Money] = {}
    for one in found:
        for part in one.parts:
            label = (part.description, tuple(sorted(part.traits.items())))
            sums[label] = sums.get(label, Money.zero(key.currency)) + part.amount
    parts = tuple(
        Part(kind=PartKind.UNSETTLED, amount=amount, description=description, traits=dict(traits))
        for (description, traits), amount in sorted(sums.items(), key=lambda item: item[0])
    )
    total = Money.total((part.amount for part in parts), key.currency)
    return BusinessDocument(
        kind=DocumentKind.ACCRUAL,
        external_id=key.external_id,
        order_id=key.external_id,
        number=key.external_id,
        occurred_at=datetime.combine(key.month_end, time(), UTC),
        business_date=key.month_end,
        total=total,
        parts=parts,
        tenders=(Tender(gateway=gateway, amount=total),),
        is_bookable=bool(parts),
        standing="settled",
    )


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
