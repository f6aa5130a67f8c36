from datetime import date
from decimal import Decimal

from mlconnector_gui.accounting.money import Money
from mlconnector_gui.jde.ledger import LedgerReader
from mlconnector_gui.jde.masters import period_ends
from mlconnector_gui.jde.rows import Row


def test_periods_that_a_year_does_not_have_are_dropped() -> None:
    cells: dict[str, object] = {f"D{number:02}J": None for number in range(1, 15)}
    cells |= {"D01J": "20260131", "D02J": "20261231", "D03J": "20261231"}

    assert period_ends(Row("F0008", cells)) == (date(2026, 1, 31), date(2026, 12, 31))


async def test_a_row_whose_currency_is_blank_is_in_the_currency_of_its_company() -> None:
    line: dict[str, object] = {
        "KCO": "00001", "DCT": "JE", "DOC": Decimal(7), "DGJ": "20261009", "JELN": Decimal(1), "EXTL": "AM",
        "LT": "AA", "POST": "P", "ICU": Decimal(1), "ICUT": "G", "CO": "00001", "MCU": "1", "OBJ": "1110", "SUB": " ",
        "CRCD": " ", "BCRC": " ", "AA": Decimal("5"), "ACR": Decimal(0), "EXA": "x", "EXR": " ", "R2": " ", "RE": " ",
    }  # fmt: skip

    class Tables:
        """Two tables from memory."""

        async def rows(self, read: object) -> list[Row]:
            table = getattr(read, "table", "")
            return [Row(table, {"CO": "00001", "CRCD": "USD"} if table == "F0010" else line)]

    reader = LedgerReader(Tables())  # type: ignore[arg-type]  # reads only
    (document,) = await reader.documents(
        company="00001", document_type="JE", first=date(2026, 10, 9), last=date(2026, 10, 9)
    )

    assert document.rows[0].amount == Money.of("5", "USD")
    assert document.rows[0].is_generated
    assert document.is_posted
