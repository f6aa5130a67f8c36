"""The layouts that Amazon gave up say the same as the one that is left."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.amazon.settlement.importing import read_settlement_file
from mlconnector_gui.connectors.amazon.translate import translate
from tests.helpers.settlements import Settlement, context, document, line

COLUMNS = [
    "settlement-id",
    "settlement-start-date",
    "settlement-end-date",
    "deposit-date",
    "total-amount",
    "currency",
    "transaction-type",
    "order-id",
    "merchant-order-id",
    "adjustment-id",
    "shipment-id",
    "marketplace-name",
    "shipment-fee-type",
    "shipment-fee-amount",
    "order-fee-type",
    "order-fee-amount",
    "fulfillment-id",
    "posted-date",
    "order-item-code",
    "merchant-order-item-id",
    "merchant-adjustment-item-id",
    "sku",
    "quantity-purchased",
    "price-type",
    "price-amount",
    "item-related-fee-type",
    "item-related-fee-amount",
    "misc-fee-amount",
    "other-fee-amount",
    "other-fee-reason-description",
    "promotion-id",
    "promotion-type",
    "promotion-amount",
    "direct-payment-type",
    "direct-payment-amount",
    "other-amount",
]
SHORT = [name for name in COLUMNS if not name.startswith("promotion")]
AT = datetime(2025, 10, 9, 22, 7, 18, tzinfo=UTC)
POSTED = "2025-10-09T22:07:18+00:00"
HEAD = {
    "settlement-id": "23874396421",
    "settlement-start-date": "2025-10-01T00:00:00+00:00",
    "settlement-end-date": "2025-10-15T00:00:00+00:00",
    "deposit-date": "2025-10-17T00:00:00+00:00",
    "currency": "CAD",
}


def file_of(columns: list[str], total: str, *rows: dict[str, str]) -> bytes:
    lines = ["\t".join(columns), "\t".join({**HEAD, "total-amount": total}.get(name, "") for name in columns)]
    for row in rows:
        cells = {"settlement-id": HEAD["settlement-id"], "posted-date": POSTED, **row}
        lines.append("\t".join(cells.get(name, "") for name in columns))
    return "\n".join(lines).encode()


def sums(payload: bytes) -> dict[tuple[str, str, str], Decimal]:
    (one,) = read_settlement_file(payload, "v1.txt", context()).documents
    (found,) = translate("settlements", one.document.payload, context()).documents
    return {
        (part.traits["transaction_type"], part.traits["amount_type"], part.traits["amount_description"]): (
            part.amount.amount
        )
        for part in found.parts
        if part.traits
    }


def test_the_amounts_of_a_row_become_rows_of_their_own() -> None:
    advertising = {
        "transaction-type": "ServiceFee",
        "item-related-fee-type": "Cost of Advertising",
        "item-related-fee-amount": "-500.02",
        "other-fee-amount": "-60.00",
        "other-fee-reason-description": "TaxAmount",
    }
    sale = {"transaction-type": "Order", "price-type": "Principal", "price-amount": "1000.00"}
    counted = {"transaction-type": "Order", "quantity-purchased": "1"}
    promotion = {"transaction-type": "Order", "promotion-type": "Shipping", "promotion-amount": "-5.00"}
    withheld = {
        "transaction-type": "Order",
        "item-related-fee-type": "MarketplaceFacilitatorTax-Principal",
        "item-related-fee-amount": "-1.00",
    }
    storage = {"transaction-type": "Storage Fee", "other-amount": "-7.00"}
    lost = {"transaction-type": "WAREHOUSE_DAMAGE", "other-amount": "12.00"}

    found = sums(file_of(COLUMNS, "438.98", advertising, sale, counted, promotion, withheld, storage, lost))

    assert found == {
        ("ServiceFee", "Cost of Advertising", "TransactionTotalAmount"): Decimal("-560.02"),
        ("Order", "ItemPrice", "Principal"): Decimal("1000.00"),
        ("Order", "Promotion", "Shipping"): Decimal("-5.00"),
        ("Order", "ItemWithheldTax", "MarketplaceFacilitatorTax-Principal"): Decimal("-1.00"),
        ("other-transaction", "other-transaction", "Storage Fee"): Decimal("-7.00"),
        ("other-transaction", "FBA Inventory Reimbursement", "WAREHOUSE_DAMAGE"): Decimal("12.00"),
    }


def test_a_settlement_without_promotions_has_three_columns_less() -> None:
    assert len(SHORT) == 33

    found = sums(file_of(SHORT, "5.00", {"transaction-type": "Payable to Amazon", "other-amount": "5.00"}))

    assert found == {("other-transaction", "other-transaction", "Payable to Amazon"): Decimal("5.00")}


@pytest.mark.parametrize(
    ("row", "code", "field"),
    [
        ({"other-amount": "five"}, "amazon.file_field_invalid", "other-amount"),
        ({"other-amount": "5.00", "posted-date": "09/10/25"}, "amazon.file_day_unclear", "posted-date"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_in_the_file_as_it_is(
    row: dict[str, str], code: str, field: str
) -> None:
    broken = {"transaction-type": "Storage Fee", **row}
    with pytest.raises(Problem) as caught:
        sums(file_of(COLUMNS, "5.00", {"transaction-type": "Order", "quantity-purchased": "1"}, broken))

    assert (caught.value.code, caught.value.params["line"], caught.value.params["field"]) == (code, 4, field)


def test_such_a_file_says_nothing_new_of_a_settlement_that_is_archived() -> None:
    row = {"transaction-type": "Storage Fee", "other-amount": "-7.00"}
    contents = read_settlement_file(file_of(COLUMNS, "-7.00", row), "v1.txt", context())
    (one,) = contents.documents
    same = Settlement(
        start=datetime(2025, 10, 1, tzinfo=UTC), end=datetime(2025, 10, 15, tzinfo=UTC), currency="CAD",
        lines=[line("FBAFees|FBA Inventory Storage Fee|Base fee", "-7.00", AT)],
    )  # fmt: skip

    assert contents.repeats(one.document, document(same))
    assert not contents.repeats(one.document, document(Settlement(lines=same.lines, currency="CAD")))
    assert [original.stream for original in contents.originals] == ["settlement_files"]
    assert one.document.parents == (("settlement_files", contents.originals[0].document.external_id),)


XML = """<?xml version="1.0" encoding="UTF-8"?>
<AmazonEnvelope><Message><SettlementReport>
 <SettlementData><AmazonSettlementID>77</AmazonSettlementID><TotalAmount currency="EUR">84,10</TotalAmount>
  <StartDate>2016-01-01T00:00:00+00:00</StartDate><EndDate>2016-01-15T00:00:00+00:00</EndDate>
  <DepositDate>2016-01-16T00:00:00+00:00</DepositDate></SettlementData>
 <Order><AmazonOrderID>111-1</AmazonOrderID><MarketplaceName>Amazon.de</MarketplaceName>
  <Fulfillment><PostedDate>2016-01-05T10:00:00+00:00</PostedDate>
   <Item><SKU>MUG</SKU><Quantity>1</Quantity>
    <ItemPrice><Component><Type>Principal</Type><Amount currency="EUR">100,00</Amount></Component></ItemPrice>
    <ItemFees><Fee><Type>Commission</Type><Amount currency="EUR">-15,00</Amount></Fee></ItemFees>
    <Promotion><MerchantPromotionID>P</MerchantPromotionID><Type>Shipping</Type>
     <Amount currency="EUR">-1,00</Amount></Promotion>
   </Item></Fulfillment></Order>
 <Refund><AmazonOrderID>111-2</AmazonOrderID>
  <Fulfillment><PostedDate>2016-01-06T10:00:00+00:00</PostedDate>
   <AdjustedItem><SKU>MUG</SKU>
    <ItemPriceAdjustments><Component><Type>Principal</Type><Amount>-10,00</Amount></Component></ItemPriceAdjustments>
   </AdjustedItem></Fulfillment></Refund>
 <OtherTransaction><TransactionType>Storage Fee</TransactionType>
  <PostedDate>2016-01-07T10:00:00+00:00</PostedDate><Amount>20,10</Amount>
  <OtherTransactionItem><SKU>MUG</SKU><Amount>20,10</Amount></OtherTransactionItem></OtherTransaction>
 <AdvertisingTransactionDetails><TransactionType>Charge</TransactionType>
  <PostedDate>2016-01-08T10:00:00+00:00</PostedDate><BaseAmount>-9,00</BaseAmount><TaxAmount>-1,00</TaxAmount>
  <TransactionAmount>-10,00</TransactionAmount></AdvertisingTransactionDetails>
</SettlementReport></Message></AmazonEnvelope>
"""


def test_the_old_xml_is_read() -> None:
    assert sums(XML.encode()) == {
        ("Order", "ItemPrice", "Principal"): Decimal("100.00"),
        ("Order", "ItemFees", "Commission"): Decimal("-15.00"),
        ("Order", "Promotion", "Shipping"): Decimal("-1.00"),
        ("Refund", "ItemPrice", "Principal"): Decimal("-10.00"),
        ("other-transaction", "other-transaction", "Storage Fee"): Decimal("20.10"),
        ("ServiceFee", "Cost of Advertising", "TransactionTotalAmount"): Decimal("-10.00"),
    }


def test_control_characters_in_the_xml_are_dropped() -> None:
    assert sums(XML.replace("111-1", "111\x0b-1").encode())


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("</Order>", "</Ordre>", "amazon.file_xml_broken"),
        ("<AmazonEnvelope>", '<!DOCTYPE a [<!ENTITY b "c">]><AmazonEnvelope>', "amazon.file_xml_refused"),
        ("SettlementReport>", "SomethingElse>", "amazon.file_no_header"),
        ("84,10", "84,11", "amazon.settlement_does_not_foot"),
    ],
)
def test_broken_or_hostile_xml_is_refused(old: str, new: str, code: str) -> None:
    with pytest.raises(Problem) as caught:
        read_settlement_file(XML.replace(old, new).encode(), "old.xml", context())

    assert caught.value.code == code
