"""What makes one simulated shop this shop: name, currency, tax, apps, points."""

from dataclasses import dataclass, field
from decimal import Decimal

SCOPES = (
    "read_orders",
    "read_all_orders",
    "read_customers",
    "read_products",
    "read_returns",
    "read_payment_terms",
    "read_gift_cards",
    "read_store_credit_accounts",
    "read_store_credit_account_transactions",
    "read_shopify_payments_accounts",
    "read_shopify_payments_payouts",
)


@dataclass(slots=True, kw_only=True)
class Shop:
    """The settings of one shop and of the one app that is installed in it; tests change them."""

    name: str = "SHOP-US"
    shop_id: int = 68817649
    domain: str = "shop-us.myshopify.com"
    currency: str = "USD"
    country: str = "US"
    province: str = "NY"
    timezone: str = "America/New_York"
    taxes_included: bool = False
    tax_title: str = "New York State Tax"
    tax_rate: Decimal = Decimal("0.08875")
    foreign_currency: str = "CAD"
    foreign_rate: Decimal = Decimal("1.3712")
    foreign_country: tuple[str, str] = ("CA", "ON")
    has_payments: bool = True
    plan: str = "Plus"
    client_id: str = "0f1e2d3c4b5a69788796a5b4c3d2e1f0"
    client_secret: str = "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"  # noqa: S105  of a shop that does not exist
    static_token: str = "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"  # noqa: S105
    refresh_token: str = "shprt_00112233445566778899aabbccddeeff"  # noqa: S105
    scopes: tuple[str, ...] = SCOPES
    is_installed: bool = True
    is_same_organisation: bool = True
    is_frozen: bool = False
    shows_personal_data: bool = True
    versions: tuple[str, ...] = ("2026-01", "2026-04", "2026-07", "2026-10")
    token_seconds: int = 86399
    bucket: int = 20000
    restored_a_second: int = 1000
    highest_cost: int = 1000
    index_lag_seconds: int = 0
    """How long a change is not yet found by a search for it."""
    results_at: str = ""
    """Where results of bulk operations lie; empty: at the shop's own address, as no real one has it."""
    bulk_fails: str = ""
    """The error code with which bulk operations end."""
    broken: dict[int, set[str]] = field(default_factory=dict)
    """By order, the fields over which GraphQL fails with a server fault."""
