"""What batch programs share: rows grouped into transactions, marks on them, and messages about refusals."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mlconnector_gui.jde.simulator.entry import Authorship, EnteredDocument, FormMessage
from mlconnector_gui.jde.simulator.site import Site
from mlconnector_gui.jde.simulator.tables import Database, Row, Value

_MESSAGE_WIDTH = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Transaction:
    """The rows of one EDUS, EDBT and EDTN, by line; `open_rows` are those not yet processed."""

    user: str
    batch: str
    number: str
    rows: tuple[Row, ...]

    @property
    def open_rows(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.text("EDSP") != "1")

    @property
    def is_processed(self) -> bool:
        return any(row.text("EDSP") == "1" for row in self.rows)


def transactions_of(rows: Iterable[Row]) -> Iterator[Transaction]:
    """Group rows into transactions, those of one batch one after the other."""
    grouped: dict[tuple[str, str], dict[str, list[Row]]] = {}
    for row in rows:
        batch = grouped.setdefault((row.text("EDUS"), row.text("EDBT")), {})
        batch.setdefault(row.text("EDTN"), []).append(row)
    for (user, batch_number), numbers in grouped.items():
        for number, found in numbers.items():
            ordered = sorted(found, key=lambda row: row.number("EDLN"))
            yield Transaction(user=user, batch=batch_number, number=number, rows=tuple(ordered))


class TransactionMarks:
    """Marks the rows of processed transactions, and reports the others to the work center."""

    def __init__(self, database: Database, site: Site) -> None:
        self._database = database
        self._site = site

    def processed(
        self, table: str, rows: Iterable[Row], document: EnteredDocument, batch_type: str, author: Authorship
    ) -> None:
        outcome: dict[str, Value] = {
            "EDSP": "1",
            "KCO": document.company,
            "DCT": document.document_type,
            "DOC": document.document_number,
            "ICU": document.batch_number,
            "ICUT": batch_type,
        }
        for row in rows:
            if self._site.purges_z_rows:
                self._database[table].delete(row)
                continue
            row.values.update(outcome | author.columns())

    def refused(self, transaction: Transaction, errors: Iterable[FormMessage], author: Authorship) -> None:
        keys = f"{transaction.user}/{transaction.batch}/{transaction.number}"
        for error in errors:
            text = f"{author.program} {keys}: {error.title} - {error.description}"
            message: dict[str, Value] = {
                "SERK": self._database.take_message_number(),
                "AN8": self._site.address_number,
                "DTI": author.local.date(),
                "MSGP": text[:_MESSAGE_WIDTH],
            }
            self._database["F01131"].insert(message | author.columns(), entered_at=author.entered_at)
