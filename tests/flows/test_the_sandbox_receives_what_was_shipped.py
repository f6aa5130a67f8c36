"""The sandbox's ShipStation: receipts and freight go into JDE once; what was taken back is no disagreement."""

from pathlib import Path

from mlconnector_gui.app.sandbox import SandboxOptions
from mlconnector_gui.app.sandbox_headless import run_headless


async def test_receipts_and_freight_are_posted_and_jde_agrees(tmp_path: Path) -> None:
    report = await run_headless(
        SandboxOptions(connectors=("shipstation",), days=5, orders_per_day=12), tmp_path
    )

    (counts,) = report["connections"].values()
    assert report["ok"]
    assert report["validated"]
    assert counts["posted"] > 30
    assert counts["blocked"] == counts["needs_person"] == counts["in_doubt"] == 0
