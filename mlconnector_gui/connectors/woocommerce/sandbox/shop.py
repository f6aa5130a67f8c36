"""What one simulated shop is set to: money, tax, time zone, keys and the ways its host misbehaves."""

import re
from dataclasses import dataclass
from decimal import Decimal
from zoneinfo import ZoneInfo

from mlconnector_gui.connectors.woocommerce.sandbox.arithmetic import TaxRules

_KEY = re.compile(r"ck_[0-9a-f]{40}")
_SECRET = re.compile(r"cs_[0-9a-f]{40}")
CORE_STATUSES = (
    "trash",
    "auto-draft",
    "pending",
    "processing",
    "on-hold",
    "completed",
    "cancelled",
    "refunded",
    "failed",
    "checkout-draft",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shop:
    """The settings of one shop and of the host it runs on."""

    name: str = "WOO-US"
    currency: str = "USD"
    prices_include_tax: bool = False
    price_decimals: int = 2
    tax_rate: Decimal = Decimal("7.25")
    """Percent."""
    tax_rate_code: str = "US-CA-TAX-1"
    tax_label: str = "Sales Tax"
    tax_round_at_subtotal: bool = False
    timezone: str = "America/Chicago"
    country: str = "US:CA"
    consumer_key: str = "ck_" + "0123456789" * 4
    consumer_secret: str = "cs_" + "9876543210" * 4
    require_https: bool = True
    """WordPress reads Basic and query keys over https only; False lets them pass on http too."""
    plain_permalinks: bool = False
    strip_authorization: bool = False
    """The host drops the Authorization header before PHP sees it."""
    application_passwords: bool = False
    """Some user of the site has an Application Password, which changes what a stray Basic header gets."""
    classic_storage: bool = False
    """Orders live in posts, not in the HPOS tables."""
    sequential_numbers: bool = False
    """A plugin numbers the orders, so that `number` differs from `id`."""
    plugin_statuses: tuple[str, ...] = ()
    """Order statuses that active plugins register, without the wc- prefix."""
    private_deliveries: bool = True
    """Webhooks may go to loopback and private addresses, as a filter on the site can allow."""
    customers: int = 40
    """How many registered customers the shop has."""
    version: str = "11.0.1"
    wordpress_version: str = "7.0.4"
    home: str = ""
    """The site's own address; empty: whatever address it is called by."""

    def __post_init__(self) -> None:
        if not _KEY.fullmatch(self.consumer_key) or not _SECRET.fullmatch(self.consumer_secret):
            raise ValueError("a consumer key is ck_ and a consumer secret cs_ with 40 hex digits")
        ZoneInfo(self.timezone)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def statuses(self) -> tuple[str, ...]:
        return CORE_STATUSES + self.plugin_statuses

    @property
    def major_version(self) -> int:
        return int(self.version.split(".", 1)[0])

    @property
    def tax_rules(self) -> TaxRules:
        return TaxRules(
            rate=self.tax_rate,
            decimals=self.price_decimals,
            prices_include_tax=self.prices_include_tax,
            round_at_subtotal=self.tax_round_at_subtotal,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiKey:
    """One consumer key, what it may do and whose it is."""

    consumer_key: str
    consumer_secret: str
    permission: str = "read_write"
    """read, write or read_write."""
    role: str = "administrator"
    """administrator, shop_manager, or a role that may see nothing, such as subscriber."""
