"""Customers and what JDE knows of them, for tests to start from."""

from dataclasses import replace
from datetime import date
from typing import Any

from mlconnector_gui.accounting.customer_drafting import CustomerDraft, CustomerFacts
from mlconnector_gui.accounting.customer_matching import CustomerPolicy, KnownAddress, Separation
from mlconnector_gui.accounting.customers import (
    ADDRESS_TYPE,
    AddressRecord,
    Customer,
    CustomerMaster,
    PostalAddress,
)
from mlconnector_gui.accounting.digest import canonical_bytes, long_address_number_of, reference_of
from tests.helpers.accounting import BOOKKEEPING

DAY = date(2026, 10, 9)
KEY = "M1EXAMPLE00000000077"
REAL = CustomerPolicy(separation=Separation.REAL)


def record(**changed: Any) -> AddressRecord:
    usual = {
        "long_address_number": KEY,
        "name": "Example Camping Ltd",
        "business_unit": "1",
        "tax_id": "DE 811 907 980",
        "email": "orders@example.com",
        "address": PostalAddress(
            lines=("1 Example Street", "Back Entrance"),
            city="Denver",
            state="CO",
            postal_code="80202",
            country="US",
        ),
        "master": CustomerMaster(gl_offset="WEB", currency="USD", payment_terms="N30"),
    }
    return AddressRecord(**{**usual, **changed})


def customer(**changed: Any) -> Customer:
    return Customer(
        company="00001",
        gl_date=DAY,
        currency="USD",
        explanation="WOO-US customer 77",
        record=record(**changed),
    )


def approved(external_id: str = "77", *, revision: int = 1, **changed: Any) -> tuple[bytes, str]:
    """The approved bytes of a customer and its reference."""
    identity = {"environment": "JPY920", "connection": "WOO-US", "external_id": external_id}
    reference = reference_of(**identity, company="00001", kind="customer", revision=revision)
    made = customer(**{"long_address_number": long_address_number_of(**identity), **changed})
    return canonical_bytes(made, target="JDE", reference=reference), reference


def known(number: int = 4010, **changed: Any) -> KnownAddress:
    return KnownAddress(**{"number": number, "name": "Example Camping", "search_type": "C", **changed})


def customer_draft(*found: KnownAddress, **changed: Any) -> CustomerDraft:
    policy = changed.pop("policy", REAL)
    facts = changed.pop("facts", CustomerFacts(known=found))
    return CustomerDraft(
        bookkeeping=replace(BOOKKEEPING, document_type=ADDRESS_TYPE),
        external_id="77",
        explanation="WOO-US customer 77",
        reference="M1RTWDCBEDJ1EA25707281",
        revision=1,
        gl_date=DAY,
        currency="USD",
        record=record(**changed),
        policy=policy,
        facts=facts,
    )
