"""One connected WooCommerce shop as a source of raw orders, refunds and customers."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

import msgspec

from mlconnector_gui.accounting.customer_policy import names_customers
from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors.port import ConnectionValues, Page, Proof, RawDocument, Window
from mlconnector_gui.connectors.woocommerce import proving
from mlconnector_gui.connectors.woocommerce.auth import Keys, login_of
from mlconnector_gui.connectors.woocommerce.client import WooCommerceClient
from mlconnector_gui.connectors.woocommerce.facts import facts_of
from mlconnector_gui.connectors.woocommerce.payloads import Head, read_head
from mlconnector_gui.connectors.woocommerce.statuses import status_passes
from mlconnector_gui.connectors.woocommerce.streams import (
    Batch,
    ListedBy,
    Record,
    Walk,
    ceiling,
)
from mlconnector_gui.net.client import Address
from mlconnector_gui.net.environment import NetEnvironment

_ORDERS = ListedBy(path="/orders", orderby="modified", after="modified_after", before="modified_before")
_REFUNDS = ListedBy(path="/refunds", orderby="date", after="after", before="before")
_LARGEST_PAGE = 100
_EVERY_CUSTOMER = {"role": "all", "orderby": "id", "order": "asc", "per_page": str(_LARGEST_PAGE)}
_ORDERS_WITH_REFUNDS = {"_fields": "id,date_created_gmt,date_modified_gmt,refunds"}


def open_source(connection: ConnectionValues, environment: NetEnvironment) -> "WooCommerceSource":
    return WooCommerceSource(
        client=client_of(connection, environment), reads_customers=names_customers(connection.values)
    )


def client_of(connection: ConnectionValues, environment: NetEnvironment) -> WooCommerceClient:
    values, secrets = connection.values, connection.secrets
    address = Address(
        url=shop_address(values.get("address", "")), allow_plain_http=values.get("plain_http") == "yes"
    )
    keys = Keys(
        consumer_key=secrets.get("consumer_key", ""), consumer_secret=secrets.get("consumer_secret", "")
    )
    login = login_of(address.url, query_keys=values.get("query_keys") == "yes")
    return WooCommerceClient(address=address, keys=keys, login=login, environment=environment)


def shop_address(entered: str) -> str:
    """Return the front page's address of what a person pasted: without a scheme, with /wp-admin or /wp-json."""
    text = entered.strip()
    if text and "://" not in text:
        text = f"https://{text}"
    path = urlsplit(text).path
    for inner in ("/wp-json", "/wp-admin", "/wp-login.php"):
        if inner in path:
            return text[: text.index(inner)]
    return text.rstrip("/")


@dataclass(slots=True)
class WooCommerceSource:
    """Reads one shop through its client; keeps nothing between calls."""

    client: WooCommerceClient
    reads_customers: bool = False
    """JDE is to have the shop's customers; otherwise no name and no address is asked for."""

    def prove(self) -> AsyncIterator[Proof]:
        return proving.prove(self.client)

    async def facts(self) -> Mapping[str, str]:
        return await facts_of(self.client)

    def pages(self, stream: str, window: Window) -> AsyncIterator[Page]:
        streams = {
            "orders": self._order_pages,
            "refunds": self._refund_pages,
            "customers": self._customer_pages,
        }
        return streams[stream](window)

    async def fetch(self, stream: str, external_id: str) -> RawDocument:
        if not (external_id.isascii() and external_id.isdigit()):
            raise Problem("document.gone", cause=Cause.SOURCE_CHANGED, document=external_id)
        if stream == "orders":
            return await self._fetch_one("/orders", external_id)
        if stream == "customers":
            return await self._fetch_customer(external_id)
        return await self._fetch_refund(external_id)

    async def _customer_pages(self, window: Window) -> AsyncIterator[Page]:
        """
        List every customer: the shop has no filter by the date of a change.

        By their ids, and of every role, since subscribers and the shop's own people buy too.
        """
        given: set[str] = set()
        page = 0
        while self.reads_customers:
            page += 1
            query = {**_EVERY_CUSTOMER, "page": str(page)}
            listed, _ = await self.client.read("/customers", query, list[msgspec.Raw])
            documents = [_document(bytes(raw), read_head(bytes(raw))) for raw in listed]
            fresh = tuple(one for one in documents if one.external_id not in given)
            given.update(one.external_id for one in fresh)
            within = (one for one in fresh if window.start <= one.created_at <= ceiling(window.end))
            yield Page(documents=tuple(within))
            if len(listed) < _LARGEST_PAGE:
                return
        yield Page(documents=())

    async def _fetch_customer(self, customer_id: str) -> RawDocument:
        """A webhook brings no customer in whom nobody asked for."""
        if not self.reads_customers:
            raise Problem("document.gone", cause=Cause.SOURCE_CHANGED, document=customer_id)
        return await self._fetch_one("/customers", customer_id)

    async def close(self) -> None:
        await self.client.close()

    async def _order_pages(self, window: Window) -> AsyncIterator[Page]:
        passes = await status_passes(self.client)
        reached = None
        for statuses in passes:
            async for batch in self._walk(_ORDERS, window, {"status": statuses}).batches():
                reached = max(filter(None, (reached, batch.reached)), default=None)
                in_order = len(passes) == 1
                yield Page(
                    documents=tuple(_document(record.payload, record.head) for record in batch.records),
                    watermark=_watermark(batch, window) if in_order else None,
                    expected_total=batch.total if in_order else None,
                )
        if len(passes) > 1:
            yield Page(documents=(), watermark=min(reached, window.end) if reached else None)

    async def _refund_pages(self, window: Window) -> AsyncIterator[Page]:
        try:
            async for batch in self._walk(_REFUNDS, window, {}).batches():
                documents = tuple(_refund(record.payload, record.head, "") for record in batch.records)
                yield Page(documents=documents, expected_total=batch.total)
        except Problem as problem:
            if problem.code != "woocommerce.no_route":
                raise
            async for page in self._refund_pages_by_order(window):
                yield page

    async def _refund_pages_by_order(self, window: Window) -> AsyncIterator[Page]:
        """
        List refunds order by order, as shops before WooCommerce 9.0 need it.

        A refund sets its order's modified date, so the orders modified since the window's start have them all; up to
        now, not to the window's end, since an order may have changed again after it.
        """
        until_now = Window(start=window.start, end=max(window.end, self.client.environment.clock.now()))
        yield Page(documents=())
        for statuses in await status_passes(self.client):
            extra = {"status": statuses, **_ORDERS_WITH_REFUNDS}
            async for batch in self._walk(_ORDERS, until_now, extra).batches():
                for record in batch.records:
                    if record.head.has_refunds:
                        yield Page(documents=await self._refunds_of(record, window))

    async def _refunds_of(self, order: Record, window: Window) -> tuple[RawDocument, ...]:
        found: dict[str, RawDocument] = {}
        page = 0
        while True:
            page += 1
            listed, _ = await self.client.read(
                f"/orders/{order.head.id}/refunds",
                {"per_page": "100", "page": str(page)},
                list[msgspec.Raw],
            )
            fresh = [_refund(bytes(raw), read_head(bytes(raw)), order.head.id) for raw in listed]
            fresh = [one for one in fresh if one.external_id not in found]
            found.update((one.external_id, one) for one in fresh)
            if len(listed) < 100 or not fresh:
                break
        start, end = window.start.replace(microsecond=0), ceiling(window.end)
        return tuple(one for one in found.values() if start <= one.created_at <= end)

    async def _fetch_one(self, path: str, external_id: str) -> RawDocument:
        try:
            _, answer = await self.client.read(f"{path}/{external_id}", {}, dict[str, msgspec.Raw])
        except Problem as problem:
            if problem.code == "document.gone":
                problem.params = {"document": external_id}
            raise
        payload = answer.record()
        return _document(payload, read_head(payload))

    async def _fetch_refund(self, refund_id: str) -> RawDocument:
        """Look a refund up among all: the route for a single one needs its order's id."""
        listed, _ = await self.client.read("/refunds", {"include": refund_id}, list[msgspec.Raw])
        for raw in listed:
            payload = bytes(raw)
            head = read_head(payload)
            if head.id == refund_id:
                return _refund(payload, head, "")
        raise Problem("document.gone", cause=Cause.SOURCE_CHANGED, document=refund_id)

    def _walk(self, listed: ListedBy, window: Window, extra: Mapping[str, str]) -> Walk:
        by = ListedBy(
            path=listed.path,
            orderby=listed.orderby,
            after=listed.after,
            before=listed.before,
            extra=extra,
        )
        return Walk(client=self.client, listed=by, start=window.start, end=window.end)


def _document(payload: bytes, head: Head) -> RawDocument:
    return RawDocument(
        external_id=head.id,
        payload=payload,
        created_at=head.created,
        modified_at=head.modified,
        number=head.number,
    )


def _refund(payload: bytes, head: Head, order_id: str) -> RawDocument:
    parent = order_id or head.parent_id
    return RawDocument(
        external_id=head.id,
        payload=payload,
        created_at=head.created,
        modified_at=head.created,
        parents=(("orders", str(parent)),) if parent else (),
    )


def _watermark(batch: Batch, window: Window) -> datetime | None:
    return min(batch.reached, window.end) if batch.reached else None
