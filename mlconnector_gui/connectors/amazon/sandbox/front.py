"""What stands before every operation: strict HTTP, the access token, the role, the usage plan."""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mlconnector_gui.connectors.amazon.sandbox import (
    finance_routes,
    item_routes,
    order_routes,
    report_routes,
    seller_routes,
    storage,
)
from mlconnector_gui.connectors.amazon.sandbox.account import Account
from mlconnector_gui.connectors.amazon.sandbox.call import (
    ApiError,
    Request,
    Response,
    html_response,
    json_response,
)
from mlconnector_gui.connectors.amazon.sandbox.login import TOKEN_PATH
from mlconnector_gui.connectors.amazon.sandbox.pairs import StaticPairs
from mlconnector_gui.connectors.amazon.sandbox.seller import Role

Handler = Callable[[Account, Request, Mapping[str, str]], tuple[int, object]]
_LONGEST_USER_AGENT = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One operation: where it is, who may call it, and what it answers."""

    method: str
    pattern: re.Pattern[str]
    operation: str
    role: Role
    handler: Handler


def _route(method: str, path: str, operation: str, role: Role, handler: Handler) -> Route:
    pattern = re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", path)
    return Route(method=method, pattern=re.compile(pattern), operation=operation, role=role, handler=handler)


_V0 = "/finances/v0"
_ROUTES = (
    _route(
        "GET",
        "/sellers/v1/marketplaceParticipations",
        "getMarketplaceParticipations",
        Role.INSIGHTS,
        seller_routes.participations,
    ),
    _route("GET", "/sellers/v1/account", "getAccount", Role.INSIGHTS, seller_routes.account),
    _route("GET", "/reports/2021-06-30/reports", "getReports", Role.FINANCE, report_routes.list_reports),
    _route("POST", "/reports/2021-06-30/reports", "createReport", Role.LISTINGS, report_routes.create_report),
    _route("GET", "/reports/2021-06-30/reports/{id}", "getReport", Role.FINANCE, report_routes.read_report),
    _route(
        "GET",
        "/reports/2021-06-30/schedules",
        "getReportSchedules",
        Role.FINANCE,
        report_routes.list_schedules,
    ),
    _route(
        "GET",
        "/reports/2021-06-30/documents/{id}",
        "getReportDocument",
        Role.FINANCE,
        report_routes.read_document,
    ),
    _route(
        "GET",
        f"{_V0}/financialEventGroups",
        "listFinancialEventGroups",
        Role.FINANCE,
        finance_routes.event_groups,
    ),
    _route(
        "GET",
        f"{_V0}/financialEventGroups/{{id}}/financialEvents",
        "listFinancialEventsByGroupId",
        Role.FINANCE,
        finance_routes.events_of_group,
    ),
    _route(
        "GET",
        f"{_V0}/orders/{{id}}/financialEvents",
        "listFinancialEventsByOrderId",
        Role.FINANCE,
        finance_routes.events_of_order,
    ),
    _route(
        "GET",
        f"{_V0}/financialEvents",
        "listFinancialEvents",
        Role.FINANCE,
        finance_routes.events_of_window,
    ),
    _route(
        "GET",
        "/finances/2024-06-19/transactions",
        "listTransactions",
        Role.FINANCE,
        finance_routes.transactions,
    ),
    _route("GET", "/finances/2024-06-19/balances", "listBalances", Role.FINANCE, finance_routes.balances),
    _route("GET", "/finances/2024-06-19/summary", "listSummary", Role.FINANCE, finance_routes.summary),
    _route(
        "GET",
        "/finances/transfers/2024-06-01/payouts",
        "listPayouts",
        Role.TRANSFERS,
        finance_routes.payouts,
    ),
    _route(
        "POST",
        "/finances/transfers/2024-06-01/payouts",
        "initiatePayout",
        Role.TRANSFERS,
        finance_routes.begin_payout,
    ),
    _route("GET", "/orders/v0/orders", "getOrders", Role.ORDERS, order_routes.list_v0),
    _route("GET", "/orders/v0/orders/{id}", "getOrderV0", Role.ORDERS, order_routes.read_v0),
    _route("GET", "/orders/v0/orders/{id}/orderItems", "getOrderItems", Role.ORDERS, order_routes.items_v0),
    _route("GET", "/orders/2026-01-01/orders", "searchOrders", Role.ORDERS, order_routes.search),
    _route("GET", "/orders/2026-01-01/orders/{id}", "getOrder", Role.ORDERS, order_routes.read),
    _route(
        "GET",
        "/catalog/2022-04-01/items",
        "searchCatalogItems",
        Role.LISTINGS,
        item_routes.search_catalog,
    ),
    _route(
        "GET",
        "/catalog/2022-04-01/items/{id}",
        "getCatalogItem",
        Role.LISTINGS,
        item_routes.catalog_item,
    ),
    _route(
        "GET",
        "/listings/2021-08-01/items/{seller}",
        "searchListingsItems",
        Role.LISTINGS,
        item_routes.search_listings,
    ),
    _route(
        "GET",
        "/listings/2021-08-01/items/{seller}/{id}",
        "getListingsItem",
        Role.LISTINGS,
        item_routes.listing,
    ),
    _route(
        "GET",
        "/fba/inventory/v1/summaries",
        "getInventorySummaries",
        Role.FULFILLMENT,
        item_routes.inventory,
    ),
)


def operation_of(request: Request) -> str:
    """Name the operation of a request; '' for what is none of the API's."""
    found = _matched(request)
    return found[0].operation if found else ""


def respond(account: Account, pairs: StaticPairs, request: Request) -> Response:
    """Answer one request; the caller holds the lock."""
    now = account.clock.now()
    if request.raw_path == TOKEN_PATH:
        return account.login.answer(request, now)
    if request.raw_path.startswith(storage.PREFIX):
        return storage.answer(request, account.reports, now)
    if refused := _malformed(request):
        return refused
    request_id = _request_id(account, request)
    try:
        return _answer(account, pairs, request, request_id)
    except ApiError as error:
        return json_response(error.body, error.status, request_id)


def _answer(
    account: Account, pairs: StaticPairs, request: Request, request_id: Mapping[str, str]
) -> Response:
    why = account.login.why_refused(request.headers.get("x-amz-access-token", ""), account.clock.now())
    if why is not None:
        raise _denied(why)
    found = _matched(request)
    if found is None:
        raise ApiError(403, "MissingAuthenticationToken", "Missing Authentication Token", None)
    route, ids = found
    if route.role not in account.seller.roles:
        raise _denied("")
    if not account.plans.take(route.operation, account.clock.monotonic()):
        raise ApiError(429, "QuotaExceeded", "You exceeded your quota for the requested resource.")
    told = {**request_id, "x-amzn-RateLimit-Limit": _rate(account.plans.rate(route.operation))}
    if example := pairs.answer(request):
        return json_response(example.response, example.status, told)
    try:
        status, body = route.handler(account, request, ids)
    except ApiError as error:
        return json_response(error.body, error.status, told if error.status in {400, 404} else request_id)
    return json_response(body, status, told)


def _matched(request: Request) -> tuple[Route, Mapping[str, str]] | None:
    path = "/" + "/".join(part.replace("/", "\x00") for part in request.segments)
    for route in _ROUTES:
        if route.method == request.method and (match := route.pattern.fullmatch(path)):
            ids = {name: text.replace("\x00", "/") for name, text in match.groupdict().items()}
            return route, ids
    return None


def _malformed(request: Request) -> Response | None:
    """Refuse what RFC 7230 does not allow, as the front does: with a web page."""
    headers = request.headers
    if request.method == "GET" and (request.body or "content-length" in headers):
        return html_response(400, "Bad Request")
    if request.header_count.get("host", 0) > 1:
        return html_response(400, "Bad Request")
    agent = headers.get("user-agent", "")
    if not agent or len(agent) > _LONGEST_USER_AGENT:
        return html_response(400, "Bad Request")
    return None


def _denied(details: str) -> ApiError:
    return ApiError(403, "Unauthorized", "Access to requested resource is denied.", details)


def _request_id(account: Account, request: Request) -> dict[str, str]:
    seed = f"{len(account.requests)}/{request.raw_path}"
    digest = hashlib.sha256(seed.encode()).hexdigest()
    return {
        "x-amzn-RequestId": f"{digest[:8]}-{digest[8:12]}-{digest[12:16]}-{digest[16:20]}-{digest[20:32]}"
    }


def _rate(rate: float) -> str:
    return f"{rate:.4f}".rstrip("0").rstrip(".")
