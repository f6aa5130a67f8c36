"""One simulated shop: its trade, its API and what it tells by itself."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from starlette.types import ASGIApp

from mlconnector_gui.base.clock import Clock
from mlconnector_gui.connectors.shopify.sandbox.app import application
from mlconnector_gui.connectors.shopify.sandbox.books import events_of
from mlconnector_gui.connectors.shopify.sandbox.bulk import RESULTS
from mlconnector_gui.connectors.shopify.sandbox.buyers import buyers_of
from mlconnector_gui.connectors.shopify.sandbox.call import Request, Response, html_answer, json_answer
from mlconnector_gui.connectors.shopify.sandbox.cost import Bucket
from mlconnector_gui.connectors.shopify.sandbox.delivering import Delivering
from mlconnector_gui.connectors.shopify.sandbox.nodes import Nodes
from mlconnector_gui.connectors.shopify.sandbox.oauth import Tokens
from mlconnector_gui.connectors.shopify.sandbox.paying_out import PayingOut
from mlconnector_gui.connectors.shopify.sandbox.rest import Rest
from mlconnector_gui.connectors.shopify.sandbox.rest_routes import RestRoutes
from mlconnector_gui.connectors.shopify.sandbox.returning import Returning
from mlconnector_gui.connectors.shopify.sandbox.schema import Served
from mlconnector_gui.connectors.shopify.sandbox.selling import Selling
from mlconnector_gui.connectors.shopify.sandbox.serving import GraphQL
from mlconnector_gui.connectors.shopify.sandbox.shop import Shop
from mlconnector_gui.connectors.shopify.sandbox.state import State
from mlconnector_gui.connectors.shopify.sandbox.subscribing import Subscribing
from mlconnector_gui.sandbox.books import ShopCustomer, ShopEvent
from mlconnector_gui.sandbox.faults import FaultPlan
from mlconnector_gui.sandbox.stores import Deliver

_API = re.compile(r"/admin/api/(?P<version>[a-z0-9-]+)(?P<path>/.+)")
_RELEASE = re.compile(r"\d{4}-(01|04|07|10)")
_BAD_TOKEN = "[API] Invalid API key or access token (unrecognized login or wrong password)"  # noqa: S105


class ShopifySimulator:
    """Owns one shop's state and answers for it."""

    def __init__(self, shop: Shop, clock: Clock, faults: FaultPlan) -> None:
        self.shop, self.clock, self.faults = shop, clock, faults
        self.state = State(shop, clock.now)
        self.selling = Selling(self.state)
        self.returning = Returning(self.state, self.selling)
        self.paying_out = PayingOut(self.state)
        self.tokens = Tokens(self.state)
        self.rest = Rest(self.state)
        self.delivering = Delivering(self.state, self.rest)
        nodes = Nodes(self.state)
        served = Served(self.state, nodes, Subscribing(self.state, nodes))
        self.graphql = GraphQL(served, Bucket(shop.bucket, shop.restored_a_second, clock.monotonic))
        self.requests: list[tuple[str, str]] = []
        """Method and path of every request, without secrets."""
        self._rest_routes = RestRoutes(self.state, self.rest)
        self.app: ASGIApp = application(self)

    def respond(self, request: Request) -> Response:
        """Answer as the shop does when nothing is wrong with the way to it."""
        if request.path == "/admin/oauth/access_token" and request.method == "POST":
            return self.tokens.answer(request)
        if request.path.startswith(RESULTS) and request.method == "GET":
            return self.graphql.served.bulk.result(request)
        if request.path == "/admin/oauth/access_scopes.json":
            return self._if_allowed(request, self._rest_routes.scopes)
        found = _API.fullmatch(request.path)
        version = self._version(found["version"]) if found else ""
        if found is None or not version:
            return json_answer(404, {"errors": "Not Found"})
        path = found["path"]
        response = self._if_allowed(request, lambda: self._api(request, path))
        return replace(response, headers={**response.headers, "X-Shopify-API-Version": version})

    def events(self) -> Sequence[ShopEvent]:
        return events_of(self.state)

    def buyers(self) -> Sequence[ShopCustomer]:
        return buyers_of(self.state)

    def deliver_through(self, deliver: Deliver) -> None:
        self.delivering.deliver_through(deliver)

    async def run_queue(self) -> None:
        await self.delivering.run_queue()

    def _version(self, asked: str) -> str:
        """Return the release that answers: the oldest still served for one that is no longer, none for nonsense."""
        served = self.shop.versions
        if asked == "unstable" or asked in served:
            return asked
        is_older = _RELEASE.fullmatch(asked) is not None and asked < served[0]
        return served[0] if is_older else ""

    def _if_allowed(self, request: Request, answer: Callable[[], Response]) -> Response:
        if not self.tokens.is_good(request.headers.get("x-shopify-access-token", "")):
            return json_answer(401, {"errors": _BAD_TOKEN})
        if self.shop.is_frozen:
            return json_answer(402, {"errors": "Unavailable Shop"})
        return answer()

    def _api(self, request: Request, path: str) -> Response:
        if path == "/graphql.json":
            if request.method != "POST":
                return html_answer(404, "Not Found")
            return self.graphql.answer(request)
        if request.method != "GET":
            return json_answer(404, {"errors": "Not Found"})
        return self._rest_routes.answer(request, path)
