"""`mlconnector sandbox --serve` lets any client at the simulators with the keys that it prints, until it is ended."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parents[2]
COMMAND = (
    "sandbox",
    "--serve",
    "--json",
    "--days",
    "1",
    "--orders-per-day",
    "2",
    "--connector",
    "woocommerce",
)


@pytest.mark.skipif(sys.platform == "win32", reason="a console's Ctrl+C ends it there")
def test_a_client_gets_in_with_the_printed_keys_and_a_termination_ends_it() -> None:
    program = [sys.executable, "-m", "mlconnector_gui.app.cli", *COMMAND]
    with subprocess.Popen(program, cwd=ROOT, stdout=subprocess.PIPE, text=True) as serving:  # noqa: S603  our own
        assert serving.stdout is not None
        shops = [one for one in json.loads(serving.stdout.readline()) if one["connector"] == "woocommerce"]
        orders = f"{shops[0]['address']}/wp-json/wc/v3/orders"
        with httpx.Client(timeout=20) as client:
            answers = [client.get(orders), client.get(orders, params=_keys(shops[0]["secrets"]))]
        serving.send_signal(signal.SIGTERM)
        ended = serving.wait(timeout=20)

    assert [answer.status_code for answer in answers] == [401, 200]
    assert answers[1].json()
    assert ended == 0


def _keys(secrets: dict[str, str]) -> dict[str, str]:
    return {name: secrets[name] for name in ("consumer_key", "consumer_secret")}
