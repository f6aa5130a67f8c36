"""Purchase orders (F4301, F4311) with what their items are called elsewhere and how their units convert."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from mlconnector_gui.accounting.purchase_orders import OrderKey, OrderLine, PurchaseOrder, ShipTo
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.jde.data_service import DataService, TableRead, one_of
from mlconnector_gui.jde.rows import Row

ORDER_KEY = ("DOCO", "DCTO", "KCOO", "SFXO")
ORDERS = TableRead(
    table="F4301",
    columns=(*ORDER_KEY, "MCU", "AN8", "SHAN", "TRDJ", "PDDJ", "VR01", "HOLD", "CRCD"),
    key=ORDER_KEY,
)
ORDER_LINES = TableRead(
    table="F4311",
    columns=(
        *ORDER_KEY, "LNID", "MCU", "CO", "ITM", "LITM", "AITM", "DSC1", "LNTY", "NXTR", "LTTR", "UOM", "UOM1", "UORG",
        "UOPN", "UREC", "PRRC", "FRRC", "CRCD", "BCRC", "UPMJ", "TDAY",
    ),
    key=(*ORDER_KEY, "LNID"),
)  # fmt: skip
_ITEMS = TableRead(table="F4101", columns=("ITM", "LITM", "AITM", "UOM1", "UPCN"), key=("ITM",))
_CROSS_REFERENCES = TableRead(
    table="F4104", columns=("ITM", "XRT", "CITM"), key=("ITM", "XRT", "AN8", "CITM", "EXDJ", "CIRV")
)
# general knowledge: the fact sheet does not list F41002; a site that shows it otherwise leaves units unconverted
_CONVERSIONS = TableRead(
    table="F41002", columns=("ITM", "UM", "RUM", "CONV"), key=("ITM", "UM", "RUM", "MCU")
)
_NAMES = TableRead(table="F0101", columns=("AN8", "ALPH"), key=("AN8",))
_ADDRESSES = TableRead(
    table="F0116",
    columns=("AN8", "EFTB", "ADD1", "ADD2", "ADD3", "ADD4", "ADDZ", "CTY1", "ADDS", "CTR"),
    key=("AN8", "EFTB"),
)
_ASKED_AT_ONCE = 100


def order_key_of(row: Row) -> OrderKey:
    return OrderKey(
        company=row.text("KCOO"),
        number=row.whole("DOCO"),
        order_type=row.text("DCTO"),
        suffix=row.text("SFXO") or "000",
    )


@dataclass(frozen=True, slots=True)
class PurchaseOrderReader:
    """Reads what procurement has ordered."""

    data_service: DataService

    async def numbered(self, numbers: Iterable[int]) -> tuple[PurchaseOrder, ...]:
        """Return every order with one of the numbers; they are few, so that each is read whole."""
        wanted = sorted(set(numbers))
        heads = await self._with("DOCO", wanted, ORDERS)
        lines = await self._with("DOCO", wanted, ORDER_LINES)
        return await self.built(heads, lines)

    async def built(self, heads: Sequence[Row], lines: Sequence[Row]) -> tuple[PurchaseOrder, ...]:
        """Put heads and lines together with all that belongs to them."""
        beside = await self._beside(heads, lines)
        by_order: dict[OrderKey, list[Row]] = {}
        for row in lines:
            by_order.setdefault(order_key_of(row), []).append(row)
        orders = {order_key_of(row): row for row in heads}
        return tuple(_order(key, orders[key], by_order.get(key, []), beside) for key in sorted(orders))

    async def _beside(self, heads: Sequence[Row], lines: Sequence[Row]) -> "_Beside":
        items = sorted({row.whole("ITM") for row in lines if row.whole("ITM")})
        people = sorted({row.whole(column) for row in heads for column in ("AN8", "SHAN")} - {0})
        also: dict[int, list[str]] = {}
        for row in await self._if_shown("ITM", items, _ITEMS):
            also.setdefault(row.whole("ITM"), []).extend((row.text("AITM"), row.text("UPCN")))
        for row in await self._if_shown("ITM", items, _CROSS_REFERENCES):
            also.setdefault(row.whole("ITM"), []).append(row.text("CITM"))
        return _Beside(
            also={item: tuple(dict.fromkeys(filter(None, texts))) for item, texts in also.items()},
            factors=_factors(await self._if_shown("ITM", items, _CONVERSIONS)),
            names={row.whole("AN8"): row.text("ALPH") for row in await self._with("AN8", people, _NAMES)},
            addresses={row.whole("AN8"): row for row in await self._if_shown("AN8", people, _ADDRESSES)},
        )

    async def _if_shown(self, column: str, values: Sequence[int], read: TableRead) -> list[Row]:
        """Read a table that helps; a site that hides it is told nothing of what it would have said."""
        try:
            return await self._with(column, values, read)
        except Problem as problem:
            if problem.code not in {"jde.table_unreadable", "jde.column_missing"}:
                raise
            return []

    async def _with(self, column: str, values: Sequence[int], read: TableRead) -> list[Row]:
        rows: list[Row] = []
        for start in range(0, len(values), _ASKED_AT_ONCE):
            some = values[start : start + _ASKED_AT_ONCE]
            found = await self.data_service.rows(replace(read, conditions=(one_of(column, *some),)))
            # compared once more: filters are the server's to understand
            rows += [row for row in found if row.whole(column) in some]
        return rows


@dataclass(frozen=True, slots=True, kw_only=True)
class _Beside:
    """What other tables tell of the items and people of some orders."""

    also: Mapping[int, tuple[str, ...]]
    factors: Mapping[tuple[int, str, str], Decimal]
    """How many of the second unit one of the first is."""
    names: Mapping[int, str]
    addresses: Mapping[int, Row]

    def pieces(self, item: int, unit: str, primary: str) -> Decimal | None:
        if unit == primary or not primary:
            return Decimal(1)
        direct = self.factors.get((item, unit, primary))
        if direct:
            return direct
        turned = self.factors.get((item, primary, unit))
        return 1 / turned if turned else None


def _factors(rows: Iterable[Row]) -> dict[tuple[int, str, str], Decimal]:
    return {(row.whole("ITM"), row.text("UM"), row.text("RUM")): row.number("CONV") for row in rows}


def _order(key: OrderKey, head: Row, lines: Sequence[Row], beside: _Beside) -> PurchaseOrder:
    supplier = head.whole("AN8")
    ordered = sorted(lines, key=lambda row: row.number("LNID"))
    currency = head.text("CRCD") or next((row.text("CRCD") or row.text("BCRC") for row in ordered), "")
    return PurchaseOrder(
        key=key,
        supplier=supplier,
        supplier_name=beside.names.get(supplier, ""),
        order_date=head.needed_day("TRDJ"),
        promised_date=head.day("PDDJ"),
        currency=currency,
        branch=head.text("MCU"),
        reference=head.text("VR01"),
        hold_code=head.text("HOLD"),
        ship_to=_ship_to(head.whole("SHAN"), beside),
        lines=tuple(_line(row, beside) for row in ordered),
    )


def _line(row: Row, beside: _Beside) -> OrderLine:
    item, unit, primary = row.whole("ITM"), row.text("UOM"), row.text("UOM1")
    third = row.text("AITM")
    is_foreign = bool(row.number("FRRC"))
    return OrderLine(
        number=row.number("LNID"),
        item=row.text("LITM"),
        short_item=item,
        description=row.text("DSC1"),
        unit=unit,
        primary_unit=primary or unit,
        ordered=row.number("UORG"),
        open_quantity=row.number("UOPN"),
        received=row.number("UREC"),
        unit_cost=row.number("FRRC" if is_foreign else "PRRC"),
        line_type=row.text("LNTY"),
        last_status=row.text("LTTR"),
        next_status=row.text("NXTR"),
        also=tuple(dict.fromkeys((*filter(None, (third,)), *beside.also.get(item, ())))),
        per_primary=beside.pieces(item, unit, primary),
        branch=row.text("MCU"),
    )


def _ship_to(number: int, beside: _Beside) -> ShipTo | None:
    name, address = beside.names.get(number, ""), beside.addresses.get(number)
    if not name:
        return None
    if address is None:
        return ShipTo(name=name)
    return ShipTo(
        name=name,
        lines=tuple(filter(None, (address.text(f"ADD{position}") for position in range(1, 5)))),
        city=address.text("CTY1"),
        state=address.text("ADDS"),
        postal_code=address.text("ADDZ"),
        country=address.text("CTR"),
    )
