"""What the shop's books say of those who buy: for independent checkers, never for the client."""

from mlconnector_gui.connectors.shopify.sandbox.books import events_of
from mlconnector_gui.connectors.shopify.sandbox.state import Customer, State
from mlconnector_gui.sandbox.books import ShopCustomer


def buyers_of(state: State) -> list[ShopCustomer]:
    """Return everybody whom the shop knows; guests have an account without a password, as Shopify gives them."""
    moved = {event.order_id for event in events_of(state) if not event.deleted}
    bought = {order.customer_id for order in state.orders.values() if str(order.id) in moved}
    return [_buyer(state, one, has_bought=one.id in bought) for one in state.customers.values()]


def _buyer(state: State, one: Customer, *, has_bought: bool) -> ShopCustomer:
    return ShopCustomer(
        shop=state.shop.name,
        names=(one.company or one.name,),
        street=one.street,
        tax_id="",
        is_business=bool(one.company),
        has_bought=has_bought,
        changed_at=one.updated,
    )
