"""Writes customers as the API and webhooks show them."""

from mlconnector_gui.connectors.woocommerce.sandbox.books import Books
from mlconnector_gui.connectors.woocommerce.sandbox.catalog import (
    Customer,
    address,
    delivery_address,
    tax_id,
)
from mlconnector_gui.connectors.woocommerce.sandbox.php import Json, gmt_text, local_text


def written_customer(books: Books, customer: Customer) -> Json:
    created, modified, zone = customer.created, customer.modified, books.shop.zone
    taxed_as = tax_id(customer.id) if customer.role == "customer" else ""
    meta: list[Json] = [{"id": customer.id, "key": "billing_vat_number", "value": taxed_as}]
    return {
        "id": customer.id,
        "date_created": local_text(created, zone),
        "date_created_gmt": gmt_text(created),
        "date_modified": local_text(modified, zone),
        "date_modified_gmt": gmt_text(modified),
        "email": customer.email,
        "first_name": customer.first_name,
        "last_name": customer.last_name,
        "role": customer.role,
        "username": customer.email.partition("@")[0],
        "billing": _in_order(customer.billing),
        "shipping": _in_order(delivery_address(address("", person=0))),
        "is_paying_customer": any(
            order.customer_id == customer.id and order.is_a_sale for order in books.existing_orders()
        ),
        "avatar_url": "",
        "meta_data": meta if taxed_as else [],
    }


def _in_order(place: dict[str, str]) -> Json:
    """Return an address with its state after its country, as customers have it and orders do not."""
    last = ("state", "email", "phone")
    return {
        **{key: value for key, value in place.items() if key not in last},
        **{key: place[key] for key in last if key in place},
    }
