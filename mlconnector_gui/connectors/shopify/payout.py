"""Translate a payout of Shopify Payments: charges less refunds, fees and adjustments are what the bank got."""

from collections.abc import Mapping

from mlconnector_gui.accounting.documents import (
    BusinessDocument,
    DocumentFinding,
    DocumentKind,
    Part,
    PartKind,
    Tender,
    Translation,
)
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.connectors.shopify.amounts import money_of
from mlconnector_gui.connectors.shopify.balance_types import CLEARED, KNOWN, PAYOUT_ITSELF
from mlconnector_gui.connectors.shopify.payloads import Amount, BalanceTransaction, Payout, utc_of
from mlconnector_gui.connectors.shopify.policy import day_of, zone_of

GATEWAY = "shopify_payments"
_WITHDRAWAL = "WITHDRAWAL"


def translate_payout(payout: Payout, *, facts: Mapping[str, str]) -> Translation:
    """
    Return the payout; it counts once it is paid.

    Every row has its part, a row of a kind nobody told us of stops it, and what the rows leave of the payout's own
    amount is shown by the document, never plugged.
    """
    zone = zone_of(facts, payout.number)
    issued_at = utc_of(payout.issued_at, field_name="issuedAt", document=payout.number)
    rows = [row for row in payout.balance_transactions if not row.test and row.type not in PAYOUT_ITSELF]
    unknown = sorted({row.type for row in rows} - KNOWN)
    is_paid = payout.status == "PAID"
    net = _net(payout)
    document = BusinessDocument(
        kind=DocumentKind.PAYOUT,
        external_id=payout.number,
        order_id="",
        number=payout.number,
        occurred_at=issued_at,
        business_date=day_of(issued_at, zone),
        total=net,
        parts=_parts(payout, rows),
        tenders=() if net.is_zero else (Tender(gateway=GATEWAY, amount=net, reference=payout.number),),
        is_bookable=is_paid,
        standing=payout.status.lower(),
        traits={"gateway": GATEWAY},
        settles=tuple(
            row.source_order_transaction_id
            for row in rows
            if row.source_order_transaction_id not in {"", "0"}
        ),
    )
    findings = [
        DocumentFinding(
            code="shopify.balance_type_unknown",
            blocks=True,
            params={"type": kind, "payout": payout.number, "amount": _sum_told(payout, rows, kind)},
        )
        for kind in unknown
        if is_paid
    ]
    return Translation(documents=(document,), findings=tuple(findings))


def _net(payout: Payout) -> Money:
    """A withdrawal is taken from the bank; whether its amount says so by a sign is not documented."""
    net = money_of(payout.net, "net", payout.number)
    return -abs(net) if payout.transaction_type == _WITHDRAWAL else net


def _parts(payout: Payout, rows: list[BalanceTransaction]) -> tuple[Part, ...]:
    """Add rows up by type: one line each, since rules give each type its account. The fees of all are one part."""
    sums: dict[str, Money] = {}
    fees = Money.zero(payout.net.currency_code)
    for row in rows:
        amount = _money(row.amount, "amount", payout)
        sums[row.type] = sums[row.type] + amount if row.type in sums else amount
        fees += _money(row.fee, "fee", payout)
    parts = [
        Part(
            kind=PartKind.CLEARED if kind in CLEARED else PartKind.ADJUSTMENT,
            amount=amount,
            description=GATEWAY if kind in CLEARED else kind.replace("_", " ").lower(),
            traits={"balance_type": kind},
        )
        for kind, amount in sums.items()
    ]
    parts.append(Part(kind=PartKind.PROCESSING_FEE, amount=-fees))
    return tuple(part for part in parts if not part.amount.is_zero)


def _money(amount: Amount, field_name: str, payout: Payout) -> Money:
    return money_of(amount, f"balanceTransactions.{field_name}", payout.number)


def _sum_told(payout: Payout, rows: list[BalanceTransaction], kind: str) -> str:
    amounts = (_money(row.amount, "amount", payout) for row in rows if row.type == kind)
    return str(Money.total(amounts, payout.net.currency_code))
