"""Journal templates: which roles each kind of document touches, and on which side."""

from collections.abc import Mapping
from dataclasses import dataclass

from mlconnector_gui.accounting.documents import BusinessDocument, DocumentKind, PartKind, TenderKind, Traits
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.roles import LineRole


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleLine:
    """A line that still waits for its account: debit positive, credit negative."""

    role: LineRole
    amount: Money
    description: str
    traits: Traits


@dataclass(frozen=True, slots=True)
class Template:
    """The roles of one kind of document: of what moved the money, and of each part of what it was for."""

    tenders: Mapping[TenderKind, LineRole]
    parts: Mapping[PartKind, LineRole]


_PAID = {
    TenderKind.GATEWAY: LineRole.GATEWAY_CLEARING,
    TenderKind.GIFT_CARD: LineRole.GIFT_CARD_LIABILITY,
    TenderKind.STORE_CREDIT: LineRole.STORE_CREDIT_LIABILITY,
    TenderKind.PENDING: LineRole.PENDING_PAYMENTS,
}
_ARRIVED = {TenderKind.GATEWAY: LineRole.BANK}
_SOLD = {
    PartKind.PRODUCT: LineRole.PRODUCT_SALES,
    PartKind.DISCOUNT: LineRole.DISCOUNTS,
    PartKind.FEE: LineRole.FEE_INCOME,
    PartKind.FEE_DISCOUNT: LineRole.FEE_DISCOUNT,
    PartKind.SHIPPING: LineRole.SHIPPING_INCOME,
    PartKind.TAX: LineRole.TAX_PAYABLE,
    PartKind.CHANNEL_TAX: LineRole.CHANNEL_TAX,
    PartKind.GIFT_CARD: LineRole.GIFT_CARD_LIABILITY,
    PartKind.TIP: LineRole.TIPS,
    PartKind.DUTY: LineRole.DUTIES,
    PartKind.CASH_ROUNDING: LineRole.CASH_ROUNDING,
    PartKind.DEFERRED: LineRole.DEFERRED_REVENUE,
    PartKind.UNSPECIFIED: LineRole.UNSPECIFIED_REFUND,
}
_SALE = Template(_PAID, _SOLD)
_TEMPLATES = {
    DocumentKind.SALE: _SALE,
    DocumentKind.EDIT: _SALE,
    DocumentKind.REFUND: Template(
        _PAID,
        {
            **_SOLD,
            PartKind.PRODUCT: LineRole.SALES_RETURNS,
            PartKind.RESTOCKING: LineRole.RESTOCKING_FEE,
            PartKind.GOODWILL: LineRole.GOODWILL,
        },
    ),
    DocumentKind.PAYMENT: Template(
        _PAID,
        {
            PartKind.OUTSTANDING: LineRole.PENDING_PAYMENTS,
            PartKind.CASH_ROUNDING: LineRole.CASH_ROUNDING,
        },
    ),
    DocumentKind.RELEASE: Template(
        {TenderKind.DEFERRED: LineRole.DEFERRED_REVENUE},
        {
            PartKind.PRODUCT: LineRole.PRODUCT_SALES,
            PartKind.DISCOUNT: LineRole.DISCOUNTS,
            PartKind.SHIPPING: LineRole.SHIPPING_INCOME,
        },
    ),
    DocumentKind.ISSUE: Template(
        {TenderKind.GOODWILL: LineRole.GOODWILL},
        {
            PartKind.GIFT_CARD: LineRole.GIFT_CARD_LIABILITY,
            PartKind.STORE_CREDIT: LineRole.STORE_CREDIT_LIABILITY,
        },
    ),
    DocumentKind.PAYOUT: Template(
        _ARRIVED,
        {
            PartKind.CLEARED: LineRole.GATEWAY_CLEARING,
            PartKind.PROCESSING_FEE: LineRole.PROCESSING_FEES,
            PartKind.ADJUSTMENT: LineRole.ADJUSTMENTS,
        },
    ),
    DocumentKind.SETTLEMENT: Template(
        _ARRIVED,
        {
            PartKind.SETTLED: LineRole.SETTLEMENT_LINE,
            PartKind.CARRIED: LineRole.SETTLEMENT_CARRY,
            PartKind.OWED: LineRole.OWED_TO_MARKETPLACE,
        },
    ),
    DocumentKind.FREIGHT: Template(
        {TenderKind.GATEWAY: LineRole.ACCRUED_FREIGHT}, {PartKind.CARRIER_COST: LineRole.FREIGHT_OUT}
    ),
    DocumentKind.ACCRUAL: Template(
        {TenderKind.GATEWAY: LineRole.ACCRUED_SETTLEMENT}, {PartKind.UNSETTLED: LineRole.UNSETTLED_LINE}
    ),
}


def parts_of(kind: DocumentKind) -> frozenset[PartKind]:
    """Return what a document of a kind may be made of."""
    return frozenset(_TEMPLATES[kind].parts)


def tenders_of(kind: DocumentKind) -> frozenset[TenderKind]:
    """Return how a document of a kind may be paid."""
    return frozenset(_TEMPLATES[kind].tenders)


def role_lines(document: BusinessDocument) -> tuple[RoleLine, ...]:
    """
    Turn a document into role lines (templates T1 to T9 of the product study).

    What was received is debited and what it was for is credited; a refund is the mirror, with goods going to
    returns. What does not add up becomes a rounding line, which balances the entry; whether that is tolerable is
    decided by `drafting`, never here. A part that has no place in a document of its kind is a mistake of the
    translation, so it raises KeyError.
    """
    sign = document.kind.sign
    template = _TEMPLATES[document.kind]
    lines = [
        RoleLine(
            role=template.tenders[tender.kind],
            amount=_signed(tender.amount, sign),
            description=tender.gateway,
            traits={**document.traits, **tender.traits, "gateway": tender.gateway},
        )
        for tender in document.tenders
    ]
    lines += [
        RoleLine(
            role=template.parts[part.kind],
            amount=_signed(part.amount, -sign),
            description=part.description,
            traits={**document.traits, **part.traits},
        )
        for part in document.parts
    ]
    imbalance = Money.total((line.amount for line in lines), document.currency)
    if not imbalance.is_zero:
        lines.append(
            RoleLine(role=LineRole.ROUNDING, amount=-imbalance, description="", traits=dict(document.traits))
        )
    return tuple(line for line in lines if not line.amount.is_zero)


def _signed(amount: Money, sign: int) -> Money:
    return amount if sign > 0 else -amount
