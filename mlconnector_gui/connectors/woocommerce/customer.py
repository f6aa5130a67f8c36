"""Read who bought: a customer's own record, or the billing address of an order; pure."""

from mlconnector_gui.accounting.store_customers import StoreCustomer, guest_key, plain_text
from mlconnector_gui.connectors.payload import EMPTY, Payload, Text
from mlconnector_gui.connectors.woocommerce.payloads import read_as

_TAX_ID_KEYS = frozenset(
    {
        "billing_vat_number",
        "billing_eu_vat_number",
        "billing_vat",
        "billing_vat_id",
        "vat_number",
        "vat_id",
    }
)
"""
Where plugins keep a tax id, with or without a leading underscore: WooCommerce has no field for it.

From memory of the common ones. One that keeps it elsewhere leaves it unread, and the company tells the customer.
"""
_ERASED = frozenset({"[deleted]", "deleted@site.invalid"})
"""What WooCommerce writes over the personal data of an order whose buyer asked for that."""


class _Meta(Payload, frozen=True, kw_only=True):
    key: Text = EMPTY
    value: Text = EMPTY


class _Billing(Payload, frozen=True, kw_only=True):
    first_name: Text = EMPTY
    last_name: Text = EMPTY
    company: Text = EMPTY
    address_1: Text = EMPTY
    address_2: Text = EMPTY
    city: Text = EMPTY
    state: Text = EMPTY
    postcode: Text = EMPTY
    country: Text = EMPTY
    email: Text = EMPTY


class _Buyer(Payload, frozen=True, kw_only=True):
    """What a customer and an order both have."""

    billing: _Billing = _Billing()
    meta_data: tuple[_Meta, ...] = ()


class _Customer(_Buyer, frozen=True, kw_only=True):
    id: Text
    email: Text = EMPTY
    first_name: Text = EMPTY
    last_name: Text = EMPTY


class _Order(_Buyer, frozen=True, kw_only=True):
    customer_id: Text = EMPTY


def read_customer(payload: bytes) -> StoreCustomer:
    """Read a registered customer; what he never entered under billing is his account's."""
    read = read_as(payload, _Customer)
    person = _name(read.billing.first_name, read.billing.last_name) or _name(read.first_name, read.last_name)
    email = _told(read.email) or _told(read.billing.email)
    return _customer(str(read.id), read, person=person, email=email, is_whole=True)


def buyer_of(order: bytes) -> StoreCustomer | None:
    """
    Return who placed an order; None where it names nobody, or does not any more.

    Somebody without an account is known by the e-mail alone, which is the same whatever he writes beside it.
    """
    read = read_as(order, _Order)
    email = _told(read.billing.email)
    key = guest_key(email) if read.customer_id in {"", "0"} else str(read.customer_id)
    if not key:
        return None
    person = _name(read.billing.first_name, read.billing.last_name)
    return _customer(key, read, person=person, email=email, is_whole=False)


def _customer(key: str, read: _Buyer, *, person: str, email: str, is_whole: bool) -> StoreCustomer:
    billing = read.billing
    lines = (_told(billing.address_1), _told(billing.address_2))
    return StoreCustomer(
        key=key,
        person=person,
        company=_told(billing.company),
        tax_id=_tax_id(read.meta_data),
        email=email,
        lines=tuple(filter(None, lines)),
        city=_told(billing.city),
        state=_told(billing.state),
        postal_code=_told(billing.postcode),
        country=_told(billing.country),
        is_whole=is_whole,
    )


def _tax_id(meta: tuple[_Meta, ...]) -> str:
    found = (_told(one.value) for one in meta if one.key.lstrip("_").casefold() in _TAX_ID_KEYS)
    return next(filter(None, found), "")


def _told(text: str) -> str:
    plain = plain_text(text)
    return "" if plain in _ERASED else plain


def _name(first: str, last: str) -> str:
    return " ".join(filter(None, (_told(first), _told(last))))
