"""A ShipStation account over its simulator: each parcel is received once, its label accrued and vouchered."""

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from decimal import Decimal
from pathlib import Path

import pytest

from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.app.sandbox import (
    JDE_NAME,
    SandboxOptions,
    fill_in,
    opening_moment,
    running_sandbox,
    sandbox_workplace,
)
from mlconnector_gui.app.sandbox_headless import HeadlessRun
from mlconnector_gui.engine.engine import Engine
from mlconnector_gui.sandbox.clock import HurriedClock
from mlconnector_gui.services.aged_labels import aged_labels
from mlconnector_gui.services.audit_log import verify_audit
from mlconnector_gui.services.carrier_invoices import (
    read_carrier_invoice,
    told,
    voucher_carrier_invoice,
)
from mlconnector_gui.services.request_run import Job
from mlconnector_gui.store.lease import engine_lease
from mlconnector_gui.store.repositories import postings
from mlconnector_gui.store.repositories.postings import StoredPosting
from tests.helpers.problems import refused
from tests.helpers.receipts import FENCED

pytest.importorskip(
    "mlconnector_gui.connectors.shipstation.sandbox.stores", reason="needs the ShipStation connector"
)

S = PostingState
SHIPPING = "SHIP-US"


@asynccontextmanager
async def shipping_company(
    folder: Path, *, faults: str = "none", **values: str
) -> AsyncIterator[HeadlessRun]:
    options = SandboxOptions(seed=7, days=3, orders_per_day=8, faults=faults, connectors=("shipstation",))
    with running_sandbox(options, clock=HurriedClock(opening_moment(options))) as sandbox:
        for store in sandbox.stores:
            store.values.update({"receipts": "yes", "freight": "account", **values})  # type: ignore[attr-defined]
        with (
            sandbox_workplace(sandbox, folder) as workplace,
            engine_lease(workplace.store, folder, holder="sandbox", now=workplace.now),
        ):
            await fill_in(workplace, sandbox, jde_values=FENCED)
            run = HeadlessRun(sandbox=sandbox, workplace=workplace, engine=Engine(workplace))
            try:
                await run.engine.recover()
                yield run
            finally:
                await run.engine.jobs.close()


def made(run: HeadlessRun, kind: str) -> list[StoredPosting]:
    every = run.workplace.store.read_now(postings.postings_in, *S)
    return [posting for posting in every if posting.kind == kind]


@pytest.mark.parametrize("faults", ["none", "hostile"])
async def test_every_parcel_is_received_once_with_its_quantities(tmp_path: Path, faults: str) -> None:
    async with shipping_company(tmp_path, faults=faults) as run:
        await run.play()

        parcels = {one.external_id: one for one in run.sandbox.stores[0].books.parcels()}  # type: ignore[attr-defined]
        received = run.sandbox.jde.receipts()
        receipts = made(run, "receipt")
        proof = await verify_audit(run.workplace)

    settled = [one for one in receipts if one.state is S.POSTED]
    for posting in settled:
        mine = [one for one in received if one.container == posting.reference[:20]]
        quantities = Counter({f"{one.order}-{one.line.normalize():f}": one.quantity for one in mine})
        keyed = Counter[str]()
        for line in parcels[posting.external_id].lines:
            if line.line_key:
                keyed[line.line_key] += line.quantity  # type: ignore[assignment]  # quantities are decimals
        assert len({one.document_number for one in mine}) == 1
        assert not parcels[posting.external_id].voided
        assert {key: quantities[key] for key in keyed} == dict(keyed)
    assert len(settled) >= 3
    assert len(received) == sum(one.container != "" for one in received)
    assert all(one.state in {S.POSTED, S.BLOCKED, S.DISMISSED, S.REVERSED} for one in receipts)
    assert proof.is_verified


async def test_what_labels_cost_is_accrued_and_cleared_by_the_carriers_invoice(tmp_path: Path) -> None:
    async with shipping_company(tmp_path / "w") as run:
        await run.play()
        labels = [
            one
            for one in run.sandbox.stores[0].books.parcels()  # type: ignore[attr-defined]
            if one.cost and not one.voided
        ]
        accrued = [one for one in made(run, "freight") if one.state is S.POSTED]
        lines = [
            line
            for document in run.sandbox.jde.documents()
            if " freight " in document.explanation and document.explanation.startswith(SHIPPING)
            for line in document.lines
        ]
        trackings = _trackings(run)
        waiting = await aged_labels(run.workplace)
        sheet = tmp_path / "invoice.csv"
        rows = [
            f"{tracking},{amount + (Decimal('1.50') if place == 0 else 0)}"
            for place, (tracking, amount) in enumerate(trackings.items())
        ]
        sheet.write_text("\n".join(["tracking_number,amount", *rows]))
        invoice = read_carrier_invoice(
            sheet, number="F-1", invoice_date=run.workplace.now.date(), supplier=5001, currency="USD"
        )
        vouchered = await voucher_carrier_invoice(
            run.workplace, SHIPPING, invoice, gl_date=run.workplace.now.date()
        )
        await run._approve()
        await run._settle()

        posting = run.workplace.store.read_now(postings.posting_by_id, vouchered.posting_id)
        (voucher,) = [one for one in run.sandbox.jde.vouchers() if one.invoice_number == "F-1"]
        cleared = await aged_labels(run.workplace)
        with refused("voucher.drafted_before"):
            await voucher_carrier_invoice(run.workplace, SHIPPING, invoice, gl_date=run.workplace.now.date())

    assert len(accrued) == len(labels)
    assert sum(line.amount for line in lines) == 0
    assert told(vouchered.settled)["adjustment"] == "1.50 USD"
    assert vouchered.unsettled == ()
    assert {one.tracking_number: one.amount.amount for one in waiting.labels} == trackings
    assert waiting.ageing[0].total.amount == sum(trackings.values())
    assert cleared.labels == ()
    assert posting.state is S.CONFIRMED
    assert voucher.gross == sum(trackings.values()) + Decimal("1.50")


def _trackings(run: HeadlessRun) -> dict[str, Decimal]:
    """What stands accrued by tracking number, out of the ledger's own lines."""
    found: dict[str, Decimal] = {}
    for posting in made(run, "freight"):
        if posting.state is not S.POSTED:
            continue
        for line in run.workplace.store.read_now(postings.lines_of, posting.posting_id):
            if line["role"] == "freight_out":
                tracking = line["description"].rpartition(" ")[2]
                found[tracking] = found.get(tracking, Decimal(0)) + Decimal(line["amount_minor"]) / 100
    return found


async def test_purchase_orders_go_out_once_and_are_followed(tmp_path: Path) -> None:
    async with shipping_company(tmp_path, receives_orders="yes") as run:
        account = run.sandbox.stores[0].books.account  # type: ignore[attr-defined]
        forgotten = [
            number
            for number, kept in account.orders.items()
            if kept.record["orderStatus"] == "awaiting_shipment"
            and kept.record["orderKey"].startswith("0000")
        ][:1]
        keys = {account.orders.pop(number).record["orderKey"] for number in forgotten}
        await run._must_run(Job.MASTERS, JDE_NAME)
        await run._must_run(Job.PULL, JDE_NAME)
        await run._approve()
        await run._settle()
        await run._must_run(Job.PULL, JDE_NAME)
        await run._settle()

        orders = made(run, "order")
        standing = [kept.record["orderKey"] for kept in account.orders.values()]

    created = [one for one in orders if one.external_id.rpartition("/")[2] in keys]
    assert keys
    assert [one.state for one in created] == [S.CONFIRMED] * len(keys)
    assert all(standing.count(key) == 1 for key in keys)
    assert len({one.external_id for one in orders}) == len(orders)
