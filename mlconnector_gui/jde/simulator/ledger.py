"""The books: entering a journal into F0911, posting it, and reading the books for checkers."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from mlconnector_gui.jde.simulator.batches import JOURNALS, Batches
from mlconnector_gui.jde.simulator.entry import (
    CONVERTED,
    Authorship,
    EditedJournal,
    EditedLine,
    EnteredDocument,
    Period,
    hhmmss,
)
from mlconnector_gui.jde.simulator.tables import Database, Row, Value
from mlconnector_gui.sandbox.books import LedgerDocument, LedgerLine


class Ledger:
    """Owns what is written to the G/L tables. Callers hold the database's lock."""

    def __init__(self, database: Database, batches: Batches) -> None:
        self._database = database
        self._batches = batches

    def enter(
        self, journal: EditedJournal, author: Authorship, *, batch: int | None = None
    ) -> EnteredDocument:
        """Write a journal into the given batch, or into one of its own."""
        document = EnteredDocument(
            company=journal.company,
            document_type=journal.document_type,
            document_number=self._database.take_document_number(),
            batch_number=self._batches.open(JOURNALS, author) if batch is None else batch,
            warnings=journal.warnings,
        )
        debits = sum((line.amount for line in journal.lines if line.amount > 0), Decimal(0))
        self._batches.add_document(JOURNALS, document.batch_number, debits)
        header = document_key(document, JOURNALS) | _header_values(journal)
        self.write(header, journal.lines, author, is_foreign=journal.is_foreign)
        return document

    def write(
        self,
        header: Mapping[str, Value],
        lines: Sequence[EditedLine],
        author: Authorship,
        *,
        is_foreign: bool,
        after: int = 0,
    ) -> None:
        """Write the lines into the actual ledger and, when foreign, into CA too, behind those already there."""
        common = dict(header) | author_columns(author)
        for values in _ledger_rows(common, lines, is_foreign=is_foreign, after=after):
            self._database["F0911"].insert(values, entered_at=author.entered_at)

    def post(self, author: Authorship) -> int:
        """Approve every pending batch and post it, as JDE's operators do; return how many."""
        waiting = self._batches.waiting()
        changed = author.columns()
        for batch in waiting:
            key = {alias: batch.values[alias] for alias in ("ICU", "ICUT")}
            for row in self._database["F0911"].find(**key):
                row.values.update({"POST": "P"} | changed)
                self._add_to_balance(row, author)
            for pay_item in self._database["F0411"].find(**key):
                # general knowledge: a posted pay item shows D, a posted G/L row P
                pay_item.values.update({"POST": "D"} | changed)
            batch.values.update({"IST": "D", "IAPP": "A", "AUSR": author.username} | changed)
        return len(waiting)

    def _add_to_balance(self, row: Row, author: Authorship) -> None:
        key = {alias: row.values[alias] for alias in ("AID", "CTRY", "FY", "LT", "SBL", "SBLT")}
        key["CRCD"] = row.values["CRCD"] if row.text("LT") == "CA" else " "
        balance = self._database["F0902"].first(**key)
        if balance is None:
            copied = {alias: row.values[alias] for alias in ("CO", "MCU", "OBJ", "SUB")}
            balance = self._database["F0902"].insert(key | copied, entered_at=author.entered_at)
        net = f"AN{row.integer('PN'):02}"
        balance.values[net] = balance.number(net) + row.number("AA")
        balance.values.update(author.columns())

    def find_reference(self, company: str, reference: str) -> EnteredDocument | None:
        row = self._database["F0911"].first(KCO=company, EXR=reference, LT="AA")
        if row is None:
            return None
        return EnteredDocument(
            company=row.text("KCO"),
            document_type=row.text("DCT"),
            document_number=row.integer("DOC"),
            batch_number=row.integer("ICU"),
        )

    def documents(self) -> list[LedgerDocument]:
        """Fold the AA and CA rows of F0911 into documents, in order of entry; opening entries are not counted."""
        folded: dict[tuple[Value, ...], list[Row]] = {}
        for row in self._database["F0911"].rows:
            if row.text("TORG") == CONVERTED:
                continue
            key = tuple(row.values[alias] for alias in ("KCO", "DCT", "DOC", "DGJ"))
            folded.setdefault(key, []).append(row)
        return [_document(rows) for rows in folded.values()]


def _ledger_rows(
    header: dict[str, Value], lines: Sequence[EditedLine], *, is_foreign: bool, after: int
) -> Iterator[dict[str, Value]]:
    for number, line in enumerate(lines, start=after + 1):
        common = header | _line_values(line) | {"JELN": number}
        foreign = line.foreign_amount if is_foreign else Decimal(0)
        yield common | {"LT": "AA", "AA": line.amount, "ACR": foreign}
        if is_foreign:
            yield common | {"LT": "CA", "AA": foreign}


def author_columns(author: Authorship) -> dict[str, Value]:
    """Return who entered a ledger row, and the dates of its batch."""
    entered: dict[str, Value] = {
        "DICJ": author.local.date(),
        "DSYJ": author.local.date(),
        "TICU": hhmmss(author.local),
        "TORG": author.username,
    }
    return entered | author.columns()


def document_key(document: EnteredDocument, batch_type: str) -> dict[str, Value]:
    return {
        "KCO": document.company,
        "DCT": document.document_type,
        "DOC": document.document_number,
        "ICU": document.batch_number,
        "ICUT": batch_type,
    }


def period_columns(period: Period) -> dict[str, Value]:
    return {"PN": period.number, "CTRY": period.century, "FY": period.year}


def _header_values(journal: EditedJournal) -> dict[str, Value]:
    return period_columns(journal.period) | {
        "DGJ": journal.gl_date,
        "CRCD": journal.currency,
        "CRR": journal.exchange_rate,
        "BCRC": journal.base_currency,
        "CRRM": "F" if journal.is_foreign else "D",
        "EXA": journal.explanation,
    }


def _line_values(line: EditedLine) -> dict[str, Value]:
    account = line.account
    parts = [str(account.values["MCU"]), account.text("OBJ"), account.text("SUB")]
    return {
        "CO": line.company,
        "ANI": ".".join(part for part in parts if part),
        "AM": "2",
        "AID": account.values["AID"],
        "MCU": account.values["MCU"],
        "OBJ": account.values["OBJ"],
        "SUB": account.values["SUB"],
        "SBL": line.subledger,
        "SBLT": line.subledger_type,
        "EXR": line.remark,
        "R1": line.reference_1,
        "R2": line.reference_2,
    }


def _document(rows: list[Row]) -> LedgerDocument:
    first = rows[0]
    foreign = {row.integer("JELN"): row.number("AA") for row in rows if row.text("LT") == "CA"}
    actual = sorted((row for row in rows if row.text("LT") == "AA"), key=lambda row: row.integer("JELN"))
    return LedgerDocument(
        company=first.text("KCO"),
        document_type=first.text("DCT"),
        document_number=first.integer("DOC"),
        gl_date=first.day("DGJ"),
        explanation=first.text("EXA"),
        reference_short=first.text("R2"),
        batch_number=first.integer("ICU"),
        posted=all(row.text("POST") == "P" for row in rows),
        lines=tuple(_line(row, foreign) for row in actual),
    )


def _line(row: Row, foreign: dict[int, Decimal]) -> LedgerLine:
    parts = [row.text("MCU"), row.text("OBJ"), row.text("SUB")]
    return LedgerLine(
        account=".".join(part for part in parts if part),
        amount=row.number("AA"),
        currency=row.text("CRCD"),
        foreign_amount=foreign.get(row.integer("JELN"), row.number("AA")),
        remark=row.text("EXR"),
    )
