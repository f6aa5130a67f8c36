"""The books: entering a journal into F0911 and F0011, posting it, and reading the books for checkers."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from mlconnector_gui.jde.simulator.entry import EditedJournal, EditedLine, EnteredDocument
from mlconnector_gui.jde.simulator.tables import Database, Row, Value
from mlconnector_gui.sandbox.books import LedgerDocument, LedgerLine

_BATCH_TYPE = "G"


def stamp(moment: datetime, username: str, program: str) -> dict[str, Value]:
    """Return who changed a row and when, on the server's clock."""
    return {
        "USER": username,
        "PID": program,
        "JOBN": "AIS",
        "UPMJ": moment.date(),
        "UPMT": hhmmss(moment),
    }


def hhmmss(moment: datetime) -> int:
    return moment.hour * 10000 + moment.minute * 100 + moment.second


class Ledger:
    """Owns what is written to the G/L tables. Callers hold the database's lock."""

    def __init__(self, database: Database, *, approval_required: bool) -> None:
        self._database = database
        self._approval_required = approval_required

    def enter(
        self, journal: EditedJournal, *, username: str, local: datetime, entered_at: datetime
    ) -> EnteredDocument:
        document = EnteredDocument(
            company=journal.company,
            document_type=journal.document_type,
            document_number=self._database.take_document_number(),
            batch_number=self._database.take_batch_number(),
            warnings=journal.warnings,
        )
        changed = stamp(local, username, "P0911")
        self._database["F0011"].insert(self._batch(journal, document, local) | changed, entered_at=entered_at)
        for values in _ledger_rows(journal, document, local):
            self._database["F0911"].insert(values | {"TORG": username} | changed, entered_at=entered_at)
        return document

    def _batch(self, journal: EditedJournal, document: EnteredDocument, local: datetime) -> dict[str, Value]:
        debits = sum((line.amount for line in journal.lines if line.amount > 0), Decimal(0))
        return {
            "ICUT": _BATCH_TYPE,
            "ICU": document.batch_number,
            "IST": "" if self._approval_required else "A",
            "IAPP": "P" if self._approval_required else "A",
            "DICJ": local.date(),
            "NDO": 1,
            "DOCN": 1,
            "AME": debits,
            "BAL": "Y",
            "BALJ": "Y",
            "POB": "N",
        }

    def post(self, *, local: datetime, entered_at: datetime) -> int:
        """Approve every pending batch and post it, as JDE's operators do; return how many."""
        waiting = [batch for batch in self._database["F0011"].rows if batch.text("IST") in ("", "A")]
        changed = stamp(local, "OPERATOR", "R09801")
        for batch in waiting:
            for row in self._database["F0911"].find(ICU=batch.values["ICU"], ICUT=_BATCH_TYPE):
                row.values.update({"POST": "P"} | changed)
                self._add_to_balance(row, changed, entered_at)
            batch.values.update({"IST": "D", "IAPP": "A", "AUSR": "OPERATOR"} | changed)
        return len(waiting)

    def _add_to_balance(self, row: Row, changed: dict[str, Value], entered_at: datetime) -> None:
        key = {alias: row.values[alias] for alias in ("AID", "CTRY", "FY", "LT", "SBL", "SBLT")}
        key["CRCD"] = row.values["CRCD"] if row.text("LT") == "CA" else " "
        balance = self._database["F0902"].first(**key)
        if balance is None:
            copied = {alias: row.values[alias] for alias in ("CO", "MCU", "OBJ", "SUB")}
            balance = self._database["F0902"].insert(key | copied, entered_at=entered_at)
        net = f"AN{row.integer('PN'):02}"
        balance.values[net] = balance.number(net) + row.number("AA")
        balance.values.update(changed)

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
        """Fold the AA and CA rows of F0911 into documents, in order of entry."""
        folded: dict[tuple[Value, ...], list[Row]] = {}
        for row in self._database["F0911"].rows:
            key = tuple(row.values[alias] for alias in ("KCO", "DCT", "DOC", "DGJ"))
            folded.setdefault(key, []).append(row)
        return [_document(rows) for rows in folded.values()]


def _ledger_rows(
    journal: EditedJournal, document: EnteredDocument, local: datetime
) -> Iterator[dict[str, Value]]:
    header = _header_values(journal, document, local)
    for number, line in enumerate(journal.lines, start=1):
        common = header | _line_values(line) | {"JELN": number}
        foreign = line.foreign_amount if journal.is_foreign else Decimal(0)
        yield common | {"LT": "AA", "AA": line.amount, "ACR": foreign}
        if journal.is_foreign:
            yield common | {"LT": "CA", "AA": foreign}


def _header_values(journal: EditedJournal, document: EnteredDocument, local: datetime) -> dict[str, Value]:
    return {
        "KCO": document.company,
        "DCT": document.document_type,
        "DOC": document.document_number,
        "DGJ": journal.gl_date,
        "ICU": document.batch_number,
        "ICUT": _BATCH_TYPE,
        "DICJ": local.date(),
        "DSYJ": local.date(),
        "TICU": hhmmss(local),
        "PN": journal.period.number,
        "CTRY": journal.period.century,
        "FY": journal.period.year,
        "CRCD": journal.currency,
        "CRR": journal.exchange_rate,
        "BCRC": journal.base_currency,
        "CRRM": "F" if journal.is_foreign else "D",
        "EXA": journal.explanation,
        "R2": journal.reference_short,
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
