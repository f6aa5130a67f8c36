"""What is approved and no ledger books: a record of a master file or of a storefront. It moves no money."""

from dataclasses import dataclass
from datetime import date

from mlconnector_gui.accounting.journal import check_company, check_explanation


@dataclass(frozen=True, slots=True, kw_only=True)
class UnbookedEntry:
    """In whose name a record is added or changed, and from which day it was drafted."""

    company: str
    gl_date: date
    """No ledger's date: the day of the draft, by which postings are listed."""
    currency: str
    explanation: str

    def __post_init__(self) -> None:
        check_company(self.company)
        check_explanation(self.explanation)
