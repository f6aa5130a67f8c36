"""
Whose tax is in a settlement: what the marketplace collects and keeps passes through, the rest is ours to pay.

The file does not say it of a row. It shows in an order: a tax that was collected stands beside a row that takes the
same amount back. Labels are compared with case and punctuation folded.
"""

from enum import Enum

from mlconnector_gui.accounting.mapping import fold_label

_COLLECTED = frozenset(
    {
        ("itemprice", "tax"),
        ("itemprice", "shippingtax"),
        ("itemprice", "giftwraptax"),
        ("promotion", "taxdiscount"),
    }
)
_WITHHELD_TYPE = "itemwithheldtax"
_KEPT_BY_MARKETPLACE = ("marketplacefacilitator", "lowvaluegoodstax")


class TaxSide(Enum):
    """What a row has to do with tax on sales."""

    NONE = "none"
    COLLECTED = "collected"
    WITHHELD = "withheld"
    """Taken back by the marketplace, which remits it. Tax deducted at source (India) is none of that kind."""


class Remitted(Enum):
    """Who remits the tax of an order; the words are those of the trait that mapping rules ask for."""

    NONE = ""
    BY_MARKETPLACE = "marketplace"
    BY_SELLER = "seller"
    PARTLY = "partly"
    """Some of it was taken back and some not: nobody but a person can say whose the rest is."""


def tax_side(transaction_type: str, amount_type: str, amount_description: str) -> TaxSide:
    kind, description = _joined(amount_type), _joined(amount_description)
    if kind == _WITHHELD_TYPE and description.startswith(_KEPT_BY_MARKETPLACE):
        return TaxSide.WITHHELD
    return TaxSide.COLLECTED if (kind, description) in _COLLECTED else TaxSide.NONE


def _joined(label: str) -> str:
    return fold_label(label).replace(" ", "")
