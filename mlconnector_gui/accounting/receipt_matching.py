"""Match what was shipped with the lines of purchase orders: by key, else by order number and SKU, never by guess."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from mlconnector_gui.accounting.findings import Finding, Severity, blocking
from mlconnector_gui.accounting.purchase_orders import (
    OrderKey,
    OrderLine,
    PurchaseOrder,
    line_key,
    line_number_text,
    read_line_key,
)
from mlconnector_gui.accounting.receipts import ReceiptLine
from mlconnector_gui.accounting.shipments import Shipment, ShipmentKind, ShipmentLine
from mlconnector_gui.base.problem import Problem

# a purchase order's types begin with O (OP, OB, OD); an order number without a type is a sale's as well
_ORDER_NUMBER = re.compile(r"(\d{1,8})[ -](O[A-Z])\b")
_EXACT_TO = Decimal("0.0001")
_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tolerances:
    """How far a shipment may be from what is open, in percent of what was ordered."""

    over_percent: Decimal = _NOTHING
    under_percent: Decimal | None = None
    """A line that stays shorter than this is told; None: a short line is a part of more to come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualMatch:
    """What a person decided for one line of a shipment; no line of an order leaves it out of every receipt."""

    position: int
    """The shipment's line, from 1."""
    order_line: str = ""
    """A line key of a purchase order."""
    quantity: Decimal | None = None
    """In the order line's unit; None: what was shipped, converted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptMatch:
    """
    What a shipment is of purchase orders.

    Either every line found its place, or nothing of the shipment is received: what came of a part of it would be
    taken for the whole.
    """

    receipts: Mapping[OrderKey, tuple[ReceiptLine, ...]]
    findings: tuple[Finding, ...]
    candidates: tuple[str, ...] = ()
    """Lines of orders that may be meant, as a person is shown them; the key comes first."""
    left_out: tuple[int, ...] = ()

    @property
    def is_whole(self) -> bool:
        return bool(self.receipts) and not any(finding.blocks for finding in self.findings)


@dataclass(slots=True)
class _Place:
    """One line of an order while it fills."""

    order: PurchaseOrder
    line: OrderLine
    available: Decimal
    taken: Decimal = _NOTHING

    @property
    def key(self) -> str:
        return line_key(self.order.key, self.line.number)

    @property
    def told(self) -> str:
        left = line_number_text(self.available - self.taken)
        return f"{self.key} {self.line.item} ({left} {self.line.unit} open)"


@dataclass(slots=True)
class _Matching:
    """The work of one match."""

    shipment: Shipment
    places: list[_Place]
    tolerances: Tolerances
    manual: Mapping[int, ManualMatch]
    findings: list[Finding] = field(default_factory=list)
    left_out: list[int] = field(default_factory=list)

    def match(self) -> None:
        for position, line in enumerate(self.shipment.lines, start=1):
            decided = self.manual.get(position)
            if decided is not None:
                self._place_by_hand(position, line, decided)
            elif line.line_key:
                self._place_by_key(line)
            else:
                self._place_by_sku(line)

    def _place_by_hand(self, position: int, line: ShipmentLine, decided: ManualMatch) -> None:
        if not decided.order_line:
            self.left_out.append(position)
            return
        place = next((one for one in self.places if one.key == decided.order_line), None)
        if place is None:
            self._block("receipt.line_unknown", line, line=decided.order_line)
            return
        quantity = decided.quantity if decided.quantity is not None else self._converted(line, place)
        if quantity is not None:
            self._take(line, place, quantity)

    def _place_by_key(self, line: ShipmentLine) -> None:
        place = next((one for one in self.places if one.key == line.line_key), None)
        if place is None:
            self._block("receipt.line_unknown", line, line=line.line_key)
        elif line.sku and not _is_item(place.line, line.sku):
            self._block("receipt.sku_differs", line, line=place.key, item=place.line.item)
        else:
            self._take(line, place, line.quantity)

    def _place_by_sku(self, line: ShipmentLine) -> None:
        """Several lines of the same item are filled in their order, if it makes no difference which one is."""
        known = [one for one in self._places_of(line) if line.sku and _is_item(one.line, line.sku)]
        standing = [one for one in known if not one.line.is_cancelled]
        places = [one for one in standing if one.available > one.taken] or standing[-1:]
        if not places:
            self._block("receipt.sku_unknown", line)
            return
        if len({(one.order.key, one.line.unit, one.line.unit_cost, one.line.branch) for one in places}) > 1:
            told = ", ".join(one.key for one in places)
            self._block("receipt.sku_ambiguous", line, lines=told)
            return
        quantity = self._converted(line, places[0])
        if quantity is None:
            return
        for place in places[:-1]:
            part = min(quantity, place.available - place.taken)
            if part > 0:
                self._take(line, place, part)
                quantity -= part
        if quantity > 0:
            self._take(line, places[-1], quantity)

    def _places_of(self, line: ShipmentLine) -> list[_Place]:
        wanted = order_key_in(line.order_key) or order_key_in(self.shipment.order_key)
        if wanted is not None:
            return [one for one in self.places if one.order.key == wanted]
        numbers = {
            found
            for text in (line.order_number, self.shipment.order_number)
            if (found := order_number_in(text)) is not None
        }
        return [one for one in self.places if (one.order.key.number, one.order.key.order_type) in numbers]

    def _converted(self, line: ShipmentLine, place: _Place) -> Decimal | None:
        """Turn pieces into the order's unit; what does not come out even is for a person."""
        pieces = place.line.per_primary
        if pieces is None or pieces <= 0:
            self._block("receipt.unit_unknown", line, unit=place.line.unit, primary=place.line.primary_unit)
            return None
        quantity = (line.quantity / pieces).quantize(_EXACT_TO)
        if quantity * pieces != line.quantity:
            told = line_number_text(pieces)
            self._block("receipt.unit_fraction", line, unit=place.line.unit, pieces=told)
            return None
        return quantity.normalize()

    def _take(self, line: ShipmentLine, place: _Place, quantity: Decimal) -> None:
        if place.line.is_closed:
            self._block("receipt.line_closed", line, line=place.key)
            return
        place.taken += quantity

    def check_tolerances(self) -> None:
        for place in self.places:
            if not place.taken:
                continue
            told = {
                "line": place.key,
                "item": place.line.item,
                "shipped": f"{line_number_text(place.taken)} {place.line.unit}",
                "open": f"{line_number_text(place.available)} {place.line.unit}",
            }
            spare = place.line.ordered * self.tolerances.over_percent / 100
            if place.taken > place.available + spare:
                self._find("receipt.over_open", Severity.BLOCKS, told)
            elif place.taken > place.available:
                self._find("receipt.over_within", Severity.WARNS, told)
            elif self._is_short(place):
                self._find("receipt.short", Severity.WARNS, told)

    def _is_short(self, place: _Place) -> bool:
        under = self.tolerances.under_percent
        return under is not None and place.available - place.taken > place.line.ordered * under / 100

    def receipts(self) -> dict[OrderKey, tuple[ReceiptLine, ...]]:
        found: dict[OrderKey, list[ReceiptLine]] = {}
        for place in self.places:
            if place.taken > 0:
                found.setdefault(place.order.key, []).append(_line(place))
        return {key: tuple(lines) for key, lines in sorted(found.items())}

    def _block(self, code: str, shipped: ShipmentLine, /, **told: str) -> None:
        params = {
            "sku": shipped.sku or shipped.description,
            "quantity": line_number_text(shipped.quantity),
            **told,
        }
        self._find(code, Severity.BLOCKS, params)

    def _find(self, code: str, severity: Severity, params: Mapping[str, str]) -> None:
        self.findings.append(Finding(code=code, severity=severity, params=params))


def match_shipment(
    shipment: Shipment,
    orders: Sequence[PurchaseOrder],
    *,
    tolerances: Tolerances,
    pending: Mapping[str, Decimal] | None = None,
    manual: Iterable[ManualMatch] = (),
) -> ReceiptMatch:
    """
    Match a shipment with orders as JDE showed them; `pending` is what other receipts of ours are about to take.

    Line keys are ours and quantities under them are in the order's unit; a line without one is in pieces.
    """
    places = [
        _Place(order=order, line=line, available=available_quantity(order, line, pending or {}))
        for order in sorted(orders, key=lambda one: one.key)
        for line in sorted(order.lines, key=lambda one: one.number)
    ]
    matching = _Matching(
        shipment=shipment,
        places=places,
        tolerances=tolerances,
        manual={one.position: one for one in manual},
    )
    wanted = wanted_orders(shipment)
    missing = [told for key, told in wanted.items() if not any(_is_order(one, key) for one in orders)]
    for told in missing:
        matching.findings.append(blocking("receipt.order_unknown", order=told))
    if not shipment.lines:
        matching.findings.append(blocking("receipt.items_unknown", shipment=shipment.external_id))
    if not missing:
        matching.match()
        matching.check_tolerances()
    held = [order for order in orders if order.hold_code]
    matching.findings += [
        blocking("receipt.order_on_hold", order=str(one.key), hold=one.hold_code) for one in held
    ]
    receipts = matching.receipts()
    is_empty = bool(shipment.lines) and not receipts
    if is_empty and not any(finding.blocks for finding in matching.findings):
        matching.findings.append(blocking("receipt.nothing_left", shipment=shipment.external_id))
    return ReceiptMatch(
        receipts=receipts,
        findings=tuple(matching.findings),
        candidates=tuple(place.told for place in places if not place.line.is_closed and place.available > 0),
        left_out=tuple(matching.left_out),
    )


OrderWanted = OrderKey | tuple[int, str]
"""An order by its whole key, or by its number and type alone."""


def wanted_orders(shipment: Shipment) -> dict[OrderWanted, str]:
    """Return the orders that a shipment names, with how they are told; none where it is of no purchase order."""
    found: dict[OrderWanted, str] = {}
    for line in shipment.lines:
        key = order_key_in(line.order_key) or _order_of_line_key(line.line_key)
        _add(found, key, line.order_number)
    if not found:
        _add(found, order_key_in(shipment.order_key), shipment.order_number)
    return found


def concerns_purchasing(shipment: Shipment) -> bool:
    """Say whether goods of a purchase order left with it; a label to send something back with moves none."""
    return shipment.kind is not ShipmentKind.RETURN_LABEL and bool(wanted_orders(shipment))


def order_key_in(text: str) -> OrderKey | None:
    try:
        return OrderKey.parse(text)
    except Problem:
        return None


def order_number_in(text: str) -> tuple[int, str] | None:
    found = _ORDER_NUMBER.fullmatch(text.strip())
    return (int(found[1]), found[2]) if found else None


def _order_of_line_key(text: str) -> OrderKey | None:
    read = read_line_key(text)
    return read[0] if read else None


def _add(found: dict[OrderWanted, str], key: OrderKey | None, number: str) -> None:
    if key is not None:
        found[key] = str(key)
    elif (named := order_number_in(number)) is not None:
        found[named] = number.strip()


def _is_order(order: PurchaseOrder, wanted: OrderWanted) -> bool:
    if isinstance(wanted, OrderKey):
        return order.key == wanted
    return (order.key.number, order.key.order_type) == wanted


def _is_item(line: OrderLine, sku: str) -> bool:
    wanted = sku.strip().casefold()
    return any(wanted == name.strip().casefold() for name in (line.item, *line.also) if name.strip())


def available_quantity(order: PurchaseOrder, line: OrderLine, pending: Mapping[str, Decimal]) -> Decimal:
    """Return what is open of a line once the receipts of ours that wait have taken theirs."""
    if line.is_closed:
        return _NOTHING
    return max(line.open_quantity - pending.get(line_key(order.key, line.number), _NOTHING), _NOTHING)


def _line(place: _Place) -> ReceiptLine:
    line = place.line
    return ReceiptLine(
        number=line.number,
        item=line.item,
        quantity=place.taken,
        unit=line.unit,
        unit_cost=line.unit_cost,
        open_quantity=place.available,
    )
