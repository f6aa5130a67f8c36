"""What a settlement says in labels: its marketplace, its reserves, the words of a line."""

from mlconnector_gui.accounting.chains import ChainLink
from mlconnector_gui.accounting.mapping import fold_label
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.connectors.amazon.settlement.reading import Kind, Sums

_RESERVE_GIVEN_BACK = "previous reserve amount balance"
_RESERVE_HELD = "current reserve amount"
_SAYS_NOTHING = frozenset({"base fee", "tax on fee", "discount on fee", "transactiontotalamount"})
_PLAIN_TYPES = frozenset({"order", "other transaction"})
_MARKETPLACE = "amazon"


def settlement_marketplace(sums: Sums) -> str:
    """Return the one marketplace of Amazon's that the rows name; '' where they name none or several."""
    named = {kind.marketplace for kind in sums.by_kind if kind.marketplace.lower().startswith(_MARKETPLACE)}
    return named.pop() if len(named) == 1 else ""


def words_of(kind: Kind) -> str:
    """Return what a line of the entry is called: the description, unless that says nothing by itself."""
    if fold_label(kind.amount_description) in _SAYS_NOTHING:
        return kind.amount_type
    if fold_label(kind.transaction_type) in _PLAIN_TYPES:
        return kind.amount_description
    if fold_label(kind.transaction_type) == fold_label(kind.amount_description):
        return kind.amount_description
    return f"{kind.transaction_type} {kind.amount_description}"


def chain_link(sums: Sums) -> ChainLink:
    """Return what was held back before and given back here, and what is held back now."""
    currency = sums.total.currency
    return ChainLink(
        name=sums.head.settlement_id,
        series=settlement_marketplace(sums),
        starts_at=sums.head.starts_at,
        ends_at=sums.head.ends_at,
        opening=Money.from_minor(_summed(sums, _RESERVE_GIVEN_BACK), currency),
        closing=Money.from_minor(-_summed(sums, _RESERVE_HELD), currency),
    )


def _summed(sums: Sums, description: str) -> int:
    return sum(
        minor for kind, minor in sums.by_kind.items() if fold_label(kind.amount_description) == description
    )
