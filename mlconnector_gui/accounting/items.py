"""Items and their base prices as the ERP keeps them, and which price is in force for a storefront on a day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum


class MatchedBy(StrEnum):
    """By what a storefront's SKU and an item belong together."""

    HAND = "hand"
    SEARCH = "search"
    """A search in the ERP found it."""
    ADDED = "added"
    """It was added to the ERP, or to the store, from here."""
    ITEM_NUMBER = "item_number"
    """The SKU is the item's second number."""
    THIRD_NUMBER = "third_number"
    CROSS_REFERENCE = "cross_reference"
    """The SKU is one of the numbers under which others know the item."""
    UPC = "upc"
    LIKENESS = "likeness"
    """Number or name are much alike: only ever suggested."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemBranch:
    """An item as one branch has it."""

    branch: str
    stocking_type: str
    sales_codes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitConversion:
    """How many of another unit of measure one of a unit is."""

    branch: str
    """Blank: in every branch."""
    unit: str
    other: str
    factor: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of the item master, with the other numbers it goes by."""

    item_id: str
    """The short number, which never changes."""
    number: str
    """The second number, by which people know it."""
    third_number: str = ""
    description: str = ""
    second_description: str = ""
    unit: str = ""
    upc: str = ""
    stocking_type: str = ""
    references: tuple[str, ...] = ()
    sales_codes: tuple[str, ...] = ()
    """The sales category codes 1 to 5; none where they were not read."""
    branches: tuple[ItemBranch, ...] = ()
    conversions: tuple[UnitConversion, ...] = ()

    @property
    def name(self) -> str:
        """Both lines of its description."""
        return f"{self.description} {self.second_description}".strip()

    def at_branch(self, branch: str) -> ItemBranch | None:
        return next((one for one in self.branches if one.branch == branch), None)

    def quantity_in(self, other: str, *, unit: str, branch: str) -> Decimal | None:
        """Return how many of another unit one of a unit is: as the branch says, or else for all; None: not said."""
        fitting = [one for one in self.conversions if (one.unit, one.other) == (unit, other)]
        said = {one.branch: one.factor for one in fitting if one.branch in {"", branch}}
        return said.get(branch, said.get(""))

    def skus(self) -> Iterator[tuple[MatchedBy, str]]:
        """Yield under which SKUs a store may have it, the likeliest first."""
        yield MatchedBy.ITEM_NUMBER, self.number
        yield MatchedBy.THIRD_NUMBER, self.third_number
        for reference in self.references:
            yield MatchedBy.CROSS_REFERENCE, reference
        yield MatchedBy.UPC, self.upc


@dataclass(frozen=True, slots=True, kw_only=True)
class BasePrice:
    """One base price: for whom, from when to when, and when somebody last changed it."""

    branch: str
    """Blank: for every branch."""
    currency: str
    """Blank: the branch's own."""
    unit: str
    customer_group: int
    """0: for everybody."""
    amount: Decimal
    effective: date | None
    expires: date | None
    """The last day; None: for ever."""
    changed: tuple[date, int]
    """Day and time of the last change: of two that are in force, the newer one counts."""

    def is_in_force(self, on: date) -> bool:
        begun = self.effective is None or self.effective <= on
        return begun and (self.expires is None or on <= self.expires)


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceList:
    """Every base price of one item, of those that depend on no customer, lot or location."""

    item_id: str
    number: str
    prices: tuple[BasePrice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceChoice:
    """Which prices a storefront sells at."""

    currency: str
    branch: str = ""
    unit: str = "EA"
    customer_group: int = 0
    domestic_currency: str = ""
    """What a blank currency means."""

    def with_domestic(self, currency: str) -> "PriceChoice":
        return replace(self, domestic_currency=currency)

    def price_of(self, prices: Sequence[BasePrice], *, on: date) -> BasePrice | None:
        """
        Return the price in force: that of the group goes before everybody's, of the branch before every branch's.

        None where the item has no price for this storefront.
        """
        fitting = [price for price in prices if self._fits(price) and price.is_in_force(on)]
        return max(fitting, key=self._rank, default=None)

    def next_change(self, prices: Sequence[BasePrice], *, after: date) -> date | None:
        """Return the next day on which another price may come into force by itself."""
        days = [day for price in prices if self._fits(price) for day in _turns(price) if day > after]
        return min(days, default=None)

    def _fits(self, price: BasePrice) -> bool:
        return (
            price.branch in {"", self.branch}
            and (price.currency or self.domestic_currency) == self.currency
            and price.unit == self.unit
            and price.customer_group in {0, self.customer_group}
        )

    def _rank(self, price: BasePrice) -> tuple[bool, bool, tuple[date, int]]:
        return bool(price.customer_group), bool(price.branch), price.changed


def _turns(price: BasePrice) -> Iterator[date]:
    if price.effective is not None:
        yield price.effective
    if price.expires is not None and price.expires < date.max:
        yield price.expires + timedelta(days=1)
