"""Purchase orders of the world as rows: F4301, F4311, the items' units, suppliers and ship-to addresses."""

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal

from mlconnector_gui.jde.simulator.entry import Authorship, hhmmss
from mlconnector_gui.jde.simulator.tables import Database, Value, padded_business_unit
from mlconnector_gui.sandbox.purchases import (
    BRANCH,
    PIECES_PER_CASE,
    SUPPLIERS,
    OrderChange,
    OrderedLine,
    WorldOrder,
    ship_to_addresses,
)
from mlconnector_gui.sandbox.world import CATALOGUE

ENTERED, OPEN = "220", "400"
"""Status codes of an order that waits for its goods: last and next."""
CANCELLED, CLOSED = "980", "999"
BUYER = "BUYER"


def item_number(sku: str) -> int:
    """Return the short number under which the seed has an item of the catalogue."""
    return 60001 + [product.sku for product in CATALOGUE].index(sku)


def purchasing_masters() -> Iterator[tuple[str, dict[str, Value]]]:
    """Return the suppliers of goods, the customers they ship to, and how many pieces a case is."""
    for number, name in SUPPLIERS.items():
        yield "F0101", _address(number, name, "V")
        yield "F0401", {"AN8": number, "TRAP": "N30", "CRRP": "USD", "HDPY": "N"}
    for number, address in ship_to_addresses():
        yield "F0101", _address(number, address.name, "C")
        yield (
            "F0116",
            {
                "AN8": number,
                "ADD1": address.street,
                "CTY1": address.city,
                "ADDS": address.state,
                "ADDZ": address.postal_code,
                "CTR": address.country,
            },
        )
    for sku, pieces in PIECES_PER_CASE.items():
        yield "F41002", {"ITM": item_number(sku), "UM": "CS", "RUM": "EA", "CONV": pieces, "CNV1": pieces}


def _address(number: int, name: str, search_type: str) -> dict[str, Value]:
    return {
        "AN8": number,
        "ALPH": name,
        "DC": name.upper().replace(" ", ""),
        "MCU": padded_business_unit("1"),
        "AT1": search_type,
        "ATP": "Y" if search_type == "V" else "N",
        "ATR": "Y" if search_type == "C" else "N",
    }


def enter_order(database: Database, order: WorldOrder) -> None:
    """Write an order as P4310 leaves it; a reader sees it from the moment at which it was placed."""
    stamp = _stamp(order.placed_at)
    header: dict[str, Value] = {
        **_key(order),
        "MCU": padded_business_unit(order.branch),
        "AN8": order.supplier,
        "SHAN": order.customer,
        "TRDJ": order.order_day,
        "DRQJ": order.promised_day,
        "PDDJ": order.promised_day,
        "OTOT": sum((extended(line.quantity, line.unit_cost) for line in order.lines), Decimal(0)),
        "CRCD": order.currency,
        "BCRC": order.currency,
        "CRRM": "D",
        "ORBY": BUYER,
    }
    database["F4301"].insert(header | stamp, entered_at=order.placed_at)
    for line in order.lines:
        database["F4311"].insert(_line(order, line) | stamp, entered_at=order.placed_at)


def _line(order: WorldOrder, line: OrderedLine) -> dict[str, Value]:
    amount = extended(line.quantity, line.unit_cost)
    return {
        **_key(order),
        "LNID": line.number,
        "MCU": padded_business_unit(BRANCH),
        "CO": order.company,
        "AN8": order.supplier,
        "SHAN": order.customer,
        "TRDJ": order.order_day,
        "DRQJ": order.promised_day,
        "PDDJ": order.promised_day,
        "ITM": item_number(line.sku),
        "LITM": line.sku,
        "AITM": line.sku,
        "DSC1": line.description,
        "LNTY": "S",
        "LTTR": ENTERED,
        "NXTR": OPEN,
        "UOM": line.unit,
        "UOM1": "EA",
        "UOM3": line.unit,
        "UORG": line.quantity,
        "UOPN": line.quantity,
        "PRRC": line.unit_cost,
        "AEXP": amount,
        "AOPN": amount,
        "GLC": "IN30",
        "CRCD": order.currency,
        "BCRC": order.currency,
        "UKID": order.number * 1000 + int(line.number),
    }


def change_order(database: Database, order: WorldOrder, change: OrderChange, author: Authorship) -> None:
    """Change or cancel what is open of a line, as a buyer does in P4310."""
    row = database["F4311"].first(**_key(order), LNID=change.line)
    if row is None or row.text("NXTR") == CLOSED:
        return
    received = row.number("UREC")
    ordered = received if change.quantity is None else max(change.quantity, received)
    left = ordered - received
    cost = row.number("PRRC")
    row.values.update(
        {
            "UCHG": ordered - row.number("UORG"),
            "UORG": ordered if received or change.quantity is not None else row.number("UORG"),
            "UOPN": left,
            "AEXP": extended(ordered, cost),
            "AOPN": extended(left, cost),
        }
    )
    if not left:
        row.values.update({"LTTR": CANCELLED if change.quantity is None else OPEN, "NXTR": CLOSED})
    row.values.update(stamp_of(author))
    header = database["F4301"].first(**_key(order))
    if header is not None:
        header.values.update(stamp_of(author))


def extended(quantity: Decimal, cost: Decimal) -> Decimal:
    return (quantity * cost).quantize(Decimal("0.01"), ROUND_HALF_UP)


def stamp_of(author: Authorship) -> dict[str, Value]:
    """Return what a row of F41 or F43 keeps of its last change: TDAY has the time."""
    columns = author.columns()
    columns["TDAY"] = columns.pop("UPMT")
    return columns


def _stamp(at: datetime) -> dict[str, Value]:
    local = at.astimezone(UTC)
    return {"USER": BUYER, "PID": "P4310", "JOBN": "AIS", "UPMJ": local.date(), "TDAY": hhmmss(local)}


def _key(order: WorldOrder) -> dict[str, Value]:
    return {
        "DOCO": order.number,
        "DCTO": order.order_type,
        "KCOO": order.company,
        "SFXO": order.suffix,
    }
