"""Which key of a storefront and which of JDE mean the same thing, who says so, and why."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mlconnector_gui.accounting.items import MatchedBy
from mlconnector_gui.base.problem import Problem

_STORE_KEY_WIDTH = 255
_ERP_KEY_DIGITS = 8
_WHY_WIDTH = 500


class LinkKind(StrEnum):
    """What is linked."""

    ITEM = "item"
    """A SKU and a short item number."""
    CUSTOMER = "customer"
    """A store's customer and an address number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One link; of a store's key there is one, of a number in JDE there may be several."""

    kind: LinkKind
    connection_id: str
    store_key: str
    erp_key: str
    erp_name: str = ""
    """What people know it by in JDE, as it was when the link was made: the second item number, the name."""
    matched_by: MatchedBy = MatchedBy.HAND
    why: str = ""
    made_by: str = ""
    machine: str = ""
    made_at: datetime

    def __post_init__(self) -> None:
        is_key = bool(self.store_key) and self.store_key == self.store_key.strip()
        if not is_key or not self.store_key.isprintable() or len(self.store_key) > _STORE_KEY_WIDTH:
            raise Problem("link.store_key_invalid", key=self.store_key)
        is_number = self.erp_key.isascii() and self.erp_key.isdigit() and len(self.erp_key) <= _ERP_KEY_DIGITS
        if not is_number or not int(self.erp_key):
            raise Problem("link.erp_key_invalid", key=self.erp_key)
        if len(self.why) > _WHY_WIDTH:
            raise Problem("link.why_too_long", width=_WHY_WIDTH)
