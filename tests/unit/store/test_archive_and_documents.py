"""Payloads are kept once and whole; documents have revisions, and what did not change costs nothing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from mlconnector_gui.store import Store, Transaction, tables
from mlconnector_gui.store.archive import archive_payload, archived_payload
from mlconnector_gui.store.repositories import documents
from mlconnector_gui.store.repositories.documents import IncomingDocument, PageCounts
from tests.helpers.problems import refused
from tests.helpers.stores import NOON, SHOP, add_shop, opened, raw

ORDER = IncomingDocument(external_id="41", payload=b'{"id": 41}', created_at=NOON, modified_at=NOON)
REFUND = IncomingDocument(
    external_id="52", payload=b'{"id": 52}', created_at=NOON, modified_at=NOON, parents=(("orders", "41"),)
)
HOUR = timedelta(hours=1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path) as store:
        store.write_now(add_shop)
        yield store


def saved(store: Store, *incoming: IncomingDocument, stream: str = "orders") -> PageCounts:
    return store.write_now(
        documents.save_documents, connection_id=SHOP, stream=stream, documents=incoming, fetched_at=NOON
    )


def waiting(store: Store) -> list[tuple[str, str, int]]:
    found = store.read_now(documents.unprepared, SHOP, limit=100)
    return [(one.stream, one.external_id, one.revision) for one in found]


def prepared(store: Store) -> None:
    def mark(transaction: Transaction) -> None:
        ids = [one.document_id for one in documents.unprepared(transaction, SHOP, limit=100)]
        documents.mark_prepared(transaction, ids, at=NOON)

    store.write_now(mark)


def rows_of(store: Store, table: str) -> int:
    return store.read_now(
        lambda transaction: len(transaction.execute(tables.metadata.tables[table].select()).all())
    )


def everything_in(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    with raw(folder) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for (name,) in names}  # noqa: S608


def test_the_same_payload_is_kept_once(store: Store) -> None:
    names = {store.write_now(archive_payload, b"the same bytes") for _ in range(3)}

    assert len(names) == 1
    assert rows_of(store, "archive") == 1


@settings(max_examples=20)
@given(payloads=st.lists(st.binary(max_size=2000), max_size=20))
def test_a_payload_comes_back_byte_for_byte(
    payloads: list[bytes], tmp_path_factory: pytest.TempPathFactory
) -> None:
    with opened(tmp_path_factory.getbasetemp() / "payloads") as store:
        for payload in [b"", *payloads]:
            name = store.write_now(archive_payload, payload)

            assert store.read_now(archived_payload, name) == payload


@pytest.mark.parametrize(
    "damage",
    [
        "content = x'00'",
        "content = substr(content, 1, length(content) - 1)",
        "size = 1",
        "content = (SELECT content FROM archive WHERE size = 5)",
        "payload_hash = 'other'",
    ],
)
def test_damaged_content_is_refused_and_named(store: Store, tmp_path: Path, damage: str) -> None:
    store.write_now(archive_payload, b"other")
    name = store.write_now(archive_payload, b"the payload, the payload, the payload")
    with raw(tmp_path) as connection:
        connection.execute("DROP TRIGGER archive_is_never_changed")
        connection.execute(f"UPDATE archive SET {damage} WHERE payload_hash = '{name}'")  # noqa: S608
        (name,) = connection.execute("SELECT payload_hash FROM archive WHERE size <> 5").fetchone()

    with refused("store.archive_damaged") as caught:
        store.read_now(archived_payload, name)

    assert caught.value.params == {"payload": name}


def test_the_store_itself_refuses_to_change_a_payload(store: Store, tmp_path: Path) -> None:
    store.write_now(archive_payload, b"the payload")

    with raw(tmp_path) as connection, pytest.raises(Exception, match="immutable"):
        connection.execute("UPDATE archive SET content = x'00'")


def test_a_payload_that_changed_is_the_next_revision_and_the_old_one_stays(store: Store) -> None:
    changed = replace(ORDER, payload=b'{"id": 41, "total": "9.00"}')

    counts = saved(store, ORDER) + saved(store, changed)

    newest = store.read_now(documents.newest_document, SHOP, "orders", "41")
    assert newest is not None
    assert (newest.revision, counts) == (2, PageCounts(fetched=2, new=1, changed=1))
    assert store.read_now(documents.newest_payload, SHOP, "orders", "41") == changed.payload
    assert rows_of(store, "document") == 2
    assert store.read_now(documents.payload_of, newest.document_id - 1) == ORDER.payload


def test_a_payload_that_did_not_change_writes_nothing(store: Store, tmp_path: Path) -> None:
    saved(store, ORDER)
    prepared(store)
    before = everything_in(tmp_path)

    counts = saved(store, replace(ORDER, modified_at=NOON + HOUR))

    assert everything_in(tmp_path) == before
    assert counts == PageCounts(fetched=1, unchanged=1)
    assert waiting(store) == []


def test_a_document_that_goes_back_to_what_it_was_is_a_third_revision(store: Store) -> None:
    saved(store, ORDER)
    saved(store, replace(ORDER, payload=b"{}"))

    saved(store, ORDER)

    assert waiting(store) == [("orders", "41", 3)]
    assert rows_of(store, "archive") == 2


def test_only_the_newest_revision_is_prepared(store: Store) -> None:
    saved(store, ORDER)
    saved(store, replace(ORDER, payload=b"{}"))

    assert waiting(store) == [("orders", "41", 2)]


def test_a_document_that_is_gone_gets_a_tombstone_and_keeps_its_past(store: Store) -> None:
    saved(store, ORDER)

    store.write_now(
        documents.bury_documents,
        connection_id=SHOP,
        stream="orders",
        external_ids=["41", "never seen"],
        at=NOON,
    )

    newest = store.read_now(documents.newest_document, SHOP, "orders", "41")
    assert newest is not None
    assert (newest.is_deleted, newest.revision) == (True, 2)
    assert store.read_now(documents.newest_payload, SHOP, "orders", "41") is None
    assert store.read_now(documents.payload_of, newest.document_id - 1) == ORDER.payload
    assert rows_of(store, "document") == 2


def test_burying_twice_is_burying_once(store: Store) -> None:
    saved(store, ORDER)

    for _ in range(2):
        store.write_now(
            documents.bury_documents, connection_id=SHOP, stream="orders", external_ids=["41"], at=NOON
        )

    assert rows_of(store, "document") == 2


def test_a_buried_document_can_come_back(store: Store) -> None:
    saved(store, ORDER)
    store.write_now(
        documents.bury_documents, connection_id=SHOP, stream="orders", external_ids=["41"], at=NOON
    )

    saved(store, ORDER)

    assert store.read_now(documents.newest_payload, SHOP, "orders", "41") == ORDER.payload


@pytest.mark.parametrize("arrives", ["before", "after"])
def test_a_parent_that_comes_or_changes_asks_for_its_children(store: Store, arrives: str) -> None:
    if arrives == "after":
        saved(store, ORDER)
    saved(store, REFUND, stream="refunds")
    prepared(store)

    saved(store, replace(ORDER, payload=b'{"id": 41, "currency": "EUR"}'))

    assert ("refunds", "52", 1) in waiting(store)


def test_a_parent_that_did_not_change_leaves_its_children_alone(store: Store) -> None:
    saved(store, ORDER)
    saved(store, REFUND, stream="refunds")
    prepared(store)

    saved(store, ORDER)
    saved(store, replace(ORDER, external_id="42", payload=b"{}"))

    assert waiting(store) == [("orders", "42", 1)]


def test_an_old_revision_of_a_child_is_never_asked_for(store: Store) -> None:
    saved(store, REFUND, stream="refunds")
    saved(store, replace(REFUND, payload=b"{}", parents=()), stream="refunds")
    prepared(store)

    saved(store, ORDER)

    assert waiting(store) == [("orders", "41", 1)]


def test_asking_again_for_an_old_revision_asks_for_the_newest(store: Store) -> None:
    saved(store, ORDER)
    first = store.read_now(documents.newest_document, SHOP, "orders", "41")
    saved(store, replace(ORDER, payload=b"{}"))
    prepared(store)
    assert first is not None

    store.write_now(documents.ask_to_prepare_again, [first.document_id])

    assert waiting(store) == [("orders", "41", 2)]


def test_a_watermark_moves_forward_and_never_back(store: Store) -> None:
    for moment in (NOON, NOON + HOUR, NOON - HOUR, NOON + HOUR):
        store.write_now(documents.move_watermark, SHOP, "orders", moment)

    assert store.read_now(documents.watermark_of, SHOP, "orders") == NOON + HOUR
    assert store.read_now(documents.watermark_of, SHOP, "refunds") is None


def test_a_snapshot_knows_what_stood_in_its_span(store: Store) -> None:
    saved(store, ORDER, replace(ORDER, external_id="42", created_at=NOON + HOUR))
    saved(store, replace(ORDER, external_id="43"))
    store.write_now(
        documents.bury_documents, connection_id=SHOP, stream="orders", external_ids=["43"], at=NOON
    )

    found = store.read_now(documents.ids_created_within, SHOP, "orders", start=NOON, end=NOON)

    assert found == {"41"}


def test_missing_documents_are_those_never_archived(store: Store) -> None:
    saved(store, ORDER)
    wanted = [("orders", "41"), ("orders", "42"), ("orders", "42")]

    assert store.read_now(documents.missing_documents, SHOP, wanted) == [("orders", "42")]


def test_a_page_costs_one_statement_for_each_new_document_and_a_few_for_all_of_them(store: Store) -> None:
    asked: list[str] = []
    page = [replace(REFUND, external_id=str(number), payload=b'{"id": %d}' % number) for number in range(100)]
    event.listen(store._writer, "before_cursor_execute", lambda *call: asked.append(call[2]))

    saved(store, *page, stream="refunds")
    for_new = len(asked)
    asked.clear()
    saved(store, *page, stream="refunds")

    assert for_new <= 100 + 6
    assert len(asked) <= 3


def test_a_document_that_comes_twice_in_a_page_has_both_its_revisions(store: Store) -> None:
    later = replace(ORDER, payload=b'{"id": 41, "status": "completed"}', modified_at=NOON + HOUR)

    counts = saved(store, ORDER, later, ORDER)

    assert counts == PageCounts(fetched=3, new=1, changed=1, unchanged=1)
    assert waiting(store) == [("orders", "41", 2)]
