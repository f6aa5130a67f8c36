"""WooCommerce payloads made by hand, and a connection to a simulated or scripted shop."""

import json
import random
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import httpx
import pytest

from mlconnector_gui.accounting.documents import BusinessDocument, Translation
from mlconnector_gui.base.clock import Clock
from mlconnector_gui.connectors.port import ConnectionValues, TranslationContext
from mlconnector_gui.connectors.woocommerce.source import WooCommerceSource, open_source
from mlconnector_gui.connectors.woocommerce.translate import translate
from mlconnector_gui.net.environment import NetEnvironment
from mlconnector_gui.net.retry import RetryPolicy

SAMPLES = Path(__file__).parents[3] / "shared" / "reference" / "samples" / "woocommerce"
HOST = "shop.example.com"
KEY = "ck_" + "0123456789" * 4
SECRET = "cs_" + "9876543210" * 4
ADELAIDE = {"timezone": "Australia/Adelaide"}


def sample(name: str) -> Any:
    path = SAMPLES / name
    if not path.is_file():
        pytest.skip("the recorded answers of a real shop are not beside this repository")
    return json.loads(path.read_text(encoding="utf-8"))


def order(**changes: Any) -> dict[str, Any]:
    """A paid order of one mug for 20.00 with shipping and tax."""
    return {
        "id": 41,
        "number": "2041",
        "status": "processing",
        "currency": "USD",
        "total": "28.95",
        "total_tax": "2.00",
        "created_via": "checkout",
        "payment_method": "stripe",
        "transaction_id": "ch_1",
        "date_created": "2026-11-01T09:00:00",
        "date_created_gmt": "2026-10-31T22:30:00",
        "date_modified_gmt": "2026-10-31T22:31:00",
        "date_paid": "2026-11-01T09:01:00",
        "date_paid_gmt": "2026-10-31T22:31:00",
        "date_completed_gmt": None,
        "billing": {"country": "US", "state": "CO"},
        "shipping": {"country": "US", "state": "TX"},
        "line_items": [line()],
        "fee_lines": [],
        "shipping_lines": [{"method_id": "flat_rate", "method_title": "Flat rate", "total": "6.95"}],
        "tax_lines": [tax()],
        "coupon_lines": [],
        "refunds": [],
        **changes,
    }


def line(**changes: Any) -> dict[str, Any]:
    return {
        "id": 1,
        "name": "Mug",
        "product_id": 11,
        "sku": "MUG-01",
        "tax_class": "reduced",
        "subtotal": "20.00",
        "total": "20.00",
        "total_tax": "1.50",
        "taxes": [{"id": 7, "total": "1.50"}],
        **changes,
    }


def tax(**changes: Any) -> dict[str, Any]:
    return {
        "rate_code": "US-TAX-1",
        "rate_id": 7,
        "label": "Sales Tax",
        "rate_percent": 7.25,
        "tax_total": "1.50",
        "shipping_tax_total": "0.50",
        **changes,
    }


def refund(**changes: Any) -> dict[str, Any]:
    """Give back one mug of that order, with its tax."""
    return {
        "id": 52,
        "parent_id": 41,
        "amount": "21.50",
        "reason": "Broken",
        "refunded_payment": True,
        "date_created": "2026-11-03T00:10:00",
        "date_created_gmt": "2026-11-02T13:40:00",
        "line_items": [line(subtotal="-20.00", total="-20.00", total_tax="-1.50")],
        "fee_lines": [],
        "shipping_lines": [],
        "tax_lines": [tax(tax_total="-1.50", shipping_tax_total="0.00")],
        **changes,
    }


def translated(
    stream: str,
    payload: Mapping[str, Any],
    *,
    parent: Mapping[str, Any] | None = None,
    parents: tuple[tuple[str, str], ...] = (),
    facts: Mapping[str, str] = ADELAIDE,
    **values: str,
) -> Translation:
    archive = {("orders", str(parent["id"])): json.dumps(parent).encode()} if parent else {}

    def related(name: str, external_id: str) -> bytes | None:
        return archive.get((name, external_id))

    context = TranslationContext(facts=facts, values=values, related=related, parents=parents)
    return translate(stream, json.dumps(payload).encode(), context)


def document_of(stream: str, payload: Mapping[str, Any], **more: Any) -> BusinessDocument:
    (document,) = translated(stream, payload, **more).documents
    return document


def amounts(document: BusinessDocument) -> list[tuple[str, str]]:
    return [(part.kind.value, f"{part.amount.amount:f}") for part in document.parts]


class Recording(httpx.AsyncBaseTransport):
    """Passes requests on and remembers them."""

    def __init__(self, inner: httpx.AsyncBaseTransport) -> None:
        self._inner = inner
        self.requests: list[httpx.Request] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        return await self._inner.handle_async_request(request)


def source_over(
    transport: httpx.AsyncBaseTransport,
    *,
    clock: Clock,
    key: str = KEY,
    secret: str = SECRET,
    address: str = f"https://{HOST}",
    attempts: int = 5,
    **values: str,
) -> WooCommerceSource:
    environment = environment_over(transport, clock=clock, attempts=attempts)
    connection = ConnectionValues(
        name="WOO",
        values={"address": address, **values},
        secrets={"consumer_key": key, "consumer_secret": secret},
    )
    return open_source(connection, environment)


def environment_over(
    transport: httpx.AsyncBaseTransport, *, clock: Clock, attempts: int = 5
) -> NetEnvironment:
    return NetEnvironment(
        clock=clock,
        rng=random.Random(7),  # noqa: S311  not a secret
        transports={HOST: transport},
        retry=RetryPolicy(attempts=attempts, first_wait_seconds=0.001, longest_wait_seconds=0.002),
    )


def scripted(answer: Callable[[httpx.Request], httpx.Response]) -> httpx.MockTransport:
    return httpx.MockTransport(answer)
