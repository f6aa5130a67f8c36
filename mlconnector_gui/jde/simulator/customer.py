"""A customer as typed into P01012 and P03013, and as checkers see it in the tables."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedCustomer:
    """The fields of both forms as typed."""

    long_address: str
    name: str
    mailing_name: str
    search_type: str
    business_unit: str
    tax_id: str
    lines: tuple[str, str, str, str]
    city: str
    state: str
    postal_code: str
    country: str
    email: str
    company: str
    """Line of business; blank adds no customer master."""
    gl_offset: str
    currency: str
    payment_terms: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerRecord:
    """One record of F0101, with what F0116 and F03012 hold of it."""

    number: int
    long_address: str
    name: str
    search_type: str
    tax_id: str
    street: str
    city: str
    master_companies: tuple[str, ...]
