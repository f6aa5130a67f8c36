"""Carrier cost: what a label cost is accrued when it is made, and owed to the carrier or taken from a wallet."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum

from mlconnector_gui.accounting.documents import (
    BusinessDocument,
    DocumentKind,
    Part,
    PartKind,
    Tender,
    Translation,
)
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.shipments import Shipment
from mlconnector_gui.base.problem import Problem

VOIDED = "voided"
"""Why the cost of a label is not booked, or not any more."""


class FreightPolicy(StrEnum):
    """What a connection does about the cost of labels."""

    NO = "no"
    ACCOUNT = "account"
    """The carrier sends an invoice: the cost is accrued until it is vouchered."""
    WALLET = "wallet"
    """The label was paid from a prepaid balance."""

    @classmethod
    def of(cls, values: Mapping[str, str]) -> "FreightPolicy":
        given = values.get("freight", "").strip() or cls.NO.value
        try:
            return cls(given)
        except ValueError:
            raise Problem("receipt.setting_invalid", field="freight", value=given) from None


def with_freight(translation: Translation, values: Mapping[str, str]) -> Translation:
    """Put the cost of each label beside the documents that a payload leads to, where the connection wants it."""
    policy = FreightPolicy.of(values) if translation.shipments else FreightPolicy.NO
    if policy is FreightPolicy.NO:
        return translation
    return replace(translation, documents=(*translation.documents, *_freights(translation.shipments, policy)))


def _freights(shipments: Iterable[Shipment], policy: FreightPolicy) -> Iterator[BusinessDocument]:
    for shipment in shipments:
        cost = shipment.total_cost
        if cost is not None and cost.amount > 0:
            yield _freight(shipment, cost, policy)


def _freight(shipment: Shipment, cost: Money, policy: FreightPolicy) -> BusinessDocument:
    named = {"label": shipment.cost, "insurance": shipment.insurance_cost}
    return BusinessDocument(
        kind=DocumentKind.FREIGHT,
        external_id=shipment.external_id,
        order_id=shipment.order_id,
        number=shipment.order_number,
        occurred_at=shipment.occurred_at,
        business_date=shipment.ship_date,
        total=cost,
        parts=tuple(
            Part(
                kind=PartKind.CARRIER_COST,
                amount=amount,
                description=f"{shipment.carrier} {shipment.tracking_number}".strip()[:30],
                traits={"cost": name},
            )
            for name, amount in named.items()
            if amount is not None and not amount.is_zero
        ),
        tenders=(
            Tender(
                gateway=policy.value,
                amount=cost,
                reference=shipment.tracking_number,
                traits={"paid": policy.value},
            ),
        ),
        is_bookable=not shipment.is_voided,
        standing=VOIDED if shipment.is_voided else "",
        traits={
            **shipment.traits,
            "carrier": shipment.carrier,
            "service": shipment.service,
            "shipment_kind": shipment.kind.value,
        },
    )
