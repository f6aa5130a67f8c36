"""What a WooCommerce payload means in neutral words; pure."""

from mlconnector_gui.accounting.documents import Translation
from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.connectors.port import TranslationContext
from mlconnector_gui.connectors.woocommerce.payloads import Refund, read_order, read_refund
from mlconnector_gui.connectors.woocommerce.refund import translate_refund
from mlconnector_gui.connectors.woocommerce.sale import translate_order
from mlconnector_gui.connectors.woocommerce.standing import BookingPolicy


def translate(stream: str, payload: bytes, context: TranslationContext) -> Translation:
    policy = BookingPolicy.of(context.values)
    if stream == "orders":
        return translate_order(read_order(payload), facts=context.facts, policy=policy)
    refund = read_refund(payload)
    order = read_order(_order_of(refund, context))
    return translate_refund(refund, order, facts=context.facts, policy=policy)


def _order_of(refund: Refund, context: TranslationContext) -> bytes:
    """Find the order's newest payload: a refund has neither currency nor gateway nor country of its own."""
    named = (external_id for stream, external_id in context.parents if stream == "orders")
    order_id = refund.order_id or next(named, "")
    payload = context.related("orders", order_id) if order_id else None
    if not payload:
        raise Problem(
            "woocommerce.order_missing",
            cause=Cause.SOURCE_CHANGED,
            retry=Retry.LATER,
            refund=refund.id,
            order=order_id,
        )
    return payload
