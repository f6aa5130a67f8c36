"""Orders that are seen before they are settled: kept as they come, added up by day and marketplace."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, case, func, select

from mlconnector_gui.accounting.documents import SeenSale
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.store import tables
from mlconnector_gui.store.repositories.told_rows import keep_told

_TABLE, _CONNECTION = tables.seen_sale, tables.connection


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOfSales:
    """What was ordered on one day in one marketplace and currency, cancelled orders apart."""

    connection: str
    day: date
    marketplace: str
    currency: str
    """Blank where no order of it has a price yet."""
    orders: int
    units: int
    unpriced: int
    """Orders without a price yet: they are counted, and not in the total."""
    cancelled: int
    minor: int

    @property
    def total(self) -> Money | None:
        return Money.from_minor(self.minor, self.currency) if self.currency else None


def keep_sale(
    transaction: Connection, *, connection_id: str, stream: str, external_id: str, sale: SeenSale | None
) -> None:
    """Keep an order as it is now; None where its document tells of none."""
    keep_told(
        transaction,
        _TABLE,
        connection_id=connection_id,
        stream=stream,
        external_id=external_id,
        told=_row(sale) if sale is not None else None,
    )


def days_of_sales(
    transaction: Connection, *, first: date, last: date, connection: str = ""
) -> list[DayOfSales]:
    """Return what was ordered on these days, of one connection or of all, the latest day first."""
    stands = _TABLE.c.is_cancelled.is_(False)
    rows = transaction.execute(
        select(
            _CONNECTION.c.name.label("connection"),
            _TABLE.c.day,
            _TABLE.c.marketplace,
            _TABLE.c.currency,
            func.sum(case((stands, 1), else_=0)).label("orders"),
            func.sum(case((stands, _TABLE.c.units), else_=0)).label("units"),
            func.sum(case((stands & _TABLE.c.amount_minor.is_(None), 1), else_=0)).label("unpriced"),
            func.sum(case((stands, 0), else_=1)).label("cancelled"),
            func.coalesce(func.sum(case((stands, _TABLE.c.amount_minor), else_=0)), 0).label("minor"),
        )
        .join(_CONNECTION, _CONNECTION.c.connection_id == _TABLE.c.connection_id)
        .where(
            _CONNECTION.c.is_active,
            _TABLE.c.day >= first,
            _TABLE.c.day <= last,
            *([_CONNECTION.c.name == connection] if connection else []),
        )
        .group_by(_CONNECTION.c.name, _TABLE.c.day, _TABLE.c.marketplace, _TABLE.c.currency)
        .order_by(_TABLE.c.day.desc(), _CONNECTION.c.name, _TABLE.c.marketplace, _TABLE.c.currency)
    ).mappings()
    return [DayOfSales(**dict(row)) for row in rows]


def _row(sale: SeenSale) -> Mapping[str, object]:
    return {
        "day": sale.business_date,
        "marketplace": sale.marketplace,
        "units": sale.units,
        "currency": sale.total.currency if sale.total else "",
        "amount_minor": sale.total.minor if sale.total else None,
        "is_cancelled": sale.is_cancelled,
    }
