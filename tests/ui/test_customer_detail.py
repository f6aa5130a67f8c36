"""A customer in the review screen reads as a record of the address book, without an entry's lines and totals."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from mlconnector_gui.accounting.customers import CustomerMaster, PostalAddress
from mlconnector_gui.accounting.states import Move
from mlconnector_gui.app.commands.postings import _told
from mlconnector_gui.store.queries.review import CustomerRow, ReviewView, posting_detail, review_counts
from mlconnector_gui.ui.words.customers import customer_lines
from tests.helpers.customers import customer_draft, known, record
from tests.helpers.windows import find, settled
from tests.helpers.workspaces import Filling
from tests.ui.conftest import OpenWindow


async def test_the_record_is_shown_in_place_of_an_entry(open_window: OpenWindow, filling: Filling) -> None:
    posting_id = filling.customer(
        customer_draft(known(4002, tax_id="DE811907980"), known(4010, tax_id="DE811907980"))
    )
    window = await open_window()
    review = window.review

    review.open_posting(posting_id)
    await settled(window)

    words = find(window, QLabel, "entryVoucher")
    assert words.isVisible()
    assert words.text().startswith("Customer Example Camping Ltd")
    assert not review.entry.lines.isVisible()
    assert not review.entry.totals.isVisible()
    assert find(window, QLabel, "entryTotal").text() == ""
    assert "drafted" in find(window, QLabel, "entryFacts").text()
    check = find(window, QWidget, "check.customer.ambiguous").accessibleName()
    assert "4002 Example Camping, 4010 Example Camping" in check
    passed = find(window, QWidget, "check.values").accessibleName()
    assert "Business unit, currency and terms known" in passed
    assert window.findChild(QWidget, "check.period") is None
    window.grab().save("/tmp/i_customer.png")


async def test_an_entry_is_shown_again_after_a_customer(open_window: OpenWindow, filling: Filling) -> None:
    entry, customer = filling.sale("1"), filling.customer(customer_draft())
    filling.send(customer, 70001, Move.CONFIRM)
    window = await open_window()
    review = window.review

    review.open_posting(customer)
    await settled(window)
    means, facts = find(window, QLabel, "entryMeans").text(), find(window, QLabel, "entryFacts").text()
    window.grab().save("/tmp/i_customer_confirmed.png")
    assert filling.workplace.store.read_now(review_counts)[ReviewView.SENT] == 0
    review.open_posting(entry)
    await settled(window)

    assert means == "Read back: JD Edwards' address book holds exactly what was approved."
    assert "JDE address number 70001" in facts
    assert review.entry.lines.isVisible()
    assert not find(window, QLabel, "entryVoucher").isVisible()


def test_a_customer_is_told_in_words(filling: Filling) -> None:
    detail = filling.workplace.store.read_now(posting_detail, filling.customer(customer_draft()))
    assert detail is not None
    assert detail.customer is not None

    assert customer_lines(detail.customer) == (
        "  ·  ".join(
            (
                "Customer Example Camping Ltd",
                "search type C",
                "business unit 1",
                "tax id DE 811 907 980",
                "orders@example.com",
            )
        ),
        "Address 1 Example Street, Back Entrance, Denver CO 80202, US",
        "Customer master of every company  ·  G/L offset WEB  ·  currency USD  ·  terms N30",
        "Long address number M1EXAMPLE00000000077: by it JD Edwards is searched",
    )
    told = _told(detail)
    assert "Customer master of every company" in told
    assert "debit" not in told


@pytest.mark.parametrize(
    ("master", "told"),
    [
        (
            CustomerMaster(company="00001"),
            "Customer master of company 00001  ·  G/L offset by JDE  ·  currency by JDE  ·  terms by JDE",
        ),
        (None, "No customer master: an address alone"),
    ],
)
def test_what_is_left_to_jde_is_said(master: CustomerMaster | None, told: str) -> None:
    bare = record(tax_id="", email="", address=PostalAddress(), master=master)

    lines = customer_lines(CustomerRow(record=bare, candidates=("4002 Example Camping",)))

    assert lines[1:3] == ("No address", told)
    assert lines[-1] == "In JD Edwards already: 4002 Example Camping"


async def test_a_change_at_the_store_is_shown_field_by_field_and_cannot_be_approved(
    open_window: OpenWindow, filling: Filling
) -> None:
    change = {"name": "Example Camping Ltd → Example Outfitters Ltd", "city": "Denver → Example Harbour"}
    posting_id = filling.customer(replace(customer_draft(facts=None), change=change, number=4242))
    window = await open_window()

    window.review.open_posting(posting_id)
    await settled(window)

    check = find(window, QWidget, "check.customer.changed_at_store").accessibleName()
    assert "whom JD Edwards has as 4242" in check
    assert "city: Denver → Example Harbour" in check
    assert window.findChild(QWidget, "check.values") is None
