"""The finances and transfers interfaces: balances, events, transactions, summaries, payouts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from mlconnector_gui.connectors.amazon.sandbox.account import Account
from mlconnector_gui.connectors.amazon.sandbox.call import (
    Json,
    Number,
    Parameters,
    Request,
    invalid,
    moment_text,
    page_of,
)
from mlconnector_gui.connectors.amazon.sandbox.ledger import ZERO, Row, Sale, Settlement
from mlconnector_gui.connectors.amazon.sandbox.seller import Market

_TWO_MINUTES = timedelta(minutes=2)
_LONGEST_SPAN = timedelta(days=180)
_DEFERRED_FOR = timedelta(days=3)
_PAGE_OF_TRANSACTIONS = 500
_BETWEEN_SETTLEMENTS = frozenset(
    ("Current Reserve Amount", "Previous Reserve Amount Balance", "Payable to Amazon", "Successful charge")
)
"""Rows that only carry a balance from one settlement to the next: no movement is behind them."""
_PAID_IN = {"MXN": ("USD", Decimal("0.055"))}
"""Currencies that Amazon's converter pays out in another one."""


# balances and events, v0


def event_groups(account: Account, request: Request, ids: Mapping[str, str]) -> tuple[int, object]:
    asked = request.parameters
    size = asked.number("MaxResultsPerPage", 10)
    start, end = _window(
        account, asked, "FinancialEventGroupStartedAfter", "FinancialEventGroupStartedBefore"
    )
    found: list[tuple[datetime, Json]] = [
        (one.start, _closed(one)) for one in account.settlements.values()
    ] + list(_open_groups(account))
    within = [
        group
        for opened, group in sorted(found, key=lambda one: one[0], reverse=True)
        if start <= opened < end and end - start <= _LONGEST_SPAN
    ]
    page, token = page_of(within, asked.text("NextToken"), size)
    return 200, {"payload": {"FinancialEventGroupList": list(page), **_told("NextToken", token)}}


def events_of_group(account: Account, request: Request, ids: Mapping[str, str]) -> tuple[int, object]:
    settlement = next((one for one in account.settlements.values() if one.group_id == ids["id"]), None)
    if settlement is None:
        raise invalid("Bad event group ID provided.")
    return _events(request, settlement.market, settlement.rows)


def events_of_order(account: Account, request: Request, ids: Mapping[str, str]) -> tuple[int, object]:
    parts = ids["id"].split("-")
    if len(parts) != 3:
        raise invalid("Bad order ID provided.")
    settlement = account.settlements.get(account.settled_orders.get(ids["id"], ""))
    if settlement is None:
        return 200, {"payload": {"FinancialEvents": {}}}
    rows = [row for row in settlement.rows if row.order_id == ids["id"]]
    return _events(request, settlement.market, rows)


def events_of_window(account: Account, request: Request, ids: Mapping[str, str]) -> tuple[int, object]:
    start, end = _window(account, request.parameters, "PostedAfter", "PostedBefore")
    events: dict[str, list[Json]] = defaultdict(list)
    for settlement in account.settlements.values():
        rows = [row for row in settlement.rows if start <= row.posted < end]
        for name, entries in _event_lists(settlement.market, rows).items():
            events[name] += entries
    return 200, {"payload": {"FinancialEvents": events}}


def _events(request: Request, market: Market, rows: Sequence[Row]) -> tuple[int, object]:
    request.parameters.number("MaxResultsPerPage", 100)
    return 200, {"payload": {"FinancialEvents": _event_lists(market, rows)}}


def _event_lists(market: Market, rows: Sequence[Row]) -> dict[str, list[Json]]:
    lists: dict[str, list[Json]] = defaultdict(list)
    names = {
        "Order": "ShipmentEventList",
        "Refund": "RefundEventList",
        "Chargeback Refund": "ChargebackEventList",
    }
    names["A-to-z Guarantee Refund"] = "GuaranteeClaimEventList"
    grouped: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row.transaction_type in names:
            grouped[row.transaction_type, row.order_id].append(row)
        elif row.transaction_type in {"FBAFees", "ServiceFee"}:
            lists["ServiceFeeEventList"].append(
                {
                    "FeeReason": row.amount_type,
                    "FeeList": [
                        {"FeeType": row.amount_description, "FeeAmount": _money(row.amount, market.currency)}
                    ],
                }
            )
        else:
            lists["AdjustmentEventList"].append(
                {
                    "AdjustmentType": row.amount_description,
                    "PostedDate": moment_text(row.posted),
                    "AdjustmentAmount": _money(row.amount, market.currency),
                }
            )
    for (kind, _), components in grouped.items():
        lists[names[kind]].append(_shipment(kind, components, market))
    return dict(lists)


def _shipment(kind: str, rows: Sequence[Row], market: Market) -> Json:
    first = rows[0]
    suffix = "" if kind == "Order" else "Adjustment"
    item: Json = {
        "SellerSKU": first.sku,
        "OrderItemId": first.order_item_code,
        f"ItemCharge{suffix}List": [
            {"ChargeType": row.amount_description, "ChargeAmount": _money(row.amount, market.currency)}
            for row in rows
            if row.amount_type == "ItemPrice"
        ],
        f"ItemFee{suffix}List": [
            {"FeeType": row.amount_description, "FeeAmount": _money(row.amount, market.currency)}
            for row in rows
            if row.amount_type == "ItemFees"
        ],
        f"Promotion{suffix}List": [
            {
                "PromotionType": "PromotionMetaDataDefinitionValue",
                "PromotionId": row.promotion_id,
                "PromotionAmount": _money(row.amount, market.currency),
            }
            for row in rows
            if row.amount_type == "Promotion"
        ],
        "ItemTaxWithheldList": [
            {
                "TaxCollectionModel": "MarketplaceFacilitator",
                "TaxesWithheld": [
                    {
                        "ChargeType": row.amount_description,
                        "ChargeAmount": _money(row.amount, market.currency),
                    }
                ],
            }
            for row in rows
            if row.amount_type == "ItemWithheldTax"
        ],
    }
    if first.quantity:
        item["QuantityShipped"] = first.quantity
    return {
        "AmazonOrderId": first.order_id,
        "PostedDate": moment_text(first.posted),
        "MarketplaceName": market.domain,
        f"ShipmentItem{suffix}List": [item],
    }


def _closed(one: Settlement) -> Json:
    told: Json = {
        "FinancialEventGroupId": one.group_id,
        "ProcessingStatus": "Closed",
        "FundTransferStatus": "Succeeded" if one.total > 0 else "Unknown",
        "OriginalTotal": _money(one.total, one.market.currency),
        "FundTransferDate": moment_text(one.deposit),
        "TraceId": one.settlement_id[::-1],
        "AccountTail": "677",
        "BeginningBalance": _money(ZERO, one.market.currency),
        "FinancialEventGroupStart": moment_text(one.start),
        "FinancialEventGroupEnd": moment_text(one.end),
    }
    if one.market.currency in _PAID_IN:
        currency, rate = _PAID_IN[one.market.currency]
        told["ConvertedTotal"] = _money((one.total * rate).quantize(Decimal("0.01")), currency)
    return told


def _open_groups(account: Account) -> Iterator[tuple[datetime, Json]]:
    for trader in account.traders.values():
        market = trader.market
        last = account.last_of(market)
        begun = last.end if last else account.begun[market.marketplace_id]
        balance = sum((sale.total for sale in _unsettled(account) if sale.market == market), ZERO)
        yield (
            begun,
            {
                "FinancialEventGroupId": f"open-{account.seller.region}-{market.country}-{begun:%Y%m%d%H%M%S}",
                "ProcessingStatus": "Open",
                "OriginalTotal": _money(balance, market.currency),
                "BeginningBalance": _money(ZERO, market.currency),
                "FinancialEventGroupStart": moment_text(begun),
            },
        )


# 2024-06-19


def transactions(account: Account, request: Request, ids: Mapping[str, str]) -> tuple[int, object]:
    """Give what was posted in a window; what is not settled yet has no settlement among its identifiers."""
    asked = request.parameters
    name, value = asked.text("relatedIdentifierName"), asked.text("relatedIdentifierValue")
    if not name and not asked.text("postedAfter"):
        raise invalid("Start date cannot be null", "Start date cannot be null")
    if name and name not in {"FINANCIAL_EVENT_GROUP_ID", "ORDER_ID"}:
        raise invalid("Invalid relatedIdentifierName", name)
    start, end = _window(account, asked, "postedAfter", "postedBefore", needs_start=not name)
    market, status = asked.text("marketplaceId"), asked.text("transactionStatus")
    found = [
        one
        for one in _transactions(account)
        if start <= datetime.fromisoformat(one["postedDate"]) < end
        and end - start <= _LONGEST_SPAN
        and (not market or one["marketplaceDetails"]["marketplaceId"] == market)
        and (not status or one["transactionStatus"] == status)
        and (not name or _is_related(one, name, value))
    ]
    page, token = page_of(found, asked.text("nextToken"), _PAGE_OF_TRANSACTIONS)
    return 200, {"payload": {"transactions": list(page), **_told("nextToken", token)}}


def summary(account: Account, request: Request, ids: Mapping[str, str]) -> tuple[int, object]:
    asked = request.parameters
    if asked.text("relatedIdentifierName") == "SETTLEMENT_ID":
        chosen = [
            one
            for one in account.settlements.values()
            if one.settlement_id == asked.text("relatedIdentifierValue")
        ]
    elif asked.text("periodStart") and asked.text("periodEnd"):
        start, end = asked.moment("periodStart"), asked.moment("periodEnd")
        chosen = [one for one in account.settlements.values() if start and end and start <= one.end <= end]
    else:
        raise invalid("Invalid input", "Invalid input")
    markets = asked.listed("marketplaceIds")
    return 200, {
        "summaries": [
            _summary(account, one) for one in chosen if not markets or one.market.marketplace_id in markets
        ]
    }


def balances(account: Account, request: Request, ids: Mapping[str, str]) -> tuple[int, object]:
    """Tell what Amazon holds for the seller: what may be paid out, what is deferred, what is a reserve."""
    asked = request.parameters
    kind = asked.text("balanceType", "TOTAL")
    if kind not in {"TOTAL", "AVAILABLE", "RESERVED", "DEFERRED", "ACCOUNT_LEVEL_RESERVE"}:
        raise invalid("Invalid input", "Invalid input")
    markets = asked.listed("marketplaceIds") or [one.marketplace_id for one in account.seller.markets]
    if not set(markets) <= {one.marketplace_id for one in account.seller.markets}:
        raise invalid("Invalid input", "Invalid input")
    found = [
        _balance(account, market) for market in account.seller.markets if market.marketplace_id in markets
    ]
    return 200, {
        "balances": [part for one in found for part in _parts_of(one) if part["balanceType"] == kind]
    }


def _balance(account: Account, market: Market) -> Json:
    last = account.last_of(market)
    kept = (
        [row.amount for row in last.rows if row.amount_description == "Current Reserve Amount"]
        if last
        else []
    )
    reserve = -sum(kept, ZERO)
    limit = account.clock.now() - _DEFERRED_FOR
    pending = [sale for sale in _unsettled(account) if sale.market == market]
    deferred = sum((sale.total for sale in pending if sale.changed > limit), ZERO)
    available = sum((sale.total for sale in pending if sale.changed <= limit), ZERO)

    def part(kind: str, amount: Decimal, *parts: Json) -> Json:
        told: Json = {
            "partnerMetadata": _partner(account, market),
            "balanceType": kind,
            "amount": _amount(amount, market.currency),
            "lastUpdatedTime": moment_text(account.clock.now()),
        }
        return {**told, "balances": list(parts)} if parts else told

    held = part(
        "RESERVED",
        deferred + reserve,
        part("DEFERRED", deferred),
        part("ACCOUNT_LEVEL_RESERVE", reserve),
    )
    return part("TOTAL", available + deferred + reserve, part("AVAILABLE", available), held)


def _parts_of(balance: Json) -> Iterator[Json]:
    yield balance
    for one in balance.get("balances", []):
        yield from _parts_of(one)


def payouts(account: Account, request: Request, ids: Mapping[str, str]) -> tuple[int, object]:
    markets = request.parameters.listed("marketplaceIds")
    found = [
        _payout(account, one)
        for one in account.settlements.values()
        if one.total > 0 and (not markets or one.market.marketplace_id in markets)
    ]
    return 200, {"payouts": found}


def begin_payout(account: Account, request: Request, ids: Mapping[str, str]) -> tuple[int, object]:
    """Pay out on demand, as Amazon would: whoever calls this by mistake has moved real money."""
    account.writes.append("initiatePayout")
    return 200, {"payoutReferenceId": f"payout-{len(account.writes)}"}


def _transactions(account: Account) -> Iterator[Json]:
    for settlement in account.settlements.values():
        grouped: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for place, row in enumerate(settlement.rows):
            if row.amount_description in _BETWEEN_SETTLEMENTS:
                continue
            grouped[row.transaction_type, row.order_id or f"row-{place}"].append(row)
        for (kind, key), rows in grouped.items():
            yield _transaction(account, settlement, kind, key, rows)
    for sale in _unsettled(account):
        yield _pending(account, sale)


def _transaction(account: Account, settlement: Settlement, kind: str, key: str, rows: Sequence[Row]) -> Json:
    market = settlement.market
    order_id = rows[0].order_id
    related = {
        "ORDER_ID": order_id,
        "FINANCIAL_EVENT_GROUP_ID": settlement.group_id,
        "SETTLEMENT_ID": settlement.settlement_id,
    }
    return _shown_transaction(
        account,
        market,
        related,
        kind="Shipment" if kind == "Order" else kind,
        # the order's own one stays the same when a settlement takes it
        name=f"Order/{key}" if kind == "Order" else f"{settlement.settlement_id}/{kind}/{key}",
        status="RELEASED",
        posted=rows[0].posted,
        parts=[(row.amount_type, row.amount_description, row.amount) for row in rows],
        sku=rows[0].sku,
    )


def _pending(account: Account, sale: Sale) -> Json:
    held = sale.changed > account.clock.now() - _DEFERRED_FOR
    return _shown_transaction(
        account,
        sale.market,
        {"ORDER_ID": sale.order_id},
        kind="Shipment",
        name=f"Order/{sale.order_id}",
        status="DEFERRED" if held else "RELEASED",
        posted=sale.changed,
        parts=[(row.amount_type, row.amount_description, row.amount) for row in account.rows_to_come(sale)],
        sku=sale.sku,
    )


def _shown_transaction(
    account: Account,
    market: Market,
    related: Mapping[str, str],
    *,
    kind: str,
    name: str,
    status: str,
    posted: datetime,
    parts: Iterable[tuple[str, str, Decimal]],
    sku: str,
) -> Json:
    by_type: dict[str, list[tuple[str, Decimal]]] = defaultdict(list)
    for amount_type, description, amount in parts:
        by_type[amount_type].append((description, amount))
    total = sum((amount for entries in by_type.values() for _, amount in entries), ZERO)
    breakdowns = [
        {
            "breakdownType": amount_type,
            "breakdownAmount": _amount(sum((one for _, one in entries), ZERO), market.currency),
            "breakdowns": [
                {
                    "breakdownType": description,
                    "breakdownAmount": _amount(amount, market.currency),
                    "breakdowns": [],
                }
                for description, amount in entries
            ],
        }
        for amount_type, entries in by_type.items()
    ]
    told: Json = {
        "sellingPartnerMetadata": {
            "sellingPartnerId": account.seller.seller_id,
            "accountType": "Standard Orders",
            "marketplaceId": market.marketplace_id,
        },
        "relatedIdentifiers": [
            {"relatedIdentifierName": known, "relatedIdentifierValue": text}
            for known, text in related.items()
            if text
        ],
        "transactionType": kind,
        "transactionId": _transaction_id(name),
        "transactionStatus": status,
        "description": "Order Payment" if kind == "Shipment" else kind,
        "postedDate": moment_text(posted),
        "totalAmount": _amount(total, market.currency),
        "marketplaceDetails": {
            "marketplaceId": market.marketplace_id,
            "marketplaceName": market.domain,
        },
        "items": [],
        "breakdowns": breakdowns,
    }
    if sku:
        told["items"] = [
            {
                "description": sku,
                "totalAmount": _amount(total, market.currency),
                "contexts": [{"contextType": "ProductContext", "sku": sku}],
            }
        ]
    return told


def _transaction_id(name: str) -> str:
    return name.encode().hex()[-60:]


def _is_related(transaction: Json, name: str, value: str) -> bool:
    return any(
        one["relatedIdentifierName"] == name and one["relatedIdentifierValue"] == value
        for one in transaction["relatedIdentifiers"]
    )


def _unsettled(account: Account) -> Iterator[Sale]:
    for sale in account.sales:
        if sale.status == "Shipped" and sale.order_id not in account.settled_orders:
            yield sale


def _summary(account: Account, one: Settlement) -> Json:
    by_type: dict[str, Decimal] = defaultdict(Decimal)
    for row in one.rows:
        by_type[row.amount_type] += row.amount
    return {
        "partnerMetadata": _partner(account, one.market),
        "relatedIdentifiers": [
            {"relatedIdentifierName": "SETTLEMENT_ID", "relatedIdentifierValue": one.settlement_id}
        ],
        "netProceeds": _amount(one.total, one.market.currency),
        "breakdowns": [
            {"breakdownType": name, "breakdownAmount": _amount(total, one.market.currency)}
            for name, total in by_type.items()
        ],
    }


def _payout(account: Account, one: Settlement) -> Json:
    return {
        "id": one.settlement_id,
        "partnerMetadata": _partner(account, one.market),
        "currentStatus": "PAID",
        "statusHistory": [{"status": "PAID", "lastUpdatedDate": moment_text(one.deposit)}],
        "type": "SCHEDULED",
        "amount": _amount(one.total, one.market.currency),
        "accountTail": "677",
        "paymentMethod": "BANK_ACCOUNT",
        "creationDate": moment_text(one.end),
        "traceId": one.settlement_id[::-1],
        "period": {"startDate": moment_text(one.start), "endDate": moment_text(one.end)},
        "relatedIdentifiers": [
            {"relatedIdentifierName": "SETTLEMENT_ID", "relatedIdentifierValue": one.settlement_id}
        ],
    }


def _partner(account: Account, market: Market) -> Json:
    return {
        "partnerId": account.seller.seller_id,
        "accountType": "STANDARD_ORDERS",
        "marketplaceId": market.marketplace_id,
    }


def _window(
    account: Account, asked: Parameters, after: str, before: str, *, needs_start: bool = True
) -> tuple[datetime, datetime]:
    """Read both ends: the later one more than two minutes ago, and after the first."""
    now = account.clock.now()
    start, end = asked.moment(after), asked.moment(before)
    if start is None and needs_start:
        raise invalid("Date range is invalid.")
    start = start or now - _LONGEST_SPAN
    end = end or now - _TWO_MINUTES
    if end > now - _TWO_MINUTES or start > now - _TWO_MINUTES or end <= start:
        raise invalid("Date range is invalid.")
    return start, end


def _told(name: str, token: str | None) -> Json:
    return {name: token} if token else {}


def _money(amount: Decimal, currency: str) -> Json:
    return {"CurrencyCode": currency, "CurrencyAmount": Number(amount)}


def _amount(amount: Decimal, currency: str) -> Json:
    return {"currencyCode": currency, "currencyAmount": Number(amount)}
