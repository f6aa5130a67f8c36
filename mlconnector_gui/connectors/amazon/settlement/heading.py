"""What a settlement says of itself before its first row: enough to know it by."""

from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from mlconnector_gui.connectors.amazon.settlement.layout import blocks_of, header_of
from mlconnector_gui.connectors.amazon.settlement.months import zone_named
from mlconnector_gui.connectors.amazon.settlement.reading import reading_of


class Heading(NamedTuple):
    """What a settlement says of itself before its first row."""

    starts_at: datetime
    ends_at: datetime
    total: Decimal
    currency: str


def heading_of(payload: bytes) -> Heading:
    """Read the first row of one archived settlement."""
    header = header_of(payload)
    head = next(blocks_of(payload, header))
    total = reading_of(payload, header, head, zone=zone_named("")).total
    return Heading(head.head.starts_at, head.head.ends_at, total.amount, total.currency)
