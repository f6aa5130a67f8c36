"""Orders, receipts, vouchers and payments of purchasing (F4311, F43121, F0411, F0414), set side by side by line."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from mlconnector_gui.accounting.money import Money, currency_exponent
from mlconnector_gui.accounting.purchase_orders import OrderKey
from mlconnector_gui.accounting.three_way import MatchedDocument, ThreeWayLine
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.jde.data_service import Comparison, Condition, DataService, TableRead, equal, one_of
from mlconnector_gui.jde.purchase_orders import ORDER_KEY, order_key_of
from mlconnector_gui.jde.receipts import RECEIVED, REVERSED
from mlconnector_gui.jde.rows import Row

_VOUCHERED = "2"
_ORDER_LINES = TableRead(
    table="F4311",
    columns=(
        *ORDER_KEY, "LNID", "CO", "AN8", "TRDJ", "LITM", "DSC1", "LTTR", "NXTR", "UOM", "UORG", "UOPN", "UREC",
        "AREC", "AEXP", "CRCD", "BCRC",
    ),
    key=(*ORDER_KEY, "LNID"),
)  # fmt: skip
_RECEIVER = TableRead(
    table="F43121",
    columns=(
        "MATC", *ORDER_KEY, "LNID", "NLIN", "DOC", "DCT", "KCO", "SFX", "RCDJ", "DGL", "UREC", "UPTD", "UOPN", "AREC",
        "APTD", "AOPN", "VINV", "CNID",
    ),
    key=("DOCO", "LNID", "NLIN", "DOC", "MATC", "DCTO", "KCOO", "SFXO"),
)  # fmt: skip
_VOUCHERS = TableRead(
    table="F0411",
    columns=("DOC", "DCT", "KCO", "SFX", "SFXE", "DIVJ", "AG", "AAP", "VOD"),
    key=("DOC", "SFX", "SFXE", "DCT", "KCO"),
)
_PAID = TableRead(
    table="F0414",
    columns=("PYID", "RC5", "DOC", "DCT", "KCO", "SFX", "PAAP"),
    key=("PYID", "RC5"),
)
_PAYMENTS = TableRead(table="F0413", columns=("PYID", "DCTM", "DOCM", "DMTJ", "VDGJ"), key=("PYID",))
_NAMES = TableRead(table="F0101", columns=("AN8", "ALPH"), key=("AN8",))
_CURRENCIES = TableRead(table="F0010", columns=("CO", "CRCD"), key=("CO",))
_ASKED_AT_ONCE = 100
_CANCELLED = "980"

LineKey = tuple[OrderKey, Decimal]
VoucherKey = tuple[str, str, int, str]
"""Company, type, number and pay item."""


@dataclass(frozen=True, slots=True)
class ThreeWayReader:
    """
    Reads the match of every line that was ordered on a day or later, or waits for its invoice.

    A voucher is found by the receiver's own rows of match type 2, which name it with its pay item: F0411.PO is text
    that anybody may type.
    """

    data_service: DataService

    async def lines(self, *, ordered_since: date, company: str = "") -> tuple[ThreeWayLine, ...]:
        ordered = await self._ordered(ordered_since, company)
        numbers = {row.whole("DOCO") for row in ordered}
        numbers |= {row.whole("DOCO") for row in await self._waiting()}
        rows = [
            row
            for row in await self._with("DOCO", sorted(numbers), _ORDER_LINES)
            if not company or row.text("KCOO") == company
        ]
        receiver = await self._with("DOCO", sorted(numbers), _RECEIVER)
        books = _Books(
            receiver=_by_line(receiver),
            currencies={
                row.text("CO"): row.text("CRCD") for row in await self.data_service.rows(_CURRENCIES)
            },
            names={
                row.whole("AN8"): row.text("ALPH")
                for row in await self._with("AN8", sorted({row.whole("AN8") for row in rows}), _NAMES)
            },
            vouchers=await self._vouchers(receiver),
        )
        return tuple(books.line(row) for row in sorted(rows, key=_line_of))

    async def _ordered(self, since: date, company: str) -> Sequence[Row]:
        later = Condition(column="TRDJ", comparison=Comparison.GREATER_EQUAL, values=(since,))
        own = (equal("KCOO", company),) if company else ()
        rows = await self.data_service.rows(replace(_ORDER_LINES, conditions=(later, *own)))
        # the literal of a date depends on the user: the rows tell it themselves
        return [row for row in rows if (day := row.day("TRDJ")) is not None and day >= since]

    async def _waiting(self) -> Sequence[Row]:
        waits = Condition(column="UOPN", comparison=Comparison.GREATER, values=(0,))
        return await self.data_service.rows(replace(_RECEIVER, conditions=(equal("MATC", RECEIVED), waits)))

    async def _vouchers(self, receiver: Iterable[Row]) -> Mapping[VoucherKey, "_Voucher"]:
        numbers = sorted({row.whole("DOC") for row in receiver if row.text("MATC") == _VOUCHERED})
        payments = {}
        paid: dict[VoucherKey, list[Row]] = {}
        details = await self._with("DOC", numbers, _PAID)
        ids = sorted({row.whole("PYID") for row in details})
        for row in await self._with("PYID", ids, _PAYMENTS):
            payments[row.whole("PYID")] = row
        for row in details:
            paid.setdefault(_voucher_key(row), []).append(row)
        return {
            _voucher_key(row): _Voucher(item=row, paid=paid.get(_voucher_key(row), []), payments=payments)
            for row in await self._with("DOC", numbers, _VOUCHERS)
        }

    async def _with(self, column: str, values: Sequence[int], read: TableRead) -> list[Row]:
        rows: list[Row] = []
        for start in range(0, len(values), _ASKED_AT_ONCE):
            some = values[start : start + _ASKED_AT_ONCE]
            found = await self.data_service.rows(replace(read, conditions=(one_of(column, *some),)))
            rows += [row for row in found if row.whole(column) in some]
        return rows


@dataclass(frozen=True, slots=True, kw_only=True)
class _Voucher:
    """A pay item with what was paid of it."""

    item: Row
    paid: Sequence[Row]
    payments: Mapping[int, Row]

    @property
    def paid_amount(self) -> Decimal:
        """JDE keeps payments with a negative sign; one that was voided pays nothing."""
        return sum((abs(row.number("PAAP")) for row in self.standing), Decimal(0))

    @property
    def standing(self) -> list[Row]:
        return [row for row in self.paid if not self._is_void(row)]

    def _is_void(self, row: Row) -> bool:
        payment = self.payments.get(row.whole("PYID"))
        return payment is not None and payment.day("VDGJ") is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Books:
    """Everything that was read beside the lines of the orders."""

    receiver: Mapping[LineKey, Sequence[Row]]
    vouchers: Mapping[VoucherKey, _Voucher]
    names: Mapping[int, str]
    currencies: Mapping[str, str]

    def line(self, row: Row) -> ThreeWayLine:
        currency = (
            row.text("BCRC")
            or self.currencies.get(row.text("CO"), "")
            or self.currencies.get(row.text("KCOO"), "")
            or row.text("CRCD")
        )
        rows = self.receiver.get(_line_of(row), ())
        received = [one for one in rows if one.text("MATC") == RECEIVED and not _is_reversed(one, rows)]
        matched = [one for one in rows if one.text("MATC") == _VOUCHERED]
        documents = tuple(self._documents(rows, matched, currency))
        informal, worth = _vouchered_at_once(row, received, matched)
        waiting = [one.day("RCDJ") for one in received if one.number("UOPN") > 0]
        return ThreeWayLine(
            order=order_key_of(row),
            number=row.number("LNID"),
            item=row.text("LITM"),
            description=row.text("DSC1"),
            supplier=row.whole("AN8"),
            supplier_name=self.names.get(row.whole("AN8"), ""),
            order_date=row.needed_day("TRDJ"),
            unit=row.text("UOM"),
            is_cancelled=row.text("LTTR") == _CANCELLED,
            ordered=row.number("UORG"),
            received=_sum(received, "UREC") + informal,
            vouchered=_sum(matched, "UPTD"),
            ordered_amount=_money(row.number("AEXP"), currency, row),
            received_amount=_money(_sum(received, "AREC") + worth, currency, row),
            vouchered_amount=_money(_sum(matched, "APTD"), currency, row),
            paid_amount=Money.total((one.amount for one in documents if one.kind == "payment"), currency),
            # what is open of a receipt was not vouchered, whatever the invoice asked for the rest
            received_value_vouchered=_money(
                _sum(received, "AREC") + worth - _sum(received, "AOPN"), currency, row
            ),
            oldest_open=min(filter(None, waiting), default=None),
            documents=documents,
        )

    def _documents(
        self, rows: Sequence[Row], matched: Sequence[Row], currency: str
    ) -> Iterator[MatchedDocument]:
        for row in rows:
            if row.text("MATC") in {RECEIVED, REVERSED}:
                yield MatchedDocument(
                    kind="receipt" if row.text("MATC") == RECEIVED else "reversal",
                    number=row.whole("DOC"),
                    document_type=row.text("DCT"),
                    day=row.day("RCDJ"),
                    quantity=row.number("UREC"),
                    amount=_money(row.number("AREC"), currency, row),
                    reference=row.text("CNID"),
                )
        for row in matched:
            voucher = self.vouchers.get(_voucher_key(row))
            amount = _money(row.number("APTD"), currency, row)
            yield MatchedDocument(
                kind="voucher",
                number=row.whole("DOC"),
                document_type=row.text("DCT"),
                day=voucher.item.day("DIVJ") if voucher else row.day("DGL"),
                quantity=row.number("UPTD"),
                amount=amount,
                reference=row.text("VINV"),
            )
            if voucher is not None:
                yield from _payments(voucher, amount)


def _payments(voucher: _Voucher, share: Money) -> Iterator[MatchedDocument]:
    """Tell what was paid of a line: a pay item that covers several lines is paid in the proportion of them."""
    gross = voucher.item.number("AG")
    part = share.amount / gross if gross else Decimal(1)
    places = Decimal(1).scaleb(-currency_exponent(share.currency))
    for row in voucher.standing:
        payment = voucher.payments.get(row.whole("PYID"))
        amount = (abs(row.number("PAAP")) * part).quantize(places, ROUND_HALF_UP)
        yield MatchedDocument(
            kind="payment",
            number=payment.whole("DOCM") if payment else row.whole("PYID"),
            document_type=payment.text("DCTM") if payment else "",
            day=payment.day("DMTJ") if payment else None,
            quantity=Decimal(0),
            amount=Money(amount, share.currency),
        )


def _by_line(rows: Iterable[Row]) -> dict[LineKey, list[Row]]:
    found: dict[LineKey, list[Row]] = {}
    for row in rows:
        found.setdefault(_line_of(row), []).append(row)
    return found


def _line_of(row: Row) -> LineKey:
    return order_key_of(row), row.number("LNID")


def _is_reversed(row: Row, rows: Sequence[Row]) -> bool:
    """Say whether a row of match type 4 stands beside a receipt that JDE leaves as it was."""
    return any(
        one.text("MATC") == REVERSED
        and (one.whole("DOC"), one.whole("NLIN")) == (row.whole("DOC"), row.whole("NLIN"))
        for one in rows
    )


def _vouchered_at_once(line: Row, received: Sequence[Row], matched: Sequence[Row]) -> tuple[Decimal, Decimal]:
    """
    Return the quantity and amount that were vouchered of the order itself, which receives them too.

    No receipt stands beside such a voucher; what the order line counts as received beyond its receipts is told by it.
    """
    if _sum(matched, "UPTD") <= _sum(received, "UPTD"):
        return Decimal(0), Decimal(0)
    quantity = max(line.number("UREC") - _sum(received, "UREC"), Decimal(0))
    return quantity, max(line.number("AREC") - _sum(received, "AREC"), Decimal(0)) if quantity else quantity


def _voucher_key(row: Row) -> VoucherKey:
    return row.text("KCO"), row.text("DCT"), row.whole("DOC"), row.text("SFX")


def _sum(rows: Iterable[Row], column: str) -> Decimal:
    return sum((row.number(column) for row in rows), Decimal(0))


def _money(amount: Decimal, currency: str, row: Row) -> Money:
    try:
        return Money(amount, currency)
    except Problem as problem:
        raise Problem(
            "jde.value_unreadable",
            table=row.table,
            column="AREC",
            value=f"{amount} {currency}".strip(),
            technical=str(problem),
        ) from problem
