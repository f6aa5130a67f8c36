"""JDE's edits of a whole journal entry: header, lines, balance and G/L date."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from mlconnector_gui.jde.simulator.calendar import current_period, date_message, period_of
from mlconnector_gui.jde.simulator.entry import EditedJournal, EditedLine, EntryRefused, Period, TypedJournal
from mlconnector_gui.jde.simulator.line_edits import LineEdits, converted
from mlconnector_gui.jde.simulator.site import Site
from mlconnector_gui.jde.simulator.tables import Database, Row

_DOCUMENT_TYPES = ("JE", "##")


class JournalEdits:
    """Edits one typed journal entry; collects every error before it refuses."""

    def __init__(self, database: Database, site: Site, journal: TypedJournal) -> None:
        self._database = database
        self._site = site
        self._journal = journal
        self._document_type = journal.document_type.strip() or "JE"
        self._edits = LineEdits(database, site)

    def edited(self) -> EditedJournal:
        """Return the entry as it will be written, or raise EntryRefused with all errors."""
        edits = self._edits
        company = edits.company(self._journal.company)
        self._check_header()
        gl_date, period = self._gl_date(company)
        decimals = edits.currency_decimals(self._journal.currency)
        currency = self._journal.currency
        lines = [edits.line(line, decimals, currency=currency) for line in self._journal.lines]
        edited = [line for line in lines if line is not None]
        self._check_together(edited, complete=len(edited) == len(lines))
        rate = edits.rate(company, self._journal.currency, self._journal.exchange_rate, gl_date)
        if edits.errors or company is None or period is None:
            raise EntryRefused(edits.errors, edits.warnings)
        return self._result(company, gl_date, period, rate, edited)

    def _check_header(self) -> None:
        edits = self._edits
        if self._document_type not in _DOCUMENT_TYPES:
            edits.error("0027", "Document Type Invalid", f"type {self._document_type!r}", "320")
        if not self._journal.explanation.strip():
            edits.error("0044", "Explanation Required", "the explanation is blank", "57")
        edits.text(self._journal.explanation, 30, "explanation", "57")
        edits.text(self._journal.reference_short, 8, "reference", "57")

    def _gl_date(self, company: Row | None) -> tuple[date, Period | None]:
        day = self._edits.typed_date(self._journal.gl_date)
        if day is None:
            return date.min, None
        if company is None:
            return day, None
        current = current_period(company)
        said = date_message(self._database, company, day, self._document_type, self._site, current=current)
        self._edits.said_of_date(said)
        return day, period_of(self._database, company, day)

    def _check_together(self, lines: list[EditedLine], *, complete: bool) -> None:
        self._edits.check_companies(self._journal.company, lines)
        total = sum((line.amount for line in lines), Decimal(0))
        if complete and (total or not lines):
            self._edits.error("0083", "Document Out of Balance", f"the amounts add up to {total}", "1")

    def _result(
        self, company: Row, gl_date: date, period: Period, rate: Decimal, lines: list[EditedLine]
    ) -> EditedJournal:
        if rate:
            lines = converted(lines, rate, self._edits.base_decimals(company))
        return EditedJournal(
            company=self._journal.company,
            document_type=self._document_type,
            gl_date=gl_date,
            period=period,
            explanation=self._journal.explanation,
            currency=self._journal.currency,
            base_currency=company.text("CRCD"),
            exchange_rate=rate,
            lines=tuple(
                replace(line, reference_2=line.reference_2 or self._journal.reference_short) for line in lines
            ),
            warnings=tuple(self._edits.warnings),
        )
