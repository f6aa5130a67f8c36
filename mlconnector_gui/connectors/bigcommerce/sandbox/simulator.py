"""The simulator's public face: the application to serve, the books to check against, the webhooks it sends."""

import threading
from dataclasses import replace
from datetime import datetime, timedelta

from starlette.applications import Starlette

from mlconnector_gui.connectors.bigcommerce.sandbox.app import application
from mlconnector_gui.connectors.bigcommerce.sandbox.books import Books
from mlconnector_gui.connectors.bigcommerce.sandbox.buyers import buyers_of
from mlconnector_gui.connectors.bigcommerce.sandbox.call import Answer, Request, missing, ok, scope_missing
from mlconnector_gui.connectors.bigcommerce.sandbox.events import events_of
from mlconnector_gui.connectors.bigcommerce.sandbox.hooks import Hooks
from mlconnector_gui.connectors.bigcommerce.sandbox.quota import Quota
from mlconnector_gui.connectors.bigcommerce.sandbox.routing import Routing
from mlconnector_gui.connectors.bigcommerce.sandbox.shop import Shop
from mlconnector_gui.sandbox.books import ShopCustomer, ShopEvent
from mlconnector_gui.sandbox.faults import FaultPlan
from mlconnector_gui.sandbox.stores import Deliver


class BigCommerceSimulator:
    """
    One simulated store. Serve `app`; compare with `events()`; act through `books`.

    The application may run in another thread: one lock guards the books. Webhooks go out through `deliver` after a
    call, or with `run_queue`.
    """

    def __init__(self, *, books: Books, faults: FaultPlan) -> None:
        self.books = books
        self.faults = faults
        self.lock = threading.RLock()
        self.requests: list[tuple[str, str]] = []
        self.hooks = Hooks(shop=books.shop, now=books.now)
        self.quota = Quota(books.shop.quota)
        self.app: Starlette = application(self)
        self._routing = Routing(books, self.hooks)
        self._deliver: Deliver | None = None
        self._late: list[tuple[datetime, Request]] = []
        books.changed = self.hooks.announce

    @property
    def shop(self) -> Shop:
        return self.books.shop

    def events(self) -> list[ShopEvent]:
        with self.lock:
            return events_of(self.books)

    def buyers(self) -> list[ShopCustomer]:
        with self.lock:
            return buyers_of(self.books)

    def deliver_through(self, deliver: Deliver) -> None:
        self._deliver = deliver

    async def run_queue(self) -> None:
        """Send what is due; it is tried again as the vendor does when nobody takes it."""
        if self._deliver is None:
            return
        with self.lock:
            due = self.hooks.take_due()
        for delivery in due:
            with self.lock:
                hook = self.hooks.registered.get(delivery.hook_id)
                if hook is None or not hook.is_active:
                    continue
                headers, address = self.hooks.headers_of(hook, delivery), hook.destination
            try:
                status = await self._deliver(address, delivery.body, headers)
            except OSError:
                status = 0
            with self.lock:
                self.hooks.came_back(delivery, status)

    def put_off(self, request: Request) -> None:
        """Carry a change out later than whoever asked for it believes."""
        with self.lock:
            at = self.books.now() + timedelta(seconds=self.faults.late_seconds)
            self._late.append((at, request))

    def carry_out_late(self) -> None:
        with self.lock:
            now = self.books.now()
            due = [request for at, request in self._late if at <= now]
            self._late = [(at, request) for at, request in self._late if at > now]
            for request in due:
                self._answer(request)

    def respond(self, request: Request) -> Answer:
        with self.lock:
            now = self.books.now()
            if not self.quota.take(now):
                busy = {"status": 429, "title": "Too many requests", "type": ""}
                return ok(busy, status=429, headers=self.quota.headers(now))
            answer = self._answer(request)
            headers = {**answer.headers, **self.quota.headers(now)}
            if request.path.count("/v2/"):
                headers |= {"X-BC-ApiLimit-Remaining": "20000", "X-BC-Store-Version": "7.6.0"}
            return replace(answer, headers=headers)

    def _answer(self, request: Request) -> Answer:
        prefix, shop = "/stores/", self.shop
        if not request.path.startswith(prefix):
            return missing(request)
        store_hash, _, rest = request.path.removeprefix(prefix).partition("/")
        inner = replace(request, path=f"/{rest}", base=f"{request.base}{prefix}{store_hash}")
        if store_hash != shop.store_hash:
            # not 404: the gateway looks for a token of that store and finds none
            return scope_missing()
        token = request.headers.get("x-auth-token", "")
        if not token:
            return ok({"message": "X-Auth-Token header is required"}, status=401)
        if token != shop.access_token:
            return ok({"status": 401, "title": "Unauthorized", "type": "", "errors": {}}, status=401)
        if inner.version == "v2" and "json" not in request.headers.get("accept", ""):
            body = b'<?xml version="1.0" encoding="UTF-8"?><orders/>'
            return Answer(body=body, headers={"Content-Type": "application/xml"})
        return self._routing.answer(inner)
