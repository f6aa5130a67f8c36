"""Who holds the engine: shown with its heartbeat, taken over only on purpose, and never from a process that lives."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, update

from mlconnector_gui.engine.engine import Engine
from mlconnector_gui.store import Store, Transaction, tables
from mlconnector_gui.store.audit import exported, verify
from mlconnector_gui.store.lease import LeaseHolder, beat, engine_lease, lease_holder
from tests.conftest import WarningLog
from tests.helpers.problems import refused
from tests.helpers.stores import NOON, opened
from tests.helpers.workspaces import open_workplace


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path) as store:
        yield store


def held_by_another_machine(transaction: Transaction) -> None:
    """What a folder brings along that was copied or moved from over there."""
    transaction.execute(
        insert(tables.lease).values(
            name="engine",
            holder="desktop",
            machine="FIN-WS-99",
            person="a.other",
            process=4711,
            since=NOON - timedelta(hours=5),
            seen_at=NOON - timedelta(hours=4),
        )
    )


@contextmanager
def held(store: Store, folder: Path, *, takes_over: bool = False) -> Iterator[LeaseHolder]:
    with engine_lease(
        store, folder, holder="engine", person="clerk.one", now=NOON, takes_over=takes_over
    ) as lease:
        yield lease


def test_a_holder_is_shown_while_it_holds_and_gone_afterwards(store: Store, tmp_path: Path) -> None:
    with held(store, tmp_path) as lease:
        store.write_now(beat, lease, NOON + timedelta(minutes=1))
        shown = store.read_now(lease_holder)

    assert shown is not None
    assert (shown.holder, shown.person, shown.since) == ("engine", "clerk.one", NOON)
    assert shown.seen_at == NOON + timedelta(minutes=1)
    assert store.read_now(lease_holder) is None


def test_another_machine_keeps_it_and_is_named(store: Store, tmp_path: Path) -> None:
    store.write_now(held_by_another_machine)

    with refused("engine.held_elsewhere") as caught, held(store, tmp_path):
        pass

    assert caught.value.params["machine"] == "FIN-WS-99"
    assert caught.value.params["since"] == "2026-10-31 07:00 UTC"
    assert caught.value.params["seen"] == "2026-10-31 08:00 UTC"
    left = store.read_now(lease_holder)
    assert left is not None
    assert left.machine == "FIN-WS-99"


def test_a_refusal_leaves_the_lock_free(store: Store, tmp_path: Path) -> None:
    store.write_now(held_by_another_machine)
    with refused("engine.held_elsewhere"), held(store, tmp_path):
        pass

    with held(store, tmp_path, takes_over=True) as lease:
        assert lease.is_same(store.read_now(lease_holder))


def test_a_take_over_is_in_the_audit_log(store: Store, tmp_path: Path) -> None:
    store.write_now(held_by_another_machine)

    with held(store, tmp_path, takes_over=True):
        pass

    (told,) = store.read_now(lambda transaction: list(exported(transaction)))
    assert (told["event"], told["actor"], told["subject_id"]) == (
        "engine.taken_over",
        "clerk.one",
        "FIN-WS-99",
    )
    assert told["fields"]["person"] == "a.other"
    assert store.read_now(verify).is_verified


def test_nothing_is_taken_from_a_process_of_this_machine(store: Store, tmp_path: Path) -> None:
    with (
        held(store, tmp_path) as lease,
        refused("engine.already_running"),
        held(store, tmp_path, takes_over=True),
    ):
        pass

    assert lease.person == "clerk.one"
    assert store.read_now(lambda transaction: list(exported(transaction))) == []


def test_what_a_killed_process_of_this_machine_left_needs_no_take_over(store: Store, tmp_path: Path) -> None:
    with held(store, tmp_path):
        row = store.read_now(lease_holder)
    assert row is not None
    left = {name: getattr(row, name) for name in LeaseHolder.__slots__}
    store.write_now(
        lambda transaction: transaction.execute(insert(tables.lease).values(name="engine", **left))
    )

    with held(store, tmp_path) as lease:
        assert lease.is_same(store.read_now(lease_holder))


async def test_an_engine_that_was_taken_over_stops_and_says_by_whom(
    tmp_path: Path, warning_log: WarningLog
) -> None:
    warning_log.expect("engine_was_taken_over")
    workplace = open_workplace(tmp_path)
    with held(workplace.store, tmp_path) as lease:
        workplace.store.write_now(
            lambda transaction: transaction.execute(
                update(tables.lease).values(machine="FIN-WS-99", person="a.other")
            )
        )
        engine = Engine(workplace, lease=lease)

        with refused("engine.taken_over") as caught:
            await engine.run()

        left = workplace.store.read_now(lease_holder)
    assert caught.value.params["person"] == "a.other"
    assert engine.state == "stopped"
    assert left is not None
    assert workplace.store.read_now(lease_holder) == left
    workplace.store.close()
