"""What to make of money that was given back without saying for what: a person chooses, nothing is guessed."""

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum

from mlconnector_gui.accounting.documents import BusinessDocument, Part, PartKind
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.base.problem import Problem

_TAXES = frozenset({PartKind.TAX, PartKind.CHANNEL_TAX})


class Treatment(StrEnum):
    """The ways that are offered."""

    RETURNS = "returns"
    """All of it lowers sales; no tax is given back."""
    TAX_MIX = "tax_mix"
    """It is split into goods and tax as the order was."""
    GOODWILL = "goodwill"
    """The merchant gave it away: an expense, and the sale stands."""


def is_unspecified(document: BusinessDocument) -> bool:
    return any(part.kind is PartKind.UNSPECIFIED for part in document.parts)


def treated(
    document: BusinessDocument, treatment: Treatment, sold: BusinessDocument | None
) -> BusinessDocument:
    """Put what a person chose in place of the parts that say nothing; `sold` is the order's sale."""
    parts: list[Part] = []
    for part in document.parts:
        parts += _instead(part, treatment, sold, document) if part.kind is PartKind.UNSPECIFIED else [part]
    return replace(document, parts=tuple(parts))


def _instead(
    part: Part, treatment: Treatment, sold: BusinessDocument | None, document: BusinessDocument
) -> list[Part]:
    if treatment is Treatment.RETURNS:
        return [replace(part, kind=PartKind.PRODUCT)]
    if treatment is Treatment.GOODWILL:
        return [replace(part, kind=PartKind.GOODWILL)]
    if sold is None or sold.currency != document.currency or not sold.parts:
        raise Problem("refund.order_unknown", document=document.external_id, order=document.order_id)
    taxes = list(_taxes(part, sold))
    goods = part.amount - Money.total((tax.amount for tax in taxes), document.currency)
    return [replace(part, kind=PartKind.PRODUCT, amount=goods), *taxes]


def _taxes(part: Part, sold: BusinessDocument) -> Iterator[Part]:
    """Give each tax its share, rounded once; the goods take what is left, so that nothing is lost."""
    whole = Money.total((one.amount for one in sold.parts), sold.currency)
    for tax in sold.parts:
        if tax.kind in _TAXES and not whole.is_zero:
            share = Money.rounded(part.amount.amount * tax.amount.amount / whole.amount, sold.currency)
            if not share.is_zero:
                yield replace(tax, amount=share)
