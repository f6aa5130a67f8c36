"""Words for line roles: what a journal line is."""

from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.ui.words.language import Texts, said

_ROLES: Texts[LineRole] = {
    LineRole.GATEWAY_CLEARING: "Payment clearing",
    LineRole.PRODUCT_SALES: "Product sales",
    LineRole.SALES_RETURNS: "Sales returns",
    LineRole.DISCOUNTS: "Discounts",
    LineRole.FEE_DISCOUNT: "Negative fee",
    LineRole.FEE_INCOME: "Fee income",
    LineRole.SHIPPING_INCOME: "Shipping income",
    LineRole.TAX_PAYABLE: "Tax payable",
    LineRole.CHANNEL_TAX: "Tax paid by the channel",
    LineRole.GIFT_CARD_LIABILITY: "Gift card liability",
    LineRole.STORE_CREDIT_LIABILITY: "Store credit liability",
    LineRole.TIPS: "Tips",
    LineRole.DUTIES: "Duties",
    LineRole.CASH_ROUNDING: "Cash rounding",
    LineRole.RESTOCKING_FEE: "Restocking fee",
    LineRole.GOODWILL: "Goodwill",
    LineRole.DEFERRED_REVENUE: "Deferred revenue",
    LineRole.PENDING_PAYMENTS: "Pending payments",
    LineRole.UNSPECIFIED_REFUND: "Unspecified refund",
    LineRole.ROUNDING: "Rounding",
    LineRole.BANK: "Bank or money in transit",
    LineRole.PROCESSING_FEES: "Payment processing fees",
    LineRole.ADJUSTMENTS: "Payout adjustments",
    LineRole.SETTLEMENT_LINE: "Settlement line",
    LineRole.SETTLEMENT_CARRY: "Settlement carried to the next month",
    LineRole.OWED_TO_MARKETPLACE: "Owed to the marketplace",
    LineRole.UNSETTLED_LINE: "Line not settled yet",
    LineRole.ACCRUED_SETTLEMENT: "Accrued settlement",
    LineRole.FREIGHT_OUT: "Freight-out",
    LineRole.ACCRUED_FREIGHT: "Accrued freight or prepaid postage",
    LineRole.GOODS_RECEIVED: "Goods received",
    LineRole.RECEIVED_NOT_VOUCHERED: "Received not vouchered",
    LineRole.VOUCHER_CHARGE: "Supplier charge",
}


def role_words(role: str) -> str:
    known = {member.value: words for member, words in _ROLES.items()}
    return said(known[role]) if role in known else role.replace("_", " ")
