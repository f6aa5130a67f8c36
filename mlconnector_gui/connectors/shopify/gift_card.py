"""Translate a gift card: one that was given away is booked, one that was sold is part of its order."""

from collections.abc import Mapping
from datetime import date

from mlconnector_gui.accounting.documents import PartKind, StatedBalance, Translation
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.shopify.amounts import money_of
from mlconnector_gui.connectors.shopify.by_hand import ISSUED, SOLD, issued
from mlconnector_gui.connectors.shopify.payloads import GiftCard, tail_of


def translate_gift_card(card: GiftCard, *, facts: Mapping[str, str]) -> Translation:
    number = tail_of(card.id)
    document = issued(
        money_of(card.initial_value, "initialValue", number),
        of=PartKind.GIFT_CARD,
        external_id=number,
        number=number,
        created_at=card.created_at,
        facts=facts,
        standing=SOLD if card.order else ISSUED,
    )
    stated = StatedBalance(
        role=LineRole.GIFT_CARD_LIABILITY,
        amount=money_of(card.balance, "balance", number),
        opened_on=document.business_date,
        is_lapsed=not card.enabled,
        lapses_after=_last_day(card, number),
    )
    return Translation(documents=(document,), balances=(stated,))


def _last_day(card: GiftCard, number: str) -> date | None:
    try:
        return date.fromisoformat(card.expires_on) if card.expires_on else None
    except ValueError:
        raise Problem(
            "shopify.payload_unreadable", field="expiresOn", value=card.expires_on, document=number
        ) from None
