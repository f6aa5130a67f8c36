"""The simulator's public face: the application to serve, the books to check against, the hands that sell."""

import random
import threading
from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from starlette.applications import Starlette

from mlconnector_gui.connectors.woocommerce.sandbox import webhooks
from mlconnector_gui.connectors.woocommerce.sandbox.app import application
from mlconnector_gui.connectors.woocommerce.sandbox.authentication import Authentication
from mlconnector_gui.connectors.woocommerce.sandbox.basket import Basket, Item
from mlconnector_gui.connectors.woocommerce.sandbox.books import Books
from mlconnector_gui.connectors.woocommerce.sandbox.buyers import buyers_of
from mlconnector_gui.connectors.woocommerce.sandbox.call import Request
from mlconnector_gui.connectors.woocommerce.sandbox.events import events_of
from mlconnector_gui.connectors.woocommerce.sandbox.front import Response, respond
from mlconnector_gui.connectors.woocommerce.sandbox.order import Order, Refund
from mlconnector_gui.connectors.woocommerce.sandbox.php import Json, json_bytes
from mlconnector_gui.connectors.woocommerce.sandbox.refunding import everything_left
from mlconnector_gui.connectors.woocommerce.sandbox.shop import ApiKey, Shop
from mlconnector_gui.connectors.woocommerce.sandbox.site import Site
from mlconnector_gui.connectors.woocommerce.sandbox.webhooks import Deliver, Delivery, Webhook
from mlconnector_gui.sandbox.books import ShopCustomer, ShopEvent
from mlconnector_gui.sandbox.faults import FaultPlan
from mlconnector_gui.sandbox.world import CATALOGUE

_CRON_SECONDS = 60
_CARD_RATE = Decimal("0.029")
_CARD_FIXED = Decimal("0.30")


class WooCommerceSimulator:
    """
    One simulated shop. Serve `app`; compare with `events()`; act in the shop with the other methods.

    The application may run in another thread: one lock guards the books. Deliveries of webhooks go out
    through `deliver` in the loop that serves the application, when somebody calls the site and at most once
    a minute; `run_queue` sends them at once. `deliver` may be set at any time and raises OSError when nobody
    answers.
    """

    def __init__(
        self, *, books: Books, faults: FaultPlan, chance: random.Random, deliver: Deliver | None
    ) -> None:
        shop = books.shop
        owner = ApiKey(consumer_key=shop.consumer_key, consumer_secret=shop.consumer_secret)
        self.books = books
        self.faults = faults
        self.deliver = deliver
        self.requests: list[tuple[str, str]] = []
        self.app: Starlette = application(self)
        self._site = Site(
            books=books,
            authentication=Authentication([owner]),
            webhooks=webhooks.Webhooks(chance),
            home=shop.home or f"https://{shop.name.lower()}.example.com",
        )
        self._chance = chance
        self._lock = threading.RLock()
        self._last_cron: datetime | None = None
        books.changed = self._site.webhooks.announce

    # what there is

    @property
    def shop(self) -> Shop:
        return self.books.shop

    def reconfigure(self, shop: Shop) -> None:
        """Change the shop's settings; orders keep what was computed under the old ones."""
        with self._lock:
            self.books.shop = shop

    def add_key(self, key: ApiKey) -> None:
        with self._lock:
            self._site.authentication.add(key)

    def remove_key(self, consumer_key: str) -> None:
        with self._lock:
            self._site.authentication.remove(consumer_key)

    def events(self) -> list[ShopEvent]:
        """Return every sale and refund that moved money, from the shop's own books."""
        with self._lock:
            return events_of(self.shop, self.books.orders.values())

    def buyers(self) -> list[ShopCustomer]:
        """Return everybody who bought or has an account, from the shop's own books."""
        with self._lock:
            return buyers_of(self.books)

    def change_customer(self, customer_id: int, **billing: str) -> None:
        with self._lock:
            self.books.change_customer(customer_id, **billing)

    def erase_customer(self, customer_id: int) -> None:
        with self._lock:
            self.books.erase_customer(customer_id)

    def order_ids(self, *, status: str | None = None) -> list[int]:
        with self._lock:
            orders = self.books.existing_orders()
            return [order.id for order in orders if status is None or order.status == status]

    def order(self, order_id: int) -> Json:
        """Return an order as the API would show it."""
        with self._lock:
            return self._site.writer().order(self._order(order_id))

    def refund_ids(self, order_id: int) -> list[int]:
        with self._lock:
            return [refund.id for refund in self._order(order_id).open_refunds]

    @property
    def webhooks(self) -> list[Webhook]:
        with self._lock:
            return list(self._site.webhooks.registered.values())

    # what happens in the shop

    def place_order(
        self, basket: Basket | None = None, *, status: str = "pending", at: datetime | None = None
    ) -> int:
        """Place an order; without a basket, one piece of something."""
        with self._lock:
            chosen = basket or Basket(items=(Item(sku=self._chance.choice(CATALOGUE).sku),), person=17)
            return self.books.place_order(chosen, status=status, at=at).id

    def sell(self, basket: Basket | None = None) -> int:
        """Place an order and pay it."""
        with self._lock:
            order_id = self.place_order(basket)
            self.pay(order_id)
            return order_id

    def pay(self, order_id: int) -> None:
        with self._lock:
            self.books.pay(self._order(order_id))

    def set_status(self, order_id: int, status: str) -> None:
        with self._lock:
            self.books.set_status(self._order(order_id), status)

    def refund(
        self,
        order_id: int,
        amount: Decimal | None = None,
        *,
        lines: Mapping[int, int] | None = None,
        reason: str = "",
    ) -> int:
        """
        Give money back: an amount without lines, or pieces of lines by line id, or else all that is left.

        A shipping or fee line counts as one piece.
        """
        with self._lock:
            order = self._order(order_id)
            if amount is not None and lines is None:
                return self.books.refund_amount(order, amount, reason=reason).id
            pieces = everything_left(order) if lines is None else lines
            return self.books.refund_lines(order, pieces, reason=reason, amount=amount).id

    def delete_refund(self, refund_id: int) -> None:
        """Delete a refund as the admin screen does: the order's date does not move."""
        with self._lock:
            self.books.delete_refund(self._refund(refund_id))
            self.books.changed("woocommerce_refund_deleted", refund_id)

    def change_order(
        self,
        order_id: int,
        *,
        shipping: Decimal | None = None,
        quantities: Mapping[int, int] | None = None,
        note: str | None = None,
    ) -> None:
        """Edit an order, a paid one too, and compute it anew; with nothing to change it is saved as it is."""
        with self._lock:
            order = self._order(order_id)
            for line in order.shipping:
                line.total = line.total if shipping is None else shipping
            for line_id, quantity in (quantities or {}).items():
                self.books.set_quantity(order, line_id, quantity)
            order.customer_note = order.customer_note if note is None else note
            if shipping is None and not quantities:
                self.books.save(order)
            else:
                self.books.recalculate(order)

    def add_fee_meta(self, order_id: int, fee: Decimal | None = None, *, at: datetime | None = None) -> None:
        """Write the gateway's fee into the order's meta data, as gateways do some time after the payment."""
        with self._lock:
            order = self._order(order_id)
            charged = self._gateway_fee(order) if fee is None else fee
            for key, value in _fee_meta(order, charged).items():
                self.books.save_meta(order, key, value, at=at)

    def _gateway_fee(self, order: Order) -> Decimal:
        fee = order.total * _CARD_RATE + _CARD_FIXED
        return fee.quantize(self.shop.tax_rules.unit, ROUND_HALF_UP)

    def trash(self, order_id: int) -> None:
        with self._lock:
            self.books.trash(self._order(order_id))

    def restore(self, order_id: int) -> None:
        """Take an order out of the trash, as the admin screen does."""
        with self._lock:
            self.books.restore(self._order(order_id))

    def delete(self, order_id: int) -> None:
        """Delete an order for good."""
        with self._lock:
            self.books.delete(self._order(order_id))

    def _order(self, order_id: int) -> Order:
        order = self.books.order(order_id)
        if order is None:
            raise KeyError(f"{self.shop.name} has no order {order_id}")
        return order

    def _refund(self, refund_id: int) -> Refund:
        for refund in self.books.refunds():
            if refund.id == refund_id:
                return refund
        raise KeyError(f"{self.shop.name} has no refund {refund_id}")

    # what the application calls

    def home_of(self, called_by: str) -> str:
        with self._lock:
            self._site.home = self.shop.home or called_by
            return self._site.home

    def respond(self, request: Request) -> Response:
        with self._lock:
            return respond(self._site, request)

    async def ping(self, address: str, webhook_id: int) -> None:
        """Ping a new address; whatever comes of it is ignored."""
        body = f"webhook_id={webhook_id}".encode()
        await self._post(address, body, webhooks.ping_headers(self.shop))

    def deliver_through(self, deliver: Deliver) -> None:
        self.deliver = deliver

    async def run_cron(self) -> None:
        """Send what is queued if WP-Cron is due: it runs when the site is called, at most once a minute."""
        with self._lock:
            now = self.books.now()
            is_idle = not self._site.webhooks.queue
            if is_idle or (self._last_cron and now - self._last_cron < timedelta(seconds=_CRON_SECONDS)):
                return
            self._last_cron = now
        await self.run_queue()

    async def run_queue(self) -> None:
        """Send all queued deliveries now."""
        with self._lock:
            due = self._site.webhooks.take()
        for delivery in due:
            await self._deliver(delivery)

    async def _deliver(self, delivery: Delivery) -> None:
        with self._lock:
            webhook = self._site.webhooks.registered.get(delivery.webhook_id)
            if webhook is None or webhook.status != "active":
                return
            home = self._site.home
            body = json_bytes(self._site.payload(webhook, delivery.subject))
            headers = webhooks.delivery_headers(
                webhook, body, shop=self.shop, home=home, now=self.books.now()
            )
        status = await self._post(webhook.delivery_url, body, headers)
        with self._lock:
            if 200 <= status <= 302:
                webhook.count_success()
            else:
                webhook.count_failure()

    async def _post(self, address: str, body: bytes, headers: dict[str, str]) -> int:
        """Return the status of a delivery, 0 when it could not be made."""
        if self.deliver is None or not (self.shop.private_deliveries or webhooks.is_public(address)):
            return 0
        try:
            return await self.deliver(address, body, headers)
        except OSError:
            return 0


def _fee_meta(order: Order, fee: Decimal) -> dict[str, object]:
    net = order.total - fee
    if order.payment_method == "ppcp-gateway":

        def money(value: Decimal) -> Json:
            return {"currency_code": order.currency, "value": str(value)}

        fees = {"gross_amount": money(order.total), "paypal_fee": money(fee), "net_amount": money(net)}
        return {"_ppcp_paypal_fees": fees}
    if order.payment_method == "paypal":
        return {"PayPal Transaction Fee": str(fee)}
    return {"_stripe_fee": str(fee), "_stripe_net": str(net), "_stripe_currency": order.currency}
