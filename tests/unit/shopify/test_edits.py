"""What happens to an order after its sale: edits, exchanges and refunds add documents and change none."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlconnector_gui.accounting.documents import BusinessDocument, DocumentKind
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.accounting.templates import role_lines
from mlconnector_gui.base.problem import Problem
from tests.helpers.shopify import (
    agreement,
    bag,
    booked,
    line,
    lines_of,
    order,
    paid,
    refund,
    sold,
    tax,
    translated,
)

EDITED_AT = "2026-10-15T12:00:00Z"


def before(**more):
    """One thing of 100.00 with 8 % tax."""
    return order(
        "108.00",
        line(1, "100.00", taxes=[tax("8.00")]),
        agreements={"nodes": [agreement(1, sold(1, "108.00", "8.00"))]},
        **more,
    )


def edited(*changes: Any, **more: Any) -> dict[str, Any]:
    """The same order after a second thing of 50.00 was added."""
    return {
        **before(
            edited=True,
            totalPriceSet=bag("162.00"),
            currentTotalPriceSet=bag("162.00"),
            lineItems={
                "nodes": [line(1, "100.00", taxes=[tax("8.00")]), line(2, "50.00", taxes=[tax("4.00")])]
            },
        ),
        "agreements": {
            "nodes": [
                agreement(1, sold(1, "108.00", "8.00")),
                *(changes or [agreement(2, sold(2, "54.00", "4.00"), reason="ORDER_EDIT", at=EDITED_AT)]),
            ]
        },
        **more,
    }


def test_an_edit_is_an_entry_of_its_own_and_the_sale_stays() -> None:
    then, now = translated(before()), translated(edited())

    (edit,) = booked(now, DocumentKind.EDIT)

    assert booked(now, DocumentKind.SALE) == booked(then, DocumentKind.SALE)
    assert lines_of(edit) == {
        LineRole.PENDING_PAYMENTS: "54.00",
        LineRole.PRODUCT_SALES: "-50.00",
        LineRole.TAX_PAYABLE: "-4.00",
    }
    assert (edit.external_id, f"{edit.business_date}") == ("2", "2026-10-15")
    assert now.findings == ()


def test_what_an_edit_added_is_paid_by_an_entry_of_its_own() -> None:
    payload = edited(transactions=[paid("108.00"), paid("54.00", number=2, at="2026-11-01T16:00:00Z")])

    (payment,) = booked(translated(payload), DocumentKind.PAYMENT)

    assert lines_of(payment) == {LineRole.GATEWAY_CLEARING: "54.00", LineRole.PENDING_PAYMENTS: "-54.00"}


@pytest.mark.parametrize("written", ["-54.00", "54.00"], ids=["with a sign", "without one"])
def test_what_an_edit_removes_is_owed_to_the_customer_until_it_is_paid_back(written: str) -> None:
    taken = sold(2, written, written.replace("54", "4"), action="RETURN")
    removal = agreement(2, taken, reason="ORDER_EDIT", at=EDITED_AT)
    payload = {
        **order(
            "162.00",
            line(1, "100.00", taxes=[tax("8.00")]),
            line(2, "50.00", taxes=[tax("4.00")]),
            edited=True,
            currentTotalPriceSet=bag("108.00"),
        ),
        "agreements": {"nodes": [agreement(1, sold(1, "108.00", "8.00"), sold(2, "54.00", "4.00")), removal]},
        "refunds": [
            refund(7, lines=[(2, 1, "50.00", "4.00")], at=EDITED_AT, restock="CANCEL"),
            refund(
                8,
                money=[paid("54.00", kind="REFUND", number=3, at="2026-11-04T16:00:00Z")],
                at="2026-11-04T16:00:00Z",
            ),
        ],
    }

    translation = translated(payload)
    (edit,) = booked(translation, DocumentKind.EDIT)
    (paid_back,) = booked(translation, DocumentKind.REFUND)

    assert lines_of(edit) == {
        LineRole.PENDING_PAYMENTS: "-54.00",
        LineRole.PRODUCT_SALES: "50.00",
        LineRole.TAX_PAYABLE: "4.00",
    }
    assert lines_of(paid_back) == {LineRole.GATEWAY_CLEARING: "-54.00", LineRole.PENDING_PAYMENTS: "54.00"}
    assert translation.findings == ()


def test_an_exchange_adds_what_was_given_and_takes_what_came_back() -> None:
    exchange = agreement(
        3,
        sold(1, "-108.00", "-8.00", action="RETURN"),
        sold(2, "54.00", "4.00"),
        reason="RETURN",
        at=EDITED_AT,
    )
    payload = edited(
        exchange,
        edited=False,
        currentTotalPriceSet=bag("54.00"),
        refunds=[
            refund(
                9,
                lines=[(1, 1, "100.00", "8.00")],
                money=[paid("54.00", kind="REFUND", number=4, at="2026-10-16T12:00:00Z")],
                at="2026-10-16T12:00:00Z",
            )
        ],
    )

    translation = translated(payload)
    (added,) = booked(translation, DocumentKind.EDIT)
    (back,) = booked(translation, DocumentKind.REFUND)

    assert lines_of(added)[LineRole.PENDING_PAYMENTS] == "54.00"
    assert lines_of(back) == {
        LineRole.GATEWAY_CLEARING: "-54.00",
        LineRole.PENDING_PAYMENTS: "-54.00",
        LineRole.SALES_RETURNS: "100.00",
        LineRole.TAX_PAYABLE: "8.00",
    }
    assert translation.findings == ()


def test_a_ledger_in_cents_is_read_as_well() -> None:
    payload = edited()
    for one in payload["agreements"]["nodes"]:
        for row in one["sales"]["nodes"]:
            _in_cents(row)

    assert translated(payload).documents == translated(edited()).documents


def test_an_edited_order_without_its_ledger_is_not_guessed() -> None:
    with pytest.raises(Problem) as refused:
        translated(edited(agreements=None))

    assert refused.value.code == "shopify.edited_without_ledger"


def test_a_ledger_that_misses_the_orders_total_is_not_believed() -> None:
    payload = edited()
    payload["agreements"]["nodes"][0] = agreement(1, sold(1, "107.00", "8.00"))

    with pytest.raises(Problem) as refused:
        translated(payload)

    assert refused.value.code == "shopify.ledger_does_not_add_up"


def test_a_present_total_that_the_entries_do_not_come_to_is_told() -> None:
    (found,) = translated(edited(currentTotalPriceSet=bag("160.00"))).findings

    assert (found.code, found.params["reckoned"]) == ("shopify.present_total_differs", "162.00 USD")


def test_an_order_and_its_ledger_tell_the_same_sale_with_tax_within_prices() -> None:
    vat = {"title": "VAT", "rate": 0.2}
    thing = line(1, "120.00", off="12.00", quantity=2, taxes=[tax("18.00", **vat)])
    row = sold(1, "108.00", "18.00", off="12.00", quantity=2, **vat)
    row["totalDiscountAmountBeforeTaxes"] = bag("10.00")
    unedited = order("108.00", thing, taxesIncluded=True, agreements={"nodes": [agreement(1, row)]})

    (by_lines,) = booked(translated(unedited), DocumentKind.SALE)
    (by_ledger,) = booked(translated({**unedited, "edited": True}), DocumentKind.SALE)

    assert lines_of(by_lines) == lines_of(by_ledger)


def _in_cents(value: Any) -> None:
    if isinstance(value, dict):
        if "amount" in value and "currencyCode" in value:
            value["amount"] = str(round(float(value["amount"]) * 100))
        for one in value.values():
            _in_cents(one)
    if isinstance(value, list):
        for one in value:
            _in_cents(one)


# an order's life as the shop keeps it: things are added, removed and refunded over three months

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "remove", "refund", "return", "pay"]),
        st.integers(min_value=1, max_value=9),
        st.integers(min_value=100, max_value=99_99),
    ),
    max_size=8,
)
_START = datetime(2026, 10, 9, 16, tzinfo=UTC)


class Shop:
    """One order of an invented shop: units of 8 % taxed things, and the money that moved for them."""

    def __init__(self) -> None:
        self.units: dict[int, list[int]] = {1: [3, 25_00]}
        self.left: dict[int, int] = {1: 3}
        self.agreements = [agreement(1, self._row(1, 3))]
        self.refunds: list[Any] = []
        self.transactions = [paid(self._text(self._gross(1, 3)))]
        self.first_total = self._gross(1, 3)
        self.received = self.first_total
        self.goods = self.first_total
        self.at = _START

    def step(self, what: str, number: int, price: int) -> None:
        self.at += timedelta(days=11)
        moment = self.at.isoformat().replace("+00:00", "Z")
        ref = len(self.agreements) + len(self.refunds) + len(self.transactions) + 10
        if what == "add":
            line_number = len(self.units) + 1
            self.units[line_number] = [number, price]
            self.left[line_number] = number
            self.goods += self._gross(line_number, number)
            self.agreements.append(
                agreement(ref, self._row(line_number, number), reason="ORDER_EDIT", at=moment)
            )
            return
        line_number = 1 + number % len(self.units)
        units = min(number, self.left[line_number])
        if what == "pay":
            owed = self.goods - self.received
            if owed > 0:
                self.transactions.append(paid(self._text(owed), number=ref, at=moment))
                self.received += owed
        elif units:
            self.left[line_number] -= units
            gross = self._gross(line_number, units)
            self.goods -= gross
            taken = (
                line_number,
                units,
                self._text(self._net(line_number, units)),
                self._text(gross - self._net(line_number, units)),
            )
            if what == "remove":
                row = self._row(line_number, units, action="RETURN")
                self.agreements.append(agreement(ref, row, reason="ORDER_EDIT", at=moment))
                self.refunds.append(refund(ref, lines=[taken], at=moment, restock="CANCEL"))
            elif what == "refund":
                fee = min(price, gross) if price % 2 else 0
                money = (
                    [paid(self._text(gross - fee), number=ref, kind="REFUND", at=moment)]
                    if gross > fee
                    else []
                )
                self.refunds.append(refund(ref, lines=[taken], money=money, at=moment))
                self.received -= gross - fee
            else:
                self.refunds.append(refund(ref, lines=[taken], at=moment))

    def payload(self) -> dict[str, Any]:
        lines = [
            line(
                one,
                self._text(units * price),
                quantity=units,
                taxes=[tax(self._text(self._tax(units * price)))],
            )
            for one, (units, price) in self.units.items()
        ]
        return order(
            self._text(self.first_total),
            *lines,
            edited=len(self.agreements) > 1,
            currentTotalPriceSet=bag(self._text(self.goods)),
            agreements={"nodes": list(self.agreements)},
            refunds=list(self.refunds),
            transactions=list(self.transactions),
        )

    def _row(self, number: int, units: int, *, action: str = "ORDER") -> Any:
        sign = -1 if action == "RETURN" else 1
        gross, net = self._gross(number, units), self._net(number, units)
        return sold(
            number, self._text(sign * gross), self._text(sign * (gross - net)), quantity=units, action=action
        )

    def _net(self, number: int, units: int) -> int:
        return units * self.units[number][1]

    def _gross(self, number: int, units: int) -> int:
        return self._net(number, units) + units * self._tax(self.units[number][1])

    @staticmethod
    def _tax(net: int) -> int:
        return net * 8 // 100

    @staticmethod
    def _text(minor: int) -> str:
        return f"{'-' if minor < 0 else ''}{abs(minor) // 100}.{abs(minor) % 100:02}"


def by_lineage(payload: Mapping[str, Any]) -> dict[tuple[str, str], BusinessDocument]:
    return {
        (one.kind.value, one.external_id): one for one in translated(payload).documents if one.is_bookable
    }


@settings(max_examples=60)
@given(STEPS)
def test_later_events_add_documents_and_never_change_those_that_are_there(steps) -> None:
    shop = Shop()
    seen = by_lineage(shop.payload())
    for step in steps:
        shop.step(*step)
        now = by_lineage(shop.payload())

        assert {key: (now[key].parts, now[key].tenders, now[key].business_date) for key in seen} == {
            key: (one.parts, one.tenders, one.business_date) for key, one in seen.items()
        }
        seen = now


@settings(max_examples=60)
@given(STEPS)
def test_the_entries_come_to_the_money_that_moved_and_each_balances(steps) -> None:
    shop = Shop()
    for step in steps:
        shop.step(*step)

    documents = by_lineage(shop.payload()).values()

    sums: dict[LineRole, Money] = {}
    for document in documents:
        assert Money.total((one.amount for one in role_lines(document)), "USD").is_zero
        assert document.difference.is_zero
        assert document.tender_difference.is_zero
        for one in role_lines(document):
            sums[one.role] = sums.get(one.role, Money.zero("USD")) + one.amount
    assert sums[LineRole.GATEWAY_CLEARING].minor == shop.received


def test_an_order_edited_refunded_and_refunded_again_over_three_months() -> None:
    """Sold in October, edited in November, refunded in November and in December: each in its own month."""
    shop = Shop()
    shop.at = datetime(2026, 10, 25, 12, tzinfo=UTC)
    for step in [("add", 2, 10_00), ("pay", 1, 0), ("refund", 2, 2), ("refund", 1, 2)]:
        shop.step(*step)

    documents = list(by_lineage(shop.payload()).values())

    assert [(one.kind.value, f"{one.business_date:%Y-%m}") for one in documents] == [
        ("sale", "2026-10"),
        ("edit", "2026-11"),
        ("payment", "2026-11"),
        ("refund", "2026-11"),
        ("refund", "2026-12"),
    ]
    revenue = Money.zero("USD")
    for document in documents:
        for one in role_lines(document):
            if one.role in {LineRole.PRODUCT_SALES, LineRole.SALES_RETURNS, LineRole.TAX_PAYABLE}:
                revenue += one.amount
    assert -revenue.minor == shop.goods
    assert translated(shop.payload()).findings == ()
