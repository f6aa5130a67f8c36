"""Webhooks: what may be registered, what is queued, how a delivery is built, signed and counted."""

import base64
import hashlib
import hmac
import ipaddress
import random
import re
import string
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from mlconnector_gui.connectors.woocommerce.sandbox.shop import Shop

Deliver = Callable[[str, bytes, dict[str, str]], Awaitable[int]]
"""Posts a body to an address and returns the HTTP status; raises OSError when nobody answers."""

HOOKS = {
    "order.created": ["woocommerce_new_order"],
    "order.updated": ["woocommerce_update_order", "woocommerce_order_refunded"],
    "order.deleted": ["wp_trash_post", "woocommerce_trash_order"],
    "order.restored": ["untrashed_post", "woocommerce_untrash_order"],
    "customer.created": ["user_register", "woocommerce_created_customer", "woocommerce_new_customer"],
    "customer.updated": ["profile_update", "woocommerce_update_customer"],
    "customer.deleted": ["delete_user"],
    "product.created": ["woocommerce_new_product", "woocommerce_new_product_variation"],
    "product.updated": ["woocommerce_update_product", "woocommerce_update_product_variation"],
    "product.deleted": ["wp_trash_post"],
    "product.restored": ["untrashed_post"],
    "product.published": ["woocommerce_product_published"],
    "coupon.created": ["woocommerce_new_coupon"],
    "coupon.updated": ["woocommerce_update_coupon"],
    "coupon.deleted": ["wp_trash_post"],
    "coupon.restored": ["untrashed_post"],
}
STATUSES = ("active", "paused", "disabled")
_ACTION = re.compile(r"action\.((?:woocommerce|wc)_\w+)")
_FAILURES_BEFORE_LAST = 5
_PORTS = (None, 80, 443, 8080)


@dataclass(slots=True, kw_only=True)
class Webhook:
    """One registered webhook."""

    id: int
    name: str
    topic: str
    delivery_url: str
    secret: str
    created: datetime
    modified: datetime
    status: str = "active"
    failures: int = 0

    @property
    def resource(self) -> str:
        return self.topic.split(".", 1)[0]

    @property
    def event(self) -> str:
        return self.topic.split(".", 1)[1]

    @property
    def hooks(self) -> list[str]:
        return [self.event] if self.resource == "action" else HOOKS[self.topic]

    def count_success(self) -> None:
        self.failures = 0

    def count_failure(self) -> None:
        """Count a failed delivery; the seventh in a row disables the webhook."""
        if self.failures > _FAILURES_BEFORE_LAST:
            self.status = "disabled"
        else:
            self.failures += 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A delivery that is due: which webhook, about what."""

    webhook_id: int
    subject: int


class Webhooks:
    """Owns the registered webhooks and the queue of deliveries."""

    def __init__(self, chance: random.Random) -> None:
        self.registered: dict[int, Webhook] = {}
        self.queue: list[Delivery] = []
        self._chance = chance
        self._last_id = 0

    def register(self, *, name: str, topic: str, delivery_url: str, secret: str, now: datetime) -> Webhook:
        self._last_id += 1
        webhook = Webhook(
            id=self._last_id,
            name=name or f"Webhook created on {now:%b %d, %Y}",
            topic=topic,
            delivery_url=delivery_url,
            secret=secret or self._password(),
            created=now,
            modified=now,
        )
        self.registered[webhook.id] = webhook
        return webhook

    def _password(self) -> str:
        return "".join(self._chance.choices(string.ascii_letters + string.digits + "!@#$%^*()", k=50))

    def announce(self, hook: str, subject: int) -> None:
        """Queue a delivery for each active webhook of that hook, unless the same one waits already."""
        for webhook in self.registered.values():
            delivery = Delivery(webhook_id=webhook.id, subject=subject)
            if webhook.status == "active" and hook in webhook.hooks and delivery not in self.queue:
                self.queue.append(delivery)

    def take(self) -> list[Delivery]:
        due, self.queue = self.queue, []
        return due


def is_topic(topic: str) -> bool:
    return topic in HOOKS or _ACTION.fullmatch(topic) is not None


def is_delivery_url(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def is_public(url: str) -> bool:
    """Tell whether wp_safe_remote_request would go there; names are not resolved here."""
    parts = urlsplit(url)
    if parts.username or parts.port not in _PORTS or not parts.hostname or ":" in parts.hostname:
        return False
    if parts.hostname == "localhost":
        return False
    try:
        return ipaddress.ip_address(parts.hostname).is_global
    except ValueError:
        return True


def signature(secret: str, body: bytes) -> str:
    return base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()


def ping_headers(shop: Shop) -> dict[str, str]:
    return {
        "User-Agent": f"WooCommerce/{shop.version} Hookshot (WordPress/{shop.wordpress_version})",
        "Accept": "*/*",
        "Connection": "close",
        "Content-Type": "application/x-www-form-urlencoded",
    }


def delivery_headers(
    webhook: Webhook, body: bytes, *, shop: Shop, home: str, now: datetime
) -> dict[str, str]:
    # the id hashes webhook and second only, so deliveries of the same second share it
    delivery_id = hashlib.sha256(f"{webhook.id}{int(now.timestamp())}".encode()).hexdigest()[:32]
    return {
        **ping_headers(shop),
        "Content-Type": "application/json",
        "X-WC-Webhook-Source": f"{home}/",
        "X-WC-Webhook-Topic": webhook.topic,
        "X-WC-Webhook-Resource": webhook.resource,
        "X-WC-Webhook-Event": webhook.event,
        "X-WC-Webhook-Signature": signature(webhook.secret, body),
        "X-WC-Webhook-ID": str(webhook.id),
        "X-WC-Webhook-Delivery-ID": delivery_id,
    }
