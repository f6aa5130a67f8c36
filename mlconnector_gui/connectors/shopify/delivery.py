"""Goods that were paid and not delivered yet: what is deferred of each row, and what a fulfilment earns of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from mlconnector_gui.accounting.documents import Part, PartKind
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.connectors.shopify.payloads import Fulfillment
from mlconnector_gui.connectors.shopify.rows import Row, parts_of

_DEFERRED = frozenset({PartKind.PRODUCT, PartKind.SHIPPING})


@dataclass(slots=True)
class Undelivered:
    """
    What an order's customer paid for and did not get yet, row by row.

    Part of a row is earned in proportion of its units, each time rounded once; the last units take what is left, so
    that all parts of a row come to the row. Shipping is earned with the first parcel.
    """

    currency: str
    _waiting: dict[str, Row] = field(default_factory=dict)
    _delivered: dict[str, int] = field(default_factory=dict)

    def defer(self, rows: Sequence[Row]) -> tuple[Row, ...]:
        """Keep what is delivered later, and return the other rows: gift cards, tips, duties and fees are not."""
        others = []
        for row in rows:
            if row.kind not in _DEFERRED:
                others.append(row)
                continue
            known = self._waiting.get(row.line_id)
            self._waiting[row.line_id] = _sum(known, row) if known else replace(row, taxes=())
        return tuple(others)

    def earn(self, fulfillment: Fulfillment) -> tuple[Row, ...]:
        """Return the rows that a fulfilment delivers."""
        taken = [
            self._take(line.line_item.id, line.quantity)
            for line in fulfillment.fulfillment_line_items
            if line.line_item.id in self._waiting
        ]
        for line in fulfillment.fulfillment_line_items:
            number = self._delivered.get(line.line_item.id, 0)
            self._delivered[line.line_item.id] = number + line.quantity
        shipping = [
            self._take(row.line_id, row.quantity)
            for row in tuple(self._waiting.values())
            if row.kind is PartKind.SHIPPING
        ]
        return tuple(row for row in (*taken, *shipping) if not row.gross.is_zero)

    def undo(self, fulfillment: Fulfillment, rows: Sequence[Row]) -> None:
        """Take a fulfilment back that was cancelled: its rows wait again."""
        self.defer(rows)
        for line in fulfillment.fulfillment_line_items:
            number = self._delivered.get(line.line_item.id, 0)
            self._delivered[line.line_item.id] = max(number - line.quantity, 0)

    def cancel(self, line_id: str, quantity: int, *, came_back: bool) -> Money:
        """Return the deferred part of refunded units; those that came back are first the ones that were delivered."""
        delivered = self._delivered.get(line_id, 0) if came_back else 0
        cancelled = max(quantity - delivered, 0)
        row = self._waiting.get(line_id)
        if row is None or not cancelled:
            return Money.zero(self.currency)
        return self._take(line_id, min(cancelled, row.quantity)).net

    def cancel_shipping(self, amount: Money) -> Money:
        """Return how much of refunded shipping was not earned yet."""
        found = Money.zero(self.currency)
        for row in tuple(self._waiting.values()):
            if row.kind is PartKind.SHIPPING:
                part = min(row.net, amount - found)
                self._waiting[row.line_id] = replace(row, net=row.net - part)
                found += part
        return found

    def _take(self, line_id: str, quantity: int) -> Row:
        row = self._waiting[line_id]
        if quantity >= row.quantity:
            taken = row
        else:
            taken = replace(
                row,
                quantity=quantity,
                net=_share(row.net, quantity, row.quantity),
                discount=_share(row.discount, quantity, row.quantity),
            )
        self._waiting[line_id] = replace(
            row,
            quantity=row.quantity - taken.quantity,
            net=row.net - taken.net,
            discount=row.discount - taken.discount,
        )
        return taken


def deferred_part(rows: Sequence[Row], currency: str) -> tuple[Part, ...]:
    """Return what is deferred of the rows as one part, net of discounts and without tax."""
    amount = Money.total((row.net for row in rows if row.kind in _DEFERRED), currency)
    return () if amount.is_zero else (Part(kind=PartKind.DEFERRED, amount=amount),)


def earned_parts(rows: Sequence[Row]) -> tuple[Part, ...]:
    return parts_of([replace(row, taxes=()) for row in rows], {})


def _sum(known: Row, row: Row) -> Row:
    return replace(
        known,
        quantity=known.quantity + row.quantity,
        net=known.net + row.net,
        discount=known.discount + row.discount,
    )


def _share(amount: Money, units: int, of: int) -> Money:
    return Money.rounded(amount.amount * units / of, amount.currency)
