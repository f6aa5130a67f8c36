"""What is left of the REST Admin API: orders with their parts, the shop, the granted scopes."""

import base64
import json
import re
from datetime import datetime
from typing import Any

from mlconnector_gui.connectors.shopify.sandbox import access
from mlconnector_gui.connectors.shopify.sandbox.call import Request, Response, json_answer
from mlconnector_gui.connectors.shopify.sandbox.model import Order
from mlconnector_gui.connectors.shopify.sandbox.rest import Rest
from mlconnector_gui.connectors.shopify.sandbox.state import State

_ORDER = re.compile(r"/orders/(?P<id>\d+)(?P<part>/transactions|/refunds)?\.json")
_NOT_FOUND = {"errors": "Not Found"}
_MOST = 250
_LIMIT = {"X-Shopify-Shop-Api-Call-Limit": "1/40"}


class RestRoutes:
    """Answers GET below /admin/api/{version}."""

    def __init__(self, state: State, rest: Rest) -> None:
        self.state, self.rest = state, rest

    def scopes(self) -> Response:
        return json_answer(200, {"access_scopes": [{"handle": one} for one in self.state.shop.scopes]})

    def answer(self, request: Request, path: str) -> Response:
        if path == "/shop.json":
            return json_answer(200, {"shop": self._shop()}, _LIMIT)
        if path == "/orders.json" or _ORDER.fullmatch(path):
            if not access.has_scope(self.state.shop, "read_orders"):
                refusal = "[API] This action requires merchant approval for read_orders scope."
                return json_answer(403, {"errors": refusal})
            return self._orders(request) if path == "/orders.json" else self._order(path)
        return json_answer(404, _NOT_FOUND)

    def _shop(self) -> dict[str, Any]:
        shop = self.state.shop
        return {
            "id": shop.shop_id,
            "name": shop.name,
            "myshopify_domain": shop.domain,
            "currency": shop.currency,
            "iana_timezone": shop.timezone,
            "taxes_included": shop.taxes_included,
        }

    def _order(self, path: str) -> Response:
        found = _ORDER.fullmatch(path)
        order = next((one for one in self._shown() if found and one.id == int(found["id"])), None)
        if order is None or found is None:
            return json_answer(404, _NOT_FOUND)
        if found["part"] == "/transactions":
            return json_answer(
                200,
                {"transactions": [self.rest.transaction(one, order) for one in order.transactions]},
                _LIMIT,
            )
        if found["part"] == "/refunds":
            refunds = [self.rest.refund(one, order) for one in order.refunds]
            return json_answer(200, {"refunds": refunds}, _LIMIT)
        return json_answer(200, {"order": self.rest.order(order)}, _LIMIT)

    def _orders(self, request: Request) -> Response:
        """List orders; only open ones unless another status is asked for."""
        asked = request.parameters
        if "page_info" in asked:
            if asked.keys() - {"page_info", "limit", "fields"}:
                return json_answer(400, {"errors": {"page_info": "Invalid value."}})
            asked = {**json.loads(base64.urlsafe_b64decode(asked["page_info"])), **asked}
        size = min(int(asked.get("limit", "50")), _MOST)
        found = [one for one in self._shown() if _is_asked_for(one, asked)]
        found.sort(key=lambda one: (one.updated, one.id))
        start = int(asked.get("start", "0"))
        page = found[start : start + size]
        headers = dict(_LIMIT)
        if start + size < len(found):
            place = {
                name: text for name, text in asked.items() if name not in {"page_info", "limit", "fields"}
            }
            told = json.dumps({**place, "start": str(start + size)}).encode()
            cursor = base64.urlsafe_b64encode(told).decode()
            address = f"{request.home}{request.path}?limit={size}&page_info={cursor}"
            headers["Link"] = f'<{address}>; rel="next"'
        return json_answer(200, {"orders": [self.rest.order(one) for one in page]}, headers)

    def _shown(self) -> list[Order]:
        shown = [one for one in self.state.orders.values() if not one.is_gone]
        if access.has_scope(self.state.shop, "read_all_orders"):
            return shown
        since = self.state.now() - access.SIXTY_DAYS
        return [one for one in shown if one.created >= since]


def _is_asked_for(order: Order, asked: dict[str, str]) -> bool:
    if asked.get("status", "open") == "open" and order.cancelled:
        return False
    if "updated_at_min" in asked and order.updated < datetime.fromisoformat(asked["updated_at_min"]):
        return False
    return not ("updated_at_max" in asked and order.updated > datetime.fromisoformat(asked["updated_at_max"]))
