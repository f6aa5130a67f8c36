"""Type the rows of batch-input files as a person would type them into the form."""

from decimal import Decimal

from mlconnector_gui.jde.simulator.entry import EntryRefused, FormMessage, TypedLine
from mlconnector_gui.jde.simulator.tables import Row


def plain(number: Decimal) -> str:
    return f"{number:f}"


def typed_day(row: Row, alias: str) -> str:
    """Type a date as the forms are typed, or nothing when the row has none."""
    return "" if row.values[alias] is None else f"{row.day(alias):%m/%d/%Y}"


def typed_line(row: Row, *, is_foreign: bool) -> TypedLine:
    """Type the row's amount in the currency of the entry: ACR when it is foreign, else AA."""
    return TypedLine(
        account=row.text("ANI"),
        amount=plain(row.number("ACR" if is_foreign else "AA")),
        remark=row.text("EXR"),
        subledger=row.text("SBL"),
        subledger_type=row.text("SBLT"),
        reference_1=row.text("R1"),
        reference_2=row.text("R2"),
    )


def refusal(title: str, description: str) -> EntryRefused:
    return EntryRefused([FormMessage(code="SIMZ", title=title, description=description, control="1")], [])
