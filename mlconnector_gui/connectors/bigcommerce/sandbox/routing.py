"""Which call is answered by what, and which scope it needs."""

import re
from collections.abc import Callable

from mlconnector_gui.connectors.bigcommerce.sandbox import shapes
from mlconnector_gui.connectors.bigcommerce.sandbox.books import Books
from mlconnector_gui.connectors.bigcommerce.sandbox.call import (
    Answer,
    Bad,
    Request,
    missing,
    ok,
    refused,
    scope_missing,
)
from mlconnector_gui.connectors.bigcommerce.sandbox.catalog_routes import CatalogRoutes
from mlconnector_gui.connectors.bigcommerce.sandbox.customer_routes import CustomerRoutes
from mlconnector_gui.connectors.bigcommerce.sandbox.hooks import Hooks
from mlconnector_gui.connectors.bigcommerce.sandbox.order_routes import OrderRoutes

Handle = Callable[..., Answer]
_INFORMATION, _ORDERS = "store_v2_information", "store_v2_orders"
_TRANSACTIONS, _CUSTOMERS, _PRODUCTS = "store_v2_transactions", "store_v2_customers", "store_v2_products"


class Routing:
    """Finds what answers a call; every scope comes in a form that may only read."""

    def __init__(self, books: Books, hooks: Hooks) -> None:
        self._books = books
        orders, customers, catalog = OrderRoutes(books), CustomerRoutes(books), CatalogRoutes(books)
        any_of = (_ORDERS, _TRANSACTIONS)
        self._routes: list[tuple[str, re.Pattern[str], tuple[str, ...], Handle]] = []
        for method, path, scopes, handle in (
            ("GET", "/v2/time", (), self._time),
            ("GET", "/v2/store", (_INFORMATION,), self._store),
            ("GET", "/v2/orders", (_ORDERS,), orders.listed),
            ("GET", "/v2/orders/count", (_ORDERS,), orders.count),
            ("GET", "/v2/order_statuses", (_ORDERS,), orders.statuses),
            ("GET", "/v2/orders/{}", (_ORDERS,), orders.single),
            ("DELETE", "/v2/orders/{}", (_ORDERS,), orders.archive),
            ("GET", "/v2/orders/{}/{}", (_ORDERS,), orders.part),
            ("GET", "/v3/orders/{}/transactions", (_TRANSACTIONS,), orders.transactions),
            ("GET", "/v3/orders/payment_actions/refunds", any_of, orders.refunds),
            ("GET", "/v3/orders/payment_actions/refunds/{}", any_of, orders.refund),
            ("GET", "/v3/orders/{}/payment_actions/refunds", any_of, orders.refunds_of_order),
            ("GET", "/v3/customers", (_CUSTOMERS,), customers.listed),
            ("GET", "/v3/catalog/products", (_PRODUCTS,), catalog.products),
            ("PUT", "/v3/catalog/products", (_PRODUCTS,), catalog.change_products),
            ("POST", "/v3/catalog/products", (_PRODUCTS,), catalog.create_product),
            ("GET", "/v3/catalog/products/{}", (_PRODUCTS,), catalog.product),
            ("PUT", "/v3/catalog/products/{}", (_PRODUCTS,), catalog.change_product),
            ("GET", "/v3/catalog/products/{}/variants", (_PRODUCTS,), catalog.variants_of_product),
            ("GET", "/v3/catalog/products/{}/variants/{}", (_PRODUCTS,), catalog.variant),
            ("PUT", "/v3/catalog/products/{}/variants/{}", (_PRODUCTS,), catalog.change_variant),
            ("GET", "/v3/catalog/variants", (_PRODUCTS,), catalog.variants),
            ("PUT", "/v3/catalog/variants", (_PRODUCTS,), catalog.change_variants),
            ("GET", "/v3/pricelists", (_PRODUCTS,), catalog.price_lists),
            ("GET", "/v3/pricelists/{}/records", (_PRODUCTS,), catalog.records),
            ("PUT", "/v3/pricelists/{}/records", (_PRODUCTS,), catalog.change_records),
            ("GET", "/v3/hooks", (), hooks.listed),
            ("POST", "/v3/hooks", (), hooks.create),
            ("GET", "/v3/hooks/{}", (), hooks.single),
            ("PUT", "/v3/hooks/{}", (), hooks.change),
            ("DELETE", "/v3/hooks/{}", (), hooks.delete),
        ):
            pattern = re.compile(path.replace("{}", "([^/]+)"))
            self._routes.append((method, pattern, scopes, handle))

    def answer(self, request: Request) -> Answer:
        found = [one for one in self._routes if one[1].fullmatch(request.path)]
        if not found:
            return missing(request)
        for method, pattern, scopes, handle in found:
            match = pattern.fullmatch(request.path)
            if method != request.method or match is None:
                continue
            if scopes and not any(self._has(scope, request.method) for scope in scopes):
                return scope_missing()
            try:
                return handle(request, *match.groups())
            except Bad as bad:
                errors: dict[str, object] = {bad.field_name: bad.words} if bad.field_name else {}
                return refused(request, bad.status, bad.words, errors)
            except ValueError:
                return refused(request, 400, "JSON data is missing or invalid")
        return refused(request, 405, "The HTTP method is not allowed.")

    def _has(self, scope: str, method: str) -> bool:
        given = self._books.shop.scopes
        return scope in given or (method == "GET" and f"{scope}_read_only" in given)

    def _time(self, request: Request) -> Answer:
        return ok({"time": int(self._books.now().timestamp())})

    def _store(self, request: Request) -> Answer:
        return ok(shapes.store(self._books.shop))
