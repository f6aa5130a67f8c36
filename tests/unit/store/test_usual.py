"""What is usual of a kind of posting is told in units of its currency, by gross and by account."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.states import Move
from mlconnector_gui.accounting.usual import Usual, unusual_amounts
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.repositories import approving, postings
from tests.helpers.workspaces import STORE, connected_workplace


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[tuple[Workplace, str]]:
    workplace, filling = connected_workplace(tmp_path / "workspace")
    for number, total in enumerate(("90.00", "100.00", "100.00", "110.00", "9000.00")):
        filling.send(filling.sale(f"{number}", total=total), 1000 + number, Move.CONFIRM)
    yield workplace, filling.sale("7", total="700.00")
    workplace.store.close()


def test_the_usual_gross_is_in_units_and_one_large_one_does_not_move_it(
    filled: tuple[Workplace, str],
) -> None:
    workplace, posting_id = filled
    posting = workplace.store.read_now(postings.posting_by_id, posting_id)

    assert workplace.store.read_now(approving.usual_gross, posting) == Decimal("100.00")


def test_what_each_account_took_is_known_beside_it(filled: tuple[Workplace, str]) -> None:
    workplace, _ = filled

    usual = workplace.store.read_now(approving.usual_of, connection_id=STORE, kind="sale", currency="USD")

    assert sorted(usual.gross) == [9_000, 10_000, 10_000, 11_000, 900_000]
    assert {tuple(sorted(known)) for known in usual.accounts.values()} >= {(5_000,) * 5, (840,) * 5}


def test_an_account_is_told_where_the_gross_is_as_usual() -> None:
    usual = Usual(gross=(10_000,) * 5, accounts={"40.5040": (100,) * 5, "40.5010": (9_000,) * 5})
    accounts = {"40.5040": Money.of("-50.00", "USD"), "40.5010": Money.of("60.00", "USD")}

    found = list(unusual_amounts(Money.of("110.00", "USD"), accounts, usual, what="SHP sale"))

    assert [(one.code, one.params["what"], one.params["times"]) for one in found] == [
        ("amount.unusual", "SHP sale on 40.5040", "50")
    ]
    assert not any(one.blocks for one in found)


def test_of_few_nothing_is_usual() -> None:
    usual = Usual(gross=(100,) * 4)

    assert not list(unusual_amounts(Money.of("900.00", "USD"), {}, usual, what="SHP sale"))
