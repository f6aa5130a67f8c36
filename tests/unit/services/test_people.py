"""People who share a workstation: a PIN each, wrong ones on record, and everything in the name of who signed in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mlconnector_gui.services.people import add_person, people, remove_person, sign_in
from mlconnector_gui.services.review import Seen, approve_postings
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import audit
from mlconnector_gui.store.repositories import connections, sending
from tests.helpers.problems import refused
from tests.helpers.workspaces import Filling, connected_workplace


@pytest.fixture
def filling(tmp_path: Path) -> Iterator[Filling]:
    workplace, filling = connected_workplace(tmp_path)
    yield filling
    workplace.store.close()


@pytest.fixture
def workplace(filling: Filling) -> Workplace:
    return filling.workplace


def events(workplace: Workplace) -> list[tuple[object, object]]:
    records = workplace.store.read_now(lambda transaction: list(audit.exported(transaction)))
    return [(one["event"], one["actor"]) for one in records if str(one["event"]).startswith("person.")]


async def test_who_signed_in_is_who_approves(workplace: Workplace, filling: Filling) -> None:
    await add_person(workplace, "clerk.two", "4711")
    posting_id = filling.sale("2291")

    await sign_in(workplace, "clerk.two", "4711")
    await approve_postings(workplace, [Seen(posting_id=posting_id, revision=1)])

    approval = workplace.store.read_now(sending.valid_approval, posting_id)
    assert approval is not None
    assert approval.person == "clerk.two"


async def test_the_engine_stays_itself_whoever_signs_in(workplace: Workplace) -> None:
    engine = workplace.acting_as("engine")
    await add_person(workplace, "clerk.two", "4711")

    await sign_in(workplace, "clerk.two", "4711")

    assert (workplace.actor.name, engine.actor.name) == ("clerk.two", "engine")


async def test_a_wrong_pin_changes_nothing_and_is_on_record(workplace: Workplace) -> None:
    await add_person(workplace, "clerk.two", "4711")
    before = workplace.actor

    with refused("person.pin_wrong"):
        await sign_in(workplace, "clerk.two", "4712")

    assert workplace.actor == before
    assert events(workplace) == [("person.added", before.name), ("person.pin_wrong", before.name)]


async def test_after_five_wrong_pins_even_the_right_one_waits(workplace: Workplace) -> None:
    await add_person(workplace, "clerk.two", "4711")
    for _ in range(5):
        with refused("person.pin_wrong"):
            await sign_in(workplace, "clerk.two", "0000")

    with refused("person.locked"):
        await sign_in(workplace, "clerk.two", "4711")
    workplace.network.clock.advance(301)  # type: ignore[attr-defined]
    await sign_in(workplace, "clerk.two", "4711")

    assert workplace.actor.name == "clerk.two"


async def test_no_pin_is_kept_as_it_is(workplace: Workplace) -> None:
    await add_person(workplace, "clerk.two", "marked-pin")

    kept = workplace.store.read_now(connections.setting, "people", {})
    told = workplace.store.read_now(lambda transaction: list(audit.exported(transaction)))

    assert "marked-pin" not in str(kept)
    assert "marked-pin" not in str(told)


@pytest.mark.parametrize("name", ["", "  ", "engine", "policy version 3", "x" * 41])
async def test_a_name_that_the_program_acts_under_is_refused(workplace: Workplace, name: str) -> None:
    with refused("person.name_invalid"):
        await add_person(workplace, name, "4711")
    assert await people(workplace) == []


async def test_who_was_removed_signs_in_no_more(workplace: Workplace) -> None:
    await add_person(workplace, "clerk.two", "4711")
    await remove_person(workplace, "clerk.two")

    with refused("person.unknown"):
        await sign_in(workplace, "clerk.two", "4711")
