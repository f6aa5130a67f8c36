"""The rows of an order: what each line, delivery or fee comes to, and the parts of a document they make."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from mlconnector_gui.accounting.documents import Part, PartKind, Traits, no_traits
from mlconnector_gui.accounting.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class RowTax:
    """The tax on a row at one rate."""

    title: str
    rate: str
    is_channels: bool
    """The channel pays it over; it is no debt of the merchant."""
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """
    One thing sold, or with negative amounts taken back.

    `net` is after discounts and without tax; `discount` is what was taken off, without tax.
    """

    kind: PartKind
    line_id: str
    quantity: int
    net: Money
    discount: Money
    taxes: tuple[RowTax, ...] = ()
    description: str = ""
    traits: Traits = field(default_factory=no_traits)

    @property
    def gross(self) -> Money:
        return self.net + self.discount

    @property
    def tax(self) -> Money:
        return Money.total((tax.amount for tax in self.taxes), self.net.currency)

    @property
    def total(self) -> Money:
        return self.net + self.tax


def parts_of(rows: Sequence[Row], place: Traits) -> tuple[Part, ...]:
    """Return goods before discounts, discounts, and the tax of all rows by rate; nothing that is zero."""
    parts = [
        *(part for row in rows for part in _own_parts(row)),
        *tax_parts((tax for row in rows for tax in row.taxes), place),
    ]
    return tuple(part for part in parts if not part.amount.is_zero)


def tax_parts(taxes: Iterable[RowTax], place: Traits) -> tuple[Part, ...]:
    """Add taxes up by title, rate and who pays them over."""
    sums: dict[tuple[str, str, bool], RowTax] = {}
    for tax in taxes:
        key = (tax.title, tax.rate, tax.is_channels)
        known = sums.get(key)
        sums[key] = replace(known, amount=known.amount + tax.amount) if known else tax
    return tuple(
        Part(
            kind=PartKind.CHANNEL_TAX if tax.is_channels else PartKind.TAX,
            amount=tax.amount,
            description=tax.title,
            traits=told({**place, "tax_code": tax.title, "tax_rate": tax.rate}),
        )
        for tax in sums.values()
        if not tax.amount.is_zero
    )


def told(traits: Traits) -> dict[str, str]:
    """Keep the traits that say something, as plain strings."""
    return {name: str(value) for name, value in traits.items() if value}


def _own_parts(row: Row) -> Iterator[Part]:
    yield Part(kind=row.kind, amount=row.gross, description=row.description, traits=row.traits)
    if not row.discount.is_zero:
        yield Part(kind=PartKind.DISCOUNT, amount=-row.discount, traits=row.traits)
