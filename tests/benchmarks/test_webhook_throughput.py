"""The endpoint keeps up with a bare server, within a factor; the figures are `webhook_throughput`'s to print."""

from pathlib import Path

import pytest

from tests.benchmarks.webhook_throughput import measure


@pytest.mark.timeout(300)
async def test_half_of_a_flood_is_kept_at_a_quarter_of_the_speed_of_doing_nothing(tmp_path: Path) -> None:
    report = await measure(tmp_path, deliveries=3000, lanes=32)

    assert report.kept == report.genuine
    assert report.endpoint.told.wrongly_believed == 0
    assert set(report.endpoint.told.statuses) == {200, 401}
    assert report.ratio >= 0.25
    assert report.endpoint.grown_megabytes < 50
