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
    VOUCHER_CHARGE = "voucher_charge"
    """What a supplier's invoice is charged to: the distribution of a voucher."""
