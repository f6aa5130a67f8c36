"""What a Shopify payload means in neutral words; pure."""

from mlconnector_gui.accounting.documents import Translation
from mlconnector_gui.connectors.port import TranslationContext
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

_WITHOUT_MONEY = frozenset({"customers"})


def translate(stream: str, payload: bytes, context: TranslationContext) -> Translation:
    if stream in _WITHOUT_MONEY:
        return Translation()
    if stream == "payouts":
        return translate_payout(read_payout(payload), facts=context.facts)
    if stream == "store_credits":
        return translate_store_credit(read_store_credit(payload), facts=context.facts)
    if stream == "gift_cards":
        return translate_gift_card(read_gift_card(payload), facts=context.facts)
    policy = BookingPolicy.of(context.values)
    return translate_order(read_order(payload), facts=context.facts, policy=policy)
