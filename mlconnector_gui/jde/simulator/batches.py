"""Batch headers in F0011: opened for a batch type, grown by each document, posted by operators."""

from decimal import Decimal

from mlconnector_gui.jde.simulator.entry import Authorship
from mlconnector_gui.jde.simulator.site import Site
from mlconnector_gui.jde.simulator.tables import Database, Row, Value

JOURNALS = "G"
VOUCHERS = "V"
RECEIPTS = "O"
PAYMENTS = "K"
"""General knowledge: the reference sheet names no batch type of payments."""


class Batches:
    """Owns F0011. Callers hold the database's lock."""

    def __init__(self, database: Database, site: Site) -> None:
        self._database = database
        self._needs_approval = {
            JOURNALS: site.batch_approval_required,
            VOUCHERS: site.voucher_approval_required,
            # F0009 has no letter of their own for these
            RECEIPTS: site.batch_approval_required,
            PAYMENTS: site.voucher_approval_required,
        }

    def open(self, batch_type: str, author: Authorship) -> int:
        """Start a batch without documents and return its number."""
        number = self._database.take_batch_number()
        is_pending = self._needs_approval[batch_type]
        header: dict[str, Value] = {
            "ICUT": batch_type,
            "ICU": number,
            "IST": "" if is_pending else "A",
            "IAPP": "P" if is_pending else "A",
            "DICJ": author.local.date(),
            "AME": Decimal(0),
            "BAL": "Y",
            "BALJ": "Y",
            "POB": "N",
        }
        self._database["F0011"].insert(header | author.columns(), entered_at=author.entered_at)
        return number

    def add_document(self, batch_type: str, number: int, amount: Decimal) -> None:
        header = self._database["F0011"].find(ICU=number, ICUT=batch_type)[0]
        documents = header.integer("NDO") + 1
        total = header.number("AME") + amount
        header.values.update({"NDO": documents, "DOCN": documents, "AME": total})

    def waiting(self) -> list[Row]:
        """Return the batches that are pending or approved, and not posted."""
        return [batch for batch in self._database["F0011"].rows if batch.text("IST") in ("", "A")]
