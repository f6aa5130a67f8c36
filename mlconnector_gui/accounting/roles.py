"""Line roles: what a journal line is, before a mapping rule gives it an account."""

from enum import StrEnum


class LineRole(StrEnum):
    """The roles that mapping rules turn into accounts."""

    GATEWAY_CLEARING = "gateway_clearing"
    PRODUCT_SALES = "product_sales"
    SALES_RETURNS = "sales_returns"
    DISCOUNTS = "discounts"
    FEE_DISCOUNT = "fee_discount"
    FEE_INCOME = "fee_income"
    SHIPPING_INCOME = "shipping_income"
    TAX_PAYABLE = "tax_payable"
    UNSPECIFIED_REFUND = "unspecified_refund"
    ROUNDING = "rounding"
    BANK = "bank"
    """Where a payout or a settlement arrives: the bank, or money in transit to it."""
    PROCESSING_FEES = "processing_fees"
    ADJUSTMENTS = "adjustments"
    SETTLEMENT_LINE = "settlement_line"
    """A line of a marketplace's settlement; conditions on its traits tell which."""
    GIFT_CARD_LIABILITY = "gift_card_liability"
    """Gift cards and certificates: sold and not used yet."""
    STORE_CREDIT_LIABILITY = "store_credit_liability"
    VOUCHER_CHARGE = "voucher_charge"
    """What a supplier's invoice is charged to: the distribution of a voucher."""
