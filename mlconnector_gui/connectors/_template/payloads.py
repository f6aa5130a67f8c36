"""What the Example Store sends: unknown fields are accepted, those that are used are named, money is text."""

from datetime import datetime

import msgspec

from mlconnector_gui.base.problem import Problem


class Line(msgspec.Struct, frozen=True):
    """One line of a sale, before tax."""

    name: str
    amount: str
    sku: str = ""


class Tax(msgspec.Struct, frozen=True):
    """Tax at one rate."""

    code: str
    amount: str


class Sale(msgspec.Struct, frozen=True):
    """A sale, or with `refund_of` what was given back of one; amounts are positive in both."""

    id: str
    number: str
    state: str
    currency: str
    total: str
    placed_at: str
    changed_at: str
    gateway: str
    lines: list[Line]
    shipping: str = "0"
    taxes: list[Tax] = []
    refund_of: str = ""


class SalesPage(msgspec.Struct, frozen=True):
    """One page of a list; each record keeps its exact bytes."""

    sales: list[msgspec.Raw]
    total: int
    next: str = ""


class Store(msgspec.Struct, frozen=True):
    """What a store says of itself."""

    name: str
    currency: str
    version: str


class Webhook(msgspec.Struct, frozen=True):
    """One webhook as the store lists it."""

    id: str
    topic: str
    url: str
    enabled: bool


class Webhooks(msgspec.Struct, frozen=True):
    """All webhooks of a store."""

    webhooks: list[Webhook]


class Price(msgspec.Struct, frozen=True):
    """The price of one SKU."""

    sku: str
    amount: str
    currency: str


class Prices(msgspec.Struct, frozen=True):
    """The prices that were asked for; a SKU that the store does not have is left out."""

    prices: list[Price]


class PriceResult(msgspec.Struct, frozen=True):
    """What became of one price of a request."""

    sku: str
    saved: bool
    error: str = ""


class PriceResults(msgspec.Struct, frozen=True):
    """What became of each price of a request."""

    results: list[PriceResult]


def read_sale(payload: bytes) -> Sale:
    try:
        return msgspec.json.decode(payload, type=Sale)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Problem("example_store.payload_unreadable", technical=str(error)) from error


def moment_of(text: str) -> datetime:
    """Read a moment; this store writes every one with its zone."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise Problem("example_store.payload_unreadable", technical=text[:40]) from error
    if moment.tzinfo is None:
        raise Problem("example_store.payload_unreadable", technical=text[:40])
    return moment
