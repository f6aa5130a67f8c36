"""The simulated Admin API's schema: a part of Shopify's own, and what answers each of its fields."""

from collections.abc import Callable
from datetime import timedelta
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from graphql import (
    GraphQLError,
    GraphQLField,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLSchema,
    build_schema,
    default_field_resolver,
    get_named_type,
    is_list_type,
)

from mlconnector_gui.connectors.shopify.sandbox import access, search
from mlconnector_gui.connectors.shopify.sandbox.bulk import Bulk
from mlconnector_gui.connectors.shopify.sandbox.connections import page_of, whole_of
from mlconnector_gui.connectors.shopify.sandbox.nodes import Node, Nodes, gid, version
from mlconnector_gui.connectors.shopify.sandbox.search import Search
from mlconnector_gui.connectors.shopify.sandbox.state import State
from mlconnector_gui.connectors.shopify.sandbox.subscribing import Subscribing

Resolver = Callable[..., Any]
Record = TypeVar("Record")
_SORTS = {
    "CREATED_AT": "createdAt",
    "UPDATED_AT": "updatedAt",
    "PROCESSED_AT": "processedAt",
    "ISSUED_AT": "issuedAt",
}


def schema_text() -> str:
    return (files(__package__) / "schema.graphql").read_text(encoding="utf-8")


@cache
def served_schema() -> GraphQLSchema:
    """Build the schema once; each call brings its own shop as the context."""
    schema = build_schema(schema_text())
    for kind in schema.type_map.values():
        if isinstance(kind, GraphQLObjectType) and not kind.name.startswith("__"):
            for name, field in kind.fields.items():
                field.resolve = _resolver(kind.name, name, field)
    return schema


class Served:
    """One shop behind the schema: the context of every call."""

    def __init__(self, state: State, nodes: Nodes, subscribing: Subscribing) -> None:
        self.state, self.nodes, self.subscribing = state, nodes, subscribing
        self.version = ""
        self.warnings: list[dict[str, Any]] = []
        self.home = ""
        """The address that was called."""
        self.bulk: Bulk

    # lists

    def orders(self) -> list[Node]:
        shown = [one for one in self.state.orders.values() if not one.is_gone]
        if not access.has_scope(self.state.shop, "read_all_orders"):
            since = self.state.now() - access.SIXTY_DAYS
            shown = [one for one in shown if one.created >= since]
        return [self.nodes.order(one) for one in shown]

    def searched_orders(self) -> list[Node]:
        """A change is found by search some time after it was made."""
        lag = timedelta(seconds=self.state.shop.index_lag_seconds)
        if not lag:
            return self.orders()
        known = search.time("updatedAt").of_node
        return [one for one in self.orders() if known(one) <= self.state.now() - lag]

    def customers(self) -> list[Node]:
        return [self.nodes.customer(one) for one in self.state.customers.values()]

    def gift_cards(self) -> list[Node]:
        return [self.nodes.gift_card(one) for one in self.state.gift_cards.values()]

    def payouts(self) -> list[Node]:
        return [self.nodes.payout(one) for one in self.state.payouts.values()]

    def balance_rows(self) -> list[Node]:
        found = []
        for row in self.state.rows:
            node = self.nodes.balance_row(row)
            node["_payout"] = row.payout_id
            node["_payout_status"] = node["associatedPayout"]["status"] or "pending"
            found.append(node)
        return found

    # single things

    def by_gid(self, name: str) -> Node | None:
        kind, _, number = name.removeprefix("gid://shopify/").partition("/")
        if not (name.startswith("gid://shopify/") and number.isascii() and number.isdigit()):
            raise GraphQLError(f"Invalid global id '{name}'", extensions={"code": "RESOURCE_NOT_FOUND"})
        found = self._listed(kind, int(number))
        return next((one for one in found if one["id"] == name), None)

    def _listed(self, kind: str, number: int) -> list[Node]:
        """Return the nodes among which the one of this number is, if there is one."""
        state, nodes = self.state, self.nodes
        kinds: dict[str, Callable[[], list[Node]]] = {
            "Order": self.orders,
            "Refund": lambda: [one for order in self.orders() for one in order["refunds"]],
            "Fulfillment": lambda: [one for order in self.orders() for one in order["fulfillments"]],
            "Customer": lambda: [nodes.customer(one) for one in _of(state.customers, number)],
            "GiftCard": lambda: [nodes.gift_card(one) for one in _of(state.gift_cards, number)],
            "StoreCreditAccount": lambda: [nodes.store_credit(one) for one in state.store_credits.values()],
            "ShopifyPaymentsPayout": lambda: [nodes.payout(one) for one in _of(state.payouts, number)],
        }
        return kinds.get(kind, list)()

    def shop(self) -> Node:
        shop = self.state.shop
        return {
            "id": gid("Shop", shop.shop_id),
            "name": shop.name,
            "email": "owner@example.com",
            "myshopifyDomain": shop.domain,
            "currencyCode": shop.currency,
            "ianaTimezone": shop.timezone,
            "timezoneOffset": "+0000",
            "timezoneAbbreviation": "UTC",
            "taxesIncluded": shop.taxes_included,
            "taxShipping": True,
            "setupRequired": False,
            "url": f"https://{shop.domain}",
            "primaryDomain": {"host": shop.domain, "url": f"https://{shop.domain}"},
            "enabledPresentmentCurrencies": [shop.currency, shop.foreign_currency],
            "plan": {
                "partnerDevelopment": False,
                "shopifyPlus": shop.plan == "Plus",
                "publicDisplayName": shop.plan,
            },
            "createdAt": "2024-01-01T00:00:00Z",
            "updatedAt": "2024-01-01T00:00:00Z",
        }

    def installation(self) -> Node:
        return {
            "id": gid("AppInstallation", 77),
            "app": {"id": gid("App", 7), "title": "Ledger link", "handle": "ledger-link"},
            "accessScopes": [{"handle": one, "description": one} for one in self.state.shop.scopes],
        }

    def account(self) -> Node | None:
        shop = self.state.shop
        if not shop.has_payments:
            return None
        return {
            "id": gid("ShopifyPaymentsAccount", 5),
            "activated": True,
            "country": shop.country,
            "defaultCurrency": shop.currency,
            "balance": [],
        }

    # pages of lists

    def page(
        self, name: str, nodes: list[Node], fields: dict[str, search.Searchable], arguments: dict[str, Any]
    ) -> Node:
        found = Search.of(arguments.get("query"), fields)
        if found.warnings:
            self.warnings.append(
                {"path": [name], "query": arguments["query"], "parsed": {}, "warnings": list(found.warnings)}
            )
        by = _SORTS.get(str(arguments.get("sortKey")), "")

        def place(node: Node) -> tuple[Any, ...]:
            number = int(node["id"].rpartition("/")[2])
            return (node[by], number) if by in node else (number,)

        ordered = sorted((node for node in nodes if found.finds(node)), key=place)
        return self.shown(ordered, arguments, place)

    def shown(
        self, ordered: list[Node], arguments: dict[str, Any], place: Callable[[Node], tuple[Any, ...]] | None
    ) -> Node:
        """Return what is given of a list at once: a page."""
        return page_of(ordered, arguments, place)


class ServedInBulk(Served):
    """The same shop as a bulk operation goes through it: no pages, and of the one list of its query a portion."""

    def __init__(self, served: Served) -> None:
        super().__init__(served.state, served.nodes, served.subscribing)
        self.begin, self.end = 0, 0
        self._roots: list[Node] | None = None

    def shown(
        self, ordered: list[Node], arguments: dict[str, Any], place: Callable[[Node], tuple[Any, ...]] | None
    ) -> Node:
        """Keep the query's list as it was at the first look, so that no record moves from one portion to another."""
        if place is None:
            return whole_of(ordered)
        if self._roots is None:
            self._roots = ordered
        return whole_of(self._roots[self.begin : self.end])


def _of(records: dict[int, Record], number: int) -> list[Record]:
    return [records[number]] if number in records else []


def _resolver(parent: str, name: str, field: GraphQLField) -> Resolver | None:
    resolver = _ROOTS.get((parent, name)) or _listing(field)
    if (parent, name) in access.guarded_fields():
        return _guarded(parent, name, resolver or default_field_resolver)
    if parent == "Order" and resolver is not None:
        return _failing(name, resolver)
    return resolver


def _guarded(parent: str, name: str, inner: Resolver) -> Resolver:
    def resolve(source: Any, info: GraphQLResolveInfo, **arguments: Any) -> Any:
        access.refuse(info.context.state.shop, parent, name)
        return inner(source, info, **arguments)

    return resolve


def _failing(name: str, inner: Resolver) -> Resolver:
    """Fail over one list of one order where it is told to, as Shopify does at times."""

    def resolve(source: Node, info: GraphQLResolveInfo, **arguments: Any) -> Any:
        if name in info.context.state.shop.broken.get(int(source["legacyResourceId"]), ()):
            raise GraphQLError(
                "Internal error. Looks like something went wrong on our end.\n"
                "Request ID: 00000000-0000-4000-8000-000000000000 (include this in support requests).",
                extensions={"code": "INTERNAL_SERVER_ERROR", "requestId": "00000000"},
            )
        return inner(source, info, **arguments)

    return resolve


def _listing(field: GraphQLField) -> Resolver | None:
    """Pages of what a node has as a list, and lists that are cut at `first` without a word."""
    if get_named_type(field.type).name.endswith("Connection"):
        return _paged
    kind = field.type.of_type if isinstance(field.type, GraphQLNonNull) else field.type
    if is_list_type(kind) and "first" in field.args:
        return _cut
    return None


def _paged(source: Node, info: GraphQLResolveInfo, **arguments: Any) -> Node:
    served: Served = info.context
    return served.shown(source[info.field_name], arguments, None)


def _cut(source: Node, info: GraphQLResolveInfo, **arguments: Any) -> list[Node]:
    found: list[Node] = source[info.field_name]
    size = arguments.get("first")
    return found if size is None else found[:size]


def _count(nodes: list[Node], arguments: dict[str, Any], fields: dict[str, search.Searchable]) -> Node:
    found = Search.of(arguments.get("query"), fields)
    count, limit = sum(found.finds(node) for node in nodes), arguments.get("limit")
    if limit is not None and count > limit:
        return {"count": limit, "precision": "AT_LEAST"}
    return {"count": count, "precision": "EXACT"}


def _orders(_source: Any, info: GraphQLResolveInfo, **arguments: Any) -> Node:
    served: Served = info.context
    return served.page("orders", served.searched_orders(), search.ORDERS, arguments)


def _of_kind(kind: str) -> Resolver:
    def resolve(_source: Any, info: GraphQLResolveInfo, id: str) -> Node | None:  # noqa: A002  the API's word
        served: Served = info.context
        if not id.startswith(f"gid://shopify/{kind}/"):
            raise GraphQLError(f"Invalid id: {id}", extensions={"code": "RESOURCE_NOT_FOUND"})
        return served.by_gid(id)

    return resolve


_ROOTS: dict[tuple[str, str], Resolver] = {
    ("QueryRoot", "orders"): _orders,
    ("QueryRoot", "ordersCount"): lambda _s, info, **a: _count(info.context.orders(), a, search.ORDERS),
    ("QueryRoot", "customersCount"): lambda _s, info, **a: _count(
        info.context.customers(), a, search.CUSTOMERS
    ),
    ("QueryRoot", "customers"): lambda _s, info, **a: info.context.page(
        "customers", info.context.customers(), search.CUSTOMERS, a
    ),
    ("QueryRoot", "giftCards"): lambda _s, info, **a: info.context.page(
        "giftCards", info.context.gift_cards(), search.GIFT_CARDS, a
    ),
    ("QueryRoot", "bulkOperation"): lambda _s, info, **a: info.context.bulk.one(a["id"], info.context.home),
    ("QueryRoot", "bulkOperations"): lambda _s, info, **a: info.context.bulk.listed(a, info.context.home),
    ("QueryRoot", "order"): _of_kind("Order"),
    ("QueryRoot", "refund"): _of_kind("Refund"),
    ("QueryRoot", "fulfillment"): _of_kind("Fulfillment"),
    ("QueryRoot", "customer"): _of_kind("Customer"),
    ("QueryRoot", "giftCard"): _of_kind("GiftCard"),
    ("QueryRoot", "storeCreditAccount"): _of_kind("StoreCreditAccount"),
    ("QueryRoot", "node"): lambda _s, info, **a: info.context.by_gid(a["id"]),
    ("QueryRoot", "nodes"): lambda _s, info, **a: [info.context.by_gid(one) for one in a["ids"]],
    ("QueryRoot", "shop"): lambda _s, info: info.context.shop(),
    ("QueryRoot", "currentAppInstallation"): lambda _s, info: info.context.installation(),
    ("QueryRoot", "publicApiVersions"): lambda _s, info: [
        version(one) for one in info.context.state.shop.versions
    ],
    ("QueryRoot", "shopifyPaymentsAccount"): lambda _s, info: info.context.account(),
    ("QueryRoot", "webhookSubscriptions"): lambda _s, info, **a: info.context.subscribing.listed(a),
    ("ShopifyPaymentsAccount", "payouts"): lambda _s, info, **a: info.context.page(
        "payouts", info.context.payouts(), search.PAYOUTS, a
    ),
    ("ShopifyPaymentsAccount", "balanceTransactions"): lambda _s, info, **a: info.context.page(
        "balanceTransactions",
        [
            one
            for one in info.context.balance_rows()
            if not (a.get("hideTransfers") and one["type"] == "TRANSFER")
        ],
        search.BALANCE,
        a,
    ),
    ("Mutation", "bulkOperationRunQuery"): lambda _s, info, **a: info.context.bulk.run(
        a["query"], info.context.home, is_grouped=a["groupObjects"]
    ),
    ("Mutation", "bulkOperationCancel"): lambda _s, info, **a: info.context.bulk.cancel(
        a["id"], info.context.home
    ),
    ("Mutation", "webhookSubscriptionCreate"): lambda _s, info, **a: info.context.subscribing.create(
        a["topic"], a["webhookSubscription"]
    ),
    ("Mutation", "webhookSubscriptionUpdate"): lambda _s, info, **a: info.context.subscribing.update(
        a["id"], a["webhookSubscription"]
    ),
    ("Mutation", "webhookSubscriptionDelete"): lambda _s, info, **a: info.context.subscribing.delete(a["id"]),
}
