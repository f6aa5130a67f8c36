"""Who sells where: one simulated seller account of a region, its marketplaces, and how their files are spelled."""

from dataclasses import dataclass, field
from enum import StrEnum


class Tax(StrEnum):
    """What Amazon does with the tax that it collects."""

    FACILITATED = "facilitated"
    """Collected and withheld: both rows are in the settlement."""
    LOW_VALUE = "low_value"
    """Collected and withheld under another name, as in Australia."""
    SELLER = "seller"
    """Collected and handed to the seller."""
    NONE = "none"
    """Within the price, so that no row tells."""


class Dates(StrEnum):
    """How a marketplace writes days."""

    DASHES = "%Y-%m-%d"
    DOTS = "%d.%m.%Y"
    SLASHES = "%Y/%m/%d"


@dataclass(frozen=True, slots=True, kw_only=True)
class Market:
    """One marketplace of the seller."""

    marketplace_id: str
    country: str
    currency: str
    domain: str
    """As settlements write it: Amazon.de."""
    tax: Tax
    dates: Dates
    decimal_comma: bool = False
    encoding: str = "utf-8"
    charset: str = "UTF-8"
    """What the storage says of the document; empty: it says nothing."""
    crlf: bool = False
    preamble: tuple[str, ...] = ()
    """Lines above the header."""
    packed: bool = True
    repeats: bool = False
    """Each document holds the settlement before it once more."""
    suffix: str = ""
    """What its SKUs end with."""
    price_factor: int = 1
    decimals: int = 2
    language: str = "en_US"


US = Market(
    marketplace_id="ATVPDKIKX0DER",
    country="US",
    currency="USD",
    domain="Amazon.com",
    tax=Tax.FACILITATED,
    dates=Dates.DASHES,
)
CA = Market(
    marketplace_id="A2EUQ1WTGCTBG2",
    country="CA",
    currency="CAD",
    domain="Amazon.ca",
    tax=Tax.FACILITATED,
    dates=Dates.DASHES,
    packed=False,
    charset="",
    suffix="-CA",
    language="en_CA",
)
MX = Market(
    marketplace_id="A1AM78C64UM0Y8",
    country="MX",
    currency="MXN",
    domain="Amazon.com.mx",
    tax=Tax.FACILITATED,
    dates=Dates.DASHES,
    repeats=True,
    price_factor=18,
    language="es_MX",
)
DE = Market(
    marketplace_id="A1PA6795UKMFR9",
    country="DE",
    currency="EUR",
    domain="Amazon.de",
    tax=Tax.SELLER,
    dates=Dates.DOTS,
    decimal_comma=True,
    encoding="cp1252",
    charset="Cp1252",
    suffix=" GRÖSSE M",
    language="de_DE",
)
FR = Market(
    marketplace_id="A13V1IB3VIYZZH",
    country="FR",
    currency="EUR",
    domain="Amazon.fr",
    tax=Tax.SELLER,
    dates=Dates.DOTS,
    decimal_comma=True,
    encoding="utf-8-sig",
    packed=False,
    suffix="_ÉTÉ",
    language="fr_FR",
)
GB = Market(
    marketplace_id="A1F83G8C2ARO7P",
    country="GB",
    currency="GBP",
    domain="Amazon.co.uk",
    tax=Tax.FACILITATED,
    dates=Dates.DOTS,
    charset="",
    crlf=True,
    repeats=True,
    language="en_GB",
)
JP = Market(
    marketplace_id="A1VC38T7YXB528",
    country="JP",
    currency="JPY",
    domain="Amazon.co.jp",
    tax=Tax.NONE,
    dates=Dates.SLASHES,
    encoding="cp932",
    charset="",
    suffix="-青",
    price_factor=150,
    decimals=0,
    language="ja_JP",
)
AU = Market(
    marketplace_id="A39IBJ37TRP1C6",
    country="AU",
    currency="AUD",
    domain="Amazon.com.au",
    tax=Tax.LOW_VALUE,
    dates=Dates.DOTS,
    packed=False,
    suffix=" _AU",
    language="en_AU",
)
SG = Market(
    marketplace_id="A19VAU5U5O7RUS",
    country="SG",
    currency="SGD",
    domain="Amazon.sg",
    tax=Tax.SELLER,
    dates=Dates.DASHES,
    preamble=("Amazon Asia-Pacific Example Private Limited", "GST Registration Number: M0-0000000-0"),
    repeats=True,
    language="en_SG",
)


class Role(StrEnum):
    """What an application may see."""

    FINANCE = "Finance and Accounting"
    ORDERS = "Inventory and Order Tracking"
    LISTINGS = "Product Listing"
    FULFILLMENT = "Amazon Fulfillment"
    INSIGHTS = "Selling Partner Insights"
    TRANSFERS = "Payments"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seller:
    """One seller account of a region, and the application that was authorised for it."""

    name: str = "AMZN"
    region: str = "na"
    store_name: str = "Example Retail"
    seller_id: str = "A1EXAMPLE0SELL"
    markets: tuple[Market, ...] = (US, CA, MX)
    timezone: str = "America/New_York"
    """In which the books close."""
    client_id: str = "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef"
    client_secret: str = field(default="amzn1.oa2-cs.v1." + "0123456789abcdef" * 4, repr=False)
    refresh_token: str = field(default="Atzr|IwEBExample" + "0123456789abcdef" * 4, repr=False)
    roles: frozenset[Role] = frozenset(Role)
    pace: float = 1.0
    """How many times the published rates this seller was given; bursts stay as they are."""

    def market(self, marketplace_id: str) -> Market | None:
        return next((one for one in self.markets if one.marketplace_id == marketplace_id), None)


NORTH_AMERICA = Seller()
EUROPE = Seller(
    name="AMZE",
    region="eu",
    store_name="Example Handel",
    seller_id="A2EXAMPLE0SELL",
    markets=(DE, FR, GB),
    timezone="Europe/Berlin",
    client_secret="amzn1.oa2-cs.v1." + "fedcba9876543210" * 4,
    refresh_token="Atzr|IwEBExample" + "fedcba9876543210" * 4,
)
FAR_EAST = Seller(
    name="AMZF",
    region="fe",
    store_name="Example Far East",
    seller_id="A3EXAMPLE0SELL",
    markets=(JP, AU, SG),
    timezone="Asia/Tokyo",
    client_secret="amzn1.oa2-cs.v1." + "89abcdef01234567" * 4,
    refresh_token="Atzr|IwEBExample" + "89abcdef01234567" * 4,
)
