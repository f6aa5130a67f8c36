"""The webhooks of the simulated shop: listed, made, renewed, and refused in words."""

from datetime import UTC, date, datetime

import httpx
import pytest

from mlconnector_gui.connectors.port import ConnectionValues
from mlconnector_gui.connectors.woocommerce.sandbox import ApiKey, Shop, WooCommerceSimulator, build
from mlconnector_gui.connectors.woocommerce.subscriptions import (
    WooCommerceSubscriptions,
    open_subscriptions,
)
from mlconnector_gui.sandbox.clock import SandboxClock
from mlconnector_gui.sandbox.faults import FaultPlan
from mlconnector_gui.sandbox.world import World
from tests.helpers.problems import refused
from tests.helpers.woocommerce import HOST, environment_over

SECRET = "0123456789abcdefABCDEF"
CLOCK = SandboxClock(datetime(2026, 11, 20, 12, tzinfo=UTC))
HERE = "https://hooks.example.com/hooks/t1"


def shop() -> WooCommerceSimulator:
    world = World(seed=5, first_day=date(2026, 11, 1), days=0, orders_per_day=0, clock=CLOCK)
    return build(world, FaultPlan(), Shop())


def connected(sim: WooCommerceSimulator, key: ApiKey | None = None) -> WooCommerceSubscriptions:
    given = key or ApiKey(consumer_key=sim.shop.consumer_key, consumer_secret=sim.shop.consumer_secret)
    return open_subscriptions(
        ConnectionValues(
            name="WOO",
            values={"address": f"https://{HOST}"},
            secrets={"consumer_key": given.consumer_key, "consumer_secret": given.consumer_secret},
        ),
        environment_over(httpx.ASGITransport(app=sim.app), clock=CLOCK),
    )


async def test_what_was_subscribed_is_listed_with_all_the_others() -> None:
    sim = shop()
    subscriptions = connected(sim)
    made = [
        await subscriptions.subscribe("order.updated", address=f"{HERE}{n}", secret=SECRET)
        for n in range(130)
    ]

    listed = await subscriptions.listed()

    assert {one.subscription_id for one in listed} == {one.subscription_id for one in made}
    assert all(one.is_active and one.topic == "order.updated" for one in listed)
    assert {webhook.secret for webhook in sim.webhooks} == {SECRET}


async def test_a_disabled_one_is_made_active_at_its_new_address() -> None:
    sim = shop()
    subscriptions = connected(sim)
    old = await subscriptions.subscribe("order.created", address=HERE, secret="old0123456789abc")
    sim.webhooks[0].status = "disabled"
    (seen,) = await subscriptions.listed()

    renewed = await subscriptions.renew(old, address=f"{HERE}x", secret=SECRET)

    assert not seen.is_active
    assert (renewed.is_active, renewed.address) == (True, f"{HERE}x")
    assert sim.webhooks[0].secret == SECRET


async def test_a_key_that_may_only_read_is_told_what_is_missing() -> None:
    sim = shop()
    reader = ApiKey(consumer_key="ck_" + "e" * 40, consumer_secret="cs_" + "e" * 40, permission="read")
    sim.add_key(reader)
    subscriptions = connected(sim, reader)

    with refused("woocommerce.key_may_not_write"):
        await subscriptions.subscribe("order.created", address=HERE, secret=SECRET)

    assert sim.webhooks == []


@pytest.mark.parametrize("secret", ["", "short", "with spaces in it", "&lt;script&gt;0123456"])
async def test_a_secret_that_wordpress_would_change_is_never_sent(secret: str) -> None:
    sim = shop()

    with pytest.raises(ValueError, match="letters and digits"):
        await connected(sim).subscribe("order.created", address=HERE, secret=secret)

    assert sim.webhooks == []
