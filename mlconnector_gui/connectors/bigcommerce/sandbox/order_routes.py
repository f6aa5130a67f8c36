"""Orders over v2, their payments and refunds over v3."""

import operator
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from mlconnector_gui.connectors.bigcommerce.sandbox import shapes
from mlconnector_gui.connectors.bigcommerce.sandbox.books import Books
from mlconnector_gui.connectors.bigcommerce.sandbox.call import (
    Answer,
    Bad,
    Request,
    enveloped,
    missing,
    nothing,
    ok,
    page_of,
)
from mlconnector_gui.connectors.bigcommerce.sandbox.order import STATUS_NAMES, Order
from mlconnector_gui.connectors.bigcommerce.sandbox.reading import moment, number

_SORTED_BY: dict[str, Callable[[Order], Any]] = {
    "id": lambda one: one.id,
    "customer_id": lambda one: (one.customer_id, one.id),
    "date_created": lambda one: (one.created, one.id),
    "date_modified": lambda one: (one.modified, one.id),
    "status_id": lambda one: (one.status, one.id),
    "channel_id": lambda one: one.id,
    "external_id": lambda one: one.id,
}


class OrderRoutes:
    """Answers what is asked of orders."""

    def __init__(self, books: Books) -> None:
        self._books = books

    def listed(self, request: Request) -> Answer:
        found = self._sorted(request, [one for one in self._visible() if self._matches(one, request)])
        page, _, _ = page_of(request, found)
        if not page:
            return nothing()
        newest = max(one.modified for one in page)
        return ok(
            [self._shown(one, request) for one in page], headers={"Last-Modified": shapes.rfc2822(newest)}
        )

    def count(self, request: Request) -> Answer:
        visible = list(self._visible())
        statuses = [
            {
                "id": place,
                "name": name,
                "system_label": name,
                "custom_label": name,
                "system_description": "",
                "count": sum(one.status == place for one in visible),
                "sort_order": place,
            }
            for place, name in enumerate(STATUS_NAMES)
        ]
        return ok({"statuses": statuses, "count": len(visible)})

    def statuses(self, request: Request) -> Answer:
        return ok(
            [
                {
                    "id": place,
                    "name": name,
                    "system_label": name,
                    "custom_label": name,
                    "system_description": "",
                    "order": place,
                }
                for place, name in enumerate(STATUS_NAMES)
            ]
        )

    def single(self, request: Request, order_id: str) -> Answer:
        order = self._order(order_id)
        if order is None:
            return missing(request)
        headers = {"Last-Modified": shapes.rfc2822(order.modified)}
        return ok(self._shown(order, request), headers=headers)

    def archive(self, request: Request, order_id: str) -> Answer:
        """What is called deleting only archives."""
        order = self._order(order_id)
        if order is None:
            return missing(request)
        self._books.archive(order)
        return nothing()

    def part(self, request: Request, order_id: str, name: str) -> Answer:
        """Answer what belongs to one order; nothing is ever shipped from here, nor said."""
        order = self._order(order_id)
        if order is None:
            return missing(request)
        shop = self._books.shop
        parts: dict[str, Callable[[], Sequence[object]]] = {
            "products": lambda: [shapes.line(one, order) for one in order.lines],
            "taxes": lambda: [
                shapes.tax(one, order, shop, details=request.query.get("details") == "true")
                for one in order.taxes
            ],
            "coupons": lambda: [shapes.coupon(order)] if order.coupon else [],
            "shipping_addresses": lambda: (
                [shapes.shipping_address(order, shop)]
                if any(line.kind == "physical" for line in order.lines)
                else []
            ),
            "fees": lambda: [shapes.fee(one) for one in order.fees],
            "shipments": list,
            "messages": list,
        }
        if name not in parts:
            return missing(request)
        page, _, _ = page_of(request, parts[name]())
        return ok(page) if page else nothing()

    def transactions(self, request: Request, order_id: str) -> Answer:
        order = self._order(order_id)
        if order is None:
            return missing(request)
        if not order.transactions:
            return nothing()
        page, place, size = page_of(request, order.transactions)
        shown = [shapes.transaction(one, order) for one in page]
        return enveloped(request, shown, len(order.transactions), place, size)

    def refunds(self, request: Request) -> Answer:
        found = [one for one in self._books.refunds.values() if _refund_matches(one, request)]
        page, place, size = page_of(request, sorted(found, key=operator.attrgetter("id")))
        return enveloped(request, [shapes.refund(one) for one in page], len(found), place, size)

    def refunds_of_order(self, request: Request, order_id: str) -> Answer:
        order = self._order(order_id)
        if order is None:
            return missing(request)
        found = self._books.refunds_of(order.id)
        page, place, size = page_of(request, found)
        return enveloped(request, [shapes.refund(one) for one in page], len(found), place, size)

    def refund(self, request: Request, refund_id: str) -> Answer:
        found = self._books.refunds.get(int(refund_id)) if refund_id.isdigit() else None
        return ok({"data": shapes.refund(found), "meta": {}}) if found else missing(request)

    def _shown(self, order: Order, request: Request) -> dict[str, Any]:
        return shapes.order(order, self._books.shop, request.base, with_fees="fees" in request.included())

    def _order(self, order_id: str) -> Order | None:
        return self._books.orders.get(int(order_id)) if order_id.isdigit() else None

    def _visible(self) -> Sequence[Order]:
        shows_all = self._books.shop.lists_archived
        return [one for one in self._books.orders.values() if shows_all or not one.archived]

    def _matches(self, order: Order, request: Request) -> bool:
        return (
            _within(order.created, request, "date_created")
            and _within(order.modified, request, "date_modified")
            and _number_matches(order, request)
        )

    def _sorted(self, request: Request, orders: list[Order]) -> list[Order]:
        name, _, direction = request.query.get("sort", "id").partition(":")
        if name not in _SORTED_BY or direction not in {"", "asc", "desc"}:
            raise Bad("The field 'sort' is invalid.", field_name="sort", status=400)
        return sorted(orders, key=_SORTED_BY[name], reverse=direction == "desc")


def _within(at: datetime, request: Request, name: str) -> bool:
    start, end = moment(request, f"min_{name}"), moment(request, f"max_{name}")
    return (start is None or at >= start) and (end is None or at <= end)


def _number_matches(order: Order, request: Request) -> bool:
    wanted = {"status_id": order.status, "customer_id": order.customer_id}
    for name, is_so in wanted.items():
        asked = number(request, name)
        if asked is not None and asked != is_so:
            return False
    least, most = number(request, "min_id"), number(request, "max_id")
    return (least is None or order.id >= least) and (most is None or order.id <= most)


def _refund_matches(refund: Any, request: Request) -> bool:
    ids, orders = request.listed("id:in"), request.listed("order_id:in")
    start, end = moment(request, "created:min"), moment(request, "created:max")
    return (
        (not ids or str(refund.id) in ids)
        and (not orders or str(refund.order_id) in orders)
        and (start is None or refund.at >= start)
        and (end is None or refund.at <= end)
    )
