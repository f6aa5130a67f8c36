"""The audit log is append-only, and whoever changes it behind the program's back is found out."""

import json
from datetime import timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from mlconnector_gui.store import Store, Transaction, audit
from mlconnector_gui.store.audit import AuditVerdict, Checkpoint
from tests.helpers.stores import NOON, opened, raw, record

RECORDS = 6


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A log of six records."""
    with opened(tmp_path) as store:
        for number in range(1, RECORDS + 1):
            store.write_now(
                record, event=f"posting.move_{number}", subject_id=f"p{number}", amount="108.00 USD"
            )
    return tmp_path


def tampered(folder: Path, *statements: str) -> AuditVerdict:
    """Drop the triggers, as anybody with the file can, change it, and let the log be proved."""
    with raw(folder) as connection:
        connection.execute("DROP TRIGGER audit_is_never_changed")
        connection.execute("DROP TRIGGER audit_is_never_shortened")
        for statement in statements:
            connection.execute(statement)
    return proved(folder)


def proved(folder: Path) -> AuditVerdict:
    with opened(folder) as store:
        return store.read_now(audit.verify)


def test_an_untouched_log_is_proved(folder: Path) -> None:
    verdict = proved(folder)

    assert (verdict.is_verified, verdict.records, verdict.broken_at) == (True, RECORDS, None)


def test_an_empty_log_is_proved(tmp_path: Path) -> None:
    assert proved(tmp_path) == AuditVerdict(records=0, broken_at=None, last_hash="0" * 64)


@pytest.mark.parametrize(
    "change",
    [
        "at = '2026-10-31T12:00:00.000001Z'",
        "at = 'some day'",
        "at = x'00'",
        "actor = 'somebody.else'",
        "actor = x'6d2e6b656c6c6572'",
        "machine = 'FIN-WS-08'",
        "event = 'posting.reject'",
        "subject_kind = 'run'",
        "subject_id = 'p9'",
        """fields = '{"amount":"180.00 USD"}'""",
        "fields = 108.5",
        "fields = 'no json'",
        "previous_hash = hash",
        "hash = previous_hash",
        "hash = ''",
    ],
)
def test_a_change_of_any_column_is_found_where_it_was_made(folder: Path, change: str) -> None:
    verdict = tampered(folder, f"UPDATE audit SET {change} WHERE seq = 4")  # noqa: S608

    assert (verdict.is_verified, verdict.broken_at, verdict.records) == (False, 4, 3)


def test_a_record_taken_out_is_found(folder: Path) -> None:
    assert tampered(folder, "DELETE FROM audit WHERE seq = 3").broken_at == 3


def test_a_record_taken_out_is_found_though_the_others_move_up(folder: Path) -> None:
    verdict = tampered(
        folder, "DELETE FROM audit WHERE seq = 3", "UPDATE audit SET seq = seq - 1 WHERE seq > 3"
    )

    assert verdict.broken_at == 3


@pytest.mark.parametrize(("seq", "broken_at"), [(7, 7), (0, 1), (-1, 1), (99, 7)])
def test_a_record_put_in_is_found_wherever_it_is(folder: Path, seq: int, broken_at: int) -> None:
    columns = "actor, machine, event, subject_kind, subject_id, fields, previous_hash, hash"

    verdict = tampered(
        folder,
        f"INSERT INTO audit (seq, at, {columns}) SELECT {seq}, at, {columns} FROM audit WHERE seq = 2",  # noqa: S608
    )

    assert verdict.broken_at == broken_at


def test_two_records_that_changed_places_are_found(folder: Path) -> None:
    verdict = tampered(
        folder,
        "UPDATE audit SET seq = 100 WHERE seq = 2",
        "UPDATE audit SET seq = 2 WHERE seq = 5",
        "UPDATE audit SET seq = 5 WHERE seq = 100",
    )

    assert verdict.broken_at == 2


def test_contents_that_were_swapped_are_found(folder: Path) -> None:
    verdict = tampered(
        folder, "UPDATE audit SET subject_id = CASE seq WHEN 2 THEN 'p3' ELSE 'p2' END WHERE seq IN (2, 3)"
    )

    assert verdict.broken_at == 2


def test_a_log_cut_off_at_its_end_shows_against_a_checkpoint(folder: Path) -> None:
    last = proved(folder).last_hash
    assert tampered(folder, "DELETE FROM audit WHERE seq > 4").is_verified

    with opened(folder) as store:
        verdict = store.read_now(audit.verify, checkpoint=Checkpoint(seq=RECORDS, hash=last))

    assert (verdict.broken_at, verdict.records) == (5, 4)


def test_a_log_written_anew_shows_against_a_checkpoint(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    seen = Checkpoint(seq=RECORDS, hash=proved(folder).last_hash)
    forged = tmp_path_factory.mktemp("forged")
    with opened(forged) as store:
        for number in range(RECORDS + 2):
            store.write_now(record, event=f"posting.move_{number}")

    with opened(forged) as store:
        verdict = store.read_now(audit.verify, checkpoint=seen)

    assert verdict.broken_at == RECORDS


@pytest.mark.parametrize(
    "statement", ["UPDATE audit SET actor = 'x'", "DELETE FROM audit", "DELETE FROM audit WHERE seq = 1"]
)
def test_the_store_itself_refuses_to_change_or_shorten_the_log(folder: Path, statement: str) -> None:
    with raw(folder) as connection, pytest.raises(Exception, match="append-only"):
        connection.execute(statement)

    assert proved(folder).is_verified


def test_a_log_goes_on_after_a_restart(folder: Path) -> None:
    with opened(folder) as store:
        assert store.write_now(record) == RECORDS + 1

    assert proved(folder).records == RECORDS + 1


def test_a_record_told_in_another_time_zone_is_proved_all_the_same(tmp_path: Path) -> None:
    local = NOON.astimezone(timezone(timedelta(hours=-6)))
    with opened(tmp_path) as store:
        store.write_now(
            audit.record,
            at=local,
            actor=audit.Actor(name="clerk.one", machine="FIN-WS-07"),
            event="posting.approve",
            subject_kind="posting",
            subject_id="p1",
        )

    assert proved(tmp_path).is_verified


def exported(store: Store) -> list[dict[str, Any]]:
    return store.read_now(lambda transaction: list(audit.exported(transaction)))


def test_an_export_holds_every_record_with_all_that_is_hashed(folder: Path) -> None:
    with opened(folder) as store:
        records = exported(store)

    assert [one["seq"] for one in records] == list(range(1, RECORDS + 1))
    assert records[0] == {
        "seq": 1,
        "at": "2026-10-31T12:00:00.000000Z",
        "actor": "clerk.one",
        "machine": "FIN-WS-07",
        "event": "posting.move_1",
        "subject_kind": "posting",
        "subject_id": "p1",
        "fields": {"amount": "108.00 USD"},
        "previous_hash": "0" * 64,
        "hash": records[1]["previous_hash"],
    }
    assert json.loads(json.dumps(records)) == records


@pytest.mark.parametrize("records_a_page", [1, 4, 9, 10, 11])
def test_an_export_over_several_pages_leaves_none_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, records_a_page: int
) -> None:
    monkeypatch.setattr(audit, "_VERIFY_PAGE", records_a_page)

    def many(transaction: Transaction) -> None:
        for number in range(10):
            record(transaction, subject_id=str(number))

    with opened(tmp_path) as store:
        store.write_now(many)

        records = exported(store)
        verdict = store.read_now(audit.verify)

    assert [one["subject_id"] for one in records] == [str(number) for number in range(10)]
    assert verdict.records == 10


def test_a_log_that_was_tampered_with_can_still_be_handed_out(folder: Path) -> None:
    tampered(folder, "UPDATE audit SET fields = 'no json', at = 'some day' WHERE seq = 4")

    with opened(folder) as store:
        records = exported(store)

    assert (records[3]["fields"], records[3]["at"]) == ("no json", "some day")
