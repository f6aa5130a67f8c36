"""What people write about a posting, and attach to it, is kept, proved and handed to the auditor."""

import csv
import hashlib
import io
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from mlconnector_gui.services import annotate
from mlconnector_gui.services.audit_log import verify_audit
from mlconnector_gui.services.evidence import export_evidence
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.queries.review import PostingDetail, posting_detail
from mlconnector_gui.store.queries.trace import trace_of_posting
from tests.helpers.problems import refused
from tests.helpers.workspaces import Filling, connected_workplace

CONTENT = b"%PDF-1.7 an invoice\x00\xff"


@pytest.fixture
def connected(tmp_path: Path) -> Iterator[tuple[Workplace, Filling]]:
    workplace, filling = connected_workplace(tmp_path / "workspace")
    yield workplace, filling
    workplace.store.close()


def detail_of(workplace: Workplace, posting_id: str) -> PostingDetail:
    detail = workplace.store.read_now(posting_detail, posting_id)
    assert detail is not None
    return detail


def a_file(tmp_path: Path, name: str = "invoice 7.pdf", content: bytes = CONTENT) -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


async def test_a_comment_and_a_file_stand_with_the_posting_in_the_audit_and_in_its_trace(
    connected: tuple[Workplace, Filling], tmp_path: Path
) -> None:
    workplace, filling = connected
    posting_id = filling.sale("1")

    await annotate.comment_on(workplace, posting_id, "  asked the shop about it ")
    note = await annotate.attach_file(workplace, posting_id, a_file(tmp_path), text="their answer")
    await annotate.save_attachment(workplace, note, tmp_path / "copy.pdf")

    detail = detail_of(workplace, posting_id)
    trace = workplace.store.read_now(trace_of_posting, posting_id)
    commented, attached = detail.events[-2:]
    assert [(one.person, one.text) for one in detail.notes] == [
        ("clerk.one", "asked the shop about it"),
        ("clerk.one", "their answer"),
    ]
    assert trace is not None
    assert trace.notes == detail.notes
    assert (commented.event, commented.fields["comment"]) == ("posting.commented", "asked the shop about it")
    assert attached.fields["sha256"] == hashlib.sha256(CONTENT).hexdigest()
    assert (attached.fields["file"], attached.fields["size"]) == ("invoice 7.pdf", len(CONTENT))
    assert (tmp_path / "copy.pdf").read_bytes() == CONTENT
    assert (await verify_audit(workplace)).is_verified


async def test_what_says_nothing_or_too_much_is_refused_whole(
    connected: tuple[Workplace, Filling], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workplace, filling = connected
    posting_id = filling.sale("1")
    monkeypatch.setattr(annotate, "LARGEST_FILE", 10)

    for code, given in (
        ("note.empty", annotate.comment_on(workplace, posting_id, " \n")),
        ("note.too_long", annotate.comment_on(workplace, posting_id, "x" * (annotate.LONGEST_TEXT + 1))),
        ("note.file_too_large", annotate.attach_file(workplace, posting_id, a_file(tmp_path))),
        ("note.file_empty", annotate.attach_file(workplace, posting_id, a_file(tmp_path, "0", b""))),
        ("note.file_unreadable", annotate.attach_file(workplace, posting_id, tmp_path / "gone")),
        ("note.no_file", annotate.save_attachment(workplace, "no-such-note", tmp_path / "copy")),
        ("posting.unknown", annotate.comment_on(workplace, "no-such-posting", "text")),
    ):
        with refused(code):
            await given

    assert detail_of(workplace, posting_id).notes == ()
    assert not (tmp_path / "copy").exists()


async def test_a_posting_takes_only_so_many(
    connected: tuple[Workplace, Filling], monkeypatch: pytest.MonkeyPatch
) -> None:
    workplace, filling = connected
    posting_id = filling.sale("1")
    monkeypatch.setattr(annotate, "MOST_NOTES", 2)
    await annotate.comment_on(workplace, posting_id, "one")
    await annotate.comment_on(workplace, posting_id, "two")

    with refused("note.too_many"):
        await annotate.comment_on(workplace, posting_id, "three")

    assert len(detail_of(workplace, posting_id).notes) == 2


async def test_a_name_that_another_system_would_not_take_is_made_plain(
    connected: tuple[Workplace, Filling], tmp_path: Path
) -> None:
    workplace, filling = connected
    posting_id = filling.sale("1")

    await annotate.attach_file(workplace, posting_id, a_file(tmp_path, "a:b?" + "x" * 150 + ".pdf"))

    (note,) = detail_of(workplace, posting_id).notes
    assert note.attachment is not None
    assert note.attachment.name.startswith("a_b_x")
    assert (len(note.attachment.name), note.attachment.name[-4:]) == (120, ".pdf")


async def test_the_evidence_holds_both_and_its_check_sees_a_changed_file(
    connected: tuple[Workplace, Filling], tmp_path: Path
) -> None:
    workplace, filling = connected
    posting_id = filling.sale("1")
    await annotate.comment_on(workplace, posting_id, "=1+1")
    await annotate.attach_file(workplace, posting_id, a_file(tmp_path))

    await export_evidence(workplace, tmp_path / "evidence.zip")

    out = tmp_path / "out"
    with zipfile.ZipFile(tmp_path / "evidence.zip") as book:
        book.extractall(out)
        rows = list(csv.DictReader(io.StringIO(book.read("notes.csv").decode("utf-8-sig"))))
    attached = out / "attachments" / rows[1]["sha256"]
    assert attached.read_bytes() == CONTENT
    assert not rows[0]["text"].startswith("=")
    assert check(out).returncode == 0
    attached.write_bytes(b"another")
    assert b"is not what clerk.one attached" in check(out).stdout


def check(folder: Path) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(  # noqa: S603  our own script
        [sys.executable, str(folder / "check_evidence.py")], capture_output=True, check=False
    )
