"""What cannot wait is told at once and once: send failed, outcome unknown, connection lost, nothing received."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mlconnector_gui.accounting.states import Move
from mlconnector_gui.app.notifying import Notifier
from mlconnector_gui.services.inbox import WORK, settle_work
from mlconnector_gui.store.repositories import connections, notices
from mlconnector_gui.store.repositories.notices import Cause, Light
from tests.helpers.workspaces import Filling, connected_workplace

Happen = Callable[[Filling], None]


@pytest.fixture
def filling(tmp_path: Path) -> Iterator[Filling]:
    workplace, made = connected_workplace(tmp_path)
    yield made
    workplace.store.close()


def send_fails(filling: Filling) -> None:
    refused = filling.sale("10371")
    filling.approve(refused)
    filling.move(refused, Move.CLAIM)
    filling.move(refused, Move.REJECT, told={"message": "0052 Account number invalid"})


def outcome_is_unknown(filling: Filling) -> None:
    filling.doubt(filling.sale("10365"))


def connection_is_lost(filling: Filling) -> None:
    problem = {"code": "net.host_unknown", "params": {"host": "shop.example.com"}, "technical": ""}
    workplace = filling.workplace
    workplace.store.write_now(connections.note_health, "store", at=workplace.now, problem=problem)


def nothing_is_received(filling: Filling) -> None:
    """As the judgement of a stream leaves it; that it judges so is another test's."""
    params = {"day": "2026-10-30", "usual": "12", "days": "2"}
    silent = Cause(
        code="completeness.silent", light=Light.RED, connection_id="store", subject="orders", params=params
    )
    workplace = filling.workplace
    workplace.store.write_now(
        notices.settle_notices, "stream:store:orders", [silent], ids=workplace.ids, at=workplace.now
    )


async def told(filling: Filling, shown: list[str]) -> list[str]:
    """Have the engine judge and the notifier look again; returns all that was told up to now."""
    workplace = filling.workplace
    workplace.store.write_now(settle_work, workplace)
    await Notifier(workplace, lambda title, _text: shown.append(title)).tell_what_is_due()
    return list(shown)


@pytest.mark.parametrize(
    ("happen", "title"),
    [
        (send_fails, "WOO-EU: refused by JD Edwards"),
        (outcome_is_unknown, "WOO-EU: outcome unknown"),
        (connection_is_lost, "WOO-EU: address not found"),
        (nothing_is_received, "WOO-EU: nothing came"),
    ],
)
async def test_it_is_told_at_once_and_once(filling: Filling, happen: Happen, title: str) -> None:
    shown: list[str] = []
    before = await told(filling, shown)

    happen(filling)
    first = await told(filling, shown)
    again = [await told(filling, shown) for _ in range(3)]

    assert before == []
    assert [one.partition(" (")[0] for one in first] == [title]
    assert again == [first] * 3


async def test_what_was_mended_and_breaks_again_is_told_again(filling: Filling) -> None:
    shown: list[str] = []
    workplace = filling.workplace
    connection_is_lost(filling)
    await told(filling, shown)

    workplace.store.write_now(connections.note_health, "store", at=workplace.now, problem=None)
    await told(filling, shown)
    assert workplace.store.read_now(notices.open_notices, scope=WORK) == []
    connection_is_lost(filling)

    assert await told(filling, shown) == ["WOO-EU: address not found"] * 2
