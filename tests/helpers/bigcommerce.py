"""BigCommerce payloads made by hand, and a connection to a simulated or scripted store."""

import json
import random
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any

import httpx

from mlconnector_gui.accounting.documents import BusinessDocument, Translation
from mlconnector_gui.base.clock import Clock
from mlconnector_gui.connectors.bigcommerce.sandbox import BigCommerceSimulator, Shop, build
from mlconnector_gui.connectors.bigcommerce.source import BigCommerceSource, open_source
from mlconnector_gui.connectors.bigcommerce.translate import translate
from mlconnector_gui.connectors.port import ConnectionValues, TranslationContext
from mlconnector_gui.net.environment import NetEnvironment
from mlconnector_gui.net.retry import RetryPolicy
from mlconnector_gui.sandbox.clock import HurriedClock, SandboxClock
from mlconnector_gui.sandbox.faults import FaultPlan
from mlconnector_gui.sandbox.world import World

HOST = "api.example.com"
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
CHICAGO = {"timezone": "America/Chicago", "currency": "USD"}


def store(
    shop: Shop | None = None, *, days: int = 0, orders_per_day: int = 0
) -> tuple[BigCommerceSimulator, HurriedClock]:
    """Return a simulated store; whoever waits pushes its clock."""
    clock = HurriedClock(NOW)
    world = World(seed=5, first_day=date(2026, 11, 10), days=days, orders_per_day=orders_per_day, clock=clock)
    return build(world, FaultPlan(), shop or Shop()), clock


def environment_over(transport: httpx.AsyncBaseTransport, clock: Clock) -> NetEnvironment:
    return NetEnvironment(
        clock=clock,
        rng=random.Random(7),  # noqa: S311  not a secret
        transports={HOST: transport},
        retry=RetryPolicy(attempts=4, first_wait_seconds=0.001, longest_wait_seconds=30.0),
    )


def connection(shop: Shop | None = None, **values: str) -> ConnectionValues:
    shop = shop or Shop()
    return ConnectionValues(
        name="BC",
        values={"address": f"https://{HOST}", "store_hash": shop.store_hash, **values},
        secrets={"access_token": shop.access_token, "client_secret": shop.client_secret},
    )


def connected(simulator: BigCommerceSimulator, clock: SandboxClock, **values: str) -> BigCommerceSource:
    transport = httpx.ASGITransport(app=simulator.app)
    return open_source(connection(simulator.shop, **values), environment_over(transport, clock))


def scripted(
    answer: Callable[[httpx.Request], httpx.Response], clock: Clock | None = None
) -> BigCommerceSource:
    environment = environment_over(httpx.MockTransport(answer), clock or HurriedClock(NOW))
    return open_source(connection(), environment)


def head(**changes: Any) -> dict[str, Any]:
    """An order of one mug for 20.00 with shipping and 8.25 % tax, prices without tax."""
    return {
        "id": 118,
        "status_id": 11,
        "date_created": "Sat, 31 Oct 2026 22:30:00 +0000",
        "date_modified": "Sat, 31 Oct 2026 22:31:00 +0000",
        "is_deleted": False,
        "default_currency_code": "USD",
        "currency_code": "USD",
        "is_tax_inclusive_pricing": False,
        "subtotal_ex_tax": "20.0000",
        "shipping_cost_ex_tax": "6.9500",
        "shipping_cost_inc_tax": "7.5200",
        "shipping_cost_tax": "0.5700",
        "handling_cost_ex_tax": "0.0000",
        "wrapping_cost_ex_tax": "0.0000",
        "total_ex_tax": "26.9500",
        "total_inc_tax": "29.1700",
        "total_tax": "2.2200",
        "discount_amount": "0.0000",
        "coupon_discount": "0.0000",
        "store_credit_amount": "0.0000",
        "gift_certificate_amount": "0.0000",
        "payment_method": "Stripe",
        "payment_provider_id": "stripe",
        "payment_status": "captured",
        "order_source": "www",
        "billing_address": {"country_iso2": "US", "state": "Colorado"},
        "fees": [],
        **changes,
    }


def line(**changes: Any) -> dict[str, Any]:
    return {
        "id": 1,
        "product_id": 77,
        "name": "Mug",
        "sku": "MUG-01",
        "type": "physical",
        "quantity": 2,
        "total_ex_tax": "20.0000",
        "total_inc_tax": "21.6500",
        "total_tax": "1.6500",
        "discounted_total_inc_tax": "21.6500",
        **changes,
    }


def tax(amount: str = "1.6500", **changes: Any) -> dict[str, Any]:
    return {"name": "TX Tax", "rate": "8.2500", "class": "Default", "line_amount": amount, **changes}


def payment(amount: float = 29.17, **changes: Any) -> dict[str, Any]:
    return {
        "event": "purchase",
        "method": "credit_card",
        "gateway": "stripe",
        "amount": amount,
        "status": "ok",
        "test": False,
        "gateway_transaction_id": "ch_1",
        "date_created": "2026-10-31T22:30:30+00:00",
        **changes,
    }


def order(*, of: Mapping[str, Any] | None = None, **parts: Any) -> dict[str, Any]:
    """An order with what belongs to it; `of` changes the order itself."""
    return {
        "order": head(**(of or {})),
        "products": [line()],
        "taxes": [tax(), tax("0.5700")],
        "shipping_addresses": [{"country_iso2": "US", "state": "Texas", "shipping_method": "Ground"}],
        "transactions": [payment()],
        **parts,
    }


def refund(**changes: Any) -> dict[str, Any]:
    """A mug given back out of two: 10.00 and its tax, by card."""
    return {
        "id": 7,
        "order_id": 118,
        "created": "2026-11-02T04:30:00+00:00",
        "reason": "Broken",
        "total_amount": 10.83,
        "total_tax": 0.83,
        "items": [{"item_type": "PRODUCT", "item_id": 1, "quantity": 1, "requested_amount": None}],
        "payments": [{"provider_id": "stripe", "amount": 10.83, "offline": False, "is_declined": False}],
        **changes,
    }


def translated(payload: Mapping[str, Any], **values: str) -> Translation:
    return _translate("orders", payload, values, None)


def translated_refund(payload: Mapping[str, Any], of: Mapping[str, Any], **values: str) -> Translation:
    return _translate("refunds", payload, values, of)


def the_document(translation: Translation) -> BusinessDocument:
    (document,) = translation.documents
    return document


def _translate(
    stream: str, payload: Mapping[str, Any], values: Mapping[str, str], parent: Mapping[str, Any] | None
) -> Translation:
    context = TranslationContext(
        facts=CHICAGO,
        values=values,
        related=lambda *_: json.dumps(parent).encode() if parent else None,
    )
    return translate(stream, json.dumps(payload).encode(), context)
