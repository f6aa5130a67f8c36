"""What a buyer takes to the checkout: products, fees, coupons, and how it is paid and sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from mlconnector_gui.connectors.woocommerce.sandbox.arithmetic import Coupon


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One product to order; `sku` None is a product that was deleted since."""

    sku: str | None
    quantity: int = 1
    price: Decimal | None = None
    """The entered price of one; the catalogue's when None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """One fee to charge, or to give when negative, without tax."""

    name: str
    total: Decimal
    taxable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Basket:
    """What a buyer takes to the checkout, and how."""

    items: Sequence[Item] = ()
    shipping: Decimal | None = Decimal("6.50")
    """Without tax; None: the order has no shipping line."""
    fees: Sequence[Fee] = ()
    coupons: Sequence[Coupon] = ()
    payment_method: str = "stripe"
    customer_id: int = 0
    """0 is a guest."""
    person: int = 0
    """The number of the invented person; 0 takes the customer's, or one for a guest."""
    overseas: bool = False
    """Delivered where the shop charges no tax."""
    currency: str | None = None
    created_via: str = "checkout"
