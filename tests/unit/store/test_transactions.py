"""One write is one fact: all of it is committed, or none, whoever writes beside it."""

import asyncio
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from mlconnector_gui.accounting.states import Move, PostingState
from mlconnector_gui.store import Store, Transaction, audit
from mlconnector_gui.store.lease import engine_is_running, engine_lease, lease_holder
from mlconnector_gui.store.repositories import postings
from mlconnector_gui.store.repositories.connections import change_setting, setting
from mlconnector_gui.store.workspace import Workspace
from tests.helpers.problems import refused
from tests.helpers.stores import CLERK, NOON, opened, raw, record
from tests.helpers.workspaces import connected_workplace

ROOT = Path(__file__).parents[3]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path) as store:
        yield store


def test_work_that_raises_leaves_nothing_behind_not_even_its_audit_record(store: Store) -> None:
    def work(transaction: Transaction) -> None:
        change_setting(transaction, "name", "value")
        record(transaction)
        raise KeyError("a bug")

    with pytest.raises(KeyError):
        store.write_now(work)

    assert store.read_now(setting, "name", None) is None
    assert store.read_now(audit.verify).records == 0


async def test_a_write_that_nobody_waits_for_any_more_is_whole_all_the_same(store: Store) -> None:
    may_go_on = threading.Event()

    def work(transaction: Transaction) -> None:
        change_setting(transaction, "name", "value")
        may_go_on.wait(10)
        record(transaction)

    task = asyncio.create_task(store.write(work))
    await asyncio.sleep(0)
    task.cancel()
    may_go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await task

    await store.write(change_setting, "later", "value")
    assert await store.read(setting, "name", None) == "value"
    assert (await store.read(audit.verify)).records == 1


def test_a_reader_cannot_write(store: Store) -> None:
    with refused("store.read_only"):
        store.read_now(change_setting, "name", "value")


def test_a_move_is_refused_once_the_posting_has_moved_and_leaves_no_trace(tmp_path: Path) -> None:
    workplace, filling = connected_workplace(tmp_path)
    posting_id = filling.sale("2291")
    seen = workplace.store.read_now(postings.posting_by_id, posting_id)
    filling.move(posting_id, Move.HOLD)
    before = workplace.store.read_now(audit.verify).records

    with refused("posting.moved_meanwhile") as caught:
        workplace.store.write_now(postings.move, seen, Move.DISMISS, actor=CLERK, at=NOON)

    assert caught.value.params["found"] == "held"
    assert workplace.store.read_now(postings.posting_by_id, posting_id).state is PostingState.HELD
    assert workplace.store.read_now(audit.verify).records == before
    workplace.store.close()


WRITER = """
import sys
from pathlib import Path
from mlconnector_gui.store import Store
from tests.helpers.stores import record
store = Store(Path(sys.argv[1]))
for number in range(int(sys.argv[2])):
    store.write_now(record, subject_id=f"{sys.argv[3]}-{number}")
store.close()
"""


def process(program: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603  our own program
        [sys.executable, "-c", program, *map(str, arguments)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_two_processes_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        writers = [process(WRITER, Workspace(tmp_path).database, 25, name) for name in ("a", "b")]
        for number in range(25):
            store.write_now(record, subject_id=f"c-{number}")
        for writer in writers:
            writer.communicate(timeout=60)

        records = store.read_now(lambda transaction: list(audit.exported(transaction)))
        verdict = store.read_now(audit.verify)

    assert [writer.returncode for writer in writers] == [0, 0]
    assert (verdict.is_verified, verdict.records) == (True, 75)
    assert {one["subject_id"] for one in records} == {
        f"{name}-{number}" for name in "abc" for number in range(25)
    }


HOLDER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from mlconnector_gui.store.lease import engine_lease
from mlconnector_gui.store.workspace import Workspace, open_store
folder = Path(sys.argv[1])
store = open_store(Workspace(folder), now=datetime(2026, 10, 31, 12, tzinfo=UTC))
with engine_lease(store, folder, holder="night.shift", now=datetime(2026, 10, 31, 12, tzinfo=UTC)):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_engine_is_refused_with_the_holders_name_until_the_first_is_killed(tmp_path: Path) -> None:
    holder = process(HOLDER, tmp_path)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"

    with opened(tmp_path) as store:
        with (
            refused("engine.already_running") as caught,
            engine_lease(store, tmp_path, holder="me", now=NOON),
        ):
            pass
        was_running = engine_is_running(tmp_path)
        holder.kill()
        holder.communicate()
        is_running = engine_is_running(tmp_path)
        with engine_lease(store, tmp_path, holder="me", now=NOON):
            now_held = store.read_now(lease_holder)

    told = caught.value.params
    assert (told["holder"], told["process"], told["since"]) == (
        "night.shift",
        holder.pid,
        "2026-10-31 12:00 UTC",
    )
    assert (was_running, is_running) == (True, False)
    assert now_held is not None
    assert now_held.holder == "me"


def test_two_engines_in_one_process_are_refused_too(store: Store, tmp_path: Path) -> None:
    with (
        engine_lease(store, tmp_path, holder="one", now=NOON),
        refused("engine.already_running"),
        engine_lease(store, tmp_path, holder="two", now=NOON),
    ):
        pass

    with engine_lease(store, tmp_path, holder="two", now=NOON):
        assert engine_is_running(tmp_path)


def test_a_file_damaged_under_the_program_is_a_problem_that_says_so(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.write_now(record)
    database = Workspace(tmp_path).database
    content = bytearray(database.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    database.write_bytes(content)

    with refused("store.damaged"), opened(tmp_path) as store:
        store.read_now(audit.verify)


def test_a_text_that_is_no_text_is_damage(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.write_now(record)
        with raw(tmp_path) as connection:
            connection.execute("DROP TRIGGER audit_is_never_changed")
            connection.execute("UPDATE audit SET actor = CAST(x'ff' AS TEXT)")

        with refused("store.damaged"):
            store.read_now(audit.verify)
