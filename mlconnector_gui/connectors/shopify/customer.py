"""Read who bought: a customer's own record, which an order only names; pure."""

from dataclasses import replace

import msgspec

from mlconnector_gui.accounting.store_customers import StoreCustomer, plain_text
from mlconnector_gui.connectors.payload import EMPTY, Payload, Text
from mlconnector_gui.connectors.port import Page, RawDocument, TranslationContext
from mlconnector_gui.connectors.shopify.payloads import read_as, tail_of

STREAM = "customers"


class _Email(Payload, frozen=True, kw_only=True, rename="camel"):
    email_address: Text = EMPTY


class _Address(Payload, frozen=True, kw_only=True, rename="camel"):
    company: Text = EMPTY
    address1: Text = EMPTY
    address2: Text = EMPTY
    city: Text = EMPTY
    zip: Text = EMPTY
    province_code: Text = EMPTY
    country_code_v2: Text = msgspec.field(name="countryCodeV2", default=EMPTY)


class _Customer(Payload, frozen=True, kw_only=True, rename="camel"):
    id: Text
    display_name: Text = EMPTY
    first_name: Text = EMPTY
    last_name: Text = EMPTY
    default_email_address: _Email = _Email()
    default_address: _Address = _Address()


class _Named(Payload, frozen=True, kw_only=True, rename="camel"):
    id: Text = EMPTY


class _Order(Payload, frozen=True, kw_only=True, rename="camel"):
    customer: _Named = _Named()


def read_customer(payload: bytes) -> StoreCustomer:
    """Read a customer; Shopify shows an e-mail as the name of somebody without one, which is left out."""
    read = read_as(payload, _Customer)
    address = read.default_address
    email = plain_text(read.default_email_address.email_address)
    shown = plain_text(read.display_name)
    return StoreCustomer(
        key=tail_of(read.id),
        person=plain_text(f"{read.first_name} {read.last_name}") or ("" if shown == email else shown),
        company=plain_text(address.company),
        email=email,
        lines=tuple(filter(None, (plain_text(address.address1), plain_text(address.address2)))),
        city=plain_text(address.city),
        state=plain_text(address.province_code),
        postal_code=plain_text(address.zip),
        country=plain_text(address.country_code_v2),
    )


def buyer_of(order: bytes, context: TranslationContext) -> StoreCustomer | None:
    """Return the customer whom an order names, as his own record tells; None where there is none to be read."""
    number = _number_in(order)
    payload = context.related(STREAM, number) if number else None
    return replace(read_customer(payload), is_whole=False) if payload else None


def with_buyers(page: Page) -> Page:
    """Name each order's customer as what its translation needs, so that he is read where he is not known yet."""
    return replace(page, documents=tuple(map(with_buyer, page.documents)))


def with_buyer(order: RawDocument) -> RawDocument:
    number = _number_in(order.payload)
    return replace(order, parents=(*order.parents, (STREAM, number))) if number else order


def _number_in(order: bytes) -> str:
    return tail_of(read_as(order, _Order).customer.id)
