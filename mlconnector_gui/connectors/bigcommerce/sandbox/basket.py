"""What a buyer takes to the checkout, and how it is paid."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from mlconnector_gui.connectors.bigcommerce.sandbox.order import ZERO

CARD, BRAINTREE, TRANSFER, CASH, NOTHING = "stripe", "braintree", "bankdeposit", "cod", ""
METHODS = {
    CARD: "Stripe",
    BRAINTREE: "Credit Card",
    TRANSFER: "Bank Deposit",
    CASH: "Cash on Delivery",
    NOTHING: "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing to order; `sku` '' is a custom product that the catalog does not have."""

    sku: str
    quantity: int = 1
    price: Decimal | None = None
    """The catalogue's when None."""
    kind: str = "physical"
    wrapping: Decimal = ZERO
    bundled: bool = False
    """Comes with the item before it, at no price of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Basket:
    """What a buyer takes to the checkout, and how it is paid."""

    items: Sequence[Item]
    paid_by: str = CARD
    customer_id: int = 0
    """0 is a guest."""
    shipping: Decimal = Decimal("6.50")
    handling: Decimal = ZERO
    fees: Sequence[tuple[str, Decimal]] = ()
    coupon: str = ""
    coupon_discount: Decimal = ZERO
    discount: Decimal = ZERO
    store_credit: Decimal = ZERO
    gift_certificate: Decimal = ZERO
    """As much of either as the order comes to."""
    display_currency: str = ""
    source: str = "www"
    person: int = 1
    currency: str = ""
