"""What JDE was seen to hold of a voucher's supplier, terms and invoice number."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class DuplicateRule(StrEnum):
    """What the site does with an invoice number that its supplier used before: an A/P constant (F0009.DUIN)."""

    ACCEPT = "accept"
    WARN = "warn"
    REFUSE = "refuse"
    UNKNOWN = "unknown"
    """F0009.DUIN holds a code of which no source tells the meaning: taken for a refusal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplierRecord:
    """A supplier as JDE knows it (F0101 with F0401)."""

    number: int
    name: str
    is_in_supplier_master: bool
    is_on_hold: bool
    payment_terms: str = ""
    currency: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PayablesFacts:
    """The answers of one asking, for one voucher; kept with it, so that it can be checked again without JDE."""

    supplier: SupplierRecord | None
    terms_known: bool
    """The voucher's own terms of payment are in F0014; blank ones are the supplier's."""
    duplicates: tuple[str, ...]
    """Vouchers that have the invoice number already, such as '00001 PV 100023'."""
    duplicate_rule: DuplicateRule
    year_start: date | None = None
    """First day of the company's fiscal year in accounts payable (F0010.APFJ)."""
    current_period: int = 0
    """The company's current period in accounts payable (F0010.APPN)."""

    def written(self) -> Mapping[str, object]:
        supplier = self.supplier
        return {
            "supplier": {name: getattr(supplier, name) for name in SupplierRecord.__slots__}
            if supplier
            else None,
            "terms_known": self.terms_known,
            "duplicates": list(self.duplicates),
            "duplicate_rule": self.duplicate_rule.value,
            "year_start": self.year_start.isoformat() if self.year_start else "",
            "current_period": self.current_period,
        }

    @classmethod
    def read(cls, written: Mapping[str, Any]) -> "PayablesFacts":
        supplier = written["supplier"]
        return cls(
            supplier=SupplierRecord(**supplier) if supplier else None,
            terms_known=written["terms_known"],
            duplicates=tuple(written["duplicates"]),
            duplicate_rule=DuplicateRule(written["duplicate_rule"]),
            year_start=date.fromisoformat(written["year_start"]) if written["year_start"] else None,
            current_period=written["current_period"],
        )
