"""Webhook subscriptions of the one app: made, listed, changed, deleted."""

from typing import Any
from urllib.parse import urlsplit

from mlconnector_gui.connectors.shopify.sandbox.connections import page_of
from mlconnector_gui.connectors.shopify.sandbox.nodes import Node, Nodes
from mlconnector_gui.connectors.shopify.sandbox.state import State, Subscription

_GONE = "Webhook subscription does not exist"


class Subscribing:
    """Changes the subscriptions in the shop's state; what is wrong comes back as user errors."""

    def __init__(self, state: State, nodes: Nodes) -> None:
        self.state, self.nodes = state, nodes

    def listed(self, arguments: dict[str, Any]) -> Node:
        topics, uri = arguments.get("topics"), arguments.get("uri")
        found = [
            self.nodes.subscription(one)
            for one in self.state.subscriptions.values()
            if (not topics or one.topic in topics) and (not uri or one.uri == uri)
        ]
        return page_of(found, arguments, lambda node: (int(node["legacyResourceId"]),))

    def create(self, topic: str, given: dict[str, Any]) -> Node:
        uri = given.get("uri") or ""
        if problem := self._refused(topic, uri, None):
            return _failed(problem)
        now = self.state.now().replace(microsecond=0)
        made = Subscription(
            id=self.state.new_id(),
            topic=topic,
            uri=uri,
            created=now,
            updated=now,
            filter=given.get("filter"),
        )
        self.state.subscriptions[made.id] = made
        return self._done(made)

    def update(self, name: str, given: dict[str, Any]) -> Node:
        found = self._by_name(name)
        if found is None:
            return _failed((["id"], _GONE))
        uri = given.get("uri") or found.uri
        if problem := self._refused(found.topic, uri, found):
            return _failed(problem)
        found.uri, found.updated = uri, self.state.now().replace(microsecond=0)
        return self._done(found)

    def delete(self, name: str) -> Node:
        found = self._by_name(name)
        if found is None:
            return {
                "deletedWebhookSubscriptionId": None,
                "userErrors": [{"field": ["id"], "message": _GONE}],
            }
        del self.state.subscriptions[found.id]
        return {"deletedWebhookSubscriptionId": name, "userErrors": []}

    def _by_name(self, name: str) -> Subscription | None:
        number = name.rpartition("/")[2]
        return self.state.subscriptions.get(int(number)) if number.isdigit() else None

    def _refused(self, topic: str, uri: str, own: Subscription | None) -> tuple[list[str], str] | None:
        parts = urlsplit(uri)
        is_queue = uri.startswith(("pubsub://", "arn:aws:events:"))
        if not is_queue and not (parts.scheme == "https" and parts.hostname):
            return ["webhookSubscription", "uri"], "Address protocol http:// is not supported"
        if any(one.topic == topic and one.uri == uri and one is not own for one in self._all()):
            return ["webhookSubscription", "uri"], "Address for this topic has already been taken"
        return None

    def _all(self) -> list[Subscription]:
        return list(self.state.subscriptions.values())

    def _done(self, one: Subscription) -> Node:
        return {"webhookSubscription": self.nodes.subscription(one), "userErrors": []}


def _failed(problem: tuple[list[str], str]) -> Node:
    field, message = problem
    return {"webhookSubscription": None, "userErrors": [{"field": field, "message": message}]}
