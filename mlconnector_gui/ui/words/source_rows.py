"""Words for the rows of a store's document under one line of an entry."""

from collections.abc import Sequence

from mlconnector_gui.services.source_rows import RowsOfLine
from mlconnector_gui.ui.words.amounts import counted
from mlconnector_gui.ui.words.language import later, said

_SHOWN = (
    ("order-id", later("order")),
    ("sku", later("SKU")),
    ("transaction-type", later("transaction")),
    ("amount-type", later("amount type")),
    ("amount-description", later("description")),
    ("marketplace-name", later("marketplace")),
    ("posted-date-time", later("posted")),
)
"""The columns that tell rows apart, in the order of a statement."""


def columns_of(found: RowsOfLine) -> tuple[tuple[str, str], ...]:
    """Return the columns that any of the rows has something in, with their titles; others by their own names."""
    present = {name for row in found.rows for name in row.cells}
    told = tuple((name, said(title)) for name, title in _SHOWN if name in present)
    return told or tuple((name, name) for name in sorted(present))


def rows_heading(found: RowsOfLine) -> str:
    last = found.first + len(found.rows)
    whole = said(
        "{rows} of {document}, together {total}",
        rows=counted(found.count, "row"),
        document=found.document,
        total=found.total,
    )
    if not found.more and not found.first:
        return whole
    return said("{whole}, of which {first} to {last} here", whole=whole, first=found.first + 1, last=last)


def rows_text(found: RowsOfLine) -> str:
    """Return the rows as a table for the shell."""
    columns = columns_of(found)
    lines: list[Sequence[str]] = [(said("line"), *(title for _, title in columns), said("amount"))]
    lines += [
        (str(row.number), *(row.cells.get(name, "") for name, _ in columns), f"{row.amount.amount:>12,f}")
        for row in found.rows
    ]
    widths = [max(len(line[place]) for line in lines) for place in range(len(lines[0]))]
    body = [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    ]
    return "\n".join([rows_heading(found), "", *body])
