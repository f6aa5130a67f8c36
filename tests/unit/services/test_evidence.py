"""What is handed out can be checked by others, opens in a spreadsheet as it is meant, and is noted in the log."""

import csv
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from mlconnector_gui.accounting.states import Move
from mlconnector_gui.services.audit_log import export_events, verify_audit
from mlconnector_gui.services.evidence import export_evidence
from mlconnector_gui.services.sheets import write_csv, write_xlsx
from mlconnector_gui.services.trace import reveal_payload, trace_document, trace_posting
from mlconnector_gui.services.work_progress import WorkProgress
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.queries.audit_view import (
    AmountRange,
    AuditFilter,
    audit_count,
    audit_ids,
    audit_people,
    audit_rows,
)
from tests.helpers.problems import refused
from tests.helpers.stores import raw
from tests.helpers.workspaces import STORE, Filling, connected_workplace

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ATTACKS = ("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "＝1", '=HYPERLINK("http://example.com")')


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[tuple[Workplace, Filling]]:
    workplace, filling = connected_workplace(tmp_path / "workspace")
    yield workplace, filling
    workplace.store.close()


def newest(workplace: Workplace) -> tuple[str, dict[str, object]]:
    def read(transaction: Transaction) -> tuple[str, dict[str, object]]:
        (row,) = audit_rows(transaction, audit_ids(transaction, AuditFilter())[:1])
        return row.event, dict(row.fields)

    return workplace.store.read_now(read)


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def subjects(workplace: Workplace, wanted: AuditFilter) -> set[str]:
    def read(transaction: Transaction) -> set[str]:
        return {row.subject for row in audit_rows(transaction, audit_ids(transaction, wanted))}

    return workplace.store.read_now(read)


# filters


async def test_each_filter_finds_its_events_and_no_others(filled: tuple[Workplace, Filling]) -> None:
    workplace, filling = filled
    first = filling.sale("10442", total="1058.40")
    filling.sale("10443", total="99.99", unmapped=True)
    filling.send(first, 1042, Move.CONFIRM)
    one, other = {"WOO-EU sale 10442"}, {"WOO-EU sale 10443"}

    assert subjects(workplace, AuditFilter(document=1042)) == one
    assert subjects(workplace, AuditFilter(text="1042")) == one
    assert subjects(workplace, AuditFilter(text="sale 10443")) == other
    assert subjects(workplace, AuditFilter(person="clerk.one")) == one
    assert subjects(workplace, AuditFilter(state="confirmed")) == one
    assert subjects(workplace, AuditFilter(state="blocked")) == other
    assert subjects(workplace, AuditFilter(account="40.5810")) >= one
    assert subjects(workplace, AuditFilter(account="40.*")) >= one
    assert subjects(workplace, AuditFilter(account="9.*")) == set()
    assert subjects(workplace, AuditFilter(connection_id=STORE)) == one | other
    assert subjects(workplace, AuditFilter(subject_id=first)) == one
    assert subjects(workplace, AuditFilter(event="posting.approve")) == one
    assert subjects(workplace, AuditFilter(since=datetime(2027, 1, 1, tzinfo=UTC))) == set()


@pytest.mark.parametrize(
    ("least", "most", "found"),
    [
        ("1058.40", "1058.40", True),
        ("1000", "1100", True),
        ("50", "50.00", True),
        ("1058.401", "1058.409", False),
    ],
)
async def test_an_amount_is_the_gross_or_that_of_a_line(
    filled: tuple[Workplace, Filling], least: str, most: str, found: bool
) -> None:
    workplace, filling = filled
    filling.sale("1", total="1058.40")

    wanted = AuditFilter(amount=AmountRange(least=Decimal(least), most=Decimal(most)))

    assert bool(subjects(workplace, wanted)) is found


async def test_words_are_found_by_their_beginnings(filled: tuple[Workplace, Filling]) -> None:
    workplace, filling = filled
    held = filling.sale("1")
    filling.move(held, Move.HOLD, told={"reason": "Customer disputes the Größe"})

    for text in ("disputes", "disp cust", "GROSSE".lower(), "größe"):
        ids = workplace.store.read_now(audit_ids, AuditFilter(text=text))
        assert len(ids) == (0 if text == "grosse" else 1), text
    assert len(workplace.store.read_now(audit_ids, AuditFilter(text='"; DROP'))) == 0


async def test_newer_events_are_counted_without_reading_them(filled: tuple[Workplace, Filling]) -> None:
    workplace, filling = filled
    filling.sale("1")
    filling.sale("2")

    assert workplace.store.read_now(audit_count, AuditFilter()) == 4
    assert workplace.store.read_now(audit_count, AuditFilter(), after=3) == 1
    assert workplace.store.read_now(audit_people) == ["engine"]


async def test_a_log_with_a_gap_is_listed_as_it_is(filled: tuple[Workplace, Filling]) -> None:
    workplace, filling = filled
    filling.sale("1")
    filling.sale("2")
    with raw(workplace.folder) as connection:
        connection.execute("DROP TRIGGER audit_is_never_shortened")
        connection.execute("DELETE FROM audit WHERE seq = 2")

    assert list(workplace.store.read_now(audit_ids, AuditFilter())) == [4, 3, 1]


# the way from JDE to the store


async def test_a_posting_leads_both_ways(filled: tuple[Workplace, Filling]) -> None:
    workplace, filling = filled
    posting_id = filling.sale("10442")
    filling.send(posting_id, 1042)

    there = await trace_posting(workplace, posting_id)
    assert there is not None
    back = await trace_document(workplace, there.documents[0].document_id)

    assert (there.ledger, there.ledger_batch) == ("JE 1042", 5170)
    assert [(one.stream, one.external_id, one.revision) for one in there.documents] == [
        ("orders", "10442", 1)
    ]
    assert back == there
    assert await trace_posting(workplace, "nobody") is None


async def test_personal_data_is_shown_only_after_the_log_says_so(filled: tuple[Workplace, Filling]) -> None:
    workplace, filling = filled
    filling.sale("10442")

    text = await reveal_payload(workplace, 1, reason="asked by the auditor")

    assert "robin@example.com" in text
    event, fields = newest(workplace)
    assert event == "payload.revealed"
    assert fields["reason"] == "asked by the auditor"
    with refused("review.reason_missing"):
        await reveal_payload(workplace, 1, reason="  ")


# spreadsheets


def test_no_text_of_a_csv_is_a_formula_and_numbers_stay_numbers() -> None:
    file = io.StringIO()

    write_csv(file, ["text", "amount"], [(attack, Decimal("-12.50")) for attack in ATTACKS])

    text = file.getvalue()
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))[1:]
    assert text.startswith("\ufeff")
    assert all(
        row[0].startswith("'") and row[0][1:] == attack for row, attack in zip(rows, ATTACKS, strict=True)
    )
    assert {row[1] for row in rows} == {"-12.50"}


def test_a_workbook_keeps_texts_as_texts() -> None:
    file = io.BytesIO()
    texts = (*ATTACKS, "00042", "12345678901234567890", "a & <b> \x07", "")

    write_xlsx(file, "Events & more", ["text", "amount"], [(text, Decimal("-12.50")) for text in texts])

    with zipfile.ZipFile(file) as book:
        names = book.namelist()
        for name in names:
            Xml.fromstring(book.read(name))  # noqa: S314  our own file
        sheet = Xml.fromstring(book.read("xl/worksheets/sheet1.xml"))  # noqa: S314  our own file
    rows = [
        {cell.attrib["r"][0]: cell for cell in row.findall(f"{SHEET}c")} for row in sheet.iter(f"{SHEET}row")
    ]
    assert "xl/workbook.xml" in names
    assert sheet.findall(f".//{SHEET}f") == []
    shown = [row["A"].findtext(f".//{SHEET}t") if "A" in row else "" for row in rows[1:]]
    assert shown == [*texts[:-2], "a & <b> �", ""]
    assert {Decimal(row["B"].findtext(f"{SHEET}v") or "") for row in rows[1:]} == {Decimal("-12.50")}


@pytest.mark.parametrize("name", ["events.csv", "events.xlsx"])
async def test_matching_events_are_exported_oldest_first_and_noted(
    filled: tuple[Workplace, Filling], tmp_path: Path, name: str
) -> None:
    workplace, filling = filled
    filling.sale("1")
    second = filling.sale("2")
    columns = [("Record", lambda row: row.seq), ("Subject", lambda row: row.subject)]

    count = await export_events(
        workplace, tmp_path / name, wanted=AuditFilter(subject_id=second), columns=columns
    )

    assert count == 2
    if name.endswith("csv"):
        assert (tmp_path / name).read_text("utf-8-sig").splitlines() == [
            "Record,Subject",
            "3,WOO-EU sale 2",
            "4,WOO-EU sale 2",
        ]
    event, fields = newest(workplace)
    assert (event, fields["records"], fields["file"]) == ("audit.exported", 2, name)


# evidence


async def unpacked(workplace: Workplace, folder: Path, *, personal: bool = False) -> Path:
    await export_evidence(workplace, folder / "evidence.zip", personal=personal)
    with zipfile.ZipFile(folder / "evidence.zip") as book:
        book.extractall(folder / "unpacked")
    return folder / "unpacked"


def checked(folder: Path) -> tuple[int, str]:
    """Run the check as an auditor would: with a Python that knows nothing of us."""
    command = [sys.executable, "-I", "-S", str(folder / "check_evidence.py")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  our own words
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("personal", [False, True])
async def test_evidence_is_checked_without_the_program(
    filled: tuple[Workplace, Filling], tmp_path: Path, personal: bool
) -> None:
    workplace, filling = filled
    posting_id = filling.sale("10442")
    filling.send(posting_id, 1042, Move.CONFIRM)

    folder = await unpacked(workplace, tmp_path, personal=personal)
    code, words = checked(folder)

    assert code == 0, words
    people = "".join(path.read_text("utf-8") for path in (folder / "payloads").iterdir())
    assert ("robin@example.com" in people) is personal
    event, fields = newest(workplace)
    assert (event, fields["what"], fields["records"]) == ("audit.exported", "evidence", 6)
    summary = json.loads((folder / "summary.json").read_text("utf-8"))
    assert fields["last_hash"] == summary["last_hash"]
    assert (await verify_audit(workplace)).is_verified


@pytest.mark.parametrize("harm", ["event", "entry", "payload", "cut"])
async def test_evidence_that_was_changed_is_found_out(
    filled: tuple[Workplace, Filling], tmp_path: Path, harm: str
) -> None:
    workplace, filling = filled
    filling.send(filling.sale("10442"), 1042)
    folder = await unpacked(workplace, tmp_path, personal=True)
    events = folder / "events.jsonl"
    if harm == "event":
        events.write_text(events.read_text("utf-8").replace("clerk.one", "nobody"), "utf-8")
    elif harm == "cut":
        events.write_text("".join(events.read_text("utf-8").splitlines(keepends=True)[:-1]), "utf-8")
    else:
        (path,) = (folder / ("entries" if harm == "entry" else "payloads")).iterdir()
        path.write_bytes(path.read_bytes() + b" ")

    code, words = checked(folder)

    assert code == 1
    assert words.count("NO") == 2  # the manifest, and the check that says what is wrong


async def test_work_that_was_cancelled_leaves_nothing(
    filled: tuple[Workplace, Filling], tmp_path: Path
) -> None:
    workplace, filling = filled
    filling.sale("1")
    progress = WorkProgress(is_cancelled=True)

    with refused("work.cancelled"):
        await verify_audit(workplace, progress)
    with refused("work.cancelled"):
        await export_events(
            workplace, tmp_path / "a.csv", wanted=AuditFilter(), columns=[], progress=progress
        )
    with refused("work.cancelled"):
        await export_evidence(workplace, tmp_path / "a.zip", progress=progress)

    assert names_in(tmp_path) == ["workspace"]
    assert newest(workplace)[0] == "posting.pass_checks"


async def test_what_is_no_evidence_or_broken_is_said_in_words(
    filled: tuple[Workplace, Filling], tmp_path: Path
) -> None:
    workplace, filling = filled
    filling.sale("10442")
    folder = await unpacked(workplace, tmp_path, personal=False)

    (folder / "events.jsonl").write_text("{\n")
    (folder / "notes.csv").unlink()
    broken, words = checked(folder)
    (folder / "manifest.sha256").unlink()
    none, nothing = checked(folder)

    assert (broken, none) == (1, 2)
    assert words.count("cannot be read") == 2
    assert "Traceback" not in words
    assert nothing.startswith(f"{folder} is no unpacked evidence")
