"""Registration, its health, and how a door stands in words."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from mlconnector_gui.services.connect import remove_connection
from mlconnector_gui.services.request_run import Job
from mlconnector_gui.services.webhook_keys import load_keys
from mlconnector_gui.services.webhook_settings import WebhookSettings, change_webhook_settings
from mlconnector_gui.services.webhooks import (
    DoorStanding,
    DoorView,
    register_webhooks,
    try_webhook,
    webhook_overview,
)
from mlconnector_gui.store.repositories.runs import recent_runs
from mlconnector_gui.store.repositories.webhooks import DeliveryState
from tests.helpers.company import SHOP, SHOP_HOST
from tests.helpers.problems import refused
from tests.helpers.webhooks import PUBLIC, Listening, about, listening_company


@pytest.fixture
async def listening(tmp_path: Path) -> AsyncIterator[Listening]:
    async with listening_company(tmp_path) as opened:
        yield opened


async def view(listening: Listening) -> DoorView:
    (door,) = (await webhook_overview(listening.company.workplace)).doors
    return door


async def test_registering_again_changes_nothing(listening: Listening) -> None:
    before = [(one.id, one.delivery_url, one.status) for one in listening.company.shop.webhooks]

    await register_webhooks(listening.company.workplace, SHOP)

    after = [(one.id, one.delivery_url, one.status) for one in listening.company.shop.webhooks]
    assert before == after
    assert len(before) == 10
    assert [one["event"] for one in listening.company.audit()].count("webhook.registered") == 1


async def test_webhooks_of_others_are_left_alone(listening: Listening) -> None:
    other = listening.company.shop.webhooks[0]
    other.delivery_url = "https://another.example.com/in"
    listening.company.workplace.store.write_now(
        lambda transaction: transaction.exec_driver_sql("UPDATE webhook_door SET subscriptions = '[]'")
    )

    await register_webhooks(listening.company.workplace, SHOP)

    assert other.delivery_url == "https://another.example.com/in"
    assert len(listening.company.shop.webhooks) == 11


async def test_what_the_shop_switched_off_is_noticed_and_made_active_again(listening: Listening) -> None:
    company = listening.company
    for webhook in company.shop.webhooks[:3]:
        webhook.status = "disabled"
    company.pass_time(minutes=61)

    await listening.follow()

    jobs = [run.job for run in company.workplace.store.read_now(recent_runs, limit=50)]
    renewed = [one["fields"] for one in company.audit() if one["event"] == "webhook.registered"][-1]
    assert jobs.count(Job.SUBSCRIPTIONS.value) == 1
    assert {webhook.status for webhook in company.shop.webhooks} == {"active"}
    assert len(renewed["renewed"]) == 3


async def test_a_shop_that_refuses_is_a_problem_of_the_webhooks_and_not_of_the_connection(
    listening: Listening,
) -> None:
    company = listening.company
    company.shop.remove_key(company.shop.shop.consumer_key)
    company.pass_time(minutes=61)

    await listening.follow()

    door = await view(listening)
    assert door.standing is DoorStanding.PROBLEM
    assert door.problem is not None
    assert door.connection.problem is None
    company.pass_time(minutes=5)
    await listening.follow()
    jobs = [run.job for run in company.workplace.store.read_now(recent_runs, limit=50)]
    assert jobs.count(Job.SUBSCRIPTIONS.value) == 1


async def test_a_door_stands_as_what_it_saw(listening: Listening) -> None:
    company = listening.company
    waiting = (await view(listening)).standing
    await listening.send(about(1))
    receiving = (await view(listening)).standing
    company.pass_time(hours=23)
    company.shop.sell()
    company.shop._site.webhooks.queue.clear()
    await company.fetch()
    not_yet = (await view(listening)).standing
    company.pass_time(hours=2)
    quiet = await view(listening)
    await listening.send(about(2))
    again = (await view(listening)).standing
    await change_webhook_settings(company.workplace, is_open=False)
    await listening.server.keep_up()
    closed = (await view(listening)).standing

    assert [waiting, receiving, not_yet, quiet.standing, again, closed] == [
        DoorStanding.WAITING,
        DoorStanding.RECEIVING,
        DoorStanding.RECEIVING,
        DoorStanding.QUIET,
        DoorStanding.RECEIVING,
        DoorStanding.CLOSED,
    ]
    assert quiet.unheard == 1


async def test_silence_alone_is_no_alarm(listening: Listening) -> None:
    listening.company.pass_time(days=9)
    await listening.company.fetch()

    assert (await view(listening)).standing is DoorStanding.WAITING


async def test_the_test_goes_the_whole_way_and_is_kept(listening: Listening) -> None:
    tried = await try_webhook(listening.company.workplace, SHOP)

    assert tried.address == PUBLIC
    assert [one.state for one in listening.deliveries()] == [DeliveryState.TEST]


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (httpx.Response(200, content=b"welcome"), "webhook.test_answered_by_another"),
        (httpx.Response(502), "webhook.test_refused"),
        (httpx.Response(404), "webhook.test_refused"),
    ],
)
async def test_a_proxy_that_leads_elsewhere_fails_the_test(
    listening: Listening, answer: httpx.Response, code: str
) -> None:
    transport = httpx.MockTransport(lambda _request: answer)
    listening.company.workplace.network.transports["hooks.example.com"] = transport  # type: ignore[index]

    with refused(code):
        await try_webhook(listening.company.workplace, SHOP)


async def test_keys_go_with_the_connection(listening: Listening) -> None:
    connection_id, path = listening.connection_id, listening.path
    await remove_connection(listening.company.workplace, SHOP)
    await listening.server.keep_up()

    async with listening.post.client() as client:
        answer = await client.post(path, content=b"{}", headers={"Content-Type": "application/json"})

    assert answer.status_code == 404
    assert load_keys(listening.company.workplace.vault, connection_id) is None


async def test_nothing_of_a_body_names_a_host_that_is_called(listening: Listening) -> None:
    """The wire knows two hosts; a call to any other would fail to be made and fail the run."""
    for evil in (
        "https://169.254.169.254/",
        "https://shop.example.com.evil.example/",
        "//evil",
        "file:///etc",
    ):
        await listening.send(about(1, resource_url=evil, _links={"self": [{"href": evil}]}))
    listening.company.shop_wire.seen.clear()

    await listening.follow()

    assert {request.url.host for request in listening.company.shop_wire.seen} == {SHOP_HOST}
    assert DeliveryState.WAITING not in {one.state for one in listening.deliveries()}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"port": 70_000}, "webhook.port_invalid"),
        ({"host": "example"}, "webhook.host_invalid"),
        ({"public_address": "ftp://x"}, "webhook.public_address_invalid"),
        ({"public_address": "https://u:p@x"}, "webhook.public_address_invalid"),
        ({"public_address": "https://x/?a=1"}, "webhook.public_address_invalid"),
        ({"public_address": "https://x:port"}, "webhook.public_address_invalid"),
        ({"quiet_hours": 0}, "webhook.limit_invalid"),
    ],
)
def test_settings_that_cannot_be_are_refused(changes: dict[str, object], code: str) -> None:
    with refused(code):
        WebhookSettings(**changes)  # type: ignore[arg-type]  # the case names its settings
