"""Everything a simulated shop holds, and the numbers it gives."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from itertools import accumulate

from mlconnector_gui.connectors.shopify.sandbox.model import Order
from mlconnector_gui.connectors.shopify.sandbox.shop import Shop


@dataclass(slots=True, kw_only=True)
class Customer:
    """Somebody who buys."""

    id: int
    first_name: str
    last_name: str
    email: str
    created: datetime
    updated: datetime
    country: str
    province: str
    city: str
    street: str
    zip: str
    company: str = ""

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(slots=True, kw_only=True)
class GiftCard:
    """A gift card, sold with an order or given away."""

    id: int
    created: datetime
    updated: datetime
    initial: Decimal
    balance: Decimal
    order_id: int | None = None
    is_enabled: bool = True


@dataclass(slots=True, kw_only=True)
class CreditEntry:
    """One change of a customer's store credit; `amount` is below zero where it was taken away."""

    id: int
    kind: str
    """'Credit', 'Debit' or 'Expiration'."""
    event: str
    at: datetime
    amount: Decimal


@dataclass(slots=True, kw_only=True)
class StoreCredit:
    """The store credit account of one customer."""

    id: int
    customer_id: int
    entries: list[CreditEntry] = field(default_factory=list)

    @property
    def balance(self) -> Decimal:
        return sum((one.amount for one in self.entries), Decimal(0))

    @property
    def history(self) -> list[tuple[CreditEntry, Decimal]]:
        """Return each change in its order of time with the balance after it."""
        ordered = sorted(self.entries, key=lambda one: (one.at, one.id))
        return list(zip(ordered, accumulate(one.amount for one in ordered), strict=True))


@dataclass(slots=True, kw_only=True)
class BalanceRow:
    """One row of the Shopify Payments account."""

    id: int
    type: str
    source_type: str | None
    at: datetime
    amount: Decimal
    fee: Decimal
    order_id: int | None = None
    transaction_id: int | None = None
    reason: str | None = None
    payout_id: int | None = None

    @property
    def net(self) -> Decimal:
        return self.amount - self.fee


@dataclass(slots=True, kw_only=True)
class Payout:
    """Money sent to the merchant's bank."""

    id: int
    issued: datetime
    status: str
    rows: list[BalanceRow]

    @property
    def net(self) -> Decimal:
        return sum((row.net for row in self.rows if row.type != "TRANSFER"), Decimal(0))


@dataclass(slots=True, kw_only=True)
class Subscription:
    """A webhook that an app asked for."""

    id: int
    topic: str
    uri: str
    created: datetime
    updated: datetime
    filter: str | None = None


Announce = Callable[[str, int], None]
"""(topic, id of what it is about)."""


@dataclass(slots=True)
class State:
    """Owns the records; whoever changes one says so by `touch`."""

    shop: Shop
    now: Callable[[], datetime]
    orders: dict[int, Order] = field(default_factory=dict)
    customers: dict[int, Customer] = field(default_factory=dict)
    gift_cards: dict[int, GiftCard] = field(default_factory=dict)
    store_credits: dict[int, StoreCredit] = field(default_factory=dict)
    """By customer."""
    payouts: dict[int, Payout] = field(default_factory=dict)
    rows: list[BalanceRow] = field(default_factory=list)
    subscriptions: dict[int, Subscription] = field(default_factory=dict)
    announced: list[tuple[str, int]] = field(default_factory=list)
    _last_id: int = 4_500_000_000_000
    _last_number: int = 1000

    def new_id(self) -> int:
        self._last_id += 32768 + 7
        return self._last_id

    def new_number(self) -> int:
        self._last_number += 1
        return self._last_number

    def touch(self, order: Order, at: datetime, *topics: str) -> None:
        order.updated = max(order.updated, at.replace(microsecond=0))
        order.revision += 1
        for topic in topics:
            self.announced.append((topic, order.id))
