"""Read amounts in the currency an order is booked in, exact or not at all."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from mlconnector_gui.accounting.documents import decimal_of
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.shopify.payloads import Amount, MoneyBag


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """One order's amounts: either all in the shop's currency or all in the customer's."""

    document: str
    currency: str
    is_presentment: bool

    @property
    def zero(self) -> Money:
        return Money.zero(self.currency)

    def read(self, bag: MoneyBag | None, field_name: str) -> Money:
        """Read one money bag; what is left out is zero."""
        return (
            self.zero if bag is None else money_of(self._chosen(bag, field_name), field_name, self.document)
        )

    def raw(self, bag: MoneyBag | None, field_name: str) -> Decimal:
        """Read a number that may be in the currency's smallest unit."""
        if bag is None:
            return Decimal(0)
        amount = self._chosen(bag, field_name)
        return decimal_of(amount.amount, field_name=field_name, document=self.document)

    def total(self, amounts: Iterable[Money]) -> Money:
        return Money.total(amounts, self.currency)

    def share(self, amount: Money, part: Money, whole: Money) -> Money:
        """Return the share of an amount that a part has in a whole, rounded once."""
        if whole.is_zero:
            return self.zero
        return Money.rounded(amount.amount * part.amount / whole.amount, self.currency)

    def _chosen(self, bag: MoneyBag, field_name: str) -> Amount:
        chosen = bag.presentment_money if self.is_presentment else bag.shop_money
        if chosen is None or chosen.currency_code != self.currency:
            raise Problem(
                "shopify.payload_unreadable",
                field=field_name,
                value=chosen.currency_code if chosen else "",
                document=self.document,
            )
        return chosen


def money_of(amount: Amount, field_name: str, document: str) -> Money:
    number = decimal_of(amount.amount, field_name=field_name, document=document)
    return Money(number, amount.currency_code)
