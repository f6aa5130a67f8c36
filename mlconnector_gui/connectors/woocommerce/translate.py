"""What a WooCommerce payload means in neutral words; pure."""

from mlconnector_gui.accounting.customer_policy import names_customers
from mlconnector_gui.accounting.documents import Translation
from mlconnector_gui.accounting.store_customers import StoreCustomer
from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.connectors.port import TranslationContext
from mlconnector_gui.connectors.woocommerce.customer import buyer_of, read_customer
from mlconnector_gui.connectors.woocommerce.payloads import Refund, read_order, read_refund
from mlconnector_gui.connectors.woocommerce.refund import translate_refund
from mlconnector_gui.connectors.woocommerce.sale import translate_order
from mlconnector_gui.connectors.woocommerce.standing import BookingPolicy


def translate(stream: str, payload: bytes, context: TranslationContext) -> Translation:
    if stream == "customers":
        is_wanted = names_customers(context.values)
        return Translation(customers=(read_customer(payload),)) if is_wanted else Translation()
    policy = BookingPolicy.of(context.values)
    if stream == "orders":
        found = translate_order(read_order(payload), facts=context.facts, policy=policy)
        return found.bought_by(_buyer(payload, context))
    refund = read_refund(payload)
    order = _order_of(refund, context)
    found = translate_refund(refund, read_order(order), facts=context.facts, policy=policy)
    return found.bought_by(_buyer(order, context))


def _buyer(order: bytes, context: TranslationContext) -> StoreCustomer | None:
    """Names and addresses are read only where JDE is to have them."""
    return buyer_of(order) if names_customers(context.values) else None


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
