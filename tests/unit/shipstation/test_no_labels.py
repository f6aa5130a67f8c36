"""Nothing here ever buys a label or changes what was shipped: that costs money."""

import re
from pathlib import Path

import mlconnector_gui.connectors.shipstation as connector
from mlconnector_gui.connectors.port import Window
from tests.helpers.shipstation import KEY, NOW, Station
from tests.helpers.shipstation_orders import changed, created, product, sent

FOLDER = Path(connector.__file__).parent
FORBIDDEN = re.compile(
    r"label|getrates|addfunds|markasshipped|registeraccount|refreshstore|deactivate|assignuser|holduntil|tag|"
    r"restorefromhold|createwarehouse",
    re.IGNORECASE,
)
PATH = re.compile(r"""["'](f?/[a-z][^"'\s]*)["']""", re.IGNORECASE)
WRITES = {"POST /orders/createorders", "POST /webhooks/subscribe", "PUT /products/", "DELETE /webhooks/"}


def sources() -> list[Path]:
    found = [path for path in FOLDER.rglob("*.py") if "sandbox" not in path.parts]
    assert len(found) > 15
    return found


def test_no_path_in_the_source_leads_to_a_call_that_costs_money() -> None:
    """Every quoted path is looked at, and so is every write with its method."""
    paths = {path for source in sources() for path in PATH.findall(source.read_text(encoding="utf-8"))}

    assert "/orders/createorders" in paths
    assert not [path for path in paths if FORBIDDEN.search(path)]


def test_every_write_of_the_source_is_one_of_a_few() -> None:
    text = "\n".join(source.read_text(encoding="utf-8") for source in sources())
    writes = re.findall(r"client\.(?:write|send|delete)\(", text)

    assert len(writes) == 4


async def test_no_label_is_bought_whatever_is_done() -> None:
    station = Station()
    station.order()
    source = station.source()
    window = Window(start=NOW.replace(year=2025), end=NOW)

    await sent(station, created(), changed(KEY, lines__1__quantity="3.00"))
    await sent(station, product(name="Mug"))
    for stream in ("orders", "shipments", "fulfillments", "products"):
        assert [page async for page in source.pages(stream, window)]
    assert [proof async for proof in source.prove()]
    await source.facts()

    await source.close()
    made = {path for path in station.paths if not path.startswith("GET ")}
    assert {re.sub(r"\d+$", "", path) for path in made} <= WRITES
    assert station.account.labels_bought == 0
    assert station.account.shipments == {}
