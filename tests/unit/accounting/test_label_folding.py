"""A store's own wording is compared without its punctuation; ids are not."""

from datetime import date

import pytest

from mlconnector_gui.accounting.mapping import MappingRule, MappingSet
from mlconnector_gui.accounting.roles import LineRole

ON = date(2026, 10, 31)


def chosen(trait: str, pattern: str, value: str) -> bool:
    rule = MappingRule(
        rule_id="r",
        role=LineRole.SETTLEMENT_LINE,
        business_unit="1",
        object_account="1",
        conditions={trait: pattern},
    )
    given = {trait: value}
    found = MappingSet([rule]).choose(LineRole.SETTLEMENT_LINE, connection="A", traits=given, on=ON)
    assert (found is None) == (rule.refusal(connection="A", traits=given, on=ON) is not None)
    return found is not None


@pytest.mark.parametrize(
    ("pattern", "value"),
    [
        ("Order_Retrocharge", "order retrocharge"),
        ("A-to-z Guarantee Refund", "A to Z guarantee refund"),
        ("FBA Removal Order: Disposal Fee", "FBA Removal Order - Disposal Fee"),
        ("TDS (Section 194-O)", "TDS Section 194-O"),
        ("Transfer of funds unsuccessful*", "Transfer of funds unsuccessful: we could not reach the bank."),
    ],
)
def test_labels_are_the_same_in_any_punctuation(pattern: str, value: str) -> None:
    assert chosen("amount_description", pattern, value)


@pytest.mark.parametrize(
    ("trait", "pattern", "value"),
    [
        ("amount_description", "Refund Commission", "RefundCommission"),
        ("amount_description", "Storage Fee", "Storage Fees"),
        ("sku", "A-1", "A_1"),
    ],
)
def test_what_differs_in_more_is_not_the_same(trait: str, pattern: str, value: str) -> None:
    assert not chosen(trait, pattern, value)
