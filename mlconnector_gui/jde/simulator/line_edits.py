"""JDE's edits that journals and vouchers share: company, dates, currency, lines with accounts and amounts."""

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
from mlconnector_gui.jde.simulator.entry import EditedLine, FormMessage, TypedLine
from mlconnector_gui.jde.simulator.site import Site
from mlconnector_gui.jde.simulator.tables import Database, Row

_AMOUNT = re.compile(r"-?\d{1,15}(\.\d+)?")


class LineEdits:
    """Edits parts of an entry and collects every error and warning."""

    def __init__(self, database: Database, site: Site) -> None:
        self._database = database
        self._site = site
        self.errors: list[FormMessage] = []
        self.warnings: list[FormMessage] = []

    def error(self, code: str, title: str, description: str, control: str) -> None:
        self.errors.append(FormMessage(code=code, title=title, description=description, control=control))

    def company(self, number: str) -> Row | None:
        company = None if number == "00000" else self._database["F0010"].first(CO=number)
        if company is None:
            self.error("0063", "Company Invalid", f"company {number!r} is not in Company Constants", "50")
        return company

    def text(self, text: str, width: int, name: str, control: str) -> None:
        if len(text) > width:
            self.error("0045", "Text too long", f"{name} holds {width} characters: {text!r}", control)

    def typed_date(self, text: str, control: str = "54") -> date | None:
        found = re.fullmatch(r"(\d{2})/(\d{2})/(\d{4})", text)
        try:
            if found is None:
                raise ValueError
            return date(int(found[3]), int(found[1]), int(found[2]))
        except ValueError:
            self.error("0054", "Date Invalid", f"{text!r} is not MM/DD/YYYY", control)
            return None

    def said_of_date(self, said: tuple[bool, FormMessage] | None) -> None:
        """Keep what a calendar says about a date as error or as warning."""
        if said is not None:
            stops, message = said
            (self.errors if stops else self.warnings).append(message)

    def currency_decimals(self, currency: str) -> int:
        row = self._database["F0013"].first(CRCD=currency)
        if row is None:
            self.error("0199", "Currency Code Invalid", f"currency {currency!r}", "273")
            return 2
        return row.integer("CDEC")

    def line(self, line: TypedLine, decimals: int, *, currency: str = "") -> EditedLine | None:
        amount = self.amount(line.amount, decimals, f"{line.account}: ")
        self.text(line.remark, 30, "remark", "1_15")
        self.text(line.reference_1, 8, "reference 1", "1_16")
        self.text(line.reference_2, 8, "reference 2", "57")
        self.errors.extend(subledger_errors(self._database, line))
        account = find_account(self._database, line.account, self._site.account_separator)
        if isinstance(account, FormMessage):
            self.errors.append(account)
            return None
        self.errors.extend(account_errors(self._database, account, line, currency=currency))
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
            reference_1=line.reference_1,
            reference_2=line.reference_2,
        )

    def amount(self, text: str, decimals: int, name: str = "") -> Decimal | None:
        if not _AMOUNT.fullmatch(text):
            self.error("0018", "Amount Invalid", f"{name}{text!r}", "1_13")
            return None
        amount = Decimal(text)
        if amount != round(amount, decimals):
            self.error("0018", "Amount Invalid", f"{text} has more than {decimals} decimals", "1_13")
            return None
        if not amount:
            self.error("0019", "Amount Required", f"{name}the amount is zero", "1_13")
            return None
        return amount

    def check_companies(self, company: str, lines: list[EditedLine]) -> None:
        mixed = {line.company for line in lines} - {company}
        if mixed and not self._site.intercompany_method:
            self.error(
                "0208", "Intercompany Not Allowed", f"lines of company {', '.join(sorted(mixed))}", "1_12"
            )

    def rate(self, company: Row | None, currency: str, typed: str, day: date) -> Decimal:
        """Return the rate to the company's currency, zero for a domestic entry."""
        if company is None or company.text("CRCD") == currency:
            return Decimal(0)
        if typed:
            return self._typed_rate(typed)
        rates = self._database["F0015"].find(CRCD=currency, CRDC=company.values["CRCD"])
        valid = sorted((rate for rate in rates if rate.day("EFT") <= day), key=lambda rate: rate.day("EFT"))
        if not valid:
            self.error("0200", "Exchange Rate Missing", f"{currency} on {day}", "275")
            return Decimal(0)
        return valid[-1].number("CRR")

    def _typed_rate(self, text: str) -> Decimal:
        if not _AMOUNT.fullmatch(text) or Decimal(text) <= 0:
            self.error("0200", "Exchange Rate Invalid", f"rate {text!r}", "275")
            return Decimal(0)
        return Decimal(text)

    def base_decimals(self, company: Row) -> int:
        return self._database["F0013"].find(CRCD=company.values["CRCD"])[0].integer("CDEC")


def converted(
    lines: list[EditedLine], rate: Decimal, decimals: int, *, total: Decimal = Decimal(0)
) -> list[EditedLine]:
    """Convert line by line; what rounding leaves goes to the largest line, so that AA adds up to the total."""
    amounts = [in_base(line.foreign_amount, rate, decimals) for line in lines]
    largest = max(range(len(amounts)), key=lambda position: abs(amounts[position]))
    amounts[largest] += total - sum(amounts, Decimal(0))
    return [replace(line, amount=amount) for line, amount in zip(lines, amounts, strict=True)]


def in_base(foreign: Decimal, rate: Decimal, decimals: int) -> Decimal:
    return (foreign * rate).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
