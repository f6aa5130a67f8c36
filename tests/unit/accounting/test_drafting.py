"""From a document to a draft: its lines, its explanation, and what keeps it from being ready."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlconnector_gui.accounting.documents import BusinessDocument, DocumentKind, PartKind
from mlconnector_gui.accounting.drafting import Draft, draft_posting, explanation_of
from mlconnector_gui.accounting.findings import Finding, Severity
from mlconnector_gui.accounting.mapping import MappingSet
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.roles import LineRole
from tests.helpers.accounting import (
    ACCOUNTS,
    BOOKKEEPING,
    document,
    full_mapping,
    part,
    rule,
    t9_refund,
    t9_sale,
    usd,
)
from tests.helpers.problems import refused


def draft(
    business_document: BusinessDocument, mappings: MappingSet | None = None, *, tolerance: int = 5
) -> Draft:
    return draft_posting(
        business_document,
        bookkeeping=replace(BOOKKEEPING, rounding_tolerance_minor=tolerance),
        mappings=mappings or full_mapping(),
        revision=1,
    )


def mapping_but(*left_out: LineRole) -> MappingSet:
    return MappingSet(rule(role, role, account) for role, account in ACCOUNTS.items() if role not in left_out)


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in findings]


@pytest.mark.parametrize("business_document", [t9_sale(), t9_refund()], ids=["sale", "refund"])
def test_a_mapped_document_that_adds_up_becomes_an_entry_without_findings(
    business_document: BusinessDocument,
) -> None:
    prepared = draft(business_document)

    assert prepared.findings == ()
    assert prepared.entry is not None
    assert prepared.gross == prepared.entry.gross == usd("231.28")
    assert prepared.gl_date == business_document.business_date


def test_each_line_names_its_account_and_the_rule_that_chose_it() -> None:
    clearing = draft(t9_sale()).lines[0]

    assert str(clearing.account) == "2.1220.STRIPE"
    assert clearing.rule_id == "gateway_clearing"
    assert clearing.description == "stripe"


def test_goods_of_one_order_become_one_line_per_account() -> None:
    sale = document(
        DocumentKind.SALE,
        "30.00",
        part(PartKind.PRODUCT, "10.00", description="Mug", sku="MUG-01"),
        part(PartKind.PRODUCT, "15.00", description="Lamp", sku="LAMP-07"),
        part(PartKind.PRODUCT, "5.00", description="Book", sku="BOOK-101"),
    )
    mappings = MappingSet(
        [
            *(rule(role, role, account) for role, account in ACCOUNTS.items()),
            rule("books", account="40.5015", sku="BOOK-*"),
        ]
    )

    goods = [line for line in draft(sale, mappings).lines if line.role is LineRole.PRODUCT_SALES]

    assert [(str(line.account), line.amount, line.description) for line in goods] == [
        ("40.5010", usd("-25.00"), ""),
        ("40.5015", usd("-5.00"), ""),
    ]


def test_taxes_of_different_names_stay_apart_and_of_one_name_are_added() -> None:
    sale = document(
        DocumentKind.SALE,
        "6.00",
        part(PartKind.TAX, "1.00", description="State"),
        part(PartKind.TAX, "2.00", description="City"),
        part(PartKind.TAX, "3.00", description="State"),
    )

    taxes = [line for line in draft(sale).lines if line.role is LineRole.TAX_PAYABLE]

    assert [(line.description, line.amount) for line in taxes] == [
        ("State", usd("-4.00")),
        ("City", usd("-2.00")),
    ]


def test_lines_of_different_subledger_types_stay_apart() -> None:
    sale = document(
        DocumentKind.SALE,
        "2.00",
        part(PartKind.PRODUCT, "1.00", sku="A"),
        part(PartKind.PRODUCT, "1.00", sku="B"),
    )
    mappings = MappingSet(
        [
            rule("clearing", LineRole.GATEWAY_CLEARING, "2.1220"),
            rule("a", subledger="4001", subledger_type="A", sku="A"),
            rule("b", subledger="4001", subledger_type="C", sku="B"),
        ]
    )

    assert [line.subledger_type for line in draft(sale, mappings).lines] == ["", "A", "C"]


def bought_by(**customer: str) -> Draft:
    """A sale whose product line is to carry its buyer's address number."""
    sale = replace(document(DocumentKind.SALE, "2.00", part(PartKind.PRODUCT, "2.00")), traits=customer)
    rules = [
        rule("clearing", LineRole.GATEWAY_CLEARING, "2.1220"),
        rule("sales", subledger="Customer", subledger_type="A"),
    ]
    return draft(sale, MappingSet(rules))


def test_a_rule_may_ask_for_the_number_of_whoever_bought() -> None:
    made = bought_by(customer="17", customer_number="4242")

    assert [(line.subledger, line.subledger_type) for line in made.lines] == [("", ""), ("4242", "A")]
    assert codes(made.findings) == []


def test_a_buyer_without_a_number_blocks_and_is_named() -> None:
    (finding,) = bought_by(customer="17", customer_number="").findings

    assert (finding.code, finding.blocks) == ("customer.not_linked", True)
    assert finding.params == {"customer": "17"}


def test_a_buyer_whom_jde_is_not_to_have_leaves_the_subledger_blank() -> None:
    made = bought_by(customer_kind="person")

    assert [(line.subledger, line.subledger_type) for line in made.lines] == [("", ""), ("", "")]
    assert codes(made.findings) == []


def test_lines_that_net_to_zero_are_dropped() -> None:
    sale = document(
        DocumentKind.SALE,
        "5.00",
        part(PartKind.PRODUCT, "5.00"),
        part(PartKind.SHIPPING, "3.00"),
        part(PartKind.SHIPPING, "-3.00"),
    )

    assert [line.role for line in draft(sale).lines] == [LineRole.GATEWAY_CLEARING, LineRole.PRODUCT_SALES]


@pytest.mark.parametrize(
    "business_document",
    [
        document(DocumentKind.SALE, "0.00"),
        document(DocumentKind.SALE, "0.00", part(PartKind.PRODUCT, "3.00"), part(PartKind.PRODUCT, "-3.00")),
    ],
    ids=["no amounts", "amounts that cancel"],
)
def test_a_document_that_comes_to_nothing_does_not_look_ready(business_document: BusinessDocument) -> None:
    prepared = draft(business_document)

    assert codes(prepared.findings) == ["document.moves_no_money"]
    assert prepared.findings[0].blocks
    assert prepared.entry is None
    assert prepared.canonical(target="jde") is None


def test_a_sale_that_a_coupon_makes_free_is_still_posted() -> None:
    free = document(
        DocumentKind.SALE, "0.00", part(PartKind.PRODUCT, "20.00"), part(PartKind.DISCOUNT, "-20.00")
    )

    assert draft(free).findings == ()
    assert draft(free).gross == usd("20.00")


def test_a_line_that_no_rule_covers_blocks_and_tells_its_traits() -> None:
    prepared = draft(t9_sale(), mapping_but(LineRole.FEE_DISCOUNT))

    (finding,) = prepared.findings
    assert finding == Finding(
        code="mapping.missing",
        severity=Severity.BLOCKS,
        params={
            "role": "fee_discount",
            "description": "Loyalty points",
            "amount": "5.00 USD",
            "traits": "fee_name=Loyalty points",
        },
    )
    assert prepared.entry is None


def test_equal_unmapped_lines_are_told_once_with_their_sum() -> None:
    sale = document(
        DocumentKind.SALE,
        "7.00",
        part(PartKind.PRODUCT, "3.00", sku="A", tax_class=""),
        part(PartKind.PRODUCT, "2.00", sku="A"),
        part(PartKind.PRODUCT, "2.00", sku="B"),
    )

    findings = draft(sale, mapping_but(LineRole.PRODUCT_SALES)).findings

    assert [(finding.params["traits"], finding.params["amount"]) for finding in findings] == [
        ("sku=A", "-5.00 USD"),
        ("sku=B", "-2.00 USD"),
    ]


@pytest.mark.parametrize("cents", [5, -5, 1])
def test_a_difference_within_the_tolerance_goes_to_the_rounding_account(cents: int) -> None:
    goods = str((usd("10.00") - Money.from_minor(cents, "USD")).amount)

    prepared = draft(document(DocumentKind.SALE, "10.00", part(PartKind.PRODUCT, goods)))

    assert codes(prepared.findings) == ["document.rounded"]
    assert prepared.findings[0].severity is Severity.NOTE
    assert prepared.lines[-1].role is LineRole.ROUNDING
    assert prepared.lines[-1].amount.minor == -cents
    assert prepared.entry is not None


@pytest.mark.parametrize("cents", [6, -6, 1000])
def test_a_difference_beyond_the_tolerance_blocks_and_shows_the_arithmetic(cents: int) -> None:
    goods = usd("10.00") - Money.from_minor(cents, "USD")

    prepared = draft(
        document(
            DocumentKind.SALE, "10.00", part(PartKind.PRODUCT, str(goods.amount)), part(PartKind.TAX, "0")
        )
    )

    (finding,) = prepared.findings
    assert finding.code == "document.does_not_add_up"
    assert finding.blocks
    assert finding.params == {
        "total": "10.00 USD",
        "parts": f"product {goods.amount} + tax 0.00",
        "payments": "stripe 10.00",
        "difference": str(Money.from_minor(cents, "USD")),
    }


def test_the_tolerance_counts_in_the_smallest_unit_of_the_currency() -> None:
    yen = document(DocumentKind.SALE, "1000", part(PartKind.PRODUCT, "995", currency="JPY"), currency="JPY")
    dinar = document(DocumentKind.SALE, "1", part(PartKind.PRODUCT, "0.994", currency="KWD"), currency="KWD")

    assert codes(draft(yen).findings) == ["document.rounded"]
    assert codes(draft(dinar).findings) == ["document.does_not_add_up"]


def test_payments_that_differ_from_the_total_block() -> None:
    short = document(DocumentKind.SALE, "10.00", part(PartKind.PRODUCT, "10.00"), tenders={"stripe": "9.00"})

    assert codes(draft(short).findings) == ["document.payments_differ"]


def test_parts_and_payments_that_agree_with_each_other_but_not_with_the_total_block() -> None:
    wrong_total = document(
        DocumentKind.SALE, "10.00", part(PartKind.PRODUCT, "9.00"), tenders={"stripe": "9.00"}
    )

    findings = draft(wrong_total).findings

    assert codes(findings) == ["document.does_not_add_up", "document.payments_differ"]
    assert all(finding.blocks for finding in findings)


def test_two_small_differences_do_not_add_up_to_a_large_rounding_line() -> None:
    pulled_apart = document(
        DocumentKind.SALE, "10.00", part(PartKind.PRODUCT, "9.95"), tenders={"stripe": "10.05"}
    )

    findings = draft(pulled_apart).findings

    assert codes(findings) == ["document.does_not_add_up", "document.payments_differ"]
    assert all(finding.blocks for finding in findings)


@given(st.integers(-20, 20), st.integers(-20, 20), st.integers(0, 10))
def test_no_rounding_line_beyond_the_tolerance_passes(parts_off: int, paid_off: int, tolerance: int) -> None:
    goods, paid = (str(Money.from_minor(1000 + off, "USD").amount) for off in (parts_off, paid_off))
    sale = document(DocumentKind.SALE, "10.00", part(PartKind.PRODUCT, goods), tenders={"stripe": paid})

    prepared = draft(sale, tolerance=tolerance)

    if not any(finding.blocks for finding in prepared.findings):
        rounding = [line.amount.minor for line in prepared.lines if line.role is LineRole.ROUNDING]
        assert all(abs(minor) <= tolerance for minor in rounding)


def test_a_tolerance_of_nothing_blocks_every_difference() -> None:
    sale = document(DocumentKind.SALE, "10.00", part(PartKind.PRODUCT, "9.99"))

    assert codes(draft(sale, tolerance=0).findings) == ["document.does_not_add_up"]


def test_a_refund_that_does_not_say_for_what_blocks() -> None:
    refund = document(
        DocumentKind.REFUND,
        "12.00",
        part(PartKind.PRODUCT, "2.00"),
        part(PartKind.UNSPECIFIED, "10.00"),
        external_id="2307",
    )

    (finding,) = draft(refund).findings
    assert finding == Finding(
        code="refund.without_lines", severity=Severity.BLOCKS, params={"amount": "10.00 USD", "order": "2291"}
    )


def test_unspecified_amounts_that_cancel_still_block() -> None:
    refund = document(
        DocumentKind.REFUND,
        "2.00",
        part(PartKind.PRODUCT, "2.00"),
        part(PartKind.UNSPECIFIED, "1.00"),
        part(PartKind.UNSPECIFIED, "-1.00"),
    )

    assert codes(draft(refund).findings) == ["refund.without_lines"]


@pytest.mark.parametrize(
    ("kind", "external_id", "connection", "expected"),
    [
        (DocumentKind.SALE, "2291", "WOO-EU", "WOO-EU sale 2291"),
        (DocumentKind.REFUND, "2307", "WOO-EU", "WOO-EU refund 2307 of 2291"),
        (DocumentKind.SALE, "2291", "A shop with a very long name", "A shop with a very l sale 2291"),
        (DocumentKind.SALE, "2291", "A shop  with\na break", "A shop with a break sale 2291"),
        (DocumentKind.SALE, "2291", "", "sale 2291"),
        (DocumentKind.SALE, "2" * 22, "WOO-EU", "WO sale " + "2" * 22),
        (DocumentKind.SALE, "2" * 25, "WOO-EU", "sale " + "2" * 25),
        (DocumentKind.SALE, "2" * 27, "WOO-EU", "WO " + "2" * 27),
        (DocumentKind.REFUND, "701-1234567-1234567", "WOO-EU", "WOO refund 701-1234567-1234567"),
        (DocumentKind.SALE, "gid://shopify/Order/" + "4" * 14, "SHOP", "//shopify/Order/" + "4" * 14),
    ],
)
def test_an_explanation_says_where_an_entry_comes_from(
    kind: DocumentKind, external_id: str, connection: str, expected: str
) -> None:
    explained = document(kind, "1.00", external_id=external_id)

    if external_id == "701-1234567-1234567":
        explained = replace(explained, order_id="701-7654321-7654321")
    assert explanation_of(explained, connection=connection) == expected


@given(
    st.sampled_from(DocumentKind),
    st.text("0123456789-ABCDEF", min_size=1, max_size=40),
    st.text("0123456789-ABCDEF", min_size=1, max_size=40),
    st.text(max_size=40),
)
def test_an_explanation_fits_and_never_cuts_an_id(
    kind: DocumentKind, external_id: str, order_id: str, connection: str
) -> None:
    explained = document(kind, "1.00", external_id=external_id, order_id=order_id)

    text = explanation_of(explained, connection=connection)

    assert 0 < len(text) <= 30
    assert text == text.strip()
    words = text.split(" ")
    if len(external_id) <= 30:
        assert external_id in words
    if " of " in text and kind is DocumentKind.REFUND and words[-2] == "of":
        assert words[-1] == order_id


def test_a_remark_is_cut_to_thirty_characters_and_keeps_no_blanks_or_breaks() -> None:
    sale = document(
        DocumentKind.SALE,
        "2.00",
        part(PartKind.SHIPPING, "1.00", description=" Next\nday "),
        part(PartKind.FEE, "1.00", description="Cash on delivery for parcels, heavy"),
    )

    _, shipping, fee = draft(sale).lines

    assert shipping.description == "Next day"
    assert fee.description == "Cash on delivery for parcels,"


def test_the_reference_changes_with_the_revision_only() -> None:
    first = draft(t9_sale())
    again = draft(t9_sale())
    second = draft_posting(t9_sale(), bookkeeping=BOOKKEEPING, mappings=full_mapping(), revision=2)

    assert first.reference == again.reference != second.reference


def test_equal_drafts_have_equal_bytes() -> None:
    assert draft(t9_sale()).canonical(target="jde") == draft(t9_sale()).canonical(target="jde") is not None


@pytest.mark.parametrize("company", ["", "2", "00000"])
def test_bookkeeping_in_no_company_is_refused(company: str) -> None:
    with refused("journal.company_invalid"):
        replace(BOOKKEEPING, company=company)


def test_a_negative_tolerance_is_refused() -> None:
    with refused("bookkeeping.tolerance_negative"):
        replace(BOOKKEEPING, rounding_tolerance_minor=-1)


MOVED_TO = date(2026, 11, 1)


def test_a_document_booked_on_another_day_says_so_everywhere() -> None:
    moved = draft_posting(
        t9_sale(), bookkeeping=BOOKKEEPING, mappings=full_mapping(), revision=1, gl_date=MOVED_TO
    )

    assert moved.gl_date == MOVED_TO
    assert moved.explanation == "WOO-EU sale 2291 2026-10-09"
    assert all(line.description.startswith("2026-10-09") for line in moved.lines)
    assert [(one.code, one.severity) for one in moved.findings] == [("period.moved", Severity.NOTE)]
    assert moved.findings[0].params["original"] == "2026-10-09"
    assert moved.entry is not None


def test_a_document_booked_on_its_own_day_is_as_it_was() -> None:
    own = draft_posting(t9_sale(), bookkeeping=BOOKKEEPING, mappings=full_mapping(), revision=1)
    told = draft_posting(
        t9_sale(), bookkeeping=BOOKKEEPING, mappings=full_mapping(), revision=1, gl_date=own.gl_date
    )

    assert told == own


@pytest.mark.parametrize(
    ("external_id", "explanation"),
    [
        ("2291", "WOO-EU sale 2291 2026-10-09"),
        ("1234567890123", "sale 1234567890123 2026-10-09"),
        ("12345678901234567", "W 12345678901234567 2026-10-09"),
        ("12345678901234567890123", "W sale 12345678901234567890123"),
    ],
)
def test_the_documents_own_day_gives_way_to_its_own_id(external_id: str, explanation: str) -> None:
    sale = replace(t9_sale(), external_id=external_id)

    said = explanation_of(sale, connection="WOO-EU", is_moved=True)

    assert said == explanation
