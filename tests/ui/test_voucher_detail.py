"""A voucher in the review screen reads as an invoice: whose it is, when it is paid, both sides of the entry."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QLabel, QWidget

from mlconnector_gui.store.queries.review import posting_detail
from mlconnector_gui.ui.words.vouchers import booked_by_jde, voucher_lines
from tests.helpers.vouchers import NOTHING_AGAINST, item, voucher_draft
from tests.helpers.windows import find, settled
from tests.helpers.workspaces import Filling
from tests.ui.conftest import OpenWindow

TAXED = (
    item("601.00", parts=("500.00", "1.00", "100.00"), due=date(2026, 11, 4)),
    item("600.00", parts=("500.00", "0.00", "100.00"), due=date(2026, 12, 4)),
)


def filled(filling: Filling) -> str:
    draft = voucher_draft(
        ("40.5010", "900.00"),
        ("40.5020", "101.00"),
        items=TAXED,
        payment_terms="N30",
        tax_area="DE19",
        tax_explanation="V",
    )
    facts = replace(NOTHING_AGAINST, duplicates=("00002 PV 100023",))
    return filling.voucher(replace(draft, facts=facts))


async def test_the_entry_shows_invoice_pay_items_and_what_jde_books_beside_it(
    open_window: OpenWindow, filling: Filling
) -> None:
    posting_id = filled(filling)
    window = await open_window()
    review = window.review

    review.open_posting(posting_id)
    await settled(window)

    words = find(window, QLabel, "entryVoucher")
    table = review.entry.lines.lines_model
    rows = [tuple(table.data(table.index(row, column)) for column in range(4)) for row in range(4)]
    assert words.isVisible()
    assert "Invoice INV-77 of 5001 Acme Carriers" in words.text()
    assert "PV 100023" in find(window, QWidget, "check.voucher.invoice_known").accessibleName()
    assert rows[2:] == [
        ("by JDE", "Recoverable tax", "200.00", "–"),
        ("by JDE", "Accounts payable, trade", "–", "1,201.00"),
    ]
    assert review.entry.totals.texts == ("1,201.00", "1,201.00")
    window.grab().save("/tmp/d_voucher.png")


def test_a_voucher_is_told_in_words(filling: Filling) -> None:
    detail = filling.workplace.store.read_now(posting_detail, filled(filling))
    assert detail is not None
    assert detail.voucher is not None

    told = voucher_lines(detail.voucher)
    added = booked_by_jde(detail.voucher, after=2)

    assert told == (
        "Invoice INV-77 of 5001 Acme Carriers  ·  dated 2026-10-05  ·  terms N30  ·  tax DE19 V",
        "Pay item 1: 601.00 USD  ·  of which tax 100.00 USD  ·  due 2026-11-04",
        "Pay item 2: 600.00 USD  ·  of which tax 100.00 USD  ·  due 2026-12-04",
    )
    assert [line.line for line in added] == [3, 4]
