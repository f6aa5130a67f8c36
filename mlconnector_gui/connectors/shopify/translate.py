"""What a Shopify payload means in neutral words; pure."""

from mlconnector_gui.accounting.customer_policy import names_customers
from mlconnector_gui.accounting.documents import Translation
from mlconnector_gui.connectors.port import TranslationContext
from mlconnector_gui.connectors.shopify.customer import buyer_of, read_customer
from mlconnector_gui.connectors.shopify.gift_card import translate_gift_card
from mlconnector_gui.connectors.shopify.payloads import (
    read_gift_card,
    read_order,
    read_payout,
    read_store_credit,
)
from mlconnector_gui.connectors.shopify.payout import translate_payout
from mlconnector_gui.connectors.shopify.policy import BookingPolicy
from mlconnector_gui.connectors.shopify.sale import translate_order
from mlconnector_gui.connectors.shopify.store_credit import translate_store_credit


def translate(stream: str, payload: bytes, context: TranslationContext) -> Translation:
    if stream == "customers":
        is_wanted = names_customers(context.values)
        return Translation(customers=(read_customer(payload),)) if is_wanted else Translation()
    if stream == "payouts":
        return translate_payout(read_payout(payload), facts=context.facts)
    if stream == "store_credits":
        return translate_store_credit(read_store_credit(payload), facts=context.facts)
    if stream == "gift_cards":
        return translate_gift_card(read_gift_card(payload), facts=context.facts)
    policy = BookingPolicy.of(context.values)
    found = translate_order(read_order(payload), facts=context.facts, policy=policy)
    return found.bought_by(buyer_of(payload, context)) if names_customers(context.values) else found
