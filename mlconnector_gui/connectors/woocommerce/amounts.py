"""Read a payload's amounts as money of its currency, remembering those the currency cannot hold."""

from dataclasses import dataclass, field
from decimal import Decimal

from mlconnector_gui.accounting.documents import DocumentFinding, decimal_of
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.base.problem import Problem

_LARGEST = Decimal(10) ** 15


@dataclass(slots=True)
class Amounts:
    """
    The amounts of one payload.

    A shop writes every currency with the same number of decimals, so an amount may be finer than its currency: 53.52
    JPY. It is rounded only to go on reading; `finding` then says so, and nothing may be made of what was read.
    """

    currency: str
    document: str
    _finer: dict[str, str] = field(default_factory=dict)

    def read(self, text: str, field_name: str) -> Money:
        number = decimal_of(text, field_name=field_name, document=self.document)
        if abs(number) >= _LARGEST:
            raise Problem(
                "document.number_invalid", field=field_name, value=text[:40], document=self.document
            )
        money = Money.rounded(number, self.currency)
        if money.amount != number:
            self._finer.setdefault(field_name, text)
        return money

    def read_or_zero(self, text: str, field_name: str) -> Money:
        return self.read(text or "0", field_name)

    def finding(self, *, blocks: bool) -> DocumentFinding | None:
        if not self._finer:
            return None
        name, text = next(iter(self._finer.items()))
        return DocumentFinding(
            code="woocommerce.finer_than_currency",
            blocks=blocks,
            params={
                "document": self.document,
                "field": name,
                "amount": text,
                "currency": self.currency,
                "count": str(len(self._finer)),
            },
        )
