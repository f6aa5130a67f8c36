"""Customers as stores know them, and what of that fits into a record of JDE's address book."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from mlconnector_gui.accounting.customers import (
    WIDTHS,
    AddressRecord,
    CustomerMaster,
    PostalAddress,
    is_email,
)

GUEST = "guest-"
"""What the key of a customer begins with whom the store does not know by an id."""
CUSTOMER = "customer"
"""The trait of a document's lines that has the customer's key at the store; only of customers that JDE is to have."""
CUSTOMER_KIND = "customer_kind"
"""The trait that says what the buyer is: business, person or guest."""
CUSTOMER_NUMBER = "customer_number"
"""The trait that has the customer's address number in JDE; blank until there is a link."""
BY_CUSTOMER = "customer"
"""What stands for the subledger of a mapping rule where that is the customer's own address number."""
_GUEST_DIGITS = 16
_ADDRESS_LINES = 4
_CUT = ("name", "line", "city")
"""Texts that are recognised without their end; of a code or a number a part would be another one."""
_STATE = re.compile(r"[A-Za-z]{2}-(?P<state>.+)")


class CustomerKind(StrEnum):
    """What a buyer is, as far as the store tells."""

    BUSINESS = "business"
    """It gave a company's name or a tax id."""
    PERSON = "person"
    GUEST = "guest"
    """Somebody without an account at the store, who gave no company."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreCustomer:
    """
    One customer of a store, in its own words.

    `is_whole` is False where an order tells of him: that is enough to add him, and no reason to change what his own
    record at the store says.
    """

    key: str
    """His id at the store; of a guest `guest_key`."""
    person: str = ""
    company: str = ""
    tax_id: str = ""
    email: str = ""
    lines: tuple[str, ...] = ()
    city: str = ""
    state: str = ""
    postal_code: str = ""
    country: str = ""
    is_whole: bool = True

    @property
    def kind(self) -> CustomerKind:
        if self.company or self.tax_id:
            return CustomerKind.BUSINESS
        return CustomerKind.GUEST if self.key.startswith(GUEST) else CustomerKind.PERSON

    @property
    def name(self) -> str:
        """A store need not know anybody's name; JDE asks for one."""
        return self.company or self.person or f"Customer {self.key}"

    def written(self) -> dict[str, Any]:
        """Write him as the store keeps him: what is known, and nothing of who told it."""
        told = {one.name: getattr(self, one.name) for one in fields(self) if one.name != "is_whole"}
        return {name: list(text) if name == "lines" else text for name, text in told.items() if text}

    @classmethod
    def read(cls, tree: Mapping[str, Any]) -> "StoreCustomer":
        return cls(**{**tree, "lines": tuple(tree.get("lines", ()))})


def guest_key(email: str) -> str:
    """Return the key of a guest: the same for every order with one e-mail, and telling it to nobody; '' without."""
    folded = email.strip().casefold()
    if not folded:
        return ""
    return GUEST + hashlib.sha256(folded.encode()).hexdigest()[:_GUEST_DIGITS]


def plain_text(text: str) -> str:
    """Return a text in one line without what nobody sees: JDE would not give it back as it was sent."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


@dataclass(frozen=True, slots=True, kw_only=True)
class FittedRecord:
    """A record that JDE takes, and the fields that lost something of what the store has."""

    record: AddressRecord
    shortened: tuple[str, ...] = ()


def fitted_record(
    customer: StoreCustomer,
    *,
    long_address_number: str,
    business_unit: str,
    search_type: str,
    master: CustomerMaster | None,
) -> FittedRecord:
    """
    Fit a customer into the columns of the address book.

    A name, a street and a city are cut at their end; a state, a postal code, a tax id or an e-mail that does not fit
    is left out, since the rest of it would be another one.
    """
    lost: dict[str, None] = {}

    def fit(field: str, text: str) -> str:
        plain, width = plain_text(text), WIDTHS[field]
        if len(plain) <= width:
            return plain
        lost[field] = None
        return plain[:width].rstrip() if field in _CUT else ""

    email = fit("email", customer.email)
    if email and not is_email(email):
        lost["email"] = None
        email = ""
    lines = [line for line in (fit("line", one) for one in customer.lines) if line]
    if len(lines) > _ADDRESS_LINES:
        lost["line"] = None
    record = AddressRecord(
        long_address_number=long_address_number,
        name=fit("name", customer.name),
        business_unit=business_unit,
        search_type=search_type,
        tax_id=fit("tax_id", customer.tax_id),
        email=email,
        address=PostalAddress(
            lines=tuple(lines[:_ADDRESS_LINES]),
            city=fit("city", customer.city),
            state=fit("state", _state(customer.state)),
            postal_code=fit("postal_code", customer.postal_code),
            country=fit("country", customer.country),
        ),
        master=master,
    )
    return FittedRecord(record=record, shortened=tuple(lost))


def _state(text: str) -> str:
    """Some stores write a state with its country: 'DE-HE'."""
    found = _STATE.fullmatch(text)
    return found["state"] if found else text
