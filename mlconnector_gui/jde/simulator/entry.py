"""A journal entry as typed into P0911, and as it stands once its fields are understood."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from mlconnector_gui.jde.simulator.tables import Row, Value
from mlconnector_gui.jde.simulator.wire import Payload

CONVERTED = "CONVERT"
"""The user by whom balances were taken over before anything else; the books leave out what is his."""


def hhmmss(moment: datetime) -> int:
    return moment.hour * 10000 + moment.minute * 100 + moment.second


@dataclass(frozen=True, slots=True, kw_only=True)
class Authorship:
    """Who writes rows with which program, on the server's clock, and at which moment of the world."""

    username: str
    program: str
    local: datetime
    entered_at: datetime

    def columns(self) -> dict[str, Value]:
        """Return what a row keeps of its last change."""
        return {
            "USER": self.username,
            "PID": self.program,
            "JOBN": "AIS",
            "UPMJ": self.local.date(),
            "UPMT": hhmmss(self.local),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedLine:
    """One grid row as typed."""

    account: str
    amount: str
    remark: str = ""
    subledger: str = ""
    subledger_type: str = ""
    reference_1: str = ""
    reference_2: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedJournal:
    """The header fields and the grid as typed; the G/L date as MM/DD/YYYY."""

    company: str
    document_type: str
    gl_date: str
    explanation: str
    currency: str
    exchange_rate: str
    reference_short: str
    """R2 of every line that has none of its own."""
    lines: tuple[TypedLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormMessage:
    """An error or a warning as a form shows it. The codes are the simulator's own: JDE's are not published."""

    code: str
    title: str
    description: str
    control: str

    def payload(self) -> Payload:
        return {
            "CODE": self.code,
            "TITLE": f"Error: {self.title}",
            "ERRORCONTROL": self.control,
            "DESC": f"CAUSE . . . .   {self.description}",
            "MOBILE": self.description,
        }


class EntryRefused(Exception):  # noqa: N818  the form stayed open with errors
    """The form kept the entry because of errors; nothing was written."""

    def __init__(self, errors: list[FormMessage], warnings: list[FormMessage]) -> None:
        super().__init__("; ".join(error.title for error in errors))
        self.errors = errors
        self.warnings = warnings


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A fiscal period: century, two-digit year and number."""

    century: int
    year: int
    number: int

    @property
    def ordinal(self) -> int:
        return (self.century * 100 + self.year) * 12 + self.number - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedLine:
    """A line whose account row and amounts are known."""

    account: Row
    company: str
    amount: Decimal
    foreign_amount: Decimal
    remark: str
    subledger: str
    subledger_type: str
    reference_1: str
    reference_2: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedJournal:
    """A journal entry that passed JDE's edits, with the warnings that did not stop it."""

    company: str
    document_type: str
    gl_date: date
    period: Period
    explanation: str
    currency: str
    base_currency: str
    exchange_rate: Decimal
    """Zero for a domestic entry."""
    lines: tuple[EditedLine, ...]
    warnings: tuple[FormMessage, ...]

    @property
    def is_foreign(self) -> bool:
        return self.currency != self.base_currency


@dataclass(frozen=True, slots=True, kw_only=True)
class EnteredDocument:
    """The key of a document in the ledger and its batch."""

    company: str
    document_type: str
    document_number: int
    batch_number: int
    warnings: tuple[FormMessage, ...] = ()
