"""What the store's books say of those who buy: for independent checkers, never for the client."""

from datetime import datetime

from mlconnector_gui.connectors.bigcommerce.sandbox import people
from mlconnector_gui.connectors.bigcommerce.sandbox.books import Books
from mlconnector_gui.sandbox.books import ShopCustomer


def buyers_of(books: Books) -> list[ShopCustomer]:
    """Return everybody with an account, and every guest by his e-mail."""
    sold = [order for order in books.orders.values() if order.is_sale and order.total.inc]
    bought = {order.customer_id for order in sold if order.customer_id}
    accounts = [
        _buyer(books, one.person, has_bought=one.id in bought, changed_at=one.modified)
        for one in books.customers.values()
    ]
    guests = {order.person for order in sold if not order.customer_id}
    return [*accounts, *(_buyer(books, person, has_bought=True) for person in sorted(guests))]


def _buyer(
    books: Books, person: int, *, has_bought: bool, changed_at: datetime | None = None
) -> ShopCustomer:
    company = people.company_of(person)
    return ShopCustomer(
        shop=books.shop.name,
        names=(people.shown_name(person),),
        street=str(people.address(books.shop, person)["street_1"]),
        tax_id=people.tax_id(person),
        is_business=bool(company),
        has_bought=has_bought,
        changed_at=changed_at,
    )
