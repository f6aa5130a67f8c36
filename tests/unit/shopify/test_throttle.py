"""Points are waited for before a query, not only after a refusal."""

from mlconnector_gui.base.clock import FixedClock
from mlconnector_gui.connectors.shopify.sandbox.shop import Shop
from mlconnector_gui.connectors.shopify.throttle import Budget, Cost
from tests.helpers.shopify_shop import NOW, Place, read


def cost(*, requested: float = 800, available: float = 300) -> Cost:
    return Cost(requested=requested, actual=400, maximum=2000, available=available, restored_a_second=100)


def test_what_is_missing_of_the_last_price_is_waited_for() -> None:
    clock = FixedClock(NOW)
    budget = Budget(clock)
    budget.note("orders", cost())

    assert budget.wait_seconds("orders") == 5.01
    clock.advance(3)
    assert budget.wait_seconds("orders") == 2.01
    clock.advance(3)
    assert budget.wait_seconds("orders") == 0.0


def test_a_document_that_was_never_sent_is_sent_at_once() -> None:
    budget = Budget(FixedClock(NOW))
    budget.note("orders", cost(available=0))

    assert budget.wait_seconds("shop") == 0.0


def test_a_price_above_the_bucket_waits_for_a_full_bucket_only() -> None:
    budget = Budget(FixedClock(NOW))
    budget.note("orders", cost(requested=5000, available=1900))

    assert budget.wait_seconds("orders") == 1.01


async def test_a_small_bucket_is_never_overdrawn() -> None:
    place = Place(shop=Shop(bucket=1000, restored_a_second=50))
    for _ in range(40):
        place.clock.advance(1)
        place.stories.by_card(place.clock.now())
    began = place.clock.monotonic()

    documents = await read(place.source(), days=1)

    assert len(documents) == 40
    assert place.clock.monotonic() - began > 10
    assert place.simulator.graphql.throttled == 0
    await place.close()
