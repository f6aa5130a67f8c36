"""
R4304010: voucher match automation, which matches rows of F0411Z1 with purchase orders instead of P4314.

Matched are orders (rules 07 to 09): what is vouchered of a line was not received in purchasing before, so it is
received and vouchered at once, and charged to the account of the goods. Rules 01 to 06 need receipts, and a row for
them is refused where none waits. How a quantity follows from an amount is general knowledge: F0411Z1 has no column.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from mlconnector_gui.jde.simulator.entry import Authorship, EnteredDocument, TypedLine
from mlconnector_gui.jde.simulator.purchase_seed import CANCELLED, CLOSED, extended, stamp_of
from mlconnector_gui.jde.simulator.receiving import Receiving
from mlconnector_gui.jde.simulator.retyping import plain, refusal
from mlconnector_gui.jde.simulator.tables import Database, Row, Value
from mlconnector_gui.sandbox.purchases import INVENTORY

_AUTOMATED = "1"
_ORDER_RULES = frozenset({"07", "08", "09"})
_RECEIPT_RULES = frozenset({"01", "02", "03", "04", "05", "06"})
_FIRST_SUFFIX = "000"
_VOUCHERED = "2"
_QUANTITY = Decimal("0.0001")


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchedLine:
    """A pay item beside the order line that it is for."""

    item: Row
    line: Row
    quantity: Decimal

    @property
    def amount(self) -> Decimal:
        return self.item.number("AG")

    @property
    def charge(self) -> TypedLine:
        return TypedLine(account=INVENTORY, amount=plain(self.amount), remark=self.line.text("LITM"))


class MatchAutomation:
    """Callers hold the database's lock."""

    def __init__(self, database: Database, receiving: Receiving) -> None:
        self._database = database
        self._receiving = receiving

    def matched(self, rows: Sequence[Row], *, seen_at: Authorship) -> tuple[MatchedLine, ...]:
        """Match the rows of one voucher, or raise EntryRefused; none of a voucher that asks for no match."""
        if not any(row.text("ATFLG") == _AUTOMATED for row in rows):
            return ()
        found = tuple(self._matched(rows, seen_at))
        self._check_open(found)
        return found

    def enter(self, matched: Sequence[MatchedLine], document: EnteredDocument, author: Authorship) -> None:
        """Relieve the orders, and leave in F43121 and F0411 which lines were vouchered."""
        if not matched:
            return
        items = self._database["F0411"].find(DOC=document.document_number, DCT=document.document_type)
        for one, item in zip(matched, sorted(items, key=lambda row: row.text("SFX")), strict=True):
            self._voucher(one, item, author)
            self._receiving.relieve(one.line, one.quantity, one.amount, author, on=author.local.date())

    def _matched(self, rows: Sequence[Row], seen_at: Authorship) -> Iterator[MatchedLine]:
        for row in rows:
            rule = row.text("ATRL")
            if rule in _RECEIPT_RULES:
                raise refusal("No Receipt To Match", f"rule {rule} matches receipts, and none waits")
            if row.text("ATFLG") != _AUTOMATED or rule not in _ORDER_RULES:
                raise refusal("Automation Rule Invalid", f"rule {rule!r} of line {row.number('EDLN')}")
            line = self._order_line(row, seen_at)
            yield MatchedLine(item=row, line=line, quantity=_quantity(row.number("AG"), line.number("PRRC")))

    def _order_line(self, row: Row, seen_at: Authorship) -> Row:
        typed = row.text("PO").strip()
        key: dict[str, Value] = {
            "DOCO": int(typed) if typed.isdigit() else 0,
            "DCTO": row.text("PDCT"),
            "KCOO": row.text("PKCO"),
            "SFXO": _FIRST_SUFFIX,
        }
        lines = self._receiving.order_lines(key, seen_at=seen_at)
        line = next((one for one in lines if one.number("LNID") == row.number("LNID")), None)
        if line is None or line.integer("AN8") != row.integer("AN8"):
            raise refusal("Order Line Not Found", f"order {typed} line {row.number('LNID')} of this supplier")
        if line.text("NXTR") == CLOSED or line.text("LTTR") == CANCELLED:
            raise refusal("Line Is Closed", f"order {typed} line {row.number('LNID')} takes no voucher")
        return line

    def _check_open(self, found: Sequence[MatchedLine]) -> None:
        for one in found:
            same = [other.quantity for other in found if other.line is one.line]
            if sum(same, Decimal(0)) > one.line.number("UOPN"):
                told = f"{one.quantity} of {one.line.number('UOPN')} open on line {one.line.number('LNID')}"
                raise refusal("Quantity Exceeds Open", told)

    def _voucher(self, one: MatchedLine, item: Row, author: Authorship) -> None:
        line, order = one.line, {alias: one.line.values[alias] for alias in ("DOCO", "DCTO", "KCOO", "SFXO")}
        item.values.update(
            {
                "PO": f"{line.integer('DOCO'):08}",
                "PDCT": line.values["DCTO"],
                "PKCO": line.values["KCOO"],
                "SFXO": line.values["SFXO"],
                "LNID": line.values["LNID"],
            }
        )
        earlier = self._database["F43121"].find(**order, LNID=line.number("LNID"))
        copied = {alias: line.values[alias] for alias in ("AN8", "ITM", "LITM", "MCU", "TRDJ", "UOM", "UORG")}
        values: dict[str, Value] = {
            **order,
            **copied,
            "MATC": _VOUCHERED,
            "LNID": line.number("LNID"),
            "NLIN": len(earlier) + 1,
            "DOC": item.integer("DOC"),
            "DCT": item.text("DCT"),
            "KCO": item.text("KCO"),
            "SFX": item.text("SFX"),
            "RCDJ": author.local.date(),
            "DGL": item.day("DGJ"),
            "UPTD": one.quantity,
            "PRRC": line.number("PRRC"),
            "APTD": one.amount,
            "CRCD": line.values["CRCD"],
            "VINV": item.text("VINV"),
        }
        self._database["F43121"].insert(values | stamp_of(author), entered_at=author.entered_at)


def _quantity(amount: Decimal, cost: Decimal) -> Decimal:
    """Return the quantity that an amount is of: the whole number that comes to it, else what the cost divides."""
    if cost <= 0:
        raise refusal("Unit Cost Missing", f"an amount of {amount} at {cost}")
    exact = amount / cost
    whole = exact.to_integral_value()
    return whole if extended(whole, cost) == amount else exact.quantize(_QUANTITY)
