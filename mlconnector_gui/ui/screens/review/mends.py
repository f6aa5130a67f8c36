"""How what stops a posting is mended from where it is shown."""

from dataclasses import dataclass
from enum import StrEnum

from mlconnector_gui.accounting.receipt_drafting import RECEIPT
from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.store.queries.review import PostingDetail
from mlconnector_gui.ui.words.language import later

MISSING_ACCOUNT, REFUND_UNKNOWN = "mapping.missing", "refund.without_lines"
_OPEN = frozenset({PostingState.BLOCKED, PostingState.READY})
_MATCHED_BY_HAND = (
    "receipt.line_",
    "receipt.sku_",
    "receipt.unit_",
    "receipt.order_unknown",
    "receipt.over_open",
)


class Mend(StrEnum):
    """The ways; the key M takes the one that fits."""

    MAP = "map"
    MATCH = "match"
    TREAT = "treat"


@dataclass(frozen=True, slots=True)
class MendWords:
    """What the button of a way says."""

    button: str
    name: str


WORDS = {
    Mend.MAP: MendWords(later("Map this (M)"), "mapThis"),
    Mend.MATCH: MendWords(later("Match with an order… (M)"), "matchThis"),
    Mend.TREAT: MendWords(later("Say what it was for… (M)"), "treatThis"),
}


def mend_of(detail: PostingDetail) -> Mend | None:
    """Return the way that fits the first finding that can be mended."""
    if detail.row.state not in _OPEN:
        return None
    return next((mend for one in detail.findings if (mend := mend_of_code(one.code, detail.row.kind))), None)


def mend_of_code(code: str, kind: str) -> Mend | None:
    if code == MISSING_ACCOUNT:
        return Mend.MAP
    if code == REFUND_UNKNOWN:
        return Mend.TREAT
    return Mend.MATCH if kind == RECEIPT and code.startswith(_MATCHED_BY_HAND) else None
