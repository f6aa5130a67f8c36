"""Settlement reports written by hand, in the spellings of the marketplaces that are known."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal

from mlconnector_gui.connectors.port import TranslationContext

COLUMNS = [
    "settlement-id",
    "settlement-start-date",
    "settlement-end-date",
    "deposit-date",
    "total-amount",
    "currency",
    "transaction-type",
    "order-id",
    "merchant-order-id",
    "adjustment-id",
    "shipment-id",
    "marketplace-name",
    "amount-type",
    "amount-description",
    "amount",
    "fulfillment-id",
    "posted-date",
    "posted-date-time",
    "order-item-code",
    "merchant-order-item-id",
    "merchant-adjustment-item-id",
    "sku",
    "quantity-purchased",
    "promotion-id",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Locale:
    """How one marketplace writes days and amounts."""

    day: str
    comma: bool = False
    ends: str = " UTC"
    groups: bool = False

    def moment(self, moment: datetime) -> str:
        return moment.strftime(f"{self.day} %H:%M:%S") + self.ends

    def amount(self, amount: Decimal) -> str:
        text = f"{amount:,f}" if self.groups else f"{amount:f}"
        return text.translate(str.maketrans(",.", ".,")) if self.comma else text


US = Locale(day="%Y-%m-%d")
DE = Locale(day="%d.%m.%Y", comma=True)
AU = Locale(day="%d.%m.%Y")
JP = Locale(day="%Y/%m/%d")
GROUPED = Locale(day="%Y-%m-%d", groups=True)
GROUPED_DE = Locale(day="%d.%m.%Y", comma=True, groups=True)
LOCALES = (US, DE, AU, JP, GROUPED, GROUPED_DE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row below a settlement's first."""

    transaction: str
    kind: str
    what: str
    amount: Decimal
    at: datetime
    order: str = ""
    sku: str = ""
    market: str = ""


def line(labels: str, amount: str, at: datetime, *, order: str = "", market: str = "", sku: str = "") -> Line:
    """Write a row as 'Order|ItemPrice|Principal'."""
    transaction, kind, what = labels.split("|")
    return Line(
        transaction=transaction, kind=kind, what=what, amount=Decimal(amount), at=at, order=order, market=market,
        sku=sku,
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """One settlement; its total is that of its rows unless it is said otherwise."""

    number: str = "23874396421"
    start: datetime = datetime(2026, 10, 17, 3, 0, 0, tzinfo=UTC)
    end: datetime = datetime(2026, 10, 31, 3, 0, 0, tzinfo=UTC)
    deposit: datetime = datetime(2026, 11, 2, 3, 0, 0, tzinfo=UTC)
    currency: str = "USD"
    lines: Sequence[Line] = ()
    total: Decimal | None = None
    stated: Decimal = field(init=False)

    def __post_init__(self) -> None:
        summed = sum((one.amount for one in self.lines), Decimal("0.00"))
        object.__setattr__(self, "stated", summed if self.total is None else self.total)


def written(
    settlements: Iterable[Settlement], locale: Locale = US, *, columns: Sequence[str] = COLUMNS
) -> str:
    """Return a document of the second layout."""
    rows = ["\t".join(columns)]
    for one in settlements:
        rows.append(_row(columns, _head(one, locale)))
        rows += [_row(columns, _cells(one, each, locale)) for each in one.lines]
    return "\n".join(rows) + "\n"


def document(*settlements: Settlement, locale: Locale = US) -> bytes:
    return written(settlements, locale).encode()


def context(
    timezone: str = "UTC", related: Callable[[str, str], bytes | None] | None = None
) -> TranslationContext:
    return TranslationContext(
        facts={}, values={"timezone": timezone}, related=related or (lambda _stream, _external_id: None)
    )


def _head(one: Settlement, locale: Locale) -> dict[str, str]:
    return {
        "settlement-id": one.number,
        "settlement-start-date": locale.moment(one.start),
        "settlement-end-date": locale.moment(one.end),
        "deposit-date": locale.moment(one.deposit),
        "total-amount": locale.amount(one.stated),
        "currency": one.currency,
    }


def _cells(one: Settlement, each: Line, locale: Locale) -> dict[str, str]:
    return {
        "settlement-id": one.number,
        "transaction-type": each.transaction,
        "order-id": each.order,
        "marketplace-name": each.market,
        "amount-type": each.kind,
        "amount-description": each.what,
        "amount": locale.amount(each.amount),
        "posted-date": each.at.strftime(locale.day),
        "posted-date-time": locale.moment(each.at),
        "sku": each.sku,
    }


def _row(columns: Sequence[str], cells: dict[str, str]) -> str:
    return "\t".join(cells.get(name, "") for name in columns)
