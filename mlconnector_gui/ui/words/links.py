"""Words for links between a store's keys and JD Edwards' numbers."""

from mlconnector_gui.accounting.items import MatchedBy
from mlconnector_gui.ui.words.language import Texts, said

_MATCHED: Texts[MatchedBy] = {
    MatchedBy.HAND: "by hand",
    MatchedBy.SEARCH: "found in JDE",
    MatchedBy.ADDED: "added from here",
    MatchedBy.ITEM_NUMBER: "item number",
    MatchedBy.THIRD_NUMBER: "third item number",
    MatchedBy.CROSS_REFERENCE: "cross reference",
    MatchedBy.UPC: "UPC",
    MatchedBy.LIKENESS: "looks alike",
}


def matched_words(by: MatchedBy) -> str:
    return said(_MATCHED[by])
