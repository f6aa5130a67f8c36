"""The columns of the match."""

from collections.abc import Callable
from datetime import date

from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.purchase_orders import line_number_text
from mlconnector_gui.accounting.three_way import ThreeWayLine
from mlconnector_gui.ui.models.columns import Column
from mlconnector_gui.ui.words.amounts import NOTHING, amount_text, plain_text
from mlconnector_gui.ui.words.language import said
from mlconnector_gui.ui.words.three_way import STANDING_WORDS, standing_word

_Line = ThreeWayLine


def match_columns(today: Callable[[], date]) -> tuple[Column[ThreeWayLine], ...]:
    return (
        Column(
            name="standing",
            title=said("Stands"),
            width=152,
            text=standing_word,
            tip=lambda row: said(STANDING_WORDS[row.standing][3]),
            icon=lambda row: STANDING_WORDS[row.standing][1:3],
        ),
        Column(
            name="order",
            title=said("Order"),
            width=72,
            text=lambda row: row.order.told,
            tip=lambda row: row.key,
        ),
        Column(
            name="line",
            title=said("Line"),
            width=44,
            text=lambda row: line_number_text(row.number),
            is_amount=True,
        ),
        Column(
            name="item",
            title=said("Item"),
            width=96,
            text=lambda row: row.item,
            tip=lambda row: row.description,
            stretches=True,
        ),
        _amount("ordered", said("Ordered"), lambda row: row.ordered_amount),
        _amount("received", said("Received"), lambda row: row.received_amount),
        _amount("vouchered", said("Vouchered"), lambda row: row.vouchered_amount),
        _amount("waiting", said("To voucher"), lambda row: row.not_vouchered),
        Column(
            name="age",
            title=said("Days"),
            width=48,
            text=lambda row: str(row.age(today())) if row.age(today()) is not None else NOTHING,
            is_amount=True,
        ),
        _amount("paid", said("Paid"), lambda row: row.paid_amount),
        Column(
            name="currency",
            title="",
            width=44,
            text=lambda row: row.ordered_amount.currency,
            ink=lambda _: "neutral",
        ),
        Column(
            name="supplier",
            title=said("Supplier"),
            width=130,
            text=lambda row: row.supplier_name or str(row.supplier),
            ink=lambda _: "neutral",
        ),
    )


def _amount(name: str, title: str, of: Callable[[_Line], Money]) -> Column[ThreeWayLine]:
    return Column(
        name=name,
        title=title,
        width=84,
        text=lambda row: NOTHING if of(row).is_zero else amount_text(of(row)),
        plain=lambda row: plain_text(of(row)),
        is_amount=True,
    )
