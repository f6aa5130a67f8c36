"""The rows of a settlement that are added up in a line of an entry, in their order."""

from collections.abc import Iterator, Mapping, Sequence

from mlconnector_gui.accounting.money import Money
from mlconnector_gui.connectors.amazon.settlement.months import zone_named
from mlconnector_gui.connectors.amazon.settlement.parts import kind_traits, part_id
from mlconnector_gui.connectors.amazon.settlement.reading import (
    Reading,
    order_place,
    reading_of,
    remitted_by_order,
    rows_of,
)
from mlconnector_gui.connectors.amazon.settlement.splitting import STREAM, open_document
from mlconnector_gui.connectors.amazon.settlement.taxes import Remitted, TaxSide, tax_side
from mlconnector_gui.connectors.port import SourceRow, TranslationContext

_ASKED = (
    "transaction_type", "amount_type", "amount_description", "marketplace", "sign", "tax_remitted_by",
)  # fmt: skip
_Key = tuple[str, ...]


def rows_behind(
    stream: str,
    payload: bytes,
    context: TranslationContext,
    *,
    external_id: str,
    lines: Sequence[Mapping[str, str]],
) -> Iterator[SourceRow]:
    """Yield the rows of one month's part under these lines; a roll-forward or a deposit has none."""
    wanted = {_key(line) for line in lines if line.get("transaction_type")}
    if stream != STREAM or not wanted:
        return
    opened = open_document(payload)
    for block in opened.blocks:
        if external_id.rpartition("-")[0] == block.head.settlement_id:
            zone = zone_named(context.values.get("timezone", ""))
            reading = reading_of(opened.text, opened.header, block, zone=zone)
            yield from _rows(reading, external_id, wanted)


def _rows(reading: Reading, external_id: str, wanted: set[_Key]) -> Iterator[SourceRow]:
    has_tax = any(tax_side(*key[:3]) is not TaxSide.NONE for key in wanted)
    remitted = remitted_by_order(reading) if has_tax else None
    order, names = order_place(reading.header), reading.header.names
    currency = reading.head.currency
    answers: dict[tuple[int, Remitted], bool] = {}
    amounts: dict[int, Money] = {}
    for row in rows_of(reading):
        is_tax = remitted is not None and row.side is not TaxSide.NONE
        who = remitted(row.cells[order]) if is_tax and remitted else Remitted.NONE
        # rows alike share their kind, which lives as long as the rows are read
        question = (id(row.kind), who)
        is_wanted = answers.get(question)
        if is_wanted is None:
            kind = row.kind._replace(remitted=who)
            is_of_part = part_id(reading.head.settlement_id, kind.month) == external_id
            is_wanted = answers[question] = is_of_part and _key(kind_traits(kind)) in wanted
        if is_wanted:
            cells = {name: cell for name, cell in zip(names, row.cells, strict=False) if cell}
            amount = amounts.get(row.minor)
            if amount is None:
                amount = amounts[row.minor] = Money.from_minor(row.minor, currency)
            yield SourceRow(number=row.line, cells=cells, amount=amount)


def _key(traits: Mapping[str, str]) -> _Key:
    return tuple(traits.get(name, "") for name in _ASKED)
