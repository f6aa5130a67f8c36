"""What the simulated site's people do to items and their prices: prices change, some of them later than today."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from mlconnector_gui.jde.simulator.seed import NEVER
from mlconnector_gui.jde.simulator.tables import Database, Row, Value, padded_business_unit


class ItemMaster:
    """The item programs (P4101, P4106) as far as the way to the storefronts needs them; owns F41 changes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self, sku: str, description: str, *, local: datetime, entered_at: datetime, branch: str = "30"
    ) -> None:
        """Enter an item and its branch record, as P4101 and P41026 do; a price is another matter."""
        item: dict[str, Value] = {"ITM": self._database.take_item_number(), "LITM": sku, "STKT": "P"}
        named: dict[str, Value] = {"DSC1": description, "UOM1": "EA", "UOM4": "EA"}
        self._database["F4101"].insert(item | named | _stamp(local), entered_at=entered_at)
        in_branch: dict[str, Value] = {"MCU": padded_business_unit(branch)}
        self._database["F4102"].insert(item | in_branch | _stamp(local), entered_at=entered_at)

    def categorize(
        self, sku: str, codes: Mapping[str, Value], *, local: datetime, branch: str = "30"
    ) -> None:
        """Enter sales category codes in the item (P4101), and in its branch record (P41026)."""
        for row in (self._item(sku), self._at_branch(sku, branch)):
            row.values.update({**codes, **_stamp(local)})

    def convert(
        self, sku: str, unit: str, other: str, factor: Decimal, *, local: datetime, entered_at: datetime
    ) -> None:
        """Enter how many of another unit one of a unit is (P41002), in every branch."""
        item = self._item(sku).values["ITM"]
        for row in self._database["F41002"].find(ITM=item, UM=unit, RUM=other):
            self._database["F41002"].delete(row)
        values: dict[str, Value] = {"ITM": item, "UM": unit, "RUM": other, "CONV": factor, "CNV1": factor}
        self._database["F41002"].insert(values | _stamp(local), entered_at=entered_at)

    def price(self, sku: str, *, on: date, branch: str = "30", currency: str = "USD") -> Decimal | None:
        """Return the price that is in force for everybody on a day."""
        rows = [row for row in self._rows(sku, branch, currency) if row.day("EFTJ") <= on <= row.day("EXDJ")]
        newest = max(rows, key=lambda row: (row.day("UPMJ"), row.integer("TDAY")), default=None)
        return newest.number("UPRC") if newest is not None else None

    def set_price(
        self,
        sku: str,
        amount: Decimal,
        *,
        local: datetime,
        entered_at: datetime,
        effective: date | None = None,
        expires: date = NEVER,
        branch: str = "30",
        currency: str = "USD",
    ) -> None:
        """
        Enter a base price, as P4106 does.

        One with the same span replaces the row; the stamp of the change is part of the key, so it is another row.
        """
        begins = effective or local.date()
        for row in self._rows(sku, branch, currency):
            if effective is None and row.day("EFTJ") <= begins and row.day("EXDJ") == expires:
                begins = row.day("EFTJ")
                self._database["F4106"].delete(row)
        values: dict[str, Value] = {
            "ITM": self._item(sku).values["ITM"],
            "LITM": sku,
            "MCU": padded_business_unit(branch),
            "CRCD": currency,
            "UOM": "EA",
            "EFTJ": begins,
            "EXDJ": expires,
            "UPRC": amount,
        }
        self._database["F4106"].insert(values | _stamp(local), entered_at=entered_at)

    def add_reference(self, sku: str, number: str, *, local: datetime, entered_at: datetime) -> None:
        """Enter under which number others know an item (P4104)."""
        values: dict[str, Value] = {
            "ITM": self._item(sku).values["ITM"],
            "LITM": sku,
            "XRT": "C",
            "CITM": number,
            "EFTJ": local.date(),
            "EXDJ": NEVER,
        }
        self._database["F4104"].insert(values | _stamp(local), entered_at=entered_at)

    def change_item(self, sku: str, changes: Mapping[str, Value], *, local: datetime) -> None:
        self._item(sku).values.update({**changes, **_stamp(local)})

    def _item(self, sku: str) -> Row:
        found = self._database["F4101"].first(LITM=sku)
        if found is None:
            raise KeyError(f"there is no item {sku}")
        return found

    def _at_branch(self, sku: str, branch: str) -> Row:
        item = self._item(sku).values["ITM"]
        found = self._database["F4102"].first(ITM=item, MCU=padded_business_unit(branch))
        if found is None:
            raise KeyError(f"branch {branch} has no item {sku}")
        return found

    def _rows(self, sku: str, branch: str, currency: str) -> list[Row]:
        wanted: dict[str, Value] = {
            "ITM": self._item(sku).values["ITM"],
            "MCU": padded_business_unit(branch),
            "CRCD": currency,
            "UOM": "EA",
            "CGID": 0,
            "AN8": 0,
        }
        return self._database["F4106"].find(**wanted)


def _stamp(local: datetime) -> dict[str, Value]:
    clock = int(f"{local:%H%M%S}")
    return {"USER": "PRICING", "PID": "P4106", "UPMJ": local.date(), "TDAY": clock}
