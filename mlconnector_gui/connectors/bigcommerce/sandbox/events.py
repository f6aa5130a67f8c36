"""What the store's books say moved money: for independent checkers, never for the client."""

from collections.abc import Iterator
from decimal import Decimal

from mlconnector_gui.connectors.bigcommerce.sandbox.basket import METHODS
from mlconnector_gui.connectors.bigcommerce.sandbox.books import Books
from mlconnector_gui.connectors.bigcommerce.sandbox.order import ZERO, Order, Refund
from mlconnector_gui.sandbox.books import ShopEvent

_CLEARING, _CARRIER, _CERTIFICATES, _CREDIT, _TAX = "1220", "1225", "4440", "4445", "4433"
_SHIPPING, _FEES = "5810", "5820"


def events_of(books: Books) -> list[ShopEvent]:
    """Return every sale and refund that moved money, with what each account must have moved by."""
    found = [event for order in books.orders.values() for event in _events(books, order)]
    return sorted(found, key=lambda event: (event.occurred_at, event.kind, int(event.external_id)))


def _events(books: Books, order: Order) -> Iterator[ShopEvent]:
    if not order.is_sale or not order.total.inc:
        return
    came_in = [one.at for one in order.transactions if one.event in {"purchase", "capture"}]
    yield ShopEvent(
        shop=books.shop.name,
        kind="sale",
        external_id=str(order.id),
        order_id=str(order.id),
        currency=order.currency,
        amount=order.total.inc,
        occurred_at=min(came_in, default=order.created),
        moved=_moved_by_sale(order),
    )
    for refund in books.refunds_of(order.id):
        if refund.total and refund.paid_back:
            yield ShopEvent(
                shop=books.shop.name,
                kind="refund",
                external_id=str(refund.id),
                order_id=str(order.id),
                currency=order.currency,
                amount=refund.total,
                occurred_at=refund.at,
                moved=_moved_by_refund(refund),
            )


def _moved_by_sale(order: Order) -> dict[str, Decimal]:
    by_carrier = order.payment_method == METHODS["cod"]
    others = order.handling.ex + order.wrapping.ex + sum((fee.amount.ex for fee in order.fees), ZERO)
    return {
        _CARRIER if by_carrier else _CLEARING: order.due,
        _CERTIFICATES: order.gift_certificate - order.certificates_sold,
        _CREDIT: order.store_credit,
        _TAX: -order.total.tax,
        _SHIPPING: -order.shipping.ex,
        _FEES: -others,
    }


def _moved_by_refund(refund: Refund) -> dict[str, Decimal]:
    back = {"storecredit": ZERO, "giftcertificate": ZERO, "": ZERO}
    for payment in refund.payments:
        if not payment.declined:
            back[payment.provider if payment.provider in back else ""] += payment.amount
    return {
        _CLEARING: -back[""],
        _CREDIT: -back["storecredit"],
        _TAX: refund.tax,
    }
