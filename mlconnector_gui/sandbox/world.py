"""The seeded world that the simulators are built from: dates, catalogue, companies and chart of accounts."""

import random
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from mlconnector_gui.sandbox.clock import SandboxClock


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """Something the invented shops sell."""

    sku: str
    name: str
    price: Decimal
    """Price without tax."""
    taxable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartAccount:
    """One row of the invented chart of accounts."""

    company: str
    business_unit: str
    object_account: str
    subsidiary: str
    description: str
    posting_edit: str = ""
    """F0901.PEC: blank open, N non-posting, I inactive, M machine, L/S subledger needed, X forbidden."""


CATALOGUE = (
    Product(sku="MUG-01", name="Enamel mug", price=Decimal("12.50")),
    Product(
        sku="LAMP-07", name="Desk lamp with a very long descriptive product name", price=Decimal("89.00")
    ),
    Product(sku="NOTE-A5", name="Notebook A5", price=Decimal("6.95")),
    Product(sku="TENT-2P", name="Tent for two", price=Decimal("249.99")),
    Product(sku="BOOK-101", name="Bookkeeping primer", price=Decimal("24.00"), taxable=False),
    Product(sku="SOCK-M", name="Wool socks", price=Decimal("14.20")),
)
NEW_ITEM = Product(sku="JUG-03", name="Enamel jug", price=Decimal("34.50"))
"""Entered in JDE while the world goes on, marked for the web, and sold nowhere yet."""
WEB_CODE, POUNDS = "WEB", Decimal("1.87")
"""The value of the first sales category code that marks it, and what a piece of it weighs."""

COMPANIES = {"00001": ("Example Retail Inc", "USD"), "00002": ("Example Handel GmbH", "EUR")}
"""Company number to its name and domestic currency."""


def _chart(company: str, balance_unit: str, sales_unit: str) -> tuple[ChartAccount, ...]:
    def account(unit: str, object_account: str, subsidiary: str, text: str, edit: str = "") -> ChartAccount:
        return ChartAccount(
            company=company,
            business_unit=unit,
            object_account=object_account,
            subsidiary=subsidiary,
            description=text,
            posting_edit=edit,
        )

    return (
        account(balance_unit, "1220", "SHOP", "Shopify Payments clearing"),
        account(balance_unit, "1220", "STRIPE", "Stripe clearing"),
        account(balance_unit, "1220", "PAYPAL", "PayPal clearing"),
        account(balance_unit, "1220", "BACS", "Bank transfer clearing"),
        account(balance_unit, "1225", "COD", "Cash on delivery receivable"),
        account(balance_unit, "1110", "BANK", "Bank account"),
        account(balance_unit, "1100", "", "Current assets (title)", "N"),
        account(balance_unit, "4433", "US", "Sales tax payable"),
        account(balance_unit, "4433", "EU", "Output VAT payable"),
        account(balance_unit, "1225", "TILL", "Tills"),
        account(balance_unit, "1230", "", "Pending payments"),
        account(balance_unit, "1247", "", "Chargebacks in dispute"),
        account(balance_unit, "1250", "", "Gateway reserves"),
        account(balance_unit, "4435", "", "Tax paid over by channels"),
        account(balance_unit, "4440", "", "Gift card liability"),
        account(balance_unit, "4445", "", "Store credit liability"),
        account(balance_unit, "4450", "", "Tips payable"),
        account(balance_unit, "4455", "", "Duties payable"),
        account(balance_unit, "4460", "", "Deferred revenue"),
        account(sales_unit, "5010", "", "Product sales"),
        account(sales_unit, "5020", "", "Sales returns and allowances"),
        account(sales_unit, "5030", "", "Coupon discounts"),
        account(sales_unit, "5040", "", "Loyalty discounts"),
        account(sales_unit, "5810", "", "Shipping income"),
        account(sales_unit, "5820", "", "Fee income"),
        account(sales_unit, "5830", "", "Restocking fee income"),
        account(sales_unit, "8910", "", "Rounding differences"),
        account(sales_unit, "8300", "", "Payment processing fees"),
        account(balance_unit, "1243", "", "Reserve held by Amazon"),
        account(balance_unit, "1245", "", "Amazon settlement roll-forward"),
        account(balance_unit, "1246", "", "Amazon transfers that failed"),
        account(balance_unit, "1248", "", "Accrued Amazon settlements"),
        account(balance_unit, "1251", "", "Payable to Amazon"),
        account(balance_unit, "4436", "", "Tax collected and remitted by marketplaces"),
        account(sales_unit, "5840", "", "Reimbursements by marketplaces"),
        account(sales_unit, "8310", "", "Chargeback fees"),
        account(sales_unit, "8320", "", "Freight out"),
        account(sales_unit, "8325", "", "Fulfilment fees of marketplaces"),
        account(sales_unit, "8330", "", "Storage fees"),
        account(sales_unit, "8335", "", "Referral fees"),
        account(sales_unit, "8340", "", "Inbound shipping and placement fees"),
        account(sales_unit, "8350", "", "Marketplace advertising"),
        account(sales_unit, "8360", "", "Marketplace subscription and other fees"),
        account(sales_unit, "8370", "", "Chargebacks and guarantee claims"),
        account(sales_unit, "8399", "", "Marketplace charges to be looked into"),
        account(sales_unit, "8400", "", "Goodwill"),
        account(sales_unit, "5999", "OLD", "Closed sales account", "I"),
    )


CHART = _chart("00001", "1", "30") + _chart("00002", "2", "40")
BUSINESS_UNITS = {
    "1": ("00001", "Example Retail balance sheet"),
    "30": ("00001", "Web sales US"),
    "2": ("00002", "Example Handel balance sheet"),
    "40": ("00002", "Web sales EU"),
    "99": ("00001", "Closed warehouse"),
}
"""Business unit to its company and description; 99 refuses posting (PECC N)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """One invented world: same seed, same world."""

    seed: int
    first_day: date
    days: int
    orders_per_day: int
    clock: SandboxClock

    def random(self, name: str) -> random.Random:
        """Return a stream of random numbers of its own for each named part of the world."""
        return random.Random(f"{self.seed}/{name}")  # noqa: S311  not a secret

    @property
    def now(self) -> datetime:
        return self.clock.now()
