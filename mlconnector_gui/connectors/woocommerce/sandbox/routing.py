"""Which route answers which method and path below /wp-json."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mlconnector_gui.connectors.woocommerce.sandbox import (
    catalog_routes,
    order_routes,
    refund_routes,
    settings_routes,
    webhook_routes,
)
from mlconnector_gui.connectors.woocommerce.sandbox.call import Call, Identity, Reply, Request
from mlconnector_gui.connectors.woocommerce.sandbox.parameters import Parameters, RestError, only_fields
from mlconnector_gui.connectors.woocommerce.sandbox.site import Site

Handler = Callable[[Site, Call], Reply]
_WRITES = ("POST", "PUT", "PATCH")


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One path and what it does for each method."""

    pattern: re.Pattern[str]
    handlers: Mapping[str, Handler]

    @property
    def allowed(self) -> str:
        return ", ".join(method for method in self.handlers if method != "OPTIONS")


def _route(path: str, handlers: Mapping[str, Handler]) -> Route:
    pattern = path.replace("{id}", r"(\d+)").replace("{name}", r"([\w-]+)")
    return Route(pattern=re.compile(pattern), handlers=handlers)


def _item(read: Handler, update: Handler, delete: Handler) -> dict[str, Handler]:
    return {"GET": read, **dict.fromkeys(_WRITES, update), "DELETE": delete}


_ROUTES = (
    _route("", {"GET": settings_routes.index}),
    _route("/wc/v3", {"GET": settings_routes.namespace_index}),
    _route("/wc/v3/data/currencies/current", {"GET": settings_routes.current_currency}),
    _route("/wc/v3/settings/{name}", {"GET": settings_routes.list_settings}),
    _route("/wc/v3/settings/{name}/{name}", {"GET": settings_routes.read_setting}),
    _route("/wc/v3/system_status", {"GET": settings_routes.system_status}),
    _route(
        "/wc/v3/orders",
        {
            "GET": order_routes.list_orders,
            "POST": order_routes.create_order,
            "OPTIONS": order_routes.order_options,
        },
    ),
    _route("/wc/v3/orders/batch", dict.fromkeys(_WRITES, order_routes.batch_orders)),
    _route(
        "/wc/v3/orders/{id}",
        _item(order_routes.read_order, order_routes.update_order, order_routes.delete_order),
    ),
    _route(
        "/wc/v3/orders/{id}/refunds",
        {"GET": refund_routes.list_refunds, "POST": refund_routes.create_refund},
    ),
    _route(
        "/wc/v3/orders/{id}/refunds/{id}",
        {"GET": refund_routes.read_refund, "DELETE": refund_routes.delete_refund},
    ),
    _route("/wc/v3/refunds", {"GET": refund_routes.list_all_refunds}),
    _route("/wc/v3/customers", {"GET": catalog_routes.list_customers}),
    _route("/wc/v3/customers/{id}", {"GET": catalog_routes.read_customer}),
    _route("/wc/v3/products", {"GET": catalog_routes.list_products}),
    _route("/wc/v3/products/batch", dict.fromkeys(_WRITES, catalog_routes.batch_products)),
    _route(
        "/wc/v3/products/{id}",
        {"GET": catalog_routes.read_product, **dict.fromkeys(_WRITES, catalog_routes.update_product)},
    ),
    _route(
        "/wc/v3/webhooks",
        {"GET": webhook_routes.list_webhooks, "POST": webhook_routes.create_webhook},
    ),
    _route(
        "/wc/v3/webhooks/{id}",
        _item(webhook_routes.read_webhook, webhook_routes.update_webhook, webhook_routes.delete_webhook),
    ),
)
_REFUNDS_ACROSS_ORDERS_SINCE = 9


def answer(site: Site, request: Request, identity: Identity | None, route_path: str) -> Reply:
    """Answer a request whose caller is known; letter case and a slash at the end do not matter."""
    path = route_path.removesuffix("/").lower()
    route, ids = _match(site, path)
    method = "GET" if request.method == "HEAD" else request.method
    handler = route.handlers.get(method)
    if handler is None:
        raise _no_route()
    body = request.json_body() if method in _WRITES else {}
    parameters = Parameters(request.pairs)
    call = Call(request=request, identity=identity, ids=ids, parameters=parameters, body=body)
    try:
        reply = handler(site, call)
    except (ValueError, ArithmeticError):
        if method not in _WRITES:
            raise
        # a body with words where numbers belong
        raise RestError(400, "rest_invalid_param", "Invalid parameter(s): body") from None
    headers = {**({"Allow": route.allowed} if identity or not path else {}), **reply.headers}
    kept = only_fields(reply.body, parameters.names("_fields"))
    return Reply(body=kept, status=reply.status, headers=headers, ping=reply.ping)


def _match(site: Site, path: str) -> tuple[Route, tuple[str, ...]]:
    if path == "/wc/v3/refunds" and site.shop.major_version < _REFUNDS_ACROSS_ORDERS_SINCE:
        raise _no_route()
    for route in _ROUTES:
        if match := route.pattern.fullmatch(path):
            return route, match.groups()
    raise _no_route()


def _no_route() -> RestError:
    return RestError(404, "rest_no_route", "No route was found matching the URL and request method.")
