"""The sandbox's checker knows a document by what there was room for in its name."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from mlconnector_gui.app.sandbox_check import Verdict, check_books
from mlconnector_gui.sandbox.books import LedgerDocument, LedgerLine, ShopEvent

WIDE = "66a1b2c3d4e5f60718293a4b"


def event(external_id: str, *, shop: str = "SHOP-US", kind: str = "sale") -> ShopEvent:
    return ShopEvent(
        shop=shop,
        kind=kind,
        external_id=external_id,
        order_id=external_id,
        currency="USD",
        amount=Decimal(10),
        occurred_at=datetime(2026, 10, 20, tzinfo=UTC),
    )


def entry(explanation: str, *, cleared: int = 10) -> LedgerDocument:
    lines = (("1.1220.SHOP", Decimal(cleared)), ("30.5010", Decimal(-cleared)))
    return LedgerDocument(
        company="00001",
        document_type="JE",
        document_number=1,
        gl_date=date(2026, 10, 20),
        explanation=explanation,
        reference_short="",
        batch_number=1,
        posted=True,
        lines=tuple(
            LedgerLine(account=account, amount=amount, currency="USD", foreign_amount=amount, remark="")
            for account, amount in lines
        ),
    )


def checked(events: list[ShopEvent], *documents: LedgerDocument, waiting: str = "") -> Verdict:
    return check_books(events, documents, [], open_postings=[waiting] if waiting else [])


@pytest.mark.parametrize("name", [f"SHOP-US sale {WIDE}", f"S sale {WIDE}", f"sale {WIDE}", WIDE])
def test_a_long_id_leaves_no_room_for_the_shop(name: str) -> None:
    assert checked([event(WIDE)], entry(name)).is_reconciled
    assert checked([event(WIDE)], waiting=name).is_reconciled
    assert checked([event(WIDE)], entry(name, cleared=9)).amounts_differ
    assert checked([event(WIDE)], entry(name), entry(name)).duplicates


def test_an_id_that_is_wider_than_the_field_is_known_by_its_end() -> None:
    wide = f"0f6f4bd2-{WIDE}"

    assert checked([event(wide)], entry(wide[-30:])).is_reconciled


def test_the_shop_and_the_kind_tell_apart_what_has_the_same_id() -> None:
    both = [event("2291"), event("2291", shop="SHOP-EU"), event("2291", kind="refund")]

    found = checked(both, entry("SHOP-US sale 2291"))

    assert [text.split(":")[0] for text in found.lost] == ["SHOP-EU sale 2291", "SHOP-US refund 2291"]


def test_another_document_is_not_taken_for_it() -> None:
    assert checked([event("2291")], entry("SHOP-US sale 12291")).lost
    assert checked([event("2291")], entry("SHOP-US refund 2291")).lost
