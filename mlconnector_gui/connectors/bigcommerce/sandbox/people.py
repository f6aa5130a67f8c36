"""Invented customers and addresses."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from mlconnector_gui.connectors.bigcommerce.sandbox.shop import Shop

_FIRST = ("Avery", "Blair", "Casey", "Devon", "Ellis", "Flynn", "Gray", "Harper")
_LAST = ("Sample", "Specimen", "Template", "Muster", "Placeholder", "Example")
_ODD_NAMES = {
    5: ("", ""),
    6: ("Maximiliana-Alexandrina Theodora", "of the Longest Example Name in the Whole World"),
    7: ("Пример", "Покупатель"),
}
_ODD_COMPANIES = {12: "株式会社サンプル商店"}
"""People whose names are not what programs expect: none, too long, in other letters."""
_CITIES = {"US": ("Austin", "78751"), "DE": ("Berlin", "10115")}


@dataclass(slots=True, kw_only=True)
class Customer:
    """A registered customer."""

    id: int
    created: datetime
    modified: datetime
    person: int
    store_credit: Decimal
    moved_to: str = ""
    """The town he moved to, where he did."""


def names(person: int) -> tuple[str, str]:
    if person in _ODD_NAMES:
        return _ODD_NAMES[person]
    return _FIRST[person % len(_FIRST)], _LAST[person % len(_LAST)]


def company_of(person: int) -> str:
    """Return whom somebody buys for: one in four for a company."""
    return _ODD_COMPANIES.get(person, f"{names(person)[1]} Example Ltd {person}") if person % 4 == 0 else ""


def tax_id(person: int) -> str:
    return f"XX-{person:06d}" if person and person % 8 == 0 else ""


def shown_name(person: int) -> str:
    """Return by what name somebody is known: the company's, or the person's."""
    return company_of(person) or " ".join(filter(None, names(person)))


def email(person: int) -> str:
    first, last = names(person)
    if person in _ODD_NAMES:
        return f"buyer.{person}@example.com"
    return f"{first}.{last}.{person}@example.com".lower()


def address(shop: Shop, person: int) -> dict[str, object]:
    """Return an address as v2 writes it."""
    first, last = names(person)
    company = company_of(person)
    city, postcode = _CITIES.get(shop.country, ("Somewhere", "00000"))
    return {
        "first_name": first,
        "last_name": last,
        "company": company,
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
