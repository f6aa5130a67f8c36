"""What this app was allowed to read, by the names of Shopify's access scopes."""

from collections.abc import Iterable
from dataclasses import dataclass

ORDERS = "read_orders"
ALL_ORDERS = "read_all_orders"
CUSTOMERS = "read_customers"
PRODUCTS = "read_products"
RETURNS = "read_returns"
TERMS = "read_payment_terms"
GIFT_CARDS = "read_gift_cards"
STORE_CREDITS = ("read_store_credit_accounts", "read_store_credit_account_transactions")
PAYMENTS = ("read_shopify_payments_accounts", "read_shopify_payments")
PAYOUTS = "read_shopify_payments_payouts"


@dataclass(frozen=True, slots=True)
class Scopes:
    """The granted scopes; permission to write includes permission to read, and may be all that is listed."""

    handles: frozenset[str]

    @classmethod
    def of(cls, handles: Iterable[str]) -> "Scopes":
        listed = frozenset(handles)
        return cls(
            listed | {f"read_{one.removeprefix('write_')}" for one in listed if one.startswith("write_")}
        )

    def has(self, handle: str) -> bool:
        return handle in self.handles

    @property
    def has_payouts(self) -> bool:
        return self.has(PAYOUTS) or any(self.has(one) for one in PAYMENTS)

    def switches(self) -> dict[str, bool]:
        """Return the variables by which an order's document leaves out what may not be read."""
        return {
            "customers": self.has(CUSTOMERS),
            "products": self.has(PRODUCTS),
            "returns": self.has(RETURNS),
            "terms": self.has(TERMS),
        }
