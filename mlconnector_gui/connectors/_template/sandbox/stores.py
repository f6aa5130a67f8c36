"""The Example Store of the sandbox's world: its books, its API, what goes on in it, and what it delivers."""

import base64
import hashlib
import hmac
import json
import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from mlconnector_gui.sandbox.books import ShopEvent
from mlconnector_gui.sandbox.clock import SandboxClock
from mlconnector_gui.sandbox.faults import Fault, FaultPlan
from mlconnector_gui.sandbox.stores import Deliver, SimulatedStore, WantedRecord
from mlconnector_gui.sandbox.world import CATALOGUE, World

_NAME = "EXAMPLE"
_TOKEN = "example-token-0123456789"  # noqa: S105  of a store that does not exist
_TAX = Decimal("0.0725")
_CENT = Decimal("0.01")
_NOON = time(12)
_PRICE = re.compile(r"[0-9]{1,9}(\.[0-9]{1,4})?")
_MOST_PRICES = 20
_TENTH_MORE = Decimal("1.1")
_WRITE_FAULTS = (
    Fault.RESET_AFTER_COMMIT,
    Fault.HTML_500_AFTER_COMMIT,
    Fault.TRUNCATED_AFTER_COMMIT,
    Fault.EMPTY_200_AFTER_COMMIT,
    Fault.LATE_COMMIT,
)


def simulated_stores(world: World, faults: FaultPlan) -> list[SimulatedStore]:
    store = ExampleStore(world.clock, faults, world.random(_NAME))
    noon = datetime.combine(world.first_day, _NOON, world.now.tzinfo)  # on that day in most time zones
    for day in range(world.days):
        for number in range(world.orders_per_day):
            store.sell(at=noon + timedelta(days=day, seconds=number * 60))
    return [
        SimulatedStore(
            name=_NAME,
            connector="_template",
            app=store.app,
            company="00001",
            values={"receives_prices": "yes", "price_currency": "USD", "price_branch": "30"},
            secrets={"access_token": _TOKEN},
            books=store,
            life=store,
            webhooks=store,
            records=store,
        )
    ]


def _price_list() -> dict[str, dict[str, str]]:
    return {one.sku: {"sku": one.sku, "amount": str(one.price), "currency": "USD"} for one in CATALOGUE}


@dataclass
class ExampleStore:
    """Keeps its books as the very records that its API shows."""

    clock: SandboxClock
    faults: FaultPlan
    chance: random.Random
    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    hooks: dict[str, dict[str, Any]] = field(default_factory=dict)
    queue: list[str] = field(default_factory=list)
    deliver: Deliver | None = None
    prices: dict[str, dict[str, str]] = field(default_factory=_price_list)
    price_writes: list[tuple[str, str]] = field(default_factory=list)
    """Each price that was written, in order: what came from outside, once each."""
    late: list[tuple[datetime, list[dict[str, str]]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        routes = [
            Route("/api/prices", self._prices, methods=["GET", "PUT"]),
            Route("/api/store", self._store),
            Route("/api/sales", self._list),
            Route("/api/sales/{id}", self._single),
            Route("/api/webhooks", self._hooks, methods=["GET", "POST"]),
            Route("/api/webhooks/{id}", self._change_hook, methods=["PUT"]),
        ]
        self.app = Starlette(routes=routes)

    # what happens in the store

    def sell(self, *, at: datetime | None = None) -> str:
        product = self.chance.choice(CATALOGUE)
        amount = product.price * self.chance.randint(1, 3)
        return self._save("", amount, at or self.clock.now(), product.sku, product.name)

    def refund(self, sale_id: str) -> str:
        sale = self.records[sale_id]
        (line,) = sale["lines"]
        self._change(sale, state="refunded")
        return self._save(sale_id, Decimal(line["amount"]), self.clock.now(), line["sku"], line["name"])

    def void(self, sale_id: str) -> None:
        self._change(self.records[sale_id], state="void")

    def go_on(self) -> None:
        """Refund one sale, void another, sell twice more."""
        first, second, *_ = [one["id"] for one in self.records.values() if one["state"] == "paid"]
        self.refund(first)
        self.void(second)
        self.sell()
        self.sell()

    def events(self) -> Sequence[ShopEvent]:
        return [_event(record) for record in self.records.values()]

    def wanted(self) -> Sequence[WantedRecord]:
        """A tenth more for everything."""
        return [
            WantedRecord(
                record_type="price",
                key=sku,
                fields={
                    "price": str((Decimal(price["amount"]) * _TENTH_MORE).quantize(_CENT)),
                    "currency": price["currency"],
                },
            )
            for sku, price in self.prices.items()
        ]

    def held(self, record_type: str, key: str) -> Mapping[str, str] | None:
        price = self.prices.get(key)
        return {"price": price["amount"], "currency": price["currency"]} if price else None

    def writes(self, record_type: str, key: str) -> int:
        return sum(sku == key for sku, _ in self.price_writes)

    def _save(self, refund_of: str, amount: Decimal, at: datetime, sku: str, name: str) -> str:
        tax = (amount * _TAX).quantize(_CENT)
        shipping = Decimal(0) if refund_of else Decimal("4.90")
        sale_id = f"S{len(self.records) + 1001}"
        self.records[sale_id] = {
            "id": sale_id,
            "number": f"#{sale_id[1:]}",
            "state": "paid",
            "currency": "USD",
            "total": str(amount + tax + shipping),
            "placed_at": at.isoformat(),
            "changed_at": at.isoformat(),
            "gateway": "stripe",
            "lines": [{"sku": sku, "name": name, "amount": str(amount)}],
            "shipping": str(shipping),
            "taxes": [{"code": "US-CA", "amount": str(tax)}],
            "refund_of": refund_of,
        }
        self.queue.append(sale_id)
        return sale_id

    def _change(self, record: dict[str, Any], **changes: str) -> None:
        record |= changes | {"changed_at": self.clock.now().isoformat()}
        self.queue.append(record["id"])

    # its API

    def _refusal(self, request: Request) -> Response | None:
        self._carry_out_late()
        fault = self.faults.draw(Fault.TOO_MANY_REQUESTS, Fault.HTML_500_BEFORE)
        if fault is Fault.TOO_MANY_REQUESTS:
            return JSONResponse({"error": "slow_down"}, 429, {"Retry-After": "1"})
        if fault is not None:
            return Response("<html>Oops</html>", 500, media_type="text/html")
        if request.headers.get("authorization") != f"Bearer {_TOKEN}":
            return JSONResponse({"error": "unauthorized"}, 401)
        return None

    async def _store(self, request: Request) -> Response:
        told = {"name": "Example Store", "currency": "USD", "version": "3.2", "motto": "not used"}
        return self._refusal(request) or JSONResponse(told)

    async def _list(self, request: Request) -> Response:
        if refusal := self._refusal(request):
            return refusal
        asked = request.query_params
        start, end = (datetime.fromisoformat(asked[name]) for name in ("changed_from", "changed_to"))
        ordered = sorted(self.records.values(), key=_place)
        within = [one for one in ordered if start <= datetime.fromisoformat(one["changed_at"]) <= end]
        after = [one for one in within if "|".join(_place(one)) > asked.get("cursor", "")]
        page = after[: int(asked.get("limit", "50"))]
        more = "|".join(_place(page[-1])) if len(after) > len(page) else ""
        return JSONResponse({"sales": page, "total": len(within), "next": more})

    async def _single(self, request: Request) -> Response:
        if refusal := self._refusal(request):
            return refusal
        record = self.records.get(request.path_params["id"])
        return JSONResponse(record) if record else JSONResponse({"error": "not_found"}, 404)

    async def _hooks(self, request: Request) -> Response:
        if refusal := self._refusal(request):
            return refusal
        if request.method == "GET":
            return JSONResponse({"webhooks": [_shown(hook) for hook in self.hooks.values()]})
        hook = {"id": f"W{len(self.hooks) + 1}", "enabled": True, **await request.json()}
        self.hooks[hook["id"]] = hook
        return JSONResponse(_shown(hook), 201)

    async def _change_hook(self, request: Request) -> Response:
        if refusal := self._refusal(request):
            return refusal
        hook = self.hooks[request.path_params["id"]]
        hook |= await request.json()
        return JSONResponse(_shown(hook))

    async def _prices(self, request: Request) -> Response:
        if refusal := self._refusal(request):
            return refusal
        if request.method == "GET":
            wanted = request.query_params.get("skus", "").split(",")
            return JSONResponse({"prices": [self.prices[sku] for sku in wanted if sku in self.prices]})
        given = (await request.json())["prices"]
        if len(given) > _MOST_PRICES:
            return JSONResponse({"error": "too_many", "most": _MOST_PRICES}, 413)
        fault = self.faults.draw(*_WRITE_FAULTS)
        if fault is Fault.LATE_COMMIT:
            self.late.append((self.clock.now() + timedelta(seconds=self.faults.late_seconds), given))
            raise ConnectionResetError("the store is late")
        results = [self._set_price(one) for one in given]
        return _answered(fault, JSONResponse({"results": results}, 207))

    def _set_price(self, given: dict[str, str]) -> dict[str, Any]:
        sku, amount = given.get("sku", ""), given.get("amount", "")
        if sku not in self.prices:
            return {"sku": sku, "saved": False, "error": "unknown_sku"}
        if not _PRICE.fullmatch(amount) or given.get("currency") != self.prices[sku]["currency"]:
            return {"sku": sku, "saved": False, "error": "invalid_price"}
        self.prices[sku]["amount"] = str(Decimal(amount).quantize(_CENT))
        self.price_writes.append((sku, self.prices[sku]["amount"]))
        return {"sku": sku, "saved": True}

    def _carry_out_late(self) -> None:
        due = [given for at, given in self.late if at <= self.clock.now()]
        self.late = [(at, given) for at, given in self.late if at > self.clock.now()]
        for given in due:
            for one in given:
                self._set_price(one)

    # what it delivers

    def deliver_through(self, deliver: Deliver) -> None:
        self.deliver = deliver

    async def run_queue(self) -> None:
        """Deliver what changed to every webhook that is switched on."""
        due, self.queue = self.queue, []
        for number, sale_id in enumerate(due):
            for hook in [one for one in self.hooks.values() if one["enabled"]]:
                body = json.dumps({"topic": hook["topic"], "id": sale_id}).encode()
                name = f"msg_{self.clock.now().timestamp()}_{number}_{hook['id']}"
                if self.deliver is not None:
                    await self.deliver(hook["url"], body, self._signed(hook["secret"], name, body))

    def _signed(self, secret: str, name: str, body: bytes) -> dict[str, str]:
        moment = str(int(self.clock.now().timestamp()))
        content = f"{name}.{moment}.".encode() + body
        digest = hmac.new(secret.encode(), content, hashlib.sha256).digest()
        return {
            "Content-Type": "application/json",
            "webhook-id": name,
            "webhook-timestamp": moment,
            "webhook-signature": f"v1,{base64.b64encode(digest).decode()}",
        }


def _answered(fault: Fault | None, response: Response) -> Response:
    """The prices are set; whether the caller learns of it is another matter."""
    match fault:
        case Fault.RESET_AFTER_COMMIT:
            raise ConnectionResetError("the store broke off")
        case Fault.HTML_500_AFTER_COMMIT:
            return Response("<html>Oops</html>", 500, media_type="text/html")
        case Fault.TRUNCATED_AFTER_COMMIT:
            body = bytes(response.body)
            return Response(body[: len(body) // 2], 207, media_type="application/json")
        case Fault.EMPTY_200_AFTER_COMMIT:
            return Response(b"", 200, media_type="application/json")
    return response


def _place(record: dict[str, Any]) -> tuple[str, str]:
    return record["changed_at"], record["id"]


def _shown(hook: dict[str, Any]) -> dict[str, Any]:
    return {name: hook[name] for name in ("id", "topic", "url", "enabled")}


def _event(record: dict[str, Any]) -> ShopEvent:
    return ShopEvent(
        shop=_NAME,
        kind="refund" if record["refund_of"] else "sale",
        external_id=record["id"],
        order_id=record["refund_of"] or record["id"],
        currency=record["currency"],
        amount=Decimal(record["total"]),
        occurred_at=datetime.fromisoformat(record["placed_at"]),
        deleted=record["state"] == "void",
    )
