"""The columns of labels that wait for their carrier's invoice."""

from collections.abc import Callable
from datetime import date

from mlconnector_gui.store.repositories.freight import AccruedLabel
from mlconnector_gui.ui.models.columns import Column
from mlconnector_gui.ui.words.amounts import amount_text, plain_text
from mlconnector_gui.ui.words.language import said


def label_columns(today: Callable[[], date]) -> tuple[Column[AccruedLabel], ...]:
    return (
        Column(
            name="tracking",
            title=said("Tracking number"),
            width=190,
            text=lambda row: row.tracking_number,
            stretches=True,
        ),
        Column(name="carrier", title=said("Carrier"), width=110, text=lambda row: row.carrier),
        Column(name="shipment", title=said("Shipment"), width=96, text=lambda row: row.shipment),
        Column(
            name="store",
            title=said("Store"),
            width=96,
            text=lambda row: row.connection,
            ink=lambda _: "neutral",
        ),
        Column(name="accrued", title=said("Accrued"), width=104, text=lambda row: row.accrued_on.isoformat()),
        Column(
            name="age", title=said("Days"), width=56, text=lambda row: str(row.age(today())), is_amount=True
        ),
        Column(
            name="amount",
            title=said("Amount"),
            width=96,
            text=lambda row: amount_text(row.amount),
            plain=lambda row: plain_text(row.amount),
            is_amount=True,
        ),
        Column(
            name="currency", title="", width=44, text=lambda row: row.amount.currency, ink=lambda _: "neutral"
        ),
    )
