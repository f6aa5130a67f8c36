"""One connected BigCommerce store as a source of raw orders, refunds, customers and products."""

from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from mlconnector_gui.accounting.customer_policy import names_customers
from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors.bigcommerce import proving
from mlconnector_gui.connectors.bigcommerce.answers import Answer
from mlconnector_gui.connectors.bigcommerce.client import BigCommerceClient, client_of
from mlconnector_gui.connectors.bigcommerce.facts import facts_of
from mlconnector_gui.connectors.bigcommerce.parts import whole_order
from mlconnector_gui.connectors.bigcommerce.payloads import read_head
from mlconnector_gui.connectors.bigcommerce.settings import check_settings
from mlconnector_gui.connectors.bigcommerce.streams import ListedBy, Record, Walk, ceiling
from mlconnector_gui.connectors.port import ConnectionValues, Page, Proof, RawDocument, Window
from mlconnector_gui.net.environment import NetEnvironment

_ORDERS = ListedBy(
    path="/v2/orders",
    after="min_date_modified",
    before="max_date_modified",
    take=Answer.bare_list,
    extra={"include": "fees"},
)
_CUSTOMERS = ListedBy(
    path="/v3/customers",
    after="date_modified:min",
    before="date_modified:max",
    take=Answer.enveloped_list,
    extra={"include": "addresses,storecredit"},
    with_offset=False,
)
_PRODUCTS = ListedBy(
    path="/v3/catalog/products",
    after="date_modified:min",
    before="date_modified:max",
    take=Answer.enveloped_list,
    extra={"include": "variants"},
    sorted_by={"sort": "date_modified", "direction": "asc"},
)
_LISTED = {"customers": _CUSTOMERS, "products": _PRODUCTS}
_REFUNDS = "/v3/orders/payment_actions/refunds"
_TAKEN = ("receives_prices", "receives_products")
"""Only where one of these is chosen does it matter what the shop changes of its catalog."""
_ORDERS_A_PAGE = 25
_REFUNDS_A_PAGE = 250


def open_source(connection: ConnectionValues, environment: NetEnvironment) -> "BigCommerceSource":
    check_settings(connection.values)
    return BigCommerceSource(
        client=client_of(connection, environment),
        reads_customers=connection.values.get("read_customers") == "yes"
        or names_customers(connection.values),
        reads_products=any(connection.values.get(name) == "yes" for name in _TAKEN),
        has_client_secret=bool(connection.secrets.get("client_secret")),
    )


@dataclass(slots=True)
class BigCommerceSource:
    """
    Reads one store through its client; keeps nothing between calls.

    A document of the stream `orders` is the order with what belongs to it, since the vendor keeps its lines, taxes,
    coupons, addresses and payments apart; each of them is there in the bytes it came in.
    """

    client: BigCommerceClient
    reads_customers: bool
    reads_products: bool
    has_client_secret: bool

    def prove(self) -> AsyncIterator[Proof]:
        return proving.prove(
            self.client, reads_customers=self.reads_customers, has_client_secret=self.has_client_secret
        )

    async def facts(self) -> Mapping[str, str]:
        return await facts_of(self.client)

    def pages(self, stream: str, window: Window) -> AsyncIterator[Page]:
        streams: Mapping[str, Callable[[Window], AsyncIterator[Page]]] = {
            "orders": self._order_pages,
            "refunds": self._refund_pages,
            **{name: partial(self._listed_pages, name) for name in _LISTED},
        }
        return streams[stream](window)

    async def fetch(self, stream: str, external_id: str) -> RawDocument:
        """An id may come from outside, so its form is checked before it becomes part of a path."""
        if not (external_id.isascii() and external_id.isdigit() and len(external_id) <= 20):
            raise Problem("document.gone", cause=Cause.SOURCE_CHANGED, document=external_id)
        try:
            return await self._fetch(stream, external_id)
        except Problem as problem:
            if problem.code == "document.gone":
                problem.params = {"document": external_id}
            raise

    async def close(self) -> None:
        await self.client.close()

    async def _order_pages(self, window: Window) -> AsyncIterator[Page]:
        async for batch in self._walk(_ORDERS, window).batches():
            for few in _handfuls(batch, _ORDERS_A_PAGE):
                documents = [await self._order(record) for record in few]
                yield Page(
                    documents=tuple(one for one in documents if one is not None),
                    watermark=_reached(few, window),
                )

    async def _order(self, record: Record) -> RawDocument | None:
        """An order that is gone since it was listed is told by its absence, not by a failed run."""
        try:
            payload = await whole_order(self.client, record.payload)
        except Problem as problem:
            if problem.code == "document.gone":
                return None
            raise
        return _document(record, payload)

    def _is_read(self, stream: str) -> bool:
        return self.reads_customers if stream == "customers" else self.reads_products

    async def _listed_pages(self, stream: str, window: Window) -> AsyncIterator[Page]:
        if not self._is_read(stream):
            yield Page(documents=())
            return
        async for batch in self._walk(_LISTED[stream], window).batches():
            yield Page(
                documents=tuple(_document(record, record.payload) for record in batch),
                watermark=_reached(batch, window),
            )

    async def _refund_pages(self, window: Window) -> AsyncIterator[Page]:
        """A refund never changes its date and never goes, so the numbers of the pages of a closed window stand."""
        start, end = window.start.replace(microsecond=0), ceiling(window.end)
        limits = {"created:min": start.isoformat(), "created:max": end.isoformat()}
        given: set[str] = set()
        page = 0
        while True:
            page += 1
            query = {**limits, "limit": str(_REFUNDS_A_PAGE), "page": str(page)}
            listed = await self.client.read(_REFUNDS, query, Answer.enveloped_list)
            documents = [_refund(payload) for payload in listed.records]
            fresh = [one for one in documents if one.external_id not in given]
            given.update(one.external_id for one in fresh)
            within = tuple(one for one in fresh if start <= one.created_at <= end)
            reached = max((one.created_at for one in within), default=None)
            yield Page(
                documents=within,
                # by their ids, and so by their dates: but a store's clock may be set back
                watermark=min(reached, window.end) if reached else None,
                expected_total=listed.pagination.total if listed.pagination and page == 1 else None,
            )
            last = listed.pagination.total_pages if listed.pagination else None
            if not fresh or (last is not None and page >= last):
                return

    async def _fetch(self, stream: str, external_id: str) -> RawDocument:
        if stream == "refunds":
            return _refund(await self.client.read(f"{_REFUNDS}/{external_id}", {}, Answer.enveloped_record))
        if stream in _LISTED:
            return await self._fetch_listed(stream, external_id)
        payload = await self.client.read(f"/v2/orders/{external_id}", _ORDERS.extra, Answer.record)
        record = Record(payload=payload, head=read_head(payload))
        return _document(record, await whole_order(self.client, payload))

    async def _fetch_listed(self, stream: str, external_id: str) -> RawDocument:
        """A webhook brings nothing in that nobody asked for."""
        if self._is_read(stream):
            listed = _LISTED[stream]
            found = await self.client.read(listed.path, {**listed.extra, "id:in": external_id}, listed.take)
            for payload in found.records:
                record = Record(payload=payload, head=read_head(payload))
                if record.head.id == external_id:
                    return _document(record, payload)
        raise Problem("document.gone", cause=Cause.SOURCE_CHANGED, document=external_id)

    def _walk(self, listed: ListedBy, window: Window) -> Walk:
        return Walk(client=self.client, listed=listed, start=window.start, end=window.end)


def _document(record: Record, payload: bytes) -> RawDocument:
    head = record.head
    return RawDocument(
        external_id=head.id, payload=payload, created_at=head.created, modified_at=head.modified
    )


def _refund(payload: bytes) -> RawDocument:
    head = read_head(payload)
    return RawDocument(
        external_id=head.id,
        payload=payload,
        created_at=head.created,
        modified_at=head.created,
        parents=(("orders", head.order_id),) if head.order_id else (),
    )


def _handfuls(records: Sequence[Record], size: int) -> Iterator[Sequence[Record]]:
    """Cut a batch into pages that are saved one by one, since each record costs requests of its own."""
    for place in range(0, max(len(records), 1), size):
        yield records[place : place + size]


def _reached(records: Sequence[Record], window: Window) -> datetime | None:
    reached = max((record.head.modified for record in records), default=None)
    return min(reached, window.end) if reached else None
