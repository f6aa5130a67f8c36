"""Read amounts as exact numbers, and spread what has to be in whole units without losing any."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import ROUND_FLOOR, Decimal

from mlconnector_gui.accounting.documents import DocumentFinding, decimal_of
from mlconnector_gui.accounting.money import Money, quantum
from mlconnector_gui.base.problem import Problem

_LARGEST = Decimal(10) ** 15


@dataclass(slots=True)
class Amounts:
    """
    The amounts of one payload, in its currency.

    The vendor writes four decimals whatever the currency has. A line may really be that fine, and is rounded; what is
    lost shows as the document's difference. A total that is finer than its currency was paid by nobody: `finding`
    then says so, and nothing may be made of what was read.
    """

    currency: str
    document: str
    _finer: dict[str, str] = field(default_factory=dict)

    def read(self, text: str, field_name: str) -> Money:
        return Money.rounded(self.exactly(text, field_name), self.currency)

    def paid(self, text: str, field_name: str) -> Money:
        """Read an amount that somebody paid or got, so that it cannot be finer than its currency."""
        number = self.exactly(text, field_name)
        money = Money.rounded(number, self.currency)
        if money.amount != number:
            self._finer.setdefault(field_name, text)
        return money

    def exactly(self, text: str, field_name: str) -> Decimal:
        number = decimal_of(text or "0", field_name=field_name, document=self.document)
        if abs(number) >= _LARGEST:
            raise Problem(
                "document.number_invalid", field=field_name, value=text[:40], document=self.document
            )
        return number

    def finding(self, *, blocks: bool) -> DocumentFinding | None:
        if not self._finer:
            return None
        name, text = next(iter(self._finer.items()))
        return DocumentFinding(
            code="bigcommerce.finer_than_currency",
            blocks=blocks,
            params={
                "document": self.document,
                "field": name,
                "amount": text,
                "currency": self.currency,
            },
        )


def spread(total: Money, weights: Sequence[Decimal]) -> list[Money]:
    """
    Divide a total by weights into whole units that add up to it, the largest remainders first.

    Without any weight the first one gets it all.
    """
    if not weights:
        return []
    whole = sum(weights, Decimal(0))
    if whole == 0:
        return [total, *(Money.zero(total.currency) for _ in weights[1:])]
    unit = quantum(total.currency)
    exact = [total.amount / unit * weight / whole for weight in weights]
    floors = [one.to_integral_value(ROUND_FLOOR) for one in exact]
    left = int(total.amount / unit - sum(floors, Decimal(0)))
    by_remainder = sorted(range(len(exact)), key=lambda place: (floors[place] - exact[place], place))
    for place in by_remainder[:left]:
        floors[place] += 1
    return [Money(floor * unit, total.currency) for floor in floors]
