"""What a simulated store is set to."""

from dataclasses import dataclass, field
from decimal import Decimal

ALL_SCOPES = frozenset(
    [
        "store_v2_information",
        "store_v2_orders",
        "store_v2_transactions",
        "store_v2_customers",
        "store_v2_products",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shop:
    """A store, its plan and its one API account."""

    name: str = "BC-US"
    store_hash: str = "bcus01"
    client_id: str = "clientbcus0123456789abcdefghij"
    access_token: str = field(default="tokenbcus0123456789abcdefghij", repr=False)
    client_secret: str = field(default="secretbcus0123456789abcdef0123456789", repr=False)
    scopes: frozenset[str] = ALL_SCOPES
    currency: str = "USD"
    country: str = "US"
    country_name: str = "United States"
    state: str = "Texas"
    timezone: str = "America/Chicago"
    raw_offset: int = -21600
    prices_include_tax: bool = False
    tax_rate: Decimal = Decimal("8.25")
    """Percent."""
    tax_name: str = "TX Sales Tax"
    quota: int = 20_000
    """Requests in a window of 30 seconds: 150 on Standard and Plus, 450 on Pro, by contract on Enterprise."""
    lists_archived: bool = True
    """Whether lists hold archived orders; the vendor does not say."""
    total_after_credit: bool = False
    """Whether `total_inc_tax` is what is left after store credit and gift certificates; the vendor does not say."""
    signs_deliveries: bool = True
    demands_categories: bool = False
    """Whether it has the newer product pages, where every product is in a category."""

    @property
    def rate(self) -> Decimal:
        return self.tax_rate / 100
