"""Show the shop's records as GraphQL's objects: plain mappings, lists where the schema has lists or connections."""

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from mlconnector_gui.connectors.shopify.sandbox.amounts import ZERO, Amount, Currencies, decimal, money, total
from mlconnector_gui.connectors.shopify.sandbox.model import (
    Agreement,
    Duty,
    Fulfillment,
    Line,
    Order,
    Refund,
    Sale,
    Shipping,
    Tax,
    Transaction,
)
from mlconnector_gui.connectors.shopify.sandbox.state import (
    BalanceRow,
    Customer,
    GiftCard,
    Payout,
    State,
    StoreCredit,
    Subscription,
)

Node = dict[str, Any]
_GATEWAY_NAMES = {
    "shopify_payments": "Shopify Payments",
    "paypal": "PayPal",
    "gift_card": "Gift Card",
    "shopify_store_credit": "Store credit",
    "cash": "Cash",
}


def gid(kind: str, number: int) -> str:
    return f"gid://shopify/{kind}/{number}"


def moment(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%SZ}"


def _moment_or_none(at: datetime | None) -> str | None:
    return moment(at) if at else None


class Nodes:
    """Builds nodes and keeps those of orders until these change."""

    def __init__(self, state: State) -> None:
        self.state = state
        self._orders: dict[int, tuple[int, Node]] = {}

    def order(self, order: Order) -> Node:
        revision, node = self._orders.get(order.id, (-1, {}))
        if revision != order.revision:
            node = _OrderNode(self.state, order).whole()
            self._orders[order.id] = (order.revision, node)
        return node

    def customer(self, customer: Customer) -> Node:
        return {
            "__typename": "Customer",
            "id": gid("Customer", customer.id),
            "legacyResourceId": str(customer.id),
            "createdAt": moment(customer.created),
            "updatedAt": moment(customer.updated),
            "state": "DISABLED",
            "taxExempt": False,
            "taxExemptions": [],
            "tags": [],
            "locale": "en",
            "verifiedEmail": True,
            "numberOfOrders": str(
                sum(order.customer_id == customer.id for order in self.state.orders.values())
            ),
            # somebody without a name is shown by his e-mail
            "displayName": customer.name or customer.email,
            "firstName": customer.first_name or None,
            "lastName": customer.last_name or None,
            "defaultEmailAddress": {"emailAddress": customer.email},
            "defaultPhoneNumber": None,
            "defaultAddress": address(customer),
            "storeCreditAccounts": [
                self.store_credit(one) for one in _given(self.state.store_credits.get(customer.id))
            ],
        }

    def store_credit(self, account: StoreCredit) -> Node:
        currency = self.state.shop.currency
        node: Node = {
            "__typename": "StoreCreditAccount",
            "id": gid("StoreCreditAccount", account.id),
            "balance": money(account.balance, currency),
            "owner": {"__typename": "Customer", "id": gid("Customer", account.customer_id)},
        }
        node["transactions"] = [
            {
                "__typename": f"StoreCreditAccount{one.kind}Transaction",
                "id": gid(f"StoreCreditAccount{one.kind}Transaction", one.id),
                "account": node,
                "amount": money(one.amount, currency),
                "balanceAfterTransaction": money(balance, currency),
                "createdAt": moment(one.at),
                "event": one.event,
                "expiresAt": None,
                "remainingAmount": money(max(one.amount, Decimal(0)), currency),
            }
            for one, balance in account.history
        ]
        return node

    def gift_card(self, card: GiftCard) -> Node:
        currency = self.state.shop.currency
        order = self.state.orders.get(card.order_id) if card.order_id else None
        return {
            "__typename": "GiftCard",
            "id": gid("GiftCard", card.id),
            "createdAt": moment(card.created),
            "updatedAt": moment(card.updated),
            "enabled": card.is_enabled,
            "deactivatedAt": None,
            "expiresOn": None,
            "initialValue": money(card.initial, currency),
            "balance": money(card.balance, currency),
            "order": self.order(order) if order else None,
            "lastCharacters": f"{card.id % 10000:04d}",
            "maskedCode": f"•••• •••• •••• {card.id % 10000:04d}",
        }

    def payout(self, payout: Payout) -> Node:
        currency = self.state.shop.currency

        def summed(pick: Callable[[BalanceRow], Any], *types: str) -> Node:
            rows = [row for row in payout.rows if row.type in types]
            return money(sum((pick(row) for row in rows), start=type(payout.net)(0)), currency)

        reserved = ("RESERVED_FUNDS", "RESERVED_FUNDS_WITHDRAWAL")
        apart = {*reserved, "CHARGE", "REFUND", "TRANSFER"}
        others = tuple({row.type for row in payout.rows} - apart)
        nothing = money(type(payout.net)(0), currency)
        return {
            "__typename": "ShopifyPaymentsPayout",
            "id": gid("ShopifyPaymentsPayout", payout.id),
            "legacyResourceId": str(payout.id),
            "issuedAt": moment(payout.issued),
            "status": payout.status,
            "transactionType": "DEPOSIT" if payout.net >= 0 else "WITHDRAWAL",
            "externalTraceId": None,
            "businessEntity": {"id": gid("BusinessEntity", 1)},
            "net": money(payout.net, currency),
            "summary": {
                "chargesGross": summed(lambda row: row.amount, "CHARGE"),
                "chargesFee": summed(lambda row: row.fee, "CHARGE"),
                "refundsFeeGross": summed(lambda row: row.amount, "REFUND"),
                "refundsFee": summed(lambda row: row.fee, "REFUND"),
                "adjustmentsGross": summed(lambda row: row.amount, *others),
                "adjustmentsFee": summed(lambda row: row.fee, *others),
                "reservedFundsGross": summed(lambda row: row.amount, *reserved),
                "reservedFundsFee": summed(lambda row: row.fee, *reserved),
                "advanceGross": nothing,
                "advanceFees": nothing,
                "retriedPayoutsGross": nothing,
                "retriedPayoutsFee": nothing,
                "usdcRebateCreditAmount": nothing,
            },
        }

    def balance_row(self, row: BalanceRow) -> Node:
        currency = self.state.shop.currency
        order = self.state.orders.get(row.order_id) if row.order_id else None
        payout = self.state.payouts.get(row.payout_id) if row.payout_id else None
        return {
            "__typename": "ShopifyPaymentsBalanceTransaction",
            "id": gid("ShopifyPaymentsBalanceTransaction", row.id),
            "type": row.type,
            "sourceType": row.source_type,
            "sourceId": str(row.transaction_id or row.id),
            "sourceOrderTransactionId": str(row.transaction_id) if row.transaction_id else None,
            "transactionDate": moment(row.at),
            "test": False,
            "adjustmentReason": row.reason,
            "amount": money(row.amount, currency),
            "fee": money(row.fee, currency),
            "net": money(row.net, currency),
            "associatedOrder": {"id": gid("Order", order.id), "name": f"#{order.number}"} if order else None,
            "associatedPayout": {
                "id": gid("ShopifyPaymentsPayout", payout.id) if payout else None,
                "status": payout.status if payout else None,
            },
            "adjustmentsOrders": [],
        }

    def subscription(self, one: Subscription) -> Node:
        return {
            "__typename": "WebhookSubscription",
            "id": gid("WebhookSubscription", one.id),
            "legacyResourceId": str(one.id),
            "topic": one.topic,
            "uri": one.uri,
            "format": "JSON",
            "filter": one.filter,
            "includeFields": [],
            "metafieldNamespaces": [],
            "createdAt": moment(one.created),
            "updatedAt": moment(one.updated),
            "apiVersion": version(self.state.shop.versions[-1]),
        }


def _given(account: StoreCredit | None) -> list[StoreCredit]:
    return [account] if account else []


def version(handle: str) -> Node:
    return {"handle": handle, "displayName": handle, "supported": True}


def address(customer: Customer) -> Node:
    return {
        "id": gid("MailingAddress", customer.id),
        "name": customer.name or None,
        "firstName": customer.first_name or None,
        "lastName": customer.last_name or None,
        "company": customer.company or None,
        "address1": customer.street,
        "address2": None,
        "city": customer.city,
        "zip": customer.zip,
        "phone": None,
        "country": customer.country,
        "province": customer.province,
        "countryCodeV2": customer.country,
        "provinceCode": customer.province,
    }


class _OrderNode:
    """One order as GraphQL shows it."""

    def __init__(self, state: State, order: Order) -> None:
        self.state, self.at = state, order
        self.currencies: Currencies = order.currencies

    def whole(self) -> Node:
        order = self.at
        customer = self.state.customers.get(order.customer_id or 0)
        place = self._place(customer)
        transactions = [self.transaction(one) for one in order.transactions]
        node: Node = {
            "__typename": "Order",
            "id": gid("Order", order.id),
            "legacyResourceId": str(order.id),
            "name": f"#{order.number}",
            "number": order.number,
            "createdAt": moment(order.created),
            "processedAt": moment(order.created),
            "updatedAt": moment(order.updated),
            "cancelledAt": _moment_or_none(order.cancelled),
            "cancelReason": order.cancel_reason,
            "closedAt": None,
            "closed": False,
            "confirmed": True,
            "test": order.is_test,
            "edited": order.is_edited,
            "displayFinancialStatus": financial_status(order),
            "displayFulfillmentStatus": self._fulfillment_status(),
            "returnStatus": "RETURNED" if any(one.return_id for one in order.refunds) else "NO_RETURN",
            "currencyCode": self.currencies.shop,
            "presentmentCurrencyCode": self.currencies.customer,
            "taxesIncluded": order.taxes_included,
            "taxExempt": order.is_tax_exempt,
            "estimatedTaxes": False,
            "dutiesIncluded": False,
            "sourceName": order.source,
            "poNumber": None,
            "note": None,
            "email": customer.email if customer else None,
            "phone": None,
            "customerLocale": "en",
            "paymentGatewayNames": sorted({one.gateway for one in order.transactions}),
            "tags": [],
            "discountCode": order.codes[0] if order.codes else None,
            "discountCodes": order.codes,
            "merchantBusinessEntity": {"id": gid("BusinessEntity", 1)},
            "customer": Nodes(self.state).customer(customer) if customer else None,
            "billingAddress": place,
            "shippingAddress": place if order.shipping else None,
            "requiresShipping": bool(order.shipping),
            "fullyPaid": order.received.shop >= order.current.shop,
            "unpaid": not order.received,
            "refundable": bool(order.received - order.refunded),
            "paymentTerms": None,
            "transactions": transactions,
            "transactionsCount": {"count": len(transactions), "precision": "EXACT"},
            "fulfillmentsCount": {"count": len(order.fulfillments), "precision": "EXACT"},
            "currentSubtotalLineItemsQuantity": sum(one.left for one in order.lines),
            "subtotalLineItemsQuantity": sum(one.quantity for one in order.lines),
            **self._totals(),
        }
        node["taxLines"] = node["currentTaxLines"] = self._order_taxes()
        node["additionalFees"] = [
            {
                "id": gid("AdditionalFee", fee.id),
                "name": fee.name,
                "price": self.bag(fee.price),
                "taxLines": [],
            }
            for fee in order.fees
        ]
        lines = {line.id: self.line(line) for line in order.lines}
        shipping = {one.id: self.shipping(one) for one in order.shipping}
        node["lineItems"] = list(lines.values())
        node["shippingLines"] = list(shipping.values())
        node["shippingLine"] = next(iter(shipping.values()), None)
        refunds = {one.id: self.refund(one, node, lines, shipping) for one in order.refunds}
        node["refunds"] = list(refunds.values())
        node["fulfillments"] = [self.fulfillment(one, lines) for one in order.fulfillments]
        node["agreements"] = [self.agreement(one, refunds, lines, shipping) for one in order.agreements]
        for transaction in transactions:
            transaction["order"] = node
        return node

    def bag(self, amount: Amount) -> Node:
        return self.currencies.bag(amount)

    def _place(self, customer: Customer | None) -> Node:
        known = address(customer) if customer else {}
        empty = dict.fromkeys(
            (
                *("name", "firstName", "lastName", "company", "address1", "address2"),
                *("city", "zip", "phone"),
            )
        )
        return {
            **empty,
            **known,
            "id": gid("MailingAddress", self.at.id),
            "country": self.at.country,
            "province": self.at.province,
            "countryCodeV2": self.at.country,
            "provinceCode": self.at.province,
        }

    def _totals(self) -> Node:
        order, bag = self.at, self.bag
        tips = total([one.net for one in order.lines if one.is_tip])
        goods = total([one.net for one in order.lines if not one.is_tip])
        gone = total([one.subtotal for refund in order.refunds for one in refund.lines])
        gone_tax = total([one.tax for refund in order.refunds for one in refund.parts])
        shipping_gone = total([one.subtotal for refund in order.refunds for one in refund.shipping])
        tax = total([*(one.tax for one in order.lines), *(one.tax for one in order.shipping)])
        discounts = total([*(one.discount for one in order.lines), *(one.discount for one in order.shipping)])
        duties = total([one.duty.price for one in order.lines if one.duty])
        duties_gone = total([duty.price for refund in order.refunds for duty in refund.duties])
        fees = total([one.price for one in order.fees])
        left = order.current - order.received + order.refunded
        authorized = [one.amount for one in order.transactions if one.kind == "AUTHORIZATION"]
        captured = [one.amount for one in order.transactions if one.kind in {"CAPTURE", "VOID"}]
        paying = [one.rounding for one in order.transactions if one.kind != "REFUND" and one.counts]
        giving = [one.rounding for one in order.transactions if one.kind == "REFUND" and one.counts]
        return {
            "originalTotalPriceSet": bag(order.original_total),
            "totalPriceSet": bag(order.ordered),
            "currentTotalPriceSet": bag(order.current),
            "subtotalPriceSet": bag(goods),
            "currentSubtotalPriceSet": bag(goods - gone),
            "totalTaxSet": bag(tax),
            "currentTotalTaxSet": bag(tax - gone_tax),
            "totalShippingPriceSet": bag(total([one.price for one in order.shipping])),
            "currentShippingPriceSet": bag(total([one.net for one in order.shipping]) - shipping_gone),
            "totalDiscountsSet": bag(discounts),
            "currentTotalDiscountsSet": bag(discounts),
            "cartDiscountAmountSet": bag(total([one.discount for one in order.lines])),
            "totalTipReceivedSet": bag(tips),
            "originalTotalDutiesSet": bag(duties) if duties else None,
            "currentTotalDutiesSet": bag(duties - duties_gone) if duties else None,
            "originalTotalAdditionalFeesSet": bag(fees) if fees else None,
            "currentTotalAdditionalFeesSet": bag(fees) if fees else None,
            "totalReceivedSet": bag(order.received),
            "totalRefundedSet": bag(order.refunded),
            "totalRefundedShippingSet": bag(shipping_gone),
            "netPaymentSet": bag(order.received - order.refunded),
            "totalOutstandingSet": bag(left),
            "totalCapturableSet": bag(total(authorized) - total(captured)),
            "refundDiscrepancySet": bag(
                total([one.amount for refund in order.refunds for one in refund.adjustments])
            ),
            "totalCashRoundingAdjustment": {
                "paymentSet": bag(total(paying)),
                "refundSet": bag(total(giving)),
            },
        }

    def _order_taxes(self) -> list[Node]:
        taxes: dict[tuple[str, bool], Tax] = {}
        for owner in self.at.taxed:
            for one in owner.taxes:
                known = taxes.get((one.title, one.is_channels))
                amount = one.amount + (known.amount if known else ZERO)
                taxes[one.title, one.is_channels] = Tax(
                    title=one.title, rate=one.rate, amount=amount, is_channels=one.is_channels
                )
        return [self.tax(one) for one in taxes.values()]

    def tax(self, tax: Tax) -> Node:
        return {
            "title": tax.title,
            "rate": float(tax.rate),
            "ratePercentage": float(tax.rate * 100),
            "source": "Shopify",
            "channelLiable": tax.is_channels,
            "priceSet": self.bag(tax.amount),
        }

    def discount(self, amount: Amount, target: str) -> list[Node]:
        if not amount:
            return []
        application = {
            "__typename": "DiscountCodeApplication" if self.at.codes else "ManualDiscountApplication",
            "index": 0,
            "targetType": target,
            "targetSelection": "ALL",
            "allocationMethod": "ACROSS",
        }
        return [{"allocatedAmountSet": self.bag(amount), "discountApplication": application}]

    def line(self, line: Line) -> Node:
        unit = Amount(
            *(part / line.quantity if line.quantity else part for part in (line.net.shop, line.net.customer))
        )
        each = self.bag(self.currencies.share(unit, type(line.net.shop)(1)))
        goods = not (line.is_tip or line.is_gift_card)
        return {
            "__typename": "LineItem",
            "id": gid("LineItem", line.id),
            "sku": line.sku or None,
            "name": line.title,
            "title": line.title,
            "variantTitle": None,
            "vendor": None if line.is_tip else "Example Goods",
            "quantity": line.quantity,
            "currentQuantity": line.left,
            "refundableQuantity": line.left,
            "unfulfilledQuantity": 0,
            "nonFulfillableQuantity": 0,
            "merchantEditable": True,
            "restockable": True,
            "isGiftCard": line.is_gift_card,
            "taxable": line.is_taxable,
            "requiresShipping": goods,
            "originalUnitPriceSet": self.bag(line.unit_price),
            "originalTotalSet": self.bag(line.original),
            "discountedTotalSet": self.bag(line.original),
            "discountedUnitPriceSet": self.bag(line.unit_price),
            "discountedUnitPriceAfterAllDiscountsSet": each,
            "totalDiscountSet": self.bag(ZERO),
            "discountAllocations": self.discount(line.discount, "LINE_ITEM"),
            "taxLines": [self.tax(one) for one in line.taxes],
            "duties": [self.duty(line.duty)] if line.duty else [],
            "product": {"id": gid("Product", line.product_id), "productType": "Goods"}
            if line.product_id
            else None,
            "variant": {"id": gid("ProductVariant", line.product_id), "sku": line.sku}
            if line.product_id
            else None,
        }

    def duty(self, duty: Duty) -> Node:
        return {"id": gid("Duty", duty.id), "price": self.bag(duty.price), "taxLines": []}

    def shipping(self, one: Shipping) -> Node:
        return {
            "__typename": "ShippingLine",
            "id": gid("ShippingLine", one.id),
            "code": one.title,
            "title": one.title,
            "source": "shopify",
            "isRemoved": False,
            "originalPriceSet": self.bag(one.price),
            "discountedPriceSet": self.bag(one.net),
            "currentDiscountedPriceSet": self.bag(one.net),
            "discountAllocations": self.discount(one.discount, "SHIPPING_LINE"),
            "taxLines": [self.tax(tax) for tax in one.taxes],
        }

    def transaction(self, one: Transaction) -> Node:
        currency = self.currencies.shop
        fees = [self._fee(one)] if one.fee else []
        is_foreign = self.currencies.customer != currency
        return {
            "__typename": "OrderTransaction",
            "id": gid("OrderTransaction", one.id),
            "kind": one.kind,
            "status": one.status,
            "gateway": one.gateway,
            "formattedGateway": _GATEWAY_NAMES.get(one.gateway, one.gateway),
            "manualPaymentGateway": one.is_manual,
            "manuallyCapturable": False,
            "multiCapturable": False,
            "test": one.is_test,
            "createdAt": moment(one.at),
            "processedAt": moment(one.at),
            "errorCode": one.error,
            "paymentId": f"#{self.at.number}.{one.id % 97}",
            "accountNumber": None,
            "receiptJson": "{}",
            "amountSet": self.bag(one.amount),
            "amountRoundingSet": self.bag(one.rounding) if one.rounding else None,
            "totalUnsettledSet": None,
            "settlementCurrency": currency if one.fee else None,
            "settlementCurrencyRate": decimal(1 / self.currencies.rate) if is_foreign and one.fee else None,
            "currencyExchangeAdjustment": None,
            "parentTransaction": {"id": gid("OrderTransaction", one.parent_id)} if one.parent_id else None,
            "fees": fees,
        }

    def _fee(self, one: Transaction) -> Node:
        currency = self.currencies.shop
        nothing = type(one.fee)(0)
        return {
            "id": gid("TransactionFee", one.id),
            "type": "processing_fee",
            "rateName": "domestic",
            "rate": "0.029",
            "flatFeeName": None,
            "flatFee": money(type(one.fee)("0.30"), currency),
            "amount": money(one.fee, currency),
            "taxAmount": money(nothing, currency),
        }

    def refund(
        self, refund: Refund, order: Node, lines: Mapping[int, Node], shipping: Mapping[int, Node]
    ) -> Node:
        return {
            "__typename": "Refund",
            "id": gid("Refund", refund.id),
            "legacyResourceId": str(refund.id),
            "createdAt": moment(refund.created),
            "updatedAt": moment(refund.updated),
            "processedAt": moment(refund.created),
            "note": None,
            "order": order,
            "totalRefundedSet": self.bag(refund.money),
            "duties": [
                {"amountSet": self.bag(duty.price), "originalDuty": self.duty(duty)} for duty in refund.duties
            ],
            "return": {"id": gid("Return", refund.return_id), "name": f"#{self.at.number}-R1"}
            if refund.return_id
            else None,
            "refundLineItems": [
                {
                    "__typename": "RefundLineItem",
                    "id": gid("RefundLineItem", one.id),
                    "quantity": one.quantity,
                    "restockType": one.restock,
                    "restocked": True,
                    "lineItem": lines[one.line.id],
                    "priceSet": self.bag(one.line.unit_price),
                    "subtotalSet": self.bag(one.subtotal),
                    "totalTaxSet": self.bag(one.tax),
                }
                for one in refund.lines
            ],
            "refundShippingLines": [
                {
                    "id": gid("RefundShippingLine", one.id),
                    "shippingLine": shipping[one.shipping.id],
                    "subtotalAmountSet": self.bag(one.subtotal),
                    "taxAmountSet": self.bag(one.tax),
                }
                for one in refund.shipping
            ],
            "orderAdjustments": [
                {
                    "id": gid("OrderAdjustment", one.id),
                    "reason": one.reason,
                    "amountSet": self.bag(one.amount),
                    "taxAmountSet": self.bag(ZERO),
                }
                for one in refund.adjustments
            ],
            "transactions": [self.transaction(one) for one in refund.transactions],
        }

    def fulfillment(self, one: Fulfillment, lines: Mapping[int, Node]) -> Node:
        return {
            "__typename": "Fulfillment",
            "id": gid("Fulfillment", one.id),
            "legacyResourceId": str(one.id),
            "name": f"#{self.at.number}-F1",
            "createdAt": moment(one.created),
            "updatedAt": moment(one.updated),
            "status": one.status,
            "displayStatus": "FULFILLED",
            "requiresShipping": True,
            "trackingInfo": [],
            "fulfillmentLineItems": [
                {
                    "id": gid("FulfillmentLineItem", number),
                    "quantity": quantity,
                    "lineItem": lines[line.id],
                    "originalTotalSet": self.bag(self._share(line.original, line, quantity)),
                    "discountedTotalSet": self.bag(self._share(line.net, line, quantity)),
                }
                for number, line, quantity in one.lines
            ],
        }

    def _share(self, amount: Amount, line: Line, quantity: int) -> Amount:
        return self.currencies.share(amount, type(amount.shop)(quantity) / line.quantity)

    def agreement(
        self,
        one: Agreement,
        refunds: Mapping[int, Node],
        lines: Mapping[int, Node],
        shipping: Mapping[int, Node],
    ) -> Node:
        node: Node = {
            "__typename": one.kind,
            "id": gid(one.kind, one.id),
            "happenedAt": moment(one.at),
            "reason": one.reason,
            "sales": [self.sale(sale, lines, shipping) for sale in one.sales],
        }
        if one.refund_id:
            node["refund"] = refunds[one.refund_id]
        if one.return_id:
            node["return"] = {"id": gid("Return", one.return_id), "name": f"#{self.at.number}-R1"}
        return node

    def sale(self, sale: Sale, lines: Mapping[int, Node], shipping: Mapping[int, Node]) -> Node:
        node: Node = {
            "__typename": sale.kind,
            "id": gid(sale.kind, sale.id),
            "actionType": sale.action,
            "lineType": sale.line_type,
            "quantity": sale.quantity,
            "totalAmount": self.bag(sale.total),
            "totalTaxAmount": self.bag(sale.tax),
            "totalDiscountAmountBeforeTaxes": self.bag(sale.discount),
            "totalDiscountAmountAfterTaxes": self.bag(sale.discount),
            "taxes": [
                {
                    "id": gid("SaleTax", sale.id + place + 1),
                    "amount": self.bag(amount),
                    "taxLine": self.tax(tax),
                }
                for place, (tax, amount) in enumerate(sale.taxes)
            ],
        }
        if sale.line:
            node["lineItem"] = lines[sale.line.id]
        if sale.shipping:
            node["shippingLine"] = shipping[sale.shipping.id]
        if sale.duty:
            node["duty"] = self.duty(sale.duty)
        if sale.fee:
            node["additionalFee"] = {
                "id": gid("SaleAdditionalFee", sale.fee.id),
                "name": sale.fee.name,
                "price": self.bag(sale.fee.price),
                "taxLines": [],
            }
        return node

    def _fulfillment_status(self) -> str:
        return "FULFILLED" if self.at.fulfillments else "UNFULFILLED"


def financial_status(order: Order) -> str:
    """Tell the payment's state as the admin shows it."""
    kinds = {one.kind for one in order.transactions if one.status == "SUCCESS"}
    if order.refunded:
        return "REFUNDED" if order.refunded.shop >= order.received.shop else "PARTIALLY_REFUNDED"
    if order.received:
        return "PAID" if order.received.shop >= order.current.shop else "PARTIALLY_PAID"
    if "VOID" in kinds:
        return "VOIDED"
    return "AUTHORIZED" if "AUTHORIZATION" in kinds else "PENDING"
