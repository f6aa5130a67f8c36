"""Clearing accounts and liabilities, from their opening over what moved them to what is still open."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from mlconnector_gui.accounting.documents import (
    BusinessDocument,
    DocumentKind,
    PartKind,
    StatedBalance,
    TenderKind,
)
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.accounting.roll_forward import (
    BalanceProof,
    RollForward,
    prove_balances,
    roll_forward,
)
from mlconnector_gui.accounting.templates import role_lines
from tests.helpers.accounting import document, part

FIRST, LAST = date(2026, 10, 1), date(2026, 10, 31)


def on(day: date, of: BusinessDocument) -> BusinessDocument:
    return replace(of, business_date=day)


def sale(amount: str, day: date, gateway: str = "stripe") -> BusinessDocument:
    made = document(DocumentKind.SALE, amount, part(PartKind.PRODUCT, amount), tenders={gateway: amount})
    return on(day, made)


def refund(amount: str, day: date) -> BusinessDocument:
    return on(day, document(DocumentKind.REFUND, amount, part(PartKind.PRODUCT, amount)))


def payout(amount: str, day: date) -> BusinessDocument:
    made = document(DocumentKind.PAYOUT, amount, part(PartKind.CLEARED, amount), traits={"gateway": "stripe"})
    return on(day, made)


def told(rolled: RollForward) -> tuple[str, ...]:
    amounts = (rolled.opening, *rolled.movements.values(), rolled.closing, rolled.not_in_ledger)
    return (rolled.role.value, rolled.gateway, *(f"{one.amount:f}" for one in amounts))


def test_a_gateway_rolls_from_what_was_open_over_charges_refunds_and_payouts() -> None:
    documents = [
        (sale("30.00", date(2026, 9, 30)), True),
        (sale("100.00", date(2026, 10, 2)), True),
        (sale("20.00", date(2026, 10, 31)), False),
        (refund("10.00", date(2026, 10, 5)), True),
        (payout("90.00", date(2026, 10, 6)), True),
        (sale("7.00", date(2026, 11, 1)), True),
    ]

    (rolled,) = roll_forward(documents, first=FIRST, last=LAST)

    assert told(rolled) == (
        "gateway_clearing",
        "stripe",
        "30.00",
        "120.00",
        "-10.00",
        "-90.00",
        "50.00",
        "20.00",
    )
    assert f"{rolled.in_ledger.amount:f}" == "30.00"


def test_gateways_currencies_and_liabilities_are_kept_apart() -> None:
    card = document(
        DocumentKind.SALE,
        "50.00",
        part(PartKind.GIFT_CARD, "50.00"),
        tenders={"stripe": "50.00"},
        currency="USD",
    )
    used = document(
        DocumentKind.SALE,
        "20.00",
        part(PartKind.PRODUCT, "20.00"),
        tenders={"gift_card": "20.00"},
        tender_kind=TenderKind.GIFT_CARD,
    )

    rolled = roll_forward([(on(FIRST, card), True), (on(FIRST, used), True)], first=FIRST, last=LAST)

    assert [told(one) for one in rolled] == [
        ("gateway_clearing", "stripe", "0.00", "50.00", "50.00", "0.00"),
        ("gift_card_liability", "", "0.00", "-30.00", "-30.00", "0.00"),
    ]


@given(
    st.lists(
        st.tuples(
            st.sampled_from([sale, refund, payout]),
            st.integers(min_value=1, max_value=99_999),
            st.dates(min_value=date(2026, 9, 1), max_value=date(2026, 12, 31)),
            st.booleans(),
        ),
        max_size=12,
    )
)
def test_a_month_opens_where_the_one_before_closed(made) -> None:
    documents = [(make(f"{minor // 100}.{minor % 100:02}", day), booked) for make, minor, day, booked in made]

    october = roll_forward(documents, first=FIRST, last=LAST)
    november = roll_forward(documents, first=date(2026, 11, 1), last=date(2026, 11, 30))

    opened = {one.gateway: one.opening for one in november}
    assert {one.gateway: one.closing for one in october} == {
        one.gateway: opened[one.gateway] for one in october
    }
    clearing = Money.total(
        (
            line.amount
            for one, _ in documents
            if one.business_date <= LAST
            for line in role_lines(one)
            if line.role is LineRole.GATEWAY_CLEARING
        ),
        "USD",
    )
    assert Money.total((one.closing for one in october), "USD") == clearing


AT = datetime(2026, 10, 20, 12, tzinfo=UTC)


def stated(amount: str, opened_on: date = FIRST, **more: Any) -> StatedBalance:
    return StatedBalance(
        role=LineRole.GIFT_CARD_LIABILITY, amount=Money.of(amount, "EUR"), opened_on=opened_on, **more
    )


def card_sold(amount: str, at: datetime) -> BusinessDocument:
    made = document(
        DocumentKind.SALE, amount, part(PartKind.GIFT_CARD, amount, currency="EUR"), currency="EUR"
    )
    return replace(made, occurred_at=at)


def proved(balances: list[StatedBalance], documents: list[BusinessDocument]) -> BalanceProof:
    (proof,) = prove_balances(
        LineRole.GIFT_CARD_LIABILITY, balances, documents, at=AT, first_day=date(2026, 9, 1)
    )
    return proof


def test_what_a_store_says_it_owes_is_what_was_booked_until_then() -> None:
    documents = [card_sold("50.00", AT - timedelta(days=1)), card_sold("20.00", AT + timedelta(seconds=1))]

    proof = proved([stated("30.00"), stated("20.00")], documents)

    assert f"{proof.booked.amount:f}" == f"{proof.owed.amount:f}" == "-50.00"
    assert proof.difference.is_zero


def test_what_lapsed_is_told_apart_and_explains_a_difference() -> None:
    off = stated("10.00", is_lapsed=True)
    expired = stated("5.00", lapses_after=AT.date() - timedelta(days=1))
    last_day = stated("35.00", lapses_after=AT.date())

    proof = proved([off, expired, last_day], [card_sold("50.00", AT)])

    assert (f"{proof.owed.amount:f}", f"{proof.lapsed.amount:f}") == ("-35.00", "-15.00")
    assert proof.difference.is_zero


def test_what_began_before_the_first_day_is_a_difference_with_its_reason() -> None:
    proof = proved([stated("12.00", date(2026, 8, 31)), stated("50.00")], [card_sold("50.00", AT)])

    assert f"{proof.difference.amount:f}" == "12.00"
    assert f"{proof.earlier.amount:f}" == "-12.00"
