"""What a BigCommerce payload means in neutral words; pure."""

from mlconnector_gui.accounting.documents import Translation
from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.connectors.bigcommerce.payloads import Refund, read_order, read_refund
from mlconnector_gui.connectors.bigcommerce.refund import translate_refund
from mlconnector_gui.connectors.bigcommerce.sale import translate_order
from mlconnector_gui.connectors.bigcommerce.standing import BookingPolicy
from mlconnector_gui.connectors.port import TranslationContext


def translate(stream: str, payload: bytes, context: TranslationContext) -> Translation:
    """Customers move no money, so nothing is booked of them."""
    policy = BookingPolicy.of(context.values)
    if stream == "orders":
        return translate_order(read_order(payload), facts=context.facts, policy=policy)
    if stream == "refunds":
        refund = read_refund(payload)
        order = read_order(_order_of(refund, context))
        return translate_refund(refund, order, facts=context.facts, policy=policy)
    return Translation()


def _order_of(refund: Refund, context: TranslationContext) -> bytes:
    """Find the order's newest payload: a refund has neither currency nor lines nor country of its own."""
    payload = context.related("orders", refund.order_id)
    if not payload:
        raise Problem(
            "bigcommerce.order_missing",
            cause=Cause.SOURCE_CHANGED,
            retry=Retry.LATER,
            refund=refund.id,
            order=refund.order_id,
        )
    return payload
