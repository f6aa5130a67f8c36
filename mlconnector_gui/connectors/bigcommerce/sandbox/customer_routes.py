"""Customers over v3."""

from collections.abc import Callable
from typing import Any

from mlconnector_gui.connectors.bigcommerce.sandbox import people, shapes
from mlconnector_gui.connectors.bigcommerce.sandbox.books import Books
from mlconnector_gui.connectors.bigcommerce.sandbox.call import Answer, Bad, Request, by_cursor
from mlconnector_gui.connectors.bigcommerce.sandbox.people import Customer
from mlconnector_gui.connectors.bigcommerce.sandbox.reading import moment

_SORTED_BY: dict[str, Callable[[Customer], Any]] = {
    "date_created": lambda one: (one.created, one.id),
    "date_modified": lambda one: (one.modified, one.id),
    "last_name": lambda one: (people.names(one.person)[1], one.id),
}


class CustomerRoutes:
    """Answers what is asked of customers; guests are none."""

    def __init__(self, books: Books) -> None:
        self._books = books

    def listed(self, request: Request) -> Answer:
        found = [one for one in self._books.customers.values() if _matches(one, request)]
        name, _, direction = request.query.get("sort", "date_created:desc").partition(":")
        if name not in _SORTED_BY or direction not in {"asc", "desc"}:
            raise Bad("The filter(s): sort are not valid.", field_name="sort")
        found.sort(key=_SORTED_BY[name], reverse=direction == "desc")
        return by_cursor(
            request,
            found,
            id_of=lambda one: one.id,
            show=lambda one: shapes.customer(one, self._books.shop, request.included()),
        )


def _matches(customer: Customer, request: Request) -> bool:
    ids, emails = request.listed("id:in"), request.listed("email:in")
    if ids and str(customer.id) not in ids:
        return False
    if emails and people.email(customer.person) not in emails:
        return False
    for name, at in (("date_modified", customer.modified), ("date_created", customer.created)):
        start, end = moment(request, f"{name}:min"), moment(request, f"{name}:max")
        # "modified after this date", says the vendor
        if (start is not None and at <= start) or (end is not None and at >= end):
            return False
    return True
