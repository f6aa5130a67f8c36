"""Invented customers and addresses."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from mlconnector_gui.connectors.bigcommerce.sandbox.shop import Shop

_FIRST = ("Avery", "Blair", "Casey", "Devon", "Ellis", "Flynn", "Gray", "Harper")
_LAST = ("Sample", "Specimen", "Template", "Muster", "Placeholder", "Example")
_CITIES = {"US": ("Austin", "78751"), "DE": ("Berlin", "10115")}


@dataclass(slots=True, kw_only=True)
class Customer:
    """A registered customer."""

    id: int
    created: datetime
    modified: datetime
    person: int
    store_credit: Decimal


def names(person: int) -> tuple[str, str]:
    return _FIRST[person % len(_FIRST)], _LAST[person % len(_LAST)]


def email(person: int) -> str:
    first, last = names(person)
    return f"{first}.{last}.{person}@example.com".lower()


def address(shop: Shop, person: int) -> dict[str, object]:
    """Return an address as v2 writes it."""
    first, last = names(person)
    city, postcode = _CITIES.get(shop.country, ("Somewhere", "00000"))
    return {
        "first_name": first,
        "last_name": last,
        "company": f"{last} Example Ltd" if person % 4 == 0 else "",
        "street_1": f"{person} Example Street",
        "street_2": "",
        "city": city,
        "state": shop.state,
        "zip": postcode,
        "country": shop.country_name,
        "country_iso2": shop.country,
        "phone": "555-0100",
        "email": email(person),
    }
