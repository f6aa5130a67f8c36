"""A settlement becomes one document a month: each nets to zero, and the last comes to what the bank gets."""

from datetime import UTC, date, datetime
from decimal import Decimal

from mlconnector_gui.accounting.documents import BusinessDocument, PartKind, Translation
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.accounting.templates import role_lines
from mlconnector_gui.connectors.amazon.translate import translate
from tests.helpers.settlements import Line, Settlement, context, document, line

OCTOBER = datetime(2026, 10, 20, 12, tzinfo=UTC)
LATE = datetime(2026, 11, 1, 5, tzinfo=UTC)
"""Already November in Greenwich, still October in Los Angeles."""
NOVEMBER = datetime(2026, 11, 3, 12, tzinfo=UTC)


def translated(settlement: Settlement, timezone: str = "UTC") -> Translation:
    return translate("settlements", document(settlement), context(timezone))


def documents_of(settlement: Settlement, timezone: str = "UTC") -> list[BusinessDocument]:
    return list(translated(settlement, timezone).documents)


def sold(amount: str, at: datetime = OCTOBER) -> Line:
    return line("Order|ItemPrice|Principal", amount, at, order="111-1", market="Amazon.com")


def fee(amount: str, at: datetime = OCTOBER) -> Line:
    return line("Order|ItemFees|Commission", amount, at, order="111-1", market="Amazon.com")


def booked(one: BusinessDocument) -> dict[tuple[str, str], Decimal]:
    return {(entry.role.value, entry.description): entry.amount.amount for entry in role_lines(one)}


def test_a_settlement_of_one_month_paid_in_it_is_one_entry() -> None:
    (only,) = documents_of(
        Settlement(deposit=datetime(2026, 10, 31, 9, tzinfo=UTC), lines=[sold("100.00"), fee("-15.00")])
    )

    assert only.external_id == "23874396421-10"
    assert (only.order_id, only.number) == ("23874396421", "23874396421")
    assert only.business_date == date(2026, 10, 31)
    assert str(only.total) == "85.00 USD"
    assert booked(only) == {
        (LineRole.BANK, "amazon"): Decimal("85.00"),
        (LineRole.SETTLEMENT_LINE, "Commission"): Decimal("15.00"),
        (LineRole.SETTLEMENT_LINE, "Principal"): Decimal("-100.00"),
    }


def test_each_month_keeps_its_rows_and_hands_its_net_on() -> None:
    first, last = documents_of(
        Settlement(lines=[sold("1515.00"), fee("-15.00"), sold("1306.01", NOVEMBER)], end=NOVEMBER)
    )

    assert booked(first) == {
        (LineRole.SETTLEMENT_LINE, "Commission"): Decimal("15.00"),
        (LineRole.SETTLEMENT_LINE, "Principal"): Decimal("-1515.00"),
        (LineRole.SETTLEMENT_CARRY, "Settlement roll-forward"): Decimal("1500.00"),
    }
    assert (first.business_date, str(first.total)) == (date(2026, 10, 31), "0.00 USD")
    assert booked(last) == {
        (LineRole.BANK, "amazon"): Decimal("2806.01"),
        (LineRole.SETTLEMENT_LINE, "Principal"): Decimal("-1306.01"),
        (LineRole.SETTLEMENT_CARRY, "Settlement roll-forward"): Decimal("-1500.00"),
    }


def test_a_deposit_in_the_month_after_the_last_row_is_booked_there() -> None:
    first, last = documents_of(Settlement(lines=[sold("85.00")]))

    assert (first.external_id, first.business_date) == ("23874396421-10", date(2026, 10, 31))
    assert (last.external_id, last.business_date) == ("23874396421-11", date(2026, 11, 2))
    assert {kind for kind, _ in booked(last)} == {LineRole.BANK, LineRole.SETTLEMENT_CARRY}


def test_the_companys_time_zone_decides_the_month() -> None:
    settlement = Settlement(lines=[sold("85.00", LATE)], deposit=NOVEMBER, end=NOVEMBER)

    assert [one.external_id for one in documents_of(settlement, "UTC")] == ["23874396421-11"]
    in_los_angeles = documents_of(settlement, "America/Los_Angeles")
    assert [one.external_id[-2:] for one in in_los_angeles] == ["10", "11"]


def test_a_zone_whose_month_turns_at_half_past_is_told_by_the_minute() -> None:
    before, after = datetime(2026, 10, 31, 18, 29, tzinfo=UTC), datetime(2026, 10, 31, 18, 31, tzinfo=UTC)
    settlement = Settlement(
        currency="INR", lines=[sold("1.00", before), sold("2.00", after)], end=NOVEMBER, deposit=NOVEMBER
    )

    first, last = documents_of(settlement, "Asia/Kolkata")

    assert booked(first)[LineRole.SETTLEMENT_LINE, "Principal"] == Decimal("-1.00")
    assert booked(last)[LineRole.SETTLEMENT_LINE, "Principal"] == Decimal("-2.00")


def test_a_settlement_below_zero_is_owed_and_a_later_one_clears_it() -> None:
    (owed,) = documents_of(Settlement(lines=[fee("-321.69")]))
    (cleared,) = documents_of(
        Settlement(
            lines=[
                line("other-transaction|other-transaction|Payable to Amazon", "-321.69", OCTOBER),
                line("other-transaction|other-transaction|Successful charge", "321.69", OCTOBER),
            ]
        )
    )

    assert booked(owed)[LineRole.OWED_TO_MARKETPLACE, "Payable to Amazon"] == Decimal("-321.69")
    assert owed.tenders == ()
    assert booked(cleared) == {
        (LineRole.SETTLEMENT_LINE, "Payable to Amazon"): Decimal("321.69"),
        (LineRole.SETTLEMENT_LINE, "Successful charge"): Decimal("-321.69"),
    }


def test_a_settlement_that_is_all_reserved_is_booked_without_a_deposit() -> None:
    (only,) = documents_of(
        Settlement(
            lines=[
                sold("50.00"),
                line("other-transaction|other-transaction|Current Reserve Amount", "-50", OCTOBER),
            ]
        )
    )

    assert only.is_bookable
    assert LineRole.BANK not in {role for role, _ in booked(only)}


def test_a_settlement_without_a_row_is_not_booked() -> None:
    (only,) = documents_of(Settlement(lines=[]))

    assert (only.is_bookable, only.standing) == (False, "settlement_empty")


def test_tax_that_amazon_keeps_is_told_from_tax_that_we_owe_and_from_what_is_unclear() -> None:
    def tax(order: str, amount: str, kept: str) -> list[Line]:
        rows = [line("Order|ItemPrice|Tax", amount, OCTOBER, order=order)]
        if kept:
            label = "Order|ItemWithheldTax|MarketplaceFacilitatorTax-Principal"
            rows.append(line(label, kept, OCTOBER, order=order))
        return rows

    found = translated(
        Settlement(lines=[*tax("A", "8.00", "-8.00"), *tax("B", "3.00", ""), *tax("C", "5.00", "-4.00")])
    )

    parts = [part for one in found.documents for part in one.parts if part.kind is PartKind.SETTLED]
    sums: dict[str, Decimal] = {}
    for part in parts:
        remitted = part.traits["tax_remitted_by"]
        sums[remitted] = sums.get(remitted, Decimal(0)) + part.amount.amount
    assert sums == {"marketplace": Decimal(0), "seller": Decimal("3.00"), "partly": Decimal("1.00")}
    (finding,) = found.findings
    assert (finding.code, finding.params["orders"]) == ("amazon.tax_partly_kept", "C")


def test_rows_of_one_label_and_either_sign_can_be_told_apart() -> None:
    label = "other-transaction|FBA Inventory Reimbursement|REVERSAL_REIMBURSEMENT"
    found = translated(Settlement(lines=[line(label, "12.00", OCTOBER), line(label, "-2.00", OCTOBER)]))

    signs = {part.traits.get("sign"): part.amount.amount for part in found.documents[0].parts if part.traits}
    assert signs == {"positive": Decimal("12.00"), "negative": Decimal("-2.00")}


def test_what_amazon_paid_in_another_currency_and_what_failed_is_told() -> None:
    group = b'{"FundTransferStatus":"Failed","ConvertedTotal":{"CurrencyCode":"USD","CurrencyAmount":61.2}}'
    known = context(related=lambda _stream, _external_id: group)
    given = type(known)(facts={}, values={}, related=known.related, parents=(("event_groups", "group-1"),))

    found = translate("settlements", document(Settlement(currency="CAD", lines=[sold("85.00")])), given)

    assert [one.code for one in found.findings] == ["amazon.paid_in_other_currency", "amazon.transfer_failed"]
    assert found.documents[-1].tenders[0].traits == {"paid_currency": "USD"}


def test_sales_in_europe_without_tax_say_that_the_vat_is_elsewhere() -> None:
    found = translated(Settlement(currency="EUR", lines=[sold("85.00")]))

    assert [one.code for one in found.findings] == ["amazon.vat_not_in_settlement"]


def test_other_streams_lead_to_nothing() -> None:
    assert translate("catalog", b"{}", context()) == Translation()
