"""The sample rules give every label that is known an account, and leave what only a person can decide."""

import csv
from datetime import date
from pathlib import Path

import pytest

from mlconnector_gui.accounting.mapping import MappingSet
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.base.paths import resource
from mlconnector_gui.connectors.amazon.settlement.taxes import TaxSide, tax_side
from mlconnector_gui.services.map_accounts import read_rules

CATALOGUE = Path(__file__).parents[4] / "shared" / "reference" / "amazon-settlement-triples.csv"
ON = date(2026, 10, 31)
RULES = MappingSet(read_rules(resource("sandbox", "mapping", "amazon.csv")))
STORES = ("AMZN", "AMZE", "AMZF")


def account(store: str, kind: str, amount_type: str, what: str, **more: str) -> str:
    traits = {"transaction_type": kind, "amount_type": amount_type, "amount_description": what, **more}
    choice = RULES.choose(LineRole.SETTLEMENT_LINE, connection=store, traits=traits, on=ON)
    return choice.rule.object_account if choice else ""


@pytest.mark.skipif(not CATALOGUE.exists(), reason="the catalogue of labels is not beside this checkout")
def test_every_label_of_the_catalogue_has_an_account_in_every_store() -> None:
    with CATALOGUE.open(encoding="utf-8", newline="") as file:
        labels = [tuple(row.values())[:3] for row in csv.DictReader(file)]
    known = [one for one in labels if not any(sign in "".join(one) for sign in ("*", "|", "<", "V1:"))]
    assert len(known) > 150

    unmapped = [
        (store, one)
        for store in STORES
        for one in known
        if not account(
            store, *one, **({} if tax_side(*one) is TaxSide.NONE else {"tax_remitted_by": "marketplace"})
        )
    ]

    assert unmapped == []


@pytest.mark.parametrize("store", STORES)
def test_tax_goes_where_it_is_remitted_and_what_is_unclear_has_no_account(store: str) -> None:
    found = [
        account(store, "Order", "ItemPrice", "Tax", tax_remitted_by=who)
        for who in ("marketplace", "seller", "partly")
    ]

    assert found == ["4436", "4433", ""]


def test_an_unheard_of_fee_has_no_account() -> None:
    assert account("AMZN", "FBAFees", "FBA Drone Handling Surcharge", "Base fee") == ""
    assert account("AMZN", "Chargeback Refund", "ItemPrice", "Goodwill") == ""
