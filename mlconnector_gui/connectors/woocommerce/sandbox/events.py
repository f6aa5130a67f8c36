"""What the shop's books say moved money: for independent checkers, never for the client."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from mlconnector_gui.connectors.woocommerce.sandbox.order import Order
from mlconnector_gui.connectors.woocommerce.sandbox.shop import Shop
from mlconnector_gui.sandbox.books import ShopEvent


def events_of(shop: Shop, orders: Iterable[Order]) -> list[ShopEvent]:
    """
    Return every sale and refund that moved money, in order of time; amounts of zero moved none.

    Cash on delivery is a sale from when it is to be delivered. An order that is in the trash, gone for good or
    no longer paid stays as a deleted sale; its refunds are deleted only with an order that is gone.
    """
    found = [event for order in orders for event in _events_of(shop, order)]
    return sorted(found, key=lambda event: (event.occurred_at, int(event.external_id)))


def _events_of(shop: Shop, order: Order) -> Iterator[ShopEvent]:
    if not order.sold:
        return
    sale = ShopEvent(
        shop=shop.name,
        kind="sale",
        external_id=str(order.id),
        order_id=str(order.id),
        currency=order.currency,
        amount=order.total,
        occurred_at=order.paid or order.created,
        deleted=not order.is_a_sale,
    )
    if order.total:
        yield sale
    for refund in order.refunds:
        if refund.amount:
            yield replace(
                sale,
                kind="refund",
                external_id=str(refund.id),
                amount=refund.amount,
                occurred_at=refund.created,
                deleted=refund.deleted or order.gone,
            )
