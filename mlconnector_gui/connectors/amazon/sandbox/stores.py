"""The Amazon sellers of the sandbox's world, and what goes on with them."""

import random
from dataclasses import dataclass, replace
from datetime import timedelta

from mlconnector_gui.connectors.amazon.sandbox.scenario import build
from mlconnector_gui.connectors.amazon.sandbox.seller import EUROPE, FAR_EAST, NORTH_AMERICA, Seller
from mlconnector_gui.connectors.amazon.sandbox.simulator import AmazonSimulator
from mlconnector_gui.sandbox.faults import FaultPlan
from mlconnector_gui.sandbox.stores import SimulatedStore
from mlconnector_gui.sandbox.world import World

_SELLERS = (("00001", NORTH_AMERICA), ("00002", EUROPE), ("00001", FAR_EAST))
_PACE = 2000.0
"""Nobody waits in the sandbox: these sellers were given rates far above the published ones."""


def simulated_stores(world: World, faults: FaultPlan) -> list[SimulatedStore]:
    """Build a seller for each region, sharing the world's orders between them."""
    share = max(world.orders_per_day // (2 * len(_SELLERS)), 1)
    return [_store(world, faults, company, seller, share) for company, seller in _SELLERS]


def _store(world: World, faults: FaultPlan, company: str, seller: Seller, share: int) -> SimulatedStore:
    seller = replace(seller, pace=_PACE)
    simulator = build(world, faults, seller, orders_per_day=share)
    return SimulatedStore(
        name=seller.name,
        connector="amazon",
        app=simulator.app,
        company=company,
        values={
            "region": seller.region,
            "client_id": seller.client_id,
            "seller_id": seller.seller_id,
            "timezone": seller.timezone,
        },
        secrets={"client_secret": seller.client_secret, "refresh_token": seller.refresh_token},
        books=simulator,
        life=SellerLife(simulator, world.random(f"{seller.name}/life")),
        webhooks=simulator,
    )


@dataclass(slots=True)
class SellerLife:
    """What happens after the first look: a settlement is issued again, one is repeated, orders come in."""

    simulator: AmazonSimulator
    rng: random.Random

    def go_on(self) -> None:
        simulator = self.simulator
        settled = list(simulator.settlements.values())
        if settled:
            chosen = self.rng.sample(settled, k=2)
            simulator.issue_again(chosen[0].settlement_id)
            now = simulator.clock.now().replace(microsecond=0)
            simulator.publish([chosen[1]], created=now - timedelta(seconds=1))
        for market in simulator.seller.markets:
            simulator.sell(market.marketplace_id)
