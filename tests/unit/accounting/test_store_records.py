"""A record of a store beside what the store has, and the bytes that an approval covers."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from mlconnector_gui.accounting.contents import ContentKind, kind_of
from mlconnector_gui.accounting.digest import canonical_bytes
from mlconnector_gui.accounting.store_records import (
    FieldChange,
    Presence,
    RecordChange,
    RecordType,
    StoreRecord,
    number_text,
)
from tests.helpers.problems import refused


def record(*fields: tuple[str, str, str], **given: Any) -> StoreRecord:
    changes = fields or (("price", "12.50", "13.25"), ("currency", "USD", "USD"))
    values: dict[str, Any] = {"record_type": RecordType.PRICE, "key": "MUG-01", **given}
    return StoreRecord(changes=tuple(FieldChange(name=n, before=b, after=a) for n, b, a in changes), **values)


@pytest.mark.parametrize(
    ("seen", "creates", "presence"),
    [
        ({"price": "12.50", "currency": "USD"}, False, Presence.AS_BEFORE),
        ({"price": "13.25", "currency": "USD", "more": "x"}, False, Presence.AS_WANTED),
        ({"price": "9.99", "currency": "USD"}, False, Presence.CHANGED),
        ({"price": "12.50"}, False, Presence.CHANGED),
        (None, False, Presence.MISSING),
        (None, True, Presence.AS_BEFORE),
        ({"price": "13.25", "currency": "USD"}, True, Presence.AS_WANTED),
        ({"price": "12.50", "currency": "USD"}, True, Presence.EXISTS),
    ],
)
def test_how_a_record_stands_in_the_store(
    seen: dict[str, str] | None, creates: bool, presence: Presence
) -> None:
    assert record(creates=creates).presence(seen) is presence


def test_one_of_two_fields_set_already_may_be_completed() -> None:
    both = record(("price", "1.00", "2.00"), ("upc", "", "012"))

    assert both.presence({"price": "2.00", "upc": ""}) is Presence.AS_BEFORE


@pytest.mark.parametrize(
    ("number", "text"),
    [("12.5", "12.50"), ("12.3456", "12.3456"), ("1E+2", "100.00"), ("0", "0.00"), ("7.1000", "7.10")],
)
def test_equal_numbers_are_equal_texts(number: str, text: str) -> None:
    assert number_text(Decimal(number)) == text


def test_the_approved_bytes_are_the_same_in_whatever_order_the_fields_came() -> None:
    one, other = (
        canonical_bytes(change(record(*fields)), target="T", reference="M1")
        for fields in ((("a", "1", "2"), ("b", "3", "4")), (("b", "3", "4"), ("a", "1", "2")))
    )

    assert one == other
    assert kind_of(one) is ContentKind.STORE_RECORD
    assert not kind_of(one).is_booked
    assert StoreRecord.read(json.loads(one)).wanted == {"a": "2", "b": "4"}


def test_what_changes_nothing_or_has_no_key_is_no_record() -> None:
    with refused("record.changes_nothing"):
        change(record(("price", "1.00", "1.00")))
    with refused("record.key_invalid"):
        record(key=" MUG")
    with refused("record.fields_invalid"):
        record(("price", "1", "2"), ("price", "1", "3"))


def change(wanted: StoreRecord) -> RecordChange:
    return RecordChange(
        company="00001", gl_date=date(2026, 10, 9), currency="USD", explanation="EXAMPLE price", record=wanted
    )
