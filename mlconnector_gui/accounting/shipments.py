"""Shipments: what left a warehouse, in words that every store shares; goods and carrier cost, but no sale."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from mlconnector_gui.accounting.money import Money
from mlconnector_gui.base.problem import Problem


class ShipmentKind(StrEnum):
    """How the store came to know of a shipment."""

    LABEL = "label"
    """A label was bought in the store: it has a cost."""
    MARKED = "marked"
    """Somebody, or a fulfilment partner, said that it was shipped: the goods left, the carrier's bill comes apart."""
    RETURN_LABEL = "return_label"
    """A label to send goods back with: a cost, and nothing that left the warehouse."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShipmentLine:
    """
    So many of one SKU in a shipment.

    `order_key` and `order_number` are those of the order that the line was ordered with: another than the shipment's
    where the store merged orders or split one. `line_key` is what the order line was created with; both keys are
    empty where the store made the order itself.
    """

    sku: str
    quantity: Decimal
    line_key: str = ""
    order_key: str = ""
    order_number: str = ""
    description: str = ""
    traits: Mapping[str, str] = field(default_factory=dict)
    """order_item_id, product_id, fulfillment_sku, warehouse_location ..."""

    def __post_init__(self) -> None:
        if not self.quantity.is_finite() or self.quantity <= 0:
            raise Problem("shipment.quantity_invalid", sku=self.sku, quantity=str(self.quantity))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipment:
    """
    One parcel with one tracking number, as the store has it now.

    `occurred_at` is when the label was made (aware, UTC), `ship_date` the business date that the store says. A void
    is the same shipment, given again with `voided_at`. `cost` is what the label cost the shipper, never what a buyer
    paid; None where the store does not know it.
    """

    kind: ShipmentKind
    external_id: str
    """Unique among all shipments of a connection, of whatever kind."""
    order_id: str
    """The store's id of the order that was shipped."""
    order_number: str
    occurred_at: datetime
    ship_date: date
    lines: tuple[ShipmentLine, ...]
    order_key: str = ""
    """What that order was created with; empty where the store made it."""
    carrier: str = ""
    service: str = ""
    tracking_number: str = ""
    warehouse_id: str = ""
    cost: Money | None = None
    insurance_cost: Money | None = None
    voided_at: datetime | None = None
    traits: Mapping[str, str] = field(default_factory=dict)
    """What mapping rules can ask for: store_id, carrier, service, warehouse_id, shipment_kind ..."""

    def __post_init__(self) -> None:
        moments = [self.occurred_at, *([self.voided_at] if self.voided_at else [])]
        if any(moment.tzinfo is None for moment in moments):
            raise ValueError("the moments of a shipment are aware")
        if self.cost and self.insurance_cost and self.cost.currency != self.insurance_cost.currency:
            raise Problem(
                "document.mixed_currencies",
                document=self.external_id,
                currencies=sorted({self.cost.currency, self.insurance_cost.currency}),
            )

    @property
    def is_voided(self) -> bool:
        return self.voided_at is not None

    @property
    def total_cost(self) -> Money | None:
        """What the carrier will ask for, insurance included; None where no part of it is known."""
        known = [amount for amount in (self.cost, self.insurance_cost) if amount is not None]
        return Money.total(known, known[0].currency) if known else None
