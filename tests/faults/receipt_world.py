"""
A simulated warehouse on virtual time: purchase orders shipped, split, voided, mixed up; a clerk who matches by hand.

    uv run python -m tests.faults.receipt_world --orders 500 --faults hostile --deaths 40 [--seed 1] [--route batch]

The program is killed at steps drawn from the seed, and started again. At the end every parcel of an order is in
F43121 once, with its quantities, or was put aside by the clerk; `sandbox_receipts` compares the books of both sides.
"""

import argparse
import asyncio
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from mlconnector_gui.accounting.purchase_orders import line_key
from mlconnector_gui.accounting.receipt_drafting import RECEIPT, receipt_facts_of, shipment_of
from mlconnector_gui.accounting.receipt_matching import ManualMatch
from mlconnector_gui.accounting.shipments import ShipmentLine
from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.app.sandbox import SandboxOptions, built_sandbox
from mlconnector_gui.app.sandbox_headless import REVIEWER
from mlconnector_gui.sandbox.purchases import purchase_orders
from mlconnector_gui.services.receipt_matches import match_by_hand
from mlconnector_gui.services.request_run import Job, request_run
from mlconnector_gui.services.review import Seen, dismiss_postings
from mlconnector_gui.store.repositories import postings
from mlconnector_gui.store.repositories.postings import StoredPosting
from tests.faults.points import Life
from tests.faults.small_world import MORNING, Ending, SmallWorld, host, small_folder, telling_bugs
from tests.faults.virtual import VirtualClock, run_virtually

_DAYS = 10
_OF_SALES = 4
"""A world has an order of goods for so many sales."""
_REASON = "the warehouse says what it was"
_STEPS_OF_A_LIFE = (20, 800)


@dataclass(slots=True)
class ReceiptWorld(SmallWorld):
    """A clerk looks at every shipment that stands still, and says what it was or puts it aside."""

    halted: Counter[str] = field(default_factory=Counter)
    """Why shipments stood still, each counted once."""
    resumed: set[str] = field(default_factory=set)
    """Those that went on after a person matched them."""

    async def _settle(self) -> None:
        """What is confirmed may lead to more: an accrual to its voucher, the voucher to the accrual's reversal."""
        await SmallWorld._settle(self)
        while await self._has_more():
            await self._approve()
            await SmallWorld._settle(self)

    async def _has_more(self) -> bool:
        for store in self.sandbox.stores:
            await request_run(self.workplace, Job.PREPARE, connection=store.name)
        await self.engine.run_until_idle()
        return bool(await self.workplace.store.read(postings.postings_in, PostingState.READY))

    async def _take_over_changes(self) -> None:
        """Between the second look and its approval the clerk matches what stands still."""
        await SmallWorld._take_over_changes(self)
        await self._match_by_hand()

    async def _match_by_hand(self) -> None:
        clerk, read = self.workplace.acting_as(REVIEWER), self.workplace.store.read
        for one in await read(postings.postings_in, PostingState.BLOCKED):
            if one.kind != RECEIPT or one.why == "receipt.order_unchecked":
                continue
            key = f"{one.posting_id} halted"
            if key not in self._done:
                self._done.add(key)
                self.halted[one.why] += 1
            decided = await read(_decided, one)
            seen = Seen(posting_id=one.posting_id, revision=one.revision)
            state = await match_by_hand(clerk, seen, decided, reason=_REASON)
            if state is PostingState.READY:
                self.resumed.add(one.posting_id)
                continue
            now = await read(postings.posting_by_id, one.posting_id)
            await dismiss_postings(clerk, [replace(seen, revision=now.revision)], reason=_REASON)


def _decided(transaction: object, posting: StoredPosting) -> list[ManualMatch]:
    """
    Say what a clerk says who looks into the parcel: this item is that line, and no more of it than is open.

    What is not open at all is left out of the receipt; the warehouse sorts that out with the supplier.
    """
    subject = postings.subject_of(transaction, posting.posting_id)  # type: ignore[arg-type]  # as it was handed
    assert subject is not None
    facts, shipment = receipt_facts_of(subject), shipment_of(subject)
    assert facts is not None
    left = {
        line_key(order.key, line.number): (
            line.item,
            Decimal(0)
            if line.is_closed
            else line.open_quantity - facts.pending.get(line_key(order.key, line.number), Decimal(0)),
            line.per_primary or Decimal(1),
        )
        for order in facts.orders
        for line in order.lines
    }
    return [_line_decided(place, line, left) for place, line in enumerate(shipment.lines, start=1)]


def _line_decided(
    place: int, line: ShipmentLine, left: dict[str, tuple[str, Decimal, Decimal]]
) -> ManualMatch:
    meant = line.line_key if line.line_key in left else _meant(line, left)
    if not meant or left[meant][1] <= 0:
        return ManualMatch(position=place)
    item, open_quantity, pieces = left[meant]
    shipped = line.quantity if line.line_key else line.quantity / pieces
    taken = min(shipped, open_quantity).quantize(Decimal("0.0001"))
    left[meant] = (item, open_quantity - taken, pieces)
    return ManualMatch(position=place, order_line=meant, quantity=taken.normalize())


def _meant(line: ShipmentLine, left: dict[str, tuple[str, Decimal, Decimal]]) -> str:
    """An exchanged item goes by its old number with a letter behind it."""
    sku = line.sku.removesuffix("-B")
    return next((key for key, (item, _, _) in left.items() if item == sku), "")


def options_of(
    orders: int, *, seed: int = 1, faults: str = "none", route: str = "orchestration"
) -> SandboxOptions:
    """Return the options of a world with so many purchase orders, spread over ten days."""
    return SandboxOptions(
        connectors=("shipstation",),
        seed=seed,
        days=_DAYS,
        orders_per_day=-(-orders // _DAYS) * _OF_SALES,
        faults=faults,
        route=route,
    )


def play_receipts(
    lives: Sequence[Life] = (), *, options: SandboxOptions, mode: str = RECEIPT
) -> tuple[Ending, ReceiptWorld]:
    """Play one world through in a folder that is gone afterwards."""
    with small_folder() as folder:

        async def main(loop: asyncio.AbstractEventLoop) -> tuple[Ending, ReceiptWorld]:
            sandbox = built_sandbox(options, clock=VirtualClock(MORNING, loop))
            for store in sandbox.stores:
                store.values["receipt_mode"] = mode  # type: ignore[index]  # a plain dictionary
            addresses = {one: f"https://{host(one)}" for one in sandbox.apps}
            world = ReceiptWorld(
                sandbox=replace(sandbox, addresses=addresses),
                folder=folder,
                goes_on=True,
                approved_at_once=20,
            )
            with telling_bugs(world):
                return await world.live_through(lives), world

        return run_virtually(main)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--orders", type=int, default=500)
    parser.add_argument("--faults", choices=("none", "mild", "hostile"), default="none")
    parser.add_argument("--deaths", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--route", choices=("orchestration", "batch"), default="orchestration")
    parser.add_argument("--mode", choices=("receipt", "batch"), default="receipt")
    arguments = parser.parse_args()
    dice = random.Random(arguments.seed)
    lives = [Life(steps=dice.randint(*_STEPS_OF_A_LIFE)) for _ in range(arguments.deaths)]
    options = options_of(
        arguments.orders, seed=arguments.seed, faults=arguments.faults, route=arguments.route
    )
    began = time.monotonic()
    ending, world = play_receipts(lives, options=options, mode=arguments.mode)
    received = [one for one in world.sandbox.jde.receipts() if not one.reversed]
    print(
        f"{len(purchase_orders(world.sandbox.world))} orders, {arguments.faults}, {ending.lives - 2} deaths"
    )
    print(
        f"{len({one.document_number for one in received})} receipts of {len(received)} lines stand in F43121"
    )
    print(f"halted: {dict(world.halted)}; went on after a match by hand: {len(world.resumed)}")
    print(f"states: {ending.states}")
    print(f"faults shown: {dict(ending.books.faults)}")
    print(f"died at: {dict(world.died_at.most_common(12))}")
    print(f"wrong: {ending.wrong}")
    print(f"{time.monotonic() - began:.0f} s")
    return 1 if ending.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
