"""Read who bought: a customer's own record, or the billing address of an order; pure."""

from mlconnector_gui.accounting.store_customers import StoreCustomer, guest_key, plain_text
from mlconnector_gui.connectors.bigcommerce.payloads import read_as
from mlconnector_gui.connectors.payload import EMPTY, Payload, Text

_TAX_ID_FIELDS = frozenset(
    {"vat", "vat id", "vat number", "tax id", "tax id number", "tax number", "business tax id"}
)
"""What stores call the field of a tax id that they add to the checkout: BigCommerce has none of its own."""
_GUEST = "0"


class _FormField(Payload, frozen=True, kw_only=True):
    name: Text = EMPTY
    value: Text = EMPTY


class _Person(Payload, frozen=True, kw_only=True):
    """What addresses and customers share."""

    first_name: Text = EMPTY
    last_name: Text = EMPTY
    company: Text = EMPTY

    @property
    def name(self) -> str:
        return plain_text(f"{self.first_name} {self.last_name}")


class _Billing(_Person, frozen=True, kw_only=True):
    """The billing address of an order, as v2 writes it."""

    street_1: Text = EMPTY
    street_2: Text = EMPTY
    city: Text = EMPTY
    state: Text = EMPTY
    zip: Text = EMPTY
    country_iso2: Text = EMPTY
    email: Text = EMPTY
    form_fields: tuple[_FormField, ...] = ()


class _Head(Payload, frozen=True, kw_only=True):
    customer_id: Text = EMPTY
    billing_address: _Billing = _Billing()


class _Order(Payload, frozen=True, kw_only=True):
    order: _Head


class _Address(_Person, frozen=True, kw_only=True):
    """One of a customer's addresses, as v3 writes it."""

    address1: Text = EMPTY
    address2: Text = EMPTY
    city: Text = EMPTY
    state_or_province: Text = EMPTY
    postal_code: Text = EMPTY
    country_code: Text = EMPTY


class _Customer(_Person, frozen=True, kw_only=True):
    id: Text
    email: Text = EMPTY
    addresses: tuple[_Address, ...] = ()


def read_customer(payload: bytes) -> StoreCustomer:
    """Read a registered customer with the first of his addresses: none of them is said to be the main one."""
    read = read_as(payload, _Customer)
    address = next(iter(read.addresses), _Address())
    return StoreCustomer(
        key=str(read.id),
        person=read.name or address.name,
        company=plain_text(read.company) or plain_text(address.company),
        email=plain_text(read.email),
        lines=_lines(address.address1, address.address2),
        city=plain_text(address.city),
        state=plain_text(address.state_or_province),
        postal_code=plain_text(address.postal_code),
        country=plain_text(address.country_code),
    )


def buyer_of(order: bytes) -> StoreCustomer | None:
    """Return who placed an order; a guest is known by the e-mail alone, and nobody without one."""
    head = read_as(order, _Order).order
    billing = head.billing_address
    email = plain_text(billing.email)
    key = guest_key(email) if head.customer_id in {"", _GUEST} else str(head.customer_id)
    if not key:
        return None
    return StoreCustomer(
        key=key,
        person=billing.name,
        company=plain_text(billing.company),
        tax_id=_tax_id(billing.form_fields),
        email=email,
        lines=_lines(billing.street_1, billing.street_2),
        city=plain_text(billing.city),
        state=plain_text(billing.state),
        postal_code=plain_text(billing.zip),
        country=plain_text(billing.country_iso2),
        is_whole=False,
    )


def _lines(*given: str) -> tuple[str, ...]:
    return tuple(line for line in map(plain_text, given) if line)


def _tax_id(fields: tuple[_FormField, ...]) -> str:
    named = (one for one in fields if plain_text(one.name).casefold() in _TAX_ID_FIELDS)
    return next((plain_text(one.value) for one in named if plain_text(one.value)), "")
