"""What a BigCommerce payload means in neutral words; pure."""

from mlconnector_gui.accounting.customer_policy import names_customers
from mlconnector_gui.accounting.documents import Translation
from mlconnector_gui.accounting.store_customers import StoreCustomer
from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.connectors.bigcommerce.customer import buyer_of, read_customer
from mlconnector_gui.connectors.bigcommerce.payloads import Refund, read_order, read_refund
from mlconnector_gui.connectors.bigcommerce.refund import translate_refund
from mlconnector_gui.connectors.bigcommerce.sale import translate_order
from mlconnector_gui.connectors.bigcommerce.standing import BookingPolicy
from mlconnector_gui.connectors.port import TranslationContext


def translate(stream: str, payload: bytes, context: TranslationContext) -> Translation:
    if stream == "customers":
        is_wanted = names_customers(context.values)
        return Translation(customers=(read_customer(payload),)) if is_wanted else Translation()
    if stream == "products":
        return Translation()
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
