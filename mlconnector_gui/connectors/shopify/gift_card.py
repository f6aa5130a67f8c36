"""Translate a gift card that the merchant gave away; one that was sold is part of its order."""

from collections.abc import Mapping
from datetime import date

from mlconnector_gui.accounting.documents import (
    BusinessDocument,
    DocumentKind,
    Part,
    PartKind,
    StatedBalance,
    Tender,
    TenderKind,
    Translation,
)
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.shopify.amounts import money_of
from mlconnector_gui.connectors.shopify.payloads import GiftCard, tail_of, utc_of
from mlconnector_gui.connectors.shopify.policy import day_of, zone_of

BY_HAND = "issued_by_hand"


def translate_gift_card(card: GiftCard, *, facts: Mapping[str, str]) -> Translation:
    number = tail_of(card.id)
    zone = zone_of(facts, number)
    value = money_of(card.initial_value, "initialValue", number)
    created_at = utc_of(card.created_at, field_name="createdAt", document=number)
    is_given = card.order is None and not value.is_zero
    return Translation(
        documents=(
            BusinessDocument(
                kind=DocumentKind.ISSUE,
                external_id=number,
                order_id="",
                number=number,
                occurred_at=created_at,
                business_date=day_of(created_at, zone),
                total=value,
                parts=(Part(kind=PartKind.GIFT_CARD, amount=value),),
                tenders=(Tender(gateway=BY_HAND, amount=value, kind=TenderKind.GOODWILL),),
                is_bookable=is_given,
                standing="issued" if is_given else "sold",
            ),
        ),
        balances=(
            StatedBalance(
                role=LineRole.GIFT_CARD_LIABILITY,
                amount=money_of(card.balance, "balance", number),
                opened_on=day_of(created_at, zone),
                is_lapsed=not card.enabled,
                lapses_after=_last_day(card, number),
            ),
        ),
    )


def _last_day(card: GiftCard, number: str) -> date | None:
    try:
        return date.fromisoformat(card.expires_on) if card.expires_on else None
    except ValueError:
        raise Problem(
            "shopify.payload_unreadable", field="expiresOn", value=card.expires_on, document=number
        ) from None
