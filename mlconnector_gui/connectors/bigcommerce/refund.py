"""Translate a refund, with the order it belongs to (template T8b)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from mlconnector_gui.accounting.documents import (
    BusinessDocument,
    DocumentFinding,
    DocumentKind,
    Part,
    PartKind,
    Translation,
)
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.connectors.bigcommerce import tax
from mlconnector_gui.connectors.bigcommerce.amounts import Amounts, spread
from mlconnector_gui.connectors.bigcommerce.charges import (
    HANDLING,
    WRAPPING,
    Charge,
    Charges,
    kind_of,
    line_traits,
    order_traits,
    place_traits,
)
from mlconnector_gui.connectors.bigcommerce.moments import refunded_at
from mlconnector_gui.connectors.bigcommerce.payloads import Line, Order, Refund, RefundItem
from mlconnector_gui.connectors.bigcommerce.standing import BookingPolicy, OrderLevel
from mlconnector_gui.connectors.bigcommerce.tenders import refund_tenders

_GOODS, _ORDER = "PRODUCT", "ORDER"


def translate_refund(
    refund: Refund, order: Order, *, facts: Mapping[str, str], policy: BookingPolicy
) -> Translation:
    """
    Return the refund; it counts when its order does, and when any of it was really paid back.

    A refund exists before its payments are decided, so one that was declined is read again for weeks.
    """
    amounts = Amounts(currency=order.order.currency, document=refund.id)
    total = amounts.paid(refund.total_amount, "total_amount")
    tenders = refund_tenders(refund, amounts)
    parts = tuple(
        part for part in _Given(refund, order, amounts, policy).parts(total) if not part.amount.is_zero
    )
    is_declined = bool(refund.payments) and not tenders
    is_bookable = policy.counts(order) and not is_declined and not total.is_zero
    if finer := amounts.finding(blocks=is_bookable):
        return Translation(findings=(finer,))
    occurred_at, business_date = refunded_at(refund, facts)
    document = BusinessDocument(
        kind=DocumentKind.REFUND,
        external_id=refund.id,
        order_id=order.order.id,
        number=order.order.id,
        occurred_at=occurred_at,
        business_date=business_date,
        total=total,
        parts=parts,
        tenders=tenders,
        is_bookable=is_bookable,
        standing=_standing(order, policy, is_declined=is_declined, is_zero=total.is_zero),
        traits=order_traits(order),
    )
    return Translation(documents=(document,), findings=tuple(_findings(document, refund, order, policy)))


@dataclass(frozen=True, slots=True)
class _Given:
    """
    Says what a refund was for.

    The vendor tells the refund's total and its tax, and of each item pieces or an amount, but not what the pieces
    came to. So items with an amount are taken at it, and the goods get what is left, in proportion to what was paid
    for them. What is left where no goods were given back is for a person to say.
    """

    refund: Refund
    order: Order
    amounts: Amounts
    policy: BookingPolicy
    lines: Mapping[str, Line] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lines", {line.id: line for line in self.order.products})

    def parts(self, total: Money) -> Iterator[Part]:
        taxed = self.amounts.read(self.refund.total_tax, "total_tax")
        others = [
            part
            for place, item in enumerate(self.refund.items)
            if item.item_type not in {_GOODS, _ORDER}
            for part in self._charge(item, f"items[{place}]")
        ]
        yield from others
        left = total - taxed - Money.total((part.amount for part in others), self.amounts.currency)
        amount = self._amount_without_lines(left)
        yield from self._without_lines(amount)
        yield from self._goods(left - amount)
        yield from tax.tax_parts(self.order, self.amounts, taxed, place_traits(self.order))

    def _goods(self, net: Money) -> Iterator[Part]:
        items = [item for item in self.refund.items if item.item_type == _GOODS]
        if not items:
            yield Part(kind=PartKind.UNSPECIFIED, amount=net, description=self.refund.reason)
            return
        shares = spread(net, [self._paid_for(item) for item in items])
        for item, share in zip(items, shares, strict=True):
            line = self.lines.get(item.item_id)
            if line is None:
                yield Part(kind=PartKind.PRODUCT, amount=share, traits=place_traits(self.order))
                continue
            traits = line_traits(line, self.order)
            yield Part(kind=kind_of(line), amount=share, description=line.name, traits=traits)

    def _paid_for(self, item: RefundItem) -> Decimal:
        """Return what was paid for the pieces, with tax and after discounts, less what is kept back."""
        line = self.lines.get(item.item_id)
        if line is None:
            return Decimal(1)
        whole = self.amounts.exactly(
            line.discounted_total_inc_tax or line.total_inc_tax, "discounted_total_inc_tax"
        )
        pieces = self.amounts.exactly(line.quantity or "1", "quantity") or Decimal(1)
        given = self.amounts.exactly(item.quantity, "quantity") if item.quantity else pieces
        return max(whole * given / pieces + self._kept_back(item), Decimal(0))

    def _kept_back(self, item: RefundItem) -> Decimal:
        return sum(
            (self.amounts.exactly(one.amount, "adjustments.amount") for one in item.adjustments), Decimal(0)
        )

    def _charge(self, item: RefundItem, field_name: str) -> Iterator[Part]:
        """Take an item's own amount; in a store whose prices include tax, its tax goes out of it in proportion."""
        charged = self._charged_for(item)
        if charged is None:
            return
        asked = charged.exact
        if item.requested_amount:
            asked = self.amounts.read(item.requested_amount, f"{field_name}.requested_amount")
        asked += Money.rounded(self._kept_back(item), self.amounts.currency)
        within = Decimal(0)
        if not charged.exact.is_zero:
            within = charged.tax_within.amount * asked.amount / charged.exact.amount
        yield Part(
            kind=charged.kind,
            amount=asked - Money.rounded(within, self.amounts.currency),
            description=charged.description,
            traits=charged.traits,
        )

    def _charged_for(self, item: RefundItem) -> Charge | None:
        charges = Charges(self.order, self.amounts)
        if item.item_type == "FEE":
            fees = [one for one in self.order.every_fee if one.id == item.item_id]
            return charges.fee(fees[0], "fees") if fees else None
        names = {"HANDLING": HANDLING, "GIFT_WRAPPING": WRAPPING}
        for charge in charges.others():
            if item.item_type == "SHIPPING" and charge.kind is PartKind.SHIPPING:
                return charge
            if charge.kind is PartKind.FEE and charge.description == names.get(item.item_type):
                return charge
        return None

    def _amount_without_lines(self, left: Money) -> Money:
        """Return what was given back on the whole order; it is all that is left where nothing else was."""
        items = [item for item in self.refund.items if item.item_type == _ORDER]
        if not items:
            return Money.zero(self.amounts.currency)
        if not any(item.item_type == _GOODS for item in self.refund.items):
            return left
        asked = (
            self.amounts.read(item.requested_amount, "requested_amount")
            + Money.rounded(self._kept_back(item), self.amounts.currency)
            for item in items
        )
        return Money.total(asked, self.amounts.currency)

    def _without_lines(self, amount: Money) -> Iterator[Part]:
        """Such a refund changes no tax, whatever the order bore; what it means is the connection's choice."""
        traits = place_traits(self.order)
        reason = self.refund.reason
        if self.policy.order_level is OrderLevel.STOP:
            yield Part(kind=PartKind.UNSPECIFIED, amount=amount, description=reason, traits=traits)
            return
        taxed = Money.zero(self.amounts.currency)
        if self.policy.order_level is OrderLevel.PRORATE:
            taxed = self._share_of_tax(amount)
            yield from tax.tax_parts(self.order, self.amounts, taxed, traits)
        is_goodwill = self.policy.order_level is OrderLevel.GOODWILL
        kind = PartKind.GOODWILL if is_goodwill else PartKind.PRODUCT
        yield Part(kind=kind, amount=amount - taxed, description=reason, traits=traits)

    def _share_of_tax(self, amount: Money) -> Money:
        head = self.order.order
        whole = self.amounts.exactly(head.total_inc_tax, "total_inc_tax")
        if not whole:
            return Money.zero(self.amounts.currency)
        taxed = self.amounts.exactly(head.total_tax, "total_tax")
        return Money.rounded(amount.amount * taxed / whole, self.amounts.currency)


def _standing(order: Order, policy: BookingPolicy, *, is_declined: bool, is_zero: bool) -> str:
    if is_zero:
        return "zero"
    if is_declined:
        return "declined"
    return "refunded" if policy.counts(order) else f"order_{policy.standing_of(order)}"


def _findings(
    document: BusinessDocument, refund: Refund, order: Order, policy: BookingPolicy
) -> Iterator[DocumentFinding]:
    params = {
        "refund": document.external_id,
        "order": document.number,
        "amount": str(document.total),
        "status": policy.standing_of(order),
    }
    declined = [one for one in refund.payments if one.is_declined == "true"]
    if declined and document.tenders:
        # the payments then differ from the total, which stops it
        yield DocumentFinding(code="bigcommerce.refund_partly_declined", blocks=False, params=params)
    elif declined:
        yield DocumentFinding(code="bigcommerce.refund_declined", blocks=False, params=params)
    elif not policy.counts(order) and not document.total.is_zero:
        yield DocumentFinding(code="bigcommerce.refund_of_unbooked_order", blocks=False, params=params)
