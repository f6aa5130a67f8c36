"""JDE's edits of a whole journal entry: header, lines, companies, currency, balance and G/L date."""

import re
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from mlconnector_gui.jde.simulator.accounts import (
    account_errors,
    find_account,
    stored_subledger,
    subledger_errors,
)
from mlconnector_gui.jde.simulator.calendar import date_message, period_of
from mlconnector_gui.jde.simulator.entry import (
    EditedJournal,
    EditedLine,
    EntryRefused,
    FormMessage,
    Period,
    TypedJournal,
    TypedLine,
)
from mlconnector_gui.jde.simulator.site import Site
from mlconnector_gui.jde.simulator.tables import Database, Row

_AMOUNT = re.compile(r"-?\d{1,15}(\.\d+)?")
_DOCUMENT_TYPES = ("JE", "##")


class JournalEdits:
    """Edits one typed journal entry; collects every error before it refuses."""

    def __init__(self, database: Database, site: Site, journal: TypedJournal) -> None:
        self._database = database
        self._site = site
        self._journal = journal
        self._document_type = journal.document_type.strip() or "JE"
        self._errors: list[FormMessage] = []
        self._warnings: list[FormMessage] = []

    def edited(self) -> EditedJournal:
        """Return the entry as it will be written, or raise EntryRefused with all errors."""
        company = self._company()
        self._check_header()
        gl_date, period = self._gl_date(company)
        decimals = self._currency_decimals()
        lines = [self._line(line, decimals) for line in self._journal.lines]
        edited = [line for line in lines if line is not None]
        self._check_together(edited, complete=len(edited) == len(lines))
        rate = self._rate(company, gl_date)
        if self._errors or company is None or period is None:
            raise EntryRefused(self._errors, self._warnings)
        return self._result(company, gl_date, period, rate, edited)

    def _error(self, code: str, title: str, description: str, control: str) -> None:
        self._errors.append(FormMessage(code=code, title=title, description=description, control=control))

    def _company(self) -> Row | None:
        number = self._journal.company
        company = None if number == "00000" else self._database["F0010"].first(CO=number)
        if company is None:
            self._error("0063", "Company Invalid", f"company {number!r} is not in Company Constants", "50")
        return company

    def _check_header(self) -> None:
        if self._document_type not in _DOCUMENT_TYPES:
            self._error("0027", "Document Type Invalid", f"type {self._document_type!r}", "320")
        if not self._journal.explanation.strip():
            self._error("0044", "Explanation Required", "the explanation is blank", "57")
        for text, width, name in (
            (self._journal.explanation, 30, "explanation"),
            (self._journal.reference_short, 8, "reference"),
        ):
            if len(text) > width:
                self._error("0045", "Text too long", f"{name} holds {width} characters: {text!r}", "57")

    def _gl_date(self, company: Row | None) -> tuple[date, Period | None]:
        found = re.fullmatch(r"(\d{2})/(\d{2})/(\d{4})", self._journal.gl_date)
        try:
            if found is None:
                raise ValueError
            day = date(int(found[3]), int(found[1]), int(found[2]))
        except ValueError:
            self._error("0054", "Date Invalid", f"{self._journal.gl_date!r} is not MM/DD/YYYY", "54")
            return date.min, None
        if company is None:
            return day, None
        self._check_date(company, day)
        return day, period_of(self._database, company, day)

    def _check_date(self, company: Row, day: date) -> None:
        said = date_message(self._database, company, day, self._document_type, self._site)
        if said is None:
            return
        stops, message = said
        (self._errors if stops else self._warnings).append(message)

    def _currency_decimals(self) -> int:
        currency = self._database["F0013"].first(CRCD=self._journal.currency)
        if currency is None:
            self._error("0199", "Currency Code Invalid", f"currency {self._journal.currency!r}", "273")
            return 2
        return currency.integer("CDEC")

    def _line(self, line: TypedLine, decimals: int) -> EditedLine | None:
        amount = self._amount(line, decimals)
        if len(line.remark) > 30:
            self._error("0045", "Text too long", f"remark holds 30 characters: {line.remark!r}", "1_15")
        self._errors.extend(subledger_errors(self._database, line))
        account = find_account(self._database, line.account, self._site.account_separator)
        if isinstance(account, FormMessage):
            self._errors.append(account)
            return None
        self._errors.extend(account_errors(self._database, account, line))
        if amount is None:
            return None
        unit = self._database["F0006"].find(MCU=account.values["MCU"])[0]
        return EditedLine(
            account=account,
            company=unit.text("CO"),
            amount=amount,
            foreign_amount=amount,
            remark=line.remark,
            subledger=stored_subledger(line.subledger, line.subledger_type),
            subledger_type=line.subledger_type,
        )

    def _amount(self, line: TypedLine, decimals: int) -> Decimal | None:
        if not _AMOUNT.fullmatch(line.amount):
            self._error("0018", "Amount Invalid", f"{line.account}: {line.amount!r}", "1_13")
            return None
        amount = Decimal(line.amount)
        if amount != round(amount, decimals):
            self._error("0018", "Amount Invalid", f"{line.amount} has more than {decimals} decimals", "1_13")
            return None
        if not amount:
            self._error("0019", "Amount Required", f"{line.account}: the amount is zero", "1_13")
            return None
        return amount

    def _check_together(self, lines: list[EditedLine], *, complete: bool) -> None:
        companies = {line.company for line in lines}
        mixed = companies - {self._journal.company}
        if mixed and not self._site.intercompany_method:
            self._error(
                "0208", "Intercompany Not Allowed", f"lines of company {', '.join(sorted(mixed))}", "1_12"
            )
        total = sum((line.amount for line in lines), Decimal(0))
        if complete and (total or not lines):
            self._error("0083", "Document Out of Balance", f"the amounts add up to {total}", "1")

    def _rate(self, company: Row | None, gl_date: date) -> Decimal:
        if company is None or company.text("CRCD") == self._journal.currency:
            return Decimal(0)
        if self._journal.exchange_rate:
            return self._typed_rate(self._journal.exchange_rate)
        rates = self._database["F0015"].find(CRCD=self._journal.currency, CRDC=company.values["CRCD"])
        valid = sorted(
            (rate for rate in rates if rate.day("EFT") <= gl_date), key=lambda rate: rate.day("EFT")
        )
        if not valid:
            self._error("0200", "Exchange Rate Missing", f"{self._journal.currency} on {gl_date}", "275")
            return Decimal(0)
        return valid[-1].number("CRR")

    def _typed_rate(self, text: str) -> Decimal:
        if not _AMOUNT.fullmatch(text) or Decimal(text) <= 0:
            self._error("0200", "Exchange Rate Invalid", f"rate {text!r}", "275")
            return Decimal(0)
        return Decimal(text)

    def _result(
        self, company: Row, gl_date: date, period: Period, rate: Decimal, lines: list[EditedLine]
    ) -> EditedJournal:
        if rate:
            base = self._database["F0013"].find(CRCD=company.values["CRCD"])[0]
            lines = _converted(lines, rate, base.integer("CDEC"))
        return EditedJournal(
            company=self._journal.company,
            document_type=self._document_type,
            gl_date=gl_date,
            period=period,
            explanation=self._journal.explanation,
            currency=self._journal.currency,
            base_currency=company.text("CRCD"),
            exchange_rate=rate,
            reference_short=self._journal.reference_short,
            lines=tuple(lines),
            warnings=tuple(self._warnings),
        )


def _converted(lines: list[EditedLine], rate: Decimal, decimals: int) -> list[EditedLine]:
    """Convert line by line; what rounding leaves goes to the largest line, so that AA balances."""
    unit = Decimal(1).scaleb(-decimals)
    amounts = [(line.foreign_amount * rate).quantize(unit, rounding=ROUND_HALF_UP) for line in lines]
    largest = max(range(len(amounts)), key=lambda position: abs(amounts[position]))
    amounts[largest] -= sum(amounts, Decimal(0))
    return [replace(line, amount=amount) for line, amount in zip(lines, amounts, strict=True)]
