"""`mlconnector webhooks`: where stores deliver to, whether they do, and a test that proves the way."""

import asyncio
import sys
from argparse import ArgumentParser, Namespace

from mlconnector_gui.app.commands.shell import say, table, workplace_of
from mlconnector_gui.services.webhook_settings import change_webhook_settings
from mlconnector_gui.services.webhooks import (
    DoorView,
    WebhookOverview,
    open_door,
    register_webhooks,
    rotate_keys,
    try_webhook,
    webhook_overview,
    webhook_secret,
)
from mlconnector_gui.store.lease import engine_is_running
from mlconnector_gui.ui.words.sentences import stored_sentence
from mlconnector_gui.ui.words.webhooks import DOORS


def add_parser(parser: ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    status = actions.add_parser("status", help="show the endpoint, and each store's address and state")
    status.set_defaults(run=_status)
    listen = actions.add_parser("listen", help="say where the engine listens")
    listen.add_argument("--on", action="store_true", default=None, help="listen while the engine runs")
    listen.add_argument("--off", action="store_false", dest="on", help="do not listen")
    listen.add_argument("--host", help="127.0.0.1 (default) or an address of this machine in your network")
    listen.add_argument("--port", type=int)
    listen.add_argument("--public-address", metavar="URL", help="of your own proxy with TLS")
    listen.add_argument(
        "--quiet-hours", type=int, metavar="N", help="without a delivery, then it is too quiet"
    )
    listen.set_defaults(run=_listen)
    for name, words, run in (
        ("register", "have the store deliver to this workspace", _register),
        ("test", "send a delivery to the public address and see that it arrives", _test),
        ("rotate", "change the address and the secret", _rotate),
    ):
        action = actions.add_parser(name, help=words)
        action.add_argument("name", help="the connection")
        action.set_defaults(run=run)
    secret = actions.add_parser(
        "secret", help="make the address, and print it with the secret to enter by hand"
    )
    secret.add_argument("name", help="the connection")
    secret.set_defaults(run=_secret)


def _status(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        overview = asyncio.run(webhook_overview(workplace))
        runs = engine_is_running(workplace.folder)
    rows = [_row(view) for view in overview.doors]
    words = "\n".join(
        (_endpoint(overview, runs=runs), table([("name", "state", "received", "refused", "address"), *rows]))
    )
    say(
        arguments,
        words,
        is_open=overview.settings.is_open,
        listening=overview.listening.address if runs else "",
        problem=overview.listening.problem,
        public_address=overview.settings.public_address,
        stores=[_told(view) for view in overview.doors],
    )
    return 0


def _endpoint(overview: WebhookOverview, *, runs: bool) -> str:
    if not overview.settings.is_open:
        return "The endpoint is switched off: mlconnector webhooks listen --on"
    if overview.listening.problem:
        return stored_sentence(overview.listening.problem).text
    if not runs or not overview.listening.address:
        return "The endpoint opens with the engine, which is not running."
    return f"Listens at {overview.listening.address}."


def _row(view: DoorView) -> tuple[str, str, str, str, str]:
    door = view.door
    state = stored_sentence(view.problem).what if view.problem else DOORS[view.standing].word
    counts = (str(door.received), str(door.refused)) if door else ("", "")
    return (view.connection.name, state, *counts, view.address)


def _told(view: DoorView) -> dict[str, object]:
    door = view.door
    return {
        "name": view.connection.name,
        "connector": view.connection.connector,
        "state": view.standing.value,
        "address": view.address,
        "received": door.received if door else 0,
        "repeated": door.repeated if door else 0,
        "refused": door.refused if door else 0,
        "waiting": view.waiting,
        "unheard": view.unheard,
        "last_received_at": door.last_received_at if door else None,
        "problem": view.problem,
    }


def _listen(arguments: Namespace) -> int:
    given = {
        "is_open": arguments.on,
        "host": arguments.host,
        "port": arguments.port,
        "public_address": arguments.public_address,
        "quiet_hours": arguments.quiet_hours,
    }
    changes = {name: value for name, value in given.items() if value is not None}
    with workplace_of(arguments) as workplace:
        settings = asyncio.run(change_webhook_settings(workplace, **changes))
    where = f"{settings.host}, port {settings.port}"
    words = f"The engine listens at {where}." if settings.is_open else "The engine does not listen."
    if settings.is_open and not settings.is_loopback:
        print("Everyone in that network can now call this endpoint, in plain http.", file=sys.stderr)
    say(arguments, words, is_open=settings.is_open, host=settings.host, port=settings.port)
    return 0


def _register(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        door = asyncio.run(register_webhooks(workplace, arguments.name))
    topics = [str(one["topic"]) for one in door.subscriptions]
    say(arguments, f"{arguments.name} delivers {', '.join(topics)}.", name=arguments.name, topics=topics)
    return 0


def _test(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        tried = asyncio.run(try_webhook(workplace, arguments.name))
    words = f"A test delivery arrived by way of {tried.address} in {tried.seconds:.2f} s."
    say(arguments, words, name=arguments.name, address=tried.address, seconds=round(tried.seconds, 3))
    return 0


def _rotate(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        asyncio.run(rotate_keys(workplace, arguments.name))
    words = f"{arguments.name} has a new address and secret; the old ones open for an hour more."
    say(arguments, words, name=arguments.name, rotated=True)
    return 0


def _secret(arguments: Namespace) -> int:
    with workplace_of(arguments) as workplace:
        path = asyncio.run(open_door(workplace, arguments.name))
        secret = asyncio.run(webhook_secret(workplace, arguments.name))
    say(arguments, f"path   {path}\nsecret {secret}", name=arguments.name, path=path, secret=secret)
    return 0
