"""Lines of the three-way match, for tests to start from."""

from datetime import date
from decimal import Decimal
from typing import Any

from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.purchase_orders import OrderKey
from mlconnector_gui.accounting.three_way import MatchedDocument, ThreeWayLine

_COST = Decimal("7.81")


def matched_line(
    *,
    ordered: int = 10,
    received: int = 10,
    vouchered: int = 10,
    paid: int = 10,
    over: str = "0",
    **changed: Any,
) -> ThreeWayLine:
    """A line of so many units at 7.81 USD; `over` is what the invoice asks beyond the receipt."""

    def worth(quantity: int, extra: str = "0") -> Money:
        return Money(quantity * _COST + Decimal(extra), "USD")

    documents = [
        MatchedDocument(
            kind=kind,
            number=number,
            document_type=document_type,
            day=date(2026, 10, 9),
            quantity=Decimal(quantity),
            amount=worth(quantity),
            reference="INV-1" if kind == "voucher" else "",
        )
        for kind, number, document_type, quantity in (
            ("receipt", 100001, "OV", received),
            ("voucher", 100002, "PV", vouchered),
        )
        if quantity
    ]
    usual: dict[str, Any] = {
        "order": OrderKey(company="00001", number=4501),
        "number": Decimal(1),
        "item": "SOCK-M",
        "description": "Wool socks",
        "supplier": 5011,
        "supplier_name": "Example Goods Supply Inc",
        "order_date": date(2026, 10, 1),
        "unit": "EA",
        "is_cancelled": False,
        "ordered": Decimal(ordered),
        "received": Decimal(received),
        "vouchered": Decimal(vouchered),
        "ordered_amount": worth(ordered),
        "received_amount": worth(received),
        "vouchered_amount": worth(vouchered, over),
        "paid_amount": worth(paid, over if paid else "0"),
        "received_value_vouchered": worth(min(vouchered, received)),
        "oldest_open": date(2026, 10, 2) if received > vouchered else None,
        "documents": tuple(documents),
    }
    return ThreeWayLine(**{**usual, **changed})
