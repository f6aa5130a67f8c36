"""Which items of the ERP a storefront is offered as new products: a rule over their codes, which defaults to none."""

from dataclasses import dataclass
from datetime import date

from mlconnector_gui.accounting.items import Item

_OBSOLETE = frozenset({"O"})
"""Stocking types (UDC 41/I) of what is not bought or made any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferChoice:
    """
    Items whose sales category code has one of some values, and that are not obsolete.

    With a branch the item's record of that branch is asked for both, and an item that the branch does not have is
    not offered; without one the item master is.
    """

    code: int
    """Which of the five codes, counted from 1."""
    values: frozenset[str]
    branch: str = ""
    since: date | None = None
    """Items that had the value before this day are not offered."""

    def wants(self, item: Item) -> bool:
        at_branch = item.at_branch(self.branch) if self.branch else None
        if self.branch and at_branch is None:
            return False
        codes = at_branch.sales_codes if at_branch is not None else item.sales_codes
        is_meant = len(codes) >= self.code and codes[self.code - 1] in self.values
        stocking_types = {item.stocking_type, at_branch.stocking_type if at_branch is not None else ""}
        return is_meant and not stocking_types & _OBSOLETE

    def may_have_wanted(self, item: Item) -> bool:
        """Say so of an item as it was: of one whose codes were not read nobody can say that it was not."""
        return not item.sales_codes or self.wants(item)
