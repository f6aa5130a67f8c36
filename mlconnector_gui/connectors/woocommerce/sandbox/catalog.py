"""The shop's products and registered customers."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from mlconnector_gui.connectors.woocommerce.sandbox.shop import Shop
from mlconnector_gui.sandbox.world import CATALOGUE

FIRST_PRODUCT_ID = 11
_PRICE_FACTOR = {0: Decimal(100), 3: Decimal("0.307")}
"""Prices of the world are in a currency with cents; these make them look right in others."""
_TOWNS = {
    "US": ("Sacramento", "CA", "95814"),
    "DE": ("Kassel", "DE-HE", "34117"),
    "GB": ("Leeds", "", "LS1 1AA"),
    "JP": ("Nagoya", "JP23", "460-0001"),
    "KW": ("Kuwait City", "", "13001"),
}
OVERSEAS = "AU"
_COMPANIES = 7
"""Every so many people buy for a company."""
_ODD_AGAIN = 56
_ODD = {
    15: {"first_name": "", "last_name": ""},
    16: {
        "first_name": "Maximiliana Alexandrina",
        "last_name": "von und zu Beispielhausen-Musterberg am Oberen Beispielsee",
        "address_1": "Straße der Beispiele und Muster 123 a, Hinterhaus, dritter Aufgang links",
    },
    17: {"first_name": "Πελάτης", "last_name": "Παράδειγμα"},
    28: {"company": "株式会社サンプル商店"},
    42: {"company": "Allgemeine Beispiel- und Musterwaren-Großhandelsgesellschaft mbH & Co. KG"},
}
"""People whose names are not what programs expect: none, too long, in other letters."""


@dataclass(slots=True, kw_only=True)
class ShopProduct:
    """One product as the shop sells it."""

    id: int
    sku: str
    name: str
    price: Decimal
    """As entered: with tax in a shop whose prices include it."""
    taxable: bool
    modified: datetime
    manage_stock: bool = False
    stock_quantity: int | None = None


@dataclass(slots=True, kw_only=True)
class Customer:
    """One registered user of the shop."""

    id: int
    email: str
    first_name: str
    last_name: str
    role: str
    created: datetime
    modified: datetime
    billing: dict[str, str]
    former_names: list[str] = field(default_factory=list)


def stock_the_shop(shop: Shop, *, created: datetime) -> dict[int, ShopProduct]:
    rules = shop.tax_rules
    products = {}
    for product_id, product in enumerate(CATALOGUE, FIRST_PRODUCT_ID):
        price = product.price * _PRICE_FACTOR.get(shop.price_decimals, Decimal(1))
        if shop.prices_include_tax and product.taxable:
            price *= 1 + shop.tax_rate / 100
        products[product_id] = ShopProduct(
            id=product_id,
            sku=product.sku,
            name=product.name,
            price=rules.rounded(price),
            taxable=product.taxable,
            modified=created,
        )
    return products


def register_customers(shop: Shop, *, created: datetime) -> dict[int, Customer]:
    customers = {
        1: _staff(1, "admin", "administrator", created),
        2: _staff(2, "manager", "shop_manager", created),
    }
    for customer_id in range(3, 3 + shop.customers):
        customers[customer_id] = Customer(
            id=customer_id,
            email=f"customer{customer_id}@example.com",
            first_name="Customer",
            last_name=str(customer_id),
            role="customer",
            created=created,
            modified=created,
            billing=address(shop.country[:2], person=customer_id),
        )
    return customers


def _staff(user_id: int, username: str, role: str, created: datetime) -> Customer:
    return Customer(
        id=user_id,
        email=f"{username}@example.com",
        first_name="",
        last_name="",
        role=role,
        created=created,
        modified=created,
        billing=address("", person=0),
    )


def address(country: str, *, person: int) -> dict[str, str]:
    """Return the billing address of an invented person; person 0 has none."""
    if not person:
        keys = "first_name last_name company address_1 address_2 city state postcode country email phone"
        return dict.fromkeys(keys.split(), "")
    town, state, postcode = _TOWNS.get(country, ("Port Sample", "", "5000"))
    return {
        "first_name": "Customer",
        "last_name": str(person),
        "company": f"Example Company {person}" if person % _COMPANIES == 0 else "",
        "address_1": f"{person} Sample Street",
        "address_2": "",
        "city": town,
        "state": state,
        "postcode": postcode,
        "country": country,
        "email": f"customer{person}@example.com",
        "phone": "555-0100",
        **_ODD.get(person % _ODD_AGAIN, {}),
    }


def tax_id(person: int) -> str:
    """Return the tax id of an invented company; some companies are branches of one firm, and have the same."""
    return f"XX {900 + person % 28:03d} 123 456" if person and person % _COMPANIES == 0 else ""


def shown_name(billing: dict[str, str]) -> str:
    """Return by what name an address is known: the company's, or the person's."""
    return billing["company"] or f"{billing['first_name']} {billing['last_name']}".strip()


def delivery_address(billing: dict[str, str]) -> dict[str, str]:
    return {key: value for key, value in billing.items() if key != "email"}
