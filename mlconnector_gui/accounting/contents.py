"""The kinds of content that a posting can have, and how its bytes tell which one it is."""

import json
from enum import StrEnum

from mlconnector_gui.accounting.customers import ADDRESS_TYPE
from mlconnector_gui.accounting.item_records import ITEM_TYPE
from mlconnector_gui.accounting.store_records import RECORD

KIND = "kind"
WITHOUT_MONEY = (ADDRESS_TYPE, RECORD, ITEM_TYPE)
"""What stands for a document type of postings that no ledger holds: they have no amount and are never posted."""


class ContentKind(StrEnum):
    """What is written into one target as one unit; nothing else can be approved, sent and read back."""

    JOURNAL = "journal"
    VOUCHER = "voucher"
    CUSTOMER = "customer"
    STORE_RECORD = "store_record"
    """A record of a storefront: a price, a product, an order. The others are for JDE."""
    RECEIPT = "receipt"
    ITEM = "item"

    @property
    def is_booked(self) -> bool:
        """Say whether the general ledger holds it, so that JDE posts it there after it was entered."""
        return self in {ContentKind.JOURNAL, ContentKind.VOUCHER, ContentKind.RECEIPT}


def kind_of(content: bytes) -> ContentKind:
    """Return the kind of canonical bytes; those without one are journals, which are older than the kinds."""
    return ContentKind(json.loads(content).get(KIND, ContentKind.JOURNAL.value))
