"""
Measure the mapping on a large company: `python -m tests.benchmarks.measure_mapping [RULES] [DOCUMENTS] [ACCOUNTS]`.

Prints, in milliseconds: simulating a draft, the longest pause of a loop beside it, searching accounts as one types,
looking the rules over, one edit, and drawing the list.
"""

import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from mlconnector_gui.accounting.accounts import Account
from mlconnector_gui.accounting.mapping import MappingRule
from mlconnector_gui.accounting.masters import MasterAccount
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.services.find_accounts import StoredAccountFinder, look_over
from mlconnector_gui.services.mapping_draft import add_rules, mapping_state, put_in_force
from mlconnector_gui.services.simulate_mapping import simulate_rules
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import documents
from mlconnector_gui.store.repositories.documents import IncomingDocument
from mlconnector_gui.ui.screens.mappings.presenter import MappingsPresenter
from mlconnector_gui.ui.screens.mappings.rows import RuleSort
from tests.helpers.accounting import master_records, masters, rule
from tests.helpers.masters import save_masters
from tests.helpers.workspaces import LEDGER, NOON, STORE, IdleEngine, connected_workplace

_TYPED = ("4", "40", "40.5", "40.501", "ship", "shipping in", "zzz", "account 40.07")


def fill_documents(transaction: Transaction, count: int) -> None:
    incoming = [
        IncomingDocument(external_id=str(number), payload=order(number), created_at=NOON, modified_at=NOON)
        for number in range(1, count + 1)
    ]
    documents.save_documents(
        transaction, connection_id=STORE, stream="orders", documents=incoming, fetched_at=NOON
    )


def order(number: int) -> bytes:
    goods = [
        {
            "id": place,
            "name": f"Article {number * 3 + place}",
            "sku": f"SKU-{(number * 3 + place) % 6000:05d}",
            "quantity": 1,
            "product_id": 7,
            "tax_class": "",
            "subtotal": "100.00",
            "total": "100.00",
            "taxes": [],
        }
        for place in range(3)
    ]
    return json.dumps(
        {
            "id": number,
            "number": str(number),
            "status": "completed",
            "currency": "USD",
            "date_created_gmt": "2026-10-30T14:02:11",
            "date_paid_gmt": "2026-10-30T14:02:11",
            "date_modified_gmt": "2026-10-30T14:02:11",
            "total": "306.50",
            "payment_method": ("stripe", "paypal", "bacs")[number % 3],
            "billing": {"country": "US", "state": "CA"},
            "line_items": goods,
            "shipping_lines": [{"id": 9, "method_title": "Flat rate", "method_id": "flat", "total": "6.50"}],
        }
    ).encode()


def fill_accounts(transaction: Transaction, count: int) -> None:
    known = masters()
    many = {}
    for number in range(count):
        account = Account(business_unit=str(40 + number // 1000), object_account=f"{5000 + number % 1000}")
        many[account] = MasterAccount(
            account=account,
            account_id=f"{number:08d}",
            company="00002",
            description=f"{('Product sales', 'Shipping income', 'Fees', 'Tax payable')[number % 4]} {number}",
            posting_edit="",
        )
    records = master_records(replace(known, accounts={**known.accounts, **many}))
    save_masters(transaction, LEDGER, records)


async def timed(name: str, work: Callable[[], Awaitable[object]]) -> None:
    began = time.perf_counter()
    await work()
    print(f"{name:<44} {(time.perf_counter() - began) * 1000:>10,.1f} ms")


async def measure(workplace: Workplace, rules_count: int) -> None:
    base = list((await mapping_state(workplace)).rules)
    many = [
        rule("x", LineRole.PRODUCT_SALES, f"40.{5000 + number % 900}", sku=f"SKU-{number:05d}")
        for number in range(rules_count - len(base))
    ]
    numbered = [
        replace(one, rule_id=f"rule-{place:04d}", position=place) for place, one in enumerate([*base, *many])
    ]
    await timed(
        f"put {rules_count:,} rules in force", lambda: put_in_force(workplace, numbered, reason="many")
    )
    state = await mapping_state(workplace)
    await timed("one edit (add a rule)", lambda: add_rules(workplace, many[:1], what="add", seen=state.seen))
    state = await mapping_state(workplace)
    await timed("another edit", lambda: add_rules(workplace, many[1:2], what="add", seen=state.seen))
    state = await mapping_state(workplace)
    tried = [
        replace(one, object_account="5999") if number % 10 == 0 and one.conditions else one
        for number, one in enumerate(state.rules)
    ]
    await simulate(workplace, tried)
    await timed("look all rules over (chart, order, names)", lambda: look_over(workplace, state.rules))
    finder = StoredAccountFinder(workplace)
    for text in _TYPED:
        await timed(f"search accounts: {text!r}", lambda text=text: finder.search_accounts(text, 50))
    presenter = MappingsPresenter(workplace, IdleEngine())
    await timed("read and arrange the list", presenter.refresh)
    await timed("search the list", lambda: presenter.show("SKU-0007", RuleSort.ORDER, descending=False))


async def simulate(workplace: Workplace, rules: list[MappingRule]) -> None:
    longest, last = 0.0, time.perf_counter()

    async def beat() -> None:
        nonlocal longest, last
        while True:
            await asyncio.sleep(0.001)
            now = time.perf_counter()
            longest, last = max(longest, now - last), now

    beating = asyncio.create_task(beat())
    began = time.perf_counter()
    found = [one async for one in simulate_rules(workplace, rules)][-1]
    print(
        f"{'simulate: ' + f'{found.looked_at:,} documents':<44} {(time.perf_counter() - began) * 1000:>10,.1f} ms"
    )
    print(f"{'  lines / changed lines':<44} {found.lines:>10,} / {found.changed_lines:,}")
    print(f"{'  longest pause of the loop beside it':<44} {longest * 1000:>10,.1f} ms")
    beating.cancel()


def main() -> None:
    rules, count, accounts = (int(text) for text in [*sys.argv[1:], "5000", "10000", "50000"][:3])
    with tempfile.TemporaryDirectory() as folder:
        workplace, _ = connected_workplace(Path(folder) / "workspace")
        workplace.store.write_now(fill_documents, count)
        workplace.store.write_now(fill_accounts, accounts)
        print(
            f"{rules:,} rules, {count:,} documents, {accounts:,} accounts; {datetime.now(UTC):%Y-%m-%d %H:%M} UTC"
        )
        asyncio.run(measure(workplace, rules))
        workplace.store.close()


if __name__ == "__main__":
    main()
