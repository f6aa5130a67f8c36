"""The lists of an account as streams of raw documents: which date cuts each, and what a row needs beside it."""

from collections.abc import AsyncIterator
from datetime import datetime

from mlconnector_gui.connectors.port import Page, RawDocument, Window
from mlconnector_gui.connectors.shipstation.client import ShipStationClient
from mlconnector_gui.connectors.shipstation.listing import ListedBy, Walk
from mlconnector_gui.connectors.shipstation.payloads import (
    latest,
    read_fulfillment,
    read_order,
    read_product,
    read_shipment,
    text_of,
)

WITH_ITEMS = {"includeShipmentItems": "true"}


def order_document(payload: bytes) -> RawDocument:
    order = read_order(payload)
    order_id = text_of(order.order_id)
    dates = [("createDate", order.create_date), ("modifyDate", order.modify_date)]
    return RawDocument(
        external_id=order_id,
        payload=payload,
        created_at=latest(dates[:1], document=order_id),
        modified_at=latest(dates, document=order_id),
    )


def shipment_document(payload: bytes) -> RawDocument:
    """
    A void is a change of the shipment: ShipStation tells no other date of one.

    Its order is needed only where the shipment does not say by itself what it shipped.
    """
    shipment = read_shipment(payload)
    shipment_id = text_of(shipment.shipment_id)
    dates = [("createDate", shipment.create_date), ("voidDate", shipment.void_date)]
    advanced = shipment.advanced
    says_all = bool(shipment.order_key) and not advanced.merged_or_split and not advanced.kin
    needed = () if says_all else (text_of(shipment.order_id), *advanced.kin)
    return RawDocument(
        external_id=shipment_id,
        payload=payload,
        created_at=latest(dates[:1], document=shipment_id),
        modified_at=latest(dates, document=shipment_id),
        parents=tuple(("orders", one) for one in dict.fromkeys(needed) if one),
    )


def fulfillment_document(payload: bytes) -> RawDocument:
    """It has no items of its own, so its order is always needed."""
    fulfillment = read_fulfillment(payload)
    fulfillment_id = text_of(fulfillment.fulfillment_id)
    dates = [("createDate", fulfillment.create_date), ("voidDate", fulfillment.void_date)]
    order_id = text_of(fulfillment.order_id)
    return RawDocument(
        external_id=fulfillment_id,
        payload=payload,
        created_at=latest(dates[:1], document=fulfillment_id),
        modified_at=latest(dates, document=fulfillment_id),
        parents=(("orders", order_id),) if order_id else (),
    )


def product_document(payload: bytes) -> RawDocument:
    product = read_product(payload)
    product_id = text_of(product.product_id)
    dates = [("createDate", product.create_date), ("modifyDate", product.modify_date)]
    return RawDocument(
        external_id=product_id,
        payload=payload,
        created_at=latest(dates[:1], document=product_id),
        modified_at=latest(dates, document=product_id),
    )


def _modified(document: RawDocument) -> datetime:
    return document.modified_at


def _created(document: RawDocument) -> datetime:
    return document.created_at


_ORDERS = ListedBy(
    name="orders",
    sort_by="ModifyDate",
    document_of=order_document,
    start="modifyDateStart",
    end="modifyDateEnd",
    in_order_of=_modified,
)
_MADE_SHIPMENTS = ListedBy(
    name="shipments",
    sort_by="CreateDate",
    document_of=shipment_document,
    start="createDateStart",
    end="createDateEnd",
    extra=WITH_ITEMS,
    in_order_of=_created,
)
_VOIDED_SHIPMENTS = ListedBy(
    name="shipments",
    sort_by="CreateDate",
    document_of=shipment_document,
    start="voidDateStart",
    end="voidDateEnd",
    extra=WITH_ITEMS,
)
_FULFILLMENTS = ListedBy(
    name="fulfillments",
    sort_by="CreateDate",
    document_of=fulfillment_document,
    start="createDateStart",
    end="createDateEnd",
    in_order_of=_created,
)
_PRODUCTS = ListedBy(
    name="products",
    sort_by="ModifyDate",
    document_of=product_document,
    extra={"showInactive": "true"},
    direction="DESC",
)


async def order_pages(client: ShipStationClient, window: Window) -> AsyncIterator[Page]:
    """Every order that changed in the window, in the order of the changes where the account keeps to it."""
    walk = _walk(client, _ORDERS, window)
    last = None
    async for batch in walk.batches():
        last = _within(batch.reached, window)
        yield Page(documents=batch.documents, watermark=last, expected_total=batch.total)
    if last is None and walk.reached is not None:
        yield Page(documents=(), watermark=_within(walk.reached, window))


async def shipment_pages(client: ShipStationClient, window: Window) -> AsyncIterator[Page]:
    """
    Every label that was made in the window, then every one that was voided in it.

    There is no date of the last change, so two readings make one window, and only both of them move the watermark.
    """
    reached: list[datetime] = []
    for listed in (_MADE_SHIPMENTS, _VOIDED_SHIPMENTS):
        async for batch in _walk(client, listed, window).batches():
            reached += [document.modified_at for document in batch.documents]
            yield Page(documents=batch.documents)
    yield Page(documents=(), watermark=_within(max(reached, default=None), window))


async def fulfillment_pages(client: ShipStationClient, window: Window) -> AsyncIterator[Page]:
    """Every fulfillment that was made in the window; a later void is found when the last weeks are read again."""
    walk, reached = _walk(client, _FULFILLMENTS, window), []
    async for batch in walk.batches():
        reached += [document.modified_at for document in batch.documents]
        yield Page(documents=batch.documents, expected_total=batch.total)
    yield Page(documents=(), watermark=_within(max(reached, default=None), window))


async def product_pages(client: ShipStationClient, window: Window) -> AsyncIterator[Page]:
    """Every product that changed since the window began: the list has no filter for it, so the newest come first."""
    reached: list[datetime] = []
    async for batch in _walk(client, _PRODUCTS, window).batches():
        inside = [one for one in batch.documents if window.start <= one.modified_at <= window.end]
        reached += [one.modified_at for one in inside]
        yield Page(documents=tuple(inside))
        moments = [one.modified_at for one in batch.documents]
        if moments and moments[-1] < window.start and moments == sorted(moments, reverse=True):
            break
    yield Page(documents=(), watermark=_within(max(reached, default=None), window))


def _walk(client: ShipStationClient, listed: ListedBy, window: Window) -> Walk:
    return Walk(client=client, listed=listed, start=window.start, end=window.end)


def _within(reached: datetime | None, window: Window) -> datetime | None:
    return min(reached, window.end) if reached else None
