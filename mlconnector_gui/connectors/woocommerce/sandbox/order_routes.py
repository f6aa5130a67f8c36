"""The routes of orders: list, read, and the little writing a connector may meet."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

from mlconnector_gui.connectors.woocommerce.sandbox.basket import Basket, Fee, Item
from mlconnector_gui.connectors.woocommerce.sandbox.call import Call, Reply, allow
from mlconnector_gui.connectors.woocommerce.sandbox.listing import Paging, cut, date_filter, paging_headers
from mlconnector_gui.connectors.woocommerce.sandbox.order import Order
from mlconnector_gui.connectors.woocommerce.sandbox.parameters import (
    Parameters,
    RestError,
    invalid,
    listing,
    refusal,
)
from mlconnector_gui.connectors.woocommerce.sandbox.php import Json
from mlconnector_gui.connectors.woocommerce.sandbox.site import Site

_ORDER_BY = ("date", "id", "include", "title", "slug", "modified")
_NOT_ANY = frozenset({"checkout-draft", "auto-draft", "trash"})
_BATCH_LIMIT = 100


def list_orders(site: Site, call: Call) -> Reply:
    parameters = call.parameters
    paging = Paging.of(parameters)
    accepts = _filter(site, parameters)
    sort_key = _sort_key(parameters)
    descending = parameters.choice("order", "desc", ("asc", "desc")) == "desc"
    writer = site.writer(places=_places(parameters))
    parameters.check()
    allow(call, "list")
    # the order of `include` has no direction
    descending = descending and parameters.text("orderby") != "include"
    orders = sorted(filter(accepts, site.books.existing_orders()), key=sort_key, reverse=descending)
    page = cut(orders, paging, forgets_total=not site.shop.classic_storage)
    defaults = {"status": "any"}
    if page.rows:
        defaults |= {"dp": str(site.shop.price_decimals), "context": "view"}
    address = f"{call.home}/wp-json/wc/v3/orders"
    headers = paging_headers(page, paging, address=address, parameters=parameters, defaults=defaults)
    return Reply(
        body=[_with_meta_choice(writer.order(order), parameters) for order in page.rows], headers=headers
    )


def _places(parameters: Parameters) -> int | None:
    return parameters.integer("dp", 2) if "dp" in parameters.given else None


def _filter(site: Site, parameters: Parameters) -> Callable[[Order], bool]:
    statuses = parameters.choices("status", "any", ("any", *site.shop.statuses))
    if "any" in statuses:
        statuses = [status for status in site.shop.statuses if status not in _NOT_ANY]
    created = date_filter(parameters, site.shop, "", _created)
    modified = date_filter(parameters, site.shop, "modified_", _modified)
    include, exclude = parameters.integers("include"), parameters.integers("exclude")
    customer, product = parameters.integer("customer", -1), parameters.integer("product", 0)
    created_via, search = parameters.names("created_via"), parameters.text("search").lower()

    def accepts(order: Order) -> bool:
        return (
            order.status in statuses
            and created(order)
            and modified(order)
            and (not include or order.id in include)
            and order.id not in exclude
            and (customer < 0 or order.customer_id == customer)
            and (not product or any(line.product_id == product for line in order.products))
            and (not created_via or order.created_via in created_via)
            and (not search or search in _searched(order))
        )

    return accepts


def _searched(order: Order) -> str:
    words = (str(order.id), order.billing["first_name"], order.billing["last_name"], order.billing["email"])
    return " ".join(words).lower()


def _created(order: Order) -> datetime:
    return order.created


def _modified(order: Order) -> datetime:
    return order.modified


def _sort_key(parameters: Parameters) -> Callable[[Order], tuple[float, int]]:
    """Return what to sort by; the id breaks ties both ways."""
    include = parameters.integers("include")
    by = parameters.choice("orderby", "date", _ORDER_BY)

    def key(order: Order) -> tuple[float, int]:
        if by == "date":
            return order.created.timestamp(), order.id
        if by == "modified":
            return order.modified.timestamp(), order.id
        if by == "include" and order.id in include:
            return include.index(order.id), order.id
        return 0, order.id

    return key


def _with_meta_choice(written: Json, parameters: Parameters) -> Json:
    include, exclude = parameters.names("include_meta"), parameters.names("exclude_meta")
    meta = written["meta_data"]
    if isinstance(meta, list) and (include or exclude):
        kept = [one for one in meta if one["key"] not in exclude and (not include or one["key"] in include)]
        written["meta_data"] = kept
    return written


def read_order(site: Site, call: Call) -> Reply:
    writer = site.writer(places=_places(call.parameters))
    call.parameters.check()
    order = site.books.order(call.id())
    if order is None and call.identity:
        raise RestError(404, "woocommerce_rest_shop_order_invalid_id", "Invalid ID.")
    allow(call, "view")
    return Reply(body=_with_meta_choice(writer.order(_known(order)), call.parameters))


def _known(order: Order | None) -> Order:
    if order is None:
        raise RestError(404, "woocommerce_rest_shop_order_invalid_id", "Invalid ID.")
    return order


def create_order(site: Site, call: Call) -> Reply:
    allow(call, "create")
    return Reply(body=_create(site, call.body), status=201)


def _create(site: Site, body: Json) -> Json:
    status = str(body.get("status", "pending"))
    if status not in site.shop.statuses or status == "trash":
        raise _bad_status(site)
    basket = Basket(
        items=[_item(site, line) for line in _rows(body, "line_items")],
        shipping=_shipping(body),
        fees=[
            Fee(
                name=str(fee.get("name", "Fee")),
                total=Decimal(str(fee.get("total", "0"))),
                taxable=fee.get("tax_status", "taxable") == "taxable",
            )
            for fee in _rows(body, "fee_lines")
        ],
        payment_method=str(body.get("payment_method", "")),
        customer_id=int(str(body.get("customer_id", 0))),
        currency=str(body["currency"]) if "currency" in body else None,
        created_via="rest-api",
    )
    order = site.books.place_order(basket, status=status)
    for meta in _rows(body, "meta_data"):
        order.meta.append(site.books.new_meta(str(meta.get("key")), meta.get("value")))
    if body.get("set_paid") is True:
        site.books.pay(order)
    order.transaction_id = str(body.get("transaction_id", order.transaction_id))
    return site.writer().order(order)


def _bad_status(site: Site) -> RestError:
    allowed = [status for status in site.shop.statuses if status != "trash"]
    return invalid({"status": refusal("rest_not_in_enum", f"status is not one of {listing(allowed)}.")})


def _rows(body: Json, name: str) -> list[Json]:
    rows = body.get(name, [])
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _item(site: Site, line: Json) -> Item:
    quantity = int(str(line.get("quantity", 1)))
    product = site.books.products.get(int(str(line.get("product_id", 0))))
    sku = product.sku if product else str(line.get("sku", ""))
    if not sku or site.books.product_of_sku(sku) is None:
        message = "Product ID or SKU is required."
        raise RestError(400, "woocommerce_rest_required_product_reference", message)
    return Item(sku=sku, quantity=quantity)


def _shipping(body: Json) -> Decimal | None:
    rows = _rows(body, "shipping_lines")
    return Decimal(str(rows[0].get("total", "0"))) if rows else None


def update_order(site: Site, call: Call) -> Reply:
    if site.books.order(call.id()) is None and call.identity:
        raise RestError(400, "woocommerce_rest_shop_order_invalid_id", "ID is invalid.")
    allow(call, "edit")
    return Reply(body=_update(site, call.id(), call.body))


def _update(site: Site, order_id: int, body: Json) -> Json:
    order = site.books.order(order_id)
    if order is None:
        raise RestError(400, "woocommerce_rest_shop_order_invalid_id", "ID is invalid.")
    if "status" in body and body["status"] not in site.shop.statuses:
        raise _bad_status(site)
    for meta in _rows(body, "meta_data"):
        order.meta = [one for one in order.meta if one.key != meta.get("key")]
        order.meta.append(site.books.new_meta(str(meta.get("key")), meta.get("value")))
    order.customer_note = str(body.get("customer_note", order.customer_note))
    order.transaction_id = str(body.get("transaction_id", order.transaction_id))
    order.currency = str(body.get("currency", order.currency))
    if order.status == "trash" and "status" in body:
        site.books.set_status(order, str(body["status"]))
        return site.writer().order(order)
    if "status" in body:
        site.books.set_status(order, str(body["status"]))
    if body.get("set_paid") is True:
        site.books.pay(order)
    site.books.save(order)
    return site.writer().order(order)


def delete_order(site: Site, call: Call) -> Reply:
    force = call.parameters.boolean("force")
    call.parameters.check()
    order = _known(site.books.order(call.id())) if call.identity else site.books.order(call.id())
    allow(call, "delete")
    return Reply(body=_delete(site, _known(order), force=force))


def _delete(site: Site, order: Order, *, force: bool) -> Json:
    # the answer shows the order as it was, with the old status
    written = site.writer().order(order)
    if force:
        site.books.delete(order)
    elif order.status == "trash":
        message = "The shop_order has already been deleted."
        raise RestError(410, "woocommerce_rest_already_trashed", message)
    else:
        site.books.trash(order)
    return written


def batch_orders(site: Site, call: Call) -> Reply:
    allow(call, "edit")
    creates, updates = _rows(call.body, "create"), _rows(call.body, "update")
    deletes = call.body.get("delete", [])
    deleted_ids = [int(str(one)) for one in deletes] if isinstance(deletes, list) else []
    if len(creates) + len(updates) + len(deleted_ids) > _BATCH_LIMIT:
        message = "Unable to accept more than 100 items for this request."
        raise RestError(413, "woocommerce_rest_request_entity_too_large", message)
    # a bogus status is not refused in here: the order silently becomes pending
    updates = [_with_known_status(site, row) for row in updates]
    creates = [_with_known_status(site, row) for row in creates]
    answer: Json = {}
    if creates:
        answer["create"] = [_or_error(0, _create, site, row) for row in creates]
    if updates:
        rows = [(int(str(row.get("id", 0))), row) for row in updates]
        answer["update"] = [_or_error(order_id, _update, site, order_id, row) for order_id, row in rows]
    if deleted_ids:
        answer["delete"] = [_or_error(order_id, _delete_by_id, site, order_id) for order_id in deleted_ids]
    return Reply(body=answer or [])


def _delete_by_id(site: Site, order_id: int) -> Json:
    return _delete(site, _known(site.books.order(order_id)), force=True)


def _with_known_status(site: Site, row: Json) -> Json:
    if "status" in row and row["status"] not in site.shop.statuses:
        return {**row, "status": "pending"}
    return row


def _or_error(item_id: int, do: Callable[..., Json], *arguments: object) -> Json:
    try:
        return do(*arguments)
    except RestError as error:
        return {"id": item_id, "error": error.body}


def order_options(site: Site, call: Call) -> Reply:
    """Describe the collection: the way to learn which statuses a list may name."""
    statuses = ["any", *site.shop.statuses]
    argument = {"default": "any", "type": "array", "items": {"type": "string", "enum": statuses}}
    endpoint = {"methods": ["GET"], "args": {"status": {**argument, "required": False}}}
    return Reply(body={"namespace": "wc/v3", "methods": ["GET", "POST"], "endpoints": [endpoint]})
