"""The simulated site: the shop's settings, books, keys and webhooks under one roof."""

from dataclasses import dataclass
from datetime import datetime

from mlconnector_gui.connectors.woocommerce.sandbox.authentication import Authentication
from mlconnector_gui.connectors.woocommerce.sandbox.books import Books
from mlconnector_gui.connectors.woocommerce.sandbox.customers import written_customer
from mlconnector_gui.connectors.woocommerce.sandbox.orders import OrderWriter
from mlconnector_gui.connectors.woocommerce.sandbox.parameters import RestError
from mlconnector_gui.connectors.woocommerce.sandbox.php import Json
from mlconnector_gui.connectors.woocommerce.sandbox.shop import Shop
from mlconnector_gui.connectors.woocommerce.sandbox.webhooks import Webhook, Webhooks


@dataclass(slots=True, kw_only=True)
class Site:
    """What the routes work on. Whoever touches it holds the simulator's lock."""

    books: Books
    authentication: Authentication
    webhooks: Webhooks
    home: str
    """The address the site was last called by."""

    @property
    def shop(self) -> Shop:
        return self.books.shop

    @property
    def now(self) -> datetime:
        return self.books.now()

    def writer(self, *, places: int | None = None) -> OrderWriter:
        return OrderWriter(shop=self.shop, home=self.home, places=places)

    def payload(self, webhook: Webhook, subject: int) -> object:
        """Build what a delivery says, from how things are now."""
        if webhook.resource == "action":
            return {"action": webhook.event, "arg": subject}
        if webhook.event == "deleted":
            return {"id": subject}
        if webhook.resource == "customer":
            return self._customer(subject)
        order = self.books.order(subject)
        if order is None:
            return RestError(404, "woocommerce_rest_shop_order_invalid_id", "Invalid ID.").body
        return self.writer().order(order)

    def _customer(self, subject: int) -> object:
        customer = self.books.customers.get(subject)
        if customer is None:
            return RestError(404, "wc_user_invalid_id", "Invalid user ID.").body
        return written_customer(self.books, customer)


def item_links(address: str, item: int | str, methods: list[str]) -> Json:
    return {
        "self": [{"href": f"{address}/{item}", "targetHints": {"allow": methods}}],
        "collection": [{"href": address}],
    }
