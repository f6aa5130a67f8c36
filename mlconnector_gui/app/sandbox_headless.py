"""The sandbox's whole job without a window: fetch, prepare, approve, send, prove, and count."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from mlconnector_gui.accounting.customer_drafting import CUSTOMER
from mlconnector_gui.accounting.customer_policy import names_customers
from mlconnector_gui.accounting.states import IN_LEDGER, PostingState
from mlconnector_gui.accounting.store_records import RECORD
from mlconnector_gui.app.sandbox import (
    JDE_NAME,
    Sandbox,
    SandboxOptions,
    fill_in,
    opening_moment,
    running_sandbox,
    sandbox_workplace,
)
from mlconnector_gui.app.sandbox_check import Verdict, check_books
from mlconnector_gui.app.sandbox_customers import wrong_customers
from mlconnector_gui.app.sandbox_receipts import check_receipts
from mlconnector_gui.app.sandbox_records import (
    differing_prices,
    missing_products,
    offers_items,
    unapproved_records,
)
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.registry import connector_spec
from mlconnector_gui.engine.engine import Engine
from mlconnector_gui.sandbox.clock import HurriedClock
from mlconnector_gui.sandbox.stores import ShippingBooks, SimulatedStore
from mlconnector_gui.sandbox.world import CATALOGUE, COMPANIES, NEW_ITEM, POUNDS, WEB_CODE
from mlconnector_gui.services.audit_log import verify_audit
from mlconnector_gui.services.reconcile import balance_proofs
from mlconnector_gui.services.replay import replay_posting
from mlconnector_gui.services.request_run import Job, request_run, run_result
from mlconnector_gui.services.review import Seen, approve_postings
from mlconnector_gui.services.wishes import OUTSIDE_BAND
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction, audit
from mlconnector_gui.store.lease import engine_lease
from mlconnector_gui.store.repositories import connections, ledger_findings, postings
from mlconnector_gui.store.repositories.postings import StoredPosting
from mlconnector_gui.store.repositories.runs import RunState

REVIEWER = "sandbox reviewer"
_APPROVED_AT_ONCE = 20
_CENT, _WHOLE = Decimal("0.01"), Decimal(100)
_MOST_TRIES, _MOST_TOLD = 30, 20
_LONGEST_WAIT = timedelta(days=2)
_UNTIL_JDE_IS_IDLE_SECONDS = 600.0
"""What JDE still held back is entered by then: a document that came late counts like any other."""


@dataclass(slots=True)
class HeadlessRun:
    """Plays the people around the program: a reviewer, a shop that goes on, JDE's operators."""

    sandbox: Sandbox
    workplace: Workplace
    engine: Engine
    fetched: dict[str, int] = field(default_factory=dict)
    approved: dict[str, int] = field(default_factory=dict)

    async def play(self) -> None:
        await self._must_run(Job.MASTERS, JDE_NAME)
        await self._fetch()
        await self._approve()
        for store in self.sandbox.stores:
            store.life.go_on()
        self._change_prices()
        self._enter_new_item()
        self.sandbox.clock.advance(60)
        await self._fetch()
        await self._take_over_changes()
        await self._approve()
        await self._settle()
        self.sandbox.stop_faults()
        await self._finish_customers()
        await self._settle()
        self.sandbox.clock.advance(_UNTIL_JDE_IS_IDLE_SECONDS)
        self.sandbox.jde.post_batches()
        await self._must_run(Job.WATCH, JDE_NAME)
        await self._must_run(Job.VALIDATE, JDE_NAME)

    async def _finish_customers(self) -> None:
        """Look up whom JDE could not be asked about, and let orders follow that waited for a customer's number."""
        for store in self.sandbox.stores:
            apart = [one.name for one in connector_spec(store.connector).streams if one.is_apart]
            for stream in apart if names_customers(store.values) else ():
                await self._must_run(Job.PULL, store.name, stream=stream)
            if store.values.get("customers_in_jde"):
                await self._must_run(Job.PREPARE, store.name)
        await self._approve()
        await self._settle()
        await self._approve()

    async def _fetch(self) -> None:
        for store in self.sandbox.stores:
            await self._must_run(Job.PULL, store.name)
            await self.engine.run_until_idle()
        if self._takers:
            await self._must_run(Job.PULL, JDE_NAME)
            await self.engine.run_until_idle()

    @property
    def _takers(self) -> list[SimulatedStore]:
        """The stores that take prices from JDE."""
        return [store for store in self.sandbox.stores if store.values.get("receives_prices") == "yes"]

    def _change_prices(self) -> None:
        """JDE's people raise some prices; one is changed twice, and one is taken back."""
        if not self._takers:
            return
        first, second, third, *_ = CATALOGUE
        jde = self.sandbox.jde
        for product, percents in ((first, (3,)), (second, (4, 6)), (third, (5, 0))):
            for percent in percents:
                raised = product.price * (_WHOLE + percent) / _WHOLE
                jde.set_base_price(product.sku, raised.quantize(_CENT))
                self.sandbox.clock.advance(2)

    def _enter_new_item(self) -> None:
        """JDE's people mark a new item for the web."""
        if not any(offers_items(store) for store in self.sandbox.stores):
            return
        jde, sku = self.sandbox.jde, NEW_ITEM.sku
        jde.add_item(sku, NEW_ITEM.name)
        jde.categorize_item(sku, SRP1=WEB_CODE)
        jde.convert_unit(sku, "EA", "LB", POUNDS)
        jde.set_base_price(sku, NEW_ITEM.price)

    async def _must_run(self, job: Job, connection: str, *, stream: str = "") -> None:
        """Ask for a run as often as a schedule would, until it succeeds."""
        for _ in range(_MOST_TRIES):
            params = {"stream": stream} if stream else {}
            run_id = await request_run(self.workplace, job, connection=connection, params=params)
            await self.engine.run_until_idle()
            result = await run_result(self.workplace, run_id)
            if job is Job.PULL:
                seen = result.counts.get("new", 0) + result.counts.get("changed", 0)
                self.fetched[connection] = self.fetched.get(connection, 0) + seen
            if result.state is RunState.SUCCEEDED:
                return
            self.sandbox.clock.advance(30)
        raise Problem("sandbox.run_never_succeeded", job=job.value, connection=connection)

    async def _approve(self) -> None:
        """Approve everything that is ready, in handfuls, while the engine sends what was approved before."""
        reviewer = self.workplace.acting_as(REVIEWER)
        while ready := await self.workplace.store.read(postings.postings_in, PostingState.READY):
            alone = [one for one in ready if one.why == OUTSIDE_BAND]
            handful = alone[:1] or ready[:_APPROVED_AT_ONCE]
            await approve_postings(
                reviewer, [Seen(posting_id=one.posting_id, revision=one.revision) for one in handful]
            )
            await self.engine.run_until_idle()

    async def _take_over_changes(self) -> None:
        reviewer = self.workplace.acting_as(REVIEWER)
        changed = await self.workplace.store.read(postings.postings_in, PostingState.CHANGED_AFTER_APPROVAL)
        for posting in changed:
            await replay_posting(reviewer, Seen(posting_id=posting.posting_id, revision=posting.revision))

    async def _settle(self) -> None:
        """Let time pass until the engine has nothing left to do by itself."""
        give_up = self.sandbox.clock.now() + _LONGEST_WAIT
        await self.engine.run_until_idle()
        while (moment := await self.engine.next_moment()) is not None and moment < give_up:
            self.sandbox.clock.advance_to(moment)
            await self.engine.run_until_idle()


async def run_headless(options: SandboxOptions, folder: Path) -> dict[str, Any]:
    """Run the sandbox in a folder and return the report; `report['ok']` is False where anything is wrong."""
    began = time.monotonic()
    clock = HurriedClock(opening_moment(options))
    with running_sandbox(options, clock=clock) as sandbox, sandbox_workplace(sandbox, folder) as workplace:
        with engine_lease(workplace.store, folder, holder="sandbox", now=workplace.now):
            await fill_in(workplace, sandbox)
            run = HeadlessRun(sandbox=sandbox, workplace=workplace, engine=Engine(workplace))
            try:
                await run.engine.recover()
                await run.play()
            finally:
                await run.engine.jobs.close()
        return await _report(sandbox, workplace, run, seconds=time.monotonic() - began)


async def _report(
    sandbox: Sandbox, workplace: Workplace, run: HeadlessRun, *, seconds: float
) -> dict[str, Any]:
    proof = await verify_audit(workplace)
    every = await workplace.store.read(postings.postings_in, *PostingState)
    records = await workplace.store.read(lambda transaction: list(audit.exported(transaction)))
    documents = sandbox.jde.documents()
    verdict = check_books(
        [event for store in sandbox.stores for event in store.books.events()],
        documents,
        records,
        open_postings=[one.explanation for one in every if _is_open(one)],
        vouchers=sandbox.jde.owed(),
    )
    names = await workplace.store.read(_names)
    records_wrong = [
        *differing_prices(
            sandbox.stores, sandbox.jde.base_price, [one.number for one in every if _is_open(one)]
        ),
        *unapproved_records(sandbox.stores, records),
        *unapproved_records(sandbox.stores, records, "product", [NEW_ITEM.sku]),
        *missing_products(sandbox.stores),
    ]
    customers_wrong = list(
        wrong_customers(
            sandbox.stores,
            sandbox.jde.customers(),
            records,
            [one.explanation for one in every if one.kind == CUSTOMER and _is_open(one)],
            sandbox.world.first_day,
        )
    )
    receipts_wrong = check_receipts(
        [parcel for books in _shipping(sandbox) for parcel in books.parcels()],
        sandbox.jde.receipts(),
        documents,
        records,
        open_postings=[one.explanation for one in every if _is_open(one)],
    )
    stated = [one for mine in (await balance_proofs(workplace)).values() for one in mine]
    disagreements = await workplace.store.read(ledger_findings.open_findings)
    balances_wrong = [f"balance: {one}" for one in stated if not one.difference.is_zero]
    wrong = [
        *_wrong(verdict),
        *records_wrong,
        *customers_wrong,
        *receipts_wrong[:_MOST_TOLD],
        *balances_wrong,
    ]
    return {
        "connections": {
            store.name: {"connector": store.connector, **_counts(store.name, every, names, run)}
            for store in sandbox.stores
        },
        "ledger": _ledger(documents),
        "duplicates": len(verdict.duplicates),
        "lost": len(verdict.lost),
        "unapproved": len(verdict.unapproved),
        "audit": {"records": proof.records, "verified": proof.is_verified},
        "balances": [
            {"role": one.role.value, "owed": str(one.owed), "difference": str(one.difference)}
            for one in stated
        ],
        "validated": not disagreements,
        "reconciled": verdict.is_reconciled and not receipts_wrong,
        "seconds": round(seconds, 1),
        "faults": {
            name: count
            for plan in (sandbox.jde_faults, sandbox.store_faults)
            for name, count in sorted(plan.shown.items())
        },
        "sessions_open": sandbox.jde.open_sessions,
        "customers": len(sandbox.jde.customers()),
        "wrong": wrong,
        "ok": verdict.is_good and proof.is_verified and not wrong,
    }


def _shipping(sandbox: Sandbox) -> list[ShippingBooks]:
    """The books of the stores whose parcels are to be received."""
    wanted = [store.books for store in sandbox.stores if store.values.get("receipts") == "yes"]
    return [books for books in wanted if isinstance(books, ShippingBooks)]


def _is_open(posting: StoredPosting) -> bool:
    """Openly not, or not yet, in the ledger as the source stands: somebody sees it and has it to do."""
    return posting.state not in IN_LEDGER or posting.source_change is not None


def _counts(
    name: str, every: list[StoredPosting], names: Mapping[str, str], run: HeadlessRun
) -> dict[str, int]:
    mine = [
        posting
        for posting in every
        if names[posting.target_id if posting.document_type == RECORD else posting.connection_id] == name
    ]
    states = [posting.state for posting in mine]
    in_ledger = [state for state in states if state in IN_LEDGER]
    sent = [
        *in_ledger,
        *(state for state in states if state in {PostingState.IN_DOUBT, PostingState.NEEDS_PERSON}),
    ]
    return {
        "fetched": run.fetched.get(name, 0),
        "prepared": len([posting for posting in mine if posting.content is not None]),
        "blocked": states.count(PostingState.BLOCKED),
        "approved": len(sent) + states.count(PostingState.APPROVED),
        "accepted": len(in_ledger),
        "confirmed": len([state for state in in_ledger if state is not PostingState.ACCEPTED]),
        "posted": states.count(PostingState.POSTED),
        "in_doubt": states.count(PostingState.IN_DOUBT),
        "needs_person": states.count(PostingState.NEEDS_PERSON),
    }


def _ledger(documents: list[Any]) -> dict[str, Any]:
    debits: dict[str, Any] = {}
    credited: dict[str, Any] = {}
    for document in documents:
        for line in document.lines:
            side = debits if line.amount > 0 else credited
            currency = COMPANIES[document.company][1]
            side[currency] = side.get(currency, 0) + abs(line.amount)
    return {
        "documents": len(documents),
        "debits": {currency: str(total) for currency, total in sorted(debits.items())},
        "credits": {currency: str(total) for currency, total in sorted(credited.items())},
    }


def _wrong(verdict: Verdict) -> list[str]:
    return [
        f"{name}: {text}"
        for name in ("duplicates", "lost", "unapproved", "amounts_differ", "unbalanced")
        for text in getattr(verdict, name)
    ][:_MOST_TOLD]


def _names(transaction: Transaction) -> dict[str, str]:
    return {one.connection_id: one.name for one in connections.connections(transaction)}
