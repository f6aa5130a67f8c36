"""What a connection says of the purchase orders that are put into the account: where, and with which notes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from mlconnector_gui.base.problem import Problem

Kind = TypeVar("Kind", bound=StrEnum)
CUSTOM_FIELDS = ("custom_field1", "custom_field2", "custom_field3")
_PAIR = re.compile(r"\s*([A-Za-z0-9]{1,12})\s*=\s*(\d{1,12})\s*", re.ASCII)
_NUMBER = re.compile(r"\d{1,12}", re.ASCII)


class Note(StrEnum):
    """What of a purchase order a custom field shows; ShipStation can print it on labels."""

    NOTHING = "nothing"
    ORDER = "order"
    SUPPLIER = "supplier"
    BRANCH = "branch"
    REFERENCE = "reference"


class NewOrders(StrEnum):
    """How a purchase order waits in the account."""

    READY = "awaiting_shipment"
    HELD = "on_hold"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """Where purchase orders go, read from what a person entered."""

    store_id: str
    """A store that is filled by the API; ShipStation cannot move an order to another one later."""
    warehouses: Mapping[str, str]
    """Branch to the number of the place that it ships from; '' for all others."""
    notes: tuple[Note, Note, Note]
    new_orders: NewOrders

    @classmethod
    def of(cls, values: Mapping[str, str]) -> "Sending":
        store_id = values.get("store_id", "").strip()
        if store_id and not _NUMBER.fullmatch(store_id):
            raise Problem("shipstation.setting_invalid", field="store_id", value=store_id)
        first, second, third = (
            _choice(Note, values.get(name) or Note.NOTHING, name) for name in CUSTOM_FIELDS
        )
        return cls(
            store_id=store_id,
            warehouses=_warehouses(values.get("warehouses", "")),
            notes=(first, second, third),
            new_orders=_choice(NewOrders, values.get("new_orders") or NewOrders.READY, "new_orders"),
        )

    def warehouse_of(self, branch: str) -> str:
        """Return the place that a branch ships from, '' to leave the choice to ShipStation."""
        return self.warehouses.get(branch.strip(), self.warehouses.get("", ""))


def _warehouses(text: str) -> Mapping[str, str]:
    """Read '30=17977, 40=14265', or one number for every branch."""
    if _NUMBER.fullmatch(text.strip()):
        return {"": text.strip()}
    found = {}
    for part in filter(None, (one.strip() for one in re.split("[,;\n]", text))):
        pair = _PAIR.fullmatch(part)
        if pair is None:
            raise Problem("shipstation.setting_invalid", field="warehouses", value=part)
        found[pair[1]] = pair[2]
    return found


def _choice(kind: type[Kind], value: str, name: str) -> Kind:
    try:
        return kind(value)
    except ValueError:
        raise Problem("shipstation.setting_invalid", field=name, value=value) from None
