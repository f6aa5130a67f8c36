"""
Tell an order's story in documents: the sale, and whatever came after it, each on its own day.

An order's payload shows the present; the books need what happened and when. Everything that happened is laid out in
the order of its time, and a running balance says what the customer owes or is owed. Each document is a function of
what came before it, so that a later payment, edit or refund adds a document and changes none: their sum is always the
order as it stands.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from mlconnector_gui.accounting.documents import (
    BusinessDocument,
    DocumentFinding,
    DocumentKind,
    Part,
    PartKind,
    Tender,
    TenderKind,
    Traits,
    Translation,
)
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.connectors.shopify.amounts import Amounts
from mlconnector_gui.connectors.shopify.delivery import Undelivered, deferred_part, earned_parts
from mlconnector_gui.connectors.shopify.ledger import Change, SalesLedger
from mlconnector_gui.connectors.shopify.lines import OrderLines
from mlconnector_gui.connectors.shopify.money_moved import (
    PENDING,
    Movement,
    is_unsettled,
    payments_of,
    refunded,
)
from mlconnector_gui.connectors.shopify.payloads import Fulfillment, Order, Refund, utc_of
from mlconnector_gui.connectors.shopify.policy import BookingPolicy, day_of
from mlconnector_gui.connectors.shopify.refund import RefundedGoods, goods_of, reason_of
from mlconnector_gui.connectors.shopify.rows import Row, parts_of, told

_CHECKOUT = timedelta(minutes=15)
"""Payments within this time of the first belong to the checkout: a card beside a gift card."""
_SAME_MOMENT = timedelta(minutes=2)
"""Shopify writes the refund that goes with an edit at once."""
_DELIVERED = frozenset({"SUCCESS", "CANCELLED"})


@dataclass(slots=True)
class Story:
    """One order's documents, told from the first to the last."""

    order: Order
    amounts: Amounts
    zone: ZoneInfo
    policy: BookingPolicy
    lines: OrderLines
    ledger: SalesLedger
    payments: list[Movement]
    sold_at: datetime
    rows: tuple[Row, ...]
    changes: tuple[Change, ...]
    owed: Money
    """What the customer owes for what is booked; below zero it is owed to him."""
    undelivered: Undelivered | None
    documents: list[BusinessDocument] = field(default_factory=list)
    waiting: list[RefundedGoods] = field(default_factory=list)
    """Refunds without money so far: a later one may pay them."""
    earned: dict[str, tuple[Row, ...]] = field(default_factory=dict)
    findings: list[DocumentFinding] = field(default_factory=list)

    def tell(self) -> Translation:
        self._sell()
        for _, _, _, happen in sorted(self._later(), key=lambda event: event[:3]):
            happen()
        self._look_at_cancellation()
        self._look_at_present()
        return Translation(documents=tuple(self.documents), findings=tuple(self.findings))

    def _later(self) -> list[tuple[datetime, int, str, Callable[[], None]]]:
        """Return what came after the sale: when, what goes first at the same moment, and what to do."""
        events: list[tuple[datetime, int, str, Callable[[], None]]] = []
        for change in self.changes:
            at = max(change.happened_at, self.sold_at)
            events.append((at, 0, change.number, lambda at=at, change=change: self._edit(change, at)))  # type: ignore[misc]  # bound now
        for payment in self.payments:
            if payment.moved_at > self.sold_at + _CHECKOUT:
                events.append(
                    (payment.moved_at, 1, payment.number, lambda payment=payment: self._pay(payment))  # type: ignore[misc]  # bound now
                )
        events += self._deliveries()
        for refund in self.order.refunds:
            at = max(self._refunded_at(refund), self.sold_at)
            events.append((at, 4, refund.number, lambda refund=refund, at=at: self._refund(refund, at)))  # type: ignore[misc]  # bound now
        return events

    def _deliveries(self) -> list[tuple[datetime, int, str, Callable[[], None]]]:
        events: list[tuple[datetime, int, str, Callable[[], None]]] = []
        if self.undelivered is None:
            return events
        for one in self.order.fulfillments:
            if one.status not in _DELIVERED:
                continue
            at = max(self._moment(one.created_at, "fulfillments.createdAt"), self.sold_at)
            events.append((at, 2, one.number, lambda one=one, at=at: self._deliver(one, at)))  # type: ignore[misc]  # bound now
            if one.status == "CANCELLED":
                text = one.updated_at or one.created_at
                back = max(self._moment(text, "fulfillments.updatedAt"), at)
                events.append((back, 3, one.number, lambda one=one, at=back: self._undo(one, at)))  # type: ignore[misc]  # bound now
        return events

    def _sell(self) -> None:
        """The sale: what was ordered first, paid by what came at the checkout, the rest owed."""
        at_checkout = [one for one in self.payments if one.moved_at <= self.sold_at + _CHECKOUT]
        total = self._first_total
        rounding = self.amounts.total(one.rounding for one in at_checkout)
        unpaid = total - self.amounts.total(one.applied for one in at_checkout)
        self.owed = unpaid
        self._book(
            DocumentKind.SALE,
            self.order.number,
            at=self.sold_at,
            total=total + rounding,
            parts=(*self._sold(self.rows), *_rounding(rounding)),
            tenders=(*(one.tender for one in at_checkout), *_pending(unpaid)),
            standing="free" if total.is_zero else "",
        )

    def _edit(self, change: Change, at: datetime) -> None:
        parts = self._sold(change.rows)
        total = self.amounts.total(part.amount for part in parts)
        self.owed += total
        standing = "" if parts else "no_money"
        self._book(
            DocumentKind.EDIT,
            change.number,
            at=at,
            total=total,
            parts=parts,
            tenders=_pending(total),
            standing=standing,
        )

    def _pay(self, payment: Movement) -> None:
        self.owed -= payment.applied
        self._book(
            DocumentKind.PAYMENT,
            payment.number,
            at=payment.moved_at,
            total=payment.cash,
            parts=(
                Part(kind=PartKind.OUTSTANDING, amount=payment.applied),
                *_rounding(payment.rounding),
            ),
            tenders=(payment.tender,),
        )

    def _deliver(self, fulfillment: Fulfillment, at: datetime) -> None:
        assert self.undelivered is not None  # noqa: S101  asked for only then
        self.earned[fulfillment.number] = self.undelivered.earn(fulfillment)
        self._release(fulfillment.number, self.earned[fulfillment.number], at)

    def _undo(self, fulfillment: Fulfillment, at: datetime) -> None:
        assert self.undelivered is not None  # noqa: S101  asked for only then
        rows = self.earned[fulfillment.number]
        self.undelivered.undo(fulfillment, rows)
        self._release(f"{fulfillment.number}-cancelled", [negated(row) for row in rows], at)

    def _release(self, number: str, rows: Sequence[Row], at: datetime) -> None:
        parts = earned_parts(rows)
        total = self.amounts.total(part.amount for part in parts)
        self._book(
            DocumentKind.RELEASE,
            number,
            at=at,
            total=total,
            parts=parts,
            tenders=(Tender(gateway="deferred", amount=total, kind=TenderKind.DEFERRED),),
            standing="" if parts else "no_money",
        )

    def _refund(self, refund: Refund, at: datetime) -> None:
        """
        A refund is booked when its money moved.

        Without any money it takes off what the customer still owes, or it waits: a later refund that is only money
        may be the one that pays it. What an edit took back is in the edit.
        """
        moved = refunded(refund.transactions, self.amounts)
        if is_unsettled(refund.transactions):
            self._book_nothing(refund, at, "pending")
        elif moved:
            self._give_back(refund, at, moved)
        elif self._is_removal(refund):
            self._book_nothing(refund, at, "edit")
        else:
            self._take_back(refund, at)

    def _take_back(self, refund: Refund, at: datetime) -> None:
        value = goods_of(refund, self.lines, self.amounts, None).value
        if value.is_zero or value > self.owed:
            if not value.is_zero:
                self.waiting.append(goods_of(refund, self.lines, self.amounts, None))
            self._book_nothing(refund, at, "no_money")
            return
        goods = goods_of(refund, self.lines, self.amounts, self.undelivered)
        self.owed -= value
        self._book(
            DocumentKind.REFUND,
            refund.number,
            at=at,
            total=value,
            parts=goods.parts,
            tenders=_pending(value),
        )

    def _give_back(self, refund: Refund, at: datetime, moved: Sequence[Movement]) -> None:
        """Compare the money with the value of what came back: the difference was owed, kept, or goodwill."""
        goods = goods_of(refund, self.lines, self.amounts, self.undelivered)
        rounding = self.amounts.total(one.rounding for one in moved)
        beyond = self.amounts.total(one.applied for one in moved) - goods.value
        settled = self._settled(beyond)
        self.owed += settled
        beyond -= settled
        taken_over = self._taken_over(beyond)
        beyond -= self.amounts.total(one.value for one in taken_over)
        parts = [*goods.parts, *(part for one in taken_over for part in one.parts), *_rounding(rounding)]
        if not beyond.is_zero:
            parts.append(self._difference(refund, beyond, has_goods=bool(goods.rows)))
        tenders = (*(one.tender for one in moved), *_pending(-settled))
        self._book(
            DocumentKind.REFUND,
            refund.number,
            at=at,
            total=self.amounts.total(tender.amount for tender in tenders),
            parts=tuple(parts),
            tenders=tenders,
        )

    def _settled(self, beyond: Money) -> Money:
        """
        Return how much of a difference the balance explains.

        Money beyond the goods pays what was owed to the customer; goods beyond the money lower what he owes.
        """
        zero = self.amounts.zero
        if beyond.amount > 0:
            return min(beyond, max(-self.owed, zero))
        return max(beyond, -max(self.owed, zero))

    def _taken_over(self, beyond: Money) -> list[RefundedGoods]:
        """Take earlier refunds without money whose values, oldest first, come to just this money."""
        found: list[RefundedGoods] = []
        left = beyond
        while left.amount > 0 and len(found) < len(self.waiting):
            found.append(self.waiting[len(found)])
            left -= found[-1].value
        if not left.is_zero or not found:
            return []
        self.waiting = self.waiting[len(found) :]
        return [goods_of(one.refund, self.lines, self.amounts, self.undelivered) for one in found]

    def _difference(self, refund: Refund, beyond: Money, *, has_goods: bool) -> Part:
        traits = told({**self.lines.place, "reason": reason_of(refund)})
        if beyond.amount < 0:
            return Part(kind=PartKind.RESTOCKING, amount=beyond, traits=traits)
        kind = PartKind.GOODWILL if has_goods else PartKind.UNSPECIFIED
        return Part(kind=kind, amount=beyond, traits=traits)

    def _is_removal(self, refund: Refund) -> bool:
        made = self._moment(refund.created_at, "refunds.createdAt")
        return any(
            change.takes_back and abs(change.happened_at - made) <= _SAME_MOMENT for change in self.changes
        )

    def _refunded_at(self, refund: Refund) -> datetime:
        moved = refunded(refund.transactions, self.amounts)
        return moved[-1].moved_at if moved else self._moment(refund.created_at, "refunds.createdAt")

    def _sold(self, rows: Sequence[Row]) -> tuple[Part, ...]:
        """Return the parts of what was sold, with goods and shipping deferred where they are earned later."""
        if self.undelivered is None:
            return parts_of(rows, self.lines.place)
        now = self.undelivered.defer(rows)
        later = [row for row in rows if row not in now]
        taxes = [untaxed_row(row) for row in later]
        return (*deferred_part(later, self.amounts.currency), *parts_of([*now, *taxes], self.lines.place))

    def _book_nothing(self, refund: Refund, at: datetime, standing: str) -> None:
        self._book(
            DocumentKind.REFUND,
            refund.number,
            at=at,
            total=self.amounts.zero,
            parts=(),
            tenders=(),
            standing=standing,
        )

    def _book(
        self,
        kind: DocumentKind,
        number: str,
        *,
        at: datetime,
        total: Money,
        parts: tuple[Part, ...],
        tenders: tuple[Tender, ...],
        standing: str = "",
    ) -> None:
        self.documents.append(
            BusinessDocument(
                kind=kind,
                external_id=number,
                order_id=self.order.number,
                number=self.order.name or self.order.number,
                occurred_at=at,
                business_date=day_of(at, self.zone),
                total=total,
                parts=tuple(part for part in parts if not part.amount.is_zero),
                tenders=tuple(tender for tender in tenders if not tender.amount.is_zero),
                is_bookable=not standing,
                standing=standing or self.order.display_financial_status.lower(),
                traits=self._traits,
            )
        )

    @property
    def _traits(self) -> Traits:
        return told({**self.lines.place, "channel": self.order.source_name})

    @property
    def _first_total(self) -> Money:
        return first_total(self.order, self.amounts)

    def _moment(self, text: str, field_name: str) -> datetime:
        return utc_of(text, field_name=field_name, document=self.order.number)

    def _look_at_cancellation(self) -> None:
        given_back = any(document.kind is DocumentKind.REFUND for document in self.documents)
        if self.order.cancelled_at and not given_back:
            self.findings.append(
                DocumentFinding(
                    code="shopify.cancelled_without_refund",
                    blocks=False,
                    params={"order": self.order.name, "total": str(self._first_total)},
                )
            )

    def _look_at_present(self) -> None:
        """Compare an edited order as the documents tell it with its own present total; a difference is shown."""
        if not self.changes or self.order.current_total_price_set is None:
            return
        present = self.amounts.read(self.order.current_total_price_set, "currentTotalPriceSet")
        changed = self.amounts.total(row.total for change in self.changes for row in change.rows)
        back = self.amounts.total(
            goods_of(refund, self.lines, self.amounts, None).value
            for refund in self.order.refunds
            if not self._is_removal(refund)
        )
        reckoned = self._first_total + changed - back
        if reckoned != present:
            self.findings.append(
                DocumentFinding(
                    code="shopify.present_total_differs",
                    blocks=False,
                    params={"order": self.order.name, "reckoned": str(reckoned), "total": str(present)},
                )
            )


def first_total(order: Order, amounts: Amounts) -> Money:
    if order.original_total_price_set is not None:
        return amounts.read(order.original_total_price_set, "originalTotalPriceSet")
    return amounts.read(order.total_price_set, "totalPriceSet")


def first_moment(order: Order, payments: Sequence[Movement]) -> datetime | None:
    """Return when an order became a sale: when the first money came, or when the first goods went."""
    sent = [
        utc_of(one.created_at, field_name="fulfillments.createdAt", document=order.number)
        for one in order.fulfillments
        if one.status in _DELIVERED
    ]
    return min([*(one.moved_at for one in payments), *sent], default=None)


def payments_of_order(order: Order, amounts: Amounts) -> list[Movement]:
    return payments_of(order.transactions, amounts, total=first_total(order, amounts))


def negated(row: Row) -> Row:
    return Row(
        kind=row.kind,
        line_id=row.line_id,
        quantity=-row.quantity,
        net=-row.net,
        discount=-row.discount,
        description=row.description,
        traits=row.traits,
    )


def untaxed_row(row: Row) -> Row:
    """Return only the tax of a row: it is owed when it is paid, whenever the goods are delivered."""
    zero = Money.zero(row.net.currency)
    return Row(kind=row.kind, line_id=row.line_id, quantity=0, net=zero, discount=zero, taxes=row.taxes)


def _pending(amount: Money) -> tuple[Tender, ...]:
    return () if amount.is_zero else (Tender(gateway=PENDING, amount=amount, kind=TenderKind.PENDING),)


def _rounding(amount: Money) -> tuple[Part, ...]:
    return () if amount.is_zero else (Part(kind=PartKind.CASH_ROUNDING, amount=amount),)
