"""Journal templates: which roles a sale or a refund touches, and on which side."""

from dataclasses import dataclass

from mlconnector_gui.accounting.documents import BusinessDocument, DocumentKind, PartKind, Traits
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.roles import LineRole


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleLine:
    """A line that still waits for its account: debit positive, credit negative."""

    role: LineRole
    amount: Money
    description: str
    traits: Traits


_SALE_ROLES = {
    PartKind.PRODUCT: LineRole.PRODUCT_SALES,
    PartKind.DISCOUNT: LineRole.DISCOUNTS,
    PartKind.FEE: LineRole.FEE_INCOME,
    PartKind.FEE_DISCOUNT: LineRole.FEE_DISCOUNT,
    PartKind.SHIPPING: LineRole.SHIPPING_INCOME,
    PartKind.TAX: LineRole.TAX_PAYABLE,
    PartKind.UNSPECIFIED: LineRole.UNSPECIFIED_REFUND,
}
_REFUND_ROLES = {**_SALE_ROLES, PartKind.PRODUCT: LineRole.SALES_RETURNS}


def role_lines(document: BusinessDocument) -> tuple[RoleLine, ...]:
    """
    Turn a document into role lines (templates T8 and T9, and their refunds).

    A sale debits what was received and credits what it was for; a refund is the mirror, with goods going to
    returns. What does not add up becomes a rounding line, which balances the entry; whether that is tolerable is
    decided by `drafting`, never here.
    """
    sign = 1 if document.kind is DocumentKind.SALE else -1
    roles = _SALE_ROLES if document.kind is DocumentKind.SALE else _REFUND_ROLES
    lines = [
        RoleLine(
            role=LineRole.GATEWAY_CLEARING,
            amount=_signed(tender.amount, sign),
            description=tender.gateway,
            traits={**document.traits, **tender.traits, "gateway": tender.gateway},
        )
        for tender in document.tenders
    ]
    lines += [
        RoleLine(
            role=roles[part.kind],
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
