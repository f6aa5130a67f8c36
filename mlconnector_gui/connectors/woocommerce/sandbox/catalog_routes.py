"""The routes of products (enough for price and stock) and of customers."""

from datetime import datetime
from decimal import Decimal, InvalidOperation

from mlconnector_gui.connectors.woocommerce.sandbox.call import Call, Reply, allow
from mlconnector_gui.connectors.woocommerce.sandbox.catalog import (
    Customer,
    ShopProduct,
)
from mlconnector_gui.connectors.woocommerce.sandbox.customers import written_customer
from mlconnector_gui.connectors.woocommerce.sandbox.listing import Paging, cut, date_filter, paging_headers
from mlconnector_gui.connectors.woocommerce.sandbox.parameters import RestError, invalid, refusal
from mlconnector_gui.connectors.woocommerce.sandbox.php import Json, decimal_text, gmt_text, local_text
from mlconnector_gui.connectors.woocommerce.sandbox.site import Site, item_links

_ITEM_METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]
_PRODUCT_ORDER = ("date", "id", "include", "title", "slug", "modified", "price", "popularity", "rating")
_CUSTOMER_ORDER = ("id", "include", "name", "registered_date")
_ROLES = ("all", "administrator", "editor", "author", "contributor", "subscriber", "customer", "shop_manager")
_BATCH_LIMIT = 100


def list_products(site: Site, call: Call) -> Reply:
    parameters = call.parameters
    paging = Paging.of(parameters)
    modified = date_filter(parameters, site.shop, "modified_", _modified)
    skus, include = parameters.names("sku"), parameters.integers("include")
    parameters.choice("orderby", "date", _PRODUCT_ORDER)
    descending = parameters.choice("order", "desc", ("asc", "desc")) == "desc"
    parameters.check()
    allow(call, "list")
    found = [
        product
        for product in site.books.products.values()
        if (not skus or product.sku in skus) and (not include or product.id in include) and modified(product)
    ]
    found.sort(key=lambda product: product.id, reverse=descending)
    page = cut(found, paging, forgets_total=False)
    base = f"{call.home}/wp-json/wc/v3/products"
    headers = paging_headers(page, paging, address=base, parameters=parameters, defaults={})
    return Reply(body=[_written_product(site, call, product) for product in page.rows], headers=headers)


def _modified(product: ShopProduct) -> datetime:
    return product.modified


def read_product(site: Site, call: Call) -> Reply:
    allow(call, "view")
    return Reply(body=_written_product(site, call, _product(site, call.id(), status=404)))


def update_product(site: Site, call: Call) -> Reply:
    allow(call, "edit")
    product = _product(site, call.id(), status=400)
    _change(site, product, call.body)
    return Reply(body=_written_product(site, call, product))


def batch_products(site: Site, call: Call) -> Reply:
    allow(call, "edit")
    rows = call.body.get("update", [])
    updates = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    if len(updates) > _BATCH_LIMIT:
        message = "Unable to accept more than 100 items for this request."
        raise RestError(413, "woocommerce_rest_request_entity_too_large", message)
    return Reply(body={"update": [_updated(site, call, row) for row in updates]})


def _updated(site: Site, call: Call, row: Json) -> Json:
    product_id = int(str(row.get("id", 0)))
    try:
        product = _product(site, product_id, status=400)
        _change(site, product, row)
    except RestError as error:
        return {"id": product_id, "error": error.body}
    return _written_product(site, call, product)


def _product(site: Site, product_id: int, *, status: int) -> ShopProduct:
    product = site.books.products.get(product_id)
    if product is None:
        raise RestError(status, "woocommerce_rest_product_invalid_id", "Invalid ID.")
    return product


def _change(site: Site, product: ShopProduct, body: Json) -> None:
    try:
        product.price = Decimal(str(body.get("regular_price", product.price)))
    except InvalidOperation:
        message = "regular_price is not a number."
        raise invalid({"regular_price": refusal("rest_invalid_type", message)}) from None
    product.manage_stock = bool(body.get("manage_stock", product.manage_stock))
    # without manage_stock a quantity is silently dropped
    if not product.manage_stock:
        product.stock_quantity = None
    elif "stock_quantity" in body:
        product.stock_quantity = int(str(body["stock_quantity"]))
    product.modified = site.now


def _written_product(site: Site, call: Call, product: ShopProduct) -> Json:
    price = decimal_text(product.price, site.shop.price_decimals)
    return {
        "id": product.id,
        "name": product.name,
        "date_modified": local_text(product.modified, site.shop.zone),
        "date_modified_gmt": gmt_text(product.modified),
        "type": "simple",
        "status": "publish",
        "sku": product.sku,
        "price": price,
        "regular_price": price,
        "sale_price": "",
        "tax_status": "taxable" if product.taxable else "none",
        "tax_class": "",
        "manage_stock": product.manage_stock,
        "stock_quantity": product.stock_quantity,
        "stock_status": "instock"
        if product.stock_quantity is None or product.stock_quantity
        else "outofstock",
        "parent_id": 0,
        "meta_data": [],
        "_links": item_links(f"{call.home}/wp-json/wc/v3/products", product.id, _ITEM_METHODS),
    }


def list_customers(site: Site, call: Call) -> Reply:
    parameters = call.parameters
    paging = Paging.of(parameters)
    role = parameters.choice("role", "customer", _ROLES)
    by = parameters.choice("orderby", "name", _CUSTOMER_ORDER)
    descending = parameters.choice("order", "asc", ("asc", "desc")) == "desc"
    email, include = parameters.text("email"), parameters.integers("include")
    search = parameters.text("search").lower()
    parameters.check()
    allow(call, "list")
    found = [
        customer
        for customer in site.books.customers.values()
        if role in ("all", customer.role)
        and (not email or customer.email == email)
        and (not include or customer.id in include)
        and search in f"{customer.email} {customer.first_name} {customer.last_name}".lower()
    ]
    found.sort(key=lambda one: (one.email if by == "name" else "", one.id), reverse=descending)
    page = cut(found, paging, forgets_total=False)
    base = f"{call.home}/wp-json/wc/v3/customers"
    headers = paging_headers(page, paging, address=base, parameters=parameters, defaults={})
    return Reply(body=[_written_customer(site, call, one) for one in page.rows], headers=headers)


def read_customer(site: Site, call: Call) -> Reply:
    customer = site.books.customers.get(call.id())
    if customer is None and call.identity:
        raise RestError(404, "wc_user_invalid_id", "Invalid user ID.")
    allow(call, "view")
    if customer is None:
        raise RestError(404, "wc_user_invalid_id", "Invalid user ID.")
    return Reply(body=_written_customer(site, call, customer))


def _written_customer(site: Site, call: Call, customer: Customer) -> Json:
    """A shop manager's key is shown neither meta data nor the right to delete."""
    is_administrator = call.identity is not None and call.identity.role == "administrator"
    methods = _ITEM_METHODS if is_administrator else _ITEM_METHODS[:-1]
    written = written_customer(site.books, customer)
    if not is_administrator:
        del written["meta_data"]
    return {**written, "_links": item_links(f"{call.home}/wp-json/wc/v3/customers", customer.id, methods)}
