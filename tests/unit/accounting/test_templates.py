"""Which roles a document touches, on which side; the examples are those of `product-study.md` 3.3."""

from hypothesis import given
from hypothesis import strategies as st

from mlconnector_gui.accounting.documents import BusinessDocument, DocumentKind, PartKind
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.accounting.templates import parts_of, role_lines, tenders_of
from tests.helpers.accounting import document, part, t9_refund, t9_sale

AMOUNTS = st.integers(min_value=-(10**7), max_value=10**7).map(
    lambda minor: str(Money.from_minor(minor, "USD").amount)
)
DOCUMENTS = st.sampled_from(DocumentKind).flatmap(
    lambda kind: st.builds(
        lambda total, parts, tenders: document(
            kind,
            total,
            *(part(of, amount) for of, amount in parts),
            tenders=tenders,
            tender_kind=sorted(tenders_of(kind))[0],
        ),
        AMOUNTS,
        st.lists(st.tuples(st.sampled_from(sorted(parts_of(kind))), AMOUNTS), max_size=8),
        st.dictionaries(st.sampled_from(["stripe", "paypal", "cod"]), AMOUNTS, max_size=3),
    )
)


def amounts(business_document: BusinessDocument) -> list[tuple[LineRole, str]]:
    return [(line.role, f"{line.amount.amount:f}") for line in role_lines(business_document)]


def test_t9_an_order_with_a_coupon_and_fees_of_both_signs() -> None:
    assert amounts(t9_sale()) == [
        (LineRole.GATEWAY_CLEARING, "206.28"),
        (LineRole.PRODUCT_SALES, "-200.00"),
        (LineRole.DISCOUNTS, "20.00"),
        (LineRole.FEE_INCOME, "-4.00"),
        (LineRole.FEE_DISCOUNT, "5.00"),
        (LineRole.SHIPPING_INCOME, "-12.00"),
        (LineRole.TAX_PAYABLE, "-15.28"),
    ]


def test_t9_both_sides_come_to_231_28() -> None:
    lines = role_lines(t9_sale())

    assert sum(line.amount.minor for line in lines if line.amount.minor > 0) == 231_28
    assert sum(line.amount.minor for line in lines if line.amount.minor < 0) == -231_28


def test_a_refund_is_the_mirror_of_its_sale_with_the_goods_in_returns() -> None:
    mirrored = [
        (
            LineRole.SALES_RETURNS if line.role is LineRole.PRODUCT_SALES else line.role,
            f"{-line.amount.amount:f}",
        )
        for line in role_lines(t9_sale())
    ]

    assert amounts(t9_refund()) == mirrored


def test_t8a_an_order_paid_partly_by_store_credit_debits_each_tender() -> None:
    sale = document(
        DocumentKind.SALE,
        "172.00",
        part(PartKind.PRODUCT, "150.00"),
        part(PartKind.SHIPPING, "10.00"),
        part(PartKind.TAX, "12.00"),
        tenders={"card": "112.00", "store_credit": "60.00"},
    )

    assert amounts(sale) == [
        (LineRole.GATEWAY_CLEARING, "112.00"),
        (LineRole.GATEWAY_CLEARING, "60.00"),
        (LineRole.PRODUCT_SALES, "-150.00"),
        (LineRole.SHIPPING_INCOME, "-10.00"),
        (LineRole.TAX_PAYABLE, "-12.00"),
    ]
    assert [line.traits["gateway"] for line in role_lines(sale)[:2]] == ["card", "store_credit"]


def test_t8b_a_return_to_store_credit() -> None:
    refund = document(
        DocumentKind.REFUND,
        "59.40",
        part(PartKind.PRODUCT, "55.00"),
        part(PartKind.TAX, "4.40"),
        tenders={"store_credit": "59.40"},
    )

    assert amounts(refund) == [
        (LineRole.GATEWAY_CLEARING, "-59.40"),
        (LineRole.SALES_RETURNS, "55.00"),
        (LineRole.TAX_PAYABLE, "4.40"),
    ]


def test_t2r_what_the_parts_miss_goes_to_rounding_on_its_own_line() -> None:
    sale = document(DocumentKind.SALE, "29.97", part(PartKind.PRODUCT, "24.98"), part(PartKind.TAX, "5.00"))

    assert amounts(sale)[-1] == (LineRole.ROUNDING, "0.01")


def test_a_line_knows_the_traits_of_its_document_and_its_own_win() -> None:
    sale = document(
        DocumentKind.SALE,
        "10.00",
        part(PartKind.TAX, "10.00", country="DE"),
        traits={"country": "AT", "channel": "web"},
    )

    clearing, tax = role_lines(sale)

    assert clearing.traits == {"country": "AT", "channel": "web", "gateway": "stripe"}
    assert tax.traits == {"country": "DE", "channel": "web"}


@given(DOCUMENTS)
def test_role_lines_always_balance_and_none_is_zero(business_document: BusinessDocument) -> None:
    lines = role_lines(business_document)

    assert Money.total((line.amount for line in lines), "USD").is_zero
    assert not any(line.amount.is_zero for line in lines)


@given(DOCUMENTS)
def test_there_is_at_most_one_rounding_line_and_only_for_what_is_left_over(
    business_document: BusinessDocument,
) -> None:
    left_over = business_document.difference - business_document.tender_difference
    rounding = [line for line in role_lines(business_document) if line.role is LineRole.ROUNDING]

    assert len(rounding) == (0 if left_over.is_zero else 1)
    assert all(abs(line.amount) == abs(left_over) for line in rounding)


def test_a_payout_moves_clearing_to_the_bank_and_the_fee_to_its_account() -> None:
    payout = document(
        DocumentKind.PAYOUT,
        "96.80",
        part(PartKind.CLEARED, "100.00"),
        part(PartKind.PROCESSING_FEE, "-3.20"),
        tenders={"shopify_payments": "96.80"},
    )

    assert amounts(payout) == [
        (LineRole.BANK, "96.80"),
        (LineRole.GATEWAY_CLEARING, "-100.00"),
        (LineRole.PROCESSING_FEES, "3.20"),
    ]


def test_a_settlement_below_zero_is_taken_from_the_bank() -> None:
    settlement = document(
        DocumentKind.SETTLEMENT, "-12.50", part(PartKind.SETTLED, "-12.50"), tenders={"bank": "-12.50"}
    )

    assert amounts(settlement) == [(LineRole.BANK, "-12.50"), (LineRole.SETTLEMENT_LINE, "12.50")]
