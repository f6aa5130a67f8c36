"""Webhooks in the shop: made, listed beyond a page, given another address, made anew when they are gone."""

from tests.helpers.problems import refused
from tests.helpers.shopify_shop import Place

ADDRESS = "https://hooks.example.com/hooks/shopify"


async def test_a_webhook_that_is_gone_is_not_listed_and_can_be_made_again(place: Place) -> None:
    subscriptions = place.subscriptions()
    made = await subscriptions.subscribe("orders/updated", address=ADDRESS, secret="")
    place.simulator.state.subscriptions.clear()

    assert await subscriptions.listed() == ()
    again = await subscriptions.subscribe("orders/updated", address=ADDRESS, secret="")

    assert await subscriptions.listed() == (again,)
    assert again.subscription_id != made.subscription_id
    assert again.topic == "orders/updated"


async def test_all_webhooks_are_listed_however_many_there_are(place: Place) -> None:
    subscriptions = place.subscriptions()
    for number in range(103):
        await subscriptions.subscribe("orders/updated", address=f"{ADDRESS}/{number}", secret="")

    assert len(await subscriptions.listed()) == 103


async def test_an_address_that_shopify_does_not_take_is_named(place: Place) -> None:
    subscriptions = place.subscriptions()

    with refused("shopify.subscription_refused") as caught:
        await subscriptions.subscribe("orders/updated", address="http://hooks.example.com", secret="")

    assert "http://" in caught.value.technical


async def test_a_webhook_of_another_topic_is_listed_as_what_it_is(place: Place) -> None:
    subscriptions = place.subscriptions()
    made = await subscriptions.subscribe("app/uninstalled", address=ADDRESS, secret="")

    assert made.topic == "app_uninstalled"
    assert made.is_active
