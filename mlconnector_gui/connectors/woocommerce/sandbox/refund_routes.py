"""The routes of refunds: of one order, and across orders since WooCommerce 9.0."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal, InvalidOperation

from mlconnector_gui.connectors.woocommerce.sandbox.call import Call, Reply, allow
from mlconnector_gui.connectors.woocommerce.sandbox.listing import (
    Page,
    Paging,
    cut,
    date_filter,
    paging_headers,
)
from mlconnector_gui.connectors.woocommerce.sandbox.order import Order, Refund
from mlconnector_gui.connectors.woocommerce.sandbox.parameters import RestError
from mlconnector_gui.connectors.woocommerce.sandbox.refunding import quantity_left
from mlconnector_gui.connectors.woocommerce.sandbox.site import Site

_ORDER_BY = ("date", "id", "include", "title", "slug", "modified")


def list_all_refunds(site: Site, call: Call) -> Reply:
    # `parent` is ignored here
    page, headers = _page(site, call, site.books.refunds(), f"{call.home}/wp-json/wc/v3/refunds")
    writer = site.writer(places=_places(call))
    rows = [writer.refund_across_orders(refund, taxed=_is_taxed(site, refund)) for refund in page.rows]
    return Reply(body=rows, headers=headers)


def list_refunds(site: Site, call: Call) -> Reply:
    """List an order's refunds; of an order that does not exist, none."""
    order = site.books.order(call.id())
    refunds = order.open_refunds if order else []
    address = f"{call.home}/wp-json/wc/v3/orders/{call.id()}/refunds"
    page, headers = _page(site, call, refunds, address)
    writer = site.writer(places=_places(call))
    rows = [writer.refund(refund, taxed=_is_taxed(site, refund)) for refund in page.rows]
    return Reply(body=rows, headers=headers)


def _page(
    site: Site, call: Call, refunds: Iterable[Refund], address: str
) -> tuple[Page[Refund], dict[str, str]]:
    parameters = call.parameters
    paging = Paging.of(parameters)
    created = date_filter(parameters, site.shop, "", _created)
    include, exclude = parameters.integers("include"), parameters.integers("exclude")
    by_id = parameters.choice("orderby", "date", _ORDER_BY) == "id"
    descending = parameters.choice("order", "desc", ("asc", "desc")) == "desc"
    _places(call)
    parameters.check()
    allow(call, "list")
    found = [
        refund
        for refund in refunds
        if created(refund) and (not include or refund.id in include) and refund.id not in exclude
    ]
    found.sort(key=lambda refund: (0 if by_id else refund.created.timestamp(), refund.id), reverse=descending)
    page = cut(found, paging, forgets_total=not site.shop.classic_storage)
    defaults = {"dp": str(site.shop.price_decimals)}
    return page, paging_headers(page, paging, address=address, parameters=parameters, defaults=defaults)


def _created(refund: Refund) -> datetime:
    return refund.created


def _places(call: Call) -> int | None:
    return call.parameters.integer("dp", 2) if "dp" in call.parameters.given else None


def _is_taxed(site: Site, refund: Refund) -> bool:
    return site.books.orders[refund.order_id].taxed


def read_refund(site: Site, call: Call) -> Reply:
    allow(call, "view")
    refund = _refund(site, call)
    return Reply(body=site.writer(places=_places(call)).refund(refund, taxed=_is_taxed(site, refund)))


def _refund(site: Site, call: Call) -> Refund:
    order = site.books.order(call.id(0))
    if order is None:
        raise RestError(404, "woocommerce_rest_invalid_order_id", "Invalid order ID.")
    for refund in order.open_refunds:
        if refund.id == call.id(1):
            return refund
    raise RestError(404, "woocommerce_rest_shop_order_refund_invalid_id", "Invalid ID.")


def delete_refund(site: Site, call: Call) -> Reply:
    """Delete at once, with or without `force`; no webhook of any topic is told."""
    allow(call, "delete")
    refund = _refund(site, call)
    written = site.writer().refund(refund, taxed=_is_taxed(site, refund))
    site.books.delete_refund(refund)
    return Reply(body=written)


def create_refund(site: Site, call: Call) -> Reply:
    allow(call, "create")
    order = site.books.order(call.id())
    if order is None:
        raise RestError(500, "woocommerce_rest_invalid_order_id", "Invalid order ID.", data=404)
    amount = _amount(call)
    if amount < 0 or amount > order.total - order.refunded:
        raise _refused("Invalid refund amount.")
    reason = str(call.body.get("reason", ""))
    quantities = _quantities(order, call)
    if quantities:
        refund = site.books.refund_lines(order, quantities, reason=reason, amount=amount)
    else:
        refund = site.books.refund_amount(order, amount, reason=reason)
    refund.refunded_payment = bool(call.body.get("api_refund", True)) and order.payment_method == "stripe"
    return Reply(body=site.writer().refund(refund, taxed=order.taxed), status=201)


def _amount(call: Call) -> Decimal:
    try:
        return Decimal(str(call.body.get("amount", "0")))
    except InvalidOperation:
        raise _refused("Invalid refund amount.") from None


def _quantities(order: Order, call: Call) -> dict[int, int]:
    lines = call.body.get("line_items", [])
    wanted = {
        int(str(line.get("id", 0))): int(str(line.get("quantity", 1)))
        for line in (lines if isinstance(lines, list) else [])
        if isinstance(line, dict)
    }
    left = {line.id: quantity_left(order, line) for line in order.lines()}
    if any(quantity > left.get(line_id, 0) for line_id, quantity in wanted.items()):
        raise _refused("Refunded quantity is larger than what is left.")
    return wanted


def _refused(message: str) -> RestError:
    return RestError(500, "woocommerce_rest_cannot_create_order_refund", message, data=500)
