"""The payload behind a posting is shown with its digits and without people; the audit is proved and handed out."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mlconnector_gui.services.audit_log import LAST_PROOF, export_audit, verify_audit
from mlconnector_gui.services.trace import payload_text
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import audit
from mlconnector_gui.store.repositories import documents
from mlconnector_gui.store.repositories.connections import setting
from mlconnector_gui.store.repositories.documents import IncomingDocument
from tests.helpers.problems import refused
from tests.helpers.stores import NOON, SHOP, add_shop, raw, record
from tests.helpers.workspaces import open_workplace

PAYLOAD = """{"id": 41, "total": "108.00", "rate": 7.250, "big": 12345678901234567890, "small": 1e-7, "paid": true,
 "email": "robin@example.com", "customer_note": "", "none": null, "empty": [], "nothing": {},
 "billing": {"first_name": "Robin", "company": "Example & Sons", "country": "US", "state": "CA", "iban": "DE00",
             "phones": ["1", "2"], "extra": {"deep": "Robin"}},
 "company": "a field that is no person's",
 "meta_data": [{"id": 1, "key": "_stripe_fee", "value": "3.43"},
               {"id": 2, "key": "_billing_phone", "value": "555-0100"},
               {"id": 3, "key": "invoice_email", "value": {"to": "robin@example.com"}}],
 "line_items": [{"name": "Tent \\u0000 for two", "sku": "TENT-2P", "price": 49.990}]}"""
PEOPLE = ("Robin", "robin@example.com", "Example & Sons", "555-0100", "DE00")


@pytest.fixture
def workplace(tmp_path: Path) -> Iterator[Workplace]:
    workplace = open_workplace(tmp_path / "workspace")
    workplace.store.write_now(add_shop)
    yield workplace
    workplace.store.close()


def archived(workplace: Workplace, payload: bytes) -> int:
    incoming = IncomingDocument(external_id="41", payload=payload, created_at=NOON, modified_at=NOON)
    workplace.store.write_now(
        documents.save_documents, connection_id=SHOP, stream="orders", documents=[incoming], fetched_at=NOON
    )
    found = workplace.store.read_now(documents.newest_document, SHOP, "orders", "41")
    assert found is not None
    return found.document_id


async def test_people_are_hidden_unless_asked_for(workplace: Workplace) -> None:
    document_id = archived(workplace, PAYLOAD.encode())

    hidden = await payload_text(workplace, document_id)
    whole = await payload_text(workplace, document_id, personal=True)

    assert [name for name in PEOPLE if name in hidden] == []
    assert [name for name in PEOPLE if name not in whole] == []
    assert json.loads(whole) == json.loads(PAYLOAD)


async def test_what_a_posting_needs_stays_to_be_seen(workplace: Workplace) -> None:
    shown: dict[str, Any] = json.loads(await payload_text(workplace, archived(workplace, PAYLOAD.encode())))

    assert (shown["billing"]["country"], shown["billing"]["state"]) == ("US", "CA")
    assert shown["meta_data"][0] == {"id": 1, "key": "_stripe_fee", "value": "3.43"}
    assert shown["meta_data"][1]["key"] == "_billing_phone"
    assert shown["company"] == "a field that is no person's"
    assert shown["customer_note"] == ""
    assert shown["line_items"] == json.loads(PAYLOAD)["line_items"]


@pytest.mark.parametrize("personal", [False, True])
async def test_numbers_keep_the_digits_the_source_wrote(workplace: Workplace, personal: bool) -> None:
    text = await payload_text(workplace, archived(workplace, PAYLOAD.encode()), personal=personal)

    for digits in (
        '"rate": 7.250',
        '"big": 12345678901234567890',
        '"small": 1e-7',
        '"price": 49.990',
        '"id": 41',
    ):
        assert digits in text
    assert '"total": "108.00"' in text


@pytest.mark.parametrize("payload", [b"<html>503</html>", b"\xff\xfe"])
async def test_bytes_that_are_no_json_are_shown_as_they_are(workplace: Workplace, payload: bytes) -> None:
    assert await payload_text(workplace, archived(workplace, payload)) == payload.decode("utf-8", "replace")


async def test_a_document_that_is_gone_shows_nothing(workplace: Workplace) -> None:
    archived(workplace, PAYLOAD.encode())
    workplace.store.write_now(
        documents.bury_documents, connection_id=SHOP, stream="orders", external_ids=["41"], at=NOON
    )
    newest = workplace.store.read_now(documents.newest_document, SHOP, "orders", "41")
    assert newest is not None

    assert await payload_text(workplace, newest.document_id) == ""


# the audit log


def fill(workplace: Workplace, count: int) -> None:
    for number in range(count):
        workplace.store.write_now(record, subject_id=f"p{number}", name="Größe ✓")


async def test_a_proof_is_kept_with_its_time(workplace: Workplace) -> None:
    fill(workplace, 3)

    verdict = await verify_audit(workplace)

    kept = workplace.store.read_now(setting, LAST_PROOF, None)
    assert (verdict.is_verified, verdict.records) == (True, 3)
    assert kept == {"at": workplace.now.isoformat(), "records": 3, "is_verified": True}


async def test_a_log_that_was_shortened_since_the_last_proof_is_found_out(workplace: Workplace) -> None:
    fill(workplace, 5)
    await verify_audit(workplace)
    with raw(workplace.folder) as connection:
        connection.execute("DROP TRIGGER audit_is_never_shortened")
        connection.execute("DELETE FROM audit WHERE seq > 3")

    verdicts = [await verify_audit(workplace) for _ in range(2)]

    assert [(one.is_verified, one.broken_at) for one in verdicts] == [(False, 4), (False, 4)]
    assert workplace.store.read_now(setting, LAST_PROOF, None)["is_verified"] is False


async def test_an_export_is_one_record_a_line(workplace: Workplace, tmp_path: Path) -> None:
    fill(workplace, 3)

    count = await export_audit(workplace, tmp_path / "audit.jsonl")

    lines = (tmp_path / "audit.jsonl").read_text("utf-8").splitlines()
    kept = workplace.store.read_now(lambda transaction: list(audit.exported(transaction)))
    assert count == 3
    assert [json.loads(line) for line in lines] == kept[:3]
    assert (kept[3]["event"], kept[3]["subject_id"]) == ("audit.exported", "audit")


async def test_an_export_that_cannot_be_written_leaves_the_old_file(
    workplace: Workplace, tmp_path: Path
) -> None:
    folder = tmp_path / "a-folder"
    folder.mkdir()

    with refused("export.cannot_write"):
        await export_audit(workplace, folder)
    with refused("export.cannot_write"):
        await export_audit(workplace, tmp_path / "missing" / "audit.jsonl")

    assert names_in(tmp_path) == ["a-folder", "workspace"]


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())
