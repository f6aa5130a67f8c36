"""The seller's books as an accountant keeps them: what each settlement has to move on which account."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from zoneinfo import ZoneInfo

from mlconnector_gui.connectors.amazon.sandbox.ledger import ZERO, Row, Settlement
from mlconnector_gui.connectors.amazon.sandbox.seller import Seller
from mlconnector_gui.sandbox.books import ShopEvent

_BANK, _RESERVE, _CARRIED, _FAILED, _OWED = "1110", "1243", "1245", "1246", "1251"
_TAX_PASSED_ON, _TAX_OWED = "4436", "4433"
_SALES, _RETURNS, _PROMOTIONS, _SHIPPING = "5010", "5020", "5030", "5810"
_REFERRAL, _FULFILMENT, _STORAGE, _INBOUND = "8335", "8325", "8330", "8340"
_ADVERTISING, _SUBSCRIPTION, _REIMBURSED, _CLAIMS, _UNKNOWN = "8350", "8360", "5840", "8370", "8399"

_TAX_ROWS = {
    ("ItemPrice", "Tax"),
    ("ItemPrice", "ShippingTax"),
    ("ItemPrice", "GiftWrapTax"),
    ("Promotion", "TaxDiscount"),
}
_CLAIM_TYPES = {"A-to-z Guarantee Refund", "Chargeback Refund"}
_FULFILMENT_FEES = {"FBAPerUnitFulfillmentFee", "FBAWeightBasedFee", "ShippingChargeback"}
_KINDS = {
    "Promotion": _PROMOTIONS,
    "Cost of Advertising": _ADVERTISING,
    "FBA Inventory Reimbursement": _REIMBURSED,
    "MCF Inventory Reimbursement": _REIMBURSED,
    "FBA Inventory Storage Fee": _STORAGE,
}
_OTHER = {
    "Current Reserve Amount": _RESERVE,
    "Previous Reserve Amount Balance": _RESERVE,
    "Payable to Amazon": _OWED,
    "Successful charge": _OWED,
    "Storage Fee": _STORAGE,
    "StorageRenewalBilling": _STORAGE,
    "Subscription Fee": _SUBSCRIPTION,
    "FBAInboundTransportationFee": _INBOUND,
    "SAFE-T Reimbursement": _REIMBURSED,
}

Month = tuple[int, int]


def events_of(seller: Seller, settlement: Settlement) -> Iterator[ShopEvent]:
    """Yield one event for each month that a settlement touches; all but the last carry their balance forward."""
    months = _months(seller, settlement)
    carried = ZERO
    for place, (month, rows) in enumerate(months):
        moved: dict[str, Decimal] = defaultdict(Decimal)
        for row in rows:
            moved[_account(row, settlement)] -= row.amount
        net = sum((row.amount for row in rows), ZERO)
        is_last = place == len(months) - 1
        if is_last:
            moved[_CARRIED] -= carried
            moved[_BANK if settlement.total > 0 else _OWED] += settlement.total
        else:
            moved[_CARRIED] += net
            carried += net
        amount = settlement.total if is_last and settlement.total > 0 else ZERO
        yield _event(seller, settlement, month, amount, moved)


def _event(
    seller: Seller, settlement: Settlement, month: Month, amount: Decimal, moved: Mapping[str, Decimal]
) -> ShopEvent:
    return ShopEvent(
        shop=seller.name,
        kind="settlement",
        external_id=f"{settlement.settlement_id}-{month[1]:02d}",
        order_id=settlement.settlement_id,
        currency=settlement.market.currency,
        amount=amount,
        occurred_at=settlement.end,
        moved={account: total for account, total in moved.items() if total},
    )


def _months(seller: Seller, settlement: Settlement) -> list[tuple[Month, list[Row]]]:
    """Gather rows by the month in which the company's books have them; the bank's is a month too."""
    zone = ZoneInfo(seller.timezone)
    found: dict[Month, list[Row]] = defaultdict(list)
    for row in settlement.rows:
        local = row.posted.astimezone(zone)
        found[local.year, local.month].append(row)
    if settlement.total > 0:
        deposit = settlement.deposit.astimezone(zone)
        found.setdefault((deposit.year, deposit.month), [])
    return sorted(found.items())


def _account(row: Row, settlement: Settlement) -> str:
    kind, description = row.amount_type, row.amount_description
    if kind == "ItemWithheldTax" or (kind, description) in _TAX_ROWS:
        return _TAX_PASSED_ON if _is_withheld(row.order_id, settlement) else _TAX_OWED
    if kind == "ItemFees":
        return _FULFILMENT if description in _FULFILMENT_FEES else _REFERRAL
    if row.transaction_type in _CLAIM_TYPES:
        return _CLAIMS
    if kind == "ItemPrice":
        goods = _SALES if row.transaction_type == "Order" else _RETURNS
        return goods if description == "Principal" else _SHIPPING
    if description.startswith("Transfer of funds unsuccessful"):
        return _FAILED
    return _KINDS.get(kind) or _OTHER.get(description, _UNKNOWN)


def _is_withheld(order_id: str, settlement: Settlement) -> bool:
    return any(row.amount_type == "ItemWithheldTax" and row.order_id == order_id for row in settlement.rows)
