"""What the shop's books say of those who buy: for independent checkers, never for the client."""

from collections.abc import Iterator

from mlconnector_gui.connectors.woocommerce.sandbox.books import Books
from mlconnector_gui.connectors.woocommerce.sandbox.catalog import Customer, shown_name, tax_id
from mlconnector_gui.connectors.woocommerce.sandbox.order import Order
from mlconnector_gui.sandbox.books import ShopCustomer


def buyers_of(books: Books) -> list[ShopCustomer]:
    """Return everybody with an account, and every guest by his e-mail."""
    sold = [order for order in books.existing_orders() if order.is_a_sale and order.total]
    return [*_accounts(books, {order.customer_id for order in sold}), *_guests(books.shop.name, sold)]


def _accounts(books: Books, bought: set[int]) -> Iterator[ShopCustomer]:
    for one in books.customers.values():
        yield _account(books.shop.name, one, has_bought=one.id in bought)
    for one in books.erased:
        yield _account(books.shop.name, one, has_bought=False, is_gone=True)


def _account(shop: str, one: Customer, *, has_bought: bool, is_gone: bool = False) -> ShopCustomer:
    return ShopCustomer(
        shop=shop,
        names=(shown_name(one.billing), *one.former_names),
        street=one.billing["address_1"],
        tax_id=tax_id(one.id),
        is_business=bool(one.billing["company"]),
        has_bought=has_bought,
        changed_at=one.modified,
        is_gone=is_gone,
    )


def _guests(shop: str, sold: list[Order]) -> Iterator[ShopCustomer]:
    guests = {order.billing["email"]: order for order in sold if not order.customer_id and order.person}
    for order in guests.values():
        yield ShopCustomer(
            shop=shop,
            names=(shown_name(order.billing),),
            street=order.billing["address_1"],
            tax_id=tax_id(order.person),
            is_business=bool(order.billing["company"]),
            has_bought=True,
        )
