"""
What a transaction of the Finances interface is for an accrual; pure.

Only what is released counts: a deferral and its release are two transactions. The names of amounts are not those of
settlements and Amazon publishes no list of them, so they have rules of their own. A sum whose parts do not come to it
is taken whole.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from mlconnector_gui.accounting.documents import Part, PartKind, Unsettled
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.amazon.moments import moment_of
from mlconnector_gui.connectors.amazon.payloads import read_as
from mlconnector_gui.connectors.amazon.settlement.months import Months, zone_named
from mlconnector_gui.connectors.port import TranslationContext

STREAM = "transactions"
_RELEASED = "released"
_PAID_OUT = frozenset({"transfer", "disbursement"})
"""The money on its way to the bank, which settlements have as their total."""


class _Shape(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    pass


class Amount(_Shape, frozen=True, kw_only=True):
    """An amount, which this interface writes as a number."""

    currency_code: str | None = None
    currency_amount: Decimal | None = None


class Breakdown(_Shape, frozen=True, kw_only=True):
    """A sum by its name, and what it is made of."""

    breakdown_type: str | None = None
    breakdown_amount: Amount | None = None
    breakdowns: "list[Breakdown] | None" = None

    @property
    def amount(self) -> Decimal:
        return (self.breakdown_amount.currency_amount if self.breakdown_amount else None) or Decimal(0)


class Item(_Shape, frozen=True, kw_only=True):
    """One item of a transaction."""

    breakdowns: list[Breakdown] | None = None


class Identifier(_Shape, frozen=True, kw_only=True):
    """What a transaction belongs to."""

    related_identifier_name: str | None = None
    related_identifier_value: str | None = None


class Market(_Shape, frozen=True, kw_only=True):
    """Where it happened."""

    marketplace_name: str | None = None


class Movement(_Shape, frozen=True, kw_only=True):
    """One transaction as far as it is accrued."""

    transaction_type: str | None = None
    transaction_status: str | None = None
    description: str | None = None
    posted_date: str | None = None
    total_amount: Amount | None = None
    related_identifiers: list[Identifier] | None = None
    marketplace_details: Market | None = None
    items: list[Item] | None = None
    breakdowns: list[Breakdown] | None = None


def unsettled_of(payload: bytes, context: TranslationContext) -> Unsettled | None:
    """Return what a transaction comes to; None for one that is not released, moves nothing, or has no day."""
    movement = read_as(payload, Movement)
    total = movement.total_amount
    if (
        (movement.transaction_status or "").casefold() != _RELEASED
        or (movement.transaction_type or "").casefold() in _PAID_OUT
        or not movement.posted_date
        or total is None
        or not total.currency_amount
    ):
        return None
    if not total.currency_code:
        raise Problem("amazon.payload_unreadable", field="totalAmount", technical="no currency")
    posted = moment_of(movement.posted_date, field_name="postedDate")
    months = Months(zone_named(context.values.get("timezone", "")))
    market = _market(movement)
    return Unsettled(
        posted_at=posted,
        business_date=months.day(posted),
        marketplace=market,
        settlement=_settlement(movement),
        parts=tuple(_parts(movement, total.currency_amount, total.currency_code, market)),
    )


def _parts(movement: Movement, total: Decimal, currency: str, market: str) -> Iterator[Part]:
    kind = movement.transaction_type or ""
    for names, amount in _leaves_of(movement, total):
        if not amount:
            continue
        traits = {
            "transaction_type": kind,
            "breakdown": names[-1] if names else "",
            "breakdown_of": names[0] if len(names) > 1 else "",
            "marketplace": market,
            "sign": "negative" if amount < 0 else "positive",
        }
        yield Part(
            kind=PartKind.UNSETTLED,
            amount=Money(amount, currency),
            description=names[-1] if names else movement.description or kind,
            traits={name: text for name, text in traits.items() if text},
        )


def _leaves_of(movement: Movement, total: Decimal) -> list[tuple[tuple[str, ...], Decimal]]:
    """Take the transaction apart, or its items where only those are told, or leave it whole."""
    items = [part for item in movement.items or () for part in item.breakdowns or ()]
    for parts in (movement.breakdowns or [], items):
        leaves = list(_leaves(parts, ()))
        if leaves and sum(amount for _, amount in leaves) == total:
            return leaves
    return [((), total)]


def _leaves(parts: Sequence[Breakdown], above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Decimal]]:
    for part in parts:
        names = (*above, part.breakdown_type or "")
        below = list(_leaves(part.breakdowns or [], names))
        if below and sum(amount for _, amount in below) == part.amount:
            yield from below
        else:
            yield names, part.amount


def _settlement(movement: Movement) -> str:
    return next(
        (
            one.related_identifier_value or ""
            for one in movement.related_identifiers or ()
            if one.related_identifier_name == "SETTLEMENT_ID"
        ),
        "",
    )


def _market(movement: Movement) -> str:
    """Settlements write 'Amazon.com', this interface 'www.amazon.com' or 'Amazon.com'."""
    name = (movement.marketplace_details.marketplace_name if movement.marketplace_details else "") or ""
    return name.strip().lower().removeprefix("www.")
