"""What a merchant gave away by hand, without an order: goodwill against what is owed for it."""

from collections.abc import Mapping

from mlconnector_gui.accounting.documents import (
    BusinessDocument,
    DocumentKind,
    Part,
    PartKind,
    Tender,
    TenderKind,
)
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.connectors.shopify.payloads import utc_of
from mlconnector_gui.connectors.shopify.policy import day_of, zone_of

BY_HAND = "issued_by_hand"
ISSUED = "issued"
SOLD = "sold"
"""It is part of its order."""


def issued(
    value: Money,
    *,
    of: PartKind,
    external_id: str,
    number: str,
    created_at: str,
    facts: Mapping[str, str],
    standing: str = ISSUED,
) -> BusinessDocument:
    """Return the issue of a gift card or of store credit; any other standing is not booked."""
    moment = utc_of(created_at, field_name="createdAt", document=number)
    return BusinessDocument(
        kind=DocumentKind.ISSUE,
        external_id=external_id,
        order_id="",
        number=number,
        occurred_at=moment,
        business_date=day_of(moment, zone_of(facts, number)),
        total=value,
        parts=(Part(kind=of, amount=value),),
        tenders=(Tender(gateway=BY_HAND, amount=value, kind=TenderKind.GOODWILL),),
        is_bookable=standing == ISSUED and not value.is_zero,
        standing=standing,
    )
