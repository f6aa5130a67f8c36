"""A large chart of accounts costs no more than a small one where it is used, and a search answers as it is typed."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from mlconnector_gui.accounting.accounts import Account
from mlconnector_gui.accounting.checks import check_draft
from mlconnector_gui.accounting.drafting import draft_posting
from mlconnector_gui.accounting.master_records import (
    MasterKind,
    MasterRecord,
    account_record,
    unit_record,
)
from mlconnector_gui.accounting.masters import MasterAccount, MasterBusinessUnit
from mlconnector_gui.store import Store, Transaction
from mlconnector_gui.store.queries.masters_view import MOST_FOUND, master_ids, master_rows
from mlconnector_gui.store.repositories.master_lookup import MasterLookup
from tests.helpers.accounting import BOOKKEEPING, full_mapping, master_records, masters, t9_sale
from tests.helpers.masters import save_masters
from tests.helpers.stores import add_shop, opened

SMALL, LARGE = 500, 50_000
LARGE_UNITS = 20_000
DOCUMENTS, ROUNDS = 50, 7
_WORDS = [
    "sales",
    "tax",
    "payable",
    "clearing",
    "stripe",
    "paypal",
    "shipping",
    "income",
    "freight",
    "bank",
    "returns",
    "discount",
    "rent",
]


def chart(accounts: int, units: int) -> list[MasterRecord]:
    """The masters of the accounting tests with many more accounts and business units around them."""
    words = [f"{one} {other}".title() for one in _WORDS for other in _WORDS]
    return [
        *master_records(masters()),
        *(
            account_record(
                MasterAccount(
                    account=Account(
                        business_unit=str(100 + number % max(units, 1)),
                        object_account=str(1000 + number // max(units, 1)),
                        subsidiary="" if number % 3 else "STRIPE",
                    ),
                    account_id=f"{1_000_000 + number:08}",
                    company="00002",
                    description=words[number % len(words)],
                    posting_edit="",
                )
            )
            for number in range(accounts)
        ),
        *(
            unit_record(
                MasterBusinessUnit(
                    business_unit=str(100 + number),
                    company="00002",
                    description=words[number % len(words)],
                    posting_edit="",
                )
            )
            for number in range(units)
        ),
    ]


@contextmanager
def charted(folder: Path, accounts: int, units: int) -> Iterator[Store]:
    with opened(folder) as store:
        store.write_now(add_shop, "ledger")
        store.write_now(save_masters, "ledger", chart(accounts, units))
        yield store


def prepare_a_batch(transaction: Transaction) -> int:
    """What preparation does with the masters for one batch of documents."""
    lookup = MasterLookup(transaction, "ledger")
    mapping = full_mapping()
    findings = 0
    for number in range(DOCUMENTS):
        sale = replace(t9_sale(), external_id=str(number), business_date=date(2026, 10, 9))
        draft = draft_posting(sale, bookkeeping=BOOKKEEPING, mappings=mapping, revision=1)
        findings += len(check_draft(draft, lookup.masters_for(draft)))
    return findings


def quickest(work: Callable[[], object]) -> float:
    """Seconds of the quickest of several rounds: the others waited for the machine."""
    spans = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        spans.append(time.perf_counter() - begun)
    return min(spans)


def steps_of(transaction: Transaction, work: Callable[[Transaction], object]) -> int:
    """Count the database's own instructions, in hundreds: the same on a busy machine as on an idle one."""
    counted = 0

    def count() -> int:
        nonlocal counted
        counted += 1
        return 0

    driver = transaction.connection.driver_connection
    assert driver is not None
    driver.set_progress_handler(count, 100)
    work(transaction)
    driver.set_progress_handler(None, 0)
    return counted


def test_preparing_fifty_documents_costs_with_50_000_accounts_what_it_does_with_500(tmp_path: Path) -> None:
    with (
        charted(tmp_path / "small", SMALL, SMALL) as small,
        charted(tmp_path / "large", LARGE, LARGE_UNITS) as large,
    ):
        assert small.read_now(prepare_a_batch) == large.read_now(prepare_a_batch) == 0

        few, many = small.read_now(steps_of, prepare_a_batch), large.read_now(steps_of, prepare_a_batch)
        spans = [quickest(partial(store.read_now, prepare_a_batch)) for store in (small, large)]

    print(
        f"50,000 accounts against 500: {many / few:.2f} times the steps, {spans[1] / spans[0]:.2f} times the time"
    )
    assert many <= 1.1 * few + 1


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with charted(tmp_path_factory.mktemp("large"), LARGE, LARGE_UNITS) as store:
        yield store


@pytest.mark.parametrize("text", ["1", "10", "100.10", "strip", "tax payable", "01049999", "zzzz", "ank ret"])
def test_a_search_answers_while_one_types(large: Store, text: str) -> None:
    """As a ratio to reading the whole index once, so that a busy machine changes nothing."""

    def search() -> list[int]:
        return large.read_now(master_ids, "ledger", MasterKind.ACCOUNTS, text)

    spent = quickest(search)
    whole = quickest(lambda: large.read_now(master_ids, "ledger", MasterKind.ACCOUNTS))
    found = large.read_now(master_rows, search()[:50])

    print(f"{text}: {1000 * spent:.1f} ms, the whole list {1000 * whole:.1f} ms")
    assert spent < 2 * whole
    assert len(search()) <= MOST_FOUND
    assert all(
        word in f"{row.record.name} {row.record.description} {row.record.key}".lower()
        for row in found
        for word in text.split()
    )


def test_saving_a_large_chart_is_linear(tmp_path: Path) -> None:
    """Fifty times the pages are written in not much more than fifty times the time."""

    def saved(folder: Path, accounts: int) -> float:
        with opened(folder) as store:
            store.write_now(add_shop, "ledger")
            records = chart(accounts, 0)
            begun = time.perf_counter()
            store.write_now(save_masters, "ledger", records)
            return time.perf_counter() - begun

    small = min(saved(tmp_path / f"small{place}", LARGE // 10) for place in range(3))
    large = saved(tmp_path / "large", LARGE)

    print(f"{LARGE:,} accounts saved in {large:.2f} s, a tenth in {small:.2f} s")
    assert large < 25 * small
