"""Customers as JDE keeps them: an address book record (F0101, F0116) with its customer master (F03012)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mlconnector_gui.accounting.unbooked import UnbookedEntry
from mlconnector_gui.base.problem import Problem

ADDRESS_TYPE = "ADDRESS"
"""Stands where other postings have a document type; JDE's own are two characters, so it is taken for none of them."""
ALL_COMPANIES = "00000"
"""The line of business of a customer master that holds for every company."""
_ADDRESS_LINES = 4
_COMPANY_DIGITS = 5
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
# the widths of F0101, F0111, F0116 and F03012; of F01151.EMAL, which the reference sheet does not list, from memory
WIDTHS: Mapping[str, int] = {
    "name": 40,
    "mailing_name": 40,
    "search_type": 3,
    "business_unit": 12,
    "tax_id": 20,
    "long_address_number": 20,
    "email": 256,
    "line": 40,
    "city": 25,
    "state": 3,
    "postal_code": 12,
    "country": 3,
    "gl_offset": 4,
    "currency": 3,
    "payment_terms": 3,
}


def is_email(text: str) -> bool:
    return bool(_EMAIL.fullmatch(text))


def check_text(field: str, text: str) -> None:
    """Refuse what does not fit its column, and what JDE would not give back as it was sent."""
    if len(text) > WIDTHS[field] or text != text.strip() or not (text.isprintable() or not text):
        raise Problem("customer.text_invalid", field=field, text=text, width=WIDTHS[field])


@dataclass(frozen=True, slots=True, kw_only=True)
class PostalAddress:
    """Where a customer is (F0116); every part may be left out."""

    lines: tuple[str, ...] = ()
    """Up to four: ADD1 to ADD4."""
    city: str = ""
    state: str = ""
    postal_code: str = ""
    country: str = ""

    def __post_init__(self) -> None:
        if len(self.lines) > _ADDRESS_LINES:
            raise Problem("customer.address_too_long", lines=len(self.lines))
        for line in self.lines:
            check_text("line", line)
        for field in ("city", "state", "postal_code", "country"):
            check_text(field, getattr(self, field))


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerMaster:
    """What accounts receivable knows of a customer (F03012); what is blank is left to the site's defaults."""

    company: str = ALL_COMPANIES
    """The line of business."""
    gl_offset: str = ""
    currency: str = ""
    payment_terms: str = ""

    def __post_init__(self) -> None:
        if len(self.company) != _COMPANY_DIGITS or not (self.company.isascii() and self.company.isdigit()):
            raise Problem("journal.company_invalid", company=self.company)
        for field in ("gl_offset", "currency", "payment_terms"):
            check_text(field, getattr(self, field))


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressRecord:
    """
    One record of the address book, with its customer master where it has one.

    The long address number is ours: it is what the record is searched by, and by it no record is added twice.
    """

    long_address_number: str
    name: str
    business_unit: str
    search_type: str = "C"
    mailing_name: str = ""
    """Blank: the name."""
    tax_id: str = ""
    email: str = ""
    address: PostalAddress = PostalAddress()
    master: CustomerMaster | None = CustomerMaster()

    def __post_init__(self) -> None:
        texts = (
            "long_address_number", "name", "business_unit", "search_type", "mailing_name", "tax_id", "email",
        )  # fmt: skip
        for field in texts:
            check_text(field, getattr(self, field))
        for field in ("long_address_number", "name", "business_unit", "search_type"):
            if not getattr(self, field):
                raise Problem("customer.field_missing", field=field)
        if self.email and not is_email(self.email):
            raise Problem("customer.email_invalid", email=self.email)

    def written(self) -> Mapping[str, Any]:
        """Write the record as approvals and subjects keep it, every value a text."""
        master = self.master
        return {
            "long_address_number": self.long_address_number,
            "name": self.name,
            "mailing_name": self.mailing_name,
            "search_type": self.search_type,
            "business_unit": self.business_unit,
            "tax_id": self.tax_id,
            "email": self.email,
            "address": {
                "lines": list(self.address.lines),
                "city": self.address.city,
                "state": self.address.state,
                "postal_code": self.address.postal_code,
                "country": self.address.country,
            },
            "master": {name: getattr(master, name) for name in CustomerMaster.__slots__} if master else None,
        }

    @classmethod
    def read(cls, tree: Mapping[str, Any]) -> "AddressRecord":
        """Read what `written` wrote; other keys beside it are left alone."""
        address, master = tree["address"], tree["master"]
        return cls(
            long_address_number=tree["long_address_number"],
            name=tree["name"],
            mailing_name=tree["mailing_name"],
            search_type=tree["search_type"],
            business_unit=tree["business_unit"],
            tax_id=tree["tax_id"],
            email=tree["email"],
            address=PostalAddress(**{**address, "lines": tuple(address["lines"])}),
            master=CustomerMaster(**master) if master else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer(UnbookedEntry):
    """An address record as it is approved."""

    record: AddressRecord

    @property
    def document_type(self) -> str:
        return ADDRESS_TYPE
